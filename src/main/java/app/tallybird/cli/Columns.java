package app.tallybird.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

import app.tallybird.model.Json;
import app.tallybird.model.Units;

/**
 * The columns of a list, each said once: its heading in the table and its name in JSON. A heading that begins with {@code >} is a number's, lined up
 * on the right. Laid out by hand, because picocli's own tables need the width of every column beforehand and wrap long cells.
 */
final class Columns<T> {

    private static final int WIDEST = 44;

    private record Column<T>(String heading, Function<? super T, ? extends @Nullable Object> value) {
    }

    private final List<Column<T>> shown = new ArrayList<>();
    private final List<BiConsumer<JsonObject, T>> written = new ArrayList<>();

    /** In the table and in JSON. */
    Columns<T> both(String heading, String name, Function<? super T, ? extends @Nullable Object> value) {
        return table(heading, value).json(name, value);
    }

    Columns<T> table(String heading, Function<? super T, ? extends @Nullable Object> value) {
        shown.add(new Column<>(heading, value));
        return this;
    }

    Columns<T> json(String name, Function<? super T, ? extends @Nullable Object> value) {
        written.add((json, row) -> json.add(name, Json.value(value.apply(row))));
        return this;
    }

    /** In JSON for those rows that have it. */
    Columns<T> jsonIfAny(String name, Function<? super T, Optional<String>> value) {
        written.add((json, row) -> value.apply(row).ifPresent(one -> json.addProperty(name, one)));
        return this;
    }

    /** Puts the list under this name and prints the table, or the words for an empty one. */
    void show(Output output, String name, List<T> rows, String none) {
        output.put(name, json(rows));
        output.result(rows.isEmpty() ? none : text(rows));
    }

    JsonArray json(List<T> rows) {
        return Json.list(rows, row -> {
            JsonObject json = new JsonObject();
            written.forEach(column -> column.accept(json, row));
            return json;
        });
    }

    /** The table with a line end before it; empty without rows. */
    String below(List<T> rows) {
        return rows.isEmpty() ? "" : System.lineSeparator() + text(rows);
    }

    String text(List<T> rows) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(shown.stream().map(column -> column.heading().replaceFirst("^>", "")).toList());
        rows.forEach(row -> lines.add(
                IntStream.range(0, shown.size()).mapToObj(place -> shorten(words(shown.get(place).value().apply(row)), place)).toList()));
        int[] widths = IntStream.range(0, shown.size())
                .map(place -> lines.stream().mapToInt(line -> line.get(place).length()).max().orElse(0)).toArray();
        return lines.stream().map(line -> IntStream.range(0, widths.length).mapToObj(place -> padded(line.get(place), place, widths[place]))
                .collect(Collectors.joining("  ", "  ", "")).stripTrailing()).collect(Collectors.joining(System.lineSeparator()));
    }

    private String padded(String cell, int place, int width) {
        String pad = " ".repeat(width - cell.length());
        return shown.get(place).heading().startsWith(">") ? pad + cell : cell + pad;
    }

    /** The last column may be as long as it is; the others keep the table readable. */
    private String shorten(String cell, int place) {
        String plain = cell.replaceAll("\\p{Cntrl}", " ");
        return place == shown.size() - 1 || plain.length() <= WIDEST ? plain : plain.substring(0, WIDEST - 1) + "…";
    }

    private static String words(@Nullable Object value) {
        return switch (value) {
            case BigDecimal number -> Units.text(number);
            case Optional<?> maybe -> maybe.map(Columns::words).orElse("—");
            case Collection<?> many -> many.stream().map(Columns::words).collect(Collectors.joining("; "));
            case null, default -> String.valueOf(value);
        };
    }

    /** A change, with its sign also when it is a rise. */
    static String signed(BigDecimal change) {
        return (change.signum() > 0 ? "+" : "") + Units.text(change);
    }
}
