package app.tallybird.connector.format;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

import app.tallybird.connector.description.Field;
import app.tallybird.connector.description.Kind;
import app.tallybird.connector.description.Place;
import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.description.Rule;
import app.tallybird.connector.description.Sort;
import app.tallybird.connector.description.Value;
import app.tallybird.connector.description.Word;

/** Checks each value of a document by itself: whether its property is known, whether one is missing, and whether it is what is described. */
final class FieldCheck {

    private static final int LONGEST_REGEX = 300;

    private final Complaints complaints;

    FieldCheck(Complaints complaints) {
        this.complaints = complaints;
    }

    void check(Place place) {
        Value value = place.field().value();
        JsonElement json = place.value();
        if (place.sort() == Sort.UNKNOWN) {
            return;
        }
        if (place.kind().isPresent() && json instanceof JsonObject object) {
            object(place.pointer(), place.kind().get(), object);
        } else if (!place.item() && value.many().isMap()) {
            if (wants(place, json instanceof JsonObject, "an object")) {
                keys(place, json.getAsJsonObject());
                amount(place, json.getAsJsonObject().size());
            }
        } else if (!place.item() && (value.many() == Value.Many.LIST || (value.many() == Value.Many.SOME && json.isJsonArray()))) {
            if (wants(place, json.isJsonArray(), "a list")) {
                amount(place, json.getAsJsonArray().size());
            }
        } else if (value.isObject() || (value.kind().isPresent() && !(json instanceof JsonPrimitive))) {
            wants(place, false, "an object");
        } else {
            single(place);
        }
    }

    private void object(String pointer, Kind kind, JsonObject object) {
        Set<String> contested = new LinkedHashSet<>();
        Set<String> variants = kind.variants(object);
        List<String> odd = object.keySet().stream().filter(name -> kind.named(name).isEmpty() && !name.startsWith("x-")).toList();
        kind.rules().stream().filter(rule -> rule.with().isEmpty() || variants.contains(rule.with())).forEach(rule -> {
            List<String> given = rule.names().stream()
                    .filter(name -> object.has(name)
                            || odd.stream().anyMatch(one -> DidYouMean.nearest(one, rule.names()).filter(name::equals).isPresent()))
                    .toList();
            if (!rule.holds(given)) {
                contested.addAll(rule.type() == Rule.Type.NEEDS ? List.of() : rule.names());
                String at = rule.code().equals("C113") ? pointer + Pointer.of(given.getLast()) : pointer;
                String missing = rule.names().stream().filter(name -> !object.has(name)).findFirst().orElse("");
                complaints.add(rule.code(), at, rule.sentence().isEmpty() ? "\"" + missing + "\" is missing" : rule.sentence(),
                        rule.hint());
            }
        });
        boolean undecided = kind.firstOf().stream().map(Word::word).filter(object::has).anyMatch(contested::contains);
        boolean open = undecided
                || kind.by().stream().anyMatch(name -> kind.field(name, object).isPresent() && !isKnownWord(kind, name, object));
        Set<String> known = new LinkedHashSet<>(contested);
        Set<String> missing = new LinkedHashSet<>();
        for (Field field : open ? kind.fields() : kind.fields(object)) {
            known.add(field.name());
            if (field.mustStand(undecided ? Set.of() : variants) && !object.has(field.name()) && !contested.contains(field.name())) {
                missing.add(field.name());
            }
        }
        List<String> free = known.stream().filter(name -> !object.has(name)).toList();
        object.keySet().stream().filter(name -> !known.contains(name) && !name.startsWith("x-")).forEach(name -> {
            DidYouMean.nearest(name, free).ifPresent(missing::remove);
            complaints.add("C102", pointer + Pointer.of(name), "\"" + name + "\" is not known here",
                    hint(DidYouMean.hint(name, free), "known are: ", known));
        });
        missing.forEach(name -> complaints.add("C104", pointer, "\"" + name + "\" is missing",
                kind.named(name).map(field -> field.form().help()).orElse("")));
    }

    private static boolean isKnownWord(Kind kind, String name, JsonObject object) {
        Value value = kind.named(name).orElseThrow().value();
        String word = object.get(name) instanceof JsonPrimitive given ? given.getAsString() : value.otherwise().orElse("");
        return value.words().stream().anyMatch(one -> one.word().equals(word));
    }

    private static String hint(String near, String otherwise, Iterable<String> known) {
        return near.isEmpty() ? otherwise + String.join(", ", known) : near;
    }

    private void keys(Place place, JsonObject map) {
        if (place.field().value().many() == Value.Many.MAP_BY_KEY) {
            String what = place.field().value().kind().orElse("entry");
            map.keySet().stream().filter(name -> !Sort.KEY.fits(name)).forEach(name -> complaints.add("C107",
                    place.pointer() + Pointer.of(name), "\"" + name + "\" is not a name for a " + what, Sort.KEY.hint()));
        }
    }

    private void amount(Place place, int size) {
        Value.Range range = place.field().value().range();
        if (place.sort() == Sort.WHOLE || range.holds(BigDecimal.valueOf(size))) {
            return;
        }
        if (range.most().isPresent()) {
            complaints.add("C221", place.pointer(),
                    "\"" + place.name() + "\" holds " + range.least().map(BigDecimal::toPlainString).orElse("0") + " to "
                            + range.most().get().toPlainString() + ", not " + size,
                    "");
        } else {
            complaints.add("C107", place.pointer(), "\"" + place.name() + "\" is an empty list",
                    place.field().required() ? "name at least one" : "remove it, or name at least one");
        }
    }

    private boolean wants(Place place, boolean is, String what) {
        if (!is) {
            complain("C105", place, what + " is expected here, not " + words(place.value()),
                    what.equals("an object") ? "write { ... }" : "");
        }
        return is;
    }

    /** What is wrong with one of several is said of all of them; an entry of a map and an object have a place of their own. */
    private void complain(String code, Place place, String text, String hint) {
        Place around = place.around();
        boolean inList = place.item() && around != null && around.value().isJsonArray() && !place.field().value().isObject();
        complaints.add(code, inList && around != null ? around.pointer() : place.pointer(), text, hint);
    }

    static String words(JsonElement json) {
        return switch (json) {
            case JsonObject object -> "an object";
            case JsonArray array -> "a list";
            case JsonPrimitive value -> value.isString() ? "a text" : value.isNumber() ? "a number" : "true or false";
            default -> "null";
        };
    }

    private void single(Place place) {
        JsonPrimitive value = place.value() instanceof JsonPrimitive given ? given : null;
        switch (place.sort()) {
            case FLAG -> wants(place, value != null && value.isBoolean(), "true or false");
            case WHOLE, NUMBER -> {
                if (wants(place, value != null && value.isNumber(), number(place)) && value != null) {
                    number(place, value.getAsBigDecimal());
                }
            }
            case VALUE, COMPARED -> {
                if (wants(place, value != null, "a text, a number, true or false") && place.sort() == Sort.COMPARED
                        && place.text().contains("{{") && Template.parse(place.text()).flatMap(Template::onlyInput).isEmpty()) {
                    complain("C110", place, "a condition compares with a value, or with exactly one {{input.x}}",
                            "write {{input.x}} alone");
                }
            }
            case JSON -> {
                if (value != null && value.isString()) {
                    template(place);
                }
            }
            default -> {
                if (wants(place, value != null && value.isString(), "a text")) {
                    text(place, place.text());
                }
            }
        }
    }

    private void number(Place place, BigDecimal number) {
        boolean broken = place.sort() == Sort.WHOLE && number.stripTrailingZeros().scale() > 0;
        if (broken || !place.field().value().range().holds(number)) {
            complain("C108", place, number(place) + " is expected here, not " + number.toPlainString(), "");
        }
    }

    /** "a whole number from 1 to 8". */
    private static String number(Place place) {
        Value.Range range = place.field().value().range();
        return (place.sort() == Sort.WHOLE ? "a whole number" : "a number") + range.least().map(least -> range.most()
                .map(most -> " from " + least.toPlainString() + " to " + most.toPlainString()).orElse(" of at least " + least)).orElse("");
    }

    private void text(Place place, String text) {
        Sort sort = place.sort();
        if (text.isBlank() && isNeeded(place)) {
            complain("C107", place, "\"" + place.name() + "\" is empty", "");
        } else if (!sort.fits(text)) {
            complain(sort == Sort.HOST ? "C112" : sort == Sort.MARK ? "C106" : "C107", place, "\"" + text + "\" is not " + sort.what(),
                    sort.hint());
        } else if (sort == Sort.CHARSET && !text.equals("auto") && !isOneInput(text) && !isCharset(text)) {
            complain("C106", place, "the character set \"" + text + "\" is not known", "use UTF-8 or windows-1252");
        } else if (sort.isTemplate()) {
            template(place);
        } else if (sort.isPath()) {
            path(place, text);
        } else if (sort == Sort.WORD || sort == Sort.TERM) {
            word(place, text);
        } else if (sort == Sort.REGEX) {
            regex(place, text);
        } else if (sort == Sort.ZONE && !text.equals("local") && !ZoneId.getAvailableZoneIds().contains(text)) {
            complain("C106", place, "\"" + text + "\" is not a time zone", "write UTC, local, or a name such as Europe/Berlin");
        }
    }

    /** Whether a text has to say something: templates and paths are checked as such, and a range from 0 allows nothing, too. */
    private static boolean isNeeded(Place place) {
        boolean may = place.item() || place.sort().isTemplate() || place.sort().isPath()
                || place.field().value().range().least().isPresent();
        return !may && place.field().mustStand(place.holder().map(FieldCheck::variants).orElse(Set.of()));
    }

    private static Set<String> variants(Place holder) {
        return holder.value() instanceof JsonObject object ? holder.kind().map(kind -> kind.variants(object)).orElse(Set.of()) : Set.of();
    }

    private void template(Place place) {
        if (Template.parse(place.text()).isEmpty()) {
            complain("C110", place, "there is a placeholder that is not understood in \"" + place.text() + "\"",
                    "write {{input.x}}, {{secret.x}}, {{parent.x}}, {{row.x}} or {{date.today}}");
        }
    }

    private void path(Place place, String text) {
        boolean input = place.sort() == Sort.REF && isOneInput(text);
        if (!input && FieldPath.parse(text).isEmpty()) {
            complain("C109", place, text.isBlank() ? "no field is named here" : "\"" + text + "\" is not a path",
                    text.isBlank()
                            ? "name one, such as id or attributes.name"
                            : "write name.name, name[0].name, [\"odd name\"].x, or . for the whole value");
        }
    }

    private void word(Place place, String text) {
        List<String> known = place.field().value().words().stream().map(Word::word).toList();
        if (!known.contains(text)) {
            boolean term = place.sort() == Sort.TERM;
            complain(term ? "C114" : "C106", place,
                    term ? "Synthesize has no %s \"%s\"".formatted(place.name(), text) : "\"" + text + "\" is not known here",
                    hint(DidYouMean.hint(text, known), "use one of: ", known));
        }
    }

    private void regex(Place place, String text) {
        try {
            if (text.length() > LONGEST_REGEX) {
                complain("C111", place, "the expression is longer than " + LONGEST_REGEX + " characters", "");
            } else if (PatternSize.isTooLarge(text)) {
                complain("C111", place, "the repetitions of the expression multiply to more than can be tried",
                        "repeat less inside of what is repeated");
            } else {
                Pattern.compile(text);
            }
        } catch (PatternSyntaxException e) {
            complain("C111", place, "the expression is not understood: " + e.getMessage(),
                    "RE2 syntax: no look-around, no back references");
        }
    }

    private static boolean isOneInput(String text) {
        return Template.parse(text).flatMap(Template::onlyInput).isPresent();
    }

    private static boolean isCharset(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
