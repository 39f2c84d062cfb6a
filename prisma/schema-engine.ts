/**
 * Prisma's own schema engine, in its WebAssembly build from npm: what `prisma migrate` does, without the native
 * binary that can only be downloaded from the vendor's host.
 */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaEngine } from "@prisma/schema-engine-wasm";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";

const PRISMA_FOLDER = import.meta.dirname;

/** Every schema file of the project as it lies on disk. */
export function readDatamodels(): { path: string; content: string }[] {
  const files = [
    path.join(PRISMA_FOLDER, "schema.prisma"),
    ...readdirSync(path.join(PRISMA_FOLDER, "models"))
      .sort()
      .map((name) => path.join(PRISMA_FOLDER, "models", name)),
  ];
  return files.map((file) => ({ path: file, content: readFileSync(file, "utf8") }));
}

/** The reviewed migrations of `prisma/migrations`, oldest first. */
export function readMigrations(): MigrationList {
  const baseDir = path.join(PRISMA_FOLDER, "migrations");
  const names = readdirSync(baseDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(path.join(baseDir, name, "migration.sql"), "utf8") },
      },
    })),
  };
}

/**
 * Opens the engine on a database, hands it to `work` and closes it.
 *
 * @param databaseUrl a `postgresql://` URL
 * @returns what `work` returns
 */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const factory = new WholeScriptAdapterFactory({ connectionString: databaseUrl });
  const adapter = bindMigrationAwareSqlAdapterFactory(factory);
  const Engine = loadEngine();
  const engine = await Engine.new(
    { datamodels: readDatamodels().map(({ path, content }): [string, string] => [path, content]) },
    () => undefined,
    adapter,
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
    await factory.disconnect();
  }
}

type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;

/**
 * The stock adapter cuts a script at every semicolon, also inside function bodies and comments. PostgreSQL takes the
 * script whole, and then in one transaction: a migration that fails leaves nothing behind.
 */
class WholeScriptAdapterFactory extends PrismaPg {
  readonly #opened: Adapter[] = [];

  override async connect(): Promise<Adapter> {
    const adapter = await super.connect();
    this.#opened.push(adapter);
    adapter.executeScript = async (script) => {
      await adapter.underlyingDriver().query(script);
    };
    return adapter;
  }

  /** The engine forgets its connections when it is freed. */
  async disconnect(): Promise<void> {
    for (const adapter of this.#opened) await adapter.underlyingDriver().end();
  }
}

let loaded: typeof SchemaEngine | undefined;

function loadEngine(): typeof SchemaEngine {
  if (loaded) return loaded;
  const require = createRequire(import.meta.url);
  const wasmFile = path.join(
    path.dirname(require.resolve("@prisma/schema-engine-wasm/schema_engine_bg")),
    "schema_engine_bg.wasm",
  );
  const glue = bindings as unknown as WebAssembly.ModuleImports & {
    __wbg_set_wasm(exports: WebAssembly.Exports): void;
    SchemaEngine: typeof SchemaEngine;
  };
  const instance = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(wasmFile)), {
    "./schema_engine_bg.js": glue,
  });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as (() => void) | undefined)?.();
  loaded = glue.SchemaEngine;
  return loaded;
}
