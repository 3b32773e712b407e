package app.tallybird.connector.count;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.format.Condition;
import app.tallybird.connector.format.ConnectorDocument.AccountsRule;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.FieldRef;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.reading.AccountIssue;
import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.connector.reading.Ids;
import app.tallybird.connector.reading.Warning;
import app.tallybird.connector.rows.FieldWatch;
import app.tallybird.connector.rows.FileLine;
import app.tallybird.model.Account;
import app.tallybird.problem.Wording;

/** Collects accounts from rows. Ids are compared exactly; names stay as the vendor spells them. Used by one thread. */
public final class AccountRows {

    private final AccountsRule rule;
    private final Map<String, String> inputs;
    private final Map<String, String> idsByName;
    private final FieldPath id;
    private final FieldPath name;
    private final Condition.Moment moment;
    private final FieldWatch watch;
    private final Map<String, TreeSet<String>> names = new LinkedHashMap<>();
    private final Map<String, Long> rows = new LinkedHashMap<>();
    private final Spellings spellings = new Spellings("W429", "/accounts/id", "customers");
    private final TreeSet<String> withoutId = new TreeSet<>();
    private long rowsWithoutId;
    private long withoutName;
    private long ofNobody;

    public AccountRows(ConfiguredConnector connector, Condition.Moment moment) {
        inputs = connector.inputs();
        idsByName = connector.names();
        rule = connector.doc().accounts();
        id = rule.id().resolve(connector.inputs());
        name = rule.name().resolve(connector.inputs());
        this.moment = moment;
        watch = new FieldWatch(rule.from().stream().map(connector.doc().tables()::get).filter(Objects::nonNull)
                .flatMap(table -> FieldWatch.optional(table).stream()).collect(Collectors.toSet()));
        watch.add(id, "/accounts/id", false);
        watch.add(rule.where(), "/accounts/where", false);
    }

    public void take(Row row) {
        watch.see(row);
        if (!Condition.all(rule.where(), row, moment)) {
            return;
        }
        Optional<String> account = idOf(row);
        Optional<String> label = text(row, name, "/accounts/name");
        if (account.isEmpty() && label.isEmpty() && FileLine.of(row).isPresent()) {
            // a line of a file may be a total or a remark
            ofNobody++;
            return;
        }
        if (account.isEmpty()) {
            rowsWithoutId++;
            label.ifPresent(withoutId::add);
            return;
        }
        if (label.isEmpty()) {
            withoutName++;
        }
        FileLine.of(row).ifPresent(line -> spellings.see(account.get(), line));
        names.computeIfAbsent(account.get(), any -> new TreeSet<>()).addAll(label.stream().toList());
        rows.merge(account.get(), 1L, Long::sum);
    }

    /** The account that a row of the accounts table is about. */
    Optional<String> idOf(Row row) {
        return text(row, id, "/accounts/id").map(this::known);
    }

    private String known(String written) {
        return idsByName.getOrDefault(written, written);
    }

    /** The account that a row of another table counts for. */
    Optional<String> idIn(Row row, FieldRef account) {
        return text(row, account.resolve(inputs), "/services").map(this::known);
    }

    /** What a row says under this path; empty when it says nothing. */
    static Optional<String> text(Row row, FieldPath path, String pointer) {
        JsonElement value = row.read(path);
        if (value == null || value.isJsonNull()) {
            return Optional.empty();
        }
        if (value instanceof JsonPrimitive primitive) {
            return Optional.of(Ids.text(primitive, pointer)).filter(text -> !text.isBlank());
        }
        throw Fault.of("E326", pointer, "\"" + path + "\" is an object or a list where one value is expected", "pick a field inside it")
                .asException();
    }

    public List<Account> accounts() {
        List<Account> accounts = new ArrayList<>();
        names.forEach((account, known) -> accounts.add(new Account(account, known.isEmpty() ? account : known.first())));
        return accounts;
    }

    public List<AccountIssue> issues() {
        List<AccountIssue> issues = new ArrayList<>();
        if (rowsWithoutId > 0) {
            issues.add(new AccountIssue(AccountIssue.Kind.BLANK_ID, "", List.copyOf(withoutId), rowsWithoutId));
        }
        names.forEach((account, known) -> {
            // several names of one customer are no contradiction where a person has said so
            if (known.size() > 1 && !idsByName.containsValue(account)) {
                issues.add(new AccountIssue(AccountIssue.Kind.TWO_NAMES, account, List.copyOf(known), rows.getOrDefault(account, 0L)));
            }
        });
        return issues;
    }

    public void conclude(List<Warning> warnings) {
        watch.conclude(warnings);
        spellings.conclude(warnings);
        if (ofNobody > 0) {
            warnings.add(new Warning("W410", "/accounts/id", Wording.count(ofNobody, "row has neither an id nor a name and is no account",
                    "rows have neither an id nor a name and are no accounts"), "", ofNobody));
        }
        if (withoutName > 0) {
            warnings.add(new Warning("W409", "/accounts/name",
                    Wording.count(withoutName, "account has no name; its id is used", "accounts have no name; their id is used"), "",
                    withoutName));
        }
    }
}
