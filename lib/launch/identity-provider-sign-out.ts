/** Signing out of the embedded identity provider (OpenID Connect RP-Initiated Logout 1.0). */
import type Provider from "oidc-provider";
import type { KoaContextWithOIDC } from "oidc-provider";
import { escapeHtml, messagePage, page } from "./identity-provider-page.ts";

/** The pages that the library asks for. */
export const signOutPages = {
  enabled: true,
  /** @param form of the library: its hidden fields, without a button */
  logoutSource(context: KoaContextWithOIDC, form: string) {
    context.body = page(
      "Sign out",
      `<h1>Do you want to sign out here?</h1>
<p class="lead">You will be asked whom you want to be the next time, as ever.</p>
${form}
<div class="buttons"><button class="button" type="submit" form="op.logoutForm" name="logout" value="yes">Yes, sign me out</button><button class="button plain" type="submit" form="op.logoutForm">No, stay signed in</button></div>`,
      { narrow: true },
    );
  },
  postLogoutSuccessSource(context: KoaContextWithOIDC) {
    context.body = messagePage("You are signed out", "You can close this page.");
  },
};

/**
 * Goes on without asking where there is nothing to ask: the product itself says who it was (`id_token_hint`), or nobody is
 * signed in here any more. The library would show a page, which in the second case works with a script only.
 */
export function signOutWithoutAsking(provider: Provider): void {
  provider.use(async (context, next) => {
    await next();
    const { oidc } = context as KoaContextWithOIDC;
    if (oidc?.route !== "end_session" || context.status !== 200) return;
    const { session, params, entities } = oidc;
    if (session?.accountId && !entities.IdTokenHint) return;
    await session?.destroy();
    context.cookies.set(provider.cookieName("session"), null);
    const target =
      typeof params?.post_logout_redirect_uri === "string" ? params.post_logout_redirect_uri : null;
    if (target) {
      const address = new URL(target);
      if (typeof params?.state === "string") address.searchParams.set("state", params.state);
      context.status = 303;
      context.redirect(params?.state ? address.href : target);
      context.body = `<a href="${escapeHtml(target)}">Go on</a>`;
    } else {
      context.body = messagePage("You are signed out", "You can close this page.");
    }
  });
}
