package app.tallybird.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import app.tallybird.http.Time;
import app.tallybird.ledger.IntegrationLock;
import app.tallybird.settings.Home;

/**
 * What the program finds around itself; tests pass their own. {@code environment} holds the variables of the process.
 */
public record Surroundings(Map<String, String> environment, Path workingFolder, Path userHome, String osName, Time time,
        RandomGenerator random) {

    /** The calendar, with the zone of schedules and of what is shown. */
    public Clock clock() {
        return time.clock();
    }

    /** Who works here, as the system names them. */
    public Optional<String> person() {
        return Stream.of("USERNAME", "USER", "LOGNAME").map(environment::get).filter(name -> name != null && !name.isBlank()).findFirst();
    }

    /** What this computer is called. */
    public String computer() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "this computer";
        }
    }

    /** This process, as the one that does such work and holds what it needs for it. */
    public IntegrationLock.Holder holder(String kind) {
        return new IntegrationLock.Holder(ProcessHandle.current().pid(), computer(), clock().instant(), kind);
    }

    /** The way numbers and dates are written for the person at this computer; for the window alone, everything else writes them one way. */
    public static Locale localeOfThisProcess() {
        return Locale.getDefault(Locale.Category.FORMAT);
    }

    /** Variables hold keys. */
    @Override
    public String toString() {
        return "Surroundings[workingFolder=" + workingFolder + ", userHome=" + userHome + ", osName=" + osName + ", environment=***]";
    }

    /** The folder that was named, else the system's place for such data. */
    public Home home(Optional<Path> named) {
        return named.map(path -> new Home(workingFolder.resolve(path))).orElseGet(() -> Home.defaultFor(osName, environment, userHome));
    }

    /** The variables of this process, for what is decided before anything else is made. */
    public static Map<String, String> environmentOfThisProcess() {
        return System.getenv();
    }

    public static Surroundings ofThisProcess() {
        return new Surroundings(environmentOfThisProcess(), Path.of("").toAbsolutePath(), Path.of(System.getProperty("user.home")),
                System.getProperty("os.name"), Time.real(Clock.system(ZoneId.systemDefault())), new SecureRandom());
    }
}
