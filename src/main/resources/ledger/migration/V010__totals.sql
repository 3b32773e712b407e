-- The units that each push brought to Synthesize, by service, so that a year of them is read at once. summed says that they are those of the run's cells now;
-- of the others they are added up when they are asked for, and kept when the next run ends. Here runs with whole numbers are summed, which SQLite adds exactly.
CREATE TABLE run_total (run INTEGER NOT NULL, service_key TEXT NOT NULL, units TEXT NOT NULL, PRIMARY KEY (run, service_key)) WITHOUT ROWID;
ALTER TABLE run ADD COLUMN summed INTEGER NOT NULL DEFAULT 0;
UPDATE run SET summed = 1 WHERE ended IS NOT NULL AND sequence NOT IN (
  SELECT run FROM run_cell WHERE units GLOB '*[^0-9]*' OR length(units) > 12);
INSERT INTO run_total SELECT run, service_key, CAST(SUM(CAST(units AS INTEGER)) AS TEXT) FROM run_cell
WHERE outcome IN ('ACCEPTED', 'CARRIED') AND run IN (SELECT sequence FROM run WHERE summed = 1) GROUP BY run, service_key;
