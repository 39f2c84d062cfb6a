/** What followers of appliances are told, in words. */
import type { ApplianceTopic } from "#lib/appliance-follow/schema.ts";

export const applianceTopicWords: Record<ApplianceTopic, { label: string; description: string }> = {
  published: { label: "A new version was published", description: "With what its maintainers say of it." },
  stopped: {
    label: "A version was withdrawn, revoked or has expired",
    description: "And when it is offered again.",
  },
  archived: { label: "An appliance was archived", description: "And when it comes back." },
  commented: { label: "Somebody commented on it", description: "Comments as they are written." },
};
