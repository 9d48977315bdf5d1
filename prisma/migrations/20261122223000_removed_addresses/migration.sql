-- An address that was removed or edited, for as long as a recovery or a change of email could still be undone: what a
-- thief took out of the book comes back with the rest.
CREATE TABLE "removed_address" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "was_default" BOOLEAN NOT NULL,
    "name" TEXT NOT NULL,
    "line1" TEXT NOT NULL,
    "line2" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "postal_code" TEXT NOT NULL,
    "country" CHAR(2) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT shop_now(),

    CONSTRAINT "removed_address_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "removed_address_customer_id_removed_at_idx" ON "removed_address"("customer_id", "removed_at");

-- CreateIndex
CREATE INDEX "removed_address_removed_at_idx" ON "removed_address"("removed_at");

-- AddForeignKey
ALTER TABLE "removed_address" ADD CONSTRAINT "removed_address_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
