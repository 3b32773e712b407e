package app.tallybird.ui.step.preview;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import app.tallybird.engine.plan.Hold;
import app.tallybird.ui.control.LocalFormat;

/** One thing to look at before sending, as a sentence; an account that falls in several services is one thing. */
record HoldGroup(String words, boolean wholeRun) {

    static List<HoldGroup> of(List<Hold> holds) {
        List<HoldGroup> groups = new ArrayList<>();
        Map<String, List<Hold.CellDown>> accounts = new LinkedHashMap<>();
        for (Hold hold : holds) {
            switch (hold) {
                case Hold.FirstRun first -> groups.add(new HoldGroup(first.words(), true));
                case Hold.ServiceDown down -> groups.add(new HoldGroup("“" + down.service() + "” falls from "
                        + LocalFormat.number(down.before()) + " to " + LocalFormat.number(down.now()) + " in total.", true));
                case Hold.AccountsToZero zero -> groups.add(new HoldGroup(zero.words(), true));
                case Hold.AccountsDown down -> groups.add(new HoldGroup(down.words(), true));
                case Hold.EmptyRun empty -> groups.add(new HoldGroup(empty.words(), true));
                case Hold.Frozen frozen -> groups.add(new HoldGroup(frozen.words(), true));
                case Hold.Nobody nobody -> groups.add(new HoldGroup(nobody.words(), true));
                case Hold.LikelyTotal total -> groups.add(new HoldGroup(total.words(), false));
                case Hold.Contradicted contradicted -> groups.add(new HoldGroup(contradicted.words(), false));
                case Hold.CellDown down -> accounts.computeIfAbsent(down.accountId(), id -> new ArrayList<>()).add(down);
            }
        }
        accounts.values().forEach(falls -> {
            Hold.CellDown first = falls.getFirst();
            String more = falls.size() == 1 ? "" : " It falls in " + LocalFormat.count(falls.size() - 1L, "more service") + ".";
            groups.add(new HoldGroup("“" + first.account() + "”: “" + first.service() + "” falls from " + LocalFormat.number(first.before())
                    + " to " + LocalFormat.number(first.now()) + "." + more, false));
        });
        return groups;
    }
}
