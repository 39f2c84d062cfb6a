/** The first stop of the Tab key: straight to the content. */
export function SkipLink({ href }: { href: `#${string}` }) {
  return (
    <a
      href={href}
      className="sr-only z-50 rounded-md bg-primary font-medium text-on-primary focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:px-4 focus:py-3"
    >
      Skip to content
    </a>
  );
}
