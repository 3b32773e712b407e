package app.tallybird.connector.pointing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import app.tallybird.connector.csv.DateOrder;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.layout.Role;
import app.tallybird.model.Json;

/** What was pointed out, as it is kept in the document that was made of it. */
public final class PointedText {

    private PointedText() {
    }

    static JsonObject json(FileChoices choices) {
        FileChoices.Written written = choices.written();
        FileChoices.Counted counted = choices.counted();
        JsonObject json = Json.of("written",
                Json.of("separator", written.separator().map(String::valueOf).orElse(""), "charset", written.charset().orElse(""), "sheet",
                        written.sheet().orElse(""), "skipLines", written.skipLines(), "decimal", written.decimal()),
                "columns", Json.list(choices.columns(), one -> Json.of("heading", one.heading(), "role", one.role().name())), "counted",
                Json.of("rows", counted.rows(), "service", counted.service(), "below", counted.below().name(), "repeats",
                        counted.repeats().name(), "round", counted.round()),
                "filters",
                Json.list(choices.filters(),
                        one -> Json.of("column", one.column(), "values", Json.list(one.values(), value -> value), "keeps", one.keeps())),
                "leftOut", Json.list(choices.leftOut(), one -> Json.of("cells", cells(one.cells()), "why", one.why())));
        choices.newest().ifPresent(one -> json.add("newest",
                Json.of("column", one.column(), "span", one.span().name(), "order", one.order().map(Enum::name).orElse(""))));
        return json;
    }

    private static FileChoices.Newest newest(JsonObject one) {
        return new FileChoices.Newest(one.get("column").getAsString(), FileChoices.Newest.Span.valueOf(one.get("span").getAsString()),
                text(one, "order").map(DateOrder::valueOf));
    }

    private static JsonObject cells(Map<String, String> cells) {
        JsonObject json = new JsonObject();
        cells.forEach(json::addProperty);
        return json;
    }

    /**
     * What was pointed out when this document was made; empty when it was not made so, or was changed since, because then the document says more than
     * was pointed out.
     */
    public static Optional<FileChoices> of(DraftTree document) {
        Optional<JsonElement> kept = document.at("/" + FileDocument.POINTED);
        try {
            return kept.map(JsonElement::getAsJsonObject).map(PointedText::read)
                    .filter(choices -> FileDocument.of(choices, document.text("/id"), document.text("/name")).equals(document));
        } catch (IllegalStateException | IllegalArgumentException | NullPointerException | UnsupportedOperationException notOurs) {
            return Optional.empty();
        }
    }

    private static FileChoices read(JsonObject json) {
        JsonObject written = json.getAsJsonObject("written");
        JsonObject counted = json.getAsJsonObject("counted");
        return new FileChoices(
                new FileChoices.Written(text(written, "separator").map(one -> one.charAt(0)), text(written, "charset"),
                        text(written, "sheet"), written.get("skipLines").getAsInt(), written.get("decimal").getAsString()),
                objects(json, "columns")
                        .map(one -> new FileChoices.Pointed(one.get("heading").getAsString(), Role.valueOf(one.get("role").getAsString())))
                        .toList(),
                new FileChoices.Counted(counted.get("rows").getAsBoolean(), counted.get("service").getAsString(),
                        FileChoices.Below.valueOf(counted.get("below").getAsString()),
                        FileChoices.Repeats.valueOf(counted.get("repeats").getAsString()), counted.get("round").getAsString()),
                objects(json, "filters").map(
                        one -> new FileChoices.ValueFilter(one.get("column").getAsString(), texts(one), one.get("keeps").getAsBoolean()))
                        .toList(),
                Optional.ofNullable(json.getAsJsonObject("newest")).map(PointedText::newest),
                objects(json, "leftOut").map(one -> new FileChoices.LeftOut(cellsOf(one), one.get("why").getAsString())).toList());
    }

    private static Optional<String> text(JsonObject json, String name) {
        return Optional.of(json.get(name).getAsString()).filter(text -> !text.isEmpty());
    }

    private static Stream<JsonObject> objects(JsonObject json, String name) {
        return json.getAsJsonArray(name).asList().stream().map(JsonElement::getAsJsonObject);
    }

    private static List<String> texts(JsonObject json) {
        return json.getAsJsonArray("values").asList().stream().map(JsonElement::getAsString).toList();
    }

    private static Map<String, String> cellsOf(JsonObject json) {
        Map<String, String> cells = new HashMap<>();
        json.getAsJsonObject("cells").asMap().forEach((name, value) -> cells.put(name, value.getAsString()));
        return cells;
    }
}
