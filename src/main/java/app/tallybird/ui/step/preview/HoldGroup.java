package app.tallybird.ui.step.preview;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import app.tallybird.engine.plan.Hold;
import app.tallybird.ui.control.LocalFormat;

/** One thing to look at before sending, as a sentence; an account that falls, or rises, in several services is one thing. */
record HoldGroup(String words) {

    static List<HoldGroup> of(List<Hold> holds) {
        List<HoldGroup> groups = new ArrayList<>();
        Map<String, List<Hold.OfCell>> accounts = new LinkedHashMap<>();
        for (Hold hold : holds) {
            switch (hold) {
                case Hold.OfCell cell -> accounts.computeIfAbsent(verb(cell) + cell.accountId(), id -> new ArrayList<>()).add(cell);
                case Hold.ServiceDown down -> groups.add(service(down.service(), "falls", down.before(), down.now()));
                case Hold.ServiceUp up -> groups.add(service(up.service(), "rises", up.before(), up.now()));
                default -> groups.add(new HoldGroup(hold.words()));
            }
        }
        accounts.values().forEach(cells -> {
            Hold.OfCell first = cells.getFirst();
            String more = cells.size() == 1
                    ? ""
                    : " It " + verb(first) + " in " + LocalFormat.count(cells.size() - 1L, "more service") + ".";
            groups.add(new HoldGroup("“" + first.account() + "”: “" + first.service() + "” " + what(first) + "." + more));
        });
        return groups;
    }

    private static HoldGroup service(String name, String verb, BigDecimal before, BigDecimal now) {
        return new HoldGroup("“" + name + "” " + verb + fromTo(before, now) + " in total.");
    }

    private static String what(Hold.OfCell cell) {
        return switch (cell) {
            case Hold.CellDown down -> "falls" + fromTo(down.before(), down.now());
            case Hold.CellUp up -> "rises" + fromTo(up.before(), up.now());
            case Hold.CellFarAbove far ->
                "is " + LocalFormat.number(far.now()) + ", far above the highest number so far, " + LocalFormat.number(far.highest());
        };
    }

    private static String verb(Hold.OfCell cell) {
        return cell instanceof Hold.CellDown ? "falls" : "rises";
    }

    private static String fromTo(BigDecimal before, BigDecimal now) {
        return " from " + LocalFormat.number(before) + " to " + LocalFormat.number(now);
    }
}
