package app.tallybird.ui.wizard;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import app.tallybird.app.Application;
import app.tallybird.app.OpenIntegration;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.ledger.Ledger;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SecretName;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.settings.ServiceEdits;

/**
 * One integration while it is set up or used: its settings, the steps that are done, and the way to its verbs. What is done is kept in the ledger, so
 * that another start goes on where this one ended. Changed on the screen's thread; {@link #look} and {@link #work} run in {@code Work}.
 */
public final class Setup {

    private static final String STEPS = "steps-done";

    private final Application application;
    private final ObjectProperty<Standing> standing = new SimpleObjectProperty<>(new Standing("", ""));
    private final Set<Step> done = EnumSet.noneOf(Step.class);
    private @Nullable IntegrationSettings settings;
    private @Nullable ConnectorDocument connector;
    private String reference = "";
    private volatile int changes;

    /** Whose keys these are and the status there, as far as known; either may be empty. */
    public record Standing(String organization, String status) {
    }

    private Setup(Application application) {
        this.application = application;
    }

    /** Nothing chosen yet. */
    public static Setup fresh(Application application) {
        return new Setup(application);
    }

    /** Goes on with a saved integration. Reads files, so not on the screen's thread. */
    public static Setup saved(Application application, String name) {
        Setup setup = new Setup(application);
        IntegrationSettings found = application.settings().find(name).orElseThrow();
        setup.settings = found;
        setup.reference = found.connector();
        setup.connector = application.catalog().find(found.connector(), application.surroundings().workingFolder());
        setup.done.add(Step.VENDOR);
        try (Ledger ledger = application.openLedger(name)) {
            ledger.note(STEPS).stream().flatMap(text -> Stream.of(text.split(","))).filter(text -> !text.isEmpty()).map(Step::valueOf)
                    .forEach(setup.done::add);
            ledger.organization().ifPresent(seen -> setup.standing.set(new Standing(seen.name(), "")));
        }
        if (!setup.done.contains(Step.SEND)) {
            // what was previewed is not kept; it is read again
            setup.done.remove(Step.PREVIEW);
        }
        if (!setup.secretsThere()) {
            setup.done.remove(Step.CONNECT);
        }
        return setup;
    }

    private boolean secretsThere() {
        Stream<String> inputs = connector().inputs().stream().filter(input -> input.secret() && input.required())
                .map(input -> input.key());
        return Stream.concat(inputs, Stream.of("VENDOR_API_KEY", "PARTNER_API_KEY")).allMatch(field -> secret(field).isPresent());
    }

    public Optional<Secret> secret(String field) {
        return settings == null ? Optional.empty() : application.secrets().read(new SecretName(settings.name(), field));
    }

    public ObjectProperty<Standing> standing() {
        return standing;
    }

    public boolean isChosen() {
        return connector != null;
    }

    public String name() {
        return settings == null ? connector == null ? "New integration" : connector.name() : settings.name();
    }

    public ConnectorDocument connector() {
        if (connector == null) {
            throw new IllegalStateException("no connector is chosen yet");
        }
        return connector;
    }

    public IntegrationSettings settings() {
        if (settings == null) {
            throw new IllegalStateException("nothing is saved yet");
        }
        return settings;
    }

    public boolean isSaved() {
        return settings != null;
    }

    /**
     * Another choice begins a new integration; what was saved under the one before stays. {@code kept} is how settings name the connector: its id, or
     * the path of its document.
     */
    public void choose(ConnectorDocument chosen, String kept) {
        if (connector != null && connector.id().equals(chosen.id()) && reference.equals(kept)) {
            return;
        }
        connector = chosen;
        reference = kept;
        settings = null;
        done.clear();
    }

    /** Takes over an integration that was saved elsewhere, for example by an import. */
    public void take(IntegrationSettings saved) {
        settings = saved;
        reference = saved.connector();
        touched();
        connector = application.catalog().find(saved.connector(), application.surroundings().workingFolder());
        done.clear();
        done.add(Step.VENDOR);
    }

    /** Saves inputs and secrets; the first time under a name that no other integration has. */
    public void save(Map<String, String> inputs, Map<String, Secret> secrets) {
        application.home().prepare();
        IntegrationSettings now = settings == null
                ? new IntegrationSettings(freeName(), reference, inputs, application.appSettings().sending().thresholds(), false,
                        ServiceEdits.NONE)
                : settings.withInputs(inputs);
        save(now);
        secrets.forEach((field, value) -> application.secrets().write(new SecretName(now.name(), field), value));
    }

    public void save(IntegrationSettings now) {
        application.settings().save(now);
        settings = now;
        touched();
    }

    private String freeName() {
        String wanted = connector().name().replaceAll("[^A-Za-z0-9 ._-]", "").strip();
        String base = IntegrationSettings.isName(wanted) ? wanted : connector().id();
        Set<String> taken = application.settings().all().stream().map(IntegrationSettings::name).collect(Collectors.toSet());
        String name = base;
        for (int number = 2; taken.contains(name); number++) {
            name = base + " " + number;
        }
        return name;
    }

    public Set<Step> done() {
        return Set.copyOf(done);
    }

    public void markDone(Step step) {
        if (done.add(step)) {
            keepSteps();
        }
    }

    public void markUndone(Step step) {
        if (done.remove(step)) {
            keepSteps();
        }
    }

    private void keepSteps() {
        if (settings != null) {
            try (Ledger ledger = application.openLedger(settings.name())) {
                ledger.note(STEPS, done.stream().map(Step::name).collect(Collectors.joining(",")));
            }
        }
    }

    /** The first step that is not done; the last one when all are. */
    public Step firstUnfinished() {
        return Stream.of(Step.values()).filter(step -> !done.contains(step)).findFirst().orElse(Step.SCHEDULE);
    }

    /** Moves whenever something was saved or written that a plan depends on: a plan made at another number is out of date. */
    public int changes() {
        return changes;
    }

    /** Opens the integration to read, without its lock. */
    public <T> T look(Function<OpenIntegration, T> what) {
        try (OpenIntegration open = application.openSaved(settings().name(), "")) {
            return what.apply(open);
        }
    }

    /** Opens it with its lock, for anything that may write. */
    public <T> T work(String lockedAs, Function<OpenIntegration, T> what) {
        touched();
        try (OpenIntegration open = application.openSaved(settings().name(), lockedAs)) {
            return what.apply(open);
        }
    }

    private synchronized void touched() {
        changes++;
    }

    /** Plain values that are saved, by input key; no secrets. */
    public Map<String, String> inputs() {
        return settings == null ? Map.of() : new LinkedHashMap<>(settings.inputs());
    }
}
