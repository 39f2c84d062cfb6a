"use client";

export { PageError as default } from "#app/_error/page-error.tsx";
