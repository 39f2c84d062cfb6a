-- What happens to an entry of a draft when its appliance publishes a newer version.
CREATE TYPE "FollowMode" AS ENUM ('decide', 'prepare', 'publish');
ALTER TABLE "DraftEntry" ADD COLUMN "followMode" "FollowMode" NOT NULL DEFAULT 'decide';
