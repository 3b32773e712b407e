package app.tallybird.connector.description;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

/** Makes the published JSON Schema of the description of the format. */
final class FormatSchema {

    private static final String PATH = "^(\\.|([^.\\[\\]{}$]+|\\[(\\d+|\"[^\"]+\")\\])(\\.[^.\\[\\]{}$]+|\\[(\\d+|\"[^\"]+\")\\])*)$";
    private static final String INPUT = "^\\{\\{input\\.[A-Za-z0-9_-]+\\}\\}$";

    private FormatSchema() {
    }

    static JsonObject of() {
        JsonObject schema = json("""
                { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:tallybird:connector:1",
                  "title": "Vendor connector, format 1", "$ref": "#/$defs/document" }""");
        JsonObject defs = new JsonObject();
        Format.kinds().forEach(kind -> defs.add(kind.name(), kind(kind)));
        JsonObject path = text(PATH);
        path.addProperty("description",
                "name.name, name[0].name, [\"odd name\"].x; one lone dot = the whole value. No wildcards or functions");
        defs.add("path", path);
        defs.add("oneInput", text(INPUT));
        defs.add("pathOrInput", json("{ \"anyOf\": [ { \"$ref\": \"#/$defs/path\" }, { \"$ref\": \"#/$defs/oneInput\" } ] }"));
        defs.add("scalar", json("{ \"type\": [\"string\", \"number\", \"boolean\"] }"));
        schema.add("$defs", defs);
        return schema;
    }

    /** One object for each set of properties that may stand together. */
    private static JsonObject kind(Kind kind) {
        Map<JsonObject, JsonObject> ways = new LinkedHashMap<>();
        for (Set<String> variants : variants(kind)) {
            JsonObject way = way(kind, variants);
            JsonObject rest = way.deepCopy();
            kind.by().forEach(rest.getAsJsonObject("properties")::remove);
            JsonObject same = ways.putIfAbsent(rest, way);
            if (same != null) {
                kind.by().forEach(name -> merge(same.getAsJsonObject("properties"), way.getAsJsonObject("properties"), name));
            }
        }
        JsonObject schema = ways.size() == 1 ? ways.values().iterator().next() : new JsonObject();
        if (ways.size() > 1) {
            JsonArray all = new JsonArray();
            ways.values().forEach(all::add);
            schema.add("oneOf", all);
        }
        schema.addProperty("description", kind.help());
        return schema;
    }

    private static void merge(JsonObject into, JsonObject from, String name) {
        if (into.has(name)) {
            from.getAsJsonObject(name).getAsJsonArray("enum").asList().stream()
                    .filter(word -> !into.getAsJsonObject(name).getAsJsonArray("enum").contains(word))
                    .forEach(into.getAsJsonObject(name).getAsJsonArray("enum")::add);
        }
    }

    private static List<Set<String>> variants(Kind kind) {
        List<Set<String>> all = new ArrayList<>(List.of(Set.of()));
        if (!kind.firstOf().isEmpty()) {
            all = new ArrayList<>(kind.firstOf().stream().map(way -> Set.of(way.word())).toList());
        }
        for (String by : kind.by()) {
            List<Set<String>> more = new ArrayList<>();
            for (Set<String> one : all) {
                Field field = kind.named(by).orElseThrow();
                if (!field.mayStand(one)) {
                    more.add(one);
                    continue;
                }
                field.value().words().forEach(word -> {
                    Set<String> with = new LinkedHashSet<>(one);
                    with.add(word.word());
                    more.add(with);
                });
            }
            all = more;
        }
        return all;
    }

    private static JsonObject way(Kind kind, Set<String> variants) {
        JsonObject properties = new JsonObject();
        JsonArray required = new JsonArray();
        kind.fields().stream().filter(field -> field.mayStand(variants)).forEach(field -> {
            JsonObject value = value(field, field.mustStand(variants));
            if (kind.by().contains(field.name())) {
                JsonArray words = new JsonArray();
                field.value().words().stream().map(Word::word).filter(variants::contains).forEach(words::add);
                value.add("enum", words);
            }
            properties.add(field.name(), value);
            if (field.mustStand(variants)
                    || (variants.contains(field.name()) && kind.firstOf().stream().anyMatch(way -> way.word().equals(field.name())))) {
                required.add(field.name());
            }
        });
        JsonObject way = json("{ \"type\": \"object\", \"additionalProperties\": false, \"patternProperties\": { \"^x-\": true } }");
        if (!required.isEmpty()) {
            way.add("required", required);
        }
        way.add("properties", properties);
        rules(kind, variants, properties.keySet(), way);
        return way;
    }

    private static void rules(Kind kind, Set<String> variants, Set<String> known, JsonObject way) {
        JsonArray all = new JsonArray();
        JsonObject needs = new JsonObject();
        kind.rules().stream().filter(rule -> rule.with().isEmpty() || variants.contains(rule.with())).forEach(rule -> {
            List<String> names = rule.names().stream().filter(known::contains).toList();
            if (rule.type() == Rule.Type.NEEDS && known.contains(rule.names().getFirst())) {
                JsonArray others = new JsonArray();
                names.stream().skip(1).forEach(others::add);
                needs.add(rule.names().getFirst(), others);
            } else if (rule.type() == Rule.Type.SOME || rule.type() == Rule.Type.ONE) {
                JsonArray given = new JsonArray();
                names.forEach(name -> given.add(required(List.of(name))));
                JsonObject one = new JsonObject();
                one.add(rule.type() == Rule.Type.ONE ? "oneOf" : "anyOf", given);
                if (names.size() > 1) {
                    all.add(one);
                }
            } else if (rule.type() == Rule.Type.MOST) {
                for (int i = 0; i < names.size(); i++) {
                    for (int j = i + 1; j < names.size(); j++) {
                        JsonObject not = new JsonObject();
                        not.add("not", required(List.of(names.get(i), names.get(j))));
                        all.add(not);
                    }
                }
            }
        });
        if (!all.isEmpty()) {
            way.add("allOf", all);
        }
        if (!needs.isEmpty()) {
            way.add("dependentRequired", needs);
        }
    }

    private static JsonObject required(List<String> names) {
        JsonArray all = new JsonArray();
        names.forEach(all::add);
        JsonObject required = new JsonObject();
        required.add("required", all);
        return required;
    }

    private static JsonObject value(Field field, boolean needed) {
        Value value = field.value();
        JsonObject one = single(field, needed);
        JsonObject schema = switch (value.many()) {
            case ONE -> one;
            case LIST -> list(one, value);
            case SOME -> any(one, list(one, value));
            case MAP, MAP_BY_HEADER, MAP_BY_KEY -> {
                JsonObject map = json("{ \"type\": \"object\" }");
                if (value.many() == Value.Many.MAP_BY_KEY) {
                    map.add("propertyNames", text("^" + Sort.KEY.pattern() + "$"));
                    bound(map, "minProperties", value.range().least().orElse(null));
                    bound(map, "maxProperties", value.range().most().orElse(null));
                }
                map.add("additionalProperties", one);
                yield map;
            }
        };
        if (value.otherwise().isPresent() && value.many() == Value.Many.ONE) {
            String text = value.otherwise().get();
            schema.add("default", switch (field.sort()) {
                case FLAG, WHOLE, NUMBER -> JsonParser.parseString(text);
                default -> new JsonPrimitive(text);
            });
        } else if (field.sort() == Sort.FLAG) {
            schema.addProperty("default", false);
        }
        schema.addProperty("description", field.form().help());
        return schema;
    }

    private static JsonObject list(JsonObject one, Value value) {
        JsonObject list = json("{ \"type\": \"array\" }");
        if (value.sort() != Sort.WHOLE) {
            bound(list, "minItems", value.range().least().orElse(null));
            bound(list, "maxItems", value.range().most().orElse(null));
        }
        list.add("items", one);
        return list;
    }

    private static JsonObject single(Field field, boolean needed) {
        Value value = field.value();
        JsonObject one = switch (field.sort()) {
            case OBJECT -> ref(value.kind().orElseThrow());
            case PATH -> ref("path");
            case REF -> ref("pathOrInput");
            case ONE_INPUT -> ref("oneInput");
            case VALUE, COMPARED -> ref("scalar");
            case JSON, UNKNOWN -> new JsonObject();
            case FLAG -> json("{ \"type\": \"boolean\" }");
            case WHOLE, NUMBER -> {
                JsonObject number = json("{ \"type\": \"%s\" }".formatted(field.sort() == Sort.WHOLE ? "integer" : "number"));
                bound(number, "minimum", value.range().least().orElse(null));
                bound(number, "maximum", value.range().most().orElse(null));
                yield number;
            }
            case WORD, TERM -> {
                JsonObject words = new JsonObject();
                JsonArray all = new JsonArray();
                value.words().forEach(word -> all.add(word.word()));
                words.add("enum", all);
                yield words;
            }
            case KEY, DAY, VERSION, LINK, HEADER, HOST, MARK -> text("^(" + field.sort().pattern() + ")$");
            case TABLE, SERVICE, SECRET_INPUT -> text("^" + Sort.KEY.pattern() + "$");
            case TEXT -> needed && value.range().least().isEmpty() ? json("{ \"type\": \"string\", \"pattern\": \"\\\\S\" }") : text("");
            case ZONE, CHARSET, TEMPLATE, SECRET, ADDRESS, ADDRESS_PATH, REGEX -> text("");
        };
        return value.kind().isPresent() && field.sort() != Sort.OBJECT ? any(one, ref(value.kind().get())) : one;
    }

    private static JsonObject any(JsonObject one, JsonObject other) {
        JsonArray both = new JsonArray();
        both.add(one);
        both.add(other);
        JsonObject any = new JsonObject();
        any.add("anyOf", both);
        return any;
    }

    private static JsonObject ref(String name) {
        return json("{ \"$ref\": \"#/$defs/" + name + "\" }");
    }

    private static JsonObject text(String pattern) {
        JsonObject text = json("{ \"type\": \"string\" }");
        if (!pattern.isEmpty()) {
            text.addProperty("pattern", pattern);
        }
        return text;
    }

    private static void bound(JsonObject schema, String name, @org.jspecify.annotations.Nullable BigDecimal bound) {
        if (bound != null) {
            schema.addProperty(name, bound);
        }
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }
}
