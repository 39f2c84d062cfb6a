import { CodeBlock } from "#components/ui/code-block.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Identifier } from "#components/ui/identifier.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Panel } from "#components/ui/panel.tsx";
import {
  atropeSource,
  cloudkeeperConfiguration,
  curlCommands,
  type Subscription,
  TOKEN_PLACEHOLDER,
  trustCommands,
  vmcatcherCommands,
} from "./subscribe-commands.ts";

/** For providers: the address of a list, and how the client that a site already runs subscribes to it. */
export function SubscribePanel({ subscription, level = 2 }: { subscription: Subscription; level?: 2 | 3 }) {
  return (
    <Panel
      title="Subscribe"
      level={level}
      description="For cloud sites that support this VO. Any client of HEPiX image lists will do."
    >
      <div className="grid grid-cols-1 gap-5">
        <div className="grid gap-1">
          <p className="text-sm text-ink-muted">Address of the current list</p>
          <Identifier value={subscription.listUrl} what="address of the list" className="text-sm" />
        </div>
        {subscription.needsToken && (
          <Notice tone="info" title="This list needs an access token">
            Put your site's access token where it says {TOKEN_PLACEHOLDER}: as the user, with the password
            x-oauth-basic, or in the header “Authorization: Bearer”. Ask the VO's managers for access.
            Addresses with the token inside, for programs that can do neither, are under “Other formats”.
          </Notice>
        )}
        <ClientInstructions subscription={subscription} />
      </div>
    </Panel>
  );
}

function ClientInstructions({ subscription }: { subscription: Subscription }) {
  return (
    <div className="grid grid-cols-1 gap-1 divide-y divide-line *:py-2 *:first:pt-0 *:last:pb-0">
      <Disclosure summary="Check it by hand: curl and openssl" open>
        <CodeBlock label="Fetch and verify" code={curlCommands(subscription)} />
      </Disclosure>
      <Disclosure summary="Trust the signer, once for all lists">
        <CodeBlock label="Install the trust anchors" code={trustCommands(subscription)} />
      </Disclosure>
      <Disclosure summary="atrope">
        <CodeBlock label="An entry of the file of sources" code={atropeSource(subscription)} />
        <ClientNote>
          The project that gets the images is chosen in atrope's own settings. Both names under “endorser”
          must stay exactly as they are: atrope compares them with the signature.
        </ClientNote>
      </Disclosure>
      <Disclosure summary="cloudkeeper">
        <CodeBlock label="/etc/cloudkeeper/cloudkeeper.yml" code={cloudkeeperConfiguration(subscription)} />
        <ClientNote>
          cloudkeeper trusts only the authorities in ca-dir, for the connection too: put the authority of this
          server's own certificate there. Version 2.0.0 does not verify signatures, so keep to https.
        </ClientNote>
      </Disclosure>
      <Disclosure summary="vmcatcher">
        <CodeBlock label="Name the endorser and subscribe" code={vmcatcherCommands(subscription)} />
        <ClientNote>
          vmcatcher needs the trust anchors and a fresh revocation list: install the anchors above and run
          fetch-crl daily.
        </ClientNote>
      </Disclosure>
    </div>
  );
}

function ClientNote({ children }: { children: string }) {
  return <p className="mt-2.5 max-w-reading text-sm text-ink-muted">{children}</p>;
}
