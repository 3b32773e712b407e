package app.tallybird.engine.script;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.script.OldScript;
import app.tallybird.engine.plan.CsvText;
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
 * @param same how many cells have the same units on both sides
 */
public record ScriptComparison(int same, List<Line> lines) {

    private static final Set<Integer> PAGES = Set.of(10, 20, 25, 50, 100, 200, 250, 500, 1_000);

    /** One difference; a side that has no number is empty. */
    public record Line(CellKey cell, String account, String service, Optional<BigDecimal> script, Optional<BigDecimal> ours,
            String reason) {
    }

    public ScriptComparison {
        lines = List.copyOf(lines);
    }

    /** {@code likeness} finds the service of ours by the script's name for it. */
    public static ScriptComparison of(ScriptCounts counts, Reading reading, OldScript script, Likeness likeness) {
        return new Comparing(counts, reading, script, likeness).compare();
    }

    /** For a spreadsheet. */
    public String csv() {
        CsvText csv = new CsvText("Account id", "Account", "Service", "Script", "Tallybird", "Why");
        lines.forEach(line -> csv.line(line.cell().accountId(), line.account(), line.service(), line.script(), line.ours(), line.reason()));
        return csv.toString();
    }

    private record Comparing(ScriptCounts counts, Reading reading, OldScript script, Likeness likeness, Map<CellKey, List<Sent>> sent,
            List<Line> lines) {

        Comparing(ScriptCounts counts, Reading reading, OldScript script, Likeness likeness) {
            this(counts, reading, script, likeness, new LinkedHashMap<>(), new ArrayList<>());
        }

        ScriptComparison compare() {
            for (Sent one : counts.sent()) {
                Optional<Service> ours = likeness.find(one.service()).map(like -> like.ours());
                if (one.refused().isPresent() && one.service().isEmpty()) {
                    add(new CellKey(one.accountId(), "?"), one.account(), "", one.units(), Optional.empty(),
                            "The script sent it under a service that it never created, so Synthesize never had it.");
                } else if (ours.isEmpty()) {
                    add(new CellKey(one.accountId(), one.service()), one.account(), one.service(), one.units(), Optional.empty(),
                            "No service here is the same thing.");
                } else if (one.refused().isPresent()) {
                    add(new CellKey(one.accountId(), ours.get().key()), one.account(), ours.get().name(), one.units(), Optional.empty(),
                            "The script sent it for a customer that it never created, so Synthesize never had it.");
                } else {
                    sent.computeIfAbsent(new CellKey(one.accountId(), ours.get().key()), key -> new ArrayList<>()).add(one);
                }
            }
            Map<String, String> names = new TreeMap<>();
            counts.sent().forEach(one -> names.put(one.accountId(), one.account()));
            reading.accounts().forEach(account -> names.put(account.id(), account.name()));
            int same = 0;
            for (CellKey cell : Stream.concat(reading.cells().keySet().stream(), sent.keySet().stream()).distinct().toList()) {
                List<Sent> theirs = sent.getOrDefault(cell, List.of());
                Optional<BigDecimal> last = theirs.isEmpty() ? Optional.empty() : theirs.getLast().units();
                Optional<UnitCount> count = Optional.ofNullable(reading.cells().get(cell));
                Optional<BigDecimal> now = count.flatMap(UnitCount::known);
                if (last.isPresent() && now.isPresent() && last.get().compareTo(now.get()) == 0) {
                    same++;
                } else {
                    add(cell, names.getOrDefault(cell.accountId(), cell.accountId()), service(cell, theirs), last, now,
                            reason(cell, theirs, count));
                }
            }
            return new ScriptComparison(same, lines);
        }

        private void add(CellKey cell, String account, String service, Optional<BigDecimal> theirs, Optional<BigDecimal> ours, String why) {
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

        private String reason(CellKey cell, List<Sent> theirs, Optional<UnitCount> count) {
            if (count.orElse(null) instanceof UnitCount.Unknown unknown) {
                return "It could not be read here: " + unknown.reason();
            }
            Optional<BigDecimal> now = count.flatMap(UnitCount::known);
            if (theirs.isEmpty()) {
                return notSent(cell, now.orElse(BigDecimal.ZERO));
            }
            if (now.isEmpty()) {
                return reading.accounts().stream().map(Account::id).noneMatch(cell.accountId()::equals)
                        ? "The vendor lists no such customer here. " + known()
                        : "This customer has no such units here. " + known();
            }
            if (theirs.size() > 1) {
                BigDecimal sum = theirs.stream().flatMap(one -> one.units().stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
                String rows = "The script sent " + Wording.count(theirs.size(), "count")
                        + " one over the other, and only the last one stays";
                return sum.compareTo(now.get()) == 0 ? rows + "; together they are ours." : rows + ". " + known();
            }
            return known();
        }

        private String notSent(CellKey cell, BigDecimal now) {
            if (now.signum() == 0) {
                return "The script never sends 0: whatever Synthesize had of it before stays.";
            }
            Set<String> theirAccounts = counts.sent().stream().map(Sent::accountId).collect(Collectors.toSet());
            if (!theirAccounts.contains(cell.accountId()) && PAGES.contains(theirAccounts.size())
                    && reading.accounts().size() > theirAccounts.size()) {
                return "The script sent nothing for this customer; it sent for exactly " + Wording.count(theirAccounts.size(), "customer")
                        + ", as if it read one page of them.";
            }
            boolean never = sent.keySet().stream().noneMatch(key -> key.serviceKey().equals(cell.serviceKey()));
            return never ? "The script does not count this service." : "The script sent nothing for it. " + known();
        }

        /** What is known of the script, since the numbers alone do not say why. */
        private String known() {
            return script.differs().isEmpty()
                    ? "The numbers do not say why."
                    : "Known of this script: " + String.join(" ", script.differs());
        }
    }
}
