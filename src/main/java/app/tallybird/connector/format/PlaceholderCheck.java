package app.tallybird.connector.format;

import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.google.gson.JsonObject;

import app.tallybird.connector.description.Place;
import app.tallybird.connector.description.Sort;
import app.tallybird.connector.description.Value;
import app.tallybird.connector.format.Template.Part.Placeholder;

/** Checks every placeholder: that what it names exists, that secrets stay in the sign-in, and that no header is smuggled in. */
final class PlaceholderCheck {

    private static final Set<String> DATES = Set.of("today", "now", "yesterday", "monthStart", "lastMonthStart", "lastMonthEnd");

    /** What is known of a request that is signed. */
    private static final List<String> SIGNING = List.of("id", "time", "method", "target", "body");

    private final ConnectorDocument document;
    private final Complaints complaints;
    private final Map<String, Input> inputs;

    PlaceholderCheck(ConnectorDocument document, Complaints complaints) {
        this.document = document;
        this.complaints = complaints;
        inputs = document.inputs().stream().collect(Collectors.toMap(Input::key, input -> input, (one, other) -> one));
    }

    void check(Place place) {
        if (place.item() && place.field().value().many() == Value.Many.MAP_BY_HEADER) {
            header(place);
        }
        if (place.sort() == Sort.SECRET_INPUT) {
            input(place.text(), place, true);
        } else if (place.sort() == Sort.REF || place.sort() == Sort.COMPARED) {
            Template.parse(place.text()).flatMap(Template::onlyInput).ifPresent(name -> input(name, place, false));
        } else if (place.sort().isTemplate()) {
            Template.parse(place.text()).ifPresent(template -> template(template, place));
        }
    }

    private void template(Template template, Place at) {
        template.placeholders().forEach(placeholder -> check(placeholder, at));
        if (at.sort() == Sort.ONE_INPUT) {
            typedByUser(template, at);
        } else if (at.sort() == Sort.ADDRESS) {
            base(template, at.pointer());
        }
    }

    /** What is started or read on the user's computer comes from the user alone: not from the document, not from a default in it. */
    private void typedByUser(Template template, Place at) {
        boolean file = at.field().name().equals("file");
        Optional<String> name = template.onlyInput();
        boolean typed = name.isPresent() && name.map(inputs::get)
                .map(input -> input.defaultValue().isEmpty() && input.choices().isEmpty() && (!file || input.type() == Input.Type.FILE))
                .orElse(!file);
        if (!typed) {
            complaints.add(file ? "C226" : "C223", at.pointer(),
                    file ? "a document can not say which file is read" : "a document can not say what is started on this computer",
                    "write exactly one {{input.x}}, an input "
                            + (file ? "of the type file without a default" : "without default and choices"));
        }
    }

    private void header(Place place) {
        String name = place.name();
        boolean auth = place.within("auth").isPresent();
        Optional<String> entered = auth ? HeaderName.input(name) : Optional.empty();
        if (entered.isPresent()) {
            input(entered.get(), place, false);
        } else if (!HeaderName.isAllowed(name) || (!auth && name.equalsIgnoreCase("Authorization"))) {
            complaints.add("C215", place.pointer(), "the header \"" + name + "\" can not be set here",
                    name.equalsIgnoreCase("Authorization") ? "move it to auth.headers" : "");
        }
    }

    private void base(Template base, String pointer) {
        boolean open = base.parts().isEmpty() || base.parts().getFirst() instanceof Placeholder;
        if (!open && !base.text().startsWith("https://")) {
            complaints.add("C219", pointer, "the address does not begin with https://", "");
        } else if (base.isLiteral() && !base.parts().isEmpty() && !allowed(base.text())) {
            complaints.add("C217", pointer, "the host of " + base.text() + " is not in allowedHosts", "add it if it is the vendor's");
        }
    }

    /** Only what stands in the document can be compared here; the rest is judged when it runs. */
    private boolean allowed(String address) {
        List<Template> hosts = document.http().map(HttpPart::allowedHosts).orElse(List.of());
        String authority = address.replaceFirst("^https://", "").replaceFirst("/.*", "").toLowerCase(Locale.ROOT);
        return hosts.isEmpty()
                || hosts.stream().anyMatch(host -> !host.isLiteral() || fits(host.text().toLowerCase(Locale.ROOT), authority));
    }

    private static boolean fits(String pattern, String authority) {
        return pattern.startsWith("*.")
                ? authority.endsWith(pattern.substring(1))
                : authority.equals(pattern) || authority.equals(pattern + ":443");
    }

    private void check(Placeholder placeholder, Place at) {
        switch (placeholder.source()) {
            case INPUT -> input(placeholder.name(), at, false);
            case SECRET -> {
                if (at.within("auth").isEmpty()) {
                    complaints.add("C213", at.pointer(), "a secret may be used only inside \"auth\"",
                            "move this header or parameter to auth");
                }
                input(placeholder.name(), at, true);
            }
            case PARENT -> {
                path(placeholder, at);
                if (at.parents().isEmpty()) {
                    complaints.add("C214", at.pointer(), "{{parent." + placeholder.name() + "}} needs \"forEach\" on this table", "");
                }
            }
            case ROW -> {
                path(placeholder, at);
                if (at.within("column").isEmpty()) {
                    complaints.add("C216", at.pointer(), "{{row." + placeholder.name() + "}} is known in columns only", "");
                }
            }
            case SESSION -> {
                boolean carries = at.item() && at.holder().filter(PlaceholderCheck::isSession).isPresent();
                if (!carries || !placeholder.name().equals("token")) {
                    complaints.add("C222", at.pointer(), "{{session.token}} is known in the headers and json of a session only", "");
                }
            }
            case SIGN -> {
                boolean known = SIGNING.contains(placeholder.name())
                        || (placeholder.name().equals("signature") && at.field().name().equals("headers"));
                if (at.within("signature").isEmpty() || !known) {
                    complaints.add(
                            "C222", at.pointer(), "{{sign." + placeholder.name() + "}} is not known here; in a signature are "
                                    + String.join(", ", SIGNING) + ", and in its headers signature",
                            DidYouMean.hint(placeholder.name(), SIGNING));
                }
            }
            case DATE -> date(placeholder, at);
        }
    }

    private static boolean isSession(Place place) {
        return place.kind().filter(kind -> kind.name().equals("auth")).isPresent() && place.value() instanceof JsonObject auth
                && auth.has("login");
    }

    private void path(Placeholder placeholder, Place at) {
        if (FieldPath.parse(placeholder.name()).isEmpty()) {
            complaints.add("C109", at.pointer(), "\"" + placeholder.name() + "\" is not a path", "write name.name or name[0].name");
        }
    }

    private void date(Placeholder placeholder, Place at) {
        if (!DATES.contains(placeholder.name()) && !placeholder.name().matches("daysAgo\\(\\d{1,4}\\)")) {
            complaints.add("C220", at.pointer(), "there is no date \"" + placeholder.name() + "\"",
                    DidYouMean.hint(placeholder.name(), List.copyOf(DATES)));
            return;
        }
        try {
            new DateTimeFormatterBuilder().appendPattern(placeholder.format());
        } catch (IllegalArgumentException e) {
            complaints.add("C220", at.pointer(), "the date format \"" + placeholder.format() + "\" is not understood",
                    "for example yyyy-MM-dd");
        }
    }

    private void input(String name, Place at, boolean asSecret) {
        Input input = inputs.get(name);
        if (input == null) {
            complaints.add("C210", at.pointer(), "there is no input \"" + name + "\"", DidYouMean.hint(name, inputs.keySet()));
        } else if (input.secret() && !asSecret) {
            complaints.add("C212", at.pointer(), "\"" + name + "\" is a secret input", "write {{secret." + name + "}}");
        } else if (!input.secret() && asSecret) {
            complaints.add("C212", at.pointer(), "\"" + name + "\" is not a secret input",
                    "write {{input." + name + "}}, or make it secret");
        }
    }
}
