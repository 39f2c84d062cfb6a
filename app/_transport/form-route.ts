/** The one wrapper of routes to which a plain form of ours posts, so that it needs no script. */
import { AppError } from "#lib/platform/errors.ts";
import { statusOf } from "#lib/platform/problem.ts";
import { BODY_PROBLEMS, BODY_STATUS, readBody, refuseBody } from "./read-body.ts";

/** How browsers send a form that says nothing of its encoding (HTML, "form submission"). */
const FORM_TYPE = "application/x-www-form-urlencoded";

/** Our forms without a script have a field or two. */
const MOST_BYTES = 16 * 1024;

/** A route that gets the fields of the form; any other body, and one that is too long, is answered with a sentence. */
export function formRoute(
  answer: (fields: URLSearchParams) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    let fields: URLSearchParams;
    try {
      fields = await readFields(request);
    } catch (error) {
      return refuse(error);
    }
    return answer(fields);
  };
}

async function readFields(request: Request): Promise<URLSearchParams> {
  const [type = ""] = (request.headers.get("content-type") ?? FORM_TYPE).split(";");
  if (type.trim().toLowerCase() !== FORM_TYPE) {
    throw refuseBody(BODY_PROBLEMS.notAForm, `Send the fields of the form as ${FORM_TYPE}.`);
  }
  return new URLSearchParams(new TextDecoder().decode(await readBody(request, MOST_BYTES)));
}

function refuse(error: unknown): Response {
  if (!(error instanceof AppError)) throw error;
  return new Response(`${error.message}\n`, {
    status: BODY_STATUS[error.reason] ?? statusOf(error.code),
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });
}
