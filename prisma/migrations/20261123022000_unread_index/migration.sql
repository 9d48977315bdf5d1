-- Nothing asks for events by when they came.
DROP INDEX "gateway_event_received_at_idx";
