-- CreateTable
CREATE TABLE "saved_address" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "slot" SMALLINT NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "name" TEXT NOT NULL,
    "line1" TEXT NOT NULL,
    "line2" TEXT NOT NULL DEFAULT '',
    "city" TEXT NOT NULL,
    "region" TEXT NOT NULL DEFAULT '',
    "postal_code" TEXT NOT NULL,
    "country" CHAR(2) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT shop_now(),

    CONSTRAINT "saved_address_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "saved_address_customer_id_slot_key" ON "saved_address"("customer_id", "slot");

-- AddForeignKey
ALTER TABLE "saved_address" ADD CONSTRAINT "saved_address_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- At most twenty for a customer, whoever writes, and one of them goes first.
ALTER TABLE "saved_address" ADD CONSTRAINT "saved_address_slot" CHECK ("slot" BETWEEN 0 AND 19);
CREATE UNIQUE INDEX "saved_address_one_default" ON "saved_address" ("customer_id") WHERE "is_default";

-- What was confirmed for an address was confirmed for this one: another address is another row.
CREATE FUNCTION saved_address_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ROW(OLD.id, OLD.customer_id, OLD.name, OLD.line1, OLD.line2, OLD.city, OLD.region, OLD.postal_code, OLD.country)
    IS DISTINCT FROM ROW(NEW.id, NEW.customer_id, NEW.name, NEW.line1, NEW.line2, NEW.city, NEW.region, NEW.postal_code, NEW.country)
  THEN
    RAISE EXCEPTION 'an address never changes: an edit makes another' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "saved_address_fixed" BEFORE UPDATE ON "saved_address"
  FOR EACH ROW EXECUTE FUNCTION saved_address_refuse_change();
