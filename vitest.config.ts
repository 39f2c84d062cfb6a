import { defineConfig } from "vitest/config";

/** A place whose offset is no whole hour: a forgotten time zone fails loudly. */
const TZ = "Asia/Kathmandu";
const EVERYWHERE = ["**/node_modules/**", ".next/**", "var/**", "e2e/**"];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["**/*.test.ts"],
          exclude: [...EVERYWHERE, "**/*.db.test.ts"],
          env: { TZ },
        },
      },
      {
        test: {
          name: "database",
          include: ["**/*.db.test.ts"],
          exclude: EVERYWHERE,
          env: { TZ },
          globalSetup: "lib/testing/template-database.ts",
          setupFiles: "lib/testing/own-database.ts",
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
