import { CodeBlock } from "#components/ui/code-block.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { PageSection } from "#components/ui/page-section.tsx";
import { SECTIONS } from "#components/virtual-appliance/glance.ts";
import type { ImageFacts } from "#lib/virtual-appliance/queries.ts";
import { type Recipe, recipesFor } from "./recipes.ts";
import { downloadCommand, USER_DATA_FILE, verifyCommand } from "./shell.ts";
import type { StartStep } from "./startable-image.ts";
import { makeUserData } from "./user-data.ts";
import { UserDataBuilder } from "./user-data-builder.tsx";

type StartPanelProps = {
  name: string;
  version: string;
  images: readonly ImageFacts[];
  /** VOs whose sites offer it already; absent where that is not asked. */
  vos?: readonly string[];
};

/** How to start the images of a version, tool by tool, with a cloud-init file made in the page. Works without scripts. */
export function StartPanel({ name, version, images, vos }: StartPanelProps) {
  const [first, ...others] = images;
  if (!first) return null;
  return (
    <PageSection
      id={SECTIONS.start}
      title="Start it"
      description={
        vos?.length
          ? `Sites that support ${vos.join(", ")} offer it already: look for it there first.`
          : "Look first whether a site of your VO offers it already, else bring it to a cloud of your own."
      }
    >
      <div className="grid grid-cols-1 gap-7 rounded-lg border border-line bg-surface p-5">
        <section aria-label="Set the machine up" className="grid gap-3">
          <h3 className="text-sm font-semibold">First, what the machine is set up with</h3>
          <UserDataBuilder
            account={first.defaultAccount}
            file={USER_DATA_FILE}
            initial={makeUserData({ keys: "", packages: "" })}
          />
        </section>
        <section aria-label="Choose a tool" className="grid gap-3 border-t border-line pt-6">
          <h3 className="text-sm font-semibold">Then, with the tool that you use</h3>
          <ImageRecipes image={first} name={`${name} ${version}`} vos={vos ?? []} />
        </section>
        {others.map((image) => (
          <Disclosure
            key={image.id}
            summary={`Instead: ${image.title}`}
            className="border-t border-line pt-4"
          >
            <ImageRecipes image={image} name={`${name} ${version} ${image.arch}`} vos={vos ?? []} />
          </Disclosure>
        ))}
      </div>
    </PageSection>
  );
}

type ImageRecipesProps = { image: ImageFacts; name: string; vos: readonly string[] };

function ImageRecipes({ image, name, vos }: ImageRecipesProps) {
  const startable = { ...image, sha512: image.sha512 ?? image.declaredSha512 };
  const recipes = recipesFor(startable, { name, vos });
  return (
    <div className="divide-y divide-line">
      {recipes.map((recipe, index) => (
        <Disclosure
          key={recipe.id}
          open={index === 0}
          className="py-2.5"
          summary={
            <span className="flex flex-wrap items-baseline gap-x-2">
              {recipe.tool}
              <span className="font-normal text-ink-muted">{recipe.audience}</span>
            </span>
          }
        >
          <Steps steps={stepsOf(recipe, startable)} />
        </Disclosure>
      ))}
    </div>
  );
}

function stepsOf({ downloads, steps }: Recipe, image: Parameters<typeof verifyCommand>[0]): StartStep[] {
  if (!downloads) return [...steps];
  const compare = verifyCommand(image);
  return [
    { title: "Download", label: "Download the image", code: downloadCommand(image) },
    ...(compare
      ? [{ title: "Compare with the catalogue", label: "Compare the checksum", code: compare }]
      : []),
    ...steps,
  ];
}

function Steps({ steps }: { steps: readonly StartStep[] }) {
  return (
    <ol className="grid gap-5 pb-2">
      {steps.map(({ title, label, code }, index) => (
        <li key={title} className="grid grid-cols-1 gap-2">
          <p className="flex items-center gap-2.5 text-sm font-semibold">
            <span
              aria-hidden
              className="grid size-6 place-items-center rounded-full bg-primary-soft text-xs font-figures"
            >
              {index + 1}
            </span>
            {title}
          </p>
          <CodeBlock label={label} code={code} wrap={title.startsWith("Compare")} />
        </li>
      ))}
    </ol>
  );
}
