import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonLook } from "./button-look.ts";
import { Spinner } from "./spinner.tsx";

type Look = { variant?: ButtonVariant; size?: ButtonSize; icon?: ReactNode };
type AsButton = Look & { href?: undefined; pending?: boolean | undefined } & ComponentProps<"button">;
type AsLink = Look & { href: string } & Omit<ComponentProps<typeof Link>, "href">;

export type ButtonProps = AsButton | AsLink;

/**
 * A button, or a link that looks like one when `href` is given.
 * While `pending`, it keeps its focus and its place, shows a spinner, is announced as busy and does nothing.
 * `type` is "button" unless said otherwise; in forms prefer SubmitButton, which knows when its form is being sent.
 */
export function Button(props: ButtonProps) {
  if (props.href !== undefined) {
    const { variant = "secondary", size = "md", icon, className, children, ...link } = props;
    return (
      <Link {...link} className={buttonLook(variant, size, { className })}>
        {icon}
        {children}
      </Link>
    );
  }
  const { variant = "secondary", size = "md", icon, pending = false, className, children, ...button } = props;
  const { href: _, type = "button", onClick, ...rest } = button;
  return (
    <button
      {...rest}
      type={pending ? "button" : type}
      aria-busy={pending || undefined}
      aria-disabled={pending || rest["aria-disabled"]}
      className={buttonLook(variant, size, { className })}
      {...(onClick && !pending ? { onClick } : {})}
    >
      {pending ? <Spinner /> : icon}
      {children}
    </button>
  );
}
