import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCsv } from "#lib/testing/parse-csv.ts";
import { EXPORT_COLUMNS, formatEvents, formatHeading, readExportFormat } from "./export-format.ts";
import type { RecordedEvent } from "./recorded-event.ts";

const event: RecordedEvent = {
  id: "7",
  occurredAt: new Date("2026-11-23T09:05:00.120Z"),
  actorKind: "person",
  actorId: "01890a5d-ac96-774b-bcce-b302099a8057",
  actorName: 'Müller, "Ann"\nLee',
  tokenId: null,
  action: "version.published",
  objectKind: "version",
  objectId: "x",
  partOfKind: "appliance",
  partOfId: "y",
  details: { version: "1.0", images: 2 },
  address: "2001:db8::7",
  requestId: "r",
};

describe("CSV", () => {
  it("has a line an event under a heading, in UTF-8 with a byte order mark", () => {
    const text = formatHeading("csv") + formatEvents("csv", [event, { ...event, id: "8" }]);
    expect(text.startsWith("\uFEFFid,time,")).toBe(true);
    const [heading, first, second, ...more] = parseCsv(text.slice(1));
    expect(more).toEqual([]);
    expect(heading).toEqual(Object.keys(EXPORT_COLUMNS));
    expect(first).toEqual([
      "7",
      "2026-11-23T09:05:00.120Z",
      "person",
      event.actorId,
      event.actorName,
      "",
      "version.published",
      "version",
      "x",
      "appliance",
      "y",
      "2001:db8::7",
      "r",
      '{"version":"1.0","images":2}',
    ]);
    expect(second?.[0]).toBe("8");
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1"])(
    "a name like %j is no formula",
    (name) => {
      const [row] = parseCsv(formatEvents("csv", [{ ...event, actorName: name }]));
      expect(row?.[4]).toBe(`'${name}`);
    },
  );

  it.each(["a\n=1", "a\r=1", "a\r\n=1"])("a line end within %j does not end the cell", (name) => {
    expect(formatEvents("csv", [{ ...event, actorName: name }])).toContain(`,"${name}",`);
  });

  it("no cell of whatever content begins like a formula, and none is lost", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.json(), (actorName, details) => {
        const told = { ...event, actorName, details: JSON.parse(details) as unknown };
        const rows = parseCsv(formatEvents("csv", [told]));
        expect(rows).toHaveLength(1);
        for (const cell of rows[0] ?? []) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        expect(rows[0]?.[4]?.replace(/^'/, "")).toBe(actorName.replace(/^'/, ""));
      }),
    );
  });
});

describe("NDJSON", () => {
  it("has one object a line, as recorded", () => {
    expect(formatHeading("ndjson")).toBe("");
    const lines = formatEvents("ndjson", [event, event]).split("\n");
    expect(lines).toHaveLength(3);
    expect(lines[2]).toBe("");
    expect(JSON.parse(lines[0] ?? "")).toEqual({
      id: "7",
      time: "2026-11-23T09:05:00.120Z",
      actor_kind: "person",
      actor_id: event.actorId,
      actor_name: event.actorName,
      token_id: null,
      action: "version.published",
      object_kind: "version",
      object_id: "x",
      part_of_kind: "appliance",
      part_of_id: "y",
      address: "2001:db8::7",
      request_id: "r",
      details: { version: "1.0", images: 2 },
    });
  });
});

it("knows two formats", () => {
  expect([readExportFormat("csv"), readExportFormat("ndjson")]).toEqual(["csv", "ndjson"]);
  for (const other of [undefined, "", "CSV", "xlsx"])
    expect(() => readExportFormat(other)).toThrow(/csv or ndjson/);
});
