-- What the sweep of guests' carts looks for, found without reading every cart.
CREATE INDEX "cart_merged" ON "cart" ("merged_at") WHERE "merged_at" IS NOT NULL;
CREATE INDEX "cart_guests_by_change" ON "cart" ("changed_at") WHERE "token_hash" IS NOT NULL AND "merged_at" IS NULL;
