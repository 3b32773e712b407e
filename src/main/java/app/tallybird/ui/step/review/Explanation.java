package app.tallybird.ui.step.review;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.jspecify.annotations.Nullable;

import app.tallybird.connector.reading.CountOrigin;
import app.tallybird.connector.reading.RowFile;
import app.tallybird.engine.explain.ExplainWords;
import app.tallybird.engine.explain.Explained;
import app.tallybird.engine.explain.Explainer;
import app.tallybird.engine.explain.SinceLast;
import app.tallybird.engine.explain.SinceLast.Seen;
import app.tallybird.engine.plan.CellState;
import app.tallybird.engine.plan.CsvText;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.problem.Wording;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Tag;
import app.tallybird.ui.control.Tone;

/**
 * Where one number came from, in the order in which it is shown. What is empty is not shown.
 *
 * @param before what Synthesize has, and what becomes of it
 * @param since the heading above the lists
 * @param lists who is gone, new and counted, or what the number is made of
 * @param pattern what those that are gone have in common
 * @param note why names are not told
 * @param text all of it as text
 */
public record Explanation(Head head, String before, String rule, String since, List<Names> lists, String pattern, String note,
        String notCounted, String text) {

    private static final int MOST_COLUMNS = 12;

    public Explanation {
        lists = List.copyOf(lists);
    }

    /** Whose number it is, the number in figures and in words, and its state. */
    public record Head(String title, String number, String counted, Tag state) {
    }

    /** A list behind the number; {@code of} is how many there are, of which all or the first are in {@code rows}. */
    public record Names(String label, long of, List<String> columns, List<List<String>> rows) {
    }

    /** Reads the ledger and the kept rows, so not on the screen's thread. {@code held} says whether the count waits as things are decided now. */
    static Explanation of(PlanCell cell, UsagePlan plan, Explainer explainer, boolean held, ZoneId zone) {
        Explained what = explainer.planned(cell, plan);
        ExplainWords words = new ExplainWords(LocalFormat::number, at -> LocalFormat.dateTime(at, zone));
        ZonedDateTime made = plan.identity().created().atZone(zone);
        ExplainWords cells = new ExplainWords(LocalFormat::number, at -> LocalFormat.near(at.atZone(zone), made));
        String number = what.counted().map(LocalFormat::number).orElse("?");
        String toSend = what.billed().map(billed -> " \u2192 " + LocalFormat.number(billed.units()) + " to send").orElse("");
        Head head = new Head(cell.account() + " \u00b7 " + cell.service(), number,
                (what.counted().isPresent() ? "counted" : "not known") + toSend, tag(cell, held));
        List<Names> lists = new ArrayList<>();
        String since = "";
        String pattern = "";
        String note = "";
        switch (what.since()) {
            case SinceLast.Told told -> {
                since = "Since " + LocalFormat.dateTime(told.basis().at(), zone);
                pattern = told.pattern().map(words::pattern).orElse("");
                note = told.counted().isEmpty() && told.gone().isEmpty() ? "Nothing was counted then, and nothing is now." : "";
                lists.add(names("Gone", told.gone(), what, cells, ExplainWords.lastHeading(told)));
                lists.add(names("New", told.fresh(), what, cells, ""));
                lists.add(names("Counted", told.counted(), what, cells, ""));
            }
            case SinceLast.NotTold not -> {
                note = not.why();
                lists.add(names("Counted", not.counted(), what, cells, ""));
            }
        }
        lists.add(parts(what));
        if (lists.stream().allMatch(list -> list.rows().isEmpty())) {
            lists.add(rows(plan.origins().get(cell.key())));
        }
        return new Explanation(head, before(what, cell, words, held),
                LocalFormat.joined(" ", what.means(), words.beside(what),
                        what.billed().map(billed -> "\u00a7 " + words.contract(billed)).orElse("")),
                since, lists.stream().filter(list -> !list.rows().isEmpty()).toList(), pattern, note, words.notCounted(what.notCounted()),
                String.join(System.lineSeparator(), words.lines(what, Integer.MAX_VALUE)));
    }

    private static Tag tag(PlanCell cell, boolean held) {
        if (held && cell.state() != CellState.SAME) {
            return new Tag("\u2016 held", Tone.WARN);
        }
        return new Tag(cell.change().word(), cell.change() == CellState.UNKNOWN ? Tone.WARN : Tone.NEUTRAL);
    }

    private static String before(Explained what, PlanCell cell, ExplainWords words, boolean held) {
        String was = ExplainWords.basis(what)
                .map(basis -> "Was " + words.number().apply(basis.units()) + " on " + words.moment().apply(basis.at()) + ".")
                .or(() -> cell.lastAccepted().map(units -> "Was " + words.number().apply(units) + ".")).orElse("");
        String keeps = held && cell.sendable() && cell.state() != CellState.SAME
                ? cell.lastAccepted().map(units -> "Synthesize keeps " + words.number().apply(units) + " until you decide.")
                        .orElse("Nothing is sent until you decide.")
                : "";
        return LocalFormat.joined(" ", was, keeps, cell.held() ? "" : Wording.sentence(cell.remark()),
                what.worth().map(worth -> ExplainWords.money(worth, LocalFormat.WRITTEN)).orElse(""));
    }

    private static Names names(String label, List<Seen> seen, Explained what, ExplainWords words, String last) {
        boolean sites = seen.stream().anyMatch(one -> !one.site().isEmpty());
        List<String> columns = Stream.of(what.names().what(), sites ? "Site" : "", "First seen", last).filter(one -> !one.isEmpty())
                .toList();
        return new Names(label, seen.size(), columns,
                seen.stream()
                        .map(one -> Stream.of(Optional.of(words.name(one)), sites ? Optional.of(one.site()) : Optional.<String>empty(),
                                Optional.of(first(one, words)), last.isEmpty() ? Optional.<String>empty() : Optional.of(words.last(one)))
                                .flatMap(Optional::stream).toList())
                        .toList());
    }

    /** The day is enough. */
    private static String first(Seen one, ExplainWords words) {
        return one.first().map(words.moment()).map(at -> (one.firstOrBefore() ? "\u2264 " : "") + at.replaceFirst(" \\d\\d:\\d\\d$", ""))
                .orElse("now");
    }

    private static Names parts(Explained what) {
        return new Names("Made of", what.parts().size(), List.of("Service", "Count"), what.parts().stream()
                .map(part -> List.of(part.service(), part.units().map(LocalFormat::number).orElse("not known"))).toList());
    }

    /** What the vendor wrote, where it states numbers: there are no names then. */
    private static Names rows(@Nullable CountOrigin origin) {
        List<JsonObject> lines = origin == null
                ? List.of()
                : origin.file().map(RowFile::lines).orElse(List.of()).stream().map(line -> JsonParser.parseString(line).getAsJsonObject())
                        .toList();
        Set<String> fields = new LinkedHashSet<>();
        lines.forEach(line -> fields.addAll(line.keySet()));
        List<String> shown = fields.stream().limit(MOST_COLUMNS).toList();
        return new Names("Entries", origin == null ? 0 : origin.rows(), shown,
                lines.stream().map(line -> shown.stream().map(column -> text(line.get(column))).toList()).toList());
    }

    private static String text(@Nullable JsonElement value) {
        if (value == null || value.isJsonNull()) {
            return "";
        }
        return value.isJsonPrimitive() ? value.getAsString() : value.toString();
    }

    /** All lists, safe to open in a spreadsheet. */
    String csv() {
        CsvText csv = new CsvText("Customer and service", "List", "Name", "More");
        lists.forEach(list -> list.rows()
                .forEach(row -> csv.line(head.title(), list.label(), row.getFirst(), String.join(" \u00b7 ", row.subList(1, row.size())))));
        return csv.toString();
    }

    /** What is heard of it. */
    String heard() {
        String number = head.number().equals("?") ? "not known" : head.number();
        return LocalFormat.joined(" ", head.title() + " is " + number + ", " + head.state().words() + ".", before, rule, pattern, note);
    }
}
