-- Which provider fetched which revision of a list, when first and last, and with which client.
CREATE TABLE "ListFetch" (
    "voId" UUID NOT NULL,
    "providerId" UUID NOT NULL,
    "revisionNumber" INTEGER NOT NULL,
    "client" TEXT NOT NULL,
    "listVersion" TEXT NOT NULL,
    "firstAt" TIMESTAMPTZ(3) NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,
    "fetches" INTEGER NOT NULL,

    CONSTRAINT "ListFetch_pkey" PRIMARY KEY ("voId","providerId","revisionNumber","client")
);

CREATE INDEX "ListFetch_providerId_lastAt_idx" ON "ListFetch"("providerId", "lastAt");
ALTER TABLE "ListFetch" ADD CONSTRAINT "ListFetch_voId_fkey" FOREIGN KEY ("voId") REFERENCES "VoImageList"("voId") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ListFetch" ADD CONSTRAINT "ListFetch_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "Provider"("id") ON DELETE CASCADE ON UPDATE CASCADE;
