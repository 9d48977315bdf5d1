-- CreateEnum
CREATE TYPE "freezer" AS ENUM ('old_address', 'operator');

-- CreateEnum
CREATE TYPE "evidence" AS ENUM ('passkey', 'code_and_mailbox', 'recovery_code', 'session', 'mailbox');

-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "deletion_due_at" TIMESTAMPTZ(3),
ADD COLUMN     "frozen_at" TIMESTAMPTZ(3),
ADD COLUMN     "frozen_by" "freezer",
ALTER COLUMN "email_key" DROP NOT NULL,
ALTER COLUMN "email_verified_at" DROP NOT NULL;

-- CreateTable
CREATE TABLE "step_up" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "browser_hash" BYTEA NOT NULL,
    "random" BYTEA NOT NULL,
    "challenge" BYTEA NOT NULL,
    "action" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "payload_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT shop_now(),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "passkey_id" UUID,
    "assertion_id" BIGINT,
    "grant_ends_at" TIMESTAMPTZ(3),
    "spent_at" TIMESTAMPTZ(3),

    CONSTRAINT "step_up_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assertion" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT shop_now(),
    "customer_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "payload_hash" BYTEA NOT NULL,
    "random" BYTEA NOT NULL,
    "credential_id" BYTEA NOT NULL,
    "public_key" BYTEA NOT NULL,
    "authenticator_data" BYTEA NOT NULL,
    "client_data" BYTEA NOT NULL,
    "signature" BYTEA NOT NULL,

    CONSTRAINT "assertion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assertion_payload" (
    "assertion_id" BIGINT NOT NULL,
    "customer_id" UUID NOT NULL,
    "payload" JSONB NOT NULL,

    CONSTRAINT "assertion_payload_pkey" PRIMARY KEY ("assertion_id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT shop_now(),
    "used_at" TIMESTAMPTZ(3),
    "voided_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT shop_now(),
    "started_by" "evidence" NOT NULL,
    "wait_ends_at" TIMESTAMPTZ(3) NOT NULL,
    "lapses_at" TIMESTAMPTZ(3) NOT NULL,
    "session_id" UUID,
    "stop_hash" BYTEA,
    "stop_sealed" BYTEA,
    "stop_key_id" TEXT,
    "half_announced_at" TIMESTAMPTZ(3),
    "end_announced_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "cancelled_by" "evidence",
    "lapsed_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "probation_ends_at" TIMESTAMPTZ(3),
    "probation_closed_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),
    "blocks_until" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mailbox_proof" (
    "session_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "email_key" TEXT NOT NULL,
    "mailed_at" TIMESTAMPTZ(3) NOT NULL,
    "proven_at" TIMESTAMPTZ(3) NOT NULL DEFAULT shop_now(),

    CONSTRAINT "mailbox_proof_pkey" PRIMARY KEY ("session_id")
);

-- CreateTable
CREATE TABLE "email_change" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "old_email" TEXT NOT NULL,
    "old_key" TEXT NOT NULL,
    "new_key" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT shop_now(),
    "undo_ends_at" TIMESTAMPTZ(3) NOT NULL,
    "freeze_hash" BYTEA NOT NULL,
    "frozen_at" TIMESTAMPTZ(3),
    "restored_at" TIMESTAMPTZ(3),

    CONSTRAINT "email_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "step_up_challenge_key" ON "step_up"("challenge");

-- CreateIndex
CREATE INDEX "step_up_session_id_created_at_idx" ON "step_up"("session_id", "created_at");

-- CreateIndex
CREATE INDEX "step_up_customer_id_idx" ON "step_up"("customer_id");

-- CreateIndex
CREATE INDEX "step_up_passkey_id_idx" ON "step_up"("passkey_id");

-- CreateIndex
CREATE INDEX "step_up_created_at_idx" ON "step_up"("created_at");

-- CreateIndex
CREATE INDEX "assertion_customer_id_at_idx" ON "assertion"("customer_id", "at" DESC);

-- CreateIndex
CREATE INDEX "assertion_payload_customer_id_idx" ON "assertion_payload"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_code_code_hash_key" ON "recovery_code"("code_hash");

-- CreateIndex
CREATE INDEX "recovery_code_customer_id_idx" ON "recovery_code"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_stop_hash_key" ON "recovery"("stop_hash");

-- CreateIndex
CREATE INDEX "recovery_customer_id_started_at_idx" ON "recovery"("customer_id", "started_at");

-- CreateIndex
CREATE INDEX "recovery_wait_ends_at_idx" ON "recovery"("wait_ends_at");

-- CreateIndex
CREATE INDEX "mailbox_proof_customer_id_idx" ON "mailbox_proof"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "email_change_freeze_hash_key" ON "email_change"("freeze_hash");

-- CreateIndex
CREATE INDEX "email_change_customer_id_changed_at_idx" ON "email_change"("customer_id", "changed_at");

-- CreateIndex
CREATE INDEX "email_change_old_key_idx" ON "email_change"("old_key");

-- CreateIndex
CREATE INDEX "customer_deletion_due_at_idx" ON "customer"("deletion_due_at");

-- AddForeignKey
ALTER TABLE "step_up" ADD CONSTRAINT "step_up_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "step_up" ADD CONSTRAINT "step_up_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "step_up" ADD CONSTRAINT "step_up_passkey_id_fkey" FOREIGN KEY ("passkey_id") REFERENCES "passkey"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery" ADD CONSTRAINT "recovery_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mailbox_proof" ADD CONSTRAINT "mailbox_proof_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mailbox_proof" ADD CONSTRAINT "mailbox_proof_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_change" ADD CONSTRAINT "email_change_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A proven address has a key, and only a proven one.
ALTER TABLE "customer"
  ADD CONSTRAINT "customer_proven_address" CHECK (("email_verified_at" IS NULL) = ("email_key" IS NULL)),
  ADD CONSTRAINT "customer_frozen_by" CHECK (("frozen_at" IS NULL) = ("frozen_by" IS NULL));

-- A step-up goes forward only: a grant needs an answer, spending needs a grant.
ALTER TABLE "step_up"
  ADD CONSTRAINT "step_up_sizes" CHECK (
    octet_length("random") = 32 AND octet_length("challenge") = 32 AND octet_length("payload_hash") = 32
    AND octet_length("browser_hash") = 32),
  ADD CONSTRAINT "step_up_grant" CHECK (
    ("grant_ends_at" IS NULL OR ("answered_at" IS NOT NULL AND "assertion_id" IS NOT NULL))
    AND ("spent_at" IS NULL OR "grant_ends_at" IS NOT NULL));
CREATE FUNCTION step_up_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ROW(OLD.session_id, OLD.customer_id, OLD.challenge, OLD.action, OLD.payload_hash, OLD.random)
    IS DISTINCT FROM ROW(NEW.session_id, NEW.customer_id, NEW.challenge, NEW.action, NEW.payload_hash, NEW.random)
    OR (OLD.answered_at IS NOT NULL AND NEW.answered_at IS DISTINCT FROM OLD.answered_at)
    OR (OLD.grant_ends_at IS NOT NULL AND NEW.grant_ends_at IS DISTINCT FROM OLD.grant_ends_at)
    OR (OLD.spent_at IS NOT NULL AND NEW.spent_at IS DISTINCT FROM OLD.spent_at)
  THEN
    RAISE EXCEPTION 'a step-up is answered, granted and spent once' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "step_up_once" BEFORE UPDATE ON "step_up"
  FOR EACH ROW EXECUTE FUNCTION step_up_refuse_change();

-- The log of assertions is append-only, as the log of events.
CREATE FUNCTION assertion_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'assertions are append-only' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER "assertion_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "assertion"
  FOR EACH STATEMENT EXECUTE FUNCTION assertion_refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON "assertion" FROM latchkey_app;

-- A recovery code is another one for ever, and is used once.
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_hash" CHECK (octet_length("code_hash") = 32);
CREATE FUNCTION recovery_code_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ROW(OLD.customer_id, OLD.code_hash, OLD.created_at)
    IS DISTINCT FROM ROW(NEW.customer_id, NEW.code_hash, NEW.created_at)
    OR (OLD.used_at IS NOT NULL AND NEW.used_at IS DISTINCT FROM OLD.used_at)
  THEN
    RAISE EXCEPTION 'a recovery code is used once' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "recovery_code_once" BEFORE UPDATE ON "recovery_code"
  FOR EACH ROW EXECUTE FUNCTION recovery_code_refuse_change();

-- One recovery is open for an account at a time. What is weaker than a recovery code and the mailbox together waits;
-- it finishes within its time, and not before its announcements went out.
CREATE UNIQUE INDEX "recovery_one_open" ON "recovery" ("customer_id")
  WHERE "finished_at" IS NULL AND "cancelled_at" IS NULL AND "lapsed_at" IS NULL;
ALTER TABLE "recovery"
  ADD CONSTRAINT "recovery_started_by" CHECK ("started_by" IN ('code_and_mailbox', 'recovery_code', 'mailbox')),
  ADD CONSTRAINT "recovery_times" CHECK ("started_at" <= "wait_ends_at" AND "wait_ends_at" < "lapses_at"),
  ADD CONSTRAINT "recovery_waits" CHECK (
    ("started_by" = 'code_and_mailbox') = ("wait_ends_at" = "started_at")
    AND ("started_by" = 'code_and_mailbox') = ("session_id" IS NOT NULL)),
  ADD CONSTRAINT "recovery_stop" CHECK (
    ("stop_hash" IS NULL OR octet_length("stop_hash") = 32) AND ("stop_sealed" IS NULL) = ("stop_key_id" IS NULL)),
  ADD CONSTRAINT "recovery_one_end" CHECK (num_nonnulls("finished_at", "cancelled_at", "lapsed_at") <= 1),
  ADD CONSTRAINT "recovery_cancelled_by" CHECK (("cancelled_at" IS NULL) = ("cancelled_by" IS NULL)),
  ADD CONSTRAINT "recovery_lapsed" CHECK ("lapsed_at" IS NULL OR "lapsed_at" >= "lapses_at"),
  ADD CONSTRAINT "recovery_in_time" CHECK (
    "finished_at" IS NULL OR ("finished_at" >= "wait_ends_at" AND "finished_at" < "lapses_at")),
  ADD CONSTRAINT "recovery_announced" CHECK (
    "finished_at" IS NULL OR "started_by" = 'code_and_mailbox'
    OR ("half_announced_at" IS NOT NULL AND "end_announced_at" IS NOT NULL)),
  ADD CONSTRAINT "recovery_probation" CHECK (
    ("probation_ends_at" IS NULL) = ("finished_at" IS NULL)
    AND ("probation_closed_at" IS NULL OR "finished_at" IS NOT NULL)
    AND ("undone_at" IS NULL OR "probation_closed_at" IS NOT NULL));
CREATE FUNCTION recovery_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ROW(OLD.customer_id, OLD.started_at, OLD.started_by, OLD.wait_ends_at, OLD.lapses_at, OLD.session_id)
    IS DISTINCT FROM
    ROW(NEW.customer_id, NEW.started_at, NEW.started_by, NEW.wait_ends_at, NEW.lapses_at, NEW.session_id)
    OR (OLD.cancelled_at IS NOT NULL AND NEW.cancelled_at IS DISTINCT FROM OLD.cancelled_at)
    OR (OLD.lapsed_at IS NOT NULL AND NEW.lapsed_at IS DISTINCT FROM OLD.lapsed_at)
    OR (OLD.finished_at IS NOT NULL AND ROW(NEW.finished_at, NEW.probation_ends_at)
      IS DISTINCT FROM ROW(OLD.finished_at, OLD.probation_ends_at))
    OR (OLD.probation_closed_at IS NOT NULL AND ROW(NEW.probation_closed_at, NEW.undone_at)
      IS DISTINCT FROM ROW(OLD.probation_closed_at, OLD.undone_at))
    OR (OLD.blocks_until IS NOT NULL AND NEW.blocks_until IS DISTINCT FROM OLD.blocks_until)
  THEN
    RAISE EXCEPTION 'a recovery is not sped up, and ends once' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "recovery_forward" BEFORE UPDATE ON "recovery"
  FOR EACH ROW EXECUTE FUNCTION recovery_refuse_change();

ALTER TABLE "email_change"
  ADD CONSTRAINT "email_change_moves" CHECK ("old_key" <> "new_key"),
  ADD CONSTRAINT "email_change_times" CHECK ("changed_at" <= "undo_ends_at"),
  ADD CONSTRAINT "email_change_freeze_hash" CHECK (octet_length("freeze_hash") = 32);
