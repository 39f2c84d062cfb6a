/** The size of the pictures beside links, in pixels: that for which readers of Open Graph ask. */
export const SHARE_PICTURE = { width: 1200, height: 630 } as const;
