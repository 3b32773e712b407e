package app.tallybird.connector.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.description.Place;
import app.tallybird.connector.description.Walk;
import app.tallybird.connector.format.ConnectorDocument.AccountsRule;
import app.tallybird.connector.format.ConnectorDocument.Dates;
import app.tallybird.connector.format.ConnectorDocument.Head;
import app.tallybird.connector.format.ConnectorDocument.Limits;

/** Reads a connector document and says everything that is wrong with it, in the order of its lines. */
public final class DocumentReader {

    /** The newest format this version reads. */
    public static final int FORMAT = 1;
    /** In bytes. */
    public static final int LARGEST = 256 * 1024;

    private DocumentReader() {
    }

    /** The document, when there is nothing to complain about. */
    public record Read(Optional<ConnectorDocument> document, List<Finding> findings) {
    }

    public static Read read(byte[] json) {
        Findings findings = new Findings();
        Optional<ConnectorDocument> document = parse(json, findings).flatMap(text -> document(text, findings));
        return new Read(findings.isEmpty() ? document : Optional.empty(), findings.inOrder());
    }

    /** The tree of a text when it is an object in strict JSON and no name comes twice. */
    public static Optional<JsonObject> tree(String text) {
        Findings findings = new Findings();
        return parse(text.getBytes(StandardCharsets.UTF_8), findings).map(JsonText::root)
                .filter(root -> root.isJsonObject() && findings.isEmpty()).map(JsonElement::getAsJsonObject);
    }

    /** Where a pointer leads in a text: the value's place, or the nearest one around it; the start when the text cannot be read. */
    public static Finding.Position place(String text, String pointer) {
        return parse(text.getBytes(StandardCharsets.UTF_8), new Findings()).map(tree -> tree.at(pointer)).orElse(Finding.Position.START);
    }

    static Optional<JsonText> parse(byte[] json, Findings findings) {
        if (json.length > LARGEST) {
            findings.add("C101", "", Finding.Position.START, "the document has more than 256 kB", "");
            return Optional.empty();
        }
        try {
            return Optional.of(JsonText.parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString(), findings));
        } catch (CharacterCodingException e) {
            findings.add("C101", "", Finding.Position.START, "the document is not UTF-8", "save it as UTF-8");
            return Optional.empty();
        } catch (JsonText.Broken noted) {
            return Optional.empty();
        }
    }

    static Complaints complaints(JsonText text, Findings findings) {
        return (code, pointer, what, hint) -> findings.add(code, pointer, code.equals("C102") ? text.nameAt(pointer) : text.at(pointer),
                what, hint);
    }

    private static Optional<ConnectorDocument> document(JsonText text, Findings findings) {
        Complaints complaints = complaints(text, findings);
        if (!isKnownFormat(text.root(), complaints)) {
            return Optional.empty();
        }
        List<Place> places = Walk.of(text.root());
        FieldCheck fields = new FieldCheck(complaints);
        DocumentRules rules = new DocumentRules(complaints);
        places.forEach(place -> {
            fields.check(place);
            rules.check(place);
        });
        if (!findings.isEmpty()) {
            return Optional.empty();
        }
        ConnectorDocument document = document(ObjectReader.of("document", text.root().getAsJsonObject()), places);
        new Linter(document, places, complaints).run();
        return Optional.of(document);
    }

    /** A document of another format is not looked at any further, because everything in it may mean something else. */
    private static boolean isKnownFormat(JsonElement root, Complaints complaints) {
        if (!(root instanceof JsonObject object)) {
            complaints.add("C105", "", "an object is expected here, not " + FieldCheck.words(root), "write { ... }");
            return false;
        }
        JsonElement format = object.get("format");
        if (format == null) {
            complaints.add("C104", "", "\"format\" is missing", "add \"format\": " + FORMAT);
            return false;
        }
        if (format instanceof JsonPrimitive given && given.isNumber() && given.getAsBigDecimal().intValue() != FORMAT) {
            complaints.add("C115", "/format", "the document has format " + given + ", this version reads format " + FORMAT,
                    given.getAsBigDecimal().intValue() > FORMAT ? "it is made for a newer version of Tallybird" : "");
            return false;
        }
        return true;
    }

    /** Whether the vendor is asked for dates, or rows of the last days are kept. */
    private static boolean speaksOfToday(Place place) {
        return place.field().name().equals("withinDays") || place.text().contains("{{date.");
    }

    private static ConnectorDocument document(ObjectReader root, List<Place> places) {
        boolean dates = places.stream().anyMatch(DocumentReader::speaksOfToday);
        Head head = new Head(root.text("id"), root.text("name"), root.text("version"), root.text("docs"), root.text("note"),
                new Dates(root.maybe("timeZone").filter(zone -> !zone.equals("local")).map(ZoneId::of), dates), root.text("category"),
                root.flag("beta"), root.text("sdk"));
        List<Input> inputs = new ArrayList<>(root.list("inputs").stream().map(DocumentReader::input).toList());
        if (head.dates().isOpen()) {
            inputs.add(Input.TIME_ZONE);
        }
        Map<String, Table> tables = new LinkedHashMap<>();
        root.parts("tables").forEach((name, table) -> tables.put(name, TableReader.read(name, table)));
        ObjectReader accounts = root.partOrDefaults("accounts");
        ObjectReader limits = root.partOrDefaults("limits");
        return new ConnectorDocument(head, inputs, root.part("http").map(HttpReader::http), AuthReader.read(root.partOrDefaults("auth")),
                tables, root.maybe("check"),
                new AccountsRule(accounts.texts("from"), accounts.neededRef("id"), accounts.neededRef("name"),
                        accounts.conditions("where")),
                root.list("services").stream().map(ServiceReader::read).toList(),
                new Limits(limits.whole("maxRequests"), limits.whole("maxRows"), limits.whole("maxResponseMb"), limits.whole("maxMinutes")),
                FieldUse.of(places));
    }

    private static Input input(ObjectReader input) {
        List<Input.Choice> choices = input.list("choices").stream().map(one -> new Input.Choice(one.text("value"), one.text("label")))
                .toList();
        return new Input(input.text("key"), input.text("label"), new Input.Help(input.text("help"), input.text("example")),
                input.word("type", Input.Type.class), input.flag("secret"), input.flag("required"), input.maybe("default"),
                TableReader.replacements(input), input.regex("pattern"), choices, input.texts("env"));
    }
}
