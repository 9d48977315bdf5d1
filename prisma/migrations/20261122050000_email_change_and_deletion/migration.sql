-- AlterTable
ALTER TABLE "mailed_code" ADD COLUMN     "bound_to" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "purpose" TEXT NOT NULL DEFAULT 'sign-in';

-- AlterTable
ALTER TABLE "email_change" ADD COLUMN     "lifted_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "order" ADD COLUMN     "to_forget" BOOLEAN NOT NULL DEFAULT false;

-- DropIndex
DROP INDEX "mailed_code_browser_hash_created_at_idx";

-- CreateIndex
CREATE INDEX "mailed_code_browser_hash_purpose_created_at_idx" ON "mailed_code"("browser_hash", "purpose", "created_at");

CREATE INDEX "order_to_forget" ON "order" ("id") WHERE "to_forget";

-- Whoever asks about an address, or takes it, waits for whoever is at it already.
CREATE FUNCTION address_lock(key text) RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock(hashtextextended('address ' || key, 0))
$$;

-- An old address stays its account's until the time to undo has passed, or as long as it is frozen because of it.
CREATE FUNCTION address_kept_for(key text) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT e.customer_id FROM email_change e JOIN customer c ON c.id = e.customer_id
  WHERE e.old_key = key AND e.restored_at IS NULL
    AND (e.undo_ends_at > shop_now() OR (c.frozen_at IS NOT NULL AND e.frozen_at IS NOT NULL AND e.lifted_at IS NULL))
  ORDER BY e.changed_at DESC LIMIT 1
$$;

-- An account's address: nobody takes one that is kept for another, and a frozen account's does not change.
CREATE FUNCTION customer_check_address() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE keeper uuid;
BEGIN
  IF NEW.email_key IS NULL OR (TG_OP = 'UPDATE' AND NEW.email_key IS NOT DISTINCT FROM OLD.email_key) THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.frozen_at IS NOT NULL AND NEW.frozen_at IS NOT NULL THEN
    RAISE EXCEPTION 'a frozen account keeps its address' USING ERRCODE = 'check_violation';
  END IF;
  PERFORM address_lock(NEW.email_key);
  keeper := address_kept_for(NEW.email_key);
  IF keeper IS NOT NULL AND keeper <> NEW.id THEN
    RAISE EXCEPTION 'this address is kept for another account' USING ERRCODE = 'unique_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "customer_address" BEFORE INSERT OR UPDATE OF "email_key" ON "customer"
  FOR EACH ROW EXECUTE FUNCTION customer_check_address();

-- One change at a time, each undone or confirmed once, and none of a frozen account or one that is about to go.
CREATE FUNCTION email_change_check() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM FROM customer WHERE id = NEW.customer_id FOR NO KEY UPDATE;
    IF EXISTS (SELECT FROM email_change e WHERE e.customer_id = NEW.customer_id
        AND e.restored_at IS NULL AND e.undo_ends_at > shop_now())
      OR EXISTS (SELECT FROM customer c WHERE c.id = NEW.customer_id
        AND (c.frozen_at IS NOT NULL OR c.deletion_due_at IS NOT NULL))
    THEN
      RAISE EXCEPTION 'this address cannot be changed now' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF ROW(OLD.customer_id, OLD.old_email, OLD.old_key, OLD.new_key, OLD.changed_at, OLD.undo_ends_at, OLD.freeze_hash)
    IS DISTINCT FROM
    ROW(NEW.customer_id, NEW.old_email, NEW.old_key, NEW.new_key, NEW.changed_at, NEW.undo_ends_at, NEW.freeze_hash)
    OR (OLD.frozen_at IS NOT NULL AND NEW.frozen_at IS DISTINCT FROM OLD.frozen_at)
    OR (OLD.lifted_at IS NOT NULL AND NEW.lifted_at IS DISTINCT FROM OLD.lifted_at)
    OR (OLD.restored_at IS NOT NULL AND NEW.restored_at IS DISTINCT FROM OLD.restored_at)
    OR (NEW.frozen_at IS NOT NULL AND OLD.frozen_at IS NULL AND (OLD.lifted_at IS NOT NULL OR OLD.restored_at IS NOT NULL))
  THEN
    RAISE EXCEPTION 'a change of address is frozen, lifted and restored once' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "email_change_forward" BEFORE INSERT OR UPDATE ON "email_change"
  FOR EACH ROW EXECUTE FUNCTION email_change_check();

-- An account that is about to be erased has no session, whoever asks for one.
CREATE FUNCTION session_refuse_disabled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM customer WHERE id = NEW.customer_id AND deletion_due_at IS NOT NULL) THEN
    RAISE EXCEPTION 'this account is disabled' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "session_of_enabled" BEFORE INSERT ON "session"
  FOR EACH ROW EXECUTE FUNCTION session_refuse_disabled();

-- An order that is to be forgotten has no account any more.
ALTER TABLE "order" ADD CONSTRAINT "order_to_forget_alone" CHECK (NOT "to_forget" OR "customer_id" IS NULL);
