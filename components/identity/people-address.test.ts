import { expect, it } from "vitest";
import { type PeopleView, peopleAddress, readPeopleView } from "./people-address.ts";

const EVERYBODY: PeopleView = { text: "", role: null, vo: null, state: null, page: 1 };

it.each<[string, Partial<PeopleView>]>([
  ["/admin/people", {}],
  ["/admin/people?q=ann+%26+bob", { text: "ann & bob" }],
  [
    "/admin/people?role=manager&vo=vo.example.org&state=blocked&page=3",
    { role: "manager", vo: "vo.example.org", state: "blocked", page: 3 },
  ],
  ["/admin/people?role=administrator", { role: "administrator" }],
])("%s says what is looked for", (address, view) => {
  expect(peopleAddress(view)).toBe(address);
  const parameters = Object.fromEntries(new URL(address, "https://va.example.org").searchParams);
  expect(readPeopleView(parameters)).toEqual({ ...EVERYBODY, ...view });
});

it("takes what is odd as not given", () => {
  expect(readPeopleView({ q: ["a\0b", "c"], role: "emperor", vo: " ", state: "asleep", page: "-1" })).toEqual(
    { ...EVERYBODY, text: "a b" },
  );
});
