-- What contracts say. An empty account or service is all of them. A rule that was taken away or replaced stays, so that what was sent by it can be explained.
CREATE TABLE contract_rule (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT, account_id TEXT NOT NULL, service_key TEXT NOT NULL, kind TEXT NOT NULL, units TEXT,
  without_reading INTEGER NOT NULL, reason TEXT NOT NULL, set_by TEXT NOT NULL, set_at TEXT NOT NULL, from_day TEXT, until_day TEXT, removed_at TEXT);
CREATE INDEX contract_rule_kept ON contract_rule (removed_at);
-- Behind an accepted number that a rule made: what was counted, and the rule. Both are empty where the number is the count itself.
ALTER TABLE cell ADD COLUMN counted TEXT;
ALTER TABLE cell ADD COLUMN rule TEXT;
-- The same for the counts of a run that a rule made, or the one before: counted is empty when it was not known. The last two are what was there before.
CREATE TABLE run_counted (
  run INTEGER NOT NULL REFERENCES run (sequence), account_id TEXT NOT NULL, service_key TEXT NOT NULL, counted TEXT, rule TEXT, counted_before TEXT,
  rule_before TEXT, PRIMARY KEY (run, account_id, service_key)) WITHOUT ROWID;
