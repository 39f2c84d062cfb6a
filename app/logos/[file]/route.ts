import { findLogo } from "#lib/virtual-appliance/logo-queries.ts";

const FILE = /^([0-9a-f]{64})-(small|large)\.webp$/;

/** A picture of an appliance; its address changes with its content. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }) {
  const [, sha256 = "", size = "large"] = FILE.exec((await params).file) ?? [];
  const logo = sha256 ? await findLogo(sha256) : null;
  if (!logo) return new Response("There is no such picture.\n", { status: 404 });
  return new Response(new Uint8Array(size === "small" ? logo.small : logo.large), {
    headers: { "content-type": "image/webp", "cache-control": "public, max-age=31536000, immutable" },
  });
}
