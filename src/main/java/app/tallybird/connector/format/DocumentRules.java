package app.tallybird.connector.format;

import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import java.util.List;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

import app.tallybird.connector.description.Place;

/** Checks what several values of one object have to do with each other, where the description of the format has no word for it. */
final class DocumentRules {

    private static final Pattern GROUP = Pattern.compile("\\$\\{?(\\d{1,3})");

    private final Complaints complaints;

    DocumentRules(Complaints complaints) {
        this.complaints = complaints;
    }

    void check(Place place) {
        if (place.kind().isPresent() && place.value() instanceof JsonObject object) {
            String at = place.pointer();
            switch (place.kind().get().name()) {
                case "input" -> input(at, object);
                case "request" -> {
                    if (!text(object, "method").equals("POST") && (object.has("json") || object.has("form") || object.has("graphql"))) {
                        complaints.add("C113", at, "a GET has no body", "add \"method\": \"POST\"");
                    }
                }
                case "graphql" -> {
                    if (text(object, "query").matches("(?s).*\\{\\{[a-z]+\\..*")) {
                        complaints.add("C114", at + "/query", "a GraphQL text has no placeholders",
                                "declare a $variable and give it under \"variables\"");
                    }
                }
                case "table" -> table(at, object);
                case "replace" -> replace(at, object);
                case "service" -> service(at, object);
                case "unit" -> unit(at, object);
                case "signature" -> signature(at, object);
                default -> {
                    // Its values have nothing to do with each other.
                }
            }
        }
    }

    private static String text(JsonElement from, String name) {
        return from instanceof JsonObject object && object.get(name) != null && object.get(name).isJsonPrimitive()
                ? object.get(name).getAsString()
                : "";
    }

    private void input(String at, JsonObject input) {
        if (text(input, "key").equals(Input.TIME_ZONE.key())) {
            complaints.add("C107", at + "/key",
                    "\"" + Input.TIME_ZONE.key() + "\" is asked for by Tallybird itself, where the document speaks of today",
                    "give it another key");
        }
        if (!input.has("default")) {
            return;
        }
        String value = text(input, "default");
        String wrong = switch (text(input, "type")) {
            case "choice" -> input.get("choices") instanceof JsonArray choices && !choices.isEmpty()
                    && choices.asList().stream().noneMatch(choice -> text(choice, "value").equals(value)) ? "is none of the choices" : "";
            case "integer" -> value.matches("-?\\d{1,18}") ? "" : "is not a whole number";
            case "boolean" -> value.equals("true") || value.equals("false") ? "" : "is neither true nor false";
            default -> "";
        };
        if (!wrong.isEmpty()) {
            complaints.add("C104", at + "/default", "\"" + value + "\" " + wrong, "");
        }
        if (text(input, "secret").equals("true")) {
            complaints.add("C211", at + "/default", "a secret input may not have a default", "remove it");
        }
    }

    private void table(String at, JsonObject table) {
        boolean json = table.has("request") || (!table.has("file") && !table.has("command") && !table.has("values"));
        if (json && table.has("csv") && !text(table, "format").equals("csv")) {
            complaints.add("C113", at + "/csv", "\"csv\" is for an answer that is a table", "write \"format\": \"csv\"");
        }
        boolean asked = json && !text(table, "format").equals("csv");
        if (!asked && table.get("paging") instanceof JsonObject paging) {
            boolean one = text(paging, "type").equals("none");
            boolean pages = !one && (table.has("command") || table.has("request"));
            boolean totals = one && paging.keySet().stream().anyMatch(name -> name.startsWith("total"));
            if (pages || totals) {
                complaints.add("C113", at + "/paging",
                        "a file, an answer that is a table and the output of a program have no " + (pages ? "pages" : "totals"),
                        "write { \"type\": \"none\" }");
            }
        }
        if (!asked && table.get("expect") instanceof JsonObject expect && !expect.has("table")) {
            complaints.add("C113", at + "/expect", "only an answer says something beside its rows", "name the \"table\" that says it");
        }
        FieldPath.parse(text(table, "merge")).filter(path -> !path.steps().stream().allMatch(FieldPath.Step.Name.class::isInstance))
                .ifPresent(path -> complaints.add("C109", at + "/merge", "\"merge\" is a path of names", "write name or name.name"));
    }

    private void replace(String at, JsonObject replace) {
        try {
            String regex = text(replace, "regex");
            int groups = PatternSize.isTooLarge(regex) ? Integer.MAX_VALUE : Pattern.compile(regex).groupCount();
            String with = text(replace, "with");
            Matcher group = GROUP.matcher(with);
            while (group.find()) {
                if (Integer.parseInt(group.group(1)) > groups) {
                    complaints.add("C111", at + "/with", "\"" + with + "\" names a group that the expression does not have",
                            "write \\\\$ for a dollar sign");
                    return;
                }
            }
        } catch (PatternSyntaxException said) {
            // It is complained about as an expression.
        }
    }

    private void signature(String at, JsonObject sign) {
        try {
            new DateTimeFormatterBuilder().appendPattern(text(sign, "time"));
        } catch (IllegalArgumentException e) {
            complaints.add("C220", at + "/time", "the date format \"" + text(sign, "time") + "\" is not understood",
                    "for example yyyy-MM-dd'T'HH:mm:ss");
        }
        boolean carried = sign.get("headers") instanceof JsonObject headers
                && headers.asMap().values().stream().anyMatch(value -> value.toString().contains("{{sign.signature}}"));
        if (!carried && sign.has("headers")) {
            complaints.add("C104", at + "/headers", "nothing carries the signature", "give a header {{sign.signature}}");
        }
    }

    private void unit(String at, JsonObject unit) {
        List<StorageUnit> known = Arrays.stream(StorageUnit.values())
                .filter(one -> one.word().equals(text(unit, "from")) || one.word().equals(text(unit, "to"))).toList();
        if (known.size() == 2 && !known.getFirst().measuresLike(known.getLast())) {
            complaints.add("C113", at, "\"" + text(unit, "from") + "\" and \"" + text(unit, "to") + "\" do not measure the same", "");
        }
    }

    private void service(String at, JsonObject service) {
        if (service.has("nameFrom") && service.get("usage") instanceof JsonObject usage) {
            if (usage.has("plus")) {
                complaints.add("C104", at + "/usage", "a service found in the data is counted from a table, not made of others",
                        "give it \"key\" and \"name\", or count rows");
            } else if (usage.has("zeroIfAny")) {
                complaints.add("C104", at + "/usage", "\"zeroIfAny\" is for services that the document names",
                        "give it \"key\" and \"name\"");
            }
        }
    }
}
