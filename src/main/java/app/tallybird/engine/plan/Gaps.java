package app.tallybird.engine.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import app.tallybird.connector.reading.Gap;
import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.reading.Warning;
import app.tallybird.engine.plan.UsagePlan.PlanWarning;
import app.tallybird.model.UnitCount;
import app.tallybird.problem.Wording;

/**
 * What of a plan is not known, said once for each thing it is about: a service, a customer, or single counts. Compared with what a person has accepted:
 * the same thing for the same kind of reason is known, whatever else it says. Used by one thread.
 */
final class Gaps {

    static final String SERVICE = "P502";
    static final String ACCOUNT = "P503";
    static final String COUNTS = "P504";

    private static final int NAMES_SHOWN = 5;
    private static final String STAYS = "Not sent; what Synthesize has of it stays.";
    private static final Pattern CODE = Pattern.compile("([A-Z]\\d{3})\\b.*", Pattern.DOTALL);

    private final WarningMemory before;
    private final Set<String> ofServices;
    private final Map<String, List<PlanCell>> services = new LinkedHashMap<>();
    private final Map<String, List<PlanCell>> accounts = new LinkedHashMap<>();
    private final int listed;

    private Gaps(List<PlanCell> cells, Reading reading, WarningMemory before) {
        this.before = before;
        listed = reading.accounts().size();
        ofServices = reading.gaps().stream().filter(gap -> gap.accountId().isEmpty()).map(Gap::words).collect(Collectors.toSet());
        cells.stream().filter(cell -> cell.state() != CellState.LEFT_OUT).forEach(cell -> {
            services.computeIfAbsent(cell.key().serviceKey(), key -> new ArrayList<>()).add(cell);
            accounts.computeIfAbsent(cell.key().accountId(), key -> new ArrayList<>()).add(cell);
        });
    }

    static List<PlanWarning> of(List<PlanCell> cells, Reading reading, WarningMemory before) {
        return new Gaps(cells, reading, before).all();
    }

    private List<PlanWarning> all() {
        List<PlanWarning> all = new ArrayList<>();
        Set<String> whole = new TreeSet<>();
        services.forEach((key, cells) -> {
            List<PlanCell> lost = cells.stream().filter(cell -> isOfService(cell, cells)).toList();
            if (!lost.isEmpty()) {
                whole.add(key);
                String kind = kind(lost.getFirst());
                all.add(warning(SERVICE, key, kind,
                        "The counts of \"" + lost.getFirst().service() + "\" are not known: " + reason(lost.getFirst()), lost));
            }
        });
        Map<String, List<PlanCell>> left = new LinkedHashMap<>();
        Map<String, List<PlanCell>> single = new LinkedHashMap<>();
        accounts.forEach((id, cells) -> {
            List<PlanCell> rest = cells.stream().filter(cell -> !whole.contains(cell.key().serviceKey())).toList();
            List<PlanCell> unknown = cells.stream().filter(Gaps::isUnknown)
                    .filter(cell -> !isOfService(cell, services.getOrDefault(cell.key().serviceKey(), List.of()))).toList();
            if (!unknown.isEmpty() && rest.stream().allMatch(Gaps::isUnknown)) {
                left.computeIfAbsent(kind(unknown.getFirst()), kind -> new ArrayList<>()).add(unknown.getFirst());
            } else {
                unknown.forEach(
                        cell -> single.computeIfAbsent(cell.key().serviceKey() + "\t" + kind(cell), key -> new ArrayList<>()).add(cell));
            }
        });
        left.forEach((kind, cells) -> all
                .add(warning(ACCOUNT, "", kind, Wording.count(cells.size(), "customer") + " could not be read: " + names(cells), cells)));
        single.forEach((key, cells) -> all.add(
                warning(COUNTS, cells.getFirst().key().serviceKey(), kind(cells.getFirst()), "The counts of \"" + cells.getFirst().service()
                        + "\" are not known for " + Wording.count(cells.size(), "customer") + ": " + names(cells), cells)));
        return all;
    }

    /** Whether it is no matter of the customer: what the service is made of could not be read, or no customer has a count for that reason. */
    private boolean isOfService(PlanCell cell, List<PlanCell> ofService) {
        return isUnknown(cell) && (ofServices.contains(reason(cell)) || (listed > 1 && ofService.size() == listed
                && ofService.stream().allMatch(other -> isUnknown(other) && kind(other).equals(kind(cell)))));
    }

    private PlanWarning warning(String code, String place, String kind, String text, List<PlanCell> cells) {
        String service = fact(SERVICE, place, kind, "");
        Map<String, Long> facts = new HashMap<>();
        facts.put(code + " " + place, (long) cells.size());
        boolean fresh = false;
        for (PlanCell cell : cells) {
            String account = cell.key().accountId();
            String own = code.equals(SERVICE) ? service : fact(code, place, kind, account);
            facts.put(own, 1L);
            fresh |= !before.knows(own) && !before.knows(service) && !before.knows(fact(ACCOUNT, "", kind, account));
        }
        return new PlanWarning(code, place, text, STAYS, facts, fresh ? PlanWarning.Now.FRESH : PlanWarning.Now.KNOWN);
    }

    private static String fact(String code, String place, String kind, String account) {
        return (code + " " + place + Warning.ABOUT + kind + Warning.ABOUT + account).replaceAll("[\\p{Cntrl}&&[^\t]]", " ");
    }

    private static String names(List<PlanCell> cells) {
        String shown = cells.stream().limit(NAMES_SHOWN).map(cell -> "\"" + cell.account() + "\"").collect(Collectors.joining(", "));
        return shown + (cells.size() > NAMES_SHOWN ? " and others" : "") + ": " + reason(cells.getFirst());
    }

    private static boolean isUnknown(PlanCell cell) {
        return cell.now() instanceof UnitCount.Unknown;
    }

    private static String reason(PlanCell cell) {
        return cell.now() instanceof UnitCount.Unknown unknown ? unknown.reason() : "";
    }

    /** The code that a reason begins with. */
    private static String kind(PlanCell cell) {
        Matcher code = CODE.matcher(reason(cell));
        return code.matches() ? code.group(1) : "";
    }
}
