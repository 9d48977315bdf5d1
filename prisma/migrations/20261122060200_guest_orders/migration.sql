-- CreateTable
CREATE TABLE "order_claim" (
    "order_id" TEXT NOT NULL,
    "customer_id" UUID NOT NULL,
    "claimed_at" TIMESTAMPTZ(3),
    "let_go_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3),
    "tries_left" SMALLINT NOT NULL DEFAULT 5,

    CONSTRAINT "order_claim_pkey" PRIMARY KEY ("order_id","customer_id")
);

-- CreateTable
CREATE TABLE "account_start" (
    "challenge" BYTEA NOT NULL,
    "handle" BYTEA NOT NULL,
    "order_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "made_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_start_pkey" PRIMARY KEY ("challenge")
);

-- CreateIndex
CREATE INDEX "order_claim_customer_id_idx" ON "order_claim"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_start_handle_key" ON "account_start"("handle");

-- CreateIndex
CREATE INDEX "account_start_expires_at_idx" ON "account_start"("expires_at");

-- AddForeignKey
ALTER TABLE "order_claim" ADD CONSTRAINT "order_claim_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_claim" ADD CONSTRAINT "order_claim_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_start" ADD CONSTRAINT "account_start_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- An order is claimed by one customer, whoever asks at the same moment; what was let go is not theirs.
CREATE UNIQUE INDEX "order_claim_one_owner" ON "order_claim" ("order_id")
  WHERE "claimed_at" IS NOT NULL AND "let_go_at" IS NULL;
ALTER TABLE "order_claim"
  ADD CONSTRAINT "order_claim_said" CHECK ("claimed_at" IS NOT NULL OR "let_go_at" IS NOT NULL),
  ADD CONSTRAINT "order_claim_tries" CHECK ("tries_left" BETWEEN 0 AND 5);
ALTER TABLE "account_start"
  ADD CONSTRAINT "account_start_sizes" CHECK (octet_length("challenge") = 32 AND octet_length("handle") = 64);

-- One account comes of one order.
CREATE UNIQUE INDEX "account_start_one_account" ON "account_start" ("order_id") WHERE "made_at" IS NOT NULL;

-- Guests' orders are found by their address.
CREATE INDEX "order_guests_email" ON "order" (lower("email"), "placed_at") WHERE "customer_id" IS NULL;
