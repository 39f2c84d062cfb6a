/** Why a message is refused. */
export type RefusalCode =
  /** Neither a signed list nor JSON. */
  | "not-a-list"
  /** JSON without a signature. */
  | "unsigned"
  /** The signature cannot be read, or is of a kind that no list carries. */
  | "malformed-signature"
  /** The content or the signed attributes are not what was signed. */
  | "tampered"
  /** Signed by a certificate that may not sign e-mail, as OpenSSL puts it. */
  | "unsuitable"
  /** No chain of valid certificates leads from the signer to a trusted authority. */
  | "untrusted";

/** A step of verification refuses the message. */
export class SignatureError extends Error {
  override readonly name = "SignatureError";
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string) {
    super(message);
    this.code = code;
  }
}
