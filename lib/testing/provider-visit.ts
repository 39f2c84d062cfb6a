/** A browser at the embedded identity provider, without a window: cookies and forms only. */

/**
 * Goes where the product sends it and signs in.
 *
 * @param address of the provider's authorization endpoint, with its query
 * @param fields of the form that chooses whom to be; `form` sends it to "be somebody else"
 * @returns the query with which the provider sends the browser back
 */
export async function visitProvider(
  address: string,
  fields: Record<string, string>,
  { form = false }: { form?: boolean } = {},
): Promise<Record<string, string>> {
  const cookies = new Map<string, string>();
  const ask = async (url: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(url, { ...init, headers: { ...init.headers, cookie }, redirect: "manual" });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get("location");
    if (!location)
      throw new Error(`${url} answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`);
    return new URL(location, url).href;
  };
  const interaction = await ask(address);
  const resume = await ask(`${interaction}${form ? "/form" : ""}`, {
    method: "POST",
    body: new URLSearchParams(fields),
  });
  const back = new URL(await ask(resume));
  return Object.fromEntries(back.searchParams);
}
