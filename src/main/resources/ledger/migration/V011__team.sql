-- What a second person has to agree to before it is sent, and who did what. A proposal is about exactly one plan; numbers says which counts would go out, so that an
-- agreement is to these alone. deciders are those who decided about it, one a line. Entries of audit are only added;
-- place is empty for what is this ledger's own, and names the integration of an entry that was brought here when that was removed.
CREATE TABLE proposal (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT, plan TEXT NOT NULL, state TEXT NOT NULL, prepared_by TEXT NOT NULL, computer TEXT NOT NULL, prepared_at TEXT NOT NULL,
  good_until TEXT NOT NULL, deciders TEXT NOT NULL, choices TEXT NOT NULL, numbers TEXT NOT NULL, totals TEXT NOT NULL, answered_by TEXT, answered_at TEXT,
  note TEXT NOT NULL DEFAULT '');
CREATE INDEX proposal_state ON proposal (state);
CREATE TABLE audit (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, person TEXT NOT NULL, computer TEXT NOT NULL, place TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL,
  words TEXT NOT NULL);
