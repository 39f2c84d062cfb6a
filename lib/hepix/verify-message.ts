import { type CertificateDescription, describeCertificate } from "./certificate.ts";
import { decodePemBlocks } from "./pem.ts";
import { NotAListError, type ReadMessage, readMessage } from "./read-message.ts";
import { type RefusalCode, SignatureError } from "./signature-error.ts";
import { verifyChain } from "./verify-chain.ts";
import { type VerifiedSigner, verifySignedData } from "./verify-signed-data.ts";

/** What became of a message. */
export type Verification =
  | {
      readonly ok: true;
      /** JSON of the list, as signed: CRLF line ends. */
      readonly content: string;
      readonly signer: CertificateDescription;
      readonly chain: "trusted" | "untrusted";
      /** Why the chain is untrusted, as a sentence; null when it is trusted. */
      readonly chainProblem: string | null;
    }
  | { readonly ok: false; readonly code: RefusalCode; readonly message: string };

/**
 * Verifies a signed list: first that it is what its signer signed, then that the signer is to be trusted.
 *
 * @param bytes the message as fetched
 * @param options.trustedCaPems authorities, PEM
 * @param options.now time of verification, for the validity of certificates
 * @param options.acceptUntrustedChain whether a list whose signer has expired or whose authority is unknown is
 * accepted all the same, as old lists must be to be imported. A changed list never is
 * @throws Error only when a trusted authority is unreadable
 */
export async function verifyMessage(
  bytes: Uint8Array,
  options: { trustedCaPems: readonly string[]; now: Date; acceptUntrustedChain: boolean },
): Promise<Verification> {
  try {
    const { content, signature } = requireSigned(readMessage(bytes));
    const signer = verifySignedData(content, signature);
    const chainProblem = await findChainProblem(signer, options.trustedCaPems, options.now);
    if (chainProblem !== null && !options.acceptUntrustedChain) throw chainProblem;
    return {
      ok: true,
      content: decodeText(content),
      signer: describeCertificate(signer.certificate),
      chain: chainProblem === null ? "trusted" : "untrusted",
      chainProblem: chainProblem?.message ?? null,
    };
  } catch (error) {
    if (error instanceof SignatureError) return { ok: false, code: error.code, message: error.message };
    if (error instanceof NotAListError) return { ok: false, code: "not-a-list", message: error.message };
    throw error;
  }
}

function requireSigned(message: ReadMessage): ReadMessage & { kind: "signed" } {
  if (message.kind === "signed") return message;
  throw new SignatureError("unsigned", "This list carries no signature.");
}

async function findChainProblem(
  signer: VerifiedSigner,
  trustedCaPems: readonly string[],
  now: Date,
): Promise<SignatureError | null> {
  const trusted = trustedCaPems.flatMap((pem) => decodePemBlocks(pem, "CERTIFICATE"));
  try {
    await verifyChain(signer, trusted, now);
    return null;
  } catch (error) {
    if (error instanceof SignatureError) return error;
    throw error;
  }
}

function decodeText(content: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    throw new NotAListError("The signed text is not UTF-8.");
  }
}
