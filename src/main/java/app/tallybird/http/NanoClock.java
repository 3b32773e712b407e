package app.tallybird.http;

/** A clock for measuring, in nanoseconds from an arbitrary start; never goes back. */
@FunctionalInterface
public interface NanoClock {

    long nanos();

    static NanoClock system() {
        return System::nanoTime;
    }
}
