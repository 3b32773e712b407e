package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.google.gson.annotations.SerializedName;

import app.tallybird.connector.reading.Warning;
import app.tallybird.model.CellKey;
import app.tallybird.model.Units;
import app.tallybird.problem.Wording;

/** A reason to have a person look before anything (or before one account) is sent. */
public sealed interface Hold {

    /** The reason as a sentence. */
    default String words() {
        return switch (this) {
            case FirstRun first -> "First usage run of this integration: there is no earlier number to compare with.";
            case EmptyRun empty -> "The vendor reports no units at all.";
            case ServiceDown down -> "\"" + down.service + "\" falls " + fromTo(down.before, down.now) + " in total.";
            case ServiceUp up -> "\"" + up.service + "\" rises " + fromTo(up.before, up.now) + " in total.";
            case AccountsToZero zero ->
                Wording.count(zero.accounts, "customer goes", "customers go") + " to zero in everything: " + zero.names + ".";
            case AccountsDown down -> "The vendor lists " + down.now + " of the "
                    + Wording.count(down.before, "customer that was", "customers that were") + " counted before.";
            case Nobody nobody -> new Warning.Nobody(nobody.units, nobody.rows, nobody.why).words() + " belong to nobody: " + nobody.why
                    + (nobody.why.endsWith("?") ? "" : ".");
            case LikelyTotal total -> total.said;
            case Frozen frozen ->
                "The month was closed on " + frozen.closed + ": pushes that nobody looks at wait until the end of " + frozen.until + ".";
            case Contradicted contradicted -> contradicted.said;
            case BilledTwice twice -> "\"" + twice.old + "\" at Synthesize looks like the same thing as \"" + twice.service
                    + "\" and may be mapped: both would be billed. Decide in Services, or with sync-services --adopt, --to-zero or --not-ours.";
            case IntoSum into -> Wording.count(into.counts, "count goes", "counts go") + " into \"" + into.service
                    + "\" and would no longer be sent by " + (into.counts == 1 ? "itself." : "themselves.");
            case SumEnds ends -> "\"" + ends.service + "\" is no longer made for " + Wording.count(ends.counts, "customer")
                    + ": what Synthesize has of it would go to zero, and what it was made of is sent by itself.";
            case CellDown down -> "\"" + down.account + "\": \"" + down.service + "\" falls " + fromTo(down.before, down.now) + ".";
            case CellUp up -> "\"" + up.account + "\": \"" + up.service + "\" rises " + fromTo(up.before, up.now) + ".";
            case CellFarAbove far -> "\"" + far.account + "\": \"" + far.service + "\" is " + far.now.toPlainString()
                    + ", far above the highest number so far, " + far.highest.toPlainString() + ".";
            case BehindRule behind -> "\"" + behind.account + "\": \"" + behind.service + "\" is counted " + Units.text(behind.now)
                    + " after " + Units.text(behind.before) + ", which its contract rule (" + behind.rule + ") keeps out of what is sent.";
            case ServiceBehindRules behind -> "\"" + behind.service + "\" is counted " + Units.text(behind.now) + " after "
                    + Units.text(behind.before) + " in total, which contract rules keep out of what is sent.";
            case ByMoney by -> switch (by.about) {
                case CUSTOMER, SERVICE -> "\"" + by.name + "\"";
                case ALL -> "All together";
            } + (by.change.signum() < 0 ? " fall" : " rise") + (by.about == ByMoney.About.ALL ? "" : "s") + " by "
                    + by.change.abs().toPlainString() + " " + by.currency + " a month.";
        };
    }

    private static String fromTo(BigDecimal before, BigDecimal now) {
        return "from " + before.toPlainString() + " to " + now.toPlainString();
    }

    /** Whether nothing of the run may be sent without consent; otherwise only what the hold is about waits. */
    default boolean wholeRun() {
        return !(this instanceof LikelyTotal || this instanceof Contradicted || this instanceof BilledTwice || this instanceof IntoSum
                || this instanceof OfCell || this instanceof BehindRule
                || (this instanceof ByMoney by && by.about == ByMoney.About.CUSTOMER));
    }

    /** Marks the cells that wait because of the holds; a whole-run hold marks none by itself, because it is no single cell's fault. */
    static List<PlanCell> mark(List<PlanCell> cells, List<Hold> holds) {
        Set<String> accounts = all(CellDown.class, CellDown::accountId, holds);
        Set<String> risen = all(OfCell.class, OfCell::accountId, holds);
        Set<String> totals = all(LikelyTotal.class, LikelyTotal::accountId, holds);
        Set<String> services = all(ServiceDown.class, ServiceDown::serviceKey, holds);
        Set<String> twice = all(BilledTwice.class, BilledTwice::serviceKey, holds);
        Set<String> risenServices = all(ServiceUp.class, ServiceUp::serviceKey, holds);
        Set<CellKey> behind = all(BehindRule.class, BehindRule::key, holds);
        Set<String> behindServices = all(ServiceBehindRules.class, ServiceBehindRules::serviceKey, holds);
        MoneyHolds amounts = MoneyHolds.of(holds);
        Predicate<PlanCell> moves = InsideSums.moves(cells,
                holds.stream().filter(IntoSum.class::isInstance).map(IntoSum.class::cast).toList());
        return cells.stream().map(cell -> {
            if (!cell.sendable() || cell.held() || cell.change() == CellState.UNKNOWN) {
                return cell;
            }
            if (moves.test(cell)) {
                return cell.hold("held: the sum and what goes into it are sent together");
            }
            if (totals.contains(cell.key().accountId())) {
                return cell.hold("held: this may be the total of the others");
            }
            if (accounts.contains(cell.key().accountId()) && cell.change() != CellState.SAME) {
                return cell.hold("held: this customer falls sharply");
            }
            if (risen.contains(cell.key().accountId()) && cell.change() != CellState.SAME) {
                return cell.hold("held: this customer rises sharply");
            }
            if (twice.contains(cell.key().serviceKey())) {
                return cell.hold("held: an older service at Synthesize looks like the same thing");
            }
            if (behind.contains(cell.key()) || (behindServices.contains(cell.key().serviceKey()) && cell.contract().isPresent()
                    && !cell.counted().known().equals(cell.lastCounted()))) {
                return cell.hold("held: what is counted changes sharply behind its contract rule");
            }
            if (cell.change() != CellState.SAME && amounts.hold(cell.key())) {
                return cell.hold("held: it changes by more money a month than was set");
            }
            int change = cell.delta().map(BigDecimal::signum).orElse(0);
            if (change < 0 && services.contains(cell.key().serviceKey())) {
                return cell.hold("held: the whole service falls sharply");
            }
            return change > 0 && risenServices.contains(cell.key().serviceKey())
                    ? cell.hold("held: the whole service rises sharply")
                    : cell;
        }).toList();
    }

    private static <T extends Hold, W> Set<W> all(Class<T> kind, Function<T, W> what, List<Hold> holds) {
        return holds.stream().filter(kind::isInstance).map(kind::cast).map(what).collect(Collectors.toSet());
    }

    /** Nothing was ever accepted for this integration, so there is nothing to compare with. */
    record FirstRun() implements Hold {
    }

    /** What the total of a service does, over the cells that had an accepted value. */
    sealed interface OfService extends Hold {
        String serviceKey();

        String service();

        BigDecimal before();

        BigDecimal now();
    }

    /** It fell. */
    record ServiceDown(String serviceKey, String service, BigDecimal before, BigDecimal now) implements OfService {
        public ServiceDown {
            before = Units.plain(before);
            now = Units.plain(now);
        }
    }

    /** It rose. */
    record ServiceUp(String serviceKey, String service, BigDecimal before, BigDecimal now) implements OfService {
        public ServiceUp {
            before = Units.plain(before);
            now = Units.plain(now);
        }
    }

    /** Accounts that had units and now have none at all. */
    record AccountsToZero(int accounts, String names) implements Hold {
    }

    /** Customers with accepted counts that the vendor no longer lists. */
    record AccountsDown(int before, int now) implements Hold {
    }

    /** The vendor reports no units at all. */
    record EmptyRun() implements Hold {
    }

    /** Units above zero that belong to no customer or to no service; {@code why} says what the rows lack. */
    record Nobody(BigDecimal units, long rows, String why) implements Hold {
    }

    /** An account that looks like the total of all others; only this account waits. {@code said} is the whole sentence. */
    record LikelyTotal(String accountId, @SerializedName("words") String said) implements Hold {
    }

    /** The month's books are closed, and nobody looks at this push. Both days are local; pushes go on after {@code until}. */
    record Frozen(LocalDate closed, LocalDate until) implements Hold {
    }

    /**
     * The vendor's own figure is another one than what was read; only the counts that depend on it wait. {@code accountId} is empty when it is about a
     * whole list, {@code said} is the whole sentence.
     */
    record Contradicted(String accountId, @SerializedName("words") String said) implements Hold {
    }

    /** A service at Synthesize that nobody has decided about looks like this one; only this one waits. */
    record BilledTwice(String serviceKey, String service, String old) implements Hold {
    }

    /** What was billed by itself goes into an own service; both wait, so that nothing is billed twice or not at all. */
    record IntoSum(String serviceKey, String service, long counts) implements Hold {
    }

    /** An own service is no longer made; {@code counts} are of customers that have units of it at Synthesize. */
    record SumEnds(String serviceKey, String service, long counts) implements Hold {
    }

    /** What one cell of one account does; only this account waits. */
    sealed interface OfCell extends Hold {
        String accountId();
    }

    /** It fell hard. */
    record CellDown(String accountId, String account, String service, BigDecimal before, BigDecimal now) implements OfCell {
    }

    /** It rose hard. */
    record CellUp(String accountId, String account, String service, BigDecimal before, BigDecimal now) implements OfCell {
    }

    /** It is far above the highest number that was ever accepted, of this cell or, when it has none, of the service. */
    record CellFarAbove(String accountId, String account, String service, BigDecimal highest, BigDecimal now) implements OfCell {
    }

    /** What one count does, and its contract rule hides; only this count waits. {@code rule} is what the rule says. */
    record BehindRule(CellKey key, String account, String service, BigDecimal before, BigDecimal now, String rule) implements Hold {
        public BehindRule {
            before = Units.plain(before);
            now = Units.plain(now);
        }
    }

    /** What is counted of a service in total falls or rises, and contract rules hide it. */
    record ServiceBehindRules(String serviceKey, String service, BigDecimal before, BigDecimal now) implements Hold {
        public ServiceBehindRules {
            before = Units.plain(before);
            now = Units.plain(now);
        }
    }

    /** A customer, a service or all together change by more money a month than was set. {@code id} is theirs, {@code name} for people; both are empty for all. */
    record ByMoney(About about, String id, String name, BigDecimal change, String currency) implements Hold {

        /** What falls or rises. */
        public enum About {
            CUSTOMER,
            SERVICE,
            ALL
        }
    }
}
