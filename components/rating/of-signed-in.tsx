"use client";

import { type ComponentProps, lazy } from "react";

/*
 * Not part of the scripts of whoever is not signed in, who is shown none of these. Functions, for pages import them: what a
 * server component takes from here must not be lazy itself.
 */
const LateRatingForm = lazy(() =>
  import("./rating-form.tsx").then((module) => ({ default: module.RatingForm })),
);
const LateDialogWithWords = lazy(() =>
  import("#components/form/dialog-with-words.tsx").then((module) => ({ default: module.DialogWithWords })),
);

/** See rating-form.tsx. */
export function RatingForm(props: ComponentProps<typeof LateRatingForm>) {
  return <LateRatingForm {...props} />;
}

/** See dialog-with-words.tsx. */
export function DialogWithWords(props: ComponentProps<typeof LateDialogWithWords>) {
  return <LateDialogWithWords {...props} />;
}
