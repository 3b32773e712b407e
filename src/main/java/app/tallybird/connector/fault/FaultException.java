package app.tallybird.connector.fault;

/** Carries a {@link Fault} to the place that decides whether it stops the reading or leaves one account out. */
public final class FaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Fault fault;

    public FaultException(Fault fault) {
        super(fault.sentence(), null, false, false);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
