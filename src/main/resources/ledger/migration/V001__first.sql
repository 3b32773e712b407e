CREATE TABLE organization (
  one INTEGER PRIMARY KEY CHECK (one = 1), organization_id TEXT NOT NULL, vendor_id TEXT NOT NULL, integration_id TEXT NOT NULL,
  name TEXT NOT NULL, first_seen TEXT NOT NULL);
CREATE TABLE service (service_key TEXT PRIMARY KEY, synthesize_id TEXT NOT NULL, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE account (account_id TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE account_listed (account_id TEXT PRIMARY KEY) WITHOUT ROWID;
-- What is known of each cell at Synthesize. accepted is the last value it accepted. uncertain counts sends without a known outcome: 1 for the last one,
-- 2 when an earlier one is in doubt besides the one that was just begun.
CREATE TABLE cell (
  account_id TEXT NOT NULL, service_key TEXT NOT NULL, accepted TEXT, uncertain INTEGER NOT NULL DEFAULT 0, not_mapped INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (account_id, service_key)) WITHOUT ROWID;
CREATE TABLE plan (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT, hash TEXT NOT NULL UNIQUE, created TEXT NOT NULL, baseline_version INTEGER NOT NULL, held INTEGER NOT NULL,
  json TEXT NOT NULL);
CREATE TABLE run (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, plan_hash TEXT NOT NULL, started_by TEXT NOT NULL,
  total INTEGER NOT NULL, takes_over TEXT, started TEXT NOT NULL, ended TEXT, ending TEXT);
CREATE TABLE run_cell (
  run INTEGER NOT NULL REFERENCES run (sequence), account_id TEXT NOT NULL, service_key TEXT NOT NULL, value TEXT NOT NULL, previous TEXT,
  outcome TEXT, message TEXT NOT NULL DEFAULT '', PRIMARY KEY (run, account_id, service_key)) WITHOUT ROWID;
CREATE TABLE left_out (account_id TEXT NOT NULL, service_key TEXT NOT NULL, PRIMARY KEY (account_id, service_key)) WITHOUT ROWID;
CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
