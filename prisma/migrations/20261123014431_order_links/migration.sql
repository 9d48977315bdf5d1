-- Each mail about an order carries a link of its own, so that a guest finds the way from whichever they have at hand.
CREATE TABLE "order_link" (
    "secret_hash" BYTEA NOT NULL,
    "order_id" TEXT NOT NULL,

    CONSTRAINT "order_link_pkey" PRIMARY KEY ("secret_hash"),
    CONSTRAINT "order_link_secret_hash" CHECK (octet_length("secret_hash") = 32)
);

CREATE INDEX "order_link_order_id_idx" ON "order_link"("order_id");

ALTER TABLE "order_link" ADD CONSTRAINT "order_link_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Links that were mailed go on to open their orders.
INSERT INTO "order_link" ("secret_hash", "order_id") SELECT "secret_hash", "id" FROM "order" WHERE "paid_at" IS NOT NULL;

DROP INDEX "order_secret_hash_key";
ALTER TABLE "order" DROP COLUMN "secret_hash";
