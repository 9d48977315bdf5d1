-- Only an order that is paid with a saved card can confirm that card for its address, and none becomes one later.
CREATE OR REPLACE FUNCTION order_refuse_other_card() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    -- A card that is erased with its account leaves the order.
    IF (NEW.saved_card_id IS NOT NULL AND NEW.saved_card_id IS DISTINCT FROM OLD.saved_card_id)
      OR (NEW.confirms_pair AND NOT OLD.confirms_pair)
    THEN
      RAISE EXCEPTION 'what an order is paid with is fixed' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.saved_card_id IS NULL THEN
    IF NEW.confirms_pair THEN
      RAISE EXCEPTION 'an order without a saved card confirms none' USING ERRCODE = 'check_violation';
    END IF;
  ELSIF NOT EXISTS (
    SELECT FROM saved_card WHERE id = NEW.saved_card_id AND customer_id = NEW.customer_id
      AND removed_at IS NULL AND locked_at IS NULL
  ) THEN
    RAISE EXCEPTION 'an order is paid with a card of its own customer' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "order_card_fixed" BEFORE UPDATE OF "saved_card_id", "confirms_pair" ON "order"
  FOR EACH ROW EXECUTE FUNCTION order_refuse_other_card();
