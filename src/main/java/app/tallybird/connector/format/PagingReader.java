package app.tallybird.connector.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import app.tallybird.connector.format.Paging.End;
import app.tallybird.connector.format.Paging.Figure;
import app.tallybird.connector.format.Paging.Param;
import app.tallybird.connector.format.Paging.Size;

/** Reads how a list continues. */
final class PagingReader {

    private static final List<String> KINDS = List.of("none", "page", "offset", "cursor", "nextLink", "linkHeader");
    private static final Map<String, Param.In> IN = HttpReader.words("query", Param.In.QUERY, "json", Param.In.JSON, "form", Param.In.FORM,
            "graphql", Param.In.GRAPHQL);
    private static final Map<String, Boolean> RELATIVE = HttpReader.words("host", false, "base", true);
    private static final String HEADER_NAME = "[A-Za-z0-9-]+";
    private static final int MAX_PAGES = 1_000;

    private PagingReader() {
    }

    static Paging read(Part part) {
        String type = part.required("type");
        Paging paging = switch (type) {
            case "page", "offset" -> numbered(part, type.equals("offset"));
            case "cursor" -> cursor(part);
            case "nextLink" -> new Paging.NextLink(part.requiredPath("from"), size(part), end(part),
                    part.oneOf("relativeTo", RELATIVE, false), headers(part));
            case "linkHeader" -> new Paging.LinkHeader(part.text("rel").orElse("next"), size(part), end(part));
            case "none" -> new Paging.None(totals(part, Optional.empty(), 1));
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
            if (!name.matches(HEADER_NAME) || PlaceholderCheck.isForbidden(name, false)) {
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
        return Paging.None.SILENT;
    }

    private static Paging numbered(Part part, boolean offset) {
        if (!part.has("size")) {
            part.missing("size");
        }
        return new Paging.Numbered(offset, param(part), part.integer("start", offset ? 0 : 1, 0, 1_000_000), size(part),
                part.bool("shortPageIsLast", false), end(part));
    }

    private static Paging cursor(Part part) {
        Optional<FieldPath> from = part.path("from");
        Optional<FieldPath> lastRow = part.path("fromLastRow");
        if (!part.has("from") && !part.has("fromLastRow")) {
            part.complain("C104", "", "\"from\" or \"fromLastRow\" is missing", "say where the next cursor is");
        }
        return new Paging.Cursor(param(part), from, lastRow, size(part), end(part),
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

    private static End end(Part part) {
        return totals(part, part.path("more"), part.integer("maxPages", MAX_PAGES, 1, 10_000));
    }

    private static End totals(Part part, Optional<FieldPath> more, int maxPages) {
        return new End(figure(part, "totalPages"), figure(part, "totalRows"), part.bool("totalMayBeMissing", false), more, maxPages);
    }

    private static Optional<Figure> figure(Part part, String property) {
        String inHeader = property + "Header";
        if (part.has(property) && part.has(inHeader)) {
            part.complain("C104", inHeader, "a total is in \"" + property + "\" or in \"" + inHeader + "\"", "name one of them");
        }
        Optional<Figure> field = part.path(property).map(Figure.Field::new);
        return field.or(() -> part.text(inHeader).map(name -> {
            if (!name.matches(HEADER_NAME)) {
                part.complain("C107", inHeader, "\"" + name + "\" is not the name of a header", "write it like X-Total-Count");
            }
            return new Figure.Header(name);
        }));
    }
}
