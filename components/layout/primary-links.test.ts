import { describe, expect, it } from "vitest";
import { isWithin } from "./primary-links.ts";

describe("isWithin", () => {
  it("knows a page and the pages below it", () => {
    expect(isWithin("/vos", "/vos")).toBe(true);
    expect(isWithin("/vos/biomed/image-list", "/vos")).toBe(true);
  });

  it("is not fooled by an address that only begins alike", () => {
    expect(isWithin("/vosges", "/vos")).toBe(false);
    expect(isWithin("/", "/vos")).toBe(false);
  });
});
