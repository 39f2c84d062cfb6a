/** The public words for roles in a VO. */
const words: Readonly<Record<string, string>> = {
  manager: "Manager",
  deputy: "Deputy manager",
  expert: "Expert",
  shifter: "Shifter",
  member: "Member",
};

/** The word for a role; a role without one is shown as it is written. */
export function roleWord(role: string): string {
  return words[role] ?? role;
}
