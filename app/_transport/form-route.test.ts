import { describe, expect, it } from "vitest";
import { formRoute } from "./form-route.ts";

const FORM = "application/x-www-form-urlencoded";
const route = formRoute(async (fields) => Response.json(Object.fromEntries(fields)));

function post(body: BodyInit | null, headers: Record<string, string> = {}): Promise<Response> {
  const init = { method: "POST", body, headers, duplex: "half" };
  return route(new Request("https://va.example.org/api/auth/sign-in", init));
}

describe("a form without a script", () => {
  it.each([
    [FORM, "returnTo=%2Fappliances%3Fq%3Da+b", { returnTo: "/appliances?q=a b" }],
    [`${FORM}; charset=UTF-8`, "returnTo=%2F%C3%A9", { returnTo: "/é" }],
    ["Application/X-WWW-Form-Urlencoded", "", {}],
  ])("%s: its fields are read", async (type, body, expected) => {
    const answer = await post(body, { "content-type": type });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual(expected);
  });

  it("may be sent without any body", async () => {
    expect(await (await post(null)).json()).toEqual({});
  });

  it.each(["multipart/form-data; boundary=x", "application/json", "text/plain"])(
    "%s: is refused with a sentence",
    async (type) => {
      const answer = await post("returnTo=/", { "content-type": type });
      expect(answer.status).toBe(415);
      expect(await answer.text()).toMatch(/^Send the fields of the form as /);
    },
  );

  it("may announce no more than 16 kB", async () => {
    const answer = await post("a", { "content-type": FORM, "content-length": "16385" });
    expect(answer.status).toBe(413);
    expect(await answer.text()).toBe("The body may have at most 16384 bytes.\n");
  });

  it("that never ends is read for 16 kB and no further", async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 4096;
        controller.enqueue(new Uint8Array(4096).fill(97));
      },
    });
    const answer = await post(endless, { "content-type": FORM });
    expect(answer.status).toBe(413);
    expect(sent).toBeLessThan(2 * 16384);
  });
});
