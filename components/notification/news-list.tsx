import Link from "next/link";
import { joinClasses } from "#components/ui/join-classes.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";

type NewsListProps = {
  news: readonly {
    id: string;
    title: string;
    text: string;
    path: string;
    createdAt: Date;
    readAt: Date | null;
  }[];
  now: Date;
};

/** News, the newest first; what is not read is marked by a bar and by a word. */
export function NewsList({ news, now }: NewsListProps) {
  return (
    <ul className="grid divide-y divide-line overflow-clip rounded-lg border border-line bg-surface shadow-sm">
      {news.map(({ id, title, text, path, createdAt, readAt }) => (
        <li
          key={id}
          className={joinClasses(
            "grid gap-1 border-l-4 px-5 py-4 text-sm",
            readAt ? "border-l-transparent" : "border-l-primary",
          )}
        >
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <Link href={path} className="prose-link font-semibold">
              {!readAt && <span className="sr-only">Not read: </span>}
              {title}
            </Link>
            <span className="text-ink-muted">
              <RelativeTime at={createdAt} now={now} />
            </span>
          </div>
          <p className="text-ink-muted wrap-anywhere">{text}</p>
        </li>
      ))}
    </ul>
  );
}
