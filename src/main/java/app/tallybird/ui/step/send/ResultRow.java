package app.tallybird.ui.step.send;

import java.math.BigDecimal;
import java.util.Locale;

import app.tallybird.ledger.Outcome;
import app.tallybird.ui.control.Tag;
import app.tallybird.ui.control.Tone;

/** What became of one count, and what to do about it. */
public record ResultRow(String account, String service, BigDecimal units, Outcome outcome, String message) {

    boolean needsYou() {
        return !outcome.atSynthesize();
    }

    Tag tag() {
        String word = outcome.word().substring(0, 1).toUpperCase(Locale.ROOT) + outcome.word().substring(1);
        return new Tag(word, outcome.atSynthesize() ? Tone.GOOD : outcome == Outcome.NOT_MAPPED ? Tone.WARN : Tone.BAD);
    }

    String next() {
        return switch (outcome) {
            case ACCEPTED -> "";
            case CARRIED -> "The interrupted push had sent it";
            case NOT_MAPPED -> "Map or exclude it in Synthesize; leave out here what you exclude";
            case LOST -> "It was mapped before: map it again, or leave it out on purpose";
            case ACCOUNT_GONE -> "Apply Accounts again, or leave it out on purpose";
            case SERVICE_GONE -> "Apply Services again, or leave it out on purpose";
            case DISCONNECTED -> message + " · apply Services and Accounts again, then set it to pending at Map";
            case REFUSED -> message + " · correct what it names";
            case FAILED -> message + " · retry";
            case UNKNOWN -> message + " · it may have arrived; retry sends it again";
        };
    }

    String text() {
        return account + " " + service;
    }
}
