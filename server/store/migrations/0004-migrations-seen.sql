-- Up Migration
-- The server tells by it whether every migration of its own version ran.
GRANT SELECT ON migration TO cardwright_server;
