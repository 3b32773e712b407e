package app.tallybird.engine.script;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

import app.tallybird.engine.plan.CsvText;
import app.tallybird.engine.script.ScriptComparison.Line;
import app.tallybird.engine.script.ScriptComparison.Why;
import app.tallybird.model.Json;
import app.tallybird.model.Units;
import app.tallybird.problem.Wording;

/** A comparison as a file: for a spreadsheet, for a program, or to read. */
public final class ScriptReport {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private ScriptReport() {
    }

    /** As the ending of the file's name says: JSON, text, else CSV. */
    public static String of(ScriptComparison found, String file) {
        String name = file.toLowerCase(Locale.ROOT);
        return name.endsWith(".json") ? json(found) : name.endsWith(".txt") ? text(found) : csv(found);
    }

    /** "3 counts are the same, 2 differ." */
    public static String verdict(ScriptComparison found) {
        return Wording.count(found.same(), "count is", "counts are") + " the same, "
                + Wording.count(found.lines().size(), "differs", "differ") + ".";
    }

    private static String csv(ScriptComparison found) {
        CsvText csv = new CsvText("Account id", "Account", "Service", "Script", "Tallybird", "Why", "Group");
        found.cells().forEach(line -> csv.line(line.cell().accountId(), line.account(), line.service(), line.script(), line.ours(),
                line.reason().words(), line.reason().why().title()));
        return csv.toString();
    }

    private static String json(ScriptComparison found) {
        return GSON.toJson(Json.of("same", found.same(), "differ", found.lines().size(), "groups",
                Json.list(found.groups().entrySet(),
                        group -> Json.of("group", group.getKey().key(), "title", group.getKey().title(), "differences",
                                Json.list(group.getValue(),
                                        line -> Json.of("accountId", line.cell().accountId(), "account", line.account(), "serviceKey",
                                                line.cell().serviceKey(), "service", line.service(), "script", line.script(), "ours",
                                                line.ours(), "reason", line.reason().words()))))));
    }

    private static String text(ScriptComparison found) {
        return verdict(found) + System.lineSeparator()
                + found.groups().entrySet().stream().map(ScriptReport::group).collect(Collectors.joining());
    }

    /** What all of a group have as their reason is said once. */
    private static String group(Map.Entry<Why, List<Line>> group) {
        List<String> reasons = group.getValue().stream().map(line -> line.reason().words()).distinct().toList();
        String nl = System.lineSeparator();
        return nl + group.getKey().title() + ": " + Wording.count(group.getValue().size(), "count") + nl
                + (reasons.size() == 1 ? "  " + reasons.getFirst() + nl : "")
                + group.getValue().stream()
                        .map(line -> "  " + line.account() + " (" + line.cell().accountId() + "), " + line.service() + ": script "
                                + number(line.script()) + ", here " + number(line.ours())
                                + (reasons.size() == 1 ? "" : ". " + line.reason().words()) + nl)
                        .collect(Collectors.joining());
    }

    private static String number(Optional<BigDecimal> units) {
        return units.map(Units::text).orElse("none");
    }
}
