/** What an operator has not allowed is not fetched: these are the settings of a service that has allowed nothing. */
import { expect, test } from "vitest";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createOwnedAppliance, createWorkingVersionOf } from "#lib/testing/appliance-scene.ts";
import { imageFields } from "#lib/testing/factories.ts";
import { startImageServer } from "#lib/testing/image-server.ts";
import { runIntegrityCheck } from "./run-integrity-check.ts";

process.env.FETCH_ALLOWED_RANGES = "";

test.each(["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "2130706433"])(
  "%s is refused, and never asked",
  async (host) => {
    const server = await startImageServer();
    try {
      const url = `http://${host}:${server.port}/honest.qcow2`;
      const { id: applianceId } = await createOwnedAppliance();
      const { images } = await createWorkingVersionOf(applianceId, { images: [imageFields({ url })] });
      const check = await getDatabase().integrityCheck.create({
        data: { imageId: images[0]?.id ?? "", url },
      });
      await runIntegrityCheck(check.id, { signal: new AbortController().signal });
      expect(await getDatabase().integrityCheck.findUnique({ where: { id: check.id } })).toMatchObject({
        state: "failed",
        findings: [{ message: expect.stringMatching(/is not at a public Internet address/) }],
      });
      expect(server.requests).toEqual([]);
    } finally {
      await server.close();
    }
  },
);
