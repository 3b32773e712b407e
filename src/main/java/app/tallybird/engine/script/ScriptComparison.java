package app.tallybird.engine.script;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.script.OldScript;
import app.tallybird.engine.plan.Likeness;
import app.tallybird.engine.script.ScriptCounts.Sent;
import app.tallybird.model.Account;
import app.tallybird.model.CellKey;
import app.tallybird.model.Service;
import app.tallybird.model.UnitCount;
import app.tallybird.problem.Wording;

/**
 * A script's counts and ours, cell by cell, each difference with its reason. A reason that the numbers themselves show is said as such; where they show
 * none, what is known of the script is said.
 *
 * @param cells those that are the same, too; in the order of their reasons, then by account and service
 */
public record ScriptComparison(List<Line> cells) {

    private static final Set<Integer> PAGES = Set.of(10, 20, 25, 50, 100, 200, 250, 500, 1_000);

    /** What differences have in common. */
    public enum Why {
        NOT_READ("Not read here"),
        OVERWRITTEN("Overwritten by the script"),
        OTHER_NUMBER("Counted in another way"),
        PAGE_CUT("Cut after a page"),
        NOT_SENT("Not sent by the script"),
        NEVER_ZERO("Zero, never sent"),
        NOT_COUNTED("Not counted by the script"),
        NO_SUCH_SERVICE("No such service here"),
        NOT_HERE("Not found here"),
        REFUSED("Refused"),
        SAME("The same");

        private final String title;

        Why(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        /** Its name in JSON. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Why two numbers differ, in words; empty when they do not. */
    public record Reason(Why why, String words) {
        static final Reason SAME = new Reason(Why.SAME, "");
    }

    /** One cell; a side that has no number is empty. */
    public record Line(CellKey cell, String account, String service, Optional<BigDecimal> script, Optional<BigDecimal> ours,
            Reason reason) {
    }

    public ScriptComparison {
        cells = cells.stream()
                .sorted(Comparator.comparing((Line line) -> line.reason().why()).thenComparing(Line::account).thenComparing(Line::service))
                .toList();
    }

    /** {@code likeness} finds the service of ours by the script's name for it. */
    public static ScriptComparison of(ScriptCounts counts, Reading reading, OldScript script, Likeness likeness) {
        return new Comparing(counts, reading, script, likeness).compare();
    }

    /** How many cells have the same units on both sides. */
    public int same() {
        return (int) cells.stream().filter(line -> line.reason().why() == Why.SAME).count();
    }

    /** The differences. */
    public List<Line> lines() {
        return cells.stream().filter(line -> line.reason().why() != Why.SAME).toList();
    }

    /** The differences by what they have in common. */
    public Map<Why, List<Line>> groups() {
        Map<Why, List<Line>> groups = new EnumMap<>(Why.class);
        lines().forEach(line -> groups.computeIfAbsent(line.reason().why(), why -> new ArrayList<>()).add(line));
        return groups;
    }

    private record Comparing(ScriptCounts counts, Reading reading, OldScript script, Likeness likeness, Map<CellKey, List<Sent>> sent,
            List<Line> lines) {

        Comparing(ScriptCounts counts, Reading reading, OldScript script, Likeness likeness) {
            this(counts, reading, script, likeness, new LinkedHashMap<>(), new ArrayList<>());
        }

        ScriptComparison compare() {
            for (Sent one : counts.sent()) {
                Optional<Service> ours = likeness.find(one.service()).map(like -> like.ours());
                Optional<Reason> alone = alone(one, ours.isPresent());
                if (alone.isPresent()) {
                    add(new CellKey(one.accountId(), ours.map(Service::key).orElse(one.service().isEmpty() ? "?" : one.service())),
                            one.account().isEmpty() ? one.accountId() : one.account(), ours.map(Service::name).orElse(one.service()),
                            one.units(), Optional.empty(), alone.get());
                } else {
                    sent.computeIfAbsent(new CellKey(one.accountId(), ours.orElseThrow().key()), key -> new ArrayList<>()).add(one);
                }
            }
            Map<String, String> names = new TreeMap<>();
            counts.sent().forEach(one -> names.put(one.accountId(), one.account()));
            reading.accounts().forEach(account -> names.put(account.id(), account.name()));
            for (CellKey cell : Stream.concat(reading.cells().keySet().stream(), sent.keySet().stream()).distinct().toList()) {
                List<Sent> theirs = sent.getOrDefault(cell, List.of());
                Optional<BigDecimal> last = theirs.isEmpty() ? Optional.empty() : theirs.getLast().units();
                Optional<UnitCount> count = Optional.ofNullable(reading.cells().get(cell));
                Optional<BigDecimal> now = count.flatMap(UnitCount::known);
                boolean same = last.isPresent() && now.isPresent() && last.get().compareTo(now.get()) == 0;
                add(cell, names.getOrDefault(cell.accountId(), cell.accountId()), service(cell, theirs), last, now,
                        same ? Reason.SAME : reason(cell, theirs, count));
            }
            return new ScriptComparison(lines);
        }

        /** Why a count has nothing here that it could be laid beside, or empty when it has. */
        private static Optional<Reason> alone(Sent one, boolean ours) {
            String refused = one.refused().orElse("");
            if (!refused.isEmpty() && one.service().isEmpty()) {
                return Optional.of(
                        new Reason(Why.REFUSED, "The script sent it under a service that it never created, so Synthesize never had it."));
            }
            if (!ours) {
                return Optional.of(new Reason(Why.NO_SUCH_SERVICE, "No service here is the same thing."));
            }
            if (refused.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Reason(Why.REFUSED,
                    one.account().isEmpty()
                            ? "The script sent it for a customer that it never created, so Synthesize never had it."
                            : "Synthesize refuses it: " + refused));
        }

        private void add(CellKey cell, String account, String service, Optional<BigDecimal> theirs, Optional<BigDecimal> ours, Reason why) {
            lines.add(new Line(cell, account, service, theirs, ours, why));
        }

        /** "Total Devices", with the script's name when it is another one. */
        private String service(CellKey cell, List<Sent> theirs) {
            String ours = reading.services().stream().filter(service -> service.key().equals(cell.serviceKey())).map(Service::name)
                    .findFirst().orElse(cell.serviceKey());
            return theirs.isEmpty() || theirs.getLast().service().equals(ours)
                    ? ours
                    : ours + " (the script says " + theirs.getLast().service() + ")";
        }

        private Reason reason(CellKey cell, List<Sent> theirs, Optional<UnitCount> count) {
            if (count.orElse(null) instanceof UnitCount.Unknown unknown) {
                return new Reason(Why.NOT_READ, "It could not be read here: " + unknown.reason());
            }
            Optional<BigDecimal> now = count.flatMap(UnitCount::known);
            if (theirs.isEmpty()) {
                return notSent(cell, now.orElse(BigDecimal.ZERO));
            }
            if (now.isEmpty()) {
                return new Reason(Why.NOT_HERE,
                        reading.accounts().stream().map(Account::id).noneMatch(cell.accountId()::equals)
                                ? "The vendor lists no such customer here. " + known()
                                : "This customer has no such units here. " + known());
            }
            if (theirs.size() > 1) {
                BigDecimal sum = theirs.stream().flatMap(one -> one.units().stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
                String rows = "The script sent " + Wording.count(theirs.size(), "count")
                        + " one over the other, and only the last one stays";
                return new Reason(Why.OVERWRITTEN,
                        sum.compareTo(now.get()) == 0 ? rows + "; together they are ours." : rows + ". " + known());
            }
            return new Reason(Why.OTHER_NUMBER, known());
        }

        private Reason notSent(CellKey cell, BigDecimal now) {
            if (now.signum() == 0) {
                return new Reason(Why.NEVER_ZERO, "The script never sends 0: whatever Synthesize had of it before stays.");
            }
            Set<String> theirAccounts = counts.sent().stream().map(Sent::accountId).collect(Collectors.toSet());
            if (!theirAccounts.contains(cell.accountId()) && PAGES.contains(theirAccounts.size())
                    && reading.accounts().size() > theirAccounts.size()) {
                return new Reason(Why.PAGE_CUT, "The script sent nothing for this customer; it sent for exactly "
                        + Wording.count(theirAccounts.size(), "customer") + ", as if it read one page of them.");
            }
            boolean never = sent.keySet().stream().noneMatch(key -> key.serviceKey().equals(cell.serviceKey()));
            return never
                    ? new Reason(Why.NOT_COUNTED, "The script does not count this service.")
                    : new Reason(Why.NOT_SENT, "The script sent nothing for it. " + known());
        }

        /** What is known of the script, since the numbers alone do not say why. */
        private String known() {
            return script.differs().isEmpty()
                    ? "The numbers do not say why."
                    : "Known of this script: " + String.join(" ", script.differs());
        }
    }
}
