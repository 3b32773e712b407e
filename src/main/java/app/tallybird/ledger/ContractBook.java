package app.tallybird.ledger;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import org.jspecify.annotations.Nullable;

import app.tallybird.model.Billing;
import app.tallybird.model.CellKey;
import app.tallybird.model.ContractRule;
import app.tallybird.model.ContractRule.Period;
import app.tallybird.model.ContractRule.Scope;
import app.tallybird.model.ContractRules;
import app.tallybird.model.Json;
import app.tallybird.model.Right;

/** The contract rules of one integration, and what was counted behind the numbers that they made. Whatever returns is on the disk. */
public final class ContractBook {

    private static final String COLUMNS = "SELECT sequence, account_id, service_key, kind, units, without_reading, reason, set_by, from_day, until_day "
            + "FROM contract_rule ";

    private static final String OWN = "own-services-changed";
    private static final String MADE = "own-services-made";

    private final Database database;
    private final LedgerUser user;
    private final AuditBook audit;

    ContractBook(Database database, LedgerUser user, AuditBook audit) {
        this.database = database;
        this.user = user;
        this.audit = audit;
    }

    public ContractRules rules() {
        return ContractRules.of(database.query(COLUMNS + "WHERE removed_at IS NULL ORDER BY sequence", ContractBook::read));
    }

    /** One that is kept, or was before. */
    public Optional<ContractRule> rule(String id) {
        return database.query(COLUMNS + "WHERE 'C' || sequence = ?", ContractBook::read, id).stream().findFirst();
    }

    /** The services that are added up in the numbers of own services that Synthesize has; more of them where a push did not end. */
    public Map<CellKey, Set<String>> made() {
        Map<CellKey, Set<String>> made = new HashMap<>();
        kept().ifPresent(text -> JsonParser.parseString(text).getAsJsonObject().asMap()
                .forEach((account, sums) -> sums.getAsJsonObject().asMap().forEach((key, parts) -> made.put(new CellKey(account, key),
                        parts.getAsJsonArray().asList().stream().map(JsonElement::getAsString).collect(Collectors.toSet())))));
        return made;
    }

    /** Notes what they are made of; without any they are not kept. */
    public void made(Map<CellKey, Set<String>> made) {
        Map<String, Map<String, Set<String>>> all = new TreeMap<>();
        made.forEach((key, parts) -> {
            if (!parts.isEmpty()) {
                all.computeIfAbsent(key.accountId(), account -> new TreeMap<>()).put(key.serviceKey(), new TreeSet<>(parts));
            }
        });
        String text = Json.value(all).toString();
        if (kept().filter(text::equals).isEmpty() && !(all.isEmpty() && kept().isEmpty())) {
            database.update("INSERT INTO note (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", MADE,
                    text);
        }
    }

    private Optional<String> kept() {
        return database.query("SELECT value FROM note WHERE name = ?", row -> row.getString(1), MADE).stream().findFirst();
    }

    /** Own services change: as with rules, plans that were made before can not be sent, nor what they sent be sent again. */
    public void ownServicesChange() {
        user.require(Right.RULES, "No own service was changed.");
        database.change(session -> {
            session.execute("INSERT INTO note (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", OWN,
                    user.clock().instant().toString());
            CellTable.moveVersion(session);
        });
    }

    /** When rules were added or taken away last, or own services changed. */
    public Optional<Instant> changed() {
        // moments are kept as text of different lengths, so they are compared here and not by the database
        return database
                .query("SELECT set_at FROM contract_rule UNION SELECT removed_at FROM contract_rule WHERE removed_at IS NOT NULL "
                        + "UNION SELECT value FROM note WHERE name = '" + OWN + "'", row -> Instant.parse(row.getString(1)))
                .stream().max(Comparator.naturalOrder());
    }

    /** Adds and takes away, in one commit; the added ones get an id. Plans that were made before can not be sent any more. */
    public void change(Collection<ContractRule> added, Collection<String> removed) {
        user.require(Right.RULES, "No contract rule was changed.");
        Instant now = user.clock().instant();
        database.change(session -> {
            List<ContractRule> gone = new ArrayList<>();
            for (String id : removed) {
                gone.addAll(session.query(COLUMNS + "WHERE 'C' || sequence = ? AND removed_at IS NULL", ContractBook::read, id));
                session.execute("UPDATE contract_rule SET removed_at = ? WHERE 'C' || sequence = ? AND removed_at IS NULL", now.toString(),
                        id);
            }
            for (ContractRule rule : added) {
                Optional<ContractRule> before = gone.stream()
                        .filter(was -> was.scope().equals(rule.scope()) && was.period().from().equals(rule.period().from())).findFirst();
                before.ifPresent(gone::remove);
                audit.add(session, AuditKind.RULE, words(session, rule, before));
                session.execute(
                        "INSERT INTO contract_rule (account_id, service_key, kind, units, without_reading, reason, set_by, set_at, from_day, "
                                + "until_day) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        rule.scope().accountId().orElse(""), rule.scope().serviceKey().orElse(""), rule.billing().kind().name(),
                        rule.billing().agreed().map(BigDecimal::toPlainString).orElse(null), rule.billing().withoutReading() ? 1 : 0,
                        rule.reason(), rule.by(), now.toString(), rule.period().from().map(LocalDate::toString).orElse(null),
                        rule.period().until().map(LocalDate::toString).orElse(null));
            }
            for (ContractRule was : gone) {
                audit.add(session, AuditKind.RULE, scope(session, was) + ": taken away, was " + was.words());
            }
            CellTable.moveVersion(session);
        });
    }

    private static String words(Session session, ContractRule rule, Optional<ContractRule> before) throws SQLException {
        return scope(session, rule) + ": " + before.map(was -> "was " + was.words() + ", now ").orElse("") + rule.words();
    }

    private static String scope(Session session, ContractRule rule) throws SQLException {
        return "Rule of " + KnownAs.scope(session, rule.scope().accountId(), rule.scope().serviceKey());
    }

    private static ContractRule read(ResultSet row) throws SQLException {
        BigDecimal units = Optional.ofNullable(row.getString(5)).map(BigDecimal::new).orElse(BigDecimal.ZERO);
        return new ContractRule("C" + row.getLong(1), new Scope(filled(row.getString(2)), filled(row.getString(3))),
                Billing.Kind.valueOf(row.getString(4)).with(units, row.getInt(6) == 1), row.getString(7), row.getString(8),
                new Period(day(row.getString(9)), day(row.getString(10))));
    }

    private static Optional<String> filled(String text) {
        return Optional.of(text).filter(one -> !one.isEmpty());
    }

    static Optional<BigDecimal> number(@Nullable String text) {
        return Optional.ofNullable(text).map(BigDecimal::new);
    }

    private static Optional<LocalDate> day(@Nullable String text) {
        return Optional.ofNullable(text).map(LocalDate::parse);
    }

    /** What was counted behind the last accepted numbers, of those that a contract rule made. */
    public Map<CellKey, Counted> counted() {
        return counted("SELECT account_id, service_key, counted, rule FROM cell WHERE rule IS NOT NULL");
    }

    /** What {@link #counted(RunId, Map)} noted. */
    public Map<CellKey, Counted> counted(RunId run) {
        return counted("SELECT account_id, service_key, counted, rule FROM run_counted WHERE run = (SELECT sequence FROM run WHERE id = ?)",
                run.value());
    }

    /** What was counted behind what was accepted before a run, of the cells whose number was made by a rule then. */
    public Map<CellKey, Counted> countedBefore(RunId run) {
        return counted("SELECT account_id, service_key, counted_before, rule_before FROM run_counted "
                + "WHERE run = (SELECT sequence FROM run WHERE id = ?) AND rule_before IS NOT NULL", run.value());
    }

    private Map<CellKey, Counted> counted(String sql, @Nullable Object... values) {
        Map<CellKey, Counted> counted = new HashMap<>();
        database.query(sql,
                row -> counted.put(CellTable.key(row), new Counted(number(row.getString(3)), Optional.ofNullable(row.getString(4)))),
                values);
        return counted;
    }

    /** Notes what was counted behind the numbers of a run that a contract rule makes, or made before; all other numbers are the count itself. */
    public void counted(RunId run, Map<CellKey, Counted> counted) {
        if (!counted.isEmpty()) {
            database.change(session -> insert(session, run, counted));
        }
    }

    private static void insert(Session session, RunId run, Map<CellKey, Counted> counted) throws SQLException {
        session.executeAll(
                "INSERT INTO run_counted (run, account_id, service_key, counted, rule, counted_before, rule_before) SELECT sequence, ?, ?, ?, ?, "
                        + "(SELECT counted FROM cell WHERE account_id = ? AND service_key = ?), "
                        + "(SELECT rule FROM cell WHERE account_id = ? AND service_key = ?) FROM run WHERE id = ?",
                counted.entrySet().stream().map(one -> {
                    String account = one.getKey().accountId();
                    String service = one.getKey().serviceKey();
                    return new Object[]{account, service, one.getValue().units().map(BigDecimal::toPlainString).orElse(null),
                            one.getValue().rule().orElse(null), account, service, account, service, run.value()};
                }).toList());
    }
}
