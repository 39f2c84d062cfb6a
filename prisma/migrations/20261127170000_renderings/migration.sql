-- Other formats of a signed edition of a VO's list, made in the transaction of its signing.
CREATE TABLE "ListRendering" (
    "signingId" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "ListRendering_pkey" PRIMARY KEY ("signingId","path")
);

ALTER TABLE "ListRendering" ADD CONSTRAINT "ListRendering_signingId_fkey" FOREIGN KEY ("signingId") REFERENCES "ListSigning"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER "ListRendering_immutable" BEFORE UPDATE OR DELETE ON "ListRendering"
    FOR EACH ROW EXECUTE FUNCTION refuse_change_except();
