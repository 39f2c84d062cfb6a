/** What the messages about continuous delivery say. */
import { address, type Letter, letter } from "#lib/mail/letter.ts";
import { paths } from "#lib/platform/paths.ts";

type Appliance = { slug: string; name: string };

export function deliveryFailedMail(failure: {
  appliance: Appliance;
  version: string | null;
  task: string;
  reason: string;
}): Letter {
  const { appliance, version, task, reason } = failure;
  const what = version ? `version ${version} of ${appliance.name}` : `a version of ${appliance.name}`;
  return {
    subject: `Delivery of ${what} failed`,
    text: letter(
      `The delivery of ${what} has failed at “${task}”:`,
      reason,
      "Nothing was published, and what is published stays. Deliveries from a description are tried again by themselves, less and less often; you are not told of each. All that happened, and a button to try at once:",
      address(paths.delivery(appliance.slug)),
    ),
  };
}

export function deliveryPausedMail({ appliance, reason }: { appliance: Appliance; reason: string }): Letter {
  return {
    subject: `Continuous delivery of ${appliance.name} is paused`,
    text: letter(
      `The service has paused the continuous delivery of ${appliance.name}:`,
      reason,
      "New versions are not fetched until one of its maintainers resumes it:",
      address(paths.delivery(appliance.slug)),
    ),
  };
}
