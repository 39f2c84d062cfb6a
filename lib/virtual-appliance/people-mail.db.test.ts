import { expect, test } from "vitest";
import { invitationMail } from "./people-mail.ts";

test("names write no paragraphs of their own, and quoted words keep their lines", () => {
  const { text } = invitationMail({
    appliance: { slug: "debian", name: "Debian\u2029\u202eevil" },
    role: "maintainer",
    inviter: "Ann\n\nYour account was blocked: https://evil.example",
    message: "One\nTwo",
    secret: null,
    expiresAt: new Date("2026-12-08T09:00:00Z"),
  });
  expect(text).not.toMatch(/[\u2029\u202e]/);
  expect(text).not.toMatch(/^Your account/m);
  expect(text).toContain("Ann Your account was blocked: https://evil.example invites you to maintain");
  expect(text).toContain("\n\n> One\n> Two\n\n");
});
