-- How often something was done, by whom as a keyed hash: no address and no network can be read here.
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);
CREATE INDEX "rate_limit_ends_at_idx" ON "rate_limit"("ends_at");
ALTER TABLE "rate_limit" ADD CONSTRAINT "rate_limit_key" CHECK (octet_length("key") <= 120);

-- Proofs of work that were handed in. A proof counts once: of many inserts at the same time one succeeds.
CREATE TABLE "spent_proof" (
    "id" BYTEA NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "spent_proof_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "spent_proof_ends_at_idx" ON "spent_proof"("ends_at");
ALTER TABLE "spent_proof" ADD CONSTRAINT "spent_proof_id" CHECK (octet_length("id") = 32);

-- The mails that wait are few among all that are kept: the door asks whether one has waited long.
CREATE INDEX "mail_waiting" ON "mail" ("created_at") WHERE "sent_at" IS NULL;
