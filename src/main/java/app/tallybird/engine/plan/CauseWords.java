package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import app.tallybird.connector.reading.Warning;
import app.tallybird.model.ContractRule;
import app.tallybird.model.Money;
import app.tallybird.problem.Wording;

/** How a cause is said to the person who decides. */
record CauseWords(Written written) {

    private static final int NAMED = 3;

    /** A title of a few words, and what is behind it in a sentence or two. */
    record Said(String title, String words) {
    }

    private String number(BigDecimal number) {
        return written.units().apply(number);
    }

    Said first() {
        return new Said("First push of this integration", "There is no earlier number to compare with: look at the counts once.");
    }

    Said empty() {
        return new Said("No units at all", "The vendor reports no units for any customer.");
    }

    Said frozen(Hold.Frozen frozen) {
        return new Said("The month is closed", frozen.words());
    }

    Said accountsDown(Hold.AccountsDown down) {
        return new Said(count(down.before() - down.now(), "customer is", "customers are") + " no longer listed", down.words());
    }

    Said nobody(Hold.Nobody nobody) {
        return new Said(new Warning.Nobody(nobody.units(), nobody.rows(), nobody.why()).words() + " belong to nobody",
                nobody.why() + (nobody.why().endsWith("?") ? "" : "."));
    }

    /** {@code changes} count no unit twice; {@code many} of all {@code services} change. */
    Said broad(List<? extends Hold.OfService> changes, int many, int services) {
        BigDecimal before = changes.stream().map(Hold.OfService::before).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal now = changes.stream().map(Hold.OfService::now).reduce(BigDecimal.ZERO, BigDecimal::add);
        String where = many == services ? "all " + count(services, "service") : many + " of " + count(services, "service");
        return new Said(percent(before, now) + (now.compareTo(before) < 0 ? " % fewer units in " : " % more units in ") + where,
                "From " + fromTo(before, now) + ": " + likely(before, now) + " Read again first.");
    }

    private static String likely(BigDecimal before, BigDecimal now) {
        return now.compareTo(before) < 0
                ? "this looks like a failed or partial answer of the vendor."
                : "this looks as if rows were counted twice, or something else were counted now.";
    }

    Said service(Hold.OfService change, List<PlanCell> cells) {
        return new Said(change.service() + moved(change.before(), change.now()),
                "From " + fromTo(change.before(), change.now()) + " in total; " + count(customers(cells).size(), "customer") + " changed.");
    }

    /** " fell by 54 %", " rose by 200 %", " rose to 60". */
    private String moved(BigDecimal before, BigDecimal now) {
        String verb = now.compareTo(before) < 0 ? " fell" : " rose";
        return before.signum() == 0 ? verb + " to " + number(now) : verb + " by " + number(percent(before, now)) + " %";
    }

    Said serviceBehindRules(Hold.ServiceBehindRules hold) {
        return new Said(hold.service() + " is counted " + number(hold.now()) + " after " + number(hold.before()),
                "Contract rules keep most of that out of what is sent. Look whether it is right.");
    }

    Said behindRules(List<Hold.BehindRule> holds) {
        List<String> accounts = holds.stream().map(hold -> hold.key().accountId()).distinct().toList();
        String each = holds.stream().limit(NAMED)
                .map(hold -> hold.account() + ", " + hold.service() + ": " + number(hold.now()) + " counted after " + number(hold.before())
                        + ", " + hold.rule() + " by contract")
                .collect(Collectors.joining("; ", "", ". The number that is sent does not show it."));
        String more = holds.size() > NAMED ? " And " + count(holds.size() - NAMED, "more count") + "." : "";
        return new Said(accounts.size() == 1
                ? "The contract of " + holds.getFirst().account() + " hides a change"
                : "Contracts of " + count(accounts.size(), "customer") + " hide changes", each + more);
    }

    Said endedRules(List<PlanCell> cells) {
        List<ContractRule> rules = cells.stream().flatMap(cell -> cell.contract().flatMap(ContractedCount::ended).stream()).distinct()
                .toList();
        String each = cells.stream().limit(NAMED)
                .map(cell -> cell.account() + ", " + cell.service() + ": "
                        + cell.contract().flatMap(ContractedCount::ended).map(ContractRule::words).orElse("") + ", now "
                        + cell.units().map(this::number).orElse("?"))
                .collect(Collectors.joining("; ", "", "."));
        String more = cells.size() > NAMED ? " And " + count(cells.size() - NAMED, "more count") + "." : "";
        return new Said(count(rules.size(), "contract rule") + " ended", each + more);
    }

    Said total(Hold.LikelyTotal total) {
        return new Said("A customer that looks like a total", total.said());
    }

    /** Of a hold that has no counts in this plan. */
    Said plain(String title, Hold hold) {
        return new Said(title, hold.words());
    }

    Said into(Hold.IntoSum into) {
        return new Said(count(into.counts(), "count goes", "counts go") + " into " + into.service(),
                into.words() + " They are sent together with the sum.");
    }

    Said zero(List<PlanCell> cells, UsagePlan plan) {
        List<String> names = customers(cells);
        BigDecimal lost = before(plan.overlap().once(cells));
        String had = names(names) + " had " + number(lost) + " " + Wording.noun(lost, "unit") + ".";
        return new Said(names.size() == 1 ? names.getFirst() + " is at zero" : count(names.size(), "customer") + " at zero", had);
    }

    Said changes(List<PlanCell> cells, UsagePlan plan) {
        List<String> names = customers(cells);
        List<PlanCell> changed = cells.stream().filter(cell -> cell.difference().signum() != 0).toList();
        BigDecimal before = before(plan.overlap().once(changed));
        BigDecimal now = now(plan.overlap().once(changed));
        long services = changed.stream().map(cell -> cell.key().serviceKey()).distinct().count();
        if (names.size() == 1) {
            return new Said(names.getFirst() + moved(before, now),
                    "In " + count(services, "service") + ", from " + fromTo(before, now) + ".");
        }
        return new Said(count(names.size(), "customer") + (now.compareTo(before) < 0 ? " fell" : " rose") + " sharply",
                names(names) + ": from " + fromTo(before, now) + ".");
    }

    /** Customers, one service or all together. */
    Said byAmount(List<Hold.ByMoney> holds) {
        String each = holds.stream().limit(NAMED)
                .map(hold -> (hold.name().isEmpty() ? "In all" : hold.name()) + ": " + amount(hold) + " a month")
                .collect(Collectors.joining("; ", "", ". That is more than was set to pass unseen."));
        String more = holds.size() > NAMED ? " And " + count(holds.size() - NAMED, "more customer") + "." : "";
        Hold.ByMoney one = holds.getFirst();
        String what = one.name().isEmpty() ? "The whole push changes" : one.name() + " changes";
        return new Said(
                holds.size() == 1 ? what + " by " + amount(one) + " a month" : count(holds.size(), "customer") + " change by much money",
                each + more);
    }

    private String amount(Hold.ByMoney hold) {
        return Money.currency(hold.currency()).map(currency -> written.signed(new Money(hold.change(), currency)))
                .orElse(hold.change() + " " + hold.currency());
    }

    Said figures(List<Hold.Contradicted> holds) {
        String said = holds.stream().limit(NAMED).map(Hold.Contradicted::said).distinct().collect(Collectors.joining(" "));
        return new Said("The vendor's own figures say something else",
                said + (holds.size() > NAMED ? " And " + count(holds.size() - NAMED, "more figure") + "." : ""));
    }

    Said unknown(List<PlanCell> cells, UsagePlan plan) {
        return new Said(count(cells.size(), "count is", "counts are") + " not known",
                (plan.unread().isEmpty() ? "" : Wording.capital(plan.unread() + " could not be read. "))
                        + "Nothing is sent for what is not known; what Synthesize has of it stays.");
    }

    Said fresh(List<PlanCell> cells, UsagePlan plan) {
        Set<String> before = plan.cells().stream().filter(cell -> cell.lastAccepted().isPresent()).map(cell -> cell.key().accountId())
                .collect(Collectors.toSet());
        List<String> names = customers(cells.stream().filter(cell -> !before.contains(cell.key().accountId())).toList());
        BigDecimal counted = now(plan.overlap().once(cells));
        String units = number(counted) + " " + Wording.noun(counted, "unit");
        if (names.isEmpty()) {
            return new Said(count(cells.size(), "new count"), names(customers(cells)) + ": " + units + " that were not counted before.");
        }
        return new Said(names.size() == 1 ? names.getFirst() + " is new" : count(names.size(), "new customer"),
                names(names) + ": " + units + " in " + count(cells.size(), "count") + ".");
    }

    Said notMapped(List<PlanCell> cells) {
        List<String> names = customers(cells);
        return new Said(count(names.size(), "customer") + " not mapped", "In Synthesize: map or exclude " + names(names) + ". Their "
                + count(cells.size(), "count goes", "counts go") + " again once mapped.");
    }

    /** "12 of 45 customers changed, +34 units." and what there is to decide. */
    String verdict(UsagePlan plan, List<Cause> causes) {
        List<PlanCell> changed = plan.cells().stream().filter(PlanCell::changes).toList();
        BigDecimal difference = plan.overlap().change(plan.cells().stream().filter(PlanCell::sendable).toList());
        long waiting = causes.stream().filter(Cause::waits).count();
        String said = causes.stream().filter(cause -> cause.broad().isPresent()).findFirst().map(
                broad -> broad.title() + ": " + likely(BigDecimal.ZERO.max(broad.change().negate()), BigDecimal.ZERO.max(broad.change())))
                .orElseGet(() -> changed.isEmpty()
                        ? "Nothing changed for " + count(plan.accounts(), "customer") + "."
                        : number(BigDecimal.valueOf(customers(changed).size())) + " of " + count(plan.accounts(), "customer") + " changed, "
                                + signed(difference) + " " + Wording.noun(difference.abs(), "unit") + money(plan) + ".");
        return waiting == 0 ? said : said + " " + count(waiting, "thing") + " to decide.";
    }

    /** ", +212.50 USD a month", where there are prices. */
    private String money(UsagePlan plan) {
        String said = plan.money().isThere() ? written.change(plan.money().change(plan.cells())) : "";
        return said.isEmpty() ? "" : ", " + said;
    }

    private String signed(BigDecimal number) {
        return number.signum() > 0 ? "+" + number(number) : number(number);
    }

    private String fromTo(BigDecimal before, BigDecimal now) {
        return number(before) + " to " + number(now) + " " + Wording.noun(now, "unit");
    }

    private String count(long number, String one) {
        return number(BigDecimal.valueOf(number)) + " " + Wording.noun(number, one);
    }

    private String count(long number, String one, String more) {
        return number(BigDecimal.valueOf(number)) + " " + (number == 1 ? one : more);
    }

    private static BigDecimal before(List<PlanCell> cells) {
        return cells.stream().flatMap(cell -> cell.lastAccepted().stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal now(List<PlanCell> cells) {
        return cells.stream().flatMap(cell -> cell.units().stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal percent(BigDecimal before, BigDecimal now) {
        return before.signum() == 0
                ? BigDecimal.ZERO
                : before.subtract(now).abs().multiply(BigDecimal.valueOf(100)).divide(before, 0, RoundingMode.HALF_UP);
    }

    /** By their names, in the order of the plan; two of one name are two. */
    private static List<String> customers(List<PlanCell> cells) {
        return cells.stream()
                .collect(Collectors.toMap(cell -> cell.key().accountId(), PlanCell::account, (one, other) -> one, LinkedHashMap::new))
                .values().stream().toList();
    }

    /** "A", "A and B", "A, B, C and 4 more". */
    private String names(List<String> names) {
        if (names.size() == 1) {
            return names.getFirst();
        }
        List<String> shown = new ArrayList<>(names.subList(0, Math.min(NAMED, names.size())));
        String last = names.size() > NAMED ? number(BigDecimal.valueOf(names.size() - (long) NAMED)) + " more" : shown.removeLast();
        return String.join(", ", shown) + " and " + last;
    }
}
