-- Who wants to be told of what becomes of an appliance.
CREATE TABLE "ApplianceFollower" (
    "applianceId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ApplianceFollower_pkey" PRIMARY KEY ("applianceId","personId")
);
CREATE INDEX "ApplianceFollower_personId_idx" ON "ApplianceFollower"("personId");
ALTER TABLE "ApplianceFollower" ADD CONSTRAINT "ApplianceFollower_applianceId_fkey" FOREIGN KEY ("applianceId") REFERENCES "VirtualAppliance"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ApplianceFollower" ADD CONSTRAINT "ApplianceFollower_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
