/** What a token may, in words for its owner. */

type Scope = {
  readableVos: readonly string[];
  readsApi: boolean;
  /** Names of the appliances. */
  writableAppliances: readonly string[];
  curatableVos: readonly string[];
};

/** One phrase for each thing that the token may do: "Read the lists of biomed and ops". */
export function scopeWords({ readableVos, readsApi, writableAppliances, curatableVos }: Scope): string[] {
  return [
    ...(readableVos.length > 0 ? [`Read the ${listWord(readableVos)} of ${joined(readableVos)}`] : []),
    ...(readsApi ? ["Read the API"] : []),
    ...(writableAppliances.length > 0 ? [`Edit and publish ${joined(writableAppliances)}`] : []),
    ...(curatableVos.length > 0 ? [`Curate the ${listWord(curatableVos)} of ${joined(curatableVos)}`] : []),
  ];
}

/** What stops when the token is revoked, in sentences. */
export function revocationConsequences({ readableVos, writableAppliances, curatableVos }: Scope): string[] {
  return [
    "Whatever uses it is refused from the next request on. This cannot be undone; a new token can be made.",
    ...(readableVos.length > 0
      ? [
          `Lists that are not public (it reads those of ${joined(readableVos)}) stop answering it. Clients at a site may delete images when a list stops answering: give the client another token first.`,
        ]
      : []),
    ...(writableAppliances.length + curatableVos.length > 0
      ? ["Pipelines that publish with it fail until they have another one."]
      : []),
  ];
}

function listWord(vos: readonly string[]): string {
  return vos.length === 1 ? "list" : "lists";
}

const and = new Intl.ListFormat("en-GB", { type: "conjunction" });

function joined(names: readonly string[]): string {
  return and.format(names);
}
