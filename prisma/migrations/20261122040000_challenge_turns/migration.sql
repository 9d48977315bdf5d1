-- Makes a challenge and trims the browser's older ones to `kept` in all: one round trip instead of two. Calls for one
-- browser take turns, so that each sees the rows of those before it; of twenty at once exactly `kept` are left.
CREATE FUNCTION make_challenge(
  purpose challenge_purpose, challenge bytea, browser bytea, session uuid, customer uuid, lifetime int, kept int
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('challenge ' || encode(browser, 'hex'), 0));
  INSERT INTO challenge (id, purpose, challenge, browser_hash, session_id, customer_id, created_at, expires_at)
  VALUES (gen_random_uuid(), make_challenge.purpose, make_challenge.challenge, browser, session, customer,
    shop_now(), shop_now() + lifetime * interval '1 second');
  DELETE FROM challenge old WHERE old.id IN (
    SELECT id FROM challenge WHERE browser_hash = browser
    ORDER BY challenge.challenge = make_challenge.challenge DESC, created_at DESC, id OFFSET kept);
END
$$;
