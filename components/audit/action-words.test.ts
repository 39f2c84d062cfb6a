import { expect, it } from "vitest";
import { auditActionGroups, auditActions } from "#lib/audit/audit-event.ts";
import { actionChoices, actionWord, groupWord } from "./action-words.ts";

it("offers every action once, in its group", () => {
  expect(actionChoices.flatMap(({ actions }) => actions.map(({ value }) => value)).toSorted()).toEqual(
    auditActions.toSorted(),
  );
  for (const { value, actions } of actionChoices) {
    for (const action of actions) expect(action.value.startsWith(value)).toBe(true);
  }
});

it("has a word for every group", () => {
  for (const group of auditActionGroups) expect(groupWord(group)).toMatch(/^[A-Z]/);
  expect(groupWord("access_token")).toBe("Access tokens");
});

it("makes words of actions", () => {
  expect(actionWord("version.list_signed")).toBe("list signed");
  expect(actionWord("person.vo_role_granted")).toBe("VO role granted");
});
