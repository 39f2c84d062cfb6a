-- What administrators were told of that must not happen, and when.
CREATE TABLE "Alarm" (
    "about" TEXT NOT NULL,
    "raisedAt" TIMESTAMPTZ(3) NOT NULL,
    "toldAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Alarm_pkey" PRIMARY KEY ("about")
);
