/** Where the product under test runs: far from what people start by hand. */
import path from "node:path";

export const PORT = 3917;
export const BASE_URL = `http://localhost:${PORT}`;
/** Images that tests register are served here, by lib/testing/image-server.ts. */
export const IMAGE_SERVER_PORT = 3927;
/** Where a test serves descriptions of versions. */
export const DESCRIPTION_SERVER_PORT = 3932;
export const DATA_DIR = path.resolve(import.meta.dirname, "../var/e2e");
