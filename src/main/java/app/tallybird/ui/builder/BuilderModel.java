package app.tallybird.ui.builder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

import app.tallybird.connector.description.Format;
import app.tallybird.connector.description.Place;
import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.editing.BrokenText;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.editing.EmptyComparisons;
import app.tallybird.connector.editing.NewDraft;
import app.tallybird.connector.editing.NewDrafts;
import app.tallybird.connector.editing.SavedDraft;
import app.tallybird.connector.editing.SecretMove;
import app.tallybird.connector.editing.SecretPlace;
import app.tallybird.connector.editing.SecretPlaces;
import app.tallybird.connector.format.Finding;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemException;
import app.tallybird.ui.wizard.Workplace;

/**
 * A connector while it is built: its document, the values to try it with, which card is open, and what is wrong. Every change goes through here, can
 * be taken back, and is kept as a draft. Used on the screen's thread.
 */
public final class BuilderModel {

    final Workplace place;
    final ReadOnlyObjectWrapper<DraftTree> draft;
    final ReadOnlyObjectWrapper<List<Finding>> findings = new ReadOnlyObjectWrapper<>(List.of());
    /** Moves when parts came, went or moved, so that forms are made anew. */
    final ReadOnlyObjectWrapper<Integer> shape = new ReadOnlyObjectWrapper<>(0);
    final ObjectProperty<OpenCard> spot = new SimpleObjectProperty<>(OpenCard.of(OpenCard.Card.CREDENTIALS));
    final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    /** The last thing worth saying, or empty. */
    final StringProperty said = new SimpleStringProperty("");
    /** Where secrets stand in the document itself; as long as there are any, it is neither saved nor given away. */
    final ReadOnlyObjectWrapper<List<SecretPlace>> secrets = new ReadOnlyObjectWrapper<>(List.of());
    /** The parts of forms that a person unfolded; kept here because forms are made anew while one works. */
    final Set<String> unfolded = new HashSet<>();
    /** What is tried, to be changed without asking anybody anew: under another key, or with a token that the vendor gave in place of a used one. */
    final TryValues values;
    private final UndoSteps steps = new UndoSteps();
    private final DraftKeeping keeping;
    /** The id that may be replaced when saving, or empty. */
    String replaces;
    /** What is changed, as it was when that was begun; nothing where that is not known. */
    private Optional<DraftTree> begun;
    private Optional<List<String>> savedKeys = Optional.empty();
    final LiveModel live;
    private @Nullable String brokenText;
    private @Nullable JsonObject described;
    private String lastField = "";

    private BuilderModel(Workplace place, DraftTree tree, SavedDraft start, boolean fresh) {
        this.place = place;
        keeping = new DraftKeeping(place, start, fresh, this::kept, problem::set);
        replaces = start.replaces();
        begun = DraftTree.parse(start.begun());
        values = new TryValues(start.inputs());
        draft = new ReadOnlyObjectWrapper<>(tree);
        live = new LiveModel(place, this);
        lint(text());
        readSaved();
    }

    /** Begins anew; {@code replaces} is the id of the connector of one's own that is changed, or empty. */
    public static BuilderModel begin(Workplace place, NewDraft beginning, String replaces) {
        DraftTree tree = beginning.draft();
        BuilderModel model = new BuilderModel(place, tree,
                new SavedDraft(tree.text("/id"), "", beginning.values(), replaces, replaces.isEmpty() ? "" : tree.text()), true);
        model.said.set(String.join(" ", beginning.notes()));
        model.save();
        return model;
    }

    /** Goes on with a draft; a text that cannot be read is shown as text. */
    public static BuilderModel resume(Workplace place, SavedDraft saved) {
        Optional<DraftTree> tree = DraftTree.parse(saved.text());
        BuilderModel model = new BuilderModel(place, tree.orElseGet(() -> NewDrafts.blank("connector", "New connector", "").draft()), saved,
                false);
        model.brokenText = tree.isPresent() ? null : saved.text();
        model.lint(model.text());
        model.said.set(model.secrets.get().stream().anyMatch(SecretPlace::isGone)
                ? "A secret that stood in the document itself was not kept: enter it again. Secrets are never kept with a draft."
                : "Secrets are not kept with a draft: enter them again to try it.");
        return model;
    }

    /** Any change; one that adds, removes or moves parts makes the forms anew. */
    void edit(UnaryOperator<DraftTree> change) {
        DraftTree before = draft.get();
        change(change);
        if (!draft.get().equals(before)) {
            reshape();
        }
    }

    /** A change that leaves the forms as they are. */
    void change(UnaryOperator<DraftTree> change) {
        DraftTree now = ForEach.shortest(draft.get(), change.apply(draft.get()));
        if (!now.equals(draft.get())) {
            steps.changed(draft.get());
            show(now);
        }
    }

    /** A text that a form shows, as the sort of value that belongs there; an empty one mostly takes the property away. */
    void set(String pointer, String text) {
        typed(pointer, TypedValue.at(draft.get(), Format.at(described(), pointer), pointer, text));
    }

    /** One of several words: what only the one before had goes, and what the new one needs is proposed. */
    void choose(String pointer, String word) {
        edit(tree -> Proposals.chosen(tree, at(pointer), word));
    }

    /** What stands at a pointer, or would stand there. */
    Place at(String pointer) {
        return Format.at(described(), pointer).orElseThrow();
    }

    /** The document with all that may be written in a shorter way written as an object, for looking at only. */
    JsonObject described() {
        JsonObject known = described;
        if (known == null) {
            known = ForEach.whole(draft.get().json());
            described = known;
        }
        return known;
    }

    /** Other fields depend on what was just set. */
    void reshape() {
        shape.set(shape.get() + 1);
    }

    /** What a person types at one place: all of it is one step back. */
    void typed(String pointer, DraftTree text) {
        DraftTree now = ForEach.shortest(draft.get(), text);
        if (!now.equals(draft.get())) {
            steps.typed(pointer, draft.get());
            show(now);
        }
    }

    /** The document with the open table under another name. */
    void renamed(DraftTree now, String table) {
        steps.changed(draft.get());
        lastField = "";
        show(now, OpenCard.table(table));
        reshape();
    }

    private void show(DraftTree now) {
        show(now, spot.get());
    }

    private void show(DraftTree now, OpenCard where) {
        brokenText = null;
        problem.set(null);
        described = null;
        draft.set(now);
        boolean gone = where.card() == OpenCard.Card.TABLE && !now.has(Pointer.of("tables", where.table()));
        spot.set(gone ? OpenCard.of(OpenCard.Card.SIGN_IN) : where);
        lint(text());
        keeping.soon();
        live.edited();
    }

    private void lint(String text) {
        List<Finding> all = new ArrayList<>(DraftTree.findings(text));
        secrets.set(brokenText == null ? SecretPlaces.in(draft.get(), secretValues(draft.get())) : List.of());
        all.addAll(SecretPlaces.findings(secrets.get(), text));
        all.addAll(brokenText == null ? EmptyComparisons.findings(draft.get(), text) : List.of());
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
        reshape();
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
                typed("the text", tree.get());
                reshape();
            }
            brokenText = null;
        } else {
            brokenText = text;
            keeping.soon();
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

    /** Keeps the draft now. */
    public void save() {
        keeping.now();
    }

    /** The draft has become a connector, or nobody wants it. */
    void discard() {
        keeping.discard();
    }

    /** It was saved under this id and is edited further. */
    void goOn(String id) {
        keeping.goOn();
        replaces = id;
        begun = Optional.of(draft.get());
        readSaved();
    }

    /** The window goes elsewhere; the draft stays. */
    public void leave() {
        live.stop();
        save();
    }

    /** The window closes: the draft is in its file before the program ends. */
    public void close() {
        live.close();
        try {
            keeping.beforeTheEnd();
        } catch (ProblemException failed) {
            problem.set(failed.problem());
        }
    }

    /** What is kept now, for a draft of a name. Secrets are taken out off the screen's thread. */
    private Function<String, SavedDraft> kept() {
        DraftTree tree = draft.get();
        String broken = brokenText;
        Collection<String> known = secretValues(tree);
        SavedDraft plain = new SavedDraft("", "", values.plain(tree), replaces, begun.map(DraftTree::text).orElse(""));
        return name -> plain.as(name, broken == null ? SecretPlaces.masked(tree, known) : BrokenText.masked(broken, tree, known));
    }

    /** What a connector of this id must still be when it is saved. */
    Optional<DraftTree> begun(String id) {
        return begun.filter(was -> id.equals(replaces));
    }

    private void readSaved() {
        savedKeys = Optional.empty();
        String own = replaces;
        place.runner().start(cancel -> place.application().userConnectors().find(own).map(ServicesCard::keys).orElse(List.of()),
                keys -> savedKeys = Optional.of(keys), problem::set);
    }

    /** Whether counts may have been sent under this service's key, because it was saved; as long as nobody looked, it may have been. */
    boolean isSaved(String key) {
        return savedKeys.isEmpty() || savedKeys.get().contains(key);
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
            keeping.soon();
        }
    }

    /** What was typed as a secret to try this document. */
    Collection<String> secretValues(DraftTree tree) {
        return values.secret(tree).values();
    }

    /** Findings of one card. */
    List<Finding> findings(OpenCard where) {
        return findings.get().stream().filter(finding -> where.holds(finding.pointer())).toList();
    }

    /** What is wrong at exactly this place or inside it. */
    String findingAt(String pointer) {
        return findings.get().stream().filter(finding -> (finding.pointer() + "/").startsWith(pointer + "/")).map(Form::words)
                .collect(Collectors.joining("\n"));
    }

    /** What the header calls it. */
    public String title() {
        String words = draft.get().text("/name");
        return words.isBlank() ? "New connector" : words;
    }

    /** All cards, in the order they are filled in. */
    List<OpenCard> cards() {
        List<OpenCard> cards = new ArrayList<>(List.of(OpenCard.of(OpenCard.Card.CREDENTIALS), OpenCard.of(OpenCard.Card.SIGN_IN)));
        tables().forEach(table -> cards.add(OpenCard.table(table)));
        cards.addAll(List.of(OpenCard.of(OpenCard.Card.ACCOUNTS), OpenCard.of(OpenCard.Card.SERVICES)));
        return cards;
    }

    /** The names of the tables, in their order. */
    List<String> tables() {
        return draft.get().names("/tables");
    }

    /** Remembers where a field of the answer goes when it is clicked; always a path of the open card. */
    void fieldFocused(String pointer) {
        lastField = pointer;
    }

    /** Puts a path into the field of the form that was used last: from the row, or from the whole answer where the field wants that. */
    void insertPath(String inRow, String inAnswer) {
        if (lastField.isEmpty()) {
            said.set("Click into a field at the left first, then on the value.");
            return;
        }
        boolean answer = Format.at(described(), lastField).filter(SeenValues::isOfAnswer).isPresent();
        String path = answer ? inAnswer : inRow;
        set(lastField, path);
        said.set("Set to " + path + ".");
    }

    void open(OpenCard where) {
        lastField = "";
        said.set("");
        spot.set(where);
    }
}
