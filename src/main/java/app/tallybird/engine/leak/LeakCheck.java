package app.tallybird.engine.leak;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import app.tallybird.engine.leak.AuditedCell.Place;
import app.tallybird.engine.leak.AuditedCell.ServiceOf;
import app.tallybird.engine.leak.LeakReport.Kind;
import app.tallybird.engine.leak.LeakReport.Leak;
import app.tallybird.engine.leak.LeakReport.NotAudited;
import app.tallybird.model.Money;
import app.tallybird.model.Units;

/** Compares what was bought with what was used and what was billed. Used by one thread. */
public final class LeakCheck {

    private final InvoiceMatches matches;
    private final List<AuditedCell> cells;
    private final List<Leak> leaks = new ArrayList<>();
    private final List<NotAudited> notAudited = new ArrayList<>();
    private final Set<AuditedCell> audited = new HashSet<>();
    /** Customers of whom something was bought that may be any service. */
    private final Set<String> unsaid = new HashSet<>();

    private LeakCheck(InvoiceMatches matches, List<AuditedCell> cells) {
        this.matches = matches;
        this.cells = cells;
    }

    /** Only what is on the invoice, for a customer who is on it, is compared with it. */
    public static LeakReport of(Collection<Bought> invoice, List<AuditedCell> cells, InvoiceMatches matches) {
        LeakCheck check = new LeakCheck(matches, cells.stream().filter(cell -> !cell.leftOut()).toList());
        check.usage();
        if (invoice.isEmpty()) {
            check.notAudited.add(new NotAudited("everything that is bought", "there is no invoice"));
        } else {
            check.invoice(invoice);
        }
        check.leaks.sort(
                Comparator.comparing(Leak::kind).thenComparing(leak -> leak.place().account()).thenComparing(leak -> leak.place().name()));
        return new LeakReport(check.leaks, check.notAudited, check.audited.size());
    }

    /** Whether a number needs no invoice to be wrong. */
    private void usage() {
        for (AuditedCell cell : cells) {
            if (cell.used().isEmpty()) {
                notAudited.add(new NotAudited(words(cell.place()), "no count of this month is known"));
            } else if (!cell.byContract() && cell.used().get().compareTo(cell.billed()) > 0) {
                found(Kind.USED_NOT_BILLED, cell, Optional.empty(), cell.used().get().subtract(cell.billed()));
            }
        }
    }

    private void invoice(Collection<Bought> invoice) {
        Map<String, Map<ServiceOf, List<Bought>>> byCustomer = new TreeMap<>();
        Set<String> asked = new TreeSet<>();
        Set<ServiceOf> onInvoice = new HashSet<>();
        Map<String, String> written = new HashMap<>();
        for (Bought line : invoice) {
            Optional<Optional<ServiceOf>> service = matches.product(line.product());
            if (service.isEmpty() && asked.add(line.product())) {
                notAudited.add(new NotAudited("product \"" + line.product() + "\"", "nobody has said which service it is" + proposal(line),
                        Optional.of(new InvoiceName(InvoiceName.Of.PRODUCT, line.product()))));
            }
            String customer = name(matches.customer(line.customer()));
            written.putIfAbsent(customer, line.customer());
            if (service.isEmpty()) {
                unsaid.add(customer);
            }
            Map<ServiceOf, List<Bought>> own = byCustomer.computeIfAbsent(customer, key -> new HashMap<>());
            service.flatMap(one -> one).ifPresent(one -> {
                onInvoice.add(one);
                own.computeIfAbsent(one, key -> new ArrayList<>()).add(line);
            });
        }
        Set<String> known = cells.stream().map(cell -> name(cell.place().account())).collect(Collectors.toSet());
        byCustomer.forEach((customer, bought) -> {
            if (!known.contains(customer)) {
                String name = written.getOrDefault(customer, customer);
                notAudited.add(new NotAudited("customer \"" + name + "\" on the invoice", "no customer has this name here",
                        Optional.of(new InvoiceName(InvoiceName.Of.CUSTOMER, name))));
            }
            bought.forEach((service, lines) -> lines(customer, service, lines));
        });
        Map<String, Long> left = new TreeMap<>();
        for (AuditedCell cell : cells) {
            String customer = name(cell.place().account());
            Map<ServiceOf, List<Bought>> bought = byCustomer.get(customer);
            if (!onInvoice.contains(cell.place().service())) {
                left.merge(
                        cell.place().name() + " of " + cell.place().service().integration() + "\nno product of the invoice is this service",
                        1L, Long::sum);
            } else if (bought == null) {
                left.merge("customer \"" + cell.place().account() + "\"\nis not on the invoice", 1L, Long::sum);
            } else if (!bought.containsKey(cell.place().service())) {
                compare(cell, BigDecimal.ZERO, Optional.empty());
            }
        }
        left.keySet().stream().map(line -> line.split("\n", 2)).forEach(line -> notAudited.add(new NotAudited(line[0], line[1])));
    }

    /** All subscriptions of one customer that are one service. */
    private void lines(String customer, ServiceOf service, List<Bought> lines) {
        List<AuditedCell> found = cells.stream()
                .filter(cell -> cell.place().service().equals(service) && name(cell.place().account()).equals(customer)).toList();
        String what = "customer \"" + lines.getFirst().customer() + "\", " + lines.getFirst().product();
        if (found.size() > 1) {
            notAudited.add(new NotAudited(what, "several customers have this name"));
        } else if (lines.stream().anyMatch(line -> line.units().isEmpty())) {
            notAudited.add(new NotAudited(what, "the invoice's number can not be read"));
        } else if (found.isEmpty()) {
            notAudited.add(new NotAudited(what, "no number of this customer and service is known"));
        } else {
            compare(found.getFirst(), sum(lines.stream().map(line -> line.units().orElseThrow()).toList()), paid(what, lines));
        }
    }

    /** The amounts of all these lines; nothing is assumed of a currency. */
    private Optional<Paid> paid(String what, List<Bought> lines) {
        if (lines.stream().anyMatch(line -> line.amount().isEmpty())) {
            return Optional.empty();
        }
        Set<Optional<Currency>> currencies = lines.stream().map(Bought::currency).collect(Collectors.toSet());
        if (currencies.size() > 1) {
            notAudited.add(new NotAudited(what, "its amounts are in several currencies, so they were not compared"));
        }
        return currencies.size() > 1
                ? Optional.empty()
                : lines.getFirst().currency()
                        .map(one -> new Paid(sum(lines.stream().map(line -> line.amount().orElseThrow()).toList()), one));
    }

    private record Paid(BigDecimal amount, Currency currency) {
    }

    private void compare(AuditedCell cell, BigDecimal bought, Optional<Paid> amount) {
        if (cell.used().isEmpty()) {
            return;
        }
        BigDecimal used = cell.used().get();
        if (bought.compareTo(used) > 0) {
            found(Kind.BOUGHT_NOT_USED, cell, Optional.of(bought), bought.subtract(used));
        }
        if (unsaid.contains(name(cell.place().account())) && cell.billed().compareTo(bought) > 0) {
            notAudited.add(
                    new NotAudited(words(cell.place()), "a product of this customer may be this service; nobody has said which it is"));
            return;
        }
        audited.add(cell);
        if (!cell.byContract() && cell.billed().compareTo(bought) > 0) {
            found(Kind.BILLED_NOT_BOUGHT, cell, Optional.of(bought), cell.billed().subtract(bought));
        }
        Optional<Money> expected = cell.prices().cost(cell.place().key(), bought);
        if (amount.isPresent() && expected.isPresent() && !amount.get().currency().equals(expected.get().currency())) {
            NotAudited other = new NotAudited("amounts of " + cell.place().service().integration(), "the invoice is in "
                    + amount.get().currency() + " and what is kept here in " + expected.get().currency() + ", so they were not compared");
            if (!notAudited.contains(other)) {
                notAudited.add(other);
            }
        } else if (amount.isPresent() && expected.isPresent()) {
            Money paid = new Money(amount.get().amount(), amount.get().currency());
            Money more = paid.minus(expected.get());
            if (more.signum() != 0) {
                leaks.add(new Leak(Kind.PRICE_CHANGED, cell.place(), Optional.of(bought), cell.used(), cell.billed(), Units.plain(bought),
                        Optional.of(more)));
            }
        }
    }

    private void found(Kind kind, AuditedCell cell, Optional<BigDecimal> bought, BigDecimal units) {
        Optional<Money> money = kind == Kind.BOUGHT_NOT_USED
                ? cell.prices().cost(cell.place().key(), units)
                : cell.prices().amount(cell.place().key(), units);
        leaks.add(new Leak(kind, cell.place(), bought, cell.used(), cell.billed(), Units.plain(units), money));
    }

    /** A service of just this name, if there is one only. */
    private String proposal(Bought line) {
        Set<String> alike = cells.stream().map(AuditedCell::place).filter(place -> name(place.name()).equals(name(line.product())))
                .map(place -> place.name() + " of " + place.service().integration()).collect(Collectors.toCollection(TreeSet::new));
        return alike.size() == 1 ? "; it is called like " + alike.iterator().next() : "";
    }

    private static String words(Place place) {
        return place.account() + ", " + place.name() + " of " + place.service().integration();
    }

    private static BigDecimal sum(List<BigDecimal> parts) {
        return parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String name(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
