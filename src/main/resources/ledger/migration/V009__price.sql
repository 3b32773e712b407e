-- What one unit is sold for and costs in a month, as text so that it stays exact. An empty account is every customer. A price that was taken away or replaced stays.
CREATE TABLE price (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT, account_id TEXT NOT NULL, service_key TEXT NOT NULL, unit TEXT NOT NULL, cost TEXT, from_day TEXT,
  set_by TEXT NOT NULL, set_at TEXT NOT NULL, removed_at TEXT);
CREATE INDEX price_kept ON price (removed_at);
