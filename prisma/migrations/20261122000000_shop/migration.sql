-- The shop's clock: the database's time plus the offset that tests and the demo set for a connection.
CREATE FUNCTION shop_now() RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT now() + coalesce(nullif(current_setting('latchkey.clock_offset', true), ''), '0')::int * interval '1 second'
$$;

CREATE EXTENSION IF NOT EXISTS pg_trgm;


-- CreateEnum
CREATE TYPE "order_status" AS ENUM ('pending', 'paid', 'shipped', 'cancelled');

-- CreateEnum
CREATE TYPE "session_kind" AS ENUM ('full', 'limited');

-- CreateEnum
CREATE TYPE "challenge_purpose" AS ENUM ('sign_in', 'register');

-- CreateTable
CREATE TABLE "category" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "picture" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "category_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "facts" JSONB NOT NULL DEFAULT '[]',
    "category_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "featured" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "picture" (
    "product_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "alt" TEXT NOT NULL,

    CONSTRAINT "picture_pkey" PRIMARY KEY ("product_id","position")
);

-- CreateTable
CREATE TABLE "variant" (
    "id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sku" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "price" INTEGER NOT NULL,
    "weight_grams" INTEGER NOT NULL,
    "stock" INTEGER NOT NULL,
    "reserved" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "variant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "catalog_change" (
    "id" BIGSERIAL NOT NULL,
    "tag" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "catalog_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cart" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA,
    "customer_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 0,
    "writes" UUID[] DEFAULT ARRAY[]::UUID[],
    "merged_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT shop_now(),
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT shop_now(),

    CONSTRAINT "cart_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cart_line" (
    "cart_id" UUID NOT NULL,
    "variant_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "seen_price" INTEGER NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "cart_line_pkey" PRIMARY KEY ("cart_id","variant_id")
);

-- CreateTable
CREATE TABLE "order" (
    "id" TEXT NOT NULL,
    "key" UUID NOT NULL,
    "status" "order_status" NOT NULL DEFAULT 'pending',
    "customer_id" UUID,
    "cart_id" UUID,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "line1" TEXT NOT NULL,
    "line2" TEXT NOT NULL DEFAULT '',
    "city" TEXT NOT NULL,
    "region" TEXT NOT NULL DEFAULT '',
    "postal_code" TEXT NOT NULL,
    "country" CHAR(2) NOT NULL,
    "shipping_method" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "subtotal" INTEGER NOT NULL,
    "shipping" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "payment_intent" TEXT,
    "closed_reason" TEXT,
    "reserved_until" TIMESTAMPTZ(3) NOT NULL,
    "placed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT shop_now(),
    "paid_at" TIMESTAMPTZ(3),
    "shipped_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_line" (
    "order_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "variant_id" UUID,
    "sku" TEXT NOT NULL,
    "product_slug" TEXT NOT NULL,
    "product_name" TEXT NOT NULL,
    "variant_name" TEXT NOT NULL,
    "picture" TEXT NOT NULL,
    "unit_price" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "order_line_pkey" PRIMARY KEY ("order_id","position")
);

-- CreateTable
CREATE TABLE "order_guest" (
    "token_hash" BYTEA NOT NULL,
    "order_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_guest_pkey" PRIMARY KEY ("token_hash","order_id")
);

-- CreateTable
CREATE TABLE "customer" (
    "id" UUID NOT NULL,
    "handle" BYTEA NOT NULL,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "email_verified_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT shop_now(),

    CONSTRAINT "customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkey" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "credential_id" BYTEA NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL DEFAULT 0,
    "transports" TEXT[],
    "aaguid" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "backup_eligible" BOOLEAN NOT NULL,
    "backed_up" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT shop_now(),
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "kind" "session_kind" NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "authenticated_at" TIMESTAMPTZ(3),
    "fresh_ends_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT shop_now(),
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT shop_now(),
    "idle_ends_at" TIMESTAMPTZ(3) NOT NULL,
    "absolute_ends_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "device" TEXT NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "challenge" (
    "id" UUID NOT NULL,
    "purpose" "challenge_purpose" NOT NULL,
    "challenge" BYTEA NOT NULL,
    "browser_hash" BYTEA NOT NULL,
    "session_id" UUID,
    "customer_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT shop_now(),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "challenge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mailed_code" (
    "id" UUID NOT NULL,
    "email_key" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "code_mac" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,
    "browser_hash" BYTEA NOT NULL,
    "tries_left" INTEGER NOT NULL DEFAULT 5,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT shop_now(),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "mailed_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL,
    "to" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "sealed" BYTEA,
    "key_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT shop_now(),
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT shop_now(),
    "kind" TEXT NOT NULL,
    "customer_id" UUID,
    "session_id" UUID,
    "facts" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "category_slug_key" ON "category"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "product_slug_key" ON "product"("slug");

-- CreateIndex
CREATE INDEX "product_category_id_position_idx" ON "product"("category_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "variant_sku_key" ON "variant"("sku");

-- CreateIndex
CREATE UNIQUE INDEX "variant_product_id_slug_key" ON "variant"("product_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "variant_product_id_position_key" ON "variant"("product_id", "position");

-- CreateIndex
CREATE INDEX "catalog_change_at_idx" ON "catalog_change"("at");

-- CreateIndex
CREATE UNIQUE INDEX "cart_token_hash_key" ON "cart"("token_hash");

-- CreateIndex
CREATE INDEX "cart_line_variant_id_idx" ON "cart_line"("variant_id");

-- CreateIndex
CREATE UNIQUE INDEX "order_key_key" ON "order"("key");

-- CreateIndex
CREATE UNIQUE INDEX "order_secret_hash_key" ON "order"("secret_hash");

-- CreateIndex
CREATE UNIQUE INDEX "order_payment_intent_key" ON "order"("payment_intent");

-- CreateIndex
CREATE INDEX "order_customer_id_placed_at_idx" ON "order"("customer_id", "placed_at" DESC);

-- CreateIndex
CREATE INDEX "order_status_reserved_until_idx" ON "order"("status", "reserved_until");

-- CreateIndex
CREATE INDEX "order_cart_id_idx" ON "order"("cart_id");

-- CreateIndex
CREATE INDEX "order_line_variant_id_idx" ON "order_line"("variant_id");

-- CreateIndex
CREATE INDEX "order_guest_expires_at_idx" ON "order_guest"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "customer_handle_key" ON "customer"("handle");

-- CreateIndex
CREATE UNIQUE INDEX "customer_email_key_key" ON "customer"("email_key");

-- CreateIndex
CREATE UNIQUE INDEX "passkey_credential_id_key" ON "passkey"("credential_id");

-- CreateIndex
CREATE INDEX "passkey_customer_id_idx" ON "passkey"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_customer_id_kind_idx" ON "session"("customer_id", "kind");

-- CreateIndex
CREATE INDEX "session_absolute_ends_at_idx" ON "session"("absolute_ends_at");

-- CreateIndex
CREATE UNIQUE INDEX "challenge_challenge_key" ON "challenge"("challenge");

-- CreateIndex
CREATE INDEX "challenge_browser_hash_created_at_idx" ON "challenge"("browser_hash", "created_at");

-- CreateIndex
CREATE INDEX "challenge_expires_at_idx" ON "challenge"("expires_at");

-- CreateIndex
CREATE INDEX "mailed_code_browser_hash_created_at_idx" ON "mailed_code"("browser_hash", "created_at");

-- CreateIndex
CREATE INDEX "mailed_code_email_key_created_at_idx" ON "mailed_code"("email_key", "created_at");

-- CreateIndex
CREATE INDEX "mailed_code_expires_at_idx" ON "mailed_code"("expires_at");

-- CreateIndex
CREATE INDEX "mail_created_at_idx" ON "mail"("created_at");

-- CreateIndex
CREATE INDEX "event_customer_id_at_idx" ON "event"("customer_id", "at" DESC);

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "category"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "picture" ADD CONSTRAINT "picture_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variant" ADD CONSTRAINT "variant_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cart" ADD CONSTRAINT "cart_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cart_line" ADD CONSTRAINT "cart_line_cart_id_fkey" FOREIGN KEY ("cart_id") REFERENCES "cart"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cart_line" ADD CONSTRAINT "cart_line_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order" ADD CONSTRAINT "order_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variant"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_guest" ADD CONSTRAINT "order_guest_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- What Prisma's schema cannot say.

-- Money and stock are never negative, whoever writes.
ALTER TABLE "variant"
  ADD CONSTRAINT "variant_price_positive" CHECK ("price" > 0),
  ADD CONSTRAINT "variant_weight_positive" CHECK ("weight_grams" > 0),
  ADD CONSTRAINT "variant_stock_holds_reserved" CHECK ("reserved" >= 0 AND "stock" >= "reserved");

ALTER TABLE "cart_line"
  ADD CONSTRAINT "cart_line_quantity" CHECK ("quantity" BETWEEN 1 AND 99),
  ADD CONSTRAINT "cart_line_seen_price" CHECK ("seen_price" > 0);

-- An open cart is either a guest's (by its cookie) or a customer's; a customer has one.
ALTER TABLE "cart"
  ADD CONSTRAINT "cart_one_owner" CHECK (("token_hash" IS NULL) <> ("customer_id" IS NULL)),
  ADD CONSTRAINT "cart_only_guests_merge" CHECK ("merged_at" IS NULL OR "token_hash" IS NOT NULL);
CREATE UNIQUE INDEX "cart_one_a_customer" ON "cart" ("customer_id") WHERE "customer_id" IS NOT NULL;

-- An order adds up, and its times agree with its status.
ALTER TABLE "order"
  ADD CONSTRAINT "order_adds_up" CHECK ("subtotal" > 0 AND "shipping" >= 0 AND "total" = "subtotal" + "shipping"),
  ADD CONSTRAINT "order_times" CHECK (
    CASE "status"
      WHEN 'pending' THEN "paid_at" IS NULL AND "shipped_at" IS NULL AND "cancelled_at" IS NULL
      WHEN 'paid' THEN "paid_at" IS NOT NULL AND "shipped_at" IS NULL AND "cancelled_at" IS NULL
      WHEN 'shipped' THEN "paid_at" IS NOT NULL AND "shipped_at" IS NOT NULL AND "cancelled_at" IS NULL
      WHEN 'cancelled' THEN "cancelled_at" IS NOT NULL AND "shipped_at" IS NULL
    END
  ),
  ADD CONSTRAINT "order_paid_has_payment" CHECK ("paid_at" IS NULL OR "payment_intent" IS NOT NULL);
ALTER TABLE "order_line"
  ADD CONSTRAINT "order_line_amounts" CHECK ("quantity" > 0 AND "unit_price" > 0);

-- An order moves forward only.
CREATE FUNCTION order_refuse_impossible_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = NEW.status
    OR (OLD.status = 'pending' AND NEW.status IN ('paid', 'cancelled'))
    OR (OLD.status = 'paid' AND NEW.status = 'shipped')
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'an order cannot go from % to %', OLD.status, NEW.status USING ERRCODE = 'check_violation';
END
$$;
CREATE TRIGGER "order_steps" BEFORE UPDATE OF "status" ON "order"
  FOR EACH ROW EXECUTE FUNCTION order_refuse_impossible_step();

-- Tokens, challenges and handles have their full length.
ALTER TABLE "session" ADD CONSTRAINT "session_token_hash" CHECK (octet_length("token_hash") = 32);
ALTER TABLE "session" ADD CONSTRAINT "session_level" CHECK (
  ("kind" = 'full') = ("authenticated_at" IS NOT NULL)
  AND ("authenticated_at" IS NULL) = ("fresh_ends_at" IS NULL)
);
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_length" CHECK (octet_length("challenge") = 32);
ALTER TABLE "customer" ADD CONSTRAINT "customer_handle" CHECK (octet_length("handle") = 64);
ALTER TABLE "mailed_code" ADD CONSTRAINT "mailed_code_tries" CHECK ("tries_left" BETWEEN 0 AND 5);
-- Credential ids: WebAuthn L3 section 7.1 step 25 allows 1,023 bytes; under 16 there is no entropy.
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_credential_id" CHECK (octet_length("credential_id") BETWEEN 16 AND 1023);
-- BS without BE is impossible (WebAuthn L3 section 6.1.3).
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_backup" CHECK ("backup_eligible" OR NOT "backed_up");

-- A passkey's key and owner never change.
CREATE FUNCTION passkey_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ROW(OLD.id, OLD.customer_id, OLD.credential_id, OLD.public_key, OLD.backup_eligible)
    IS DISTINCT FROM ROW(NEW.id, NEW.customer_id, NEW.credential_id, NEW.public_key, NEW.backup_eligible)
  THEN
    RAISE EXCEPTION 'a passkey''s key and owner never change' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "passkey_fixed" BEFORE UPDATE ON "passkey"
  FOR EACH ROW EXECUTE FUNCTION passkey_refuse_change();

-- The log of events is append-only.
CREATE FUNCTION event_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'events are append-only' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER "event_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "event"
  FOR EACH STATEMENT EXECUTE FUNCTION event_refuse_change();

-- Search: words by a text index, misspellings by trigrams.
CREATE FUNCTION product_words(name text, summary text, description text) RETURNS tsvector
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT setweight(to_tsvector('english', name), 'A')
      || setweight(to_tsvector('english', summary), 'B')
      || setweight(to_tsvector('english', description), 'C')
$$;
CREATE INDEX "product_words" ON "product" USING gin (product_words("name", "summary", "description"));
CREATE INDEX "product_name_trigrams" ON "product" USING gin ("name" gin_trgm_ops);

-- How much is left, as shoppers are told it. Pages change only when this changes.
CREATE FUNCTION stock_band(free integer) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN free <= 0 THEN 'sold-out' WHEN free <= 4 THEN 'few' ELSE 'in-stock' END
$$;

-- Stored pages stay true: whoever changes the catalog, by whatever means, leaves a row here and wakes
-- every instance of the shop.
CREATE FUNCTION catalog_touch(touched text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  INSERT INTO catalog_change (tag, at) VALUES (touched, clock_timestamp());
  PERFORM pg_notify('catalog_change', touched);
END
$$;

-- Tags: product:<slug> its page, category:<slug> the lists it stands in, home, and categories the menu.
CREATE FUNCTION product_touch_one(touched_id uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE found_product record;
BEGIN
  SELECT p.slug, p.featured, c.slug AS category INTO found_product
    FROM product p JOIN category c ON c.id = p.category_id WHERE p.id = touched_id;
  IF found_product.slug IS NULL THEN RETURN; END IF;
  PERFORM catalog_touch('product:' || found_product.slug), catalog_touch('category:' || found_product.category);
  IF found_product.featured THEN PERFORM catalog_touch('home'); END IF;
END
$$;

CREATE FUNCTION category_touch() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM catalog_touch('categories');
  IF TG_OP <> 'INSERT' THEN PERFORM catalog_touch('category:' || OLD.slug); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM catalog_touch('category:' || NEW.slug); END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION product_touch() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF TG_OP <> 'DELETE' THEN PERFORM product_touch_one(NEW.id); END IF;
  IF TG_OP <> 'INSERT' THEN
    PERFORM catalog_touch('product:' || OLD.slug);
    PERFORM catalog_touch('category:' || c.slug) FROM category c WHERE c.id = OLD.category_id;
    IF OLD.featured THEN PERFORM catalog_touch('home'); END IF;
  END IF;
  RETURN NULL;
END
$$;

-- For what belongs to a product: its pictures and variants.
CREATE FUNCTION product_part_touch() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF TG_OP <> 'DELETE' THEN PERFORM product_touch_one(NEW.product_id); END IF;
  IF TG_OP <> 'INSERT' THEN PERFORM product_touch_one(OLD.product_id); END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER "category_touch" AFTER INSERT OR UPDATE OR DELETE ON "category"
  FOR EACH ROW EXECUTE FUNCTION category_touch();
CREATE TRIGGER "product_touch" AFTER INSERT OR UPDATE OR DELETE ON "product"
  FOR EACH ROW EXECUTE FUNCTION product_touch();
CREATE TRIGGER "picture_touch" AFTER INSERT OR UPDATE OR DELETE ON "picture"
  FOR EACH ROW EXECUTE FUNCTION product_part_touch();
CREATE TRIGGER "variant_touch" AFTER INSERT OR DELETE ON "variant"
  FOR EACH ROW EXECUTE FUNCTION product_part_touch();
CREATE TRIGGER "variant_change_touch" AFTER UPDATE ON "variant"
  FOR EACH ROW WHEN (
    ROW(OLD.product_id, OLD.slug, OLD.name, OLD.sku, OLD.position, OLD.price)
      IS DISTINCT FROM ROW(NEW.product_id, NEW.slug, NEW.name, NEW.sku, NEW.position, NEW.price)
    OR stock_band(OLD.stock - OLD.reserved) <> stock_band(NEW.stock - NEW.reserved)
  )
  EXECUTE FUNCTION product_part_touch();

-- The app's rights. A login role of the deployment's own becomes a member of this one.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'latchkey_app') THEN
    CREATE ROLE latchkey_app NOLOGIN;
  END IF;
END
$$;
GRANT USAGE ON SCHEMA public TO latchkey_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO latchkey_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO latchkey_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO latchkey_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO latchkey_app;
REVOKE UPDATE, DELETE, TRUNCATE ON "event" FROM latchkey_app;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON "catalog_change" FROM latchkey_app;
DO $$
BEGIN
  IF to_regclass('_prisma_migrations') IS NOT NULL THEN
    REVOKE ALL ON "_prisma_migrations" FROM latchkey_app;
  END IF;
END
$$;
REVOKE EXECUTE ON FUNCTION catalog_touch(text) FROM PUBLIC;
