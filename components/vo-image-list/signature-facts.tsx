import { type Fact, Facts } from "#components/ui/facts.tsx";
import { formatRelativeTime, formatUtc } from "#components/ui/format-relative-time.ts";
import { Identifier } from "#components/ui/identifier.tsx";

/** One signed edition of a list. Fingerprint and digest are SHA-256 in lower-case hex. */
type Edition = {
  listVersion: string;
  contentCreatedAt: Date;
  signedAt: Date;
  expiresAt: Date;
  messageSha256: string;
  signerSubject: string;
  signerIssuer: string;
  signerFingerprint: string;
};

type SignatureFactsProps = {
  edition: Edition;
  /** How many editions of this content have been signed so far. */
  editions: number;
  listIdentifier: string;
  now: Date;
};

/** What the signature of an edition says, for comparison with what a client at a site sees. */
export function SignatureFacts({ edition, editions, listIdentifier, now }: SignatureFactsProps) {
  const facts: Fact[] = [
    { label: "Signed by", value: <Identifier value={edition.signerSubject} what="name of the signer" /> },
    { label: "Certified by", value: <Identifier value={edition.signerIssuer} what="name of the issuer" /> },
    {
      label: "Certificate",
      value: <Fingerprint value={edition.signerFingerprint} what="fingerprint of the certificate" />,
    },
    { label: "Signed", value: <Moment at={edition.signedAt} now={now} /> },
    { label: "Valid until", value: <Moment at={edition.expiresAt} now={now} /> },
    { label: "Content of", value: <Moment at={edition.contentCreatedAt} now={now} /> },
    { label: "hv:version", value: <Identifier value={edition.listVersion} what="hv:version" /> },
    { label: "dc:identifier", value: <Identifier value={listIdentifier} what="identifier of the list" /> },
    { label: "Message", value: <Fingerprint value={edition.messageSha256} what="SHA-256 of the message" /> },
    {
      label: "Editions",
      value: editions === 1 ? "The first of this content" : `${editions} signed with the same content so far`,
    },
  ];
  return <Facts items={facts} />;
}

function Moment({ at, now }: { at: Date; now: Date }) {
  return (
    <time dateTime={at.toISOString()}>
      {formatUtc(at)} <span className="text-ink-muted">({formatRelativeTime(at, now)})</span>
    </time>
  );
}

function Fingerprint({ value, what }: { value: string; what: string }) {
  return (
    <span className="grid">
      <span className="text-xs text-ink-muted">SHA-256</span>
      <Identifier value={value} what={what} />
    </span>
  );
}
