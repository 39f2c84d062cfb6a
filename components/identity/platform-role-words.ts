/** The public words for roles on the whole platform. */
export const PLATFORM_ROLE_WORDS = {
  security_officer: "Security officer",
  administrator: "Administrator",
} as const;
