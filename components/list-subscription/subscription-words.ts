/** Subscriptions in words. */
import type { ListTopic } from "#lib/list-subscription/schema.ts";

export const topicWords: Record<ListTopic, { label: string; description: string }> = {
  published: { label: "A revision was published", description: "What came, went and was replaced." },
  outdated: {
    label: "There is a newer version than the list holds",
    description: "An appliance on the list has published one.",
  },
  expiring: { label: "An entry is about to expire", description: "A week before it leaves the list." },
  left: { label: "An image has left the list", description: "Sites remove it then." },
};
