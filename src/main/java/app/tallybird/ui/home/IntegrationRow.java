package app.tallybird.ui.home;

import java.util.Optional;

import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.RunRecord;
import app.tallybird.ui.control.Tag;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.control.Words;
import app.tallybird.ui.wizard.Step;

/** An integration as the ledger of this computer knows it; {@code unfinished} is the first step that is not done. */
public record IntegrationRow(String name, String vendor, Step unfinished, Known known) {

    /** What the ledger knows. */
    public record Known(int accounts, int services, Optional<RunRecord> last, boolean interrupted, int held, int notMapped) {
    }

    boolean setUp() {
        return unfinished.isAfter(Step.SEND) || known.last().isPresent();
    }

    Tag tag() {
        if (known.interrupted()) {
            return new Tag("! interrupted", Tone.BAD);
        }
        if (known.held() > 0) {
            return new Tag("! held", Tone.WARN);
        }
        return setUp() ? new Tag("ready", Tone.GOOD) : new Tag("set-up: " + unfinished.title(), Tone.INFO);
    }

    /** "NinjaOne · 45 customers · 8 services". */
    String size() {
        return vendor + " · " + Words.count(known.accounts(), "customer") + " · " + Words.count(known.services(), "service");
    }

    String result() {
        return known.last().map(run -> run.count(Outcome.ACCEPTED) + run.count(Outcome.CARRIED) + " accepted"
                + (run.count(Outcome.NOT_MAPPED) > 0 ? " · " + run.count(Outcome.NOT_MAPPED) + " not mapped" : "")
                + (failed(run) > 0 ? " · " + failed(run) + " failed" : "")).orElse("—");
    }

    private static int failed(RunRecord run) {
        return run.count(Outcome.FAILED) + run.count(Outcome.UNKNOWN) + run.count(Outcome.REFUSED);
    }
}
