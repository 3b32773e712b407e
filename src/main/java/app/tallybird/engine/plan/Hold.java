package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.connector.reading.Warning;
import app.tallybird.model.Units;
import app.tallybird.problem.Wording;

/** A reason to have a person look before anything (or before one account) is sent. */
public sealed interface Hold {

    /** The reason as a sentence. */
    String words();

    /** Whether nothing of the run may be sent without consent; otherwise only the named account waits. */
    default boolean wholeRun() {
        return true;
    }

    /** Marks the cells that wait because of the holds; a whole-run hold marks none by itself, because it is no single cell's fault. */
    static List<PlanCell> mark(List<PlanCell> cells, List<Hold> holds) {
        Set<String> accounts = holds.stream()
                .flatMap(hold -> hold instanceof Hold.CellDown down ? Stream.of(down.accountId()) : Stream.empty())
                .collect(Collectors.toSet());
        Set<String> totals = holds.stream()
                .flatMap(hold -> hold instanceof Hold.LikelyTotal total ? Stream.of(total.accountId()) : Stream.empty())
                .collect(Collectors.toSet());
        Set<String> services = holds.stream()
                .flatMap(hold -> hold instanceof Hold.ServiceDown down ? Stream.of(down.serviceKey()) : Stream.empty())
                .collect(Collectors.toSet());
        return cells.stream().map(cell -> {
            if (!cell.sendable() || cell.change() == CellState.UNKNOWN) {
                return cell;
            }
            if (totals.contains(cell.key().accountId())) {
                return cell.hold("held: this may be the total of the others");
            }
            if (accounts.contains(cell.key().accountId())) {
                return cell.hold("held: this customer falls sharply");
            }
            boolean falls = cell.delta().isPresent() && cell.delta().get().signum() < 0;
            return falls && services.contains(cell.key().serviceKey()) ? cell.hold("held: the whole service falls sharply") : cell;
        }).toList();
    }

    /** Nothing was ever accepted for this integration, so there is nothing to compare with. */
    record FirstRun() implements Hold {
        @Override
        public String words() {
            return "First usage run of this integration: there is no earlier number to compare with.";
        }
    }

    /** A service's total over the cells that had an accepted value fell. */
    record ServiceDown(String serviceKey, String service, BigDecimal before, BigDecimal now) implements Hold {

        public ServiceDown {
            before = Units.plain(before);
            now = Units.plain(now);
        }

        @Override
        public String words() {
            return "\"" + service + "\" falls from " + before.toPlainString() + " to " + now.toPlainString() + " in total.";
        }
    }

    /** Accounts that had units and now have none at all. */
    record AccountsToZero(int accounts, String names) implements Hold {
        @Override
        public String words() {
            return Wording.count(accounts, "customer goes", "customers go") + " to zero in everything: " + names + ".";
        }
    }

    /** Customers with accepted counts that the vendor no longer lists. */
    record AccountsDown(int before, int now) implements Hold {
        @Override
        public String words() {
            return "The vendor lists " + now + " of the " + Wording.count(before, "customer that was", "customers that were")
                    + " counted before.";
        }
    }

    /** The vendor reports no units at all. */
    record EmptyRun() implements Hold {
        @Override
        public String words() {
            return "The vendor reports no units at all.";
        }
    }

    /** Units above zero that belong to no customer or to no service; {@code why} says what the rows lack. */
    record Nobody(BigDecimal units, long rows, String why) implements Hold {
        @Override
        public String words() {
            return new Warning.Nobody(units, rows, why).words() + " belong to nobody: " + why + (why.endsWith("?") ? "" : ".");
        }
    }

    /** An account that looks like the total of all others; only this account waits. {@code said} is the whole sentence. */
    record LikelyTotal(String accountId, String said) implements Hold {
        @Override
        public String words() {
            return said;
        }

        @Override
        public boolean wholeRun() {
            return false;
        }
    }

    /** The month's books are closed, and nobody looks at this push. Both days are local; pushes go on after {@code until}. */
    record Frozen(LocalDate closed, LocalDate until) implements Hold {
        @Override
        public String words() {
            return "The month was closed on " + closed + ": pushes that nobody looks at wait until the end of " + until + ".";
        }
    }

    /**
     * The vendor's own figure is another one than what was read; only the counts that depend on it wait. {@code accountId} is empty when it is about a
     * whole list, {@code said} is the whole sentence.
     */
    record Contradicted(String accountId, String said) implements Hold {
        @Override
        public String words() {
            return said;
        }

        @Override
        public boolean wholeRun() {
            return false;
        }
    }

    /** One cell of one account fell hard; only this account waits. */
    record CellDown(String accountId, String account, String service, BigDecimal before, BigDecimal now) implements Hold {
        @Override
        public String words() {
            return "\"" + account + "\": \"" + service + "\" falls from " + before.toPlainString() + " to " + now.toPlainString() + ".";
        }

        @Override
        public boolean wholeRun() {
            return false;
        }
    }
}
