package app.tallybird.settings;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import app.tallybird.model.Json;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.settings.ClosedMonth.Line;

/** The months that were closed in this home folder, a file each. What was recorded is never written again; a month that was opened again keeps it beside. */
public final class ClosedMonths {

    private final Path folder;

    /** The sandbox has its own, as it has its own ledgers. */
    public ClosedMonths(Home home, boolean sandbox) {
        folder = home.ledgers(sandbox).resolve("months");
    }

    /** The newest first. */
    public List<ClosedMonth> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d{4}-\\d\\d\\.json")).map(ClosedMonths::read)
                    .sorted(Comparator.comparing(ClosedMonth::month).reversed()).toList();
        } catch (IOException e) {
            throw JsonFile.unreadable(folder, "it can not be listed");
        }
    }

    /** As a month was closed before it was opened again, the oldest first. */
    public List<ClosedMonth> earlier(YearMonth month) {
        List<ClosedMonth> earlier = new ArrayList<>();
        for (Path file = earlier(month, 1); Files.exists(file); file = earlier(month, earlier.size() + 1)) {
            earlier.add(read(file));
        }
        return earlier;
    }

    /** The months that somebody opened again and nobody has closed since. */
    public Set<YearMonth> reopened() {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.matches("\\d{4}-\\d\\d\\.1\\.json"))
                    .map(name -> YearMonth.parse(name.substring(0, name.indexOf('.')))).filter(month -> !Files.exists(file(month)))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw JsonFile.unreadable(folder, "it can not be listed");
        }
    }

    /** Opens a closed month again; its record stays beside, with who did it and why. A month that is open is a problem. */
    public ClosedMonth reopen(YearMonth month, ClosedMonth.Reopened again) {
        ClosedMonth before = find(month)
                .orElseThrow(() -> Problem.of(ProblemCode.WRONG_USE, month + " is not closed.", "No month was changed.",
                        "See how far it is with: month status --month " + month).asException())
                .with(again);
        JsonFile.replace(earlier(month, earlier(month).size() + 1), json(before));
        JsonFile.delete(file(month));
        return before;
    }

    public Optional<ClosedMonth> find(YearMonth month) {
        Path file = file(month);
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    /** Keeps it; a month that is closed already is a problem. */
    public void keep(ClosedMonth closed) {
        find(closed.month()).ifPresent(before -> {
            throw Problem.of(ProblemCode.WRONG_USE, closed.month() + " is closed already, by " + before.by() + ".",
                    "What was recorded then stays.", "Look at it with: month status --month " + closed.month()).asException();
        });
        JsonFile.replace(file(closed.month()), json(closed));
    }

    /** As it is kept and printed. */
    public static JsonObject json(ClosedMonth closed) {
        JsonObject json = Json
                .of("month", closed.month(), "at", closed.at(), "by", closed.by(), "units", closed.units(), "integrations",
                        Json.list(closed.integrations(), line -> Json.of("integration", line.integration(), "run", line.run(), "accepted",
                                line.accepted(), "units", line.units(), "services", new TreeMap<>(line.services()))),
                        "missing", closed.missing());
        closed.reopened()
                .ifPresent(again -> json.add("reopened", Json.of("at", again.at(), "by", again.by(), "reason", again.reason())));
        return json;
    }

    private static ClosedMonth read(Path file) {
        JsonObject json = JsonFile.read(file);
        try {
            List<Line> lines = new ArrayList<>();
            for (JsonElement one : json.getAsJsonArray("integrations")) {
                JsonObject line = one.getAsJsonObject();
                Map<String, BigDecimal> services = new TreeMap<>();
                line.getAsJsonObject("services").asMap().forEach((name, units) -> services.put(name, units.getAsBigDecimal()));
                lines.add(new Line(line.get("integration").getAsString(), Json.text(line, "run"), line.get("accepted").getAsInt(),
                        Json.number(line, "units"), services));
            }
            return new ClosedMonth(YearMonth.parse(json.get("month").getAsString()), Instant.parse(json.get("at").getAsString()),
                    json.get("by").getAsString(), lines,
                    json.getAsJsonArray("missing").asList().stream().map(JsonElement::getAsString).toList(),
                    Optional.ofNullable(json.getAsJsonObject("reopened"))
                            .map(again -> new ClosedMonth.Reopened(Instant.parse(again.get("at").getAsString()), again.get("by").getAsString(),
                                    again.get("reason").getAsString())));
        } catch (RuntimeException e) {
            throw JsonFile.unreadable(file, "it is no closed month");
        }
    }

    private Path earlier(YearMonth month, int number) {
        return folder.resolve(month + "." + number + ".json");
    }

    private Path file(YearMonth month) {
        return folder.resolve(month + ".json");
    }
}
