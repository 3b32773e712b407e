package app.tallybird.connector.testkit;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import app.tallybird.connector.reading.Reading;
import app.tallybird.model.CellKey;
import app.tallybird.model.Service;
import app.tallybird.model.UnitCount;
import app.tallybird.model.Units;
import app.tallybird.problem.Problem;

/**
 * What one play gave: counts by account and service, and what was noticed; or the problem that ended it. Immutable.
 *
 * @param json the form of {@code golden.json}
 * @param cells the count of each account and service in words; empty when there was a problem
 * @param notices what two runs are compared by: the facts of warnings, and accounts that would be held back
 * @param unknownAccounts ids of accounts some of whose data could not be read
 */
public record KitOutcome(JsonObject json, Map<CellKey, String> cells, Map<String, Long> notices, Set<String> unknownAccounts) {

    static final String UNKNOWN = "unknown: ";
    static final String PROBLEM = "problem";
    private static final int SHOWN = 400;

    static KitOutcome of(Problem problem) {
        JsonObject json = new JsonObject();
        json.addProperty(PROBLEM, problem.code() + " " + problem.detail() + " " + problem.what());
        return new KitOutcome(json, Map.of(), Map.of(), Set.of());
    }

    /** {@code named} also keeps the names of services, which a document that finds them in the data does not state. */
    static KitOutcome of(Reading reading, boolean named) {
        JsonObject accounts = new JsonObject();
        Map<String, Map<String, String>> usage = new TreeMap<>();
        reading.accounts().forEach(account -> {
            accounts.addProperty(account.id(), account.name());
            usage.put(account.id(), new TreeMap<>());
        });
        Map<CellKey, String> cells = new HashMap<>();
        reading.cells().forEach((key, count) -> {
            usage.computeIfAbsent(key.accountId(), none -> new TreeMap<>()).put(key.serviceKey(), words(count));
            cells.put(key, words(count));
        });
        JsonObject counts = new JsonObject();
        usage.forEach((account, services) -> {
            JsonObject one = new JsonObject();
            services.forEach(one::addProperty);
            counts.add(account, one);
        });
        JsonArray warnings = new JsonArray();
        Map<String, Long> notices = new HashMap<>();
        reading.warnings().stream().map(warning -> warning.code() + " " + warning.text()).sorted().forEach(warnings::add);
        reading.warnings().forEach(warning -> notices.putAll(warning.seen().facts()));
        reading.issues().forEach(issue -> notices.put(issue.sentence(), 1L));
        JsonObject json = new JsonObject();
        json.add("accounts", accounts);
        if (named) {
            JsonObject services = new JsonObject();
            new TreeMap<>(reading.services().stream().collect(Collectors.toMap(Service::key, Service::name)))
                    .forEach(services::addProperty);
            json.add("services", services);
        }
        json.add("usage", counts);
        json.add("warnings", warnings);
        Set<String> unknown = new TreeSet<>();
        JsonObject failed = new JsonObject();
        reading.gaps().stream().filter(gap -> !gap.accountId().isEmpty() && unknown.add(gap.accountId()))
                .forEach(gap -> failed.addProperty(gap.accountId(), UNKNOWN + gap.reason()));
        if (!unknown.isEmpty()) {
            json.add("unknownAccounts", failed);
        }
        return new KitOutcome(json, cells, notices, unknown);
    }

    private static String words(UnitCount count) {
        return switch (count) {
            case UnitCount.Value value -> Units.text(value.units());
            case UnitCount.KnownZero zero -> "0";
            case UnitCount.Unknown unknown -> UNKNOWN + unknown.reason();
        };
    }

    public boolean isProblem() {
        return json.has(PROBLEM);
    }

    /** The problem in words, or empty. */
    public String problem() {
        return isProblem() ? json.get(PROBLEM).getAsString() : "";
    }

    /** Whether any count would be sent. */
    boolean hasNumbers() {
        return cells.values().stream().anyMatch(count -> !count.startsWith(UNKNOWN));
    }

    /** How this differs from what is right. Unknown cells excuse themselves only, not the others. */
    Verdict against(KitOutcome right) {
        if (isProblem() || (cells.isEmpty() && !right.cells.isEmpty())) {
            return isProblem() ? Verdict.ERROR : noticed(right);
        }
        boolean unknown = false;
        Set<CellKey> places = new HashSet<>(cells.keySet());
        places.addAll(right.cells.keySet());
        boolean differs = false;
        for (CellKey place : places) {
            String count = cells.getOrDefault(place, unknownAccounts.contains(place.accountId()) ? UNKNOWN : "");
            boolean same = count.equals(right.cells.getOrDefault(place, ""));
            unknown |= !same && count.startsWith(UNKNOWN);
            differs |= !same && !count.startsWith(UNKNOWN);
        }
        if (differs) {
            return noticed(right);
        }
        return unknown ? Verdict.ERROR : Verdict.GOLDEN;
    }

    /** Whether a number is higher than the same of the other, where both are known. */
    boolean exceeds(KitOutcome other) {
        return cells.entrySet().stream().anyMatch(cell -> {
            String count = other.cells.getOrDefault(cell.getKey(),
                    other.unknownAccounts.contains(cell.getKey().accountId()) ? UNKNOWN : "0");
            return !cell.getValue().startsWith(UNKNOWN) && !count.startsWith(UNKNOWN)
                    && new BigDecimal(cell.getValue()).compareTo(new BigDecimal(count)) > 0;
        });
    }

    /** The beginning of it, for a sentence. */
    String shown() {
        String text = json.toString();
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    /** Whether a person would be told something as new: as in a plan, less of what is known is no news. */
    boolean noticesMoreThan(KitOutcome right) {
        return notices.entrySet().stream().anyMatch(notice -> notice.getValue() > right.notices.getOrDefault(notice.getKey(), 0L));
    }

    private Verdict noticed(KitOutcome right) {
        return noticesMoreThan(right) ? Verdict.WARNED : Verdict.SILENT;
    }

    /** What a damage led to. */
    public enum Verdict {
        /** An error, or an unknown count. */
        ERROR,
        /** The right numbers. */
        GOLDEN,
        /** Other numbers and a new warning. */
        WARNED,
        /** Other numbers and not a word. */
        SILENT
    }
}
