package app.tallybird.connector.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.run.ConnectorEngine;
import app.tallybird.connector.run.ConnectorRun;
import app.tallybird.connector.run.InputCheck;
import app.tallybird.connector.run.ReadListener;
import app.tallybird.connector.run.Reading;
import app.tallybird.connector.run.source.TableSources;
import app.tallybird.http.Cancel;
import app.tallybird.http.Redactor;
import app.tallybird.model.UnitCount;
import app.tallybird.problem.ProblemException;

/** A recorded case of a connector: inputs with fake secrets, exchanges, and the golden result. */
record Fixture(String connector, String name, Path folder, List<Exchange> exchanges) {

    private static final Path ROOT = Path.of("src/main/resources/connectors");

    static List<Fixture> all() throws IOException {
        try (Stream<Path> folders = Files.walk(ROOT, 3)) {
            return folders.filter(folder -> Files.exists(folder.resolve("exchanges.json"))).sorted().map(Fixture::read).toList();
        }
    }

    private static Fixture read(Path folder) {
        JsonArray exchanges = JsonParser.parseString(text(folder.resolve("exchanges.json"))).getAsJsonArray();
        return new Fixture(folder.getParent().getParent().getFileName().toString(), folder.getFileName().toString(), folder,
                Exchange.list(exchanges));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ConnectorRun run() {
        Map<String, String> inputs = new HashMap<>();
        JsonParser.parseString(text(folder.resolve("inputs.json"))).getAsJsonObject().entrySet()
                .forEach(entry -> inputs.put(entry.getKey(), entry.getValue().getAsString()));
        return InputCheck.complete(new Catalog(folder).find(connector, folder), inputs);
    }

    /** The result as JSON: counts by account and service, warnings, failures; or the problem. */
    JsonObject replay(ReplayPort port) {
        Clock clock = Clock.fixed(Instant.parse("2026-03-01T02:30:00Z"), ZoneOffset.UTC);
        SimulatedTime time = new SimulatedTime();
        ConnectorEngine engine = new ConnectorEngine(new TableSources(port, new Redactor(), clock, new Random(1), time, time));
        JsonObject result = new JsonObject();
        try {
            Reading reading = engine.read(run(), ReadListener.none(), Cancel.never());
            JsonObject accounts = new JsonObject();
            reading.accounts().forEach(account -> accounts.addProperty(account.id(), account.name()));
            result.add("accounts", accounts);
            Map<String, Map<String, String>> usage = new TreeMap<>();
            reading.accounts().forEach(account -> usage.put(account.id(), new TreeMap<>()));
            reading.cells().forEach((key, count) -> usage.get(key.accountId()).put(key.serviceKey(), shown(count)));
            JsonObject counts = new JsonObject();
            usage.forEach((account, services) -> {
                JsonObject one = new JsonObject();
                services.forEach(one::addProperty);
                counts.add(account, one);
            });
            result.add("usage", counts);
            JsonArray warnings = new JsonArray();
            reading.warnings().stream().map(warning -> warning.code() + " " + warning.text()).sorted().forEach(warnings::add);
            result.add("warnings", warnings);
            if (!reading.unknownAccounts().isEmpty()) {
                JsonObject unknown = new JsonObject();
                reading.unknownAccounts().forEach(one -> unknown.addProperty(one.accountId(), "unknown: " + one.reason()));
                result.add("unknownAccounts", unknown);
            }
        } catch (ProblemException e) {
            result.addProperty("problem", e.problem().code() + " " + e.problem().detail() + " " + e.problem().what());
        }
        return result;
    }

    private static String shown(UnitCount count) {
        return switch (count) {
            case UnitCount.Value value -> value.units().toPlainString();
            case UnitCount.KnownZero zero -> "0";
            case UnitCount.Unknown unknown -> "unknown: " + unknown.reason();
        };
    }

    @Override
    public String toString() {
        return connector + "/" + name;
    }
}
