package app.tallybird.engine.push;

/**
 * How far a run is with what it has to send; what an earlier push had brought is not in it. {@code failed} counts what may arrive when it is sent again, and what lost its place; {@code rate} is answers a second over the
 * last seconds; {@code waiting} is the reason of the present wait in words, or empty.
 */
public record PushProgress(int total, int done, int accepted, int notMapped, int refused, int failed, double rate, String waiting) {

    public int left() {
        return total - done;
    }
}
