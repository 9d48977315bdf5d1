-- CreateTable
CREATE TABLE "event_person" (
    "event_id" BIGINT NOT NULL,
    "customer_id" UUID NOT NULL,
    "fields" JSONB NOT NULL,

    CONSTRAINT "event_person_pkey" PRIMARY KEY ("event_id")
);

-- CreateIndex
CREATE INDEX "event_person_customer_id_idx" ON "event_person"("customer_id");

-- AddForeignKey
ALTER TABLE "event_person" ADD CONSTRAINT "event_person_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- It can be erased, and nothing else: what happened to whom is not rewritten.
REVOKE UPDATE, TRUNCATE ON "event_person" FROM latchkey_app;

-- The activity page reads a customer's events newest first, page by page.
CREATE INDEX "event_customer_id_id_idx" ON "event"("customer_id", "id" DESC);
