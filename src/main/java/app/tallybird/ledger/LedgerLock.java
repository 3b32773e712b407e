package app.tallybird.ledger;

/** One integration whose ledger nobody else writes until this is closed. */
public interface LedgerLock extends AutoCloseable {

    /** The ledger, to be written by the one who holds the lock. */
    Ledger open();

    /** Gives the integration another name. Its ledger is closed by then, and is not opened through this lock any more. */
    Change rename(String other);

    /** Takes the ledger away; the integration has none any more. */
    Change remove();

    @Override
    void close();

    /** A change that is made, and can be taken back until it is kept. */
    interface Change {

        void back();

        /** After this nothing of the old name is left. */
        void keep();
    }
}
