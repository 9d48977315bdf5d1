-- A payment that succeeds makes its order paid, or is written down with one that was closed before: nothing in between.
CREATE OR REPLACE FUNCTION order_refuse_impossible_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.payment_intent IS NOT NULL AND NEW.payment_intent IS DISTINCT FROM OLD.payment_intent THEN
    RAISE EXCEPTION 'an order has one payment' USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.payment = NEW.payment
    OR (OLD.payment = 'none' AND NEW.payment IN ('made', 'closed'))
    OR (OLD.payment = 'made' AND NEW.payment IN ('approval', 'closed'))
    OR (OLD.payment = 'approval' AND NEW.payment = 'closed')
    OR (OLD.payment IN ('made', 'approval') AND NEW.payment = 'paid' AND NEW.status = 'paid')
    OR (OLD.payment = 'closed' AND NEW.payment = 'paid' AND NEW.status = 'cancelled')
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a payment cannot go from % to %', OLD.payment, NEW.payment USING ERRCODE = 'check_violation';
END
$$;

-- What the sweep of orders looks for besides the pending ones.
CREATE INDEX "order_closed_while_processing" ON "order" ("reserved_until")
  WHERE "status" = 'cancelled' AND "payment" = 'closed' AND "closed_reason" = 'processing';
