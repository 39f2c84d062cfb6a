"use client";

import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "./button.tsx";

type SubmitButtonProps = Extract<ButtonProps, { href?: undefined }> & { pendingLabel?: string };

/** The button that sends the form around it; busy, with `pendingLabel` if given, until the form's action is through. */
export function SubmitButton({ variant = "primary", pendingLabel, children, ...rest }: SubmitButtonProps) {
  const { pending } = useFormStatus();
  return (
    <Button {...rest} variant={variant} type="submit" pending={pending}>
      {pending && pendingLabel ? pendingLabel : children}
    </Button>
  );
}
