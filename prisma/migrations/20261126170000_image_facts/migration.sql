-- What an image can run on, needs, lets through the network and is started with.

ALTER TABLE "Image"
    ADD COLUMN "hypervisors" TEXT[],
    ADD COLUMN "diskRecommendedBytes" BIGINT,
    ADD COLUMN "acceleratorKind" TEXT,
    ADD COLUMN "acceleratorsMinimum" INTEGER,
    ADD COLUMN "acceleratorsRecommended" INTEGER,
    ADD COLUMN "trafficRules" JSONB NOT NULL DEFAULT '[]',
    ADD COLUMN "defaultAccount" TEXT,
    ADD COLUMN "contextualizationFormats" TEXT[] DEFAULT ARRAY[]::TEXT[],
    ADD COLUMN "scriptText" TEXT,
    ADD COLUMN "scriptFormat" TEXT,
    ADD COLUMN "scriptSha256" TEXT,
    ADD COLUMN "scriptUrl" TEXT;

-- Published images change nothing of what they say: their hypervisors are only written another way.
ALTER TABLE "Image" DISABLE TRIGGER "Image_immutable";
UPDATE "Image" SET "hypervisors" = string_to_array("hypervisor", ',');
ALTER TABLE "Image" ENABLE TRIGGER "Image_immutable";
ALTER TABLE "Image" DROP COLUMN "hypervisor";

ALTER TABLE "Image"
    ADD CONSTRAINT "Image_hypervisors_some" CHECK (cardinality("hypervisors") > 0),
    ADD CONSTRAINT "Image_traffic_rules_form" CHECK (jsonb_typeof("trafficRules") = 'array'),
    ADD CONSTRAINT "Image_accelerators_whole"
        CHECK ("acceleratorKind" IS NOT NULL OR ("acceleratorsMinimum" IS NULL AND "acceleratorsRecommended" IS NULL)),
    ADD CONSTRAINT "Image_script_whole"
        CHECK (("scriptText" IS NULL) = ("scriptSha256" IS NULL) AND ("scriptText" IS NULL) = ("scriptFormat" IS NULL)),
    ADD CONSTRAINT "Image_script_sha256_true"
        CHECK ("scriptSha256" = encode(sha256(convert_to("scriptText", 'UTF8')), 'hex'));
