package app.tallybird.ui.integration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import app.tallybird.app.NeedsYou;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.wizard.Step;

/** One of the facts that an integration lives by, with its sign, its word, and the step where it is seen to. */
record Health(String of, String word, String below, Tone tone, Step step) {

    /** Synthesize, the vendor, the mapping and the schedule; {@code next} is when it goes on by itself, or empty. */
    static List<Health> of(List<NeedsYou.Need> needs, String organization, String vendor, String next) {
        List<Health> list = new ArrayList<>();
        list.add(fact("Synthesize", organization.isEmpty() ? "set up" : organization, needs, Step.ACCOUNTS, NeedsYou.Kind.NO_PLACE));
        list.add(fact(vendor, "read at the last push", needs, Step.CONNECT, NeedsYou.Kind.SECRET, NeedsYou.Kind.SET_UP,
                NeedsYou.Kind.VENDOR_FAILING, NeedsYou.Kind.CONNECTOR));
        list.add(fact("Mapping", "every count has its place", needs, Step.MAP, NeedsYou.Kind.UNMAPPED));
        list.add(next.isEmpty() && find(needs, NeedsYou.Kind.SCHEDULE_MISSED).isEmpty()
                ? new Health("Schedule", "none", "Pushed by hand only", Tone.NEUTRAL, Step.SCHEDULE)
                : fact("Schedule", "next " + next, needs, Step.SCHEDULE, NeedsYou.Kind.SCHEDULE_MISSED));
        return List.copyOf(list);
    }

    private static Health fact(String of, String good, List<NeedsYou.Need> needs, Step step, NeedsYou.Kind... kinds) {
        return find(needs, kinds).map(need -> new Health(of, "needs you", need.words(), Tone.WARN, step))
                .orElseGet(() -> new Health(of, "in order", good, Tone.GOOD, step));
    }

    private static Optional<NeedsYou.Need> find(List<NeedsYou.Need> needs, NeedsYou.Kind... kinds) {
        return needs.stream().filter(need -> List.of(kinds).contains(need.kind())).findFirst();
    }
}
