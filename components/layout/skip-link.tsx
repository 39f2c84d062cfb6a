/** The first stop of the Tab key: straight to the content. */
export function SkipLink({ href }: { href: `#${string}` }) {
  return (
    <a
      href={href}
      className="sr-only z-50 rounded-md bg-primary px-4 py-3 font-medium text-on-primary focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
    >
      Skip to content
    </a>
  );
}
