import { MonitorSmartphone, Smartphone, Tablet, TvMinimal } from "lucide-react";
import type { ReactNode } from "react";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { describeBrowser } from "./describe-browser.ts";
import { issuerHost } from "./issuer-host.ts";

/** A browser in which one is signed in. */
export type ListedSession = {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  /** Of the sign-in; null when it is not known. */
  address: string | null;
  userAgent: string | null;
  identity: { id: string; issuer: string; email: string };
  /** Is it the one that asks? */
  isCurrent: boolean;
};

const ICONS = {
  computer: <TvMinimal />,
  phone: <Smartphone />,
  tablet: <Tablet />,
  unknown: <MonitorSmartphone />,
};

type SessionListProps = {
  sessions: readonly ListedSession[];
  /** Says with which identity, where one has several. */
  namesIdentities: boolean;
  /** The button that ends a session. */
  endOf: (session: ListedSession) => ReactNode;
};

/** Browsers in which one is signed in. Put it in `<Panel flush>`. */
export function SessionList({ sessions, namesIdentities, endOf }: SessionListProps) {
  return (
    <ul className="divide-y divide-line">
      {sessions.map((session) => (
        <SessionRow key={session.id} session={session} namesIdentity={namesIdentities} end={endOf(session)} />
      ))}
    </ul>
  );
}

type SessionRowProps = { session: ListedSession; namesIdentity: boolean; end: ReactNode };

function SessionRow({ session, namesIdentity, end }: SessionRowProps) {
  const { words, kind } = describeBrowser(session.userAgent);
  const { issuer, email } = session.identity;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 px-5 py-4">
      <span
        aria-hidden
        className="grid size-10 shrink-0 self-start place-items-center rounded-md bg-sunken text-ink-muted [&_svg]:size-5"
      >
        {ICONS[kind]}
      </span>
      <div className="grid min-w-0 flex-1 basis-56 gap-0.5 text-sm text-ink-muted">
        <p className="font-semibold wrap-anywhere text-ink">{words}</p>
        <p className="wrap-anywhere">
          Signed in <RelativeTime at={session.createdAt} /> through {issuerHost(issuer)}
          {namesIdentity && email && ` as ${email}`}
          {session.address && (
            <>
              {" "}
              from <span className="font-figures">{session.address}</span>
            </>
          )}
        </p>
        <p>
          {session.isCurrent ? (
            "In use now"
          ) : (
            <>
              Last seen <RelativeTime at={session.lastSeenAt} />
            </>
          )}
          ; runs out <RelativeTime at={session.expiresAt} />
        </p>
      </div>
      {end}
    </li>
  );
}
