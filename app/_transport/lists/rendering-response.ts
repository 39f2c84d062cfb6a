/** What lies below the root of a list, `/list/<vo>/`: the signed list itself, and its other formats. */
import "server-only";
import { notFound } from "#lib/platform/errors.ts";
import { fetchVoList, fetchVoRevisionList } from "#lib/vo-image-list/fetch-list.ts";
import { fetchRendering, type RenderingQuestion } from "#lib/vo-image-list/fetch-rendering.ts";
import { readNamePart, readRoutePart } from "../route-part.ts";
import { withCharset } from "./list-headers.ts";
import { respondWithFetched, respondWithList } from "./list-response.ts";

/** `@14`: the revision of that number. */
const REVISION = /^@([1-9]\d{0,8})$/;
const SIGNED_LIST = "image.list";

/**
 * Answers with the file at `/list/<vo>/<path>`; for the file of an image, with where it lies.
 *
 * @param path parts of the address behind the VO, as they were sent
 */
export async function respondWithRendering(
  request: Request,
  vo: string,
  path: readonly string[],
): Promise<Response> {
  const question = readQuestion(vo, path);
  if (question?.path === SIGNED_LIST) {
    const { vo: name, revision } = question;
    return respondWithList(request, (requester, now) =>
      revision === null
        ? fetchVoList(name, requester, now)
        : fetchVoRevisionList(name, revision, requester, now),
    );
  }
  return respondWithFetched(request, async (requester, now) => {
    if (!question) throw notFound("image list");
    const answer = await fetchRendering(question, requester, now);
    return "location" in answer ? answer : { ...answer, contentType: withCharset(answer.contentType) };
  });
}

/** Null for what can be nothing here; a token is taken out of the address before (front/secret-address.ts). */
function readQuestion(voPart: string, parts: readonly string[]): RenderingQuestion | null {
  const vo = readNamePart(voPart);
  const path = parts.map(readRoutePart);
  if (!vo || path.some((part) => part === null || part === "" || part === ".." || part.startsWith("~")))
    return null;
  const [, number] = REVISION.exec(path[0] ?? "") ?? [];
  return {
    vo,
    revision: number ? Number(number) : null,
    path: (number ? path.slice(1) : path).join("/"),
  };
}
