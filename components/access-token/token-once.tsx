"use client";

import { useEffect } from "react";
import { Button } from "#components/ui/button.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Panel } from "#components/ui/panel.tsx";
import {
  addressWithToken,
  atropeLine,
  curlCommands,
  secretAddresses,
  type TokenUses,
} from "./token-commands.ts";

type TokenOnceProps = { name: string; uses: TokenUses; doneHref: string };

/** A token that was made just now. It lives in this page's memory only: leaving the page loses it. */
export function TokenOnce({ name, uses, doneHref }: TokenOnceProps) {
  useAskBeforeLeaving();
  const { token, listUrl, secretRoots } = uses;
  return (
    <div className="grid grid-cols-1 gap-6">
      <Notice tone="ok" title={`“${name}” is made. Copy it now: it is shown this once.`} live="assertive">
        We keep only a hash of it. When you leave this page it is gone, and if you lose it you revoke it and
        make another one.
      </Notice>
      <Panel title="Your access token">
        <div className="grid grid-cols-1 gap-4">
          <div className="flex flex-wrap items-center gap-3 rounded-lg border border-accent-line bg-accent-soft px-4 py-3">
            <code className="min-w-0 flex-1 basis-72 font-mono text-sm wrap-anywhere">{token}</code>
            <CopyButton value={token} label="Copy the access token" withText />
          </div>
          <p className="text-sm text-ink-muted">
            Keep it like a password: in the settings of the program that uses it, in a secret store, never in
            a repository. Whoever has it can do what it may.
          </p>
          <div>
            <Button variant="primary" href={doneHref}>
              I have copied it
            </Button>
          </div>
        </div>
      </Panel>
      <Panel title="Ready to use" description="With the true token inside.">
        <div className="grid grid-cols-1 gap-4">
          <CodeBlock label="Try it with curl" code={curlCommands(uses)} />
          {listUrl && (
            <div className="grid grid-cols-1 gap-1 divide-y divide-line *:py-2 *:first:pt-0 *:last:pb-0">
              <Disclosure summary="atrope">
                <CodeBlock label="In the entry of the file of sources" code={atropeLine(uses)} />
              </Disclosure>
              <Disclosure summary="cloudkeeper, vmcatcher">
                <CodeBlock
                  label="The list's address with the token"
                  code={addressWithToken({ token, listUrl })}
                />
              </Disclosure>
              <Disclosure summary="Programs that can send no header">
                <SecretRoots roots={secretRoots} />
              </Disclosure>
            </div>
          )}
        </div>
      </Panel>
    </div>
  );
}

/** Addresses that are as good as the token. */
function SecretRoots({ roots }: { roots: readonly string[] }) {
  const [first] = roots;
  return (
    <div className="grid grid-cols-1 gap-3">
      <p className="max-w-reading text-sm text-ink-muted">
        The token stands in the address: whoever sees the address can do what the token may. Here it is never
        written into a log; see to it that the program and the proxies on your side do not either. Clients of
        HEPiX lists that keep the address named in the list itself, as vmcatcher does, use the one above.
      </p>
      <CodeBlock
        label={roots.length === 1 ? "Root of the list" : "Roots of the lists"}
        code={roots.join("\n")}
      />
      {first && <CodeBlock label="What is below it" code={secretAddresses(first)} />}
    </div>
  );
}

/** Browsers ask before a page is closed or loaded anew, with words of their own. */
function useAskBeforeLeaving() {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, []);
}
