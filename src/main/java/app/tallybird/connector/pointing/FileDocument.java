package app.tallybird.connector.pointing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import app.tallybird.connector.csv.DateOrder;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.editing.PathText;
import app.tallybird.connector.format.DocumentReader;
import app.tallybird.connector.layout.Role;
import app.tallybird.model.Json;

/** Writes what was pointed out in a file as a connector document, which the engine reads like any other and the builder can change. */
public final class FileDocument {

    /** The input that says which file is read. */
    public static final String FILE = "file";
    /** Where the document keeps what was pointed out, for the next time a person looks at a file with it. */
    static final String POINTED = "x-pointed";
    private static final String LINES = "lines";
    private static final String SERVICE = "service";
    private static final String WHOLE = "wholeFile";
    private static final String DAY = "dayOfLine";
    private static final String FIELD = "field";
    private static final int MOST_KEY = 40;

    private FileDocument() {
    }

    /** The document under this id and name; what is open in {@code choices} makes it one with mistakes. */
    public static DraftTree of(FileChoices choices, String id, String name) {
        JsonObject table = Json.of("file", "{{input.file}}", "format", "csv", "csv", csv(choices.written()), "rows", ".", "minRows", 1,
                "paging", Json.of("type", "none"));
        List<String> parts = choices.headings(Role.SERVICE);
        JsonObject columns = parts.size() > 1 ? joined(parts) : new JsonObject();
        choices.newest().ifPresent(newest -> {
            columns.add(WHOLE, Json.of("value", "the file"));
            columns.add(DAY, Json.of("from", path(newest.column()), "replace", day(newest)));
            table.add("latest", Json.of("per", Json.list(List.of(WHOLE), one -> one), "by", DAY));
        });
        if (!columns.isEmpty()) {
            table.add("columns", columns);
        }
        JsonArray where = new JsonArray();
        choices.leftOut().forEach(lines -> where.add(Json.of("not", Json.list(lines.cells().entrySet(),
                cell -> cell.getValue().isEmpty() ? blank(cell.getKey()) : Json.of(FIELD, path(cell.getKey()), "is", cell.getValue())))));
        if (!where.isEmpty()) {
            table.add("where", where);
        }
        List<String> notes = choices.headings(Role.NOTE);
        if (!notes.isEmpty()) {
            table.add("evidence", Json.of("name", Json.list(notes, FileDocument::path), "what", "Line"));
        }
        JsonObject root = Json.of("format", DocumentReader.FORMAT, "id", id, "name", name, "version", "1.0.0", "category", "file", "note",
                "Reads " + name + " as it was pointed out in one file; a file with other headings is refused.", "inputs",
                Json.list(List.of(FILE),
                        key -> Json.of("key", key, "label", "File", "type", "file", "env", Json.list(List.of("FILE"), one -> one))),
                "tables", Json.of(LINES, table), "accounts",
                Json.of("from", LINES, "id", path(choices.customerId().orElse("")), "name", path(choices.customerName().orElse(""))),
                "services", services(choices, parts), "limits", Json.of("maxRows", 1_000_000));
        root.add(POINTED, PointedText.json(choices));
        return DraftTree.of(root);
    }

    /** An id for a document of this name that none of {@code taken} has. */
    public static String id(String name, Set<String> taken) {
        String slug = key(name, "file");
        String id = slug;
        for (int number = 2; taken.contains(id); number++) {
            id = slug + "-" + number;
        }
        return id;
    }

    private static JsonObject csv(FileChoices.Written written) {
        JsonObject csv = Json.of("separator", written.separator().map(String::valueOf).orElse("auto"));
        written.charset().ifPresent(charset -> csv.addProperty("charset", charset));
        written.sheet().ifPresent(sheet -> csv.addProperty("sheet", sheet));
        if (written.skipLines() > 0) {
            csv.addProperty("skipLines", written.skipLines());
        }
        if (!written.decimal().equals(FileChoices.Written.AUTO)) {
            csv.addProperty("decimal", written.decimal());
        }
        return csv;
    }

    /** Several columns name the service together: a product and its term, say. */
    private static JsonObject joined(List<String> parts) {
        JsonObject columns = new JsonObject();
        List<String> names = new ArrayList<>();
        for (String part : parts) {
            String name = "part" + (names.size() + 1);
            names.add("{{row." + name + "}}");
            columns.add(name, Json.of("from", path(part)));
        }
        columns.add(SERVICE, Json.of("value", String.join(", ", names)));
        return columns;
    }

    /** The steps that write a day, or the first of its month, as 2026-11-30. */
    private static JsonArray day(FileChoices.Newest newest) {
        String cut = "[-./]";
        String rest = "(?:[T ,].*)?$";
        String two = "([0-9]{1,2})";
        List<String> steps = new ArrayList<>(switch (newest.order().orElse(DateOrder.YEAR_FIRST)) {
            case YEAR_FIRST -> List.of("^([0-9]{4})" + cut + two + cut + two + rest, "$1-$2-$3");
            case DAY_FIRST -> List.of("^" + two + cut + two + cut + "([0-9]{4})" + rest, "$3-$2-$1",
                    "^" + two + cut + two + cut + "([0-9]{2})" + rest, "20$3-$2-$1");
            case MONTH_FIRST -> List.of("^" + two + cut + two + cut + "([0-9]{4})" + rest, "$3-$1-$2",
                    "^" + two + cut + two + cut + "([0-9]{2})" + rest, "20$3-$1-$2");
        });
        steps.addAll(List.of("-([0-9])-", "-0$1-", "-([0-9])$", "-0$1"));
        if (newest.span() == FileChoices.Newest.Span.MONTH) {
            steps.addAll(List.of("-[0-9]{2}$", "-01"));
        }
        JsonArray replace = new JsonArray();
        for (int i = 0; i < steps.size(); i += 2) {
            replace.add(Json.of("regex", steps.get(i), "with", steps.get(i + 1)));
        }
        return replace;
    }

    private static JsonArray services(FileChoices choices, List<String> parts) {
        JsonArray services = new JsonArray();
        List<String> counts = choices.headings(Role.COUNT);
        if (!parts.isEmpty()) {
            JsonObject service = Json.of("nameFrom", parts.size() > 1 ? SERVICE : path(parts.getFirst()));
            services.add(counted(choices, service, choices.counted().rows() ? "" : counts.stream().findFirst().orElse("")));
        } else if (choices.counted().rows()) {
            String name = choices.counted().service();
            services.add(counted(choices, Json.of("key", key(name, "units"), "name", name), ""));
        } else {
            Set<String> keys = new LinkedHashSet<>();
            for (String count : counts) {
                String key = id(count, keys);
                keys.add(key);
                services.add(counted(choices, Json.of("key", key, "name", count), count));
            }
        }
        return services;
    }

    private static JsonObject counted(FileChoices choices, JsonObject service, String count) {
        FileChoices.Counted how = choices.counted();
        JsonObject usage = Json.of("from", LINES, "account", path(choices.customerId().orElse("")), "measure",
                how.rows() ? "count" : how.repeats() == FileChoices.Repeats.ARE_ADDED ? "sum" : "value");
        if (!how.rows()) {
            usage.addProperty(FIELD, path(count));
        }
        JsonArray where = new JsonArray();
        choices.filters().stream().filter(filter -> filter.keeps() || !filter.values().isEmpty())
                .forEach(filter -> where.add(condition(filter)));
        if (how.below() == FileChoices.Below.IS_LEFT_OUT && !how.rows()) {
            where.add(Json.of("not", Json.list(List.of(count), one -> Json.of(FIELD, path(one), "lessThan", 0))));
        }
        if (!where.isEmpty()) {
            usage.add("where", where);
        }
        if (how.below() == FileChoices.Below.STOPS && !how.rows()) {
            usage.addProperty("belowZero", "stops");
        }
        if (!how.rows() && !how.round().equals("none")) {
            usage.addProperty("round", how.round());
        }
        service.addProperty("category", "other");
        service.addProperty("subcategory", "other");
        service.add("usage", usage);
        return service;
    }

    private static JsonObject condition(FileChoices.ValueFilter filter) {
        return Json.of(FIELD, path(filter.column()), filter.keeps() ? "in" : "notIn", Json.list(filter.values(), value -> value));
    }

    private static JsonObject blank(String column) {
        return Json.of(FIELD, path(column), "blank", true);
    }

    private static String path(String heading) {
        return heading.isEmpty() ? "" : PathText.ofName(heading);
    }

    private static String key(String name, String otherwise) {
        String slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+|-+$", "");
        return slug.isEmpty() ? otherwise : slug.substring(0, Math.min(MOST_KEY, slug.length()));
    }
}
