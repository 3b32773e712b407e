package app.tallybird.ledger;

/** Names a run; later runs sort after earlier ones. */
public record RunId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
