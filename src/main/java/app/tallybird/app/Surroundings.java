package app.tallybird.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import app.tallybird.http.Time;
import app.tallybird.ledger.IntegrationLock;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.secret.Secret;
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

    /** A secret of a variable, or of the file that the variable of its name with _FILE behind it names. The file is read each time: a secret may be renewed. */
    public Optional<Secret> secret(String variable) {
        Optional<String> here = set(variable);
        Optional<String> file = set(variable + "_FILE");
        if (here.isPresent() && file.isPresent()) {
            throw unclear("Both " + variable + " and " + variable + "_FILE are set.", "Leave one of them out.");
        }
        return here.or(() -> file.map(name -> {
            try {
                return Files.readString(workingFolder.resolve(name)).strip();
            } catch (IOException | InvalidPathException e) {
                throw unclear("The file that " + variable + "_FILE names can not be read.",
                        "See whether it is there, is text, and may be read by this user.");
            }
        })).filter(text -> !text.isEmpty()).map(Secret::of);
    }

    private Optional<String> set(String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(text -> !text.isBlank());
    }

    private static ProblemException unclear(String what, String next) {
        return Problem.of(ProblemCode.CONFIGURATION, what, "Nothing was read or sent.", next).asException();
    }

    /** The way numbers and dates are written for the person at this computer; for the window alone, everything else writes them one way. */
    public static Locale localeOfThisProcess() {
        return Locale.getDefault(Locale.Category.FORMAT);
    }

    /** The same with this variable. */
    public Surroundings with(String variable, String value) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put(variable, value);
        return new Surroundings(Map.copyOf(variables), workingFolder, userHome, osName, time, random);
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
        Map<String, String> environment = environmentOfThisProcess();
        return new Surroundings(environment, Path.of("").toAbsolutePath(), userHome(System.getProperty("user.home"), environment),
                System.getProperty("os.name"), Time.real(Clock.system(ZoneId.systemDefault())), () -> Chance.SOURCE.nextLong());
    }

    /** Java has a question mark for a user whom the system does not know, as in a container; that is a name which a folder can have. */
    static Path userHome(String known, Map<String, String> environment) {
        return Path.of(
                known.equals("?") ? Optional.ofNullable(environment.get("HOME")).filter(home -> home.startsWith("/")).orElse("/") : known);
    }

    /** Opened when it is first asked, which most commands never do. */
    private static final class Chance {
        static final SecureRandom SOURCE = new SecureRandom();
    }
}
