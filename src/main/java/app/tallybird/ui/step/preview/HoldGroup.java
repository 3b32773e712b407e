package app.tallybird.ui.step.preview;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import app.tallybird.engine.plan.Hold;
import app.tallybird.ui.control.LocalFormat;

/** One thing to look at before sending, as a sentence; an account that falls in several services is one thing. */
record HoldGroup(String words) {

    static List<HoldGroup> of(List<Hold> holds) {
        List<HoldGroup> groups = new ArrayList<>();
        Map<String, List<Hold.CellDown>> accounts = new LinkedHashMap<>();
        for (Hold hold : holds) {
            if (hold instanceof Hold.CellDown down) {
                accounts.computeIfAbsent(down.accountId(), id -> new ArrayList<>()).add(down);
            } else if (hold instanceof Hold.ServiceDown down) {
                groups.add(new HoldGroup("“" + down.service() + "” falls" + fromTo(down.before(), down.now()) + " in total."));
            } else {
                groups.add(new HoldGroup(hold.words()));
            }
        }
        accounts.values().forEach(falls -> {
            Hold.CellDown first = falls.getFirst();
            String more = falls.size() == 1 ? "" : " It falls in " + LocalFormat.count(falls.size() - 1L, "more service") + ".";
            groups.add(new HoldGroup(
                    "“" + first.account() + "”: “" + first.service() + "” falls" + fromTo(first.before(), first.now()) + "." + more));
        });
        return groups;
    }

    private static String fromTo(BigDecimal before, BigDecimal now) {
        return " from " + LocalFormat.number(before) + " to " + LocalFormat.number(now);
    }
}
