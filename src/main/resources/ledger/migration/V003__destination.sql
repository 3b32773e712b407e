-- A number is called units everywhere. no_place is why the last count of a cell found no place at Synthesize (an outcome's name), no_place_units that
-- count; both are empty when the last count was not answered so. Of counts before this version the accepted number stands for the sent one.
ALTER TABLE run_cell RENAME COLUMN value TO units;
ALTER TABLE cell ADD COLUMN no_place TEXT;
ALTER TABLE cell ADD COLUMN no_place_units TEXT;
UPDATE cell SET no_place = CASE WHEN accepted IS NULL THEN 'NOT_MAPPED' ELSE 'LOST' END, no_place_units = COALESCE(accepted, '0') WHERE not_mapped = 1;
ALTER TABLE cell DROP COLUMN not_mapped;
