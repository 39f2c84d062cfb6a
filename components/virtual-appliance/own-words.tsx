/** What a person wrote to another, as they wrote it. */
export function OwnWords({ children }: { children: string }) {
  return (
    <blockquote className="max-w-reading border-l-2 border-line-strong pl-3 text-sm whitespace-pre-line text-ink-muted wrap-anywhere">
      {children}
    </blockquote>
  );
}
