import { expect, it } from "vitest";
import { auditAddress, auditExportAddress } from "./audit-address.ts";

it("holds what was asked and nothing else", () => {
  expect(auditAddress({ typed: {} })).toBe("/admin/audit");
  expect(auditAddress({ typed: { who: "Ann & Bob", action: "version." }, order: "oldest" })).toBe(
    "/admin/audit?who=Ann+%26+Bob&action=version.&order=oldest",
  );
  expect(auditExportAddress({ typed: { from: "2026-11-01" } }, "csv")).toBe(
    "/admin/audit/export?from=2026-11-01&format=csv",
  );
});
