/** next-auth without its own addresses: one step of the sign-in, asked for as a function. */
import NextAuth, { type NextAuthOptions } from "next-auth";

type Step = {
  method: "GET" | "POST";
  /** As its addresses name it: `["callback", "federation"]`. */
  action: readonly string[];
  query?: Readonly<Record<string, string>>;
  body?: Readonly<Record<string, string>>;
  cookies: Readonly<Record<string, string>>;
};

/** What next-auth answers: where to go, cookies to set by name, and the body of what is no redirect. */
export type StepResult = {
  location: string | null;
  cookies: ReadonlyMap<string, string>;
  body: unknown;
};

/** Asks next-auth as if it stood behind `/api/auth`, in the manner of an API route (request, answer, options). */
export async function callNextAuth(options: NextAuthOptions, step: Step): Promise<StepResult> {
  const { method, action, query = {}, body, cookies } = step;
  const answer = createAnswer();
  const request = { method, query: { ...query, nextauth: action }, body, cookies, headers: {} };
  await NextAuth(request as never, answer as never, options);
  return {
    location: answer.headers.get("location")?.[0] ?? null,
    cookies: new Map((answer.headers.get("set-cookie") ?? []).map(readNameAndValue)),
    body: answer.body,
  };
}

/** As much of Node's answer as next-auth uses. */
function createAnswer() {
  const headers = new Map<string, string[]>();
  const answer = {
    headers,
    body: null as unknown,
    status: () => answer,
    getHeader: (name: string) => headers.get(name.toLowerCase()),
    setHeader(name: string, value: string | string[]) {
      headers.set(name.toLowerCase(), [value].flat());
      return answer;
    },
    end() {},
    send: (body: unknown) => answer.json(body),
    json(body: unknown) {
      answer.body = body;
    },
  };
  return answer;
}

/** The attributes are ours to say, see `authCookies`. */
function readNameAndValue(setCookie: string): [name: string, value: string] {
  const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(setCookie) ?? [];
  return [name, decodeURIComponent(value)];
}
