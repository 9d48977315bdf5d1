-- A bank that replaces a card can give it another number: the gateway then keeps the new one under the same reference,
-- and tells its last four digits and its fingerprint. The reference and its owner stay.
CREATE OR REPLACE FUNCTION saved_card_fix() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.removed_at IS NOT NULL AND NEW.removed_at IS NULL
    OR (NEW.customer_id, NEW.gateway_method) IS DISTINCT FROM (OLD.customer_id, OLD.gateway_method)
  THEN
    RAISE EXCEPTION 'a saved card stays what it is' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
