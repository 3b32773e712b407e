package app.tallybird.app;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.gson.JsonObject;

import app.tallybird.connector.layout.FileLayout;
import app.tallybird.connector.layout.Role;
import app.tallybird.connector.pointing.FileChoices;
import app.tallybird.engine.leak.AuditedCell;
import app.tallybird.engine.leak.Bought;
import app.tallybird.engine.leak.InvoiceMatches;
import app.tallybird.engine.leak.LeakCheck;
import app.tallybird.engine.leak.LeakReport;
import app.tallybird.engine.leak.LeakReport.NotAudited;
import app.tallybird.engine.leak.MonthCells;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.AuditKind;
import app.tallybird.ledger.Ledger;
import app.tallybird.model.CellKey;
import app.tallybird.model.Money;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.settings.InvoiceTable;

/** Lays invoices beside what every integration's ledger knows of a month. Reads files and ledgers; asks nobody outside. */
public final class Leaks {

    private final Application application;

    public Leaks(Application application) {
        this.application = application;
    }

    /** A file of which a distributor says that it was bought. */
    public record Invoice(Path path, Columns columns) {
    }

    /** The headings of a file, and which of them are found to be for what. */
    public record Headings(List<String> all, Map<Role, String> found) {
        public Headings {
            all = List.copyOf(all);
            found = Map.copyOf(found);
        }
    }

    /**
     * How an invoice is read where it can not be found out.
     *
     * @param columns headings by what they are for
     * @param amount the heading of the column with the amounts
     * @param currency in which these are, by its code; empty for what the file says
     */
    public record Columns(FileChoices.Written written, Map<Role, String> columns, Optional<String> amount, Optional<String> currency) {
        public Columns {
            columns = Map.copyOf(columns);
        }
    }

    /** What a person has said of names on invoices. */
    public InvoiceMatches matches() {
        return of(new InvoiceTable(application.documents()).read());
    }

    /** Remembers what else is said of them, besides what others have said meanwhile; returns all of it. */
    public InvoiceMatches remember(UnaryOperator<InvoiceMatches> said) {
        AuditTrail trail = new AuditTrail(application);
        trail.mayBeSetUp();
        application.home().prepare();
        InvoiceMatches[] kept = {InvoiceMatches.NONE, InvoiceMatches.NONE};
        new InvoiceTable(application.documents()).change(json -> {
            kept[0] = of(json);
            kept[1] = said.apply(kept[0]);
            return kept[1].json();
        });
        List<String> changed = new ArrayList<>();
        kept[1].products().forEach((name, target) -> {
            if (!target.equals(kept[0].products().get(name))) {
                changed.add("\"" + name + "\" is " + target.map(one -> one.serviceKey() + " of " + one.integration()).orElse("no service"));
            }
        });
        kept[1].customers().forEach((name, here) -> {
            if (!here.equals(kept[0].customers().get(name))) {
                changed.add("\"" + name + "\" is " + here);
            }
        });
        if (!changed.isEmpty()) {
            trail.add(AuditKind.RULE, "", "Names on invoices: " + String.join(", ", changed.stream().sorted().toList()));
        }
        return kept[1];
    }

    private static InvoiceMatches of(JsonObject json) {
        return json.isEmpty() ? InvoiceMatches.NONE : InvoiceMatches.of(json);
    }

    /** The names of an integration's services by their keys. */
    public Map<String, String> services(String integration) {
        try (Ledger ledger = application.openLedger(integration)) {
            return ledger.serviceNames();
        }
    }

    /** The names of all integrations that there are. */
    public List<String> integrations() {
        return Stream.concat(application.settings().all().stream().map(IntegrationSettings::name), application.unsaved().stream()).toList();
    }

    /** Looks which columns a file has. */
    public Headings headings(Path path) {
        FileLayout layout = new PointedFile(application, path).layout(FileChoices.Written.FOUND);
        FileChoices choices = FileChoices.of(layout, FileChoices.Written.FOUND);
        Map<Role, String> found = new EnumMap<>(Role.class);
        choices.customerName().ifPresent(heading -> found.put(Role.CUSTOMER_NAME, heading));
        for (Role role : List.of(Role.SERVICE, Role.COUNT)) {
            if (choices.headings(role).size() == 1) {
                found.put(role, choices.headings(role).getFirst());
            }
        }
        return new Headings(layout.columns().stream().map(FileLayout.Seen::heading).toList(), found);
    }

    /** What does not fit together in a month. */
    public LeakReport report(List<Invoice> invoices, YearMonth month, Cancel cancel) {
        List<NotAudited> remarks = new ArrayList<>();
        List<Bought> bought = new ArrayList<>();
        invoices.forEach(file -> bought.addAll(read(file.path(), file.columns(), remarks, cancel)));
        ZoneId zone = application.surroundings().clock().getZone();
        List<AuditedCell> cells = new ArrayList<>();
        for (String name : integrations()) {
            try (Ledger ledger = application.openLedger(name)) {
                cells.addAll(MonthCells.of(ledger, name, month, zone));
            } catch (ProblemException e) {
                remarks.add(new NotAudited(name, e.problem().what()));
            }
        }
        LeakReport report = LeakCheck.of(bought, cells, matches());
        return new LeakReport(report.leaks(), Stream.concat(remarks.stream(), report.notAudited().stream()).toList(), report.audited());
    }

    private List<Bought> read(Path path, Columns columns, List<NotAudited> remarks, Cancel cancel) {
        PointedFile file = new PointedFile(application, path);
        FileLayout layout = file.layout(columns.written());
        FileChoices choices = FileChoices.of(layout, columns.written());
        for (Map.Entry<Role, String> one : columns.columns().entrySet()) {
            choices = only(choices, there(path, layout, one.getValue()), one.getKey());
        }
        if (choices.customerId().isEmpty() || choices.isWide() || choices.counted().rows()) {
            throw Problem
                    .of(ProblemCode.CONFIGURATION, "The columns with customer, product and units were not all found in the file.",
                            "Nothing was compared.", "Name them with --customer-column, --product-column and --units-column.")
                    .at(path.toString()).asException();
        }
        Map<CellKey, Optional<BigDecimal>> amounts = new HashMap<>();
        if (columns.amount().isPresent()) {
            FileChoices money = only(choices, there(path, layout, columns.amount().get()), Role.COUNT);
            file.counts(money, cancel).list().forEach(one -> amounts.put(one.key(), one.units()));
        }
        PointedFile.Counts counts = file.counts(choices, cancel);
        String name = "the file " + path.getFileName();
        Stream.concat(counts.problems().stream(), counts.lines().stream()).forEach(words -> remarks.add(new NotAudited(name, words)));
        choices.leftOut().forEach(line -> remarks.add(new NotAudited(name,
                "a line is taken for the total of others, and was not compared: " + String.join(", ", line.cells().values()))));
        Optional<Currency> currency = columns.amount().flatMap(heading -> currency(layout, heading, columns.currency()));
        if (columns.amount().isPresent() && currency.isEmpty()) {
            remarks.add(new NotAudited(name, "its amounts were not compared: in which currency they are is not known and has to be said"));
        }
        return counts.list().stream().map(
                one -> new Bought(one.customer(), one.service(), one.units(), amounts.getOrDefault(one.key(), Optional.empty()), currency))
                .toList();
    }

    /** What was said; else what the heading of the amounts says, or a column that holds one currency's code and nothing else. */
    private static Optional<Currency> currency(FileLayout layout, String amount, Optional<String> said) {
        if (said.isPresent()) {
            return Optional.of(Money.currency(said.get()).orElseThrow(() -> Problem.of(ProblemCode.WRONG_USE,
                    "\"" + said.get() + "\" is no currency.", "Nothing was compared.", "Write a code such as USD.").asException()));
        }
        Set<Currency> found = Stream.of(amount.split("[^A-Za-z]+")).flatMap(word -> code(word).stream()).collect(Collectors.toSet());
        layout.columns().stream().filter(column -> column.tallies().size() == 1)
                .flatMap(column -> code(column.tallies().getFirst().value()).stream()).forEach(found::add);
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }

    private static Optional<Currency> code(String word) {
        return Optional.of(word.strip()).filter(text -> text.matches("[A-Z]{3}")).flatMap(Money::currency);
    }

    private static FileChoices only(FileChoices choices, String heading, Role role) {
        FileChoices none = choices;
        for (String other : choices.headings(role)) {
            none = none.withRole(other, Role.UNUSED);
        }
        return none.withRole(heading, role);
    }

    private static String there(Path path, FileLayout layout, String heading) {
        return layout
                .columns().stream().map(FileLayout.Seen::heading).filter(
                        heading::equals)
                .findFirst().orElseThrow(() -> Problem.of(ProblemCode.CONFIGURATION, "The file has no column \"" + heading + "\".",
                        "Nothing was compared.", "See its columns with: files inspect").at(path.toString()).asException());
    }
}
