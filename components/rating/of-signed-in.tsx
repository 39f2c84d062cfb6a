"use client";

import { lazy } from "react";

/** Not part of the scripts of whoever is not signed in, who is shown none of these. */
export const RatingForm = lazy(() =>
  import("./rating-form.tsx").then((module) => ({ default: module.RatingForm })),
);
export const DialogWithWords = lazy(() =>
  import("#components/form/dialog-with-words.tsx").then((module) => ({ default: module.DialogWithWords })),
);
