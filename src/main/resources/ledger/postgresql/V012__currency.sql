-- In which currency prices are is a part of the prices; it goes with an integration that is removed.
CREATE FUNCTION check_note() RETURNS TRIGGER LANGUAGE plpgsql SET search_path = tallybird, pg_temp AS $$
BEGIN
  IF NOT does_billing() AND ARRAY['currency', 'currency-before'] && ARRAY[OLD.name, NEW.name]::text[] AND NOT (TG_OP = 'DELETE' AND pg_trigger_depth() > 1) THEN
    RAISE EXCEPTION 'only billing changes prices' USING ERRCODE = '42501';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_note BEFORE INSERT OR UPDATE OR DELETE ON all_note FOR EACH ROW EXECUTE FUNCTION check_note();
