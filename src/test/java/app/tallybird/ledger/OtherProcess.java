package app.tallybird.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import app.tallybird.model.CellKey;
import app.tallybird.problem.ProblemException;
import app.tallybird.settings.FolderDocuments;
import app.tallybird.settings.RoutineStore;
import app.tallybird.stage.StageClock;

/** A second program that works with the same files, so that a test can run against it or kill it. Says on its output what it has done. */
final class OtherProcess implements AutoCloseable {

    /** How often the settings are changed. */
    static final int SETTINGS = 50;

    private final Process process;
    private final BufferedReader output;

    private OtherProcess(Process process) {
        this.process = process;
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static OtherProcess start(String task, Path file) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new OtherProcess(new ProcessBuilder(java, "-Xshare:auto", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), OtherProcess.class.getName(), task, file.toString()).redirectErrorStream(true)
                .start());
    }

    @Nullable
    String line() throws IOException {
        return output.readLine();
    }

    long pid() {
        return process.pid();
    }

    /** Ends it without giving it a chance to tidy up; returns what it had still said. */
    List<String> kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        List<String> rest = new ArrayList<>();
        try {
            for (String line = line(); line != null; line = line()) {
                rest.add(line);
            }
        } catch (IOException alreadyClosed) {
            // nothing more to read
        }
        return rest;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            output.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "lock" -> lock(file);
            case "race" -> race(file);
            case "push" -> push(file);
            case "settings" -> settings(file);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void lock(Path file) throws IOException {
        try {
            IntegrationLock.take(file, new IntegrationLock.Holder(ProcessHandle.current().pid(), "other", Instant.EPOCH, "schedule"));
            System.out.println("has it");
            System.in.read();
        } catch (ProblemException problem) {
            System.out.println(problem.problem().code() + " " + problem.problem().what());
        }
    }

    /** Takes the lock at each line it reads, and gives it back at the next one; says how it went. */
    private static void race(Path file) throws IOException {
        BufferedReader words = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("ready");
        for (int number = 0; words.readLine() != null; number++) {
            IntegrationLock lock = null;
            try {
                lock = IntegrationLock.take(file,
                        new IntegrationLock.Holder(ProcessHandle.current().pid(), "other", Instant.EPOCH, "start " + number));
                System.out.println("has it");
            } catch (ProblemException problem) {
                System.out.println(problem.problem().code());
            }
            words.readLine();
            if (lock != null) {
                lock.close();
            }
            System.out.println("free");
        }
    }

    /** Gives it the next word without waiting. */
    void nudge() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /** Changes settings again and again, then says so. */
    private static void settings(Path home) throws IOException {
        System.out.println("ready");
        System.in.read();
        for (int number = 0; number < SETTINGS; number++) {
            new RoutineStore(new FolderDocuments(home)).change("NinjaOne", saved -> saved.withTicketAccount(saved.ticketAccount() + "o"));
        }
        System.out.println("done");
    }

    /** Endless intents and outcomes; each is said after the ledger returned. */
    private static void push(Path file) {
        Ledger ledger = Ledger.open(file, new StageClock());
        RunId run = ledger.begin(new RunStart(RunKind.USAGE, "abc", StartedBy.SCHEDULE, 1_000_000, Optional.empty()));
        for (int number = 0;; number++) {
            CellKey key = new CellKey("a" + number, "servers");
            BigDecimal value = BigDecimal.valueOf(number);
            ledger.intents(run, Map.of(key, value));
            System.out.println("intent " + number);
            ledger.outcomes(run, List.of(new CellResult(key, value, Outcome.ACCEPTED, "")));
            System.out.println("outcome " + number);
        }
    }
}
