import type { getWorkingVersionPage } from "#lib/virtual-appliance/queries.ts";

type WorkingVersionPage = NonNullable<Awaited<ReturnType<typeof getWorkingVersionPage>>>;

/** The working version as its desk shows it. */
export type WorkingVersion = NonNullable<WorkingVersionPage["working"]>;

/** One of its images, with the last check of it. */
export type WorkingImage = WorkingVersion["images"][number];
