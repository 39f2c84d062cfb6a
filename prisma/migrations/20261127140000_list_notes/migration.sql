-- What those who curate a list want to remember of an appliance: it outlives its entries.
CREATE TABLE "ListNote" (
    "voId" UUID NOT NULL,
    "applianceId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "writtenById" UUID,
    "writtenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ListNote_pkey" PRIMARY KEY ("voId","applianceId")
);

CREATE INDEX "ListNote_applianceId_idx" ON "ListNote"("applianceId");
ALTER TABLE "ListNote" ADD CONSTRAINT "ListNote_voId_fkey" FOREIGN KEY ("voId") REFERENCES "VoImageList"("voId") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ListNote" ADD CONSTRAINT "ListNote_applianceId_fkey" FOREIGN KEY ("applianceId") REFERENCES "VirtualAppliance"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ListNote" ADD CONSTRAINT "ListNote_writtenById_fkey" FOREIGN KEY ("writtenById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
