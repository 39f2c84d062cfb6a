-- The last change of a draft can be taken back.
ALTER TABLE "Draft" ADD COLUMN "before" JSONB;
