/** A server action that was refused is called all the same, so that it can give back what was typed: all must ask. */
import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const sources = globSync("app/**/*.{ts,tsx}", {
  exclude: (name) => /\.test\.tsx?$|^app\/design/.test(String(name)),
})
  .map((file) => ({ file, text: readFileSync(file, "utf8") }))
  .filter(({ file }) => !file.startsWith("app/design/"));

const actionFiles = sources.filter(({ text }) => /^\s*"use server";/m.test(text));

it("finds the server actions", () => {
  expect(actionFiles.length).toBeGreaterThan(3);
});

it.each(actionFiles)("$file: every action asks whether it was refused", ({ text }) => {
  const made = [...text.matchAll(/^const (\w+) = (?:form|dialog)Action\(/gm)].map(([, name]) => name);
  const actions = [...text.matchAll(/^export async function (\w+)[\s\S]*?^}/gm)];
  expect(actions.length).toBeGreaterThan(0);
  expect(actions).toHaveLength([...text.matchAll(/^export /gm)].length);
  for (const [body, name] of actions) {
    const asks = /\breadRefusal\(\)/.test(body) || made.some((action) => body.includes(`return ${action}(`));
    expect(asks, `${name} must return what formAction or dialogAction made, or call readRefusal()`).toBe(
      true,
    );
  }
});

it("lets no route outside /api change anything: a refused server action passes there", () => {
  const routes = sources.filter(({ file }) => /\/route\.ts$/.test(file) && !file.startsWith("app/api/"));
  for (const { file, text } of routes) {
    expect(text, file).not.toMatch(/export (async )?(function|const) (POST|PUT|PATCH|DELETE)\b/);
  }
});
