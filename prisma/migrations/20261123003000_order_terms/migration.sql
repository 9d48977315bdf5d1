-- How the tax comes about is fixed too: the invoice prints it, and what a return is worth follows from it.
CREATE OR REPLACE FUNCTION order_refuse_other_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.key, NEW.currency, NEW.subtotal, NEW.discount, NEW.shipping, NEW.tax, NEW.tax_included, NEW.taxes, NEW.total)
    IS DISTINCT FROM
    (OLD.key, OLD.currency, OLD.subtotal, OLD.discount, OLD.shipping, OLD.tax, OLD.tax_included, OLD.taxes, OLD.total)
    OR (OLD.invoice_number IS NOT NULL AND NEW.invoice_number IS DISTINCT FROM OLD.invoice_number)
  THEN
    RAISE EXCEPTION 'what was ordered, and for how much, is fixed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
DROP TRIGGER "order_terms" ON "order";
CREATE TRIGGER "order_terms" BEFORE UPDATE OF
  "key", "currency", "subtotal", "discount", "shipping", "tax", "tax_included", "taxes", "total", "invoice_number"
  ON "order" FOR EACH ROW EXECUTE FUNCTION order_refuse_other_terms();
