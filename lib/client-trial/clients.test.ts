/** Clients that run at the same time are told apart, and the programs of one are not. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { groupByClient } from "./clients.ts";

const from = (address: string | null, ...names: string[]) => names.map((client) => ({ address, client }));
const groupsOf = (requests: { address: string | null; client: string }[]) =>
  groupByClient(requests).map(({ address, names, requests: { length } }) => [address, names, length]);

test("by their names, and by where they are", () => {
  const requests = [
    ...from("192.0.2.1", "python-requests/2.32", "Java/17", "python-requests/2.32"),
    ...from("192.0.2.2", "python-requests/2.32"),
    ...from(null, "python-requests/2.32"),
  ];
  expect(groupsOf(requests)).toEqual([
    ["192.0.2.1", ["python-requests/2.32"], 2],
    ["192.0.2.1", ["Java/17"], 1],
    ["192.0.2.2", ["python-requests/2.32"], 1],
    [null, ["python-requests/2.32"], 1],
  ]);
});

test.each([
  ["cloudkeeper", ["Faraday v1.10.0", "Ruby"]],
  ["vmcatcher", ["", "Wget/1.21.3"]],
  ["vmcatcher, as it names itself", ["vmcatcher", "Wget/1.21.3"]],
])("the list and the image of %s are of one client", (_client, names) => {
  expect(groupsOf(from("192.0.2.1", ...names))).toEqual([["192.0.2.1", names, names.length]]);
});

test("nothing is lost, and the order stays", () => {
  const request = fc.record({
    address: fc.constantFrom(null, "192.0.2.1", "2001:db8::1"),
    client: fc.constantFrom("", "Ruby", "Faraday v2", "curl/8", "Wget/1", '"],["'),
    at: fc.nat(),
  });
  fc.assert(
    fc.property(fc.array(request), (requests) => {
      const groups = groupByClient(requests);
      expect(groups.flatMap((group) => group.requests)).toHaveLength(requests.length);
      for (const group of groups) {
        expect(group.requests).toEqual(requests.filter((each) => group.requests.includes(each)));
        expect(new Set(group.requests.map(({ address }) => address)).size).toBe(1);
      }
    }),
  );
});
