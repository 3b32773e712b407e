package app.tallybird.ui.step.send;

import java.math.BigDecimal;

import app.tallybird.ledger.Outcome;
import app.tallybird.ui.control.Tag;
import app.tallybird.ui.control.Tone;

/** What became of one count, and what to do about it. */
public record ResultRow(String account, String service, BigDecimal units, Outcome outcome, String message) {

    boolean needsYou() {
        return switch (outcome) {
            case ACCEPTED, CARRIED -> false;
            case NOT_MAPPED, REFUSED, FAILED, UNKNOWN -> true;
        };
    }

    Tag tag() {
        return switch (outcome) {
            case ACCEPTED -> new Tag("Accepted", Tone.GOOD);
            case CARRIED -> new Tag("Accepted before", Tone.GOOD);
            case NOT_MAPPED -> new Tag("Not mapped", Tone.WARN);
            case REFUSED -> new Tag("Refused", Tone.BAD);
            case FAILED -> new Tag("Failed", Tone.BAD);
            case UNKNOWN -> new Tag("Unclear", Tone.BAD);
        };
    }

    String next() {
        return switch (outcome) {
            case ACCEPTED -> "";
            case CARRIED -> "The interrupted push had sent it";
            case NOT_MAPPED -> "Map or skip it in Synthesize, then push again";
            case REFUSED -> message + " · correct what it names";
            case FAILED -> message + " · retry";
            case UNKNOWN -> message + " · it may have arrived; retry sends it again";
        };
    }

    String text() {
        return account + " " + service;
    }
}
