package app.tallybird.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.testkit.Cases;
import app.tallybird.connector.testkit.KitCase;
import app.tallybird.connector.testkit.Player;
import app.tallybird.problem.DiskFull;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.sandbox.NinjaSide;
import app.tallybird.sandbox.RecordedVendor;

/** Which vendors the sandbox plays, and what to enter for them: NinjaOne in full, every other one from its connector's ordinary case. */
public final class DemoVendors {

    private static final String NINJA = "ninjaone";

    private DemoVendors() {
    }

    /** Whether the vendor is played in full: with sign-in, the demo's own customers, and changes from month to month. */
    public static boolean inFull(String connector) {
        return connector.equals(NINJA);
    }

    /** Whether a connector that comes with Tallybird is played at all. */
    public static boolean plays(String connector) {
        return inFull(connector) || Cases.builtInOrdinary(connector);
    }

    /** What to enter, by input key. Files of the case are put into {@code folder}. */
    public static Map<String, String> values(Catalog.Entry entry, Path folder) {
        if (inFull(entry.document().id())) {
            return Map.of("clientId", NinjaSide.CLIENT_ID, "clientSecret", NinjaSide.CLIENT_SECRET);
        }
        Optional<KitCase> ordinary = Cases.ordinary(entry);
        if (ordinary.isEmpty()) {
            return Map.of();
        }
        try {
            Path own = folder.resolve(entry.document().id());
            if (!ordinary.get().files().isEmpty()) {
                Files.createDirectories(own);
                Player.write(ordinary.get().files(), own);
            }
            return ordinary.get().inputs(own);
        } catch (IOException e) {
            throw DiskFull
                    .or(e, Problem.of(ProblemCode.HOME_NOT_WRITABLE, "The sample files of the demo could not be written.",
                            "Nothing was sent.", "Make room on the disk, or name another home folder.").at(folder.toString()))
                    .asException();
        }
    }

    /** The recorded answers of these connectors, looked up when the first request comes. */
    public static RecordedVendor recorded(Supplier<List<Catalog.Entry>> entries, Clock clock) {
        return new RecordedAnswers(() -> entries.get().stream().filter(entry -> !inFull(entry.document().id()))
                .flatMap(entry -> Cases.ordinary(entry).stream()).toList(), clock);
    }
}
