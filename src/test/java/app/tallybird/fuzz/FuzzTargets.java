package app.tallybird.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.csv.CsvFile;
import app.tallybird.connector.csv.CsvFormat;
import app.tallybird.connector.csv.CsvReading;
import app.tallybird.connector.csv.NumberColumn;
import app.tallybird.connector.csv.NumberForm;
import app.tallybird.connector.csv.NumberText;
import app.tallybird.connector.csv.Sheets;
import app.tallybird.connector.editing.CurlCommand;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.engine.InputCheck;
import app.tallybird.connector.fault.FaultException;
import app.tallybird.connector.format.DocumentReader;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.Template;
import app.tallybird.connector.layout.FileLayout;
import app.tallybird.connector.layout.LayoutReader;
import app.tallybird.connector.pointing.FileChoices;
import app.tallybird.connector.pointing.FileDocument;
import app.tallybird.connector.pointing.FileLines;
import app.tallybird.connector.pointing.PointedText;
import app.tallybird.http.HostAddress;
import app.tallybird.http.HttpFailure;
import app.tallybird.http.JsonBodies;
import app.tallybird.http.JsonNumbers;
import app.tallybird.http.LinkHeaders;
import app.tallybird.http.RetryAfter;
import app.tallybird.problem.ProblemException;
import app.tallybird.schedule.Rhythm;
import app.tallybird.settings.EnvFile;

/**
 * Everything that reads what others wrote, fed with any bytes. Each either understands them or refuses them in its own way; whatever else it throws, and a
 * promise that it breaks, is a finding. Jazzer calls {@link #fuzzerTestOneInput}, the test every file of the corpus.
 */
public final class FuzzTargets {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T02:30:00Z"), ZoneOffset.UTC);
    private static final List<ZoneId> ZONES = List.of(ZoneOffset.UTC, ZoneId.of("Europe/Berlin"), ZoneId.of("America/New_York"),
            ZoneId.of("Australia/Lord_Howe"), ZoneId.of("Pacific/Apia"));

    @FunctionalInterface
    interface Target {
        void feed(byte[] data) throws IOException;
    }

    static final Map<String, Target> ALL = all();

    private FuzzTargets() {
    }

    private static Map<String, Target> all() {
        Map<String, Target> all = new LinkedHashMap<>();
        all.put("env", FuzzTargets::env);
        all.put("csv", FuzzTargets::csv);
        all.put("workbook", FuzzTargets::workbook);
        all.put("numbers", FuzzTargets::numbers);
        all.put("json", FuzzTargets::json);
        all.put("number", FuzzTargets::number);
        all.put("retry-after", FuzzTargets::retryAfter);
        all.put("connector", FuzzTargets::connector);
        all.put("schedule", FuzzTargets::schedule);
        all.put("document", FuzzTargets::document);
        all.put("path", FuzzTargets::path);
        all.put("curl", FuzzTargets::curl);
        all.put("link", FuzzTargets::link);
        all.put("address", FuzzTargets::address);
        return all;
    }

    /** Jazzer's way in; which target is said by the property {@code tallybird.fuzz.target}. */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        ALL.getOrDefault(System.getProperty("tallybird.fuzz.target", ""), FuzzTargets::env).feed(data);
    }

    private static void env(byte[] data) throws IOException {
        Path file = Files.createTempFile("tallybird", ".env");
        try {
            Files.write(file, data);
            EnvFile.read(file);
        } catch (ProblemException refused) {
            promise(!refused.problem().what().isBlank(), "a refusal says why");
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void csv(byte[] data) throws IOException {
        try (CsvReading reading = file(data).read(CsvFile.Wanted.NOTHING)) {
            int columns = reading.header().size();
            for (var line = reading.next(); line.isPresent(); line = reading.next()) {
                promise(line.get().fields().size() == columns, "a record has as many fields as the heading");
            }
        } catch (FaultException refused) {
            promise(!refused.fault().text().isBlank(), "a refusal says why");
        }
    }

    /** The rows of a sheet in an ordinary workbook, a workbook itself, and what is understood of either without being told. */
    private static void workbook(byte[] data) throws IOException {
        for (byte[] file : List.of(data, new Sheets().styled().sheet("S", new String(data, StandardCharsets.ISO_8859_1)).bytes())) {
            csv(file);
            try {
                CsvFile looked = CsvFile.of("the file", "", () -> new ByteArrayInputStream(file), FileChoices.Written.FOUND.format());
                FileLayout layout = LayoutReader.of(looked, FileChoices.Written.FOUND.format(), "auto");
                FileChoices choices = FileChoices.of(layout, FileChoices.Written.FOUND);
                FileLines lines = FileLines.of(looked, layout, choices);
                promise(lines.all() >= lines.lines().size(), "no line is shown that is not there");
                DraftTree document = FileDocument.of(choices, "file", "File");
                promise(PointedText.of(document).equals(Optional.of(choices)), "what was pointed out is kept");
            } catch (FaultException refused) {
                promise(!refused.fault().text().isBlank(), "a refusal says why");
            }
        }
    }

    private static CsvFile file(byte[] data) throws IOException {
        return CsvFile.of("the file", "/tables/x/file", () -> new ByteArrayInputStream(data),
                new CsvFormat(Optional.empty(), true, 0, Optional.empty()));
    }

    /** A column of numbers, one a line: whatever is understood of a number agrees with the form of its column, and nothing is read in two ways. */
    private static void numbers(byte[] data) throws IOException {
        List<String> cells = new String(data, StandardCharsets.UTF_8).lines().limit(200).toList();
        NumberColumn column = new NumberColumn("n", NumberForm.UNKNOWN);
        for (int i = 0; i < cells.size(); i++) {
            column.see(cells.get(i), i + 1);
        }
        NumberForm form;
        try {
            form = column.form(file(data), ';', "choose");
        } catch (FaultException refused) {
            promise(!refused.fault().text().isBlank() && !refused.fault().hint().isBlank(), "a refusal says why and what to do");
            return;
        }
        for (String cell : cells) {
            if (NumberText.of(cell) instanceof NumberText.Numeral number) {
                promise(form.read(number) instanceof NumberForm.Read.Value,
                        "a number of a column that was understood is understood: " + cell);
            }
        }
    }

    private static void json(byte[] data) {
        try {
            JsonBodies.parse(new ByteArrayInputStream(data));
        } catch (HttpFailure | JsonParseException refused) {
            promise(refused.getMessage() != null, "a refusal says why");
        } catch (IOException refused) {
            promise(!(refused instanceof java.io.FileNotFoundException), "nothing but the bytes is read");
        }
    }

    private static void number(byte[] data) {
        String literal = new String(data, StandardCharsets.UTF_8);
        promise(JsonNumbers.parse(literal).filter(number -> number.toPlainString().length() > 1_000).isEmpty(),
                "no number fills the memory");
        try {
            JsonElement read = JsonBodies.parse(new ByteArrayInputStream(data));
            if (read instanceof JsonPrimitive value && value.isNumber()) {
                Optional<String> text = JsonNumbers.text(value);
                promise(text.isPresent() == JsonNumbers.parse(value.getAsString()).isPresent(), "a number has one text or is none");
                promise(text.filter(plain -> !plain.matches("-?[0-9]{1,400}(\\.[0-9]{1,400})?")).isEmpty(),
                        "the text has nothing but digits");
            }
        } catch (HttpFailure | JsonParseException | IOException refused) {
            promise(refused.getMessage() != null, "a refusal says why");
        }
    }

    private static void retryAfter(byte[] data) {
        Optional<Duration> wait = RetryAfter.parse(new String(data, StandardCharsets.UTF_8), CLOCK);
        promise(wait.isEmpty() || !wait.get().isNegative(), "no wait is below zero");
    }

    private static void connector(byte[] data) {
        DocumentReader.Read read = DocumentReader.read(data);
        promise(read.document().isPresent() == read.findings().isEmpty(), "a document or a reason");
    }

    /**
     * An expression and a template, a line each, at their places in a document: they are read and judged, or refused with a reason; what was taken is
     * put to work on the rest of the lines.
     */
    private static void document(byte[] data) {
        String[] lines = new String(data, StandardCharsets.UTF_8).split("\n", 3);
        Optional<Template> template = Template.parse(lines.length > 1 ? lines[1] : "");
        template.ifPresent(read -> promise(
                read.parts().stream().noneMatch(part -> part instanceof Template.Part.Literal literal && literal.text().contains("{{")),
                "no placeholder is left over"));
        JsonObject root = JsonParser.parseString("""
                { "format": 1, "id": "f", "name": "F", "version": "1.0.0", "inputs": [ { "key": "a", "label": "A" } ],
                  "http": { "base": "https://api.f.example", "allowedHosts": ["api.f.example"] },
                  "tables": { "t": { "request": { "path": "/t" }, "rows": ".", "key": "id", "paging": { "type": "none" },
                    "columns": { "c": { "from": "id" } } } },
                  "accounts": { "from": "t", "id": "id", "name": "c" },
                  "services": [ { "key": "s", "name": "S", "category": "other", "subcategory": "other",
                    "usage": { "from": "t", "account": "id", "measure": "count" } } ] }
                """).getAsJsonObject();
        root.getAsJsonArray("inputs").get(0).getAsJsonObject().addProperty("pattern", lines[0]);
        root.getAsJsonObject("tables").getAsJsonObject("t").getAsJsonObject("request").addProperty("path",
                lines.length > 1 ? lines[1] : "/t");
        DocumentReader.Read read = DocumentReader.read(root.toString().getBytes(StandardCharsets.UTF_8));
        promise(read.document().isPresent() == read.findings().isEmpty(), "a document or a reason");
        read.document().ifPresent(document -> {
            try {
                InputCheck.complete(document, Map.of("a", lines.length > 2 ? lines[2] : ""));
            } catch (ProblemException refused) {
                promise(!refused.problem().what().isBlank(), "a refusal says why");
            }
        });
    }

    private static void path(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        FieldPath.parse(text).ifPresent(path -> {
            promise(FieldPath.parse(path.toString()).map(again -> again.steps().equals(path.steps())).orElse(false),
                    "a path that is written again is the same path: " + text);
            path.read(JsonParser.parseString("{\"a\":{\"b\":[1,{\"c\":null}]},\"odd.name\":2}"));
        });
    }

    private static void curl(byte[] data) {
        try {
            CurlCommand command = CurlCommand.parse(new String(data, StandardCharsets.UTF_8));
            promise(!command.method().isBlank(), "a command has a method");
        } catch (ProblemException refused) {
            promise(!refused.problem().what().isBlank(), "a refusal says why");
        }
    }

    private static void link(byte[] data) {
        LinkHeaders.of(new String(data, StandardCharsets.UTF_8).lines().toList());
    }

    private static void address(byte[] data) {
        HostAddress.parse(new String(data, StandardCharsets.UTF_8));
    }

    private static void schedule(byte[] data) {
        if (data.length < 12) {
            return;
        }
        LocalTime time = LocalTime.of(Math.floorMod(data[0], 24), Math.floorMod(data[1], 60));
        Rhythm rhythm = switch (Math.floorMod(data[2], 3)) {
            case 0 -> new Rhythm.Daily(time);
            case 1 -> new Rhythm.Weekly(DayOfWeek.of(1 + Math.floorMod(data[3], 7)), time);
            default -> new Rhythm.Monthly(1 + Math.floorMod(data[3], 31), time);
        };
        long minutes = 0;
        for (int i = 4; i < 9; i++) {
            minutes = minutes * 256 + (data[i] & 0xff);
        }
        Instant from = Instant.parse("1990-01-01T00:00:00Z").plus(Duration.ofMinutes(minutes % (80L * 365 * 24 * 60)));
        ZonedDateTime moment = from.atZone(ZONES.get(Math.floorMod(data[9], ZONES.size())));
        ZonedDateTime before = moment;
        for (ZonedDateTime next : rhythm.next(moment, 3)) {
            promise(next.isAfter(before), "the next time is later");
            promise(Duration.between(before, next).toDays() <= 63, "no month is passed over");
            before = next;
        }
    }

    private static void promise(boolean kept, String what) {
        if (!kept) {
            throw new AssertionError("broken promise: " + what);
        }
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
