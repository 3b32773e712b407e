package app.tallybird.ui.builder;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;

import app.tallybird.connector.draft.Beginning;
import app.tallybird.connector.draft.BrokenText;
import app.tallybird.connector.draft.DraftTree;
import app.tallybird.connector.draft.Pointer;
import app.tallybird.connector.draft.SavedDraft;
import app.tallybird.connector.draft.SecretMove;
import app.tallybird.connector.draft.SecretPlace;
import app.tallybird.connector.draft.SecretPlaces;
import app.tallybird.connector.format.Finding;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemException;
import app.tallybird.ui.task.Running;
import app.tallybird.ui.wizard.Workplace;

/**
 * A connector while it is built: its document, the values to try it with, which card is open, and what is wrong. Every change goes through here, can
 * be taken back, and is kept as a draft. Used on the screen's thread.
 */
public final class BuilderModel {

    private static final Duration SAVE_AFTER = Duration.ofSeconds(1);

    private final Workplace place;
    private final ReadOnlyObjectWrapper<DraftTree> draft;
    private final ReadOnlyObjectWrapper<List<Finding>> findings = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Integer> shape = new ReadOnlyObjectWrapper<>(0);
    private final ObjectProperty<Spot> spot = new SimpleObjectProperty<>(Spot.of(Spot.Card.CREDENTIALS));
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final StringProperty said = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<List<SecretPlace>> secrets = new ReadOnlyObjectWrapper<>(List.of());
    private final TryValues values;
    private final UndoSteps steps = new UndoSteps();
    private final String name;
    private String replaces;
    private final LiveModel live;
    private @Nullable String brokenText;
    private Running saving = Running.nothing();
    private boolean closed;
    private String lastField = "";

    private BuilderModel(Workplace place, Start start) {
        this.place = place;
        name = start.name();
        replaces = start.replaces();
        values = new TryValues(start.values());
        draft = new ReadOnlyObjectWrapper<>(start.draft());
        live = new LiveModel(place, this);
        lint();
    }

    private record Start(String name, String replaces, DraftTree draft, Map<String, String> values) {
    }

    /** Begins anew; {@code replaces} is the id of the connector of one's own that is changed, or empty. */
    public static BuilderModel begin(Workplace place, Beginning beginning, String replaces) {
        String free = place.application().drafts().free(beginning.draft().text("/id"));
        BuilderModel model = new BuilderModel(place, new Start(free, replaces, beginning.draft(), beginning.values()));
        model.said.set(String.join(" ", beginning.notes()));
        model.save();
        return model;
    }

    /** Goes on with a draft; a text that cannot be read is shown as text. */
    public static BuilderModel resume(Workplace place, SavedDraft saved) {
        Optional<DraftTree> tree = DraftTree.parse(saved.text());
        BuilderModel model = new BuilderModel(place, new Start(saved.name(), saved.replaces(),
                tree.orElseGet(() -> app.tallybird.connector.draft.Beginnings.blank("connector", "New connector", "").draft()),
                saved.inputs()));
        model.brokenText = tree.isPresent() ? null : saved.text();
        model.lint(model.text());
        model.said.set(model.secrets.get().stream().anyMatch(SecretPlace::isGone)
                ? "A secret that stood in the document itself was not kept: enter it again. Secrets are never kept with a draft."
                : "Secrets are not kept with a draft: enter them again to try it.");
        return model;
    }

    /** Any change; one that adds, removes or moves parts makes the forms anew. */
    void edit(UnaryOperator<DraftTree> change) {
        DraftTree now = change.apply(draft.get());
        if (!now.equals(draft.get())) {
            put(now);
            shape.set(shape.get() + 1);
        }
    }

    /** A change that leaves the forms as they are. */
    void change(UnaryOperator<DraftTree> change) {
        DraftTree now = change.apply(draft.get());
        if (!now.equals(draft.get())) {
            put(now);
        }
    }

    /** A value that a form shows: an empty text takes the property away. */
    void set(String pointer, String text) {
        if (!draft.get().text(pointer).equals(text)) {
            put(draft.get().withOrWithout(pointer, text));
        }
    }

    /** The same, but an empty text stays, as for the value of a parameter. */
    void setAlways(String pointer, String text) {
        if (!draft.get().has(pointer) || !draft.get().text(pointer).equals(text)) {
            put(draft.get().with(pointer, text));
        }
    }

    /** Other fields depend on what was just set. */
    void reshape() {
        shape.set(shape.get() + 1);
    }

    /** The same as a number when it is one. */
    void setNumber(String pointer, String text) {
        set(pointer, text,
                text.matches("-?\\d{1,15}(\\.\\d{1,9})?") ? new JsonPrimitive(new java.math.BigDecimal(text)) : new JsonPrimitive(text));
    }

    void setTrue(String pointer, boolean value) {
        set(pointer, value ? "true" : "", new JsonPrimitive(value));
    }

    private void set(String pointer, String text, JsonElement json) {
        if (!draft.get().text(pointer).equals(text)) {
            put(text.isEmpty() ? draft.get().without(pointer) : draft.get().with(pointer, json));
        }
    }

    private void put(DraftTree now) {
        steps.changed(draft.get());
        show(now);
    }

    private void show(DraftTree now) {
        brokenText = null;
        problem.set(null);
        draft.set(now);
        Spot here = spot.get();
        if (here.card() == Spot.Card.TABLE && !now.has(Pointer.of("tables", here.table()))) {
            spot.set(Spot.of(Spot.Card.SIGN_IN));
        }
        lint();
        saveSoon();
        live.edited();
    }

    private void lint() {
        lint(draft.get().text());
    }

    private void lint(String text) {
        List<Finding> all = new ArrayList<>(DraftTree.findings(text));
        secrets.set(brokenText == null ? SecretPlaces.in(draft.get(), secretValues(draft.get())) : List.of());
        all.addAll(SecretPlaces.findings(secrets.get(), text));
        findings.set(all.stream().sorted(Comparator.comparingInt(finding -> finding.at().line())).toList());
    }

    void undo() {
        steps.back(draft.get()).ifPresent(this::step);
    }

    void redo() {
        steps.again(draft.get()).ifPresent(this::step);
    }

    private void step(DraftTree now) {
        show(now);
        shape.set(shape.get() + 1);
    }

    /** A secret that stands in the document becomes the value to try of a secret input, and only the input's name stands there. */
    void makeSecretField(SecretPlace wanted) {
        SecretMove move = SecretMove.of(draft.get(), wanted, values.secret(draft.get()));
        if (!move.value().isEmpty()) {
            value(move.key(), move.value());
        }
        edit(tree -> move.draft());
        said.set("It is the secret field \"" + move.key() + "\" now"
                + (move.value().isEmpty() ? ": enter its value on the card Credentials." : "; its value stays in this window only."));
    }

    /** The text of the document was edited: it is taken over when it can be read, and explained either way. */
    void text(String text) {
        Optional<DraftTree> tree = DraftTree.parse(text);
        if (tree.isPresent()) {
            if (!tree.get().equals(draft.get())) {
                put(tree.get());
                shape.set(shape.get() + 1);
            }
            brokenText = null;
        } else {
            brokenText = text;
            saveSoon();
        }
        lint(text);
    }

    /** The text as it was left: the document's, or the one that cannot be read. */
    String text() {
        return brokenText == null ? draft.get().text() : brokenText;
    }

    /** Whether the forms show something else than the text. */
    boolean isBroken() {
        return brokenText != null;
    }

    private void saveSoon() {
        saving.stop();
        saving = place.runner().later(SAVE_AFTER, this::save);
    }

    /** Keeps the draft now. */
    public void save() {
        saving.stop();
        if (closed) {
            return;
        }
        try {
            place.application().drafts().save(new SavedDraft(name, textWithoutSecrets(), values.plain(draft.get()), replaces));
        } catch (ProblemException failed) {
            problem.set(failed.problem());
        }
    }

    /** The draft has become a connector, or nobody wants it. */
    void discard() {
        closed = true;
        saving.stop();
        place.application().drafts().delete(name);
    }

    /** It was saved under this id and is edited further. */
    void goOn(String id) {
        closed = false;
        replaces = id;
    }

    /** The window goes elsewhere; the draft stays. */
    public void leave() {
        live.stop();
        save();
    }

    private String textWithoutSecrets() {
        Collection<String> known = secretValues(draft.get());
        return brokenText == null ? SecretPlaces.masked(draft.get(), known) : BrokenText.masked(brokenText, draft.get(), known);
    }

    /** The value to try an input with. */
    String value(String key) {
        return values.get(key);
    }

    void value(String key, String value) {
        if (!value(key).equals(value)) {
            values.put(key, value);
            live.credentialsChanged();
            lint(text());
            saveSoon();
        }
    }

    /** The vendor gave a new refresh token in place of the one that was used up. */
    void renewed(String key, String token) {
        values.put(key, token);
    }

    /** An input got another key. */
    void moveValue(String from, String to) {
        values.move(from, to);
    }

    Map<String, String> values() {
        return values.all();
    }

    /** Where secrets stand in the document itself; as long as there are any, it is neither saved nor given away. */
    ReadOnlyObjectProperty<List<SecretPlace>> secrets() {
        return secrets.getReadOnlyProperty();
    }

    /** What was typed as a secret to try this document. */
    Collection<String> secretValues(DraftTree tree) {
        return values.secret(tree).values();
    }

    /** Findings of one card. */
    List<Finding> findings(Spot where) {
        return findings.get().stream().filter(finding -> where.holds(finding.pointer())).toList();
    }

    /** What is wrong at exactly this place or inside it. */
    String findingAt(String pointer) {
        List<String> words = new ArrayList<>();
        for (Finding finding : findings.get()) {
            if (finding.pointer().equals(pointer) || finding.pointer().startsWith(pointer + "/")) {
                words.add(finding.text() + (finding.hint().isEmpty() ? "" : " (" + finding.hint() + ")"));
            }
        }
        return String.join("\n", words);
    }

    /** What the header calls it. */
    public String title() {
        String words = draft.get().text("/name");
        return words.isBlank() ? "New connector" : words;
    }

    /** The names of the tables, in their order. */
    List<String> tables() {
        return draft.get().names("/tables");
    }

    /** Remembers where a field of the answer goes when it is clicked; always a path of the open card. */
    void fieldFocused(String pointer) {
        lastField = pointer;
    }

    /** Puts a path into the field of the form that was used last; says so when there is none. */
    void insertPath(String path) {
        if (lastField.isEmpty()) {
            said.set("Click into a field at the left first, then on the value.");
            return;
        }
        set(lastField, path);
        said.set("Set to " + path + ".");
    }

    void open(Spot where) {
        lastField = "";
        said.set("");
        spot.set(where);
    }

    Workplace place() {
        return place;
    }

    LiveModel live() {
        return live;
    }

    /** The id that may be replaced when saving, or empty. */
    String replaces() {
        return replaces;
    }

    ReadOnlyObjectProperty<DraftTree> draft() {
        return draft.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<Finding>> findings() {
        return findings.getReadOnlyProperty();
    }

    /** Moves when parts came, went or moved, so that forms are made anew. */
    ReadOnlyObjectProperty<Integer> shape() {
        return shape.getReadOnlyProperty();
    }

    ObjectProperty<Spot> spot() {
        return spot;
    }

    ObjectProperty<@Nullable Problem> problem() {
        return problem;
    }

    /** The last thing worth saying, or empty. */
    StringProperty said() {
        return said;
    }
}
