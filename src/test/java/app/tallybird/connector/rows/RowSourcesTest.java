package app.tallybird.connector.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.connector.engine.Told;
import app.tallybird.connector.engine.Vendor;
import app.tallybird.connector.format.Condition;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.connector.reading.PreviewLimits;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.reading.ReadingOptions;
import app.tallybird.connector.reading.RowListener;
import app.tallybird.connector.reading.TablePreview;
import app.tallybird.http.Cancel;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;

/** Rows of files and of lists within rows: their bounds, what came twice, and how many of them a first look takes. */
class RowSourcesTest {

    @TempDir
    private Path folder;

    private static String problem(Runnable action) {
        try {
            action.run();
            return "no problem";
        } catch (ProblemException e) {
            return e.problem().code() + " " + e.problem().detail() + " " + e.problem().what() + " | " + e.problem().next();
        }
    }

    private ConfiguredConnector file(String csv, String separator, Path file) {
        return Vendor.run("""
                { "format": 1, "id": "f", "name": "F", "version": "1.0.0", "inputs": [ { "key": "file", "label": "File", "type": "file" },
                  { "key": "sep", "label": "S", "required": false } ],
                  "tables": { "lines": { "file": "{{input.file}}", "format": "csv", "rows": ".", "paging": { "type": "none" }%s } },
                  "accounts": { "from": "lines", "id": "id", "name": "name" },
                  "services": [ { "key": "n", "name": "N", "category": "other", "subcategory": "other",
                    "usage": { "from": "lines", "account": "id", "measure": "sum", "field": "quantity" } } ] }
                """.formatted(csv), Map.of("file", file.toString(), "sep", separator));
    }

    private Path lines(String text) {
        try {
            return Files.writeString(folder.resolve("lines.csv"), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFileThatIsNotThereOrCanNotBeRead() {
        Vendor nobody = new Vendor(call -> Vendor.ok(""));
        Path none = folder.resolve("none.csv");
        assertThat(problem(() -> nobody.read(file("", "", none))))
                .isEqualTo("CONFIGURATION E370 /tables/lines/file The file " + none + " can not be opened. | Check the path.");
        assertThat(problem(() -> nobody.read(file("", "", folder))))
                .isEqualTo("CONFIGURATION E379 /tables/lines/file " + folder + " is a folder, not a file. | Choose a file.");
        assertThat(problem(() -> nobody.read(file("", "", lines("id,name,units\n1,A,2\n"))))).isEqualTo(
                "CONFIGURATION E375 /tables/lines/file The file lines.csv has no column \"quantity\". | Its columns are: id, name, units.");
        assertThat(problem(() -> nobody.read(file("", "", lines("id,nmae,quantity\n1,A,2\n")))))
                .isEqualTo("CONFIGURATION E375 /tables/lines/file The file lines.csv has no column \"name\". | Did you mean \"nmae\"?");
    }

    @ParameterizedTest
    @CsvSource({"';', ;", "auto, ;", "'', ;", "'|', |"})
    void theSeparatorIsChosenOrFoundOut(String chosen, String used) {
        Path file = lines("id;name;quantity\n1;A, B;2\n".replace(";", used));
        Reading reading = new Vendor(call -> Vendor.ok("")).read(file(", \"csv\": { \"separator\": \"{{input.sep}}\" }", chosen, file));
        assertThat(reading.accounts()).extracting(account -> account.name()).containsExactly("A, B");
        assertThat(Vendor.counts(reading)).containsExactly("1/n=2");
    }

    @ParameterizedTest
    @CsvSource({"1, 1, true", "2, 2, true", "3, 3, false", "4, 3, false"})
    void aFirstLookAtAFile(int most, long rows, boolean partial) {
        ConfiguredConnector connector = file("", "", lines("id,name,quantity\n1,A,2\n2,B,3\n3,C,4\n"));
        TablePreview look = new Vendor(call -> Vendor.ok("")).engine().table(connector, "lines",
                ReadingOptions.first(new PreviewLimits(1, 1, most), RowListener.none()), ReadListener.none(), Cancel.never());
        assertThat(List.of(look.rows(), look.partial())).isEqualTo(List.of(rows, partial));
    }

    private static String document(String table, String limits) {
        return """
                { "format": 1, "id": "r", "name": "R", "version": "1.0.0", "inputs": [],
                  "http": { "base": "https://api.r.example", "allowedHosts": ["api.r.example"] },
                  "tables": {
                    "clients": { "request": { "path": "/clients" }, "rows": ".", "paging": { "type": "none" } },
                    "use": { "request": { "path": "/use" }, "rows": "rows", %s } },
                  "accounts": { "from": "clients", "id": "id", "name": "id" },
                  "services": [ { "key": "n", "name": "N", "category": "other", "subcategory": "other",
                    "usage": { "from": "use", "account": "at", "measure": "count" } } ]%s }
                """.formatted(table, limits);
    }

    private static Vendor vendor(String... pages) {
        return new Vendor(call -> {
            if (call.uri().getPath().equals("/clients")) {
                return Vendor.ok("[{\"id\":\"a\"},{\"id\":\"b\"}]");
            }
            String query = Optional.ofNullable(call.uri().getQuery()).orElse("page=1");
            int page = Integer.parseInt(query.replaceAll("\\D+", ""));
            return Vendor.ok("{\"rows\":" + (page <= pages.length ? pages[page - 1] : "[]") + "}");
        });
    }

    private static final String ONE_PAGE = "\"paging\": { \"type\": \"none\" }";
    private static final String PAGES = "\"paging\": { \"type\": \"page\", \"param\": \"page\", \"size\": 9 }";

    /** A list may have as many rows as the document allows, and a reading as many requests. */
    @Test
    void theBoundsOfAReading() {
        String three = "[{\"at\":\"a\",\"x\":1},{\"at\":\"a\",\"x\":2},{\"at\":\"b\",\"x\":3}]";
        assertThat(Vendor.counts(vendor(three).read(document(ONE_PAGE, ", \"limits\": { \"maxRows\": 3, \"maxRequests\": 2 }"), Map.of())))
                .containsExactly("a/n=2", "b/n=1");
        assertThat(problem(() -> vendor(three).read(document(ONE_PAGE, ", \"limits\": { \"maxRows\": 2 }"), Map.of())))
                .startsWith("VENDOR_ANSWER E347 /tables/use The table has more than 2 rows.");
        assertThat(problem(() -> vendor(three).read(document(ONE_PAGE, ", \"limits\": { \"maxRequests\": 1 }"), Map.of())))
                .contains("E346 ").contains("more than 1 request.");
    }

    private static final String EXPAND = "\"expand\": \"in\", \"columns\": { \"at\": { \"from\": \"outer.at\" } }, ";

    private static String outer(String at, String... ids) {
        List<String> inner = new ArrayList<>();
        for (String id : ids) {
            inner.add("{\"id\":\"" + id + "\"}");
        }
        return "{\"at\":\"" + at + "\",\"in\":[" + String.join(",", inner) + "]}";
    }

    /** A page of which nothing is new is a page that was read before, also where its rows are lists. */
    @Test
    void pagesOfListsWithinRows() {
        String keyed = "\"key\": \"id\", " + EXPAND + PAGES;
        String first = "[" + outer("a", "1", "2") + "," + outer("b", "3") + "]";
        assertThat(Vendor.counts(vendor(first, "[" + outer("b", "3", "4") + "]").read(document(keyed, ""), Map.of())))
                .containsExactly("a/n=2", "b/n=2");
        assertThat(
                problem(() -> vendor(first, "[" + outer("a", "2") + "," + outer("b", "1", "3") + "]").read(document(keyed, ""), Map.of())))
                .contains("Page 2 repeats rows already read.");
        // an empty list and one that may be missing say nothing of that
        assertThat(Vendor.counts(vendor(first, "[" + outer("b") + "]", "[" + outer("b", "9") + "]").read(document(keyed, ""), Map.of())))
                .containsExactly("a/n=2", "b/n=2");
        assertThat(Vendor.counts(vendor(first, "[{\"at\":\"b\",\"in\":null}]", "[" + outer("b", "9") + "]")
                .read(document("\"mayBeMissing\": true, " + keyed, ""), Map.of()))).containsExactly("a/n=2", "b/n=2");
    }

    /** Rows without a key are alike when they are so with all that is around them. */
    @Test
    void rowsThatAreWhollyAlikeAreTold() {
        String same = "[" + outer("a", "1", "1") + "," + outer("b", "1") + "," + outer("b", "1") + "]";
        Reading reading = vendor(same).read(document(EXPAND + ONE_PAGE, ""), Map.of());
        assertThat(Vendor.counts(reading)).containsExactly("a/n=2", "b/n=2");
        assertThat(Told.warnings(reading.warnings())).containsExactly(
                "W412 /tables/use/key: 2 rows are exactly like others and were counted, too  Hint: name a \"key\" if they are repeats | 2 {=2}");
    }

    @Test
    void rowsThatCameBeforeAreHeardOf() {
        List<String> heard = new ArrayList<>();
        RowListener listener = new RowListener() {
            @Override
            public void row(String table, String parent, Row row, Optional<Condition> dropped) {
                heard.add("row " + row.shown().get("id"));
            }

            @Override
            public void repeated(String table, String parent, Row row, String key) {
                heard.add("again " + table + parent + " " + row.shown().get("id") + " by " + key);
            }
        };
        ConfiguredConnector connector = Vendor.run(document("\"key\": [\"at\", \"id\"], " + ONE_PAGE, ""), Map.of());
        vendor("[{\"at\":\"a\",\"id\":1},{\"at\":\"a\",\"id\":1},{\"at\":\"b\",\"id\":1},{\"at\":\"a\"}]").engine().table(connector, "use",
                ReadingOptions.whole(listener), ReadListener.none(), Cancel.never());
        assertThat(heard).containsExactly("row 1", "again use 1 by at and id", "row 1", "row null");
    }
}
