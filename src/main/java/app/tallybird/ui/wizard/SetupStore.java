package app.tallybird.ui.wizard;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.app.Application;
import app.tallybird.app.AuditTrail;
import app.tallybird.app.Integrations;
import app.tallybird.app.OpenIntegration;
import app.tallybird.app.TypedIntegration;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.Input;
import app.tallybird.connector.reading.RefreshTokenKeeper;
import app.tallybird.ledger.Ledger;
import app.tallybird.problem.ProblemException;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SecretName;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.settings.ServiceEdits;

/**
 * The settings, secrets and memory behind a set-up. What is done is kept in the ledger, so that another start goes on where this one ended. All of it
 * reads or writes the disk, the keychain or the network, so it runs in {@code Work} only, from a snapshot.
 */
public final class SetupStore {

    public static final String VENDOR_KEY = "VENDOR_API_KEY";
    public static final String PARTNER_KEY = "PARTNER_API_KEY";
    private static final String STEPS = "steps-done";

    private final Application application;

    public SetupStore(Application application) {
        this.application = application;
    }

    /** Goes on with a saved integration. */
    public Setup open(String name) {
        IntegrationSettings found = application.settings().find(name).orElseThrow();
        Set<Step> done = EnumSet.of(Step.VENDOR);
        String organization;
        try (Ledger ledger = application.openLedger(name)) {
            done.addAll(steps(ledger));
            organization = ledger.organization().map(seen -> seen.name()).orElse("");
        }
        if (!done.contains(Step.SEND)) {
            // what was previewed is not kept; it is read again
            done.remove(Step.REVIEW);
        }
        ConnectorDocument connector = connector(found);
        Snapshot now = new Snapshot(0, Optional.of(connector), found.connector(), Optional.of(found), Optional.empty());
        Map<String, Secret> secrets = secrets(now);
        if (!missing(now, secrets).isEmpty()) {
            done.remove(Step.CONNECT);
        }
        return new Setup(application, now, done, organization);
    }

    private ConnectorDocument connector(IntegrationSettings settings) {
        return application.catalog().find(settings.connector(), application.surroundings().workingFolder());
    }

    /** The secrets by their fields, the stored ones and those of variables, as a push reads them; those that are missing are left out. */
    public Map<String, Secret> secrets(Snapshot from) {
        Map<String, Secret> found = new HashMap<>();
        from.saved()
                .ifPresent(saved -> Stream
                        .concat(from.connector().inputs().stream().filter(Input::secret).map(Input::key),
                                Stream.of(VENDOR_KEY, PARTNER_KEY))
                        .forEach(field -> application.secret(saved.name(), field).ifPresent(secret -> found.put(field, secret))));
        return found;
    }

    /** The labels of the secrets that a push needs and that are not among these. */
    public List<String> missing(Snapshot from, Map<String, Secret> secrets) {
        Map<String, String> needed = new LinkedHashMap<>();
        needed.put(VENDOR_KEY, "the Vendor API key");
        needed.put(PARTNER_KEY, "the Partner API key");
        from.connector().inputs().stream().filter(input -> input.secret() && input.required())
                .forEach(input -> needed.put(input.key(), input.label()));
        return needed.entrySet().stream().filter(one -> !secrets.containsKey(one.getKey())).map(Map.Entry::getValue).toList();
    }

    /** Saves what a person changed of what they saw; the first time all of it, under a name that no other integration has. */
    public IntegrationSettings save(Snapshot from) {
        Snapshot.Entered entered = from.entered().orElseThrow();
        application.home().prepare();
        AuditTrail trail = new AuditTrail(application);
        if (from.saved().isEmpty()) {
            return trail.makeUnder(fresh(from, name(from.connector())), made -> entered.secrets()
                    .forEach((field, value) -> application.secrets().write(new SecretName(made.name(), field), value)));
        }
        IntegrationSettings now = trail.change(from.settings().name(), saved -> saved.withInputs(laid(saved, entered)));
        // a token that the vendor has put in the place of the one that is shown stays
        Map<String, Secret> other = entered.changed().secrets();
        other.forEach((field, value) -> application.secrets().write(new SecretName(now.name(), field), value));
        if (!other.isEmpty()) {
            Integrations.renewed(application, now.name());
        }
        return now;
    }

    /** What is typed, over what is saved now; what somebody else has changed as well is refused. */
    private Map<String, String> laid(IntegrationSettings saved, Snapshot.Entered entered) {
        Map<String, String> inputs = new HashMap<>(saved.inputs());
        entered.changed().inputs().forEach((key, value) -> {
            String shown = entered.shown().inputs().getOrDefault(key, "");
            String there = inputs.getOrDefault(key, shown);
            if (!there.equals(shown) && !there.equals(value)) {
                throw application.settings().changed(saved.name());
            }
            inputs.put(key, value);
        });
        return inputs;
    }

    /** A file is expected by this day of each month; 0 leaves it as it is. */
    public void expectFileBy(String name, int day) {
        if (day > 0) {
            new AuditTrail(application).fileBy(name, day);
        }
    }

    private IntegrationSettings fresh(Snapshot from, String name) {
        return new IntegrationSettings(name, from.reference(), from.entered().orElseThrow().inputs(),
                application.appSettings().sending().thresholds(), false, ServiceEdits.NONE);
    }

    private static String name(ConnectorDocument connector) {
        String wanted = connector.name().replaceAll("[^A-Za-z0-9 ._-]", "").strip();
        return IntegrationSettings.isName(wanted) ? wanted : connector.id();
    }

    /** Changes what {@code change} makes another one of the settings that a person saw; what others changed since stays, and of the same is refused. */
    public IntegrationSettings change(Snapshot from, UnaryOperator<IntegrationSettings> change) {
        IntegrationSettings begun = from.settings();
        return new AuditTrail(application).change(begun, change.apply(begun));
    }

    /** The settings as they are on the disk; empty when there are none that can be read. */
    Optional<IntegrationSettings> settings(Snapshot from) {
        try {
            return from.saved().flatMap(saved -> application.settings().find(saved.name()));
        } catch (ProblemException unreadable) {
            return Optional.empty();
        }
    }

    /** Notes that a step is done. */
    public void done(String name, Step step) {
        try (Ledger ledger = application.openLedger(name)) {
            Set<Step> done = steps(ledger);
            if (done.add(step)) {
                ledger.note(STEPS, done.stream().map(Step::name).collect(Collectors.joining(",")));
            }
        }
    }

    /** Another set-up begins under the name of these settings: which steps were done is forgotten. Gives the document that they name. */
    public ConnectorDocument restarted(IntegrationSettings settings) {
        ConnectorDocument document = connector(settings);
        try (Ledger ledger = application.openLedger(settings.name())) {
            ledger.note(STEPS, "");
        }
        return document;
    }

    /** What was set up elsewhere and has pushed was never here, and needs no step of it. */
    private static Set<Step> steps(Ledger ledger) {
        if (ledger.note(STEPS).isEmpty() && ledger.lastComplete().isPresent()) {
            return EnumSet.range(Step.VENDOR, Step.SEND);
        }
        Set<Step> done = EnumSet.noneOf(Step.class);
        ledger.note(STEPS).stream().flatMap(text -> Stream.of(text.split(","))).filter(text -> !text.isEmpty()).map(Step::valueOf)
                .forEach(done::add);
        return done;
    }

    /** Opens the integration; {@code lockedAs} says who holds it for anything that may write, or is empty to read without its lock. */
    public <T> T work(Snapshot from, String lockedAs, Function<OpenIntegration, T> what) {
        try (OpenIntegration open = application.openSaved(from.settings().name(), lockedAs)) {
            return what.apply(open);
        }
    }

    /** Opens what is entered without saving it; {@code keeper} gets the tokens that the vendor replaces meanwhile. */
    public <T> T tryOut(Snapshot from, RefreshTokenKeeper keeper, Function<OpenIntegration, T> what) {
        Snapshot.Entered entered = from.entered().orElseThrow();
        Map<String, Secret> secrets = new HashMap<>(entered.secrets());
        // what was not typed is tried as it would be used
        secrets(from).forEach((field, kept) -> {
            if (!entered.changed().secrets().containsKey(field)) {
                secrets.put(field, kept);
            }
        });
        IntegrationSettings settings = from.saved().map(saved -> application.settings().find(saved.name())
                .map(now -> now.withInputs(laid(now, entered))).orElseGet(() -> saved.withInputs(entered.inputs())))
                .orElseGet(() -> fresh(from, from.name()));
        try (OpenIntegration open = application
                .openTyped(new TypedIntegration(settings, from.connector(), secrets, from.saved().isPresent(), keeper))) {
            return what.apply(open);
        }
    }
}
