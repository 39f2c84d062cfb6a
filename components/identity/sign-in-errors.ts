/** Why a sign-in did not succeed, in sentences that say what to do. The codes are those of app/_transport/sign-in-flow.ts. */

const SENTENCES = new Map(
  Object.entries({
    blocked: "Your account here is blocked. Ask the administrators of this service why.",
    AccessDenied: "Your identity provider did not let you in. Try again, or choose another account there.",
    OAuthSignin: "Your identity provider cannot be reached at the moment. Try again in a minute.",
    OAuthCallback:
      "The answer of your identity provider could not be used: it came too late, or you broke the sign-in off there. Try again.",
    Callback: "You were recognised, but something went wrong on our side. Try again in a minute.",
  }),
);

/** The sentence for a code; null when there is no error. */
export function describeSignInError(code: string | undefined): string | null {
  if (!code) return null;
  return (
    SENTENCES.get(code) ?? "Signing in did not work. Try again; if it happens twice, tell the administrators."
  );
}
