"use client";

export { PageError as default } from "./_error/page-error.tsx";
