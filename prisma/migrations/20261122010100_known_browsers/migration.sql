-- Browsers in which a customer has signed in with a passkey: a sign-in from any other one is told by mail.

-- CreateTable
CREATE TABLE "known_browser" (
    "customer_id" UUID NOT NULL,
    "browser_hash" BYTEA NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT shop_now(),

    CONSTRAINT "known_browser_pkey" PRIMARY KEY ("customer_id","browser_hash")
);

-- CreateIndex
CREATE INDEX "known_browser_browser_hash_idx" ON "known_browser"("browser_hash");

-- CreateIndex
CREATE INDEX "known_browser_seen_at_idx" ON "known_browser"("seen_at");

-- AddForeignKey
ALTER TABLE "known_browser" ADD CONSTRAINT "known_browser_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.
ALTER TABLE "known_browser" ADD CONSTRAINT "known_browser_hash" CHECK (octet_length("browser_hash") = 32);
