package app.tallybird.connector.format;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    private static final Set<String> CATEGORIES = Set.of("RMM", "security", "backup", "marketplace", "PSA", "email", "identity", "network",
            "file");

    private DocumentReader() {
    }

    /** The document, when there is nothing to complain about. */
    public record Read(Optional<ConnectorDocument> document, List<Finding> findings) {
    }

    public static Read read(byte[] json) {
        Findings findings = new Findings();
        Optional<Node> tree = parse(json, findings);
        if (tree.isEmpty()) {
            return new Read(Optional.empty(), findings.inOrder());
        }
        Part whole = Part.of(tree.get(), "", findings);
        if (!isKnownFormat(whole)) {
            return new Read(Optional.empty(), findings.inOrder());
        }
        ConnectorDocument document = document(whole, Today.isSpokenOf(tree.get()));
        if (findings.isEmpty()) {
            new Linter(document, tree.get(), findings).run();
        }
        return new Read(findings.isEmpty() ? Optional.of(document) : Optional.empty(), findings.inOrder());
    }

    /** Where a pointer leads in a text: the value's place, or the nearest one around it; the start when the text cannot be read. */
    public static Finding.Position place(String text, String pointer) {
        return parse(text.getBytes(StandardCharsets.UTF_8), new Findings()).map(tree -> PointerTarget.of(tree, pointer))
                .orElse(Finding.Position.START);
    }

    private static Optional<Node> parse(byte[] json, Findings findings) {
        if (json.length > LARGEST) {
            findings.add("C101", "", Finding.Position.START, "the document has more than 256 kB", "");
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
            return Optional.of(JsonText.parse(text.startsWith("\ufeff") ? text.substring(1) : text, findings));
        } catch (CharacterCodingException e) {
            findings.add("C101", "", Finding.Position.START, "the document is not UTF-8", "save it as UTF-8");
            return Optional.empty();
        } catch (JsonText.Broken noted) {
            return Optional.empty();
        }
    }

    /** A document of another format is not looked at any further, because everything in it may mean something else. */
    private static boolean isKnownFormat(Part part) {
        if (!part.has("format")) {
            part.complain("C104", "", "\"format\" is missing", "add \"format\": " + FORMAT);
            return false;
        }
        Optional<BigDecimal> format = part.number("format");
        if (format.isPresent() && format.get().compareTo(BigDecimal.valueOf(FORMAT)) != 0) {
            part.complain("C115", "format",
                    "the document has format " + format.get().toPlainString() + ", this version reads format " + FORMAT,
                    format.get().compareTo(BigDecimal.valueOf(FORMAT)) > 0 ? "it is made for a newer version of Tallybird" : "");
            return false;
        }
        return format.isPresent();
    }

    private static ConnectorDocument document(Part part, boolean dates) {
        try (part) {
            part.text("$schema");
            Head head = head(part, dates);
            List<Input> inputs = new ArrayList<>(part.parts("inputs").stream().map(InputReader::read).toList());
            if (head.dates().isOpen()) {
                inputs.add(Input.TIME_ZONE);
            }
            if (!part.has("inputs")) {
                part.missing("inputs");
            }
            Optional<HttpPart> http = part.part("http").map(HttpReader::http);
            Auth auth = part.part("auth").map(AuthReader::read).orElse(new Auth.None());
            Map<String, Table> tables = new LinkedHashMap<>();
            part.part("tables").ifPresentOrElse(inner -> tables(inner, tables), () -> part.missing("tables"));
            AccountsRule accounts = part.part("accounts").map(DocumentReader::accounts).orElseGet(() -> {
                part.missing("accounts");
                return new AccountsRule(List.of("?"), FieldRef.of(FieldPath.ofName("?")), FieldRef.of(FieldPath.ofName("?")), List.of());
            });
            List<ServiceRule> services = part.parts("services").stream().map(ServiceReader::read).toList();
            if (services.isEmpty()) {
                part.complain("C104", "services", "there is no service", "add at least one");
            }
            Limits limits = part.part("limits").map(DocumentReader::limits).orElse(Limits.DEFAULT);
            return new ConnectorDocument(head, inputs, http, auth, tables, part.text("check"), accounts, services, limits);
        }
    }

    private static void tables(Part part, Map<String, Table> to) {
        for (String name : part.names()) {
            if (!Part.isKey(name)) {
                part.complain("C107", name, "\"" + name + "\" is not a name for a table",
                        "begin with a lower-case letter; letters, digits, _ and - may follow");
            }
            part.part(name).ifPresent(table -> to.put(name, TableReader.read(name, table)));
        }
    }

    private static Head head(Part part, boolean dates) {
        String id = part.required("id");
        if (!id.isEmpty() && !id.matches("[a-z][A-Za-z0-9_-]{0,39}")) {
            part.complain("C107", "id", "\"" + id + "\" is not an id", "use lower-case letters, digits and dashes, up to 40");
        }
        String version = part.required("version");
        if (!version.isEmpty() && !version.matches("\\d+\\.\\d+\\.\\d+")) {
            part.complain("C107", "version", "\"" + version + "\" is not a version", "write it like 1.0.0");
        }
        String category = part.text("category").orElse("");
        if (!category.isEmpty() && !CATEGORIES.contains(category)) {
            part.complain("C106", "category", "\"" + category + "\" is not known here",
                    "use one of: " + String.join(", ", CATEGORIES.stream().sorted().toList()));
        }
        String docs = part.text("docs").orElse("");
        if (!docs.isEmpty() && !docs.startsWith("https://")) {
            part.complain("C107", "docs", "the address does not begin with https://", "");
        }
        return new Head(id, part.required("name"), version, docs, part.text("note").orElse(""), new Dates(timeZone(part), dates), category,
                part.bool("beta", false), part.text("sdk").orElse(""));
    }

    /** {@code local} says in words what a document without a zone means. */
    private static Optional<ZoneId> timeZone(Part part) {
        Optional<String> zone = part.text("timeZone").filter(name -> !name.equals("local"));
        if (zone.filter(name -> !ZoneId.getAvailableZoneIds().contains(name)).isPresent()) {
            part.complain("C106", "timeZone", "\"" + zone.get() + "\" is not a time zone",
                    "write UTC, local, or a name such as Europe/Berlin");
            return Optional.empty();
        }
        return zone.map(ZoneId::of);
    }

    private static AccountsRule accounts(Part part) {
        try (part) {
            List<String> from = new ArrayList<>();
            if (part.node("from") instanceof Node.Str one) {
                from.add(one.text());
            } else if (part.has("from")) {
                from.addAll(part.textItems("from"));
            } else {
                part.missing("from");
            }
            if (from.isEmpty()) {
                if (part.node("from") instanceof Node.Arr) {
                    part.complain("C107", "from", "\"from\" names no table", "name at least one");
                }
                from.add("?");
            }
            return new AccountsRule(from, part.requiredRef("id"), part.requiredRef("name"), ConditionReader.list(part, "where"));
        }
    }

    private static Limits limits(Part part) {
        try (part) {
            Limits normal = Limits.DEFAULT;
            return new Limits(part.integer("maxRequests", normal.maxRequests(), 1, 50_000),
                    part.integer("maxRows", normal.maxRows(), 1, 1_000_000), part.integer("maxResponseMb", normal.maxResponseMb(), 1, 100),
                    part.integer("maxMinutes", normal.maxMinutes(), 1, 240));
        }
    }
}
