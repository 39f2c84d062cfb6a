-- Appliances that people have starred.
CREATE TABLE "Favourite" (
    "personId" UUID NOT NULL,
    "applianceId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Favourite_pkey" PRIMARY KEY ("personId","applianceId")
);
CREATE INDEX "Favourite_applianceId_idx" ON "Favourite"("applianceId");
ALTER TABLE "Favourite" ADD CONSTRAINT "Favourite_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Favourite" ADD CONSTRAINT "Favourite_applianceId_fkey" FOREIGN KEY ("applianceId") REFERENCES "VirtualAppliance"("id") ON DELETE CASCADE ON UPDATE CASCADE;
