package app.tallybird.stage;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import app.tallybird.app.Surroundings;
import app.tallybird.connector.testkit.SimulatedTime;
import app.tallybird.http.Time;
import app.tallybird.sandbox.Sandbox;

/** A computer whose time, zone, user and chance are a test's own. */
public final class Stage {

    private static final int SEED = 7;
    /** That a sandbox begins with. */
    private static final int CUSTOMERS = 45;

    private Stage() {
    }

    /** Leaves the first so many customers in the sandbox. */
    public static void only(Sandbox sandbox, int customers) {
        IntStream.rangeClosed(customers + 1, CUSTOMERS).forEach(sandbox.customers()::removeCustomer);
    }

    /** Waits that take no time beside this calendar. */
    public static Time time(Clock clock) {
        SimulatedTime passing = new SimulatedTime();
        return new Time(clock, passing, passing);
    }

    /** Where waits take no time. */
    public static Surroundings around(Path home, Clock clock) {
        return around(home, time(clock));
    }

    public static Surroundings around(Path home, Time time) {
        return around(home, time, "anna");
    }

    /** The same for somebody else. */
    public static Surroundings around(Path home, Time time, String person) {
        return around(home, time, Map.of("USER", person));
    }

    public static Surroundings around(Path home, Time time, Map<String, String> variables) {
        return new Surroundings(variables, home, home, "Linux", time, new Random(SEED));
    }
}
