/** How much may be written, in characters. Apart from the schemas, so that the browser need not load what checks them. */

/** As AppDB had it. */
export const COMMENT_LENGTH = 512;
export const ANSWER_LENGTH = 1000;
export const REASON_LENGTH = 500;
