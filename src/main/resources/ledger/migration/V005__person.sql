-- Who started a run, as the computer knows them; empty for a schedule, and for runs from before this version.
ALTER TABLE run ADD COLUMN person TEXT;
