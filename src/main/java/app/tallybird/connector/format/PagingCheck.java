package app.tallybird.connector.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import app.tallybird.connector.format.Paging.Figure;

/** Finds what a paging looks for inside the list of rows, where there are rows and nothing else: it would be missing in every answer. */
final class PagingCheck {

    private PagingCheck() {
    }

    /** The path by the name of the property that looks for it. */
    static Map<String, FieldPath> amongRows(Table table) {
        List<FieldPath.Step> rows = table.rows().path().steps();
        Map<String, FieldPath> found = new LinkedHashMap<>();
        if (table.rows().as() == Table.As.LIST && rows.stream().allMatch(FieldPath.Step.Name.class::isInstance)) {
            paths(table.paging()).forEach((property, path) -> {
                if (path.steps().size() >= rows.size() && path.steps().subList(0, rows.size()).equals(rows)) {
                    found.put(property, path);
                }
            });
        }
        return found;
    }

    private static Map<String, FieldPath> paths(Paging paging) {
        Map<String, FieldPath> paths = new LinkedHashMap<>();
        switch (paging) {
            case Paging.Cursor cursor -> cursor.from().ifPresent(path -> paths.put("from", path));
            case Paging.NextLink link -> {
                paths.put("from", link.from());
                link.headers().forEach((name, path) -> paths.put("headers/" + name, path));
            }
            case Paging.None none -> {
            }
            case Paging.Numbered numbered -> {
            }
            case Paging.LinkHeader header -> {
            }
        }
        Paging.End end = paging.end();
        end.more().ifPresent(path -> paths.put("more", path));
        end.totalPages().filter(Figure.Field.class::isInstance)
                .ifPresent(figure -> paths.put("totalPages", ((Figure.Field) figure).path()));
        end.totalRows().filter(Figure.Field.class::isInstance).ifPresent(figure -> paths.put("totalRows", ((Figure.Field) figure).path()));
        return paths;
    }
}
