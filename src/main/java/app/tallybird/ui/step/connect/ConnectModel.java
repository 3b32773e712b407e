package app.tallybird.ui.step.connect;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import app.tallybird.app.Demo;
import app.tallybird.app.EnvImport;
import app.tallybird.app.Integrations;
import app.tallybird.app.NeedsYou;
import app.tallybird.connector.engine.GivenInputs;
import app.tallybird.connector.engine.InputCheck;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.reading.CheckLine;
import app.tallybird.engine.Authenticate;
import app.tallybird.http.Cancel;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.secret.Availability;
import app.tallybird.secret.Secret;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.synthesize.Organization;
import app.tallybird.synthesize.SynthesizeKeys;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.SetupStore;
import app.tallybird.ui.wizard.Snapshot;
import app.tallybird.ui.wizard.Step;
import app.tallybird.ui.wizard.StepModel;
import app.tallybird.ui.wizard.Workplace;

/** Keys and credentials, and the test of both sides. The test only reads, always. */
public final class ConnectModel extends StepModel {

    final ObjectProperty<List<FieldModel>> keys = new SimpleObjectProperty<>(List.of());
    final ObjectProperty<List<FieldModel>> inputs = new SimpleObjectProperty<>(List.of());
    final ObservableList<CheckRow> rows = FXCollections.observableArrayList();
    final BooleanProperty stale = new SimpleBooleanProperty(true);
    /** Whether the keys would be accepted the other way round. */
    final BooleanProperty swapped = new SimpleBooleanProperty();
    /** Where the keys go, as a sentence. */
    String kept = "";
    /** Why keys that were there are asked for again, or empty. */
    final StringProperty again = new SimpleStringProperty("");
    private String shownFor = "";
    private GivenInputs shown = new GivenInputs(Map.of(), Map.of());
    private boolean filling;
    private boolean typed;

    public ConnectModel(Setup setup, Workplace place) {
        super(Step.CONNECT, setup, place);
    }

    @Override
    public void enter() {
        Snapshot from = setup.now();
        String now = shown(from);
        if (now.equals(shownFor)) {
            footer();
            return;
        }
        shownFor = "";
        rows.clear();
        swapped.set(false);
        again.set("");
        inputs.set(List.of());
        keys.set(List.of());
        run("Reading what is kept", cancel -> new Kept(values(from), saved(from), where(), forgotten(from), refused(from)), found -> {
            shownFor = now;
            kept = found.where();
            again.set(found.forgotten());
            shown = found.saved();
            fill(found.values());
            stale.set(!setup.done().contains(Step.CONNECT) || found.refused().isPresent());
            found.refused().ifPresent(bad -> {
                mark(bad);
                attention.set(true);
            });
            footer();
        });
    }

    private static String shown(Snapshot from) {
        return from.connector().id() + " " + from.saved().map(IntegrationSettings::name).orElse("");
    }

    /** {@code saved} is what is kept, without what was typed and not saved. */
    private record Kept(GivenInputs values, GivenInputs saved, String where, String forgotten, Optional<Problem> refused) {
    }

    /** What a push was refused with since it was tested: that test says no more. */
    private Optional<Problem> refused(Snapshot from) {
        return from.entered().isPresent()
                ? Optional.empty()
                : from.saved().flatMap(saved -> new NeedsYou(place.application()).refused(saved.name()));
    }

    /** Why what was entered once is empty now, or nothing. */
    private String forgotten(Snapshot from) {
        Map<String, Secret> kept = setup.store.secrets(from);
        List<String> missing = from.saved().isEmpty() ? List.of() : setup.store.missing(from, kept);
        if (missing.isEmpty()) {
            return "";
        }
        String why = place.application().secrets().availability() instanceof Availability.SessionOnly only
                ? "they were kept for one session only, because " + only.why()
                : "the store of secrets of this system does not have them";
        return "\"" + from.name() + "\" needs " + String.join(", ", missing) + " again: " + why
                + ". Everything else is as you left it; nothing was sent.";
    }

    /** What is saved, by the keys of the fields; in the demo also what it plays. */
    private GivenInputs values(Snapshot from) {
        Map<String, String> all = new HashMap<>();
        if (place.demo()) {
            all.putAll(Demo.values(from.connector().id(), place.application()));
        }
        from.saved().ifPresent(saved -> all.putAll(saved.inputs()));
        from.entered().ifPresent(entered -> all.putAll(entered.inputs()));
        return new GivenInputs(all, setup.store.secrets(from));
    }

    /** What the fields show of what is saved; nothing where nothing is. */
    private GivenInputs saved(Snapshot from) {
        Map<String, String> all = new HashMap<>();
        from.saved().ifPresent(saved -> from.connector().inputs().stream().filter(input -> !input.secret())
                .forEach(input -> all.put(input.key(), saved.inputs().getOrDefault(input.key(), input.defaultValue().orElse("")))));
        return new GivenInputs(all, setup.store.secrets(from));
    }

    private void fill(GivenInputs values) {
        typed = false;
        inputs.set(setup.connector().inputs().stream().map(input -> FieldModel.of(input, text(values, input.key()))).toList());
        keys.set(List.of(FieldModel.key(SetupStore.VENDOR_KEY, "Vendor API key", text(values, SetupStore.VENDOR_KEY).orElse("")),
                FieldModel.key(SetupStore.PARTNER_KEY, "Partner API key", text(values, SetupStore.PARTNER_KEY).orElse(""))));
        Stream.of(keys.get(), inputs.get()).forEach(side -> side.forEach(field -> field.value.subscribe((before, after) -> edited(side))));
    }

    /** What a field shows, or hides behind dots; what is stored goes before what the demo plays. */
    private static Optional<String> text(GivenInputs values, String key) {
        return Optional.ofNullable(values.secrets().get(key)).map(Secret::reveal).or(() -> Optional.ofNullable(values.inputs().get(key)));
    }

    private Stream<FieldModel> fields() {
        return Stream.concat(keys.get().stream(), inputs.get().stream());
    }

    private void edited(List<FieldModel> side) {
        if (!filling) {
            side.forEach(FieldModel::forget);
            typed = true;
            stale.set(true);
            swapped.set(false);
            setup.markUndone(Step.CONNECT);
            setup.enter(entered());
            footer();
        }
    }

    /** What was tested is no longer what is entered. */
    @Override
    protected void overtaken() {
        rows.clear();
    }

    private Snapshot.Entered entered() {
        Map<String, String> open = new HashMap<>();
        Map<String, Secret> secrets = new HashMap<>();
        fields().forEach(field -> {
            if (field.kind.secret()) {
                secrets.put(field.key, Secret.of(field.value.get()));
            } else {
                open.put(field.key, field.value.get());
            }
        });
        return new Snapshot.Entered(open, secrets, shown);
    }

    @Override
    public boolean unsaved() {
        return typed;
    }

    private boolean toSave() {
        return !setup.isSaved() || setup.now().entered().isPresent();
    }

    private void footer() {
        nextLabel.set(stale.get() ? "Test both sides" : "Next: " + setup.after(Step.CONNECT).map(Step::title).orElse(""));
        hint.set(stale.get()
                ? "Both sides must pass before you can go on. The test changes nothing."
                : toSave() ? "Both sides passed. The next button saves what you entered." : "Both sides passed.");
    }

    @Override
    public void next() {
        if (stale.get()) {
            test();
        } else if (toSave()) {
            keep();
        } else {
            finish();
        }
    }

    /** Saves what was tested and goes on, unless something else was typed meanwhile. */
    private void keep() {
        Snapshot from = setup.now();
        int fileBy = setup.fileBy();
        save("Saving", cancel -> {
            IntegrationSettings saved = setup.store.save(from);
            // known at once: whoever tries again because of what follows makes no second one
            place.runner().onScreen(() -> setup.saved(from, saved));
            setup.store.expectFileBy(saved.name(), fileBy);
            setup.store.done(saved.name(), Step.CONNECT);
            return saved;
        }, saved -> {
            from.entered().ifPresent(entered -> shown = new GivenInputs(entered.inputs(), entered.secrets()));
            if (!stale.get()) {
                typed = false;
                setup.markDone(Step.CONNECT);
                finish();
            }
        });
    }

    /** Tries both sides with what is entered, line by line; saves nothing. */
    void test() {
        fields().forEach(FieldModel::forget);
        fields().forEach(FieldModel::clean);
        rows.clear();
        swapped.set(false);
        if (fields().anyMatch(field -> !field.error.get().isEmpty())) {
            attention.set(true);
            return;
        }
        try {
            SynthesizeKeys.check(value(SetupStore.VENDOR_KEY), value(SetupStore.PARTNER_KEY));
            Snapshot.Entered typed = entered();
            InputCheck.complete(setup.connector(), new GivenInputs(typed.inputs(), typed.secrets()));
        } catch (ProblemException wrong) {
            problem.set(wrong.problem());
            return;
        }
        attention.set(false);
        setup.enter(entered());
        Snapshot from = setup.now();
        Consumer<CheckRow> shown = work.each(rows::add);
        run("Testing both sides", cancel -> setup.store.tryOut(from, (input, token) -> {
            place.runner().onScreen(() -> renewed(from, input, token));
            return true;
        }, opened -> {
            List<CheckLine> lines = new ArrayList<>();
            AtomicReference<Instant> last = new AtomicReference<>(place.now());
            Consumer<CheckLine> lined = line -> {
                Instant now = place.now();
                lines.add(line);
                shown.accept(new CheckRow(line.step(), line.ok(), line.words(), line.fix(), Duration.between(last.getAndSet(now), now)));
            };
            new Authenticate(opened.context(), opened.reach()).run(lined, cancel);
            Optional<Organization> organization = passed(lines)
                    ? Optional.of(opened.context().synthesize().organization(cancel))
                    : Optional.empty();
            organization.flatMap(seen -> taken(from, seen)).map(bad -> CheckLine.failed("An integration of its own", bad)).ifPresent(lined);
            return new Tested(lines, refusedKeys(lines) && swapHelps(from, cancel), organization);
        }), this::tested);
    }

    /** The vendor has put another token in place of what was entered: the field takes it, and that is no edit. */
    private void renewed(Snapshot from, String input, Secret token) {
        if (shown(from).equals(shown(setup.now()))) {
            setup.renew(input, token);
            filling = true;
            inputs.get().stream().filter(field -> field.key.equals(input)).forEach(field -> field.value.set(token.reveal()));
            filling = false;
        }
    }

    /** Why these keys are not for this integration: another one of this computer has them. In the demo all share the one that is played. */
    private Optional<Problem> taken(Snapshot from, Organization seen) {
        return place.demo()
                ? Optional.empty()
                : new Integrations(place.application(), place.programs()).taken(from.saved().map(IntegrationSettings::name), seen);
    }

    private record Tested(List<CheckLine> lines, boolean swapHelps, Optional<Organization> organization) {
    }

    private static boolean passed(List<CheckLine> lines) {
        return lines.stream().allMatch(CheckLine::ok);
    }

    private static boolean refusedKeys(List<CheckLine> lines) {
        return lines.stream().flatMap(line -> line.problem().stream()).anyMatch(bad -> bad.code() == ProblemCode.SYNTHESIZE_SIGN_IN);
    }

    /** Asks once more with the two keys in each other's place; only reads. */
    private boolean swapHelps(Snapshot from, Cancel cancel) {
        Map<String, Secret> entered = from.entered().orElseThrow().secrets();
        try {
            place.application().synthesize(SynthesizeKeys.check(Optional.ofNullable(entered.get(SetupStore.PARTNER_KEY)),
                    Optional.ofNullable(entered.get(SetupStore.VENDOR_KEY)))).organization(cancel);
            return true;
        } catch (ProblemException refused) {
            return false;
        }
    }

    private void tested(Tested result) {
        boolean passed = passed(result.lines());
        result.organization().ifPresent(seen -> setup.standing.set(new Setup.Standing(seen.name(), seen.status())));
        swapped.set(result.swapHelps());
        stale.set(!passed);
        attention.set(!passed);
        result.lines().stream().flatMap(line -> line.problem().stream()).forEach(this::mark);
        footer();
    }

    /** Puts a refused sign-in beside the field it is most likely about. */
    private void mark(Problem bad) {
        switch (bad.code()) {
            case SYNTHESIZE_SIGN_IN ->
                keys.get().forEach(field -> field.refuse(swapped.get() ? "The two keys are in each other's field." : bad.what()));
            case WRONG_ORGANIZATION -> keys.get().forEach(field -> field.refuse(bad.what()));
            case VENDOR_SIGN_IN, VENDOR_FORBIDDEN -> inputs.get().stream().filter(field -> field.kind.secret()).findFirst()
                    .ifPresent(field -> field.refuse((bad.what() + " " + bad.next()).strip()));
            default -> {
            }
        }
    }

    void swapKeys() {
        String vendor = value(SetupStore.VENDOR_KEY);
        keys.get().getFirst().value.set(value(SetupStore.PARTNER_KEY));
        keys.get().get(1).value.set(vendor);
        test();
    }

    /** Fills the fields from an environment file; what the file does not have stays. */
    void importEnv() {
        place.desktop().openFile("Choose a .env file", "").ifPresent(this::importEnv);
    }

    private void importEnv(Path file) {
        ConnectorDocument connector = setup.connector();
        run("Reading " + file.getFileName(), cancel -> EnvImport.values(connector, file), found -> {
            List<FieldModel> filled = fields().filter(field -> text(found, field.key).isPresent()).toList();
            filled.forEach(field -> field.value.set(text(found, field.key).orElse("")));
            good.set(filled.isEmpty()
                    ? "The file holds nothing for this vendor."
                    : "Taken from the file: " + String.join(", ", filled.stream().map(field -> field.label).toList()) + ".");
        });
    }

    private String value(String key) {
        return keys.get().stream().filter(field -> field.key.equals(key)).findFirst().map(field -> field.value.get()).orElse("");
    }

    private String where() {
        if (place.demo()) {
            return "The demo's keys are no secrets. Real ones go to the keychain of this system.";
        }
        return switch (place.application().secrets().availability()) {
            case Availability.Kept kept -> "Kept in " + kept.where() + ", never in a file.";
            case Availability.SessionOnly only ->
                "Kept until you close Tallybird, never in a file: " + only.why() + ". For a schedule use a .env file.";
        };
    }
}
