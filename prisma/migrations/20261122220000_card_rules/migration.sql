-- What saved cards hold whatever the code does.

-- A customer has ten cards at most. Changes of a customer's cards take turns at the customer's row.
CREATE FUNCTION saved_card_count() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) FROM saved_card WHERE customer_id = NEW.customer_id AND removed_at IS NULL) > 10 THEN
    RAISE EXCEPTION 'a customer has ten cards at most' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER "saved_card_most" AFTER INSERT ON "saved_card"
  FOR EACH ROW EXECUTE FUNCTION saved_card_count();

-- What an operation needed at the gateway is wiped when it is over.
ALTER TABLE "card_operation"
  ADD CONSTRAINT "card_operation_wiped" CHECK ("done_at" IS NULL OR "input" = '{}');

-- An order is paid with its own customer's card, that is neither removed nor locked.
CREATE FUNCTION order_refuse_other_card() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.saved_card_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM saved_card WHERE id = NEW.saved_card_id AND customer_id = NEW.customer_id
      AND removed_at IS NULL AND locked_at IS NULL
  ) THEN
    RAISE EXCEPTION 'an order is paid with a card of its own customer' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "order_own_card" BEFORE INSERT ON "order"
  FOR EACH ROW EXECUTE FUNCTION order_refuse_other_card();

-- For the sweep of cards that run out.
CREATE INDEX "saved_card_expiring_idx" ON "saved_card"("exp_year", "exp_month")
  WHERE "expiry_told_at" IS NULL AND "removed_at" IS NULL;
