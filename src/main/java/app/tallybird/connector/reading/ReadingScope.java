package app.tallybird.connector.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.format.Template;
import app.tallybird.connector.format.Template.Part.Placeholder;
import app.tallybird.secret.Secret;

/** Finds the values of placeholders during a reading. Used by one thread. */
public final class ReadingScope implements Template.Scope {

    private static final List<FieldPath> NAMES = Stream.of("name", "displayName", "label", "attributes.name", "id").map(FieldPath::parse)
            .flatMap(Optional::stream).toList();

    private final ReadingContext context;
    private final String pointer;
    private final @Nullable Row parent;
    private final @Nullable Row row;
    private final @Nullable Secret session;
    private final Map<String, String> signing;

    public ReadingScope(ReadingContext context, String pointer, @Nullable Row parent, @Nullable Row row) {
        this(context, pointer, parent, row, null, Map.of());
    }

    private ReadingScope(ReadingContext context, String pointer, @Nullable Row parent, @Nullable Row row, @Nullable Secret session,
            Map<String, String> signing) {
        this.context = context;
        this.pointer = pointer;
        this.parent = parent;
        this.row = row;
        this.session = session;
        this.signing = signing;
    }

    /** The same, with the token of a session. */
    public ReadingScope in(Secret sessionToken) {
        return new ReadingScope(context, pointer, parent, row, sessionToken, signing);
    }

    /** The same while a request is signed; {@code parts} are what is known of it. */
    public ReadingScope signing(Map<String, String> parts) {
        return new ReadingScope(context, pointer, parent, row, session, Map.copyOf(parts));
    }

    /** The place in the document that faults name. */
    public String pointer() {
        return pointer;
    }

    /** The same at another place of the document. */
    public ReadingScope at(String place) {
        return new ReadingScope(context, place, parent, row, session, signing);
    }

    /** The parent row by its name, or else its id; empty when there is none. */
    public String parentName() {
        return nameOf(parent);
    }

    /** A row by its name, or else its id; empty when there is none. */
    public static String nameOf(@Nullable Row row) {
        if (row == null) {
            return "";
        }
        for (FieldPath path : NAMES) {
            if (row.read(path) instanceof JsonPrimitive text && !text.getAsString().isBlank()) {
                return text.getAsString();
            }
        }
        return row.shown().asMap().values().stream().filter(JsonPrimitive.class::isInstance).map(JsonElement::getAsString).findFirst()
                .orElse("?");
    }

    /** What a template makes that is a secret. */
    public Secret secret(Template template) {
        return Secret.of(template.render(this));
    }

    @Override
    public JsonPrimitive value(Placeholder placeholder) {
        return switch (placeholder.source()) {
            case INPUT -> new JsonPrimitive(context.connector().inputs().getOrDefault(placeholder.name(), ""));
            case SECRET -> {
                Secret secret = context.connector().secrets().get(placeholder.name());
                yield new JsonPrimitive(secret == null ? "" : secret.reveal());
            }
            case PARENT -> field(parent, placeholder);
            case ROW -> field(row, placeholder);
            case DATE -> new JsonPrimitive(date(placeholder));
            case SIGN -> new JsonPrimitive(signing.getOrDefault(placeholder.name(), ""));
            case SESSION -> {
                if (session == null) {
                    throw Fault.of("E327", pointer, "there is no session", "").asException();
                }
                yield new JsonPrimitive(session.reveal());
            }
        };
    }

    private JsonPrimitive field(@Nullable Row from, Placeholder placeholder) {
        JsonElement value = from == null ? null : FieldPath.parse(placeholder.name()).map(from::read).orElse(null);
        if (value instanceof JsonPrimitive primitive) {
            Ids.text(primitive, pointer);
            return primitive;
        }
        throw Fault.of("E327", pointer, "the row it is taken from has no \"" + placeholder.name() + "\"", "check the field's name")
                .asException();
    }

    private String date(Placeholder placeholder) {
        ZonedDateTime now = context.now().withZoneSameInstant(context.zone());
        LocalDate today = now.toLocalDate();
        String name = placeholder.name();
        if (name.equals("now")) {
            return placeholder.format().isEmpty()
                    ? DateTimeFormatter.ISO_INSTANT.format(now.withNano(0))
                    : format(now, placeholder.format());
        }
        LocalDate day = switch (name) {
            case "today" -> today;
            case "yesterday" -> today.minusDays(1);
            case "monthStart" -> today.withDayOfMonth(1);
            case "lastMonthStart" -> today.withDayOfMonth(1).minusMonths(1);
            case "lastMonthEnd" -> today.withDayOfMonth(1).minusDays(1);
            default -> today.minusDays(Long.parseLong(name.replaceAll("\\D", "")));
        };
        return placeholder.format().isEmpty() ? day.toString() : format(day.atStartOfDay(context.zone()), placeholder.format());
    }

    private String format(ZonedDateTime time, String pattern) {
        try {
            return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Fault.of("E327", pointer, "the date format \"" + pattern + "\" is not understood", "for example yyyy-MM-dd")
                    .asException();
        }
    }
}
