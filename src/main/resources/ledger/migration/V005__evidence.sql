-- What stands behind a number, by name. source is the plan whose reading was counted; of a run it says whose names stand behind its numbers: that
-- plan, or of a way back the run that it undoes. Nothing is known of runs before this version.
ALTER TABLE run ADD COLUMN source TEXT NOT NULL DEFAULT '';
CREATE TABLE evidence_source (source TEXT PRIMARY KEY, made INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE evidence (
  source TEXT NOT NULL, account_id TEXT NOT NULL, service_key TEXT NOT NULL, total INTEGER NOT NULL, names BLOB NOT NULL,
  PRIMARY KEY (source, account_id, service_key));
