/** What is needed to sign a list. The key itself stays with whoever implements it: the worker, or a hardware module. */
import type { PrivateKey } from "openpgp";
import type { Endorser } from "#lib/hepix/image-list.ts";
import type { Signer } from "#lib/hepix/signer.ts";

/** A signer, and what lists say about it. */
export type ListSigner = {
  signer: Signer;
  /** Computed from the certificate, never typed (provider contract, section 2). */
  endorser: Endorser;
  /** SHA-256 of the certificate, lower-case hex. */
  fingerprint: string;
  /** Signs formats that are verified with a keyring; null or absent: they stand unsigned. */
  openPgpKey?: PrivateKey | null;
  /** Public material, for the trust-anchor bundle. */
  public: {
    chainPem: string;
    authorityPem: string | null;
    revocationListPem: string | null;
    notBefore: Date;
    notAfter: Date;
  };
};
