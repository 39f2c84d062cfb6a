/** As much of citation-js as is used; it brings no types of its own. */
declare module "@citation-js/core" {
  export class Cite {
    constructor(input: string);
    readonly data: readonly Record<string, unknown>[];
    format(format: "bibtex", options: { format: "text" }): string;
  }
}
declare module "@citation-js/plugin-bibtex";
