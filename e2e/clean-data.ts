/** Every run begins with nothing: no database, no keys, no lists. */
import { rmSync } from "node:fs";
import { DATA_DIR } from "./settings.ts";

rmSync(DATA_DIR, { recursive: true, force: true });
