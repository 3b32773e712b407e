package app.tallybird.schedule;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

/** The scheduler of this computer. */
public final class Schedulers {

    private Schedulers() {
    }

    /** Where this user is at home, and what is found there. */
    public record Place(String osName, Map<String, String> environment, Path userHome) {

        public Place {
            environment = Map.copyOf(environment);
        }

        /** Variables hold keys. */
        @Override
        public String toString() {
            return "Place[osName=" + osName + ", userHome=" + userHome + ", environment=***]";
        }
    }

    /** The one to use here; empty when there is none that Tallybird knows. */
    public static Optional<Scheduler> of(Place place, Programs programs) {
        Scheduler usual = usual(place, programs);
        if (!(usual instanceof SystemdScheduler) || SystemdScheduler.present(programs)) {
            return Optional.of(usual);
        }
        return CronScheduler.present(programs) ? Optional.of(new CronScheduler(programs)) : Optional.empty();
    }

    /** The usual one of the system, whether it is there or not: for showing what it would be given. */
    public static Scheduler usual(Place place, Programs programs) {
        String os = place.osName().toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            String domain = place.environment().getOrDefault("USERDOMAIN", "");
            String user = place.environment().getOrDefault("USERNAME", System.getProperty("user.name"));
            return new WindowsScheduler(programs, domain.isEmpty() ? user : domain + "\\" + user);
        }
        if (os.startsWith("mac")) {
            return new LaunchdScheduler(programs, place.userHome());
        }
        String config = place.environment().getOrDefault("XDG_CONFIG_HOME", "");
        Path folder = config.isEmpty() ? place.userHome().resolve(".config") : Path.of(config);
        return new SystemdScheduler(programs, folder.resolve("systemd").resolve("user"));
    }

    /** Said when {@link #of} finds none. */
    public static ProblemException none() {
        return Problem.of(ProblemCode.CONFIGURATION, "This computer has neither a systemd of this user nor cron.", "No schedule was set.",
                "Install cron (for example: apt-get install cron), or give the command that \"schedule preview\" shows to your own scheduler.")
                .asException();
    }
}
