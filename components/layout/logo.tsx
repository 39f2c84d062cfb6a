import Link from "next/link";

/** The mark: a hull on its way down the slip, into the water. The slip takes the colour of the text around it. */
export function LogoMark({ size = 32 }: { size?: number }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" width={size} height={size} fill="none">
      <path d="M2.4 12.4 21.8 22.4" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
      <path
        transform="translate(14.6 14.6) rotate(27.25)"
        d="M-11.2-9.5H12.4C11.4-4 8.2-.5 3.6-.5H-7.2c-2.5 0-4-1.7-4-4.1z"
        className="fill-accent"
      />
      <path
        d="M2.5 28.4q3.375-3 6.75 0t6.75 0 6.75 0 6.75 0"
        stroke="currentColor"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** Mark and name, linking home. */
export function Logo() {
  return (
    <Link href="/" aria-label="Slipway, home" className="flex h-11 shrink-0 items-center gap-2.5 rounded-md">
      <LogoMark size={30} />
      <span className="text-[1.3125rem] leading-none font-bold tracking-[-0.03em]">Slipway</span>
    </Link>
  );
}
