-- What the worker's sweeps look for every few seconds is found by an index, however much there is beside it.
DROP INDEX "session_absolute_ends_at_idx";
CREATE INDEX "session_over" ON "session" (least(coalesce("ended_at", "absolute_ends_at"), "absolute_ends_at", "idle_ends_at"));
CREATE INDEX "mail_sent" ON "mail" ("sent_at") WHERE "sent_at" IS NOT NULL;
CREATE INDEX "recovery_code_voided" ON "recovery_code" ("voided_at") WHERE "voided_at" IS NOT NULL;
