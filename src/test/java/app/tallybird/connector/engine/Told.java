package app.tallybird.connector.engine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.connector.reading.CountOrigin;
import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.reading.Warning;
import app.tallybird.model.CellKey;
import app.tallybird.model.UnitCount;

/** A reading in lines of text, so that a test says the whole of it at once. */
public final class Told {

    private Told() {
    }

    /** Its cells and its warnings, one a line. */
    public static String all(Reading reading) {
        return Stream.concat(cells(reading).stream(), warnings(reading.warnings()).stream()).map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /** "account/service = units | rule | rows | rows left out by reason", in order; one that is not known says why. */
    public static List<String> cells(Reading reading) {
        Map<String, String> lines = new TreeMap<>();
        reading.cells().forEach((key, units) -> lines.put(key.accountId() + "/" + key.serviceKey(), switch (units) {
            case UnitCount.Value value -> value.units().toPlainString();
            case UnitCount.KnownZero zero -> "0";
            case UnitCount.Unknown unknown -> "? " + unknown.reason();
        } + origin(reading.origins().get(key))));
        return lines.entrySet().stream().map(line -> line.getKey() + " = " + line.getValue()).toList();
    }

    private static String origin(CountOrigin origin) {
        return origin == null
                ? ""
                : " | " + origin.rule() + " | " + origin.rows()
                        + (origin.leftOut().isEmpty() ? "" : " | " + new TreeMap<>(origin.leftOut()));
    }

    /** One cell as a line. */
    public static String cell(Reading reading, String account, String service) {
        return cells(reading).stream().filter(line -> line.startsWith(new CellKey(account, service).accountId() + "/" + service + " = "))
                .findFirst().map(line -> line.substring(line.indexOf(" = ") + 3)).orElse("no cell");
    }

    /** Each warning with its hint, how often it was seen and what two runs are compared by. */
    public static List<String> warnings(List<Warning> warnings) {
        return warnings.stream().map(warning -> warning.sentence() + " | " + warning.count() + (warning.allowed() ? " allowed" : "") + " "
                + facts(warning) + warning.seen().nobody().map(nobody -> " nobody: " + nobody.words() + ", " + nobody.why()).orElse(""))
                .toList();
    }

    private static Map<String, Long> facts(Warning warning) {
        Map<String, Long> facts = new TreeMap<>();
        warning.seen().facts().forEach(
                (fact, times) -> facts.put(fact.replaceFirst("^" + warning.code() + " \\S+", "").replace(Warning.ABOUT, ":"), times));
        return facts;
    }
}
