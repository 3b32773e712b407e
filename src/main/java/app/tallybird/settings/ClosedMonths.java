package app.tallybird.settings;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import app.tallybird.model.Json;
import app.tallybird.model.MoneySum;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.settings.ClosedMonth.Line;

/** The months that were closed, a JSON document each. What was recorded is never written again; a month that was opened again keeps it beside. */
public final class ClosedMonths {

    private final Documents documents;
    private final String folder;

    /** The sandbox has its own, as it has its own ledgers. */
    public ClosedMonths(Documents documents, boolean sandbox) {
        this(documents, sandbox ? "ledger/sandbox/months" : "ledger/months");
    }

    private ClosedMonths(Documents documents, String folder) {
        this.documents = documents;
        this.folder = folder;
    }

    /** The newest first. */
    public List<ClosedMonth> all() {
        return documents.list(folder, ".json").stream().filter(path -> path.substring(folder.length()).matches("/\\d{4}-\\d\\d\\.json"))
                .flatMap(path -> find(path).stream()).sorted(Comparator.comparing(ClosedMonth::month).reversed()).toList();
    }

    /** As a month was closed before it was opened again, the oldest first. */
    public List<ClosedMonth> earlier(YearMonth month) {
        List<ClosedMonth> earlier = new ArrayList<>();
        Optional<ClosedMonth> next = find(earlier(month, 1));
        while (next.isPresent()) {
            earlier.add(next.get());
            next = find(earlier(month, earlier.size() + 1));
        }
        return earlier;
    }

    /** The months that somebody opened again and nobody has closed since. */
    public Set<YearMonth> reopened() {
        return documents.list(folder, ".1.json").stream().map(path -> path.substring(folder.length() + 1))
                .filter(name -> name.matches("\\d{4}-\\d\\d\\.1\\.json")).map(name -> YearMonth.parse(name.substring(0, name.indexOf('.'))))
                .filter(month -> find(month).isEmpty()).collect(Collectors.toSet());
    }

    /** Opens a closed month again; its record stays beside, with who did it and why. A month that is open is a problem. */
    public ClosedMonth reopen(YearMonth month, ClosedMonth.Reopened again) {
        return documents.change(now -> new ClosedMonths(now, folder).reopened(month, again));
    }

    private ClosedMonth reopened(YearMonth month, ClosedMonth.Reopened again) {
        ClosedMonth before = find(month).orElseThrow(() -> Problem.of(ProblemCode.WRONG_USE, month + " is not closed.",
                "No month was changed.", "See how far it is with: month status --month " + month).asException()).with(again);
        new JsonDocument(documents, earlier(month, earlier(month).size() + 1)).add(json(before));
        new JsonDocument(documents, path(month)).delete();
        return before;
    }

    public Optional<ClosedMonth> find(YearMonth month) {
        return find(path(month));
    }

    /** On which day each was closed, as it was there. */
    public Map<YearMonth, LocalDate> days(ZoneId zone) {
        return all().stream().collect(Collectors.toMap(ClosedMonth::month, one -> one.at().atZone(zone).toLocalDate()));
    }

    /** When each was closed of which it is recorded what it came to in money. */
    public Map<YearMonth, Instant> moments() {
        return all().stream().filter(closed -> closed.money().isPresent()).collect(Collectors.toMap(ClosedMonth::month, ClosedMonth::at));
    }

    private Optional<ClosedMonth> find(String path) {
        JsonDocument document = new JsonDocument(documents, path);
        return document.find().map(json -> read(document, json));
    }

    /** Keeps it; a month that is closed already is a problem. */
    public void keep(ClosedMonth closed) {
        find(closed.month()).ifPresent(before -> {
            throw Problem.of(ProblemCode.WRONG_USE, closed.month() + " is closed already, by " + before.by() + ".",
                    "What was recorded then stays.", "Look at it with: month status --month " + closed.month()).asException();
        });
        new JsonDocument(documents, path(closed.month())).add(json(closed));
    }

    /** As it is kept and printed. */
    public static JsonObject json(ClosedMonth closed) {
        JsonObject json = Json.of("month", closed.month(), "at", closed.at(), "by", closed.by(), "units", closed.units(), "integrations",
                Json.list(closed.integrations(),
                        line -> Json.of("integration", line.integration(), "run", line.run(), "accepted", line.accepted(), "units",
                                line.units(), "services", new TreeMap<>(line.services()), "money", line.money().map(ClosedMonths::json))),
                "missing", closed.missing());
        closed.reopened().ifPresent(again -> json.add("reopened", Json.of("at", again.at(), "by", again.by(), "reason", again.reason())));
        return json;
    }

    /** What counts came to, as it is kept and printed. */
    public static JsonObject json(ClosedMonth.Worth worth) {
        JsonObject services = new JsonObject();
        new TreeMap<>(worth.services()).forEach((name, amount) -> services.add(name, amount.json()));
        return Json.of("amount", worth.amount().json(), "cost", worth.cost().json(), "margin", worth.margin().json(), "services", services);
    }

    private static ClosedMonth.Worth worth(JsonObject json) {
        Map<String, MoneySum> services = new TreeMap<>();
        json.getAsJsonObject("services").asMap().forEach((name, amount) -> services.put(name, MoneySum.of(amount.getAsJsonObject())));
        return new ClosedMonth.Worth(sum(json, "amount"), sum(json, "cost"), sum(json, "margin"), services);
    }

    private static MoneySum sum(JsonObject json, String name) {
        return MoneySum.of(json.getAsJsonObject(name));
    }

    private static ClosedMonth read(JsonDocument document, JsonObject json) {
        try {
            List<Line> lines = new ArrayList<>();
            for (JsonElement one : json.getAsJsonArray("integrations")) {
                JsonObject line = one.getAsJsonObject();
                Map<String, BigDecimal> services = new TreeMap<>();
                line.getAsJsonObject("services").asMap().forEach((name, units) -> services.put(name, units.getAsBigDecimal()));
                lines.add(new Line(line.get("integration").getAsString(), Json.text(line, "run"), line.get("accepted").getAsInt(),
                        Json.number(line, "units"), services, Optional.ofNullable(line.get("money")).filter(JsonElement::isJsonObject)
                                .map(money -> worth(money.getAsJsonObject()))));
            }
            return new ClosedMonth(YearMonth.parse(json.get("month").getAsString()), Instant.parse(json.get("at").getAsString()),
                    json.get("by").getAsString(), lines,
                    json.getAsJsonArray("missing").asList().stream().map(JsonElement::getAsString).toList(),
                    Optional.ofNullable(json.getAsJsonObject("reopened"))
                            .map(again -> new ClosedMonth.Reopened(Instant.parse(again.get("at").getAsString()),
                                    again.get("by").getAsString(), again.get("reason").getAsString())));
        } catch (RuntimeException e) {
            throw document.unreadable("it is no closed month");
        }
    }

    private String earlier(YearMonth month, int number) {
        return folder + "/" + month + "." + number + ".json";
    }

    private String path(YearMonth month) {
        return folder + "/" + month + ".json";
    }
}
