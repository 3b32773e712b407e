package app.tallybird.ui.contract;

import java.math.BigDecimal;
import java.util.Comparator;

import app.tallybird.engine.contract.LastCounts;
import app.tallybird.engine.contract.LastCounts.Sums;
import app.tallybird.engine.contract.Standing;
import app.tallybird.model.Billing;
import app.tallybird.model.ContractRule;
import app.tallybird.problem.Wording;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Tag;
import app.tallybird.ui.control.Tone;

/** One contract rule as its line says it; {@code sums} is what it makes today of what was counted last, {@code worth} the same in money a month. */
record RuleRow(ContractRule rule, String customer, String service, Standing standing, Sums sums, LastCounts.Worth worth) {

    /** Everybody first, then by name. */
    static final Comparator<RuleRow> ORDER = Comparator.comparing((RuleRow row) -> row.rule.scope().accountId().isPresent())
            .thenComparing(RuleRow::customer, String.CASE_INSENSITIVE_ORDER).thenComparing(RuleRow::service, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(row -> row.rule.period().from().map(Object::toString).orElse(""));

    String text() {
        return LocalFormat.joined(" ", customer, service, rule.reason(), rule.by());
    }

    /** "At least 100". */
    String billing() {
        return Wording.capital(rule.billing().words());
    }

    boolean notBilled() {
        return rule.billing() instanceof Billing.NotBilled;
    }

    /** Why, and who set it. */
    String reason() {
        return LocalFormat.joined(" \u00b7 ", rule.reason(), rule.by());
    }

    String until() {
        return rule.period().until().map(LocalFormat::date).orElse("no end");
    }

    String from() {
        return rule.period().from().map(day -> "from " + LocalFormat.date(day)).orElse("");
    }

    /** What a person should know about its time; no words for nothing. */
    Tag tag() {
        return switch (standing) {
            case IN_FORCE -> new Tag("", Tone.NEUTRAL);
            case LATER, ENDED -> new Tag(standing.word(), Tone.NEUTRAL);
            case ENDS_SOON -> new Tag("\u26a0 " + standing.word(), Tone.WARN);
            case NOBODY -> new Tag("\u26a0 " + standing.word(), Tone.BAD);
        };
    }

    /** "117 \u2192 100"; nothing before anything was counted for it. */
    String figures() {
        return sums.counts() == 0 ? LocalFormat.NONE : LocalFormat.number(sums.counted()) + " \u2192 " + LocalFormat.number(sums.billed());
    }

    String change() {
        return sums.counts() == 0
                ? standing == Standing.IN_FORCE || standing == Standing.ENDS_SOON ? "nothing counted yet" : ""
                : LocalFormat.joined(", ", change(sums.change()),
                        sums.unknown() == 0 ? "" : LocalFormat.number(sums.unknown()) + " unknown");
    }

    static String change(BigDecimal change) {
        return change.signum() == 0 ? "no effect now" : (change.signum() > 0 ? "\u25b2 " : "\u25bc ") + LocalFormat.delta(change);
    }

    /** "$550.00 (2 of 3 priced)"; a dash without a price. */
    String amount() {
        return sums.counts() == 0 || (worth.amount().isEmpty() && worth.amount().of() > 0)
                ? LocalFormat.NONE
                : worth.amount().isEmpty() ? "nothing" : LocalFormat.money(worth.amount(), "priced");
    }

    /** "+$22.00" against what was counted; empty where the rule changes nothing. */
    String amountChange() {
        return LocalFormat.moneyDelta(worth.change(), "priced");
    }
}
