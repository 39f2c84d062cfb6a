"use client";

import { Bell, BellRing } from "lucide-react";
import { useActionState, useEffect } from "react";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { toast } from "#components/ui/toast.ts";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";

type FollowButtonProps = {
  /** Follows, or stops it: whichever the button says. */
  action: (state: FormState, form: FormData) => Promise<FormState>;
  slug: string;
  isFollowing: boolean;
  followers: number;
};

/** Follows an appliance, or stops it; a form that needs no script. Who is not signed in is asked to, and follows then. */
export function FollowButton({ action, slug, isFollowing, followers }: FollowButtonProps) {
  const [state, act] = useActionState(action, IDLE);
  useEffect(() => {
    if (state.status === "refused") toast.error(state.message ?? "That did not work.");
  }, [state]);
  return (
    <form action={act}>
      <input type="hidden" name="slug" value={slug} />
      <SubmitButton
        variant="secondary"
        aria-pressed={isFollowing}
        icon={
          isFollowing ? (
            <BellRing aria-hidden className="text-primary" fill="currentColor" />
          ) : (
            <Bell aria-hidden />
          )
        }
        title={
          isFollowing
            ? "You are told what becomes of it. Press to stop."
            : "Be told of new versions and withdrawals."
        }
        className="sm:min-w-34"
      >
        <span>{isFollowing ? "Following" : "Follow"}</span>
        <span className="border-l border-line-strong pl-2 text-ink-muted font-figures">
          {followers.toLocaleString("en-GB")}
          <span className="sr-only">{followers === 1 ? " follower" : " followers"}</span>
        </span>
      </SubmitButton>
    </form>
  );
}
