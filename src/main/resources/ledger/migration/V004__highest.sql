-- The highest value ever accepted, per cell; of a ledger from before, as far as its runs are still known.
ALTER TABLE cell ADD COLUMN highest TEXT;
UPDATE cell SET highest = accepted;
UPDATE cell SET highest = known.units
FROM (SELECT account_id, service_key, units, MAX(CAST(units AS REAL)) AS most FROM run_cell
    WHERE outcome IN ('ACCEPTED', 'CARRIED') GROUP BY account_id, service_key) AS known
WHERE cell.account_id = known.account_id AND cell.service_key = known.service_key
    AND (cell.highest IS NULL OR known.most > CAST(cell.highest AS REAL));
