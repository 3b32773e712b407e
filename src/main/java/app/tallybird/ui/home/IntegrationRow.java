package app.tallybird.ui.home;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import app.tallybird.app.NeedsYou;
import app.tallybird.app.NeedsYou.Kind;
import app.tallybird.ledger.OutcomeGroup;
import app.tallybird.ledger.RunRecord;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Tag;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.wizard.Step;

/** An integration as this computer knows it; {@code unfinished} is the first step that is not done. */
public record IntegrationRow(String name, String vendor, Step unfinished, Facts known, Daily daily, List<NeedsYou.Need> needs) {

    /**
     * What the ledger knows.
     *
     * @param failure how a start after the last run failed that came to no run; empty when none did
     * @param units the accepted units of the last pushes, the oldest first
     */
    public record Facts(int accounts, int services, Optional<RunRecord> last, Optional<String> failure, List<BigDecimal> units) {
    }

    /**
     * How it goes on by itself.
     *
     * @param lastPush when, in words
     * @param next when, in words
     * @param straight whether "Push now" sends without a preview when nothing is held
     * @param fileInput the input that holds a file, if the vendor is one
     */
    public record Daily(String lastPush, String next, boolean paused, boolean straight, Optional<String> fileInput) {
    }

    boolean setUp() {
        return unfinished.isAfter(Step.SEND) || known.last().isPresent();
    }

    private boolean needs(Kind kind) {
        return needs.stream().anyMatch(need -> need.kind() == kind);
    }

    Tag tag() {
        if (daily.paused()) {
            return new Tag("paused", Tone.NEUTRAL);
        }
        if (!setUp()) {
            return new Tag("set-up: " + unfinished.title(), Tone.INFO);
        }
        if (needs(Kind.UNFINISHED)) {
            return new Tag("! interrupted", Tone.BAD);
        }
        if (needs(Kind.SECRET) || needs(Kind.VENDOR_FAILING) || needs(Kind.PUSH_FAILING) || needs(Kind.NO_PLACE)) {
            return new Tag("! error", Tone.BAD);
        }
        if (needs(Kind.HELD)) {
            return new Tag("! held", Tone.WARN);
        }
        return needs(Kind.SCHEDULE_MISSED) ? new Tag("! missed", Tone.WARN) : new Tag("ready", Tone.GOOD);
    }

    /** "NinjaOne · 45 customers · 8 services", without the vendor when the integration has its name. */
    String size() {
        String vendorPart = name.equals(vendor) ? "" : vendor + " · ";
        return vendorPart + LocalFormat.count(known.accounts(), "customer") + " · " + LocalFormat.count(known.services(), "service");
    }

    /** What came of the last push or start; the tone says how it is to be read. */
    Tag result() {
        if (known.failure().isPresent()) {
            return new Tag(known.failure().get(), Tone.BAD);
        }
        if (known.last().isEmpty()) {
            return new Tag(setUp() ? LocalFormat.NONE : "Not pushed yet", Tone.NEUTRAL);
        }
        RunRecord run = known.last().get();
        int failed = run.count(OutcomeGroup.FAILED) + run.count(OutcomeGroup.REFUSED);
        int unmapped = run.count(OutcomeGroup.NOT_MAPPED);
        int lost = run.count(OutcomeGroup.NO_PLACE);
        String words = LocalFormat.joined(" · ", run.accepted() + " " + OutcomeGroup.ACCEPTED.word(),
                LocalFormat.some(unmapped, OutcomeGroup.NOT_MAPPED.word()), LocalFormat.some(lost, OutcomeGroup.NO_PLACE.word()),
                LocalFormat.some(failed, OutcomeGroup.FAILED.word()));
        return new Tag(words,
                failed > 0 || (lost > 0 && !run.complete()) ? Tone.BAD : unmapped > 0 || !run.complete() ? Tone.WARN : Tone.NEUTRAL);
    }
}
