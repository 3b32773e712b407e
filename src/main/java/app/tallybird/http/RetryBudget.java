package app.tallybird.http;

/** Bounds all retries of a run: a tenth of its requests and fifty more. Without it an outage multiplies the load. Thread-safe. */
public final class RetryBudget {

    private static final int FREE = 50;
    private static final int REQUESTS_PER_RETRY = 10;

    private long requests;
    private long retries;

    public synchronized void requestMade() {
        requests++;
    }

    /** Takes one retry from the budget, if there is one. */
    public synchronized boolean take() {
        if (retries >= FREE + requests / REQUESTS_PER_RETRY) {
            return false;
        }
        retries++;
        return true;
    }
}
