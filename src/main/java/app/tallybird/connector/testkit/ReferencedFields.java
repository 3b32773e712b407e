package app.tallybird.connector.testkit;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.gson.JsonElement;

import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.FieldRef;
import app.tallybird.connector.format.Template;

/**
 * The names of answer fields that a part of a connector document looks at. Walks whatever the part consists of, so that a new kind of sign-in or
 * column needs no line here.
 */
public final class ReferencedFields {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(?:parent|row|outer)\\.([^}|]+)");

    private final Set<String> names = new LinkedHashSet<>();

    private ReferencedFields() {
    }

    /** Of a whole document. */
    public static Set<String> of(ConnectorDocument document) {
        return in(document);
    }

    /** The same for a part, such as the paging of a table or a column. */
    static Set<String> in(Object part) {
        ReferencedFields fields = new ReferencedFields();
        fields.walk(part);
        return fields.names;
    }

    private void walk(Object part) {
        switch (part) {
            case FieldPath path -> path(path);
            case FieldRef ref -> ref.path().ifPresent(this::path);
            case Template template -> placeholders(template.toString());
            case JsonElement tree -> placeholders(tree.toString());
            case Optional<?> maybe -> maybe.ifPresent(this::walk);
            case Collection<?> all -> all.forEach(this::walk);
            case Map<?, ?> map -> map.values().forEach(this::walk);
            case Record parts -> components(parts);
            default -> {
                // Texts, numbers and switches name no field.
            }
        }
    }

    private void components(Record parts) {
        for (RecordComponent component : parts.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                walk(component.getAccessor().invoke(parts));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void path(FieldPath path) {
        path.steps().forEach(step -> {
            if (step instanceof FieldPath.Step.Name name) {
                names.add(name.name());
            }
        });
    }

    private void placeholders(String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            FieldPath.parse(matcher.group(1)).ifPresent(this::path);
        }
    }
}
