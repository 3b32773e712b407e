package app.tallybird.app;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.engine.report.CustomerMonth;
import app.tallybird.engine.report.MonthReader;
import app.tallybird.ledger.Ledger;
import app.tallybird.model.Account;
import app.tallybird.model.OwnServices;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

/** Makes the reports of customers of what every integration's ledger knows. Asks nobody outside and needs no keys. */
public final class CustomerReports {

    private final Application application;
    private final YearMonth month;
    private final CustomerMonth.Copy copy;
    private final List<Place> places = new ArrayList<>();
    /** Integrations that can not be read, with the reason. */
    private final List<String> unreadable = new ArrayList<>();

    /** {@code copy} says for whom: what is given away knows no cost. */
    public CustomerReports(Application application, YearMonth month, CustomerMonth.Copy copy) {
        this.application = application;
        this.month = month;
        this.copy = copy;
        application.settings().all().forEach(saved -> place(saved.name()));
        application.unsaved().ifPresent(this::place);
    }

    /** One integration with the customers that its ledger knows. */
    private record Place(String integration, ConnectorDocument connector, OwnServices own, List<Account> accounts) {

        List<Account> called(Collection<String> customers) {
            return accounts.stream()
                    .filter(account -> customers.stream().anyMatch(one -> account.id().equals(one) || account.name().equalsIgnoreCase(one)))
                    .toList();
        }
    }

    private void place(String integration) {
        try (KeptIntegration kept = KeptIntegration.open(application, integration, "")) {
            places.add(new Place(integration, kept.connector(), kept.services().own(), kept.ledger().accountNames().entrySet().stream()
                    .map(one -> new Account(one.getKey(), one.getValue())).sorted(Comparator.comparing(Account::id)).toList()));
        } catch (ProblemException e) {
            unreadable.add("Not in this report: " + integration + ", which can not be read. " + e.problem().what());
        }
    }

    /** The names of all customers, each once, whatever the size of its letters. */
    public List<String> customers() {
        Map<String, String> names = new TreeMap<>();
        places.forEach(place -> place.accounts().forEach(one -> names.putIfAbsent(one.name().toLowerCase(Locale.ROOT), one.name())));
        return List.copyOf(names.values());
    }

    /**
     * The report of one customer, who may be called otherwise elsewhere: {@code customers} are its ids or names. Ids that mean different customers at
     * different vendors are thrown as a problem, so that nobody gets the numbers of somebody else.
     */
    public CustomerMonth of(List<String> customers) {
        Map<Place, List<Account>> found = places.stream().collect(Collectors.toMap(Function.identity(), place -> place.called(customers)));
        List<Account> all = found.values().stream().flatMap(List::stream).toList();
        String asked = String.join(", ", customers);
        if (all.isEmpty()) {
            throw wrong("No integration knows a customer \"" + asked + "\".", "See a customer's names and ids with: history export");
        }
        List<String> names = all.stream().map(Account::name).filter(name -> customers.stream().noneMatch(name::equalsIgnoreCase))
                .map(name -> name.toLowerCase(Locale.ROOT)).distinct().toList();
        if (names.size() > 1) {
            throw wrong(
                    "\"" + asked + "\" is an id of several customers: "
                            + all.stream().map(Account::name).distinct().sorted().collect(Collectors.joining(", ")) + ".",
                    "Say the customer's name.");
        }
        List<CustomerMonth.Section> sections = new ArrayList<>();
        List<String> remarks = new ArrayList<>(unreadable);
        for (Place place : places) {
            List<Account> accounts = found.getOrDefault(place, List.of());
            if (accounts.size() > 1) {
                throw wrong(
                        "\"" + asked + "\" is several customers of " + place.integration() + ": "
                                + accounts.stream().map(one -> one.name() + " (" + one.id() + ")").collect(Collectors.joining(", ")) + ".",
                        "Say one by its id.");
            }
            accounts.forEach(account -> sections.add(section(place, account, remarks)));
            if (accounts.isEmpty()) {
                remarks.add("Not in this report: " + place.integration() + ", which knows no customer of this name.");
            }
        }
        ZoneId zone = application.surroundings().clock().getZone();
        String title = all.stream().map(Account::name).findFirst().orElse(asked);
        return new CustomerMonth(title, month, new CustomerMonth.Made(application.surroundings().clock().instant(), zone, copy), sections,
                remarks);
    }

    private CustomerMonth.Section section(Place place, Account account, List<String> remarks) {
        try (Ledger ledger = application.openLedger(place.integration())) {
            ZoneId zone = application.surroundings().clock().getZone();
            List<CustomerMonth.Line> lines = new MonthReader(ledger, place.connector(), place.own(), month, zone, copy).lines(account.id());
            if (lines.isEmpty()) {
                remarks.add(place.integration() + ": nothing is known to have been accepted for this customer by the end of the month.");
            } else if (lines.stream().anyMatch(line -> line.origin().earlier())) {
                remarks.add(place.integration() + ": some numbers are of an earlier month, because none was accepted in this one.");
            }
            return new CustomerMonth.Section(place.integration(), place.connector().name(), account.id(), account.name(), lines);
        }
    }

    private static ProblemException wrong(String what, String next) {
        return Problem.of(ProblemCode.WRONG_USE, what, "No report was made.", next).asException();
    }
}
