import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["**/*.test.ts"],
          exclude: ["**/node_modules/**", "**/*.db.test.ts", "var/**", ".next/**"],
          // A place whose offset is no whole hour: a forgotten time zone fails loudly.
          env: { TZ: "Asia/Kathmandu" },
        },
      },
    ],
  },
});
