-- What a person decided about the plan of a push, who, when, and what they noted.
CREATE TABLE IF NOT EXISTS decision (
  run INTEGER NOT NULL REFERENCES run (sequence), place INTEGER NOT NULL, cause TEXT NOT NULL, title TEXT NOT NULL, decision TEXT NOT NULL,
  made_by TEXT NOT NULL, made TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (run, place)) WITHOUT ROWID;
