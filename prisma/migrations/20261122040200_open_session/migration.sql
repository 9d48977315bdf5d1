-- Opens a session in one round trip; lib/auth/sessions.ts is the only one to call it and says what each number is.
-- A customer's calls take turns on the customer's row, so that they count each other: to make room goes the session
-- that this one replaces, else the one unseen for longest, and never one of the other kind.
CREATE FUNCTION open_session(
  customer uuid, of_kind session_kind, token bytea, by_what text, on_device text, on_shared boolean, replaced uuid,
  idle int, absolute int, fresh int, at_once int
) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
  made uuid := gen_random_uuid();
BEGIN
  PERFORM FROM customer c WHERE c.id = customer FOR NO KEY UPDATE;
  INSERT INTO session (id, customer_id, kind, current_hash, authenticated_at, fresh_ends_at, opened_by, shared,
    idle_seconds, idle_ends_at, absolute_ends_at, device, replaces_id)
  VALUES (made, customer, of_kind, token, CASE of_kind WHEN 'full' THEN shop_now() END,
    CASE of_kind WHEN 'full' THEN shop_now() + fresh * interval '1 second' END, by_what, on_shared,
    idle, shop_now() + idle * interval '1 second', shop_now() + absolute * interval '1 second', on_device, replaced);
  INSERT INTO session_token (hash, session_id) VALUES (token, made);
  IF of_kind = 'full' AND replaced IS NOT NULL THEN
    -- Its next token, minted now, could reach the browser after the new session's and take its place.
    UPDATE session SET succeeded_at = shop_now()
    WHERE id = replaced AND customer_id = customer AND ended_at IS NULL;
  END IF;
  WITH crowded AS (
    SELECT id FROM session
    WHERE customer_id = customer AND kind = of_kind AND ended_at IS NULL
      AND idle_ends_at > shop_now() AND absolute_ends_at > shop_now()
    ORDER BY id = made DESC, id IS NOT DISTINCT FROM replaced, last_seen_at DESC, created_at DESC OFFSET at_once
  ), ended AS (
    UPDATE session SET ended_at = shop_now(), end_reason = 'too-many'
    WHERE id IN (SELECT id FROM crowded) AND ended_at IS NULL RETURNING id
  )
  INSERT INTO event (kind, customer_id, session_id, facts)
  SELECT 'session-ended', customer, id, '{"reason": "too-many"}'::jsonb FROM ended;
  INSERT INTO event (kind, customer_id, session_id, facts)
  VALUES ('session-opened', customer, made,
    jsonb_build_object('by', by_what, 'level', of_kind, 'device', on_device));
  RETURN made;
END
$$;
