import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPresentedToken } from "#lib/access-token/credentials.ts";
import { buildToken, parseToken } from "#lib/access-token/token.ts";
import { paths } from "#lib/platform/paths.ts";
import { takeSecret } from "./secret-address.ts";

const TOKEN = "slw_0123456789abcdef_9_b19PPy8fDv7u3s6-rp6Ofm5eTj4uHg";

function take(url: string, authorization?: string) {
  const request = { url, headers: authorization ? { authorization } : {} } as Parameters<
    typeof takeSecret
  >[0];
  const isSecret = takeSecret(request);
  return { isSecret, url: request.url, presented: readPresentedToken(request.headers.authorization ?? null) };
}

describe("a token in the address of a list", () => {
  test.each([
    [`/list/ops/~${TOKEN}/image.list`, "/list/ops/image.list"],
    [`/list/ops/~${TOKEN}/streams/v1/index.json?x=1`, "/list/ops/streams/v1/index.json?x=1"],
    [`/list/ops/%7E${TOKEN}/@3/list.json`, "/list/ops/@3/list.json"],
    [`//list//ops//~${TOKEN}/opennebula//appliance`, "/list/ops/opennebula//appliance"],
    [`/list/ops/~${encodeURIComponent(TOKEN).replace("s", "%73")}/list.json`, "/list/ops/list.json"],
    [`/list/ops/~${TOKEN}`, "/list/ops/"],
  ])("%s is presented, and gone from the address", (url, rest) => {
    expect(take(url)).toEqual({ isSecret: true, url: rest, presented: TOKEN });
  });

  test("counts, whatever is presented beside it", () => {
    expect(take(`/list/ops/~${TOKEN}/list.json`, "Bearer another").presented).toBe(TOKEN);
  });

  test.each(["~", "~%0d%0aset-cookie:x", "~%ff", "~a b", `~${"x".repeat(300)}`, "~%"])(
    "that can be none is presented as one that does not work: %s",
    (part) => {
      const { isSecret, presented, url } = take(`/list/ops/${part}/list.json`, `Bearer ${TOKEN}`);
      expect([isSecret, url]).toEqual([true, "/list/ops/list.json"]);
      expect(parseToken(presented ?? "")).toBeNull();
    },
  );

  test.each([
    "/list/ops/list.json",
    "/list/ops/streams/~x",
    `/store/vo/~${TOKEN}/image.list`,
    `/list/ops?~${TOKEN}`,
    `/vos/ops/~${TOKEN}`,
    "",
  ])("is nowhere else: %s", (url) => {
    expect(take(url, "Bearer mine")).toEqual({ isSecret: false, url, presented: "mine" });
  });

  test("is found again in the address that is shown for it, whichever it is", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (random) => {
        const { token } = buildToken(random);
        const root = paths.secretListRoot("vo.example.org", token);
        expect(root, "clients take it as it is").toMatch(/^[A-Za-z0-9._~/-]+$/);
        expect(take(`${root}/image.list`).presented).toBe(token);
      }),
    );
  });
});
