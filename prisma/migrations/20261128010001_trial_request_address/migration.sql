-- Several clients may try the same list at once: they are told apart by where they ask from, and by their name.
ALTER TABLE "TrialRequest" ADD COLUMN "address" TEXT;
