-- AlterTable
ALTER TABLE "order_guest" ADD COLUMN     "full_until" TIMESTAMPTZ(3);




-- What Prisma's schema cannot say.

-- A browser sees all of an order for a part of the time in which it sees its things.
ALTER TABLE "order_guest" ADD CONSTRAINT "order_guest_full" CHECK ("full_until" <= "expires_at");

-- A bank can send a refund back days after the gateway called it done. Then it counts no more, and somebody has to
-- find another way. Nothing else moves once it is settled.
ALTER TABLE "refund" DROP CONSTRAINT "refund_states";
ALTER TABLE "refund" ADD CONSTRAINT "refund_states" CHECK (
  "state" <> 'approval' AND ("state" = 'open') = ("done_at" IS NULL)
  AND ("state" <> 'done' OR "gateway_refund" IS NOT NULL)
  AND ("state" = 'failed' OR "problem" IS NULL) AND ("state" <> 'failed' OR "problem" IS NOT NULL)
);
CREATE OR REPLACE FUNCTION refund_count() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state = 'failed' THEN
      RAISE EXCEPTION 'a refund is not written down as failed' USING ERRCODE = 'check_violation';
    END IF;
    UPDATE "order" SET refunded = refunded + NEW.amount WHERE id = NEW.order_id;
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.order_id, NEW.amount, NEW.reason) IS DISTINCT FROM (OLD.id, OLD.order_id, OLD.amount, OLD.reason)
    OR OLD.gateway_refund IS NOT NULL AND NEW.gateway_refund IS DISTINCT FROM OLD.gateway_refund
    OR NEW.state <> OLD.state AND NOT (
      OLD.state = 'open' AND NEW.state IN ('done', 'failed') OR OLD.state = 'done' AND NEW.state = 'failed'
    )
  THEN
    RAISE EXCEPTION 'a refund is settled once' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = 'failed' AND OLD.state <> 'failed' THEN
    UPDATE "order" SET refunded = refunded - NEW.amount WHERE id = NEW.order_id;
  END IF;
  RETURN NEW;
END
$$;

-- Where all of the money went back before, or there was none to pay, a return is approved without a refund.
ALTER TABLE "return" DROP CONSTRAINT "return_states";
ALTER TABLE "return" ADD CONSTRAINT "return_states" CHECK (
  ("state" = 'asked') = ("decided_at" IS NULL) AND ("state" = 'approved' OR "refund_id" IS NULL)
  -- A word of the shop's own, never what somebody typed.
  AND "reason" ~ '^[a-z][a-z-]{1,39}$'
);

-- A return is decided once, and its refund is of the same order.
CREATE FUNCTION return_refuse_other_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.order_id, NEW.reason, NEW.asked_at) IS DISTINCT FROM (OLD.id, OLD.order_id, OLD.reason, OLD.asked_at)
    OR OLD.state <> 'asked'
      AND (NEW.state, NEW.refund_id, NEW.decided_at) IS DISTINCT FROM (OLD.state, OLD.refund_id, OLD.decided_at)
  THEN
    RAISE EXCEPTION 'a return is decided once' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.refund_id IS NOT NULL
    AND NOT EXISTS (SELECT FROM refund WHERE id = NEW.refund_id AND order_id = NEW.order_id)
  THEN
    RAISE EXCEPTION 'the refund of a return is of the same order' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "return_terms" BEFORE UPDATE ON "return"
  FOR EACH ROW EXECUTE FUNCTION return_refuse_other_terms();

-- Never more of a line goes back than was bought. Holds the order's row: whoever else returns of it waits.
CREATE FUNCTION return_line_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_order text;
  bought int;
BEGIN
  SELECT order_id INTO of_order FROM "return" WHERE id = NEW.return_id;
  PERFORM FROM "order" WHERE id = of_order AND status = 'shipped' FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'what was not sent cannot come back' USING ERRCODE = 'check_violation';
  END IF;
  SELECT quantity INTO bought FROM order_line WHERE order_id = of_order AND position = NEW.position;
  IF NEW.quantity > coalesce(bought, 0) - (
    SELECT coalesce(sum(l.quantity), 0) FROM return_line l JOIN "return" r ON r.id = l.return_id
    WHERE r.order_id = of_order AND r.state <> 'refused' AND l.position = NEW.position
  ) THEN
    RAISE EXCEPTION 'more comes back than was bought' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "return_line_fit" BEFORE INSERT ON "return_line"
  FOR EACH ROW EXECUTE FUNCTION return_line_fits();
CREATE FUNCTION return_line_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what was asked to go back is fixed' USING ERRCODE = 'check_violation';
END
$$;
CREATE TRIGGER "return_line_fixed" BEFORE UPDATE ON "return_line"
  FOR EACH ROW EXECUTE FUNCTION return_line_stays();
