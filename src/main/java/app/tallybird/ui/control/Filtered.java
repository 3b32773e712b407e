package app.tallybird.ui.control;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** Rows with chips and a search over them. Chips without rows are not offered, except the one for all. To be used on one thread. */
public final class Filtered<R> {

    public final ObservableList<R> all = FXCollections.observableArrayList();
    public final FilteredList<R> shown = new FilteredList<>(all);
    private final List<Kind<R>> kinds;
    private final Function<R, String> text;
    public final StringProperty search = new SimpleStringProperty("");
    public final ObjectProperty<Kind<R>> chosen;
    public final ObjectProperty<List<Chip<R>>> chips = new SimpleObjectProperty<>(List.of());

    /** A kind of rows that a chip shows. */
    public record Kind<R>(String label, Predicate<R> which) {
    }

    /** A chip with the number of its rows. */
    public record Chip<R>(Kind<R> kind, int rows) {
    }

    /** {@code text} is what the search looks in; the first kind is the one for all. */
    public Filtered(Function<R, String> text, List<Kind<R>> kinds) {
        this.text = text;
        this.kinds = List.copyOf(kinds);
        chosen = new SimpleObjectProperty<>(this.kinds.getFirst());
        search.addListener((property, before, now) -> apply());
        chosen.addListener((property, before, now) -> apply());
        apply();
    }

    public void setAll(List<R> rows) {
        setAll(rows, chosen.get().label());
    }

    /** The same, and shows the kind of this label if it has rows. What is filtered and counted is so once, however many rows there are. */
    public void setAll(List<R> rows, String label) {
        all.clear();
        count(rows);
        choose(label);
        all.setAll(rows);
    }

    /** Counts and filters again after rows have changed inside. */
    public void refresh() {
        count(all);
        apply();
    }

    private void count(List<R> rows) {
        chips.set(kinds.stream().map(kind -> new Chip<>(kind, (int) rows.stream().filter(kind.which()).count()))
                .filter(chip -> chip.rows() > 0 || chip.kind().equals(kinds.getFirst())).toList());
        if (chips.get().stream().noneMatch(chip -> chip.kind().equals(chosen.get()))) {
            chosen.set(kinds.getFirst());
        }
    }

    /** Chooses a kind by its label, if it has rows. */
    public void choose(String label) {
        chips.get().stream().map(Chip::kind).filter(kind -> kind.label().equals(label)).findFirst().ifPresent(chosen::set);
    }

    /** Takes back the chip, or the search when all are shown already; says whether there was something to take back. */
    public boolean clear() {
        if (!chosen.get().equals(kinds.getFirst())) {
            chosen.set(kinds.getFirst());
            return true;
        }
        boolean searched = !search.get().isEmpty();
        search.set("");
        return searched;
    }

    private void apply() {
        Predicate<R> kind = chosen.get().which();
        String wanted = search.get().strip().toLowerCase(Locale.ROOT);
        shown.setPredicate(wanted.isEmpty() ? kind : row -> kind.test(row) && text.apply(row).toLowerCase(Locale.ROOT).contains(wanted));
    }
}
