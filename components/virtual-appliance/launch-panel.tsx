import { CodeBlock } from "#components/ui/code-block.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { ImageFacts } from "#lib/virtual-appliance/queries.ts";
import { downloadCommand, openStackCommand, verifyCommand } from "./launch-commands.ts";

type LaunchPanelProps = { name: string; version: string; images: readonly ImageFacts[]; level?: 2 | 3 };

/** How to start the images of a version from a shell: fetch, compare, hand over to OpenStack. */
export function LaunchPanel({ name, version, images, level = 2 }: LaunchPanelProps) {
  const [first, ...others] = images;
  if (!first) return null;
  return (
    <Panel
      title="Run it"
      level={level}
      description="Sites that support an endorsing VO offer this image already: look for it there first. To bring it to an OpenStack project of your own:"
    >
      <div className="grid gap-6">
        <LaunchSteps image={first} name={`${name} ${version}`} />
        {others.map((image) => (
          <Disclosure
            key={image.id}
            summary={`Instead: ${image.title}`}
            className="border-t border-line pt-4"
          >
            <LaunchSteps image={image} name={`${name} ${version} ${image.arch}`} />
          </Disclosure>
        ))}
      </div>
    </Panel>
  );
}

function LaunchSteps({ image, name }: { image: ImageFacts; name: string }) {
  const compare = verifyCommand({ ...image, sha512: image.sha512 ?? image.declaredSha512 });
  return (
    <ol className="grid gap-5">
      <LaunchStep number={1} title="Download" label="Download the image" code={downloadCommand(image)} />
      {compare && (
        <LaunchStep
          number={2}
          title="Compare with the catalogue"
          label="Compare the checksum"
          code={compare}
          wrap
        />
      )}
      <LaunchStep
        number={compare ? 3 : 2}
        title="Register it in your project"
        label="Register in OpenStack"
        code={openStackCommand(image, name)}
      />
    </ol>
  );
}

type LaunchStepProps = { number: number; title: string; label: string; code: string; wrap?: boolean };

function LaunchStep({ number, title, label, code, wrap = false }: LaunchStepProps) {
  return (
    <li className="grid grid-cols-1 gap-2">
      <p className="flex items-center gap-2.5 text-sm font-semibold">
        <span
          aria-hidden
          className="grid size-6 place-items-center rounded-full bg-primary-soft text-xs font-figures"
        >
          {number}
        </span>
        {title}
      </p>
      <CodeBlock label={label} code={code} wrap={wrap} />
    </li>
  );
}
