package app.tallybird.ui.home;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import app.tallybird.app.NeedsYou;
import app.tallybird.app.NeedsYou.Kind;
import app.tallybird.ledger.OutcomeGroup;
import app.tallybird.ledger.RunRecord;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Tag;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.wizard.Step;

/** An integration as this computer knows it in a month; {@code unfinished} is the first step that is not done. */
record IntegrationRow(String name, String vendor, Step unfinished, Facts known, Daily daily, List<NeedsYou.Need> needs) {

    /** What needs a person first, then what is still to be pushed, then the rest by its last push. */
    static final Comparator<IntegrationRow> ORDER = Comparator.comparing(IntegrationRow::state)
            .thenComparing(row -> row.known().last().map(RunRecord::started).orElse(null), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(IntegrationRow::name);

    /** What the ledger knows. */
    record Facts(int accounts, int services, Optional<RunRecord> last, InMonth month) {
    }

    /**
     * How it goes on by itself, moments in words or empty.
     *
     * @param failing since when starts fail
     * @param approval what is between two people
     * @param straight whether "Push now" sends without a review when nothing is held
     * @param fileInput the input that holds a file, if the vendor is one
     */
    record Daily(String lastPush, String failing, Approval approval, String next, boolean paused, boolean straight,
            Optional<String> fileInput) {
    }

    /**
     * A plan that is between two people.
     *
     * @param tag how far it is, and {@code below} who may answer or has
     * @param next after what it goes on
     * @param mine whether whoever works here is the one to act
     */
    record Approval(String tag, String below, String next, boolean mine) {
        static final Approval NONE = new Approval("", "", "", false);
    }

    /** How far it is in the month, in the order in which a person looks. */
    enum State {
        FAILED,
        HELD,
        /** For a second person, or for a computer that sends what is approved. */
        APPROVAL,
        NOT_YET,
        SET_UP,
        PUSHED,
        PAUSED
    }

    /** One whose settings or ledger can not be read. */
    static IntegrationRow broken(String name, NeedsYou.Need why, InMonth month) {
        return new IntegrationRow(name, "", Step.VENDOR, new Facts(0, 0, Optional.empty(), month),
                new Daily("", "", Approval.NONE, "", false, false, Optional.empty()), List.of(why));
    }

    boolean setUp() {
        return unfinished.isAfter(Step.SEND) || known.last().isPresent();
    }

    boolean needs(Kind kind) {
        return needs.stream().anyMatch(need -> need.kind() == kind);
    }

    InMonth month() {
        return known.month();
    }

    State state() {
        if (!month().now()) {
            return month().pushed().isPresent() ? State.PUSHED : State.NOT_YET;
        }
        if (daily.paused()) {
            return State.PAUSED;
        }
        if (failure().isPresent()) {
            return State.FAILED;
        }
        if (needs(Kind.HELD)) {
            return State.HELD;
        }
        if (needs(Kind.APPROVAL)) {
            return State.APPROVAL;
        }
        return !setUp() ? State.SET_UP : month().pushed().isPresent() ? State.PUSHED : State.NOT_YET;
    }

    /** The word for what failed. */
    private Optional<String> failure() {
        return needs.stream().flatMap(need -> Optional.ofNullable(switch (need.kind()) {
            case SECRET -> "Sign-in refused";
            case SET_UP -> "Set-up broken";
            case VENDOR_FAILING -> "Not read";
            case PUSH_FAILING -> "Not complete";
            case NO_PLACE -> "No place at Synthesize";
            case UNFINISHED -> "Interrupted";
            case CONNECTOR -> "Connector changed";
            case UNREADABLE -> "Can not be read";
            case HELD, APPROVAL, UNMAPPED, SCHEDULE_MISSED, FILE_MISSING, MONTH_END, CONTRACT, UNDELIVERED, EXPOSED -> null;
        }).stream()).findFirst();
    }

    /** The state in words with its tone. */
    Tag tag() {
        return switch (state()) {
            case FAILED -> new Tag(failure().orElseThrow(), Tone.BAD);
            case HELD -> new Tag("Held for review", Tone.WARN);
            case APPROVAL -> new Tag(daily.approval().tag(), Tone.WARN);
            case NOT_YET -> new Tag(month().now() ? "Not yet" : "No push", Tone.NEUTRAL);
            case SET_UP -> new Tag("Set-up: " + unfinished.title(), Tone.INFO);
            case PUSHED -> new Tag("Pushed " + small(daily.lastPush()), Tone.GOOD);
            case PAUSED -> new Tag("Paused", Tone.NEUTRAL);
        };
    }

    /** What stands below the state. */
    String below() {
        return switch (state()) {
            case FAILED -> daily.failing().isEmpty() ? last() : "since " + small(daily.failing());
            case HELD, NOT_YET, PAUSED -> last();
            case APPROVAL -> daily.approval().below();
            case SET_UP -> "not pushed yet";
            case PUSHED -> result();
        };
    }

    private String last() {
        return month().now() && !needs(Kind.UNREADABLE)
                ? daily.lastPush().isEmpty() ? "never pushed" : "last push " + small(daily.lastPush())
                : "";
    }

    /** What became of the counts of the month's last push. */
    private String result() {
        RunRecord run = month().pushed().orElseThrow();
        String others = List.of(OutcomeGroup.NOT_MAPPED, OutcomeGroup.NO_PLACE, OutcomeGroup.REFUSED, OutcomeGroup.FAILED).stream()
                .filter(group -> run.count(group) > 0).map(group -> ", " + LocalFormat.number(run.count(group)) + " " + group.word())
                .collect(Collectors.joining());
        return (others.isEmpty() ? "all " : "") + LocalFormat.number(run.accepted()) + " accepted" + others;
    }

    /** What a person has to see to, in one sentence; empty when nobody is needed. */
    String attention() {
        if (needs.isEmpty()) {
            return state() == State.SET_UP ? "The set-up stopped at \"" + unfinished.title() + "\"." : "";
        }
        NeedsYou.Need worst = needs.getFirst();
        String words = worst.kind() == Kind.HELD
                ? month().held().filter(plan -> !plan.causes().isEmpty()).map(IntegrationRow::decide).orElse(worst.words())
                : worst.words();
        return words + (needs.size() == 1 ? "" : " And " + LocalFormat.number(needs.size() - 1) + " more.");
    }

    private static String decide(InMonth.HeldPlan plan) {
        int more = plan.causes().size() - 1;
        return LocalFormat.count(plan.causes().size(), "thing") + " to decide: " + plan.causes().getFirst()
                + (more == 0 ? "" : " and " + LocalFormat.number(more) + " more") + ". "
                + (plan.goes() == 0
                        ? LocalFormat.count(plan.waits(), "count is held.", "counts are held.")
                        : LocalFormat.count(plan.goes(), "count") + " can go, " + LocalFormat.count(plan.waits(), "is held.", "are held."));
    }

    /** Whether it waits for whoever works here, and not for another person to approve what they prepared. */
    boolean needsMe() {
        return !attention().isEmpty() && !(needs.size() == 1 && needs(Kind.APPROVAL) && !daily.approval().mine());
    }

    Tone attentionTone() {
        return switch (state()) {
            case FAILED -> Tone.BAD;
            case SET_UP -> Tone.INFO;
            case HELD, APPROVAL, NOT_YET, PUSHED, PAUSED -> Tone.WARN;
        };
    }

    /** Everything that a person has to see to. */
    String allNeeds() {
        return needs.stream().map(NeedsYou.Need::words).collect(Collectors.joining("\n"));
    }

    /** "NinjaOne · 45 customers", without the vendor when the integration has its name. */
    String size() {
        return LocalFormat.joined(" \u00b7 ", ofVendor(), customers());
    }

    /** The vendor, where the integration does not have its name. */
    String ofVendor() {
        return name.equals(vendor) ? "" : vendor;
    }

    String customers() {
        return needs(Kind.UNREADABLE) ? "" : LocalFormat.count(known.accounts(), "customer");
    }

    /** When it goes on by itself. */
    String next() {
        return daily.paused()
                ? "Paused"
                : state() == State.HELD
                        ? "After your review"
                        : state() == State.APPROVAL ? daily.approval().next() : daily.next().isEmpty() ? "By hand" : daily.next();
    }

    String belowNext() {
        return daily.paused()
                ? "until you resume it"
                : state() == State.HELD && !daily.next().isEmpty()
                        ? "then " + small(daily.next())
                        : daily.next().isEmpty() ? "no schedule" : needs(Kind.SECRET) ? "if you sign in before" : "";
    }

    String change() {
        return month().change().map(IntegrationRow::signed)
                .orElse(month().latest().isEmpty() ? "" : month().accepted().isPresent() ? "first month" : "last known");
    }

    static String signed(BigDecimal change) {
        return change.signum() == 0 ? "no change" : (change.signum() > 0 ? "\u25b2 " : "\u25bc ") + LocalFormat.delta(change);
    }

    /** All of it for those who hear it. */
    String heard() {
        return LocalFormat.joined(", ", name, size(), tag().words(), below(),
                month().latest().map(units -> LocalFormat.units(units)).orElse(""), change(),
                month().money().prices() ? LocalFormat.joined(" ", "money", month().money().amount(), month().money().why()) : "", next(),
                attention());
    }

    static String small(String moment) {
        return moment.startsWith("To") || moment.startsWith("Yes")
                ? moment.substring(0, 1).toLowerCase(Locale.ROOT) + moment.substring(1)
                : moment;
    }
}
