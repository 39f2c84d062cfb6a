import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { SettingsError } from "../env.ts";
import { requireDatabaseAnswer } from "./require-answer.ts";

const own = process.env.DATABASE_URL ?? "";

async function refusalOf(databaseUrl: string): Promise<string> {
  const error = await requireDatabaseAnswer(databaseUrl).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SettingsError);
  return (error as SettingsError).message;
}

test("a database that answers is fine", async () => {
  await expect(requireDatabaseAnswer(own)).resolves.toBeUndefined();
});

test("where nobody listens, the reason is told and the password is not", async () => {
  expect(await refusalOf("postgresql://slipway:b9Wq2Ks7Vd@127.0.0.1:1/slipway")).toBe(
    "DATABASE_URL: the database does not answer (ECONNREFUSED). Start it, or correct the address.",
  );
});

test("what the server says against the connection is told", async () => {
  const missing = new URL(own);
  missing.pathname = `/missing_${randomUUID().replaceAll("-", "")}`;
  expect(await refusalOf(missing.href)).toMatch(
    /^DATABASE_URL: the database refuses the connection \(.*missing_.*\)\./,
  );
});

test("an address that cannot be read is not repeated", async () => {
  expect(await refusalOf("postgresql://slipway:b9Wq2Ks7Vd@[broken/slipway")).toBe(
    "DATABASE_URL: cannot be read as an address.",
  );
});
