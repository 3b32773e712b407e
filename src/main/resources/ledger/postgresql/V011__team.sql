-- What a second person has to agree to before it is sent, and who did what; as in a ledger of its own. In a shared one the database itself knows who somebody is:
-- the role that signed in. It lets nobody agree to what they had a part in, and takes new entries of the audit only.
CREATE TABLE all_proposal (
  sequence BIGINT DEFAULT next_number('proposal'), plan TEXT COLLATE "C" NOT NULL, state TEXT NOT NULL, prepared_by TEXT NOT NULL, computer TEXT NOT NULL,
  prepared_at TEXT NOT NULL, good_until TEXT NOT NULL, deciders TEXT NOT NULL, choices TEXT NOT NULL, numbers TEXT NOT NULL, totals TEXT NOT NULL,
  answered_by TEXT, answered_at TEXT, note TEXT NOT NULL DEFAULT '',
  integration INTEGER NOT NULL DEFAULT current_setting('tallybird.integration')::INTEGER REFERENCES integration (id) ON DELETE CASCADE,
  PRIMARY KEY (integration, sequence));
CREATE TABLE all_audit (
  sequence BIGINT DEFAULT next_number('audit'), at TEXT NOT NULL, person TEXT NOT NULL, computer TEXT NOT NULL, place TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL,
  words TEXT NOT NULL,
  integration INTEGER NOT NULL DEFAULT current_setting('tallybird.integration')::INTEGER REFERENCES integration (id) ON DELETE CASCADE,
  PRIMARY KEY (integration, sequence));
SELECT make_view(name) FROM unnest(ARRAY['proposal', 'audit']) AS name;

-- Whether whoever signed in owns the ledgers: they may bring what others did, as a move does.
CREATE FUNCTION owns_ledgers() RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
  SELECT pg_has_role(session_user, (SELECT nspowner FROM pg_namespace WHERE nspname = 'tallybird'), 'MEMBER') $$;

CREATE FUNCTION does_billing() RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
  SELECT owns_ledgers() OR EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'tallybird_billing' AND pg_has_role(session_user, oid, 'MEMBER')) $$;

CREATE FUNCTION check_proposal() RETURNS TRIGGER LANGUAGE plpgsql SET search_path = tallybird, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NOT owns_ledgers() AND (NEW.state <> 'waiting' OR NEW.prepared_by <> session_user) THEN
      RAISE EXCEPTION 'a plan waits in the name of whoever lets it wait' USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.integration, NEW.sequence, NEW.plan, NEW.prepared_by, NEW.computer, NEW.prepared_at, NEW.good_until, NEW.deciders, NEW.choices, NEW.numbers, NEW.totals)
      IS DISTINCT FROM (OLD.integration, OLD.sequence, OLD.plan, OLD.prepared_by, OLD.computer, OLD.prepared_at, OLD.good_until, OLD.deciders, OLD.choices, OLD.numbers, OLD.totals) THEN
    RAISE EXCEPTION 'what somebody was asked about does not change' USING ERRCODE = '42501';
  END IF;
  IF OLD.state NOT IN ('waiting', 'approved') OR (NEW.state = 'sent' AND OLD.state <> 'approved') OR (NEW.state IN ('waiting', 'sent back') AND OLD.state <> 'waiting') THEN
    RAISE EXCEPTION 'a plan that is % can not be %', OLD.state, NEW.state USING ERRCODE = '42501';
  END IF;
  IF OLD.state = 'approved' AND (NEW.answered_by, NEW.answered_at) IS DISTINCT FROM (OLD.answered_by, OLD.answered_at) THEN
    RAISE EXCEPTION 'who approved does not change' USING ERRCODE = '42501';
  END IF;
  IF NEW.state IN ('approved', 'sent back') AND OLD.state = 'waiting' THEN
    IF session_user = OLD.prepared_by OR session_user = ANY (string_to_array(OLD.deciders, E'\n')) THEN
      RAISE EXCEPTION 'nobody answers a plan that they had a part in' USING ERRCODE = '42501';
    END IF;
    IF NEW.answered_by IS DISTINCT FROM session_user::TEXT THEN
      RAISE EXCEPTION 'nobody answers in the name of somebody else' USING ERRCODE = '42501';
    END IF;
    IF NOT does_billing() THEN
      RAISE EXCEPTION 'only billing answers' USING ERRCODE = '42501';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_proposal BEFORE INSERT OR UPDATE ON all_proposal FOR EACH ROW EXECUTE FUNCTION check_proposal();

-- Only what is there already is brought to another place in the name of who did it.
CREATE FUNCTION check_audit() RETURNS TRIGGER LANGUAGE plpgsql SECURITY DEFINER SET search_path = tallybird, pg_temp AS $$
BEGIN
  IF NOT owns_ledgers() AND NEW.person <> session_user AND (NEW.place = '' OR NOT EXISTS (
      SELECT 1 FROM all_audit a WHERE (a.at, a.person, a.kind, a.words) = (NEW.at, NEW.person, NEW.kind, NEW.words))) THEN
    RAISE EXCEPTION 'the audit says who it was' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_audit BEFORE INSERT ON all_audit FOR EACH ROW EXECUTE FUNCTION check_audit();

-- The audit of an integration stays when that is removed, whoever removes it.
CREATE FUNCTION keep_audit() RETURNS TRIGGER LANGUAGE plpgsql SECURITY DEFINER SET search_path = tallybird, pg_temp AS $$
DECLARE
  every INTEGER;
  last BIGINT;
BEGIN
  IF OLD.name = '_all' THEN
    RAISE EXCEPTION 'the audit is only added to' USING ERRCODE = '42501';
  END IF;
  IF NOT OLD.opened AND NOT EXISTS (SELECT 1 FROM all_audit WHERE integration = OLD.id) THEN
    RETURN OLD;
  END IF;
  INSERT INTO integration (practice, name, opened) VALUES (OLD.practice, '_all', TRUE) ON CONFLICT (practice, name) DO UPDATE SET opened = TRUE RETURNING id INTO every;
  PERFORM pg_advisory_xact_lock(hashtext('tallybird.audit'), every);
  SELECT COALESCE(MAX(sequence), 0) INTO last FROM all_audit WHERE integration = every;
  INSERT INTO all_audit (sequence, at, person, computer, place, kind, words, integration)
    SELECT last + row_number() OVER (ORDER BY a.sequence), a.at, a.person, a.computer, OLD.name, a.kind, a.words, every FROM all_audit a
    WHERE a.integration = OLD.id AND NOT EXISTS (SELECT 1 FROM all_audit b WHERE b.integration = every
      AND (b.place, b.at, b.person, b.kind, b.words) = (OLD.name, a.at, a.person, a.kind, a.words));
  RETURN OLD;
END $$;
CREATE TRIGGER keep_audit BEFORE DELETE ON integration FOR EACH ROW EXECUTE FUNCTION keep_audit();

-- An integration gets another name and nothing else; the one that keeps the audit of all does not even get that. Practice never becomes the real thing.
CREATE FUNCTION check_integration() RETURNS TRIGGER LANGUAGE plpgsql SET search_path = tallybird, pg_temp AS $$
BEGIN
  IF NEW.practice <> OLD.practice OR (OLD.opened AND NOT NEW.opened) OR (NEW.name <> OLD.name AND '_all' IN (NEW.name, OLD.name)) THEN
    RAISE EXCEPTION 'an integration stays what it is' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_integration BEFORE UPDATE ON integration FOR EACH ROW EXECUTE FUNCTION check_integration();

-- Settings, own connectors and what else several computers share. Who wrote one last, and when, the database says; no text has the version of another one.
CREATE SEQUENCE document_version;
CREATE TABLE document (
  path TEXT COLLATE "C" PRIMARY KEY, text TEXT NOT NULL, version BIGINT NOT NULL, changed_by TEXT NOT NULL, changed_at TIMESTAMPTZ NOT NULL);
CREATE FUNCTION sign_document() RETURNS TRIGGER LANGUAGE plpgsql SECURITY DEFINER SET search_path = tallybird, pg_temp AS $$
BEGIN
  NEW.version := nextval('document_version');
  NEW.changed_by := session_user;
  NEW.changed_at := clock_timestamp();
  RETURN NEW;
END $$;
-- Closed months, and for which sends a second person is needed, are what billing says.
CREATE FUNCTION is_money(path TEXT) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE AS $$ SELECT path LIKE 'ledger/months/%' $$;
CREATE FUNCTION second_person(path TEXT, text TEXT) RETURNS JSONB LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN path = 'settings.json' THEN text::JSONB #> '{sending,approval}' END $$;
CREATE FUNCTION check_document() RETURNS TRIGGER LANGUAGE plpgsql SET search_path = tallybird, pg_temp AS $$
BEGIN
  IF NOT does_billing() THEN
    IF is_money(OLD.path) OR is_money(NEW.path) OR second_person(OLD.path, OLD.text) IS DISTINCT FROM second_person(NEW.path, NEW.text) THEN
      RAISE EXCEPTION 'only billing closes months and says what needs a second person' USING ERRCODE = '42501';
    END IF;
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_document BEFORE INSERT OR UPDATE OR DELETE ON document FOR EACH ROW EXECUTE FUNCTION check_document();
CREATE TRIGGER sign_document BEFORE INSERT OR UPDATE ON document FOR EACH ROW EXECUTE FUNCTION sign_document();

-- Says that these ledgers are not in force: they were moved to another place, or are only on their way in. Without a row they are.
CREATE TABLE whereabouts (
  one INTEGER PRIMARY KEY CHECK (one = 1), state TEXT NOT NULL, place TEXT NOT NULL, said_by TEXT NOT NULL DEFAULT session_user,
  said_at TIMESTAMPTZ NOT NULL DEFAULT now());
-- Whoever has them open still, or waited for the move to end, writes nothing that nobody would read.
CREATE FUNCTION check_in_force() RETURNS TRIGGER LANGUAGE plpgsql SECURITY DEFINER SET search_path = tallybird, pg_temp AS $$
DECLARE
  other TEXT;
BEGIN
  SELECT place INTO other FROM whereabouts;
  IF FOUND THEN
    RAISE EXCEPTION '%', other USING ERRCODE = 'TB001';
  END IF;
  RETURN NULL;
END $$;
DO $$
DECLARE
  name TEXT;
BEGIN
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'tallybird' AND (tablename LIKE 'all\_%' OR tablename IN ('document', 'integration')) LOOP
    EXECUTE format('CREATE TRIGGER check_in_force BEFORE INSERT OR UPDATE OR DELETE ON tallybird.%I FOR EACH STATEMENT EXECUTE FUNCTION tallybird.check_in_force()', name);
  END LOOP;
END $$;
