package app.tallybird.ledger;

/** One of the ledgers of a place: of what is sent, or of practice. */
record LedgerName(boolean practice, String integration) {
}
