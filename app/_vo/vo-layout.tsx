import type { ReactNode } from "react";
import { readNamePart } from "#app/_transport/route-part.ts";
import { RemovalNotice } from "#components/vo/removal-notice.tsx";
import { getRemoval } from "#lib/vo/queries.ts";

type VoLayoutProps = { params: Promise<{ vo: string }>; children: ReactNode };

/** Around each page of a VO: says that it is being removed, where it is. */
export async function VoLayout({ params, children }: VoLayoutProps) {
  const name = readNamePart((await params).vo);
  const removal = name === null ? null : await getRemoval(name);
  return (
    <>
      {removal && <RemovalNotice removal={removal} now={new Date()} />}
      {children}
    </>
  );
}
