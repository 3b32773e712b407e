package app.tallybird.connector.format;

import java.util.Optional;

import app.tallybird.connector.format.Paging.End;
import app.tallybird.connector.format.Paging.Figure;
import app.tallybird.connector.format.Paging.Param;
import app.tallybird.connector.format.Paging.Size;

/** Reads how a list continues. */
final class PagingReader {

    private PagingReader() {
    }

    static Paging read(ObjectReader paging) {
        String type = paging.text("type");
        End end = new End(figure(paging, "totalPages"), figure(paging, "totalRows"), paging.flag("totalMayBeMissing"), paging.path("more"),
                type.equals("none") ? 1 : paging.whole("maxPages"));
        Size size = new Size(paging.maybe("sizeParam"), paging.whole("size"));
        return switch (type) {
            case "page", "offset" -> new Paging.Numbered(type.equals("offset"), param(paging), paging.whole("start"), size,
                    new Paging.EarlyEnd(paging.flag("shortPageIsLast"), paging.flag("onePageUnlessTold")), end);
            case "cursor" -> new Paging.Cursor(param(paging), paging.path("from"), paging.path("fromLastRow"), size, end,
                    paging.has("nextQuery") ? Optional.of(paging.templates("nextQuery")) : Optional.empty());
            case "nextLink" -> new Paging.NextLink(paging.neededPath("from"), size, end, paging.text("relativeTo").equals("base"),
                    paging.map("headers", path -> FieldPath.parse(path).orElseThrow()));
            case "linkHeader" -> new Paging.LinkHeader(paging.text("rel"), size, end);
            default -> new Paging.None(end);
        };
    }

    private static Param param(ObjectReader paging) {
        return new Param(paging.text("param"), paging.word("in", Param.In.class));
    }

    private static Optional<Figure> figure(ObjectReader paging, String property) {
        return paging.path(property).<Figure>map(Figure.Field::new).or(() -> paging.maybe(property + "Header").map(Figure.Header::new));
    }
}
