package app.tallybird.connector.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import app.tallybird.connector.format.Paging.End;
import app.tallybird.connector.format.Paging.Param;
import app.tallybird.connector.format.Paging.Size;

/** Reads how a list continues. */
final class PagingReader {

    private static final List<String> KINDS = List.of("none", "page", "offset", "cursor", "nextLink", "linkHeader");
    private static final Map<String, Param.In> IN = HttpReader.words("query", Param.In.QUERY, "json", Param.In.JSON, "form", Param.In.FORM,
            "graphql", Param.In.GRAPHQL);
    private static final Map<String, Boolean> RELATIVE = HttpReader.words("host", false, "base", true);
    private static final int MAX_PAGES = 1_000;

    private PagingReader() {
    }

    static Paging read(Part part) {
        String type = part.required("type");
        Paging paging = switch (type) {
            case "page", "offset" -> numbered(part, type.equals("offset"));
            case "cursor" -> cursor(part);
            case "nextLink" -> new Paging.NextLink(part.requiredPath("from"), size(part), end(part, false, true),
                    part.oneOf("relativeTo", RELATIVE, false), headers(part));
            case "linkHeader" -> new Paging.LinkHeader(part.text("rel").orElse("next"), size(part), end(part, false, false));
            case "none" -> new Paging.None();
            default -> unknown(part, type);
        };
        if (KINDS.contains(type)) {
            part.close();
        }
        return paging;
    }

    private static Map<String, FieldPath> headers(Part part) {
        Map<String, FieldPath> headers = new LinkedHashMap<>();
        part.part("headers").ifPresent(inner -> inner.names().forEach(name -> {
            if (!name.matches("[A-Za-z0-9-]+") || PlaceholderCheck.isForbidden(name, false)) {
                inner.complain("C215", name, "the header \"" + name + "\" can not be set here", "");
            }
            inner.path(name).ifPresent(path -> headers.put(name, path));
        }));
        return headers;
    }

    private static Paging unknown(Part part, String type) {
        if (!type.isEmpty()) {
            String hint = DidYouMean.hint(type, KINDS);
            part.complain("C106", "type", "\"" + type + "\" is not known here",
                    hint.isEmpty() ? "use one of: " + String.join(", ", KINDS) : hint);
        }
        return new Paging.None();
    }

    private static Paging numbered(Part part, boolean offset) {
        if (!part.has("size")) {
            part.missing("size");
        }
        return new Paging.Numbered(offset, param(part), part.integer("start", offset ? 0 : 1, 0, 1_000_000), size(part),
                end(part, true, true));
    }

    private static Paging cursor(Part part) {
        Optional<FieldPath> from = part.path("from");
        Optional<FieldPath> lastRow = part.path("fromLastRow");
        if (!part.has("from") && !part.has("fromLastRow")) {
            part.complain("C104", "", "\"from\" or \"fromLastRow\" is missing", "say where the next cursor is");
        }
        return new Paging.Cursor(param(part), from, lastRow, size(part), end(part, false, true),
                part.has("nextQuery") ? Optional.of(part.templates("nextQuery")) : Optional.empty());
    }

    private static Param param(Part part) {
        return new Param(part.required("param"), part.oneOf("in", IN, Param.In.QUERY));
    }

    private static Size size(Part part) {
        if (part.has("sizeParam") && !part.has("size")) {
            part.missing("size");
        }
        return new Size(part.text("sizeParam"), part.integer("size", 0, 1, 100_000));
    }

    private static End end(Part part, boolean numbered, boolean total) {
        return new End(numbered ? part.path("totalPages") : Optional.empty(), total ? part.path("totalRows") : Optional.empty(),
                total ? part.path("more") : Optional.empty(), numbered && part.bool("shortPageIsLast", false),
                part.integer("maxPages", MAX_PAGES, 1, 10_000));
    }
}
