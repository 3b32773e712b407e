package app.tallybird.connector.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.engine.Vendor;
import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each column of a file is for, however the document comes to it: one that must be there is missed, a number that could be two is refused where a
 * number is wanted, and an id that a spreadsheet has shortened where an id is.
 */
class FileColumnsTest {

    private static final String DOCUMENT = """
            { "format": 1, "id": "f", "name": "F", "version": "1.0.0",
              "inputs": [ { "key": "lines", "label": "L", "type": "file" }, { "key": "others", "label": "O", "type": "file" } ],
              "tables": {
                "others": { "file": "{{input.others}}", "format": "csv", "rows": ".", "paging": { "type": "none" } },
                "lines": { "file": "{{input.lines}}", "format": "csv", "rows": ".", "paging": { "type": "none" },
                  "where": [ { "field": "Rank", "lessThan": 9 } ],
                  "columns": {
                    "customer": { "from": "Id", "trim": true },
                    "chosen": { "choose": [ { "when": [ { "field": "Size", "lessThan": 5 }, { "field": "late", "lessThan": 5 } ], "then": "{{row.Small}}" },
                      { "when": [ { "field": "Id", "exists": true } ], "then": "{{row.Big}}" } ] },
                    "late": { "from": "Early" },
                    "again": { "from": "customer" },
                    "taken": { "value": "{{row.Num}}" },
                    "joined": { "value": "{{row.One}}{{row.Two}}" },
                    "maybe": { "from": "Maybe", "mayBeMissing": true },
                    "else": { "from": "Else", "otherwise": "0" },
                    "replaced": { "from": "Replaced", "replace": [ { "regex": "x", "with": "" } ] },
                    "mapped": { "from": "Mapped", "map": { "1": "1" } },
                    "seats": { "lookup": { "table": "others", "where": "Key", "equals": "Id", "take": "Seats" } },
                    "owner": { "climb": { "table": "others", "from": "Id", "id": "Node", "parent": "Up" } } } } },
              "accounts": { "from": "lines", "id": "again", "name": "Name", "where": [ { "field": "Listed", "in": [1, 2] }, { "field": "Word", "is": "1" } ] },
              "services": [ %s
                { "nameFrom": "Product", "keyFrom": "Sku", "category": "other", "subcategory": "other",
                  "usage": { "from": "lines", "account": "owner", "measure": "countDistinct", "field": "Kind", "where": [ { "field": "Level", "atLeast": 1 }, { "field": "late", "atLeast": 1 } ] } },
                { "key": "n", "name": "N", "category": "other", "subcategory": "other",
                  "usage": { "from": "lines", "account": "customer", "measure": "count" } } ] }
            """;
    private static final List<String> SUMMED = List.of("Qty", "chosen", "taken", "joined", "maybe", "else", "replaced", "mapped", "seats");
    private static final List<String> LINES = List.of("Id", "Name", "Qty", "Rank", "Size", "Small", "Big", "Early", "late", "Num", "One",
            "Two", "Maybe", "Else", "Replaced", "Mapped", "Listed", "Word", "Product", "Sku", "Kind", "Level", "Unused");
    private static final List<String> OTHERS = List.of("Key", "Seats", "Node", "Up", "Unused2");

    @TempDir
    private Path folder;

    private ConfiguredConnector connector() {
        StringBuilder services = new StringBuilder();
        for (String field : SUMMED) {
            services.append(
                    "{ \"key\": \"s-%1$s\", \"name\": \"%1$s\", \"category\": \"other\", \"subcategory\": \"other\", \"usage\": { \"from\": \"lines\", \"account\": \"customer\", \"measure\": \"sum\", \"field\": \"%1$s\" } },\n"
                            .formatted(field).replace("s-Qty", "s-qty"));
        }
        return Vendor.run(DOCUMENT.formatted(services),
                Map.of("lines", folder.resolve("lines.csv").toString(), "others", folder.resolve("others.csv").toString()));
    }

    private void write(String file, List<String> headings, String changed, String heading, String value) {
        List<String> row = new ArrayList<>();
        headings.forEach(name -> row.add(name.equals(changed) ? value : name.equals("Up") ? "" : "1"));
        List<String> first = headings.stream().map(name -> name.equals(changed) ? heading : name).toList();
        try {
            Files.writeString(folder.resolve(file), String.join(",", first) + "\n" + String.join(",", row) + "\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The code that a reading ends with when this column bears this heading and value. */
    private String code(ConfiguredConnector connector, String column, String heading, String value) {
        write("lines.csv", LINES, column, heading, value);
        write("others.csv", OTHERS, column, heading, value);
        try {
            new Vendor(call -> Vendor.ok("[{\"at\":\"1\"}]")).read(connector);
            return "";
        } catch (ProblemException e) {
            return e.problem().detail().substring(0, 4);
        }
    }

    @Test
    void eachColumnIsWhatItIsUsedFor() {
        ConfiguredConnector connector = connector();
        assertThat(code(connector, "", "", "")).isEmpty();
        Map<String, String> kinds = new TreeMap<>();
        for (List<String> file : List.of(LINES, OTHERS)) {
            for (String column : file) {
                String needed = code(connector, column, "Renamed", "1").equals("E375") ? "needed " : "";
                String number = code(connector, column, column, "1.204").equals("E377") ? "number " : "";
                String id = code(connector, column, column, "1.2E+11").equals("E376") ? "id" : "";
                kinds.put(column, (needed + number + id).strip());
            }
        }
        assertThat(kinds.entrySet().stream().map(one -> one.getKey() + ": " + one.getValue())).containsExactly("Big: number",
                "Early: number", "Else: number", "Id: needed id", "Key: ", "Kind: needed", "Level: number", "Listed: number", "Mapped: ",
                "Maybe: number", "Name: needed", "Node: needed id", "Num: needed number", "One: ", "Product: needed", "Qty: needed number",
                "Rank: number", "Replaced: ", "Seats: needed number", "Size: number", "Sku: needed id", "Small: number", "Two: ",
                "Unused: ", "Unused2: ", "Up: ", "Word: ", "late: number");
    }
}
