-- Where the clouds of a provider are reached.
ALTER TABLE "Provider" ADD COLUMN "endpoints" JSONB NOT NULL DEFAULT '[]';
