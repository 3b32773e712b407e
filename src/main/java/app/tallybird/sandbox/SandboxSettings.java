package app.tallybird.sandbox;

import java.time.Clock;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * How a sandbox starts. Immutable.
 *
 * @param port the loopback port; 0 picks a free one
 * @param clock tells when sign-in tokens end, and the times in answers
 * @param nanoTime counts nanoseconds for the limits of requests in a time
 * @param tokenSeconds how long a token of NinjaOne lives
 * @param perSecond how many requests Synthesize lets in within any one second
 * @param unmapped ids of accounts that stay not mapped, as if the partner had skipped them
 */
public record SandboxSettings(int port, Clock clock, LongSupplier nanoTime, int tokenSeconds, int perSecond, Set<String> unmapped) {

    private static final int HOUR = 3_600;
    private static final int PUBLISHED_LIMIT = 100;

    public SandboxSettings {
        unmapped = Set.copyOf(unmapped);
    }

    /** A free port, the computer's clock, tokens of one hour, a hundred requests a second, everything mapped. */
    public static SandboxSettings on(Clock clock) {
        return new SandboxSettings(0, clock, System::nanoTime, HOUR, PUBLISHED_LIMIT, Set.of());
    }

    /** As for a demonstration: Union Square Theatre and Willow Creek Vet stay not mapped. */
    public static SandboxSettings demo(Clock clock) {
        return on(clock).withUnmapped(Set.of("44", "45"));
    }

    public SandboxSettings withPort(int other) {
        return new SandboxSettings(other, clock, nanoTime, tokenSeconds, perSecond, unmapped);
    }

    public SandboxSettings withNanoTime(LongSupplier other) {
        return new SandboxSettings(port, clock, other, tokenSeconds, perSecond, unmapped);
    }

    public SandboxSettings withTokenSeconds(int other) {
        return new SandboxSettings(port, clock, nanoTime, other, perSecond, unmapped);
    }

    public SandboxSettings withPerSecond(int other) {
        return new SandboxSettings(port, clock, nanoTime, tokenSeconds, other, unmapped);
    }

    public SandboxSettings withUnmapped(Set<String> accountIds) {
        return new SandboxSettings(port, clock, nanoTime, tokenSeconds, perSecond, accountIds);
    }
}
