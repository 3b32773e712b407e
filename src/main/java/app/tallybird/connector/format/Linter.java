package app.tallybird.connector.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import app.tallybird.connector.format.Column.Origin;
import app.tallybird.connector.format.Table.ForEach;

/** Checks what a well-formed document refers to: tables, services, inputs, secrets, hosts. */
final class Linter {

    private static final int MOST_TABLES = 20;
    private static final int DEEPEST = 3;

    private final ConnectorDocument document;
    private final Node tree;
    private final Findings findings;

    Linter(ConnectorDocument document, Node tree, Findings findings) {
        this.document = document;
        this.tree = tree;
        this.findings = findings;
    }

    void run() {
        inputs();
        tables();
        accounts();
        services();
        new PlaceholderCheck(document, this::complain).run();
        new TouchRules(document, this::complain).run();
    }

    void complain(String code, String pointer, String text, String hint) {
        findings.add(code, pointer, PointerTarget.of(tree, pointer), text, hint);
    }

    private void inputs() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < document.inputs().size(); i++) {
            Input input = document.inputs().get(i);
            if (!seen.add(input.key())) {
                complain("C204", "/inputs/" + i + "/key", "there is another input \"" + input.key() + "\"", "give it another key");
            }
        }
    }

    private void tables() {
        if (document.tables().isEmpty() || document.tables().size() > MOST_TABLES) {
            complain("C221", "/tables", "a document has 1 to " + MOST_TABLES + " tables, not " + document.tables().size(), "");
        }
        document.check().ifPresent(name -> table(name, "/check"));
        for (Table table : document.tables().values()) {
            String at = "/tables/" + table.name();
            table.forEach().ifPresent(each -> table(each.table(), tree(at + "/forEach/table") ? at + "/forEach/table" : at + "/forEach"));
            if (table.source() instanceof Table.Source.Http && document.http().isEmpty()) {
                complain("C218", at + "/request", "the document has no \"http\" with a base address and allowed hosts", "add \"http\"");
            }
            table.columns().forEach((name, column) -> {
                column.origin().table().ifPresent(other -> table(other, at + "/columns/" + name + place(column)));
            });
            paging(table, at + "/paging/");
            table.expect().ifPresent(expect -> expect(expect, at + "/expect"));
        }
        depth();
    }

    private void paging(Table table, String at) {
        boolean whole = table.rows().path().isWhole();
        PagingCheck.amongRows(table)
                .forEach((property, path) -> complain("C233", at + property,
                        whole
                                ? "the whole answer is the list of rows, so that there is no place for \"" + path + "\" beside it"
                                : "\"" + path + "\" leads into the list of rows",
                        property.startsWith("total")
                                ? "name a header in \"" + property + "Header\"" + (whole ? "" : ", or a field beside the list")
                                : whole ? "take the cursor from the last row, or follow the Link header" : "name a field beside the list"));
    }

    private void expect(Expect expect, String at) {
        expect.table().ifPresent(other -> table(other, at + "/table"));
        if (expect.strict() && expect.figure() instanceof Expect.Figure.PerRow each) {
            boolean accounts = document.accounts().from().contains(each.table()) && document.accounts().id().equals(FieldRef.of(each.id()));
            if (!accounts) {
                complain("C225", at + "/strict",
                        "only an account can be held, and \"" + each.id() + "\" of \"" + each.table() + "\" is no account's id",
                        "compare with the accounts' own table, or leave \"strict\" out");
            }
        }
    }

    private boolean tree(String pointer) {
        return PointerTarget.find(tree, pointer).isPresent();
    }

    /** Every table that another one is read for, by parents and lookups alike; a circle of either cannot be read. */
    private void depth() {
        for (Table start : document.tables().values()) {
            int depth = 0;
            Set<String> seen = new HashSet<>();
            for (Optional<Table> now = Optional.of(start); now.isPresent() && seen.add(now.get().name()); now = parent(now.get())) {
                depth++;
            }
            if (depth > DEEPEST + 1) {
                complain("C206", "/tables/" + start.name() + "/forEach", "\"forEach\" is nested deeper than " + DEEPEST, "");
            }
        }
        Set<String> done = new HashSet<>();
        for (Table table : document.tables().values()) {
            if (circle(table, new LinkedHashSet<>(), done)) {
                return;
            }
        }
    }

    private Optional<Table> parent(Table table) {
        return table.forEach().map(ForEach::table).map(document.tables()::get);
    }

    private boolean circle(Table table, Set<String> open, Set<String> done) {
        if (done.contains(table.name())) {
            return false;
        }
        open.add(table.name());
        for (Map.Entry<String, String> need : needs(table).entrySet()) {
            if (open.contains(need.getValue())) {
                complain("C205", need.getKey(), "the tables need each other in a circle: " + String.join(", ", open), "");
                return true;
            }
            Table next = document.tables().get(need.getValue());
            if (next != null && circle(next, open, done)) {
                return true;
            }
        }
        open.remove(table.name());
        done.add(table.name());
        return false;
    }

    /** The tables that are read for this one, by the place that says so. */
    private static Map<String, String> needs(Table table) {
        String at = "/tables/" + table.name();
        Map<String, String> needs = new LinkedHashMap<>();
        table.forEach().ifPresent(each -> needs.put(at + "/forEach", each.table()));
        table.columns().forEach((name, column) -> {
            column.origin().table().ifPresent(other -> needs.put(at + "/columns/" + name + place(column), other));
        });
        table.expect().flatMap(Expect::table).ifPresent(other -> needs.put(at + "/expect/table", other));
        return needs;
    }

    private static String place(Column column) {
        return column.origin() instanceof Origin.Climb ? "/climb/table" : "/lookup/table";
    }

    private void table(String name, String pointer) {
        if (!document.tables().containsKey(name)) {
            complain("C202", pointer, "there is no table \"" + name + "\"", DidYouMean.hint(name, document.tables().keySet()));
        }
    }

    private void accounts() {
        List<String> from = document.accounts().from();
        for (int i = 0; i < from.size(); i++) {
            table(from.get(i), tree("/accounts/from/" + i) ? "/accounts/from/" + i : "/accounts/from");
        }
    }

    private void services() {
        Map<String, Integer> keys = new HashMap<>();
        Map<String, Integer> names = new HashMap<>();
        for (int i = 0; i < document.services().size(); i++) {
            if (document.services().get(i).naming() instanceof ServiceRule.Naming.Fixed fixed) {
                unique(keys, fixed.key(), i, "key");
                unique(names, fixed.name(), i, "name");
            }
        }
        for (int i = 0; i < document.services().size(); i++) {
            String at = "/services/" + i + "/usage";
            switch (document.services().get(i).usage()) {
                case Usage.Measured measured -> {
                    table(measured.from(), at + "/from");
                    keys(measured.numbers().zeroIfAny(), keys.keySet(), at + "/zeroIfAny");
                    zeroIfAny(measured.numbers().zeroIfAny(), keys, i);
                }
                case Usage.Combined combined -> {
                    keys(combined.plus(), keys.keySet(), at + "/plus");
                    keys(combined.minus(), keys.keySet(), at + "/minus");
                }
            }
        }
        cycles(keys);
    }

    private void unique(Map<String, Integer> seen, String value, int place, String property) {
        Integer other = seen.putIfAbsent(value, place);
        if (other != null) {
            complain("C204", "/services/" + place + "/" + property,
                    "service " + (other + 1) + " has the same " + property + " \"" + value + "\"", "give it another " + property);
        }
    }

    private void keys(List<String> used, Set<String> known, String pointer) {
        for (int i = 0; i < used.size(); i++) {
            if (!known.contains(used.get(i))) {
                complain("C203", pointer + "/" + i, "there is no service with the key \"" + used.get(i) + "\"",
                        DidYouMean.hint(used.get(i), known));
            }
        }
    }

    /** Judged by what was counted from tables, so that no order of evaluation can change a number. */
    private void zeroIfAny(List<String> others, Map<String, Integer> keys, int place) {
        for (int i = 0; i < others.size(); i++) {
            Integer other = keys.get(others.get(i));
            if (other != null && (other == place || document.services().get(other).usage() instanceof Usage.Combined)) {
                complain("C205", "/services/" + place + "/usage/zeroIfAny/" + i,
                        "\"" + others.get(i) + "\" is not another service that is counted from a table", "name one that is");
            }
        }
    }

    private void cycles(Map<String, Integer> keys) {
        for (Map.Entry<String, Integer> start : keys.entrySet()) {
            List<String> open = new ArrayList<>(List.of(start.getKey()));
            Set<String> seen = new HashSet<>();
            while (!open.isEmpty()) {
                String key = open.removeLast();
                if (!keys.containsKey(key) || !(document.services().get(keys.get(key)).usage() instanceof Usage.Combined combined)) {
                    continue;
                }
                List<String> parts = new ArrayList<>(combined.plus());
                parts.addAll(combined.minus());
                if (parts.contains(start.getKey())) {
                    complain("C205", "/services/" + start.getValue() + "/usage", "the service \"" + start.getKey() + "\" is made of itself",
                            "");
                    return;
                }
                parts.stream().filter(seen::add).forEach(open::add);
            }
        }
    }
}
