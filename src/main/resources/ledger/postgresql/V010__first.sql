-- The ledgers of all integrations in one place. The tables have the names all_...; over each lies a view with the name and the columns that the table has in a
-- ledger of its own, and it shows and takes the rows of one integration: the one that the session has said. A session that said none fails.
CREATE TABLE integration (
  id INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name TEXT COLLATE "C" NOT NULL, practice BOOLEAN NOT NULL, opened BOOLEAN NOT NULL DEFAULT FALSE,
  UNIQUE (practice, name));
-- Who took the lock of an integration last; of use only while somebody has it. The lock itself is an advisory one and ends with its session.
CREATE TABLE holder (
  integration INTEGER PRIMARY KEY REFERENCES integration (id) ON DELETE CASCADE, kind TEXT NOT NULL, host TEXT NOT NULL, pid BIGINT NOT NULL,
  since TIMESTAMPTZ NOT NULL DEFAULT now());

-- Numbers go on in each integration by itself, as they do in a ledger of its own.
CREATE FUNCTION next_number(name TEXT) RETURNS BIGINT LANGUAGE plpgsql SECURITY DEFINER SET search_path = tallybird, pg_temp AS $$
DECLARE
  mine INTEGER := current_setting('tallybird.integration')::INTEGER;
  found BIGINT;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('tallybird.' || name), mine);
  EXECUTE format('SELECT COALESCE(MAX(sequence), 0) + 1 FROM tallybird.%I WHERE integration = $1', 'all_' || name) INTO found USING mine;
  RETURN found;
END $$;

-- Makes the view over a table; its columns come first, so that it can be used as if there were one integration only.
CREATE FUNCTION make_view(name TEXT) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
  columns TEXT;
BEGIN
  SELECT string_agg(quote_ident(attname), ', ' ORDER BY attname = 'integration', attnum) INTO columns FROM pg_attribute
  WHERE attrelid = format('tallybird.%I', 'all_' || name)::REGCLASS AND attnum > 0 AND NOT attisdropped;
  EXECUTE format('CREATE OR REPLACE VIEW tallybird.%I AS SELECT %s FROM tallybird.%I WHERE integration = current_setting(''tallybird.integration'')::INTEGER',
    name, columns, 'all_' || name);
END $$;

CREATE TABLE all_organization (
  one INTEGER CHECK (one = 1), organization_id TEXT NOT NULL, vendor_id TEXT NOT NULL, integration_id TEXT NOT NULL, name TEXT NOT NULL,
  first_seen TEXT NOT NULL,
  integration INTEGER NOT NULL DEFAULT current_setting('tallybird.integration')::INTEGER REFERENCES integration (id) ON DELETE CASCADE,
  PRIMARY KEY (integration, one));
CREATE TABLE all_service (
  service_key TEXT COLLATE "C", synthesize_id TEXT NOT NULL, name TEXT NOT NULL,
  integration INTEGER NOT NULL DEFAULT current_setting('tallybird.integration')::INTEGER REFERENCES integration (id) ON DELETE CASCADE,
  PRIMARY KEY (integration, service_key));
CREATE TABLE all_account (
  account_id TEXT COLLATE "C", name TEXT NOT NULL,
  integration INTEGER NOT NULL DEFAULT current_setting('tallybird.integration')::INTEGER REFERENCES integration (id) ON DELETE CASCADE,
  PRIMARY KEY (integration, account_id));
CREATE TABLE all_account_listed (
  account_id TEXT COLLATE "C",
  integration INTEGER NOT NULL DEFAULT current_setting('tallybird.integration')::INTEGER REFERENCES integration (id) ON DELETE CASCADE,
  PRIMARY KEY (integration, account_id));
CREATE TABLE all_cell (
  account_id TEXT COLLATE "C", service_key TEXT COLLATE "C", accepted TEXT, uncertain INTEGER NOT NULL DEFAULT 0, no_place TEXT, no_place_units TEXT,
  highest TEXT, counted TEXT, rule TEXT,
  integration INTEGER NOT NULL DEFAULT current_setting('tallybird.integration')::INTEGER REFERENCES integration (id) ON DELETE CASCADE,
  PRIMARY KEY (integration, account_id, service_key));
CREATE TABLE all_plan (
  sequence BIGINT DEFAULT next_number('plan'), hash TEXT COLLATE "C" NOT NULL, created TEXT NOT NULL, baseline_version BIGINT NOT NULL, held INTEGER NOT NULL,
  json TEXT NOT NULL,
  integration INTEGER NOT NULL DEFAULT current_setting('tallybird.integration')::INTEGER REFERENCES integration (id) ON DELETE CASCADE,
  PRIMARY KEY (integration, sequence), UNIQUE (integration, hash));
CREATE TABLE all_run (
  sequence BIGINT DEFAULT next_number('run'), id TEXT COLLATE "C" NOT NULL, kind TEXT NOT NULL, plan_hash TEXT NOT NULL, started_by TEXT NOT NULL,
  total INTEGER NOT NULL, takes_over TEXT, started TEXT NOT NULL, ended TEXT, ending TEXT, source TEXT COLLATE "C" NOT NULL DEFAULT '', person TEXT,
  summed INTEGER NOT NULL DEFAULT 0,
  integration INTEGER NOT NULL DEFAULT current_setting('tallybird.integration')::INTEGER REFERENCES integration (id) ON DELETE CASCADE,
  PRIMARY KEY (integration, sequence), UNIQUE (integration, id));
CREATE TABLE all_run_cell (
  run BIGINT, account_id TEXT COLLATE "C", service_key TEXT COLLATE "C", units TEXT NOT NULL, previous TEXT, outcome TEXT, message TEXT NOT NULL DEFAULT '',
  integration INTEGER NOT NULL DEFAULT current_setting('tallybird.integration')::INTEGER,
  PRIMARY KEY (integration, run, account_id, service_key),
  FOREIGN KEY (integration, run) REFERENCES all_run (integration, sequence) ON DELETE CASCADE);
CREATE TABLE all_run_counted (
  run BIGINT, account_id TEXT COLLATE "C", service_key TEXT COLLATE "C", counted TEXT, rule TEXT, counted_before TEXT, rule_before TEXT,
  integration INTEGER NOT NULL DEFAULT current_setting('tallybird.integration')::INTEGER,
  PRIMARY KEY (integration, run, account_id, service_key),
  FOREIGN KEY (integration, run) REFERENCES all_run (integration, sequence) ON DELETE CASCADE);
CREATE TABLE all_run_total (
  run BIGINT, service_key TEXT COLLATE "C", units TEXT NOT NULL,
  integration INTEGER NOT NULL DEFAULT current_setting('tallybird.integration')::INTEGER,
  PRIMARY KEY (integration, run, service_key),
  FOREIGN KEY (integration, run) REFERENCES all_run (integration, sequence) ON DELETE CASCADE);
CREATE TABLE all_decision (
  run BIGINT, place INTEGER, cause TEXT NOT NULL, title TEXT NOT NULL, decision TEXT NOT NULL, made_by TEXT NOT NULL, made TEXT NOT NULL, note TEXT NOT NULL,
  integration INTEGER NOT NULL DEFAULT current_setting('tallybird.integration')::INTEGER,
  PRIMARY KEY (integration, run, place),
  FOREIGN KEY (integration, run) REFERENCES all_run (integration, sequence) ON DELETE CASCADE);
CREATE TABLE all_attempt (
  sequence BIGINT DEFAULT next_number('attempt'), started TEXT NOT NULL, result TEXT NOT NULL, words TEXT NOT NULL, run TEXT,
  integration INTEGER NOT NULL DEFAULT current_setting('tallybird.integration')::INTEGER REFERENCES integration (id) ON DELETE CASCADE,
  PRIMARY KEY (integration, sequence));
CREATE TABLE all_evidence_source (
  source TEXT COLLATE "C", made BIGINT NOT NULL,
  integration INTEGER NOT NULL DEFAULT current_setting('tallybird.integration')::INTEGER REFERENCES integration (id) ON DELETE CASCADE,
  PRIMARY KEY (integration, source));
CREATE TABLE all_evidence (
  source TEXT COLLATE "C", account_id TEXT COLLATE "C", service_key TEXT COLLATE "C", total INTEGER NOT NULL, names BYTEA NOT NULL,
  integration INTEGER NOT NULL DEFAULT current_setting('tallybird.integration')::INTEGER REFERENCES integration (id) ON DELETE CASCADE,
  PRIMARY KEY (integration, source, account_id, service_key));
CREATE TABLE all_contract_rule (
  sequence BIGINT DEFAULT next_number('contract_rule'), account_id TEXT NOT NULL, service_key TEXT NOT NULL, kind TEXT NOT NULL, units TEXT,
  without_reading INTEGER NOT NULL, reason TEXT NOT NULL, set_by TEXT NOT NULL, set_at TEXT NOT NULL, from_day TEXT, until_day TEXT, removed_at TEXT,
  integration INTEGER NOT NULL DEFAULT current_setting('tallybird.integration')::INTEGER REFERENCES integration (id) ON DELETE CASCADE,
  PRIMARY KEY (integration, sequence));
CREATE TABLE all_price (
  sequence BIGINT DEFAULT next_number('price'), account_id TEXT NOT NULL, service_key TEXT NOT NULL, unit TEXT NOT NULL, cost TEXT, from_day TEXT,
  set_by TEXT NOT NULL, set_at TEXT NOT NULL, removed_at TEXT,
  integration INTEGER NOT NULL DEFAULT current_setting('tallybird.integration')::INTEGER REFERENCES integration (id) ON DELETE CASCADE,
  PRIMARY KEY (integration, sequence));
CREATE TABLE all_left_out (
  account_id TEXT COLLATE "C", service_key TEXT COLLATE "C",
  integration INTEGER NOT NULL DEFAULT current_setting('tallybird.integration')::INTEGER REFERENCES integration (id) ON DELETE CASCADE,
  PRIMARY KEY (integration, account_id, service_key));
CREATE TABLE all_note (
  name TEXT COLLATE "C", value TEXT NOT NULL,
  integration INTEGER NOT NULL DEFAULT current_setting('tallybird.integration')::INTEGER REFERENCES integration (id) ON DELETE CASCADE,
  PRIMARY KEY (integration, name));
SELECT make_view(name) FROM unnest(ARRAY['organization', 'service', 'account', 'account_listed', 'cell', 'plan', 'run', 'run_cell', 'run_counted', 'run_total',
  'decision', 'attempt', 'evidence_source', 'evidence', 'contract_rule', 'price', 'left_out', 'note']) AS name;
