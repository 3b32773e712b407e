package app.tallybird.ui.integration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import app.tallybird.app.NeedsYou;
import app.tallybird.app.NeedsYou.Kind;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.wizard.Step;

/** One of the facts that an integration lives by, with its sign, its word, and one act: the step where it is seen to, with the word for it. */
record Health(String of, String word, String below, Tone tone, Step step, String act) {

    /**
     * What is said of each fact that is in order.
     *
     * @param synthesize whose it is, and when counts were taken last
     * @param vendor its name
     * @param read when it was read
     * @param mapped how many customers are mapped
     * @param next when it goes on by itself, or empty
     */
    record Good(String synthesize, String vendor, String read, String mapped, String next) {
    }

    /** Synthesize, the vendor, the mapping and the schedule. */
    static List<Health> of(List<NeedsYou.Need> needs, Good good) {
        List<Health> list = new ArrayList<>();
        list.add(fact(new Health("Synthesize", "in order", good.synthesize(), Tone.GOOD, Step.ACCOUNTS, "Look"), needs, Kind.NO_PLACE));
        list.add(fact(new Health(good.vendor(), "in order", good.read(), Tone.GOOD, Step.CONNECT, "Test"), needs, Kind.SECRET, Kind.SET_UP,
                Kind.VENDOR_FAILING, Kind.CONNECTOR));
        list.add(fact(new Health("Mapping", "in order", good.mapped(), Tone.GOOD, Step.MAP, "Look"), needs, Kind.UNMAPPED));
        Health schedule = good.next().isEmpty()
                ? new Health("Schedule", "none", "Pushed by hand only", Tone.NEUTRAL, Step.SCHEDULE, "Set")
                : new Health("Schedule", "in order", "next " + good.next(), Tone.GOOD, Step.SCHEDULE, "Change");
        list.add(fact(schedule, needs, Kind.SCHEDULE_MISSED));
        return List.copyOf(list);
    }

    private static Health fact(Health good, List<NeedsYou.Need> needs, Kind... kinds) {
        return find(needs, kinds).map(need -> new Health(good.of(), "needs you", need.words(),
                broken(need).isPresent() ? Tone.BAD : Tone.WARN, fix(need).orElse(good.step()), "Fix")).orElse(good);
    }

    private static Optional<NeedsYou.Need> find(List<NeedsYou.Need> needs, Kind... kinds) {
        return needs.stream().filter(need -> List.of(kinds).contains(need.kind())).findFirst();
    }

    /** What does not work before a person has mended it, in words for a button. */
    static Optional<String> broken(NeedsYou.Need need) {
        return Optional.ofNullable(switch (need.kind()) {
            case SECRET -> "Fix sign-in";
            case SET_UP -> "Fix set-up";
            case CONNECTOR -> "Fix connector";
            case VENDOR_FAILING -> "Fix connection";
            case NO_PLACE -> need.act().label();
            case UNREADABLE, UNMAPPED, HELD, APPROVAL, PUSH_FAILING, SCHEDULE_MISSED, UNFINISHED, FILE_MISSING, MONTH_END, CONTRACT,
                    UNDELIVERED, EXPOSED ->
                null;
        });
    }

    /** The step where it is mended. */
    private static Optional<Step> fix(NeedsYou.Need need) {
        return Optional.ofNullable(switch (need.act()) {
            case REPLACE_SECRET, CONNECT, CONNECTOR -> Step.CONNECT;
            case MAP -> Step.MAP;
            case ACCOUNTS -> Step.ACCOUNTS;
            case SERVICES -> Step.SERVICES;
            case SCHEDULE -> Step.SCHEDULE;
            case REVIEW, APPROVE, PUSH, DISMISS, DETAILS -> null;
        });
    }

    /** The first thing that is broken, and where it is mended. */
    static Optional<Fix> fix(List<NeedsYou.Need> needs) {
        return needs.stream().filter(need -> broken(need).isPresent()).findFirst()
                .map(need -> new Fix(broken(need).orElseThrow(), fix(need).orElse(Step.CONNECT)));
    }

    record Fix(String label, Step step) {
    }
}
