import { expect, test } from "vitest";
import { personActor, tokenActor } from "#lib/testing/actors.ts";
import { type Actor, ANONYMOUS, requirePersonActor, system } from "./actor.ts";

test("what is done in person only is done by a person", () => {
  const ann = personActor();
  expect(requirePersonActor(ann, "People only.")).toBe(ann);
});

test.each<[string, Actor, string, string]>([
  ["nobody", ANONYMOUS, "unauthenticated", "Sign in first."],
  ["a person's token", tokenActor({ person: personActor() }), "forbidden", "People only."],
  ["the service", system("worker"), "forbidden", "People only."],
])("it is refused to %s", (_who, actor, code, message) => {
  expect(() => requirePersonActor(actor, "People only.")).toThrow(expect.objectContaining({ code, message }));
});
