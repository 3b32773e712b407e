package app.tallybird.engine.leak;

/** A name as it stands on an invoice, of which a person can say what it is here. */
public record InvoiceName(Of of, String name) {

    /** What has the name. */
    public enum Of {
        PRODUCT,
        CUSTOMER
    }
}
