package app.tallybird.ui.wizard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

import app.tallybird.app.Application;
import app.tallybird.app.KeptIntegration;
import app.tallybird.app.OpenIntegration;
import app.tallybird.ledger.Ledger;
import app.tallybird.schedule.Programs;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.ui.task.ScreenWork;
import app.tallybird.ui.task.TaskRunner;
import app.tallybird.ui.task.WorkQueues;

/**
 * What all screens work with; {@code demo} when the vendor and Synthesize are played by a sandbox of this window;
 * {@code programs} reach the system's scheduler; {@code queues} let works that need an integration for themselves follow each other, by its name.
 */
public record Workplace(Application application, TaskRunner runner, Desktop desktop, boolean demo, Programs programs, WorkQueues queues) {

    public Workplace(Application application, TaskRunner runner, Desktop desktop, boolean demo, Programs programs) {
        this(application, runner, desktop, demo, programs, new WorkQueues(runner));
    }

    /** The work of one screen; why it failed after the screen was left is said in a word. */
    public ScreenWork work() {
        return new ScreenWork(runner, queues, late -> desktop.say(late.sentence()));
    }

    /** The zone in which times are shown. */
    public ZoneId zone() {
        return application.surroundings().clock().getZone();
    }

    public Instant now() {
        return application.surroundings().clock().instant();
    }

    /** The names of the integrations of this computer. */
    public List<String> integrations() {
        return application.settings().all().stream().map(IntegrationSettings::name).toList();
    }

    /** Opens an integration, in work only; {@code lockedAs} says who holds it, or is empty to read without its lock. */
    public <T> T open(String integration, String lockedAs, Function<OpenIntegration, T> what) {
        try (OpenIntegration open = application.openSaved(integration, lockedAs)) {
            return what.apply(open);
        }
    }

    /** Opens what is kept of an integration, in work only; no secret is wanted. */
    public <T> T kept(String integration, String lockedAs, Function<KeptIntegration, T> what) {
        try (KeptIntegration kept = KeptIntegration.open(application, integration, lockedAs)) {
            return what.apply(kept);
        }
    }

    /** Where the rows behind the numbers of a plan are kept; what an earlier plan left there is removed. In work only. */
    public Path noRows(String integration) {
        try {
            Path file = application.home().rows(application.sandbox(), integration);
            Files.deleteIfExists(file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the ledger of an integration, in work only. */
    public <T> T ledger(String integration, Function<Ledger, T> what) {
        try (Ledger ledger = application.openLedger(integration)) {
            return what.apply(ledger);
        }
    }
}
