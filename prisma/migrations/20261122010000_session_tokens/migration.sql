-- Sessions hand out one token after the other (lib/auth/rotation.ts). The session's row says which token is
-- current and which is pending; every token that it ever had stays known, so that an old one is recognised.

ALTER TABLE "session" RENAME COLUMN "token_hash" TO "current_hash";
ALTER TABLE "session" RENAME CONSTRAINT "session_token_hash" TO "session_current_hash";
DROP INDEX "session_token_hash_key";

ALTER TABLE "session"
  ADD COLUMN "current_used_at" TIMESTAMPTZ(3),
  ADD COLUMN "pending_hash" BYTEA,
  ADD COLUMN "pending_at" TIMESTAMPTZ(3),
  ADD COLUMN "unused_pendings" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "succeeded_at" TIMESTAMPTZ(3),
  ADD COLUMN "replaces_id" UUID,
  ADD COLUMN "opened_by" TEXT,
  ADD COLUMN "shared" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "idle_seconds" INTEGER,
  ADD COLUMN "end_reason" TEXT;

UPDATE "session" SET
  "current_used_at" = "created_at",
  "opened_by" = CASE "kind" WHEN 'full' THEN 'passkey' ELSE 'mailed-code' END,
  "idle_seconds" = CASE "kind" WHEN 'full' THEN 14 * 86400 ELSE 3600 END,
  "end_reason" = CASE WHEN "ended_at" IS NOT NULL THEN 'signed-out' END;

ALTER TABLE "session" ALTER COLUMN "opened_by" SET NOT NULL, ALTER COLUMN "idle_seconds" SET NOT NULL;

-- CreateTable
CREATE TABLE "session_token" (
    "hash" BYTEA NOT NULL,
    "session_id" UUID NOT NULL,
    "minted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT shop_now(),
    "replaced_at" TIMESTAMPTZ(3),
    "authenticated_at" TIMESTAMPTZ(3),
    "fresh_ends_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_token_pkey" PRIMARY KEY ("hash")
);

INSERT INTO "session_token" ("hash", "session_id", "minted_at")
  SELECT "current_hash", "id", "created_at" FROM "session";

-- CreateIndex
CREATE INDEX "session_token_session_id_idx" ON "session_token"("session_id");

-- AddForeignKey
ALTER TABLE "session_token" ADD CONSTRAINT "session_token_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

ALTER TABLE "session"
  ADD CONSTRAINT "session_pending" CHECK (
    ("pending_hash" IS NULL) = ("pending_at" IS NULL)
    AND ("pending_hash" IS NULL OR octet_length("pending_hash") = 32)
    AND "pending_hash" IS DISTINCT FROM "current_hash"
  ),
  -- A fourth is never minted: the session ends instead.
  ADD CONSTRAINT "session_unused_pendings" CHECK (
    "unused_pendings" BETWEEN 0 AND 3 AND ("pending_hash" IS NULL) = ("unused_pendings" = 0)
  ),
  ADD CONSTRAINT "session_end" CHECK (("ended_at" IS NULL) = ("end_reason" IS NULL));

ALTER TABLE "session_token" ADD CONSTRAINT "session_token_hash" CHECK (octet_length("hash") = 32);

-- What ended stays ended.
CREATE FUNCTION session_refuse_return() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a session that ended stays ended' USING ERRCODE = 'check_violation';
END
$$;
CREATE TRIGGER "session_stays_ended" BEFORE UPDATE ON "session"
  FOR EACH ROW WHEN (OLD."ended_at" IS NOT NULL AND (NEW."ended_at" IS NULL
    OR ROW(OLD."current_hash", OLD."pending_hash") IS DISTINCT FROM ROW(NEW."current_hash", NEW."pending_hash")))
  EXECUTE FUNCTION session_refuse_return();

-- A token belongs to one session, and what was replaced stays replaced.
CREATE FUNCTION session_token_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a token stays what it was' USING ERRCODE = 'check_violation';
END
$$;
CREATE TRIGGER "session_token_fixed" BEFORE UPDATE ON "session_token"
  FOR EACH ROW WHEN (
    ROW(OLD."hash", OLD."session_id") IS DISTINCT FROM ROW(NEW."hash", NEW."session_id")
    OR (OLD."replaced_at" IS NOT NULL AND NEW."replaced_at" IS NULL)
  )
  EXECUTE FUNCTION session_token_refuse_change();
