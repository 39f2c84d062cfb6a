import { Button } from "#components/ui/button.tsx";

/** The account's place in the header: for now, the way in. */
export function AccountArea() {
  return (
    <Button href="/sign-in" className="px-3.5">
      Sign in
    </Button>
  );
}
