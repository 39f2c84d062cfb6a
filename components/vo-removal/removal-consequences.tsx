import { Notice } from "#components/ui/notice.tsx";
import type { VoRemoval } from "#lib/vo-removal/queries.ts";

type RemovalConsequencesProps = Pick<VoRemoval, "current" | "visibility" | "fetchers" | "openTo">;

/** Whose images go when the list of a VO stops, as far as anybody can know. */
export function RemovalConsequences({ current, visibility, fetchers, openTo }: RemovalConsequencesProps) {
  if (!current) {
    return (
      <Notice tone="neutral" title="No site gets anything from this VO">
        It has never published an image list. Its draft and its people stay, and come back with it.
      </Notice>
    );
  }
  const images = current.entries === 1 ? "one image" : `${current.entries} images`;
  return (
    <Notice tone="warn" title="Some clients delete the images of this VO when its list stops answering">
      <div className="grid gap-3">
        <p>
          Revision {current.number} offers {images}. atrope takes a list that is not answered for one that is
          empty, and deletes what it fetched from it; other clients keep it for some time.
        </p>
        <Names
          title="Fetched it with a token in the last 60 days"
          names={fetchers}
          none="No provider has fetched it with a token in the last 60 days."
        />
        {openTo.length > 0 && <Names title="May fetch it, and has not lately" names={openTo} none="" />}
        <p>
          {visibility === "public"
            ? "The list is public: how many sites fetch it without a token, from which addresses, cannot be known. Nobody can tell them."
            : "The list needs a token: besides these, only people of the VO with tokens of their own can fetch it."}
        </p>
      </div>
    </Notice>
  );
}

function Names({ title, names, none }: { title: string; names: readonly string[]; none: string }) {
  if (names.length === 0) return <p>{none}</p>;
  return (
    <div>
      <p>{title}:</p>
      <ul className="mt-1 grid list-disc gap-x-8 pl-5 font-medium text-ink sm:grid-cols-2">
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </div>
  );
}
