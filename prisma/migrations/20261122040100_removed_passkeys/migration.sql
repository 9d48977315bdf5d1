-- CreateTable
CREATE TABLE "removed_passkey" (
    "credential_id" BYTEA NOT NULL,
    "public_key" BYTEA NOT NULL,
    "backup_eligible" BOOLEAN NOT NULL,
    "removed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT shop_now(),

    CONSTRAINT "removed_passkey_pkey" PRIMARY KEY ("credential_id")
);

-- CreateIndex
CREATE INDEX "removed_passkey_removed_at_idx" ON "removed_passkey"("removed_at");

-- Whatever removes a passkey: its key stays for a while, and nothing that says whose it was.
CREATE FUNCTION passkey_remember_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO removed_passkey (credential_id, public_key, backup_eligible)
  VALUES (OLD.credential_id, OLD.public_key, OLD.backup_eligible)
  ON CONFLICT (credential_id) DO UPDATE
    SET public_key = excluded.public_key, backup_eligible = excluded.backup_eligible, removed_at = shop_now();
  RETURN NULL;
END
$$;
CREATE TRIGGER "passkey_removed" AFTER DELETE ON "passkey"
  FOR EACH ROW EXECUTE FUNCTION passkey_remember_removed();

-- What customers call a passkey.
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_name" CHECK (char_length("name") BETWEEN 1 AND 60);
