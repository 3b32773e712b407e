package app.tallybird.http;

/** Sends one request, once. Thread-safe; retrying and pacing are the caller's decision. */
public interface HttpPort {

    /**
     * One attempt. Every status is an answer; only what kept an answer from arriving whole is a failure. The reader's value is never null.
     *
     * @throws HttpFailure when no answer came, it broke off, grew past its bound, or the work was cancelled
     */
    <T> T exchange(HttpCall call, BodyReader<T> reader, Cancel cancel) throws HttpFailure;
}
