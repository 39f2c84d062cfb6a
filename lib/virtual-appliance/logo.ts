/** What pictures of appliances may be. The browser may import this file. */

/** Of the uploaded file, in bytes. */
export const LARGEST_LOGO = 2 * 1024 * 1024;
