import { defineConfig } from "prisma/config";

// `prisma generate` insists on a schema engine binary, which is only to be had from the vendor's own host,
// and then does not use it. Naming any executable file satisfies it; migrations run in prisma/migrate.ts.
if (process.argv.includes("generate")) process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: "prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "" },
});
