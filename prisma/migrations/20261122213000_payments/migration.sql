-- CreateEnum
CREATE TYPE "payment_state" AS ENUM ('none', 'made', 'approval', 'paid', 'closed');

-- CreateEnum
CREATE TYPE "refund_reason" AS ENUM ('cancelled', 'returned', 'goodwill', 'late');

-- CreateEnum
CREATE TYPE "return_state" AS ENUM ('asked', 'approved', 'refused');

-- CreateEnum
CREATE TYPE "discount_kind" AS ENUM ('percent', 'amount', 'shipping');

-- CreateEnum
CREATE TYPE "gateway_state" AS ENUM ('open', 'approval', 'done', 'failed');

-- CreateEnum
CREATE TYPE "card_change" AS ENUM ('add', 'replace', 'remove', 'forget');

-- AlterTable
ALTER TABLE "cart" ADD COLUMN     "discount_id" UUID;

-- AlterTable
ALTER TABLE "category" ADD COLUMN     "tax_class" TEXT NOT NULL DEFAULT 'standard';

-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "gateway_customer" TEXT;

-- AlterTable
ALTER TABLE "order" ADD COLUMN     "card_brand" TEXT,
ADD COLUMN     "card_last4" TEXT,
ADD COLUMN     "confirms_pair" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "discount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "discount_id" UUID,
ADD COLUMN     "invoice_number" INTEGER,
ADD COLUMN     "payment" "payment_state" NOT NULL DEFAULT 'none',
ADD COLUMN     "refunded" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "saved_card_id" UUID,
ADD COLUMN     "tax" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "tax_included" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "taxes" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "order_line" ADD COLUMN     "discount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "tax_rate" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "refund" (
    "id" UUID NOT NULL,
    "order_id" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "reason" "refund_reason" NOT NULL,
    "state" "gateway_state" NOT NULL DEFAULT 'open',
    "gateway_refund" TEXT,
    "problem" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT shop_now(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT shop_now(),
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "return" (
    "id" UUID NOT NULL,
    "order_id" TEXT NOT NULL,
    "customer_id" UUID,
    "state" "return_state" NOT NULL DEFAULT 'asked',
    "reason" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT shop_now(),
    "decided_at" TIMESTAMPTZ(3),
    "refund_id" UUID,

    CONSTRAINT "return_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "return_line" (
    "return_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "return_line_pkey" PRIMARY KEY ("return_id","position")
);

-- CreateTable
CREATE TABLE "discount" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "discount_kind" NOT NULL,
    "value" INTEGER NOT NULL DEFAULT 0,
    "minimum" INTEGER NOT NULL DEFAULT 0,
    "limit_total" INTEGER,
    "limit_per_customer" INTEGER,
    "starts_at" TIMESTAMPTZ(3) NOT NULL DEFAULT shop_now(),
    "ends_at" TIMESTAMPTZ(3),
    "uses" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT shop_now(),

    CONSTRAINT "discount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "discount_use" (
    "order_id" TEXT NOT NULL,
    "discount_id" UUID NOT NULL,
    "buyer" BYTEA NOT NULL,

    CONSTRAINT "discount_use_pkey" PRIMARY KEY ("order_id")
);

-- CreateTable
CREATE TABLE "saved_card" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "gateway_method" TEXT NOT NULL,
    "brand" TEXT NOT NULL,
    "last4" CHAR(4) NOT NULL,
    "exp_month" SMALLINT NOT NULL,
    "exp_year" SMALLINT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "locked_at" TIMESTAMPTZ(3),
    "expiry_told_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT shop_now(),
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "saved_card_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "confirmed_pair" (
    "card_id" UUID NOT NULL,
    "address_hash" BYTEA NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT shop_now(),

    CONSTRAINT "confirmed_pair_pkey" PRIMARY KEY ("card_id","address_hash")
);

-- CreateTable
CREATE TABLE "typed_card" (
    "token_hash" BYTEA NOT NULL,
    "customer_id" UUID NOT NULL,
    "brand" TEXT NOT NULL,
    "last4" CHAR(4) NOT NULL,
    "exp_month" SMALLINT NOT NULL,
    "exp_year" SMALLINT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "typed_card_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "card_operation" (
    "id" UUID NOT NULL,
    "kind" "card_change" NOT NULL,
    "customer_id" UUID NOT NULL,
    "card_id" UUID,
    "input" JSONB NOT NULL,
    "state" "gateway_state" NOT NULL DEFAULT 'open',
    "setup_intent" TEXT,
    "problem" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT shop_now(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT shop_now(),
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "card_operation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "gateway_event" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT shop_now(),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT shop_now(),
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "gateway_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "refund_gateway_refund_key" ON "refund"("gateway_refund");

-- CreateIndex
CREATE INDEX "refund_order_id_idx" ON "refund"("order_id");

-- CreateIndex
CREATE INDEX "refund_state_due_at_idx" ON "refund"("state", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "return_refund_id_key" ON "return"("refund_id");

-- CreateIndex
CREATE INDEX "return_order_id_idx" ON "return"("order_id");

-- CreateIndex
CREATE INDEX "return_customer_id_idx" ON "return"("customer_id");

-- CreateIndex
CREATE INDEX "return_state_asked_at_idx" ON "return"("state", "asked_at");

-- CreateIndex
CREATE UNIQUE INDEX "discount_code_key" ON "discount"("code");

-- CreateIndex
CREATE INDEX "discount_use_discount_id_buyer_idx" ON "discount_use"("discount_id", "buyer");

-- CreateIndex
CREATE UNIQUE INDEX "saved_card_gateway_method_key" ON "saved_card"("gateway_method");

-- CreateIndex
CREATE INDEX "saved_card_customer_id_idx" ON "saved_card"("customer_id");

-- CreateIndex
CREATE INDEX "typed_card_customer_id_idx" ON "typed_card"("customer_id");

-- CreateIndex
CREATE INDEX "typed_card_ends_at_idx" ON "typed_card"("ends_at");

-- CreateIndex
CREATE UNIQUE INDEX "card_operation_setup_intent_key" ON "card_operation"("setup_intent");

-- CreateIndex
CREATE INDEX "card_operation_customer_id_idx" ON "card_operation"("customer_id");

-- CreateIndex
CREATE INDEX "card_operation_state_due_at_idx" ON "card_operation"("state", "due_at");

-- CreateIndex
CREATE INDEX "gateway_event_done_at_due_at_idx" ON "gateway_event"("done_at", "due_at");

-- CreateIndex
CREATE INDEX "gateway_event_received_at_idx" ON "gateway_event"("received_at");

-- CreateIndex
CREATE INDEX "cart_discount_id_idx" ON "cart"("discount_id");

-- CreateIndex
CREATE UNIQUE INDEX "customer_gateway_customer_key" ON "customer"("gateway_customer");

-- CreateIndex
CREATE UNIQUE INDEX "order_invoice_number_key" ON "order"("invoice_number");

-- CreateIndex
CREATE INDEX "order_saved_card_id_idx" ON "order"("saved_card_id");

-- CreateIndex
CREATE INDEX "order_discount_id_idx" ON "order"("discount_id");

-- AddForeignKey
ALTER TABLE "cart" ADD CONSTRAINT "cart_discount_id_fkey" FOREIGN KEY ("discount_id") REFERENCES "discount"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order" ADD CONSTRAINT "order_saved_card_id_fkey" FOREIGN KEY ("saved_card_id") REFERENCES "saved_card"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order" ADD CONSTRAINT "order_discount_id_fkey" FOREIGN KEY ("discount_id") REFERENCES "discount"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return" ADD CONSTRAINT "return_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return" ADD CONSTRAINT "return_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return" ADD CONSTRAINT "return_refund_id_fkey" FOREIGN KEY ("refund_id") REFERENCES "refund"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return_line" ADD CONSTRAINT "return_line_return_id_fkey" FOREIGN KEY ("return_id") REFERENCES "return"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discount_use" ADD CONSTRAINT "discount_use_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discount_use" ADD CONSTRAINT "discount_use_discount_id_fkey" FOREIGN KEY ("discount_id") REFERENCES "discount"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_card" ADD CONSTRAINT "saved_card_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "confirmed_pair" ADD CONSTRAINT "confirmed_pair_card_id_fkey" FOREIGN KEY ("card_id") REFERENCES "saved_card"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "typed_card" ADD CONSTRAINT "typed_card_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;




-- What Prisma's schema cannot say.

-- Where the payments of the orders stand that are there already.
UPDATE "order" SET "payment" = CASE
  WHEN "status" IN ('paid', 'shipped') THEN 'paid'::payment_state
  WHEN "status" = 'cancelled' THEN 'closed'::payment_state
  WHEN "payment_intent" IS NOT NULL THEN 'made'::payment_state
  ELSE 'none'::payment_state
END;

-- An order adds up, and order and payment agree.
ALTER TABLE "order" DROP CONSTRAINT "order_adds_up";
ALTER TABLE "order"
  ADD CONSTRAINT "order_adds_up" CHECK (
    "subtotal" > 0 AND "shipping" >= 0 AND "tax" >= 0 AND "discount" BETWEEN 0 AND "subtotal" + "shipping"
    AND "total" > 0
    AND "total" = "subtotal" - "discount" + "shipping" + CASE WHEN "tax_included" THEN 0 ELSE "tax" END
  ),
  ADD CONSTRAINT "order_payment_agrees" CHECK (
    CASE "status"
      WHEN 'pending' THEN "payment" IN ('none', 'made', 'approval')
      WHEN 'cancelled' THEN "payment" IN ('closed', 'paid')
      ELSE "payment" = 'paid'
    END
  ),
  ADD CONSTRAINT "order_payment_known" CHECK (("payment" IN ('none', 'closed')) OR "payment_intent" IS NOT NULL),
  -- Never more goes back than came in.
  ADD CONSTRAINT "order_refunded" CHECK (
    "refunded" BETWEEN 0 AND "total" AND ("refunded" = 0 OR "payment" = 'paid')
  );
ALTER TABLE "order_line"
  ADD CONSTRAINT "order_line_discount" CHECK ("discount" BETWEEN 0 AND "unit_price" * "quantity"),
  ADD CONSTRAINT "order_line_tax_rate" CHECK ("tax_rate" BETWEEN 0 AND 10000);

CREATE SEQUENCE "invoice_number" AS integer START 1001;

-- An order moves forward only; one that is paid can be cancelled until it ships.
CREATE OR REPLACE FUNCTION order_refuse_impossible_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = NEW.status
    OR (OLD.status = 'pending' AND NEW.status IN ('paid', 'cancelled'))
    OR (OLD.status = 'paid' AND NEW.status IN ('shipped', 'cancelled'))
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'an order cannot go from % to %', OLD.status, NEW.status USING ERRCODE = 'check_violation';
END
$$;

-- So does its payment. Closed to paid is a charge that came to light after the order was given up: it is refunded.
CREATE FUNCTION order_refuse_impossible_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.payment_intent IS NOT NULL AND NEW.payment_intent IS DISTINCT FROM OLD.payment_intent THEN
    RAISE EXCEPTION 'an order has one payment' USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.payment = NEW.payment
    OR (OLD.payment = 'none' AND NEW.payment IN ('made', 'closed'))
    OR (OLD.payment = 'made' AND NEW.payment IN ('approval', 'paid', 'closed'))
    OR (OLD.payment = 'approval' AND NEW.payment IN ('paid', 'closed'))
    OR (OLD.payment = 'closed' AND NEW.payment = 'paid' AND NEW.status = 'cancelled')
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a payment cannot go from % to %', OLD.payment, NEW.payment USING ERRCODE = 'check_violation';
END
$$;
CREATE TRIGGER "order_payments" BEFORE UPDATE OF "payment", "payment_intent" ON "order"
  FOR EACH ROW EXECUTE FUNCTION order_refuse_impossible_payment();

-- What was agreed on is fixed.
CREATE FUNCTION order_refuse_other_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.key, NEW.currency, NEW.subtotal, NEW.discount, NEW.shipping, NEW.tax, NEW.total)
    IS DISTINCT FROM (OLD.key, OLD.currency, OLD.subtotal, OLD.discount, OLD.shipping, OLD.tax, OLD.total)
    OR (OLD.invoice_number IS NOT NULL AND NEW.invoice_number IS DISTINCT FROM OLD.invoice_number)
  THEN
    RAISE EXCEPTION 'what was ordered, and for how much, is fixed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "order_terms" BEFORE UPDATE OF
  "key", "currency", "subtotal", "discount", "shipping", "tax", "total", "invoice_number" ON "order"
  FOR EACH ROW EXECUTE FUNCTION order_refuse_other_terms();

-- Every refund counts against its order from the moment it is written, until the gateway refuses it.
ALTER TABLE "refund"
  ADD CONSTRAINT "refund_amount" CHECK ("amount" > 0),
  ADD CONSTRAINT "refund_states" CHECK (
    "state" <> 'approval' AND ("state" = 'open') = ("done_at" IS NULL)
    AND ("state" <> 'done' OR "gateway_refund" IS NOT NULL)
  );
CREATE FUNCTION refund_count() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE "order" SET refunded = refunded + NEW.amount WHERE id = NEW.order_id;
  ELSIF OLD.state <> 'open' AND NEW.state IS DISTINCT FROM OLD.state
    OR (NEW.order_id, NEW.amount) IS DISTINCT FROM (OLD.order_id, OLD.amount)
  THEN
    RAISE EXCEPTION 'a refund is settled once' USING ERRCODE = 'check_violation';
  ELSIF OLD.state = 'open' AND NEW.state = 'failed' THEN
    UPDATE "order" SET refunded = refunded - NEW.amount WHERE id = NEW.order_id;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "refund_counts" BEFORE INSERT OR UPDATE ON "refund"
  FOR EACH ROW EXECUTE FUNCTION refund_count();

ALTER TABLE "return"
  ADD CONSTRAINT "return_states" CHECK (
    ("state" = 'asked') = ("decided_at" IS NULL) AND ("state" = 'approved') = ("refund_id" IS NOT NULL)
  );
ALTER TABLE "return_line" ADD CONSTRAINT "return_line_quantity" CHECK ("quantity" > 0);

-- A code is never used more often than it may be, in total and by one buyer.
ALTER TABLE "discount"
  ADD CONSTRAINT "discount_code" CHECK ("code" ~ '^[A-Z0-9][A-Z0-9-]{1,30}[A-Z0-9]$'),
  ADD CONSTRAINT "discount_value" CHECK (
    CASE "kind" WHEN 'percent' THEN "value" BETWEEN 1 AND 10000 WHEN 'amount' THEN "value" > 0 ELSE "value" = 0 END
  ),
  ADD CONSTRAINT "discount_limits" CHECK (
    "minimum" >= 0 AND "limit_total" > 0 AND "limit_per_customer" > 0 AND ("ends_at" IS NULL OR "ends_at" > "starts_at")
  ),
  ADD CONSTRAINT "discount_uses" CHECK ("uses" >= 0 AND ("limit_total" IS NULL OR "uses" <= "limit_total"));
CREATE FUNCTION discount_count() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE most int;
BEGIN
  IF TG_OP = 'DELETE' THEN
    UPDATE discount SET uses = uses - 1 WHERE id = OLD.discount_id;
    RETURN OLD;
  END IF;
  -- Holds the code's row: whoever else uses it now waits.
  UPDATE discount SET uses = uses + 1 WHERE id = NEW.discount_id RETURNING limit_per_customer INTO most;
  IF (SELECT count(*) FROM discount_use WHERE discount_id = NEW.discount_id AND buyer = NEW.buyer) >= most THEN
    RAISE EXCEPTION 'this buyer has used the code as often as it may be' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "discount_use_counts" BEFORE INSERT OR DELETE ON "discount_use"
  FOR EACH ROW EXECUTE FUNCTION discount_count();

-- Saved cards: one is the default, each is there once, and what is removed stays removed.
ALTER TABLE "saved_card"
  ADD CONSTRAINT "saved_card_shown" CHECK ("last4" ~ '^[0-9]{4}$' AND "exp_month" BETWEEN 1 AND 12),
  ADD CONSTRAINT "saved_card_removed" CHECK ("removed_at" IS NULL OR NOT "is_default");
CREATE UNIQUE INDEX "saved_card_one_default" ON "saved_card" ("customer_id") WHERE "is_default";
CREATE UNIQUE INDEX "saved_card_once" ON "saved_card" ("customer_id", "fingerprint", "exp_year", "exp_month")
  WHERE "removed_at" IS NULL;
CREATE FUNCTION saved_card_fix() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.removed_at IS NOT NULL AND NEW.removed_at IS NULL
    OR (NEW.customer_id, NEW.gateway_method, NEW.fingerprint, NEW.last4)
      IS DISTINCT FROM (OLD.customer_id, OLD.gateway_method, OLD.fingerprint, OLD.last4)
  THEN
    RAISE EXCEPTION 'a saved card stays what it is' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "saved_card_fixed" BEFORE UPDATE ON "saved_card" FOR EACH ROW EXECUTE FUNCTION saved_card_fix();

-- A card's change is settled once.
ALTER TABLE "card_operation"
  ADD CONSTRAINT "card_operation_states" CHECK (("state" IN ('done', 'failed')) = ("done_at" IS NOT NULL));
CREATE FUNCTION card_operation_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('done', 'failed') AND NEW.state <> OLD.state OR OLD.state = 'approval' AND NEW.state = 'open' THEN
    RAISE EXCEPTION 'a card''s change is settled once' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "card_operation_once" BEFORE UPDATE ON "card_operation"
  FOR EACH ROW EXECUTE FUNCTION card_operation_forward();
