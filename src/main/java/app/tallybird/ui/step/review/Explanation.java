package app.tallybird.ui.step.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.jspecify.annotations.Nullable;

import app.tallybird.connector.reading.CountOrigin;
import app.tallybird.connector.reading.RowFile;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.ui.control.LocalFormat;

/**
 * Where one number came from: the rule in words, the very rows, and what was left out and why. {@code columns} are the fields that the rows have, in
 * their order.
 */
public record Explanation(String title, String number, String rule, List<String> leftOut, List<String> columns, List<List<String>> rows,
        String more) {

    private static final int MOST_COLUMNS = 12;
    private static final String SUM = "\\S+( [-+−] \\S+)+";

    /** Reads the kept rows, so not on the screen's thread. */
    static Explanation of(PlanCell cell, UsagePlan plan) {
        String title = cell.account() + " · " + cell.service();
        String number = cell.units().map(LocalFormat::number).orElse("unknown");
        @Nullable
        CountOrigin origin = plan.origins().get(cell.key());
        if (origin == null) {
            String why = cell.note().isEmpty()
                    ? "No row of the vendor concerns this customer and service; it was read completely, so it is a known zero."
                    : cell.note();
            return new Explanation(title, number, why, List.of(), List.of(), List.of(), "");
        }
        List<PlanCell> parts = parts(cell, plan, origin.rule());
        if (!parts.isEmpty()) {
            Map<String, String> names = parts.stream().collect(Collectors.toMap(part -> part.key().serviceKey(), PlanCell::service));
            String sum = Stream.of(origin.rule().split(" ")).map(word -> names.getOrDefault(word, word)).collect(Collectors.joining(" "));
            return new Explanation(title, number, sum, List.of(), List.of("Service", "Count"),
                    parts.stream().map(part -> List.of(part.service(), part.units().map(LocalFormat::number).orElse("unknown"))).toList(),
                    "Made of " + LocalFormat.count(parts.size(), "count") + " of the same customer; explain one to see its rows.");
        }
        List<String> leftOut = origin.leftOut().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(entry -> LocalFormat.count(entry.getValue(), "row") + ": " + entry.getKey()).toList();
        List<JsonObject> lines = origin.file().map(RowFile::lines).orElse(List.of()).stream()
                .map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
        Set<String> columns = new LinkedHashSet<>();
        lines.forEach(line -> columns.addAll(line.keySet()));
        List<String> shown = columns.stream().limit(MOST_COLUMNS).toList();
        List<List<String>> rows = new ArrayList<>();
        lines.forEach(line -> rows.add(shown.stream().map(column -> text(line.get(column))).toList()));
        String more = lines.size() < origin.rows()
                ? "The first " + lines.size() + " of " + LocalFormat.count(origin.rows(), "row") + "."
                : LocalFormat.count(origin.rows(), "row") + ".";
        return new Explanation(title, number, origin.rule(), leftOut, shown, rows, more);
    }

    /** The counts that a sum is made of, in the order of the rule; none when rows were counted. */
    private static List<PlanCell> parts(PlanCell cell, UsagePlan plan, String rule) {
        if (!rule.matches(SUM)) {
            return List.of();
        }
        List<String> words = List.of(rule.split(" "));
        return plan.cells().stream()
                .filter(other -> other.key().accountId().equals(cell.key().accountId()) && !other.key().equals(cell.key())
                        && words.contains(other.key().serviceKey()))
                .sorted(Comparator.comparingInt(other -> words.indexOf(other.key().serviceKey()))).toList();
    }

    private static String text(@Nullable JsonElement value) {
        if (value == null || value.isJsonNull()) {
            return "";
        }
        return value.isJsonPrimitive() ? value.getAsString() : value.toString();
    }
}
