package app.tallybird.ui.contract;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import app.tallybird.engine.contract.KnownNames;
import app.tallybird.engine.contract.WrittenColumn;
import app.tallybird.engine.contract.WrittenLine;
import app.tallybird.engine.contract.WrittenPlan;
import app.tallybird.ledger.Ledger;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;
import app.tallybird.ui.control.Filtered;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.task.ScreenWork.Task;
import app.tallybird.ui.wizard.PageModel;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.SetupStore;
import app.tallybird.ui.wizard.Workplace;

/** What is kept of one integration line by line: typed in a form or read from a file, shown before it is kept, and brought back after it was taken away. */
abstract class KeptModel<C extends WrittenColumn, T, R> extends PageModel {

    /** In a sum of all: how many there are, and what they are. */
    final StringProperty total = new SimpleStringProperty("");
    final ObjectProperty<Shown> shown = new SimpleObjectProperty<>(Shown.LIST);
    /** What the form is about. */
    final StringProperty formTitle = new SimpleStringProperty("");
    /** What is typed would do, or what it lacks. */
    final StringProperty preview = new SimpleStringProperty("");
    final BooleanProperty fits = new SimpleBooleanProperty();
    final ObservableList<WrittenPlan.Line<C, T>> lines = FXCollections.observableArrayList();
    /** What an import would do, in numbers. */
    final StringProperty importWords = new SimpleStringProperty("");
    final StringProperty importLabel = new SimpleStringProperty("");
    final BooleanProperty byName = new SimpleBooleanProperty();
    /** Whether what was taken away last can come back. */
    final BooleanProperty undoable = new SimpleBooleanProperty();
    /** Why nothing of it is changed by whoever works here; empty for whoever may. */
    public final StringProperty refused = new SimpleStringProperty("");
    /** Whether a form or a file stands before the list, with a main button of its own. */
    public final BooleanProperty asks = new SimpleBooleanProperty();
    final Filtered<R> rows;
    final String integration;
    private final Words words;
    private Optional<T> edited = Optional.empty();
    private Optional<R> taken = Optional.empty();
    private List<WrittenLine<C>> read = List.of();

    /** What stands beside the list, or in place of it. */
    enum Shown {
        LIST,
        FORM,
        IMPORT
    }

    /**
     * How it is called.
     *
     * @param one what a line is about, where the page says the rest: "rule"
     * @param whole the same in a sentence of its own: "contract rule"
     * @param command the command that keeps the same: "contracts"
     * @param inForce what is said once it is kept
     */
    record Words(String one, String whole, String command, String inForce) {

        String all() {
            return whole + "s";
        }
    }

    KeptModel(Workplace place, String integration, Words words, Filtered<R> rows) {
        super(place);
        this.integration = integration;
        this.words = words;
        this.rows = rows;
        asks.bind(shown.isNotEqualTo(Shown.LIST));
        byName.subscribe((before, now) -> plan());
    }

    /** Reads settings and ledger; asks nobody outside. */
    public abstract void enter();

    /** Puts into the form what is changed, or nothing. */
    abstract void fill(Optional<T> edited);

    /** What the form lacks before it can be understood, or empty. */
    abstract String missing();

    /** Says what is typed would do; nothing of it lacks. */
    abstract void understood();

    /** What is typed. */
    abstract WrittenLine<C> typed();

    /** Puts it into the ledger in place of {@code old}; refused where it does not fit any more. */
    abstract void keep(Ledger ledger, WrittenLine<C> typed, Optional<T> old);

    /** What lines would change of what is kept now. */
    abstract WrittenPlan<C, T> planned(List<WrittenLine<C>> written, boolean names);

    /** The same of what the ledger has. */
    abstract WrittenPlan<C, T> planned(Ledger ledger, List<WrittenLine<C>> written, boolean names);

    abstract List<WrittenLine<C>> read(Path file);

    /** All of it, as {@link #read(Path)} reads it again. */
    abstract String written();

    /** The names of customers and services, as a person calls them. */
    static KnownNames names(Ledger ledger, Setup setup) {
        return KnownNames.of(ledger, setup.connector().services(), setup.settings().services());
    }

    final Setup setup() {
        return new SetupStore(place.application()).open(integration);
    }

    final String person() {
        return place.application().ledgers().user().person().orElse("somebody");
    }

    /** Opens the form for another one. */
    final void add() {
        begin("Add a " + words.one(), Optional.empty());
    }

    /** Opens the form with what is kept; what is kept then takes its place. */
    final void change(T kept) {
        begin("Change a " + words.one(), Optional.of(kept));
    }

    private void begin(String title, Optional<T> kept) {
        edited = kept;
        formTitle.set(title);
        fill(kept);
        shown.set(Shown.FORM);
        look();
    }

    /** What the form changes, or empty. */
    final Optional<T> edited() {
        return edited;
    }

    /** Back to the list alone; says whether there was something to close. */
    final boolean close() {
        boolean open = shown.get() != Shown.LIST;
        shown.set(Shown.LIST);
        edited = Optional.empty();
        read = List.of();
        return open;
    }

    /** Says what is typed would do. */
    final void look() {
        if (shown.get() != Shown.FORM) {
            return;
        }
        fits.set(false);
        String missing = missing();
        if (missing.isEmpty()) {
            understood();
        } else {
            preview.set(missing);
        }
    }

    /** Changes what is kept under the integration's lock; what it returns can be brought back. */
    final void locked(Function<Ledger, Optional<R>> what, String said) {
        if (work.busy.get()) {
            return;
        }
        start(Task.change("Keeping the " + words.all(), integration,
                cancel -> place.kept(integration, words.all(), kept -> what.apply(kept.ledger()))), back -> {
                    taken = back;
                    undoable.set(back.isPresent());
                    close();
                    good.set(LocalFormat.joined(" ", said, words.inForce()));
                    enter();
                });
    }

    /** Keeps what is typed, if it fits. */
    final void keep() {
        if (!fits.get()) {
            return;
        }
        WrittenLine<C> typed = typed();
        Optional<T> old = edited;
        locked(ledger -> {
            keep(ledger, typed, old);
            return Optional.empty();
        }, "The " + words.one() + (old.isPresent() ? " was changed." : " was added."));
    }

    /** What was taken away last. */
    final Optional<R> taken() {
        return taken;
    }

    final RuntimeException refused(String why) {
        return Problem
                .of(ProblemCode.CONFIGURATION, why, "No " + words.whole() + " was changed.", "Look at the " + words.one() + "s again.")
                .asException();
    }

    /** Reads a file and shows what it would change; nothing is changed before that was agreed to. */
    final void chooseFile() {
        place.desktop().openFile(Wording.capital(words.all()) + " from a CSV file", "csv").ifPresent(this::load);
    }

    final void load(Path file) {
        start(Task.look("Reading " + file.getFileName(), cancel -> read(file)), found -> {
            read = found;
            edited = Optional.empty();
            shown.set(Shown.IMPORT);
            plan();
        });
    }

    private void plan() {
        lines.setAll(planned(read, byName.get()).lines());
        PlannedChanges changes = new PlannedChanges(lines.stream().map(WrittenPlan.Line::change).toList());
        importWords.set(changes.words(words.one()));
        importLabel.set(changes.label(words.one()));
    }

    /** Keeps what the shown plan adds and changes. */
    final void keepFile() {
        if (importLabel.get().isEmpty()) {
            return;
        }
        List<WrittenLine<C>> wanted = read;
        boolean names = byName.get();
        locked(ledger -> {
            WrittenPlan<C, T> plan = planned(ledger, wanted, names);
            if (plan.refuses()) {
                throw refused("The " + words.all() + " were changed elsewhere meanwhile, so that a line does not fit any more.");
            }
            plan.apply(ledger);
            return Optional.empty();
        }, importWords.get());
    }

    /** Writes down all of it, as an import reads it again. */
    final void export() {
        place.desktop().saveFile("Export the " + words.all(), integration + "-" + words.command() + ".csv")
                .ifPresent(target -> place.runner().start(cancel -> write(target, written()),
                        saved -> place.desktop().say("The " + words.all() + " of \"" + integration + "\" are written to " + saved + "."),
                        problem::set));
    }
}
