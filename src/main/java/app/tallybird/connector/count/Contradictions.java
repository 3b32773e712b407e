package app.tallybird.connector.count;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import app.tallybird.connector.fetch.Transport;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.ServiceRule;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.format.Usage;
import app.tallybird.connector.reading.Contradiction;
import app.tallybird.connector.reading.ReadingScope;
import app.tallybird.connector.reading.Warning;
import app.tallybird.connector.rows.Disagreement;
import app.tallybird.connector.rows.Repeat;
import app.tallybird.http.JsonNumbers;
import app.tallybird.model.CellKey;
import app.tallybird.problem.Wording;

/** Says which accounts and counts it concerns where the vendor's own figures and the rows that were read are not the same. */
public final class Contradictions {

    private static final int NAMED = 20;
    private static final String TOLD = "W416";

    private final ConnectorDocument document;
    private final AccountRows accounts;

    public Contradictions(ConnectorDocument document, AccountRows accounts) {
        this.document = document;
        this.accounts = accounts;
    }

    /** Tells of all of them, and returns those for which a person has to look. */
    public List<Contradiction> of(List<Disagreement> disagreements, List<Warning> warnings) {
        List<Contradiction> strict = new ArrayList<>();
        Map<String, Long> others = new HashMap<>();
        for (int i = 0; i < disagreements.size(); i++) {
            Disagreement one = disagreements.get(i);
            Warning warning = warning(one);
            if (i < NAMED || one.expect().strict()) {
                warnings.add(warning);
            } else {
                warning.things().forEach(others::put);
            }
            if (one.expect().strict()) {
                Predicate<CellKey> made = madeOf(one.table().name());
                String account = account(one).orElse("");
                strict.add(new Contradiction(account, key -> (account.isEmpty() || account.equals(key.accountId())) && made.test(key),
                        warning));
            }
        }
        if (!others.isEmpty()) {
            warnings.add(new Warning(TOLD, pointer(disagreements.getLast()),
                    "the vendor's figures are others for " + others.size() + " more", "", others.size()).about(others));
        }
        return strict;
    }

    /** Tells of rows that came twice and say two things, and returns whose counts a person has to look at. */
    public List<Contradiction> repeats(List<Repeat> repeats, List<Warning> warnings) {
        Map<String, Map<String, Long>> tables = new LinkedHashMap<>();
        repeats.forEach(one -> accountsOf(one).forEach(
                account -> tables.computeIfAbsent(one.table().name(), any -> new LinkedHashMap<>()).merge(account, 1L, Long::sum)));
        List<Contradiction> found = new ArrayList<>();
        tables.forEach((table, accounts) -> {
            Predicate<CellKey> made = madeOf(table);
            accounts.forEach((account, rows) -> {
                Warning warning = new Warning(Contradiction.REPEAT, "/tables/" + table + "/key",
                        (account.isEmpty() ? "" : "account " + account + ": ") + Wording.count(rows, "row") + " of \"" + table + "\" "
                                + twice(table, rows) + "; the first was counted",
                        "compare with the vendor's own report before sending", rows).about(Map.of(account, rows));
                warnings.add(warning);
                found.add(new Contradiction(account, key -> (account.isEmpty() || account.equals(key.accountId())) && made.test(key),
                        warning));
            });
        });
        return found;
    }

    private String twice(String name, long rows) {
        Table table = Objects.requireNonNull(document.tables().get(name));
        return table.forEach().filter(each -> table.rows().key().oneParent())
                .map(each -> "came for more than one row of \"" + each.table() + "\"")
                .orElse("came twice and " + (rows == 1 ? "says" : "say") + " two things");
    }

    /** Tells of lists that were taken for empty although the vendor refused them, and returns what is counted from them. */
    public List<Contradiction> absent(List<Transport.Absent> lists, List<Warning> warnings) {
        Map<String, List<Transport.Absent>> tables = lists.stream()
                .collect(Collectors.groupingBy(one -> one.table().name(), LinkedHashMap::new, Collectors.toList()));
        List<Contradiction> found = new ArrayList<>();
        tables.forEach((table, all) -> {
            Map<String, Long> things = all.stream().collect(
                    Collectors.toMap(one -> one.parent().isEmpty() ? String.valueOf(one.status()) : one.parent(), one -> 1L, Long::sum));
            String statuses = all.stream().map(one -> String.valueOf(one.status())).distinct().sorted().collect(Collectors.joining(", "));
            Warning warning = new Warning(Contradiction.ABSENT, "/tables/" + table,
                    "the vendor answered " + statuses + " to " + Wording.count(all.size(), "request") + " for \"" + table
                            + "\", which was taken for an empty list",
                    "make sure that there is nothing to count", all.size()).about(things);
            warnings.add(warning);
            found.add(new Contradiction("", madeOf(table, false), warning));
        });
        return found;
    }

    /** Whose counts the row is in; one that is in no count may decide all those that are made of its table. */
    private Set<String> accountsOf(Repeat repeat) {
        if (repeat.table().rows().key().oneParent()) {
            return Set.of("");
        }
        Set<String> ids = new LinkedHashSet<>();
        document.services().forEach(rule -> {
            if (rule.usage() instanceof Usage.Measured measured && measured.from().equals(repeat.table().name())) {
                ids.add(accounts.idIn(repeat.row(), measured.account()).orElse(""));
            }
        });
        return ids.isEmpty() || ids.contains("") ? Set.of("") : ids;
    }

    private static String pointer(Disagreement one) {
        return "/tables/" + one.table().name() + "/expect";
    }

    private Warning warning(Disagreement one) {
        BigDecimal rows = BigDecimal.valueOf(one.read());
        BigDecimal missing = JsonNumbers.parse(one.said()).map(said -> said.subtract(rows)).orElse(rows.max(BigDecimal.ONE));
        long far = missing.abs().max(BigDecimal.ONE).min(BigDecimal.valueOf(Integer.MAX_VALUE)).longValue();
        String about = one.about().map(other -> ReadingScope.nameOf(other.row())).orElse("");
        String thing = account(one).orElse(about) + (missing.signum() < 0 ? " (more)" : "");
        String code = one.expect().strict() ? Contradiction.FIGURE : TOLD;
        String read = Wording.count(one.read(), "row") + " of \"" + one.table().name() + "\" " + (one.read() == 1 ? "was" : "were")
                + " read";
        return new Warning(code, pointer(one),
                (about.isEmpty() ? "" : "\"" + about + "\": ") + "the vendor says " + one.said() + ", " + read,
                "compare with the vendor's own report before sending", far).about(Map.of(thing, far));
    }

    private Optional<String> account(Disagreement one) {
        return one.about().filter(about -> document.accounts().from().contains(about.table())).flatMap(about -> accounts.idOf(about.row()));
    }

    /** Counts of this table, of tables that are read by means of it, and those made of such counts. */
    private Predicate<CellKey> madeOf(String table) {
        return madeOf(table, true);
    }

    /** Without those that only look values up in it, unless {@code lookedUp}. */
    private Predicate<CellKey> madeOf(String table, boolean lookedUp) {
        Set<String> fixed = new HashSet<>();
        Set<String> made = new HashSet<>();
        boolean discovered = false;
        for (ServiceRule rule : document.services()) {
            boolean depends = rule.usage() instanceof Usage.Measured measured && reads(measured.from(), table, lookedUp);
            switch (rule.naming()) {
                case ServiceRule.Naming.Fixed one -> {
                    fixed.add(one.key());
                    if (depends) {
                        made.add(one.key());
                    }
                }
                case ServiceRule.Naming.Discovered any -> discovered |= depends;
            }
        }
        boolean accountsThemselves = document.accounts().from().stream().anyMatch(from -> reads(from, table, lookedUp));
        boolean found = discovered;
        combined(made);
        return key -> accountsThemselves || made.contains(key.serviceKey()) || (found && !fixed.contains(key.serviceKey()));
    }

    private void combined(Set<String> made) {
        boolean more = true;
        while (more) {
            more = false;
            for (ServiceRule rule : document.services()) {
                if (rule.naming() instanceof ServiceRule.Naming.Fixed fixed && rule.usage() instanceof Usage.Combined combined
                        && (combined.plus().stream().anyMatch(made::contains) || combined.minus().stream().anyMatch(made::contains))) {
                    more |= made.add(fixed.key());
                }
            }
        }
    }

    private boolean reads(String reader, String table, boolean lookedUp) {
        Table read = Objects.requireNonNull(document.tables().get(reader));
        Set<String> needs = lookedUp ? read.needs() : read.forEach().map(each -> Set.of(each.table())).orElse(Set.of());
        return reader.equals(table) || needs.stream().anyMatch(need -> reads(need, table, lookedUp));
    }
}
