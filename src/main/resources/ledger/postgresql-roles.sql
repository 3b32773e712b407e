-- What people and computers may do in the shared ledger. Run it as the owner of the database's schema tallybird; again does no harm.
-- Then: CREATE ROLE anna LOGIN PASSWORD '...' IN ROLE tallybird_billing;
DO $$
DECLARE
  name TEXT;
BEGIN
  FOREACH name IN ARRAY ARRAY['tallybird_technician', 'tallybird_billing', 'tallybird_reader', 'tallybird_computer'] LOOP
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = name) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', name);
    END IF;
    EXECUTE format('GRANT USAGE ON SCHEMA tallybird TO %I', name);
    EXECUTE format('GRANT SELECT ON tallybird.integration, tallybird.holder, tallybird.schema_history, tallybird.document, tallybird.whereabouts TO %I', name);
  END LOOP;
  -- the views over the tables of the ledgers: everybody reads them
  FOR name IN SELECT viewname FROM pg_views WHERE schemaname = 'tallybird' LOOP
    EXECUTE format('GRANT SELECT ON tallybird.%I TO tallybird_technician, tallybird_billing, tallybird_reader, tallybird_computer', name);
    IF name = 'audit' THEN
      -- only added to
      EXECUTE format('GRANT INSERT ON tallybird.%I TO tallybird_technician, tallybird_billing, tallybird_computer', name);
    ELSIF name = 'proposal' THEN
      -- who may change what of it is held by its trigger
      EXECUTE format('GRANT INSERT, UPDATE ON tallybird.%I TO tallybird_technician, tallybird_billing, tallybird_computer', name);
    ELSIF name = 'price' THEN
      EXECUTE format('GRANT INSERT, UPDATE, DELETE ON tallybird.%I TO tallybird_billing', name);
    ELSIF name = 'contract_rule' THEN
      EXECUTE format('GRANT INSERT, UPDATE, DELETE ON tallybird.%I TO tallybird_technician, tallybird_billing', name);
    ELSIF name = 'left_out' THEN
      -- a computer sends what was approved together with what is left out from then on, and takes nothing in again
      EXECUTE format('GRANT INSERT, UPDATE, DELETE ON tallybird.%I TO tallybird_technician, tallybird_billing', name);
      EXECUTE format('REVOKE UPDATE, DELETE ON tallybird.%I FROM tallybird_computer', name);
      EXECUTE format('GRANT INSERT ON tallybird.%I TO tallybird_computer', name);
    ELSE
      EXECUTE format('GRANT INSERT, UPDATE, DELETE ON tallybird.%I TO tallybird_technician, tallybird_billing, tallybird_computer', name);
    END IF;
  END LOOP;
END $$;
GRANT INSERT, UPDATE ON tallybird.integration TO tallybird_technician, tallybird_billing;
GRANT DELETE ON tallybird.integration TO tallybird_technician, tallybird_billing;
-- a computer begins the ledger of what it pushes, and gives nothing another name
REVOKE UPDATE ON tallybird.integration FROM tallybird_computer;
GRANT INSERT, UPDATE (opened) ON tallybird.integration TO tallybird_computer;
GRANT INSERT, UPDATE, DELETE ON tallybird.holder TO tallybird_technician, tallybird_billing, tallybird_computer;
-- settings, schedules, connectors, consents, closed months: a computer reads them
REVOKE INSERT, UPDATE, DELETE ON tallybird.document FROM tallybird_computer;
GRANT INSERT, UPDATE, DELETE ON tallybird.document TO tallybird_technician, tallybird_billing;
