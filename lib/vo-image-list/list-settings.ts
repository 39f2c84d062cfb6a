/** What a VO decides about its image list as a whole. Pure. */

/** The settings as columns of `VoImageList`. */
export const LIST_SETTINGS = {
  visibility: true,
  followDefault: true,
  validityDays: true,
  needsApproval: true,
  noticeRoles: true,
  noticeAddresses: true,
} as const;

/** The sentence for those who may not. */
export const LIST_SETTINGS_MANAGERS_ONLY =
  "Only a manager of this VO, or an administrator, may change the settings of its image list.";
