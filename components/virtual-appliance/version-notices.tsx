import { Notice } from "#components/ui/notice.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { VersionStatus } from "#lib/virtual-appliance/version.ts";
import { expiresSoon } from "./freshness.ts";

/** What the notices need to know of a version; dates in UTC. */
type NoticedVersion = {
  status: VersionStatus;
  state: "working" | "latest" | "previous";
  expiresAt: Date | null;
  hiddenAt: Date | null;
  revokedAt: Date | null;
  /** What the security officer said; null where that is not known. */
  revocationReason: string | null;
  imported: boolean;
};

/** What one must know before one uses this version; nothing where all is well. */
export function VersionNotices({ version, now }: { version: NoticedVersion; now: Date }) {
  const { expiresAt, hiddenAt, revokedAt, revocationReason } = version;
  const soon = version.status === "current" && expiresSoon(expiresAt, now);
  if (!revokedAt && !hiddenAt && !version.imported && !soon && version.status !== "expired") return null;
  return (
    <div className="grid gap-3">
      {revokedAt && (
        <Notice tone="danger" title="This version was revoked">
          A security officer stopped it <RelativeTime at={revokedAt} now={now} />. Do not start it, and
          replace machines that run from it. It leaves every VO image list by itself.
          {revocationReason && <p className="mt-2 whitespace-pre-line text-ink">{revocationReason}</p>}
        </Notice>
      )}
      {hiddenAt && (
        <Notice tone="warn" title="This version is hidden">
          Its maintainers withdrew it <RelativeTime at={hiddenAt} now={now} />. Others are told that it does
          not exist.
        </Notice>
      )}
      {expiresAt && expiresAt <= now && (
        <Notice tone="warn" title="This version has expired">
          Its date passed <RelativeTime at={expiresAt} now={now} />. Nobody vouches for its state any more,
          and it leaves VO image lists. Ask its maintainers for a fresh version.
        </Notice>
      )}
      {soon && expiresAt && (
        <Notice tone="warn" title="This version expires soon">
          Its last day is <RelativeTime at={expiresAt} now={now} show="date" />. It then leaves VO image
          lists, unless a new version takes its place.
        </Notice>
      )}
      {version.imported && (
        <Notice tone="neutral" title="This version was imported">
          It comes from an existing image list. Sizes and checksums are those of that list and have not been
          checked here.
        </Notice>
      )}
    </div>
  );
}
