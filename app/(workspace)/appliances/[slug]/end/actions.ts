"use server";

import { dialogAction } from "#app/_transport/form-action.ts";
import { paths } from "#lib/platform/paths.ts";
import { archiveAppliance } from "#lib/virtual-appliance/archive-appliance.ts";
import { deleteAppliance } from "#lib/virtual-appliance/delete-appliance.ts";
import { archiveSchema, deleteSchema } from "#lib/virtual-appliance/ending-schema.ts";
import { applianceRefSchema } from "#lib/virtual-appliance/schema.ts";
import { unarchiveAppliance } from "#lib/virtual-appliance/unarchive-appliance.ts";

const archive = dialogAction(archiveSchema, archiveAppliance, ({ slug }) => paths.appliance(slug));
const unarchive = dialogAction(applianceRefSchema, unarchiveAppliance, ({ slug }) => paths.appliance(slug));
const remove = dialogAction(deleteSchema, deleteAppliance, () => `${paths.account()}#appliances`);

type DialogOutcome = { error?: string };

/** Archives the appliance and goes to its page. */
export async function archiveApplianceAction(form: FormData): Promise<DialogOutcome> {
  return archive(form);
}

/** Brings it back and goes to its page. */
export async function unarchiveApplianceAction(form: FormData): Promise<DialogOutcome> {
  return unarchive(form);
}

/** Deletes it and goes to the appliances that one still has. */
export async function deleteApplianceAction(form: FormData): Promise<DialogOutcome> {
  return remove(form);
}
