-- A wait at whose end the old address of a locked account is put back, for somebody who has nothing but its mailbox.
CREATE TABLE "restore_wait" (
    "change_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT shop_now(),
    "wait_ends_at" TIMESTAMPTZ(3) NOT NULL,
    "lapses_at" TIMESTAMPTZ(3) NOT NULL,
    "half_announced_at" TIMESTAMPTZ(3),
    "end_announced_at" TIMESTAMPTZ(3),

    CONSTRAINT "restore_wait_pkey" PRIMARY KEY ("change_id")
);

-- CreateIndex
CREATE INDEX "restore_wait_customer_id_idx" ON "restore_wait"("customer_id");

-- CreateIndex
CREATE INDEX "restore_wait_wait_ends_at_idx" ON "restore_wait"("wait_ends_at");

-- AddForeignKey
ALTER TABLE "restore_wait" ADD CONSTRAINT "restore_wait_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "email_change"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "restore_wait" ADD CONSTRAINT "restore_wait_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "restore_wait" ADD CONSTRAINT "restore_wait_times" CHECK ("started_at" < "wait_ends_at" AND "wait_ends_at" < "lapses_at");

-- It is not sped up, and each announcement goes out once.
CREATE FUNCTION restore_wait_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ROW(OLD.change_id, OLD.customer_id, OLD.started_at, OLD.wait_ends_at, OLD.lapses_at)
    IS DISTINCT FROM ROW(NEW.change_id, NEW.customer_id, NEW.started_at, NEW.wait_ends_at, NEW.lapses_at)
    OR (OLD.half_announced_at IS NOT NULL AND NEW.half_announced_at IS DISTINCT FROM OLD.half_announced_at)
    OR (OLD.end_announced_at IS NOT NULL AND NEW.end_announced_at IS DISTINCT FROM OLD.end_announced_at)
  THEN
    RAISE EXCEPTION 'a wait is not changed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "restore_wait_forward" BEFORE UPDATE ON "restore_wait"
  FOR EACH ROW EXECUTE FUNCTION restore_wait_refuse_change();
