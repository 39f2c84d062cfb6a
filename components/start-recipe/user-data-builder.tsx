"use client";

import { useEffect, useState } from "react";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { StartWishes } from "./cloud-config.ts";
import type { UserData } from "./user-data.ts";

/** The same for every appliance: somebody who starts two has one key. */
const STORED_AS = "slipway.start";
const NOTHING: StartWishes = { keys: "", packages: "" };

/** What makes the file comes over the network at the first wish. */
const UNREACHABLE =
  "The file below lacks what you typed: the connection failed. Reload the page; what you typed stays.";

type UserDataBuilderProps = {
  account: string | null;
  /** Name of the file. */
  file: string;
  /** What is shown until something is typed. */
  initial: UserData;
};

/** Makes the cloud-init file that all recipes start a machine with. What is typed stays in this browser. */
export function UserDataBuilder({ account, file, initial }: UserDataBuilderProps) {
  const [wishes, setWishes] = useState(NOTHING);
  const [{ command, problems }, setUserData] = useState(initial);
  useEffect(() => setWishes(readStored()), []);
  useEffect(() => {
    if (wishes === NOTHING) return;
    let isPresent = true;
    import("./user-data.ts")
      .then(({ makeUserData }) => makeUserData(wishes))
      .catch(() => ({ ...initial, problems: { keys: UNREACHABLE, packages: null } }))
      .then((made) => {
        if (isPresent) setUserData(made);
      });
    return () => {
      isPresent = false;
    };
  }, [wishes, initial]);

  function change(changed: Partial<StartWishes>) {
    const wanted = { ...wishes, ...changed };
    setWishes(wanted);
    store(wanted);
  }

  return (
    <div className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-2 print:hidden">
        <Wish
          label="Your public SSH key"
          description={`One a line; you log in with it${account ? ` as ${account}` : ""}.`}
          problem={problems.keys}
          placeholder="ssh-ed25519 AAAA… you@example.org"
          value={wishes.keys}
          change={(keys) => change({ keys })}
        />
        <Wish
          label="Packages to install"
          description="As its operating system names them."
          problem={problems.packages}
          placeholder="git htop"
          value={wishes.packages}
          change={(packages) => change({ packages })}
        />
      </div>
      <p className="text-xs text-ink-muted print:hidden">
        What you type stays in this browser and is not sent to us.
      </p>
      <CodeBlock label={file} code={command} wrap />
    </div>
  );
}

type WishProps = {
  label: string;
  description: string;
  problem: string | null;
  placeholder: string;
  value: string;
  change: (typed: string) => void;
};

function Wish({ label, description, problem, change, ...shown }: WishProps) {
  return (
    <Field label={label} description={description} {...(problem ? { error: problem } : {})}>
      {(control) => (
        <Textarea
          {...control}
          {...shown}
          rows={3}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => change(event.target.value)}
        />
      )}
    </Field>
  );
}

function readStored(): StartWishes {
  try {
    const stored = localStorage.getItem(STORED_AS);
    if (stored === null) return NOTHING;
    const { keys, packages } = JSON.parse(stored);
    return {
      keys: typeof keys === "string" ? keys : "",
      packages: typeof packages === "string" ? packages : "",
    };
  } catch {
    // A browser that stores nothing, or something else under this name.
    return NOTHING;
  }
}

function store(wishes: StartWishes): void {
  try {
    localStorage.setItem(STORED_AS, JSON.stringify(wishes));
  } catch {
    // It stays in the fields until the page is left.
  }
}
