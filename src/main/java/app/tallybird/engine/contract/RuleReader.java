package app.tallybird.engine.contract;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.model.Billing;
import app.tallybird.model.ContractRule;
import app.tallybird.model.ContractRule.Period;
import app.tallybird.model.ContractRule.Scope;
import app.tallybird.problem.PlainText;

/**
 * Understands what somebody wrote as a contract rule, or says why not. Customers and services are known by their ids; by their names only when that was
 * agreed to.
 */
record RuleReader(KnownNames names, String by, boolean byName) {

    private static final int LONGEST_REASON = 200;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,4})?");

    /** Why a line is no rule, as a sentence. */
    static final class Refusal extends Exception {

        private static final long serialVersionUID = 1L;

        Refusal(String words) {
            super(words, null, false, false);
        }

        String words() {
            return String.valueOf(getMessage());
        }
    }

    ContractRule read(WrittenLine<RuleColumn> line) throws Refusal {
        ScopeReader places = new ScopeReader(names, byName);
        Scope scope = new Scope(places.customer(line.get(RuleColumn.CUSTOMER_ID), line.get(RuleColumn.CUSTOMER)),
                places.service(line.get(RuleColumn.SERVICE_ID), line.get(RuleColumn.SERVICE)));
        Billing billing = billing(line);
        String reason = line.get(RuleColumn.REASON);
        if (reason.isEmpty() && billing.kind() != Billing.Kind.AS_COUNTED) {
            throw new Refusal("a reason is missing: it is shown beside the number");
        }
        if (reason.length() > LONGEST_REASON || !PlainText.of(reason).equals(reason) || reason.lines().count() > 1) {
            throw new Refusal("the reason has to be one line of at most " + LONGEST_REASON + " characters");
        }
        Period period = new Period(ScopeReader.day(line.get(RuleColumn.FROM)), ScopeReader.day(line.get(RuleColumn.UNTIL)));
        if (period.from().filter(period::endedBefore).isPresent()) {
            throw new Refusal("it ends on " + period.until().orElseThrow() + ", before it begins");
        }
        return new ContractRule("", scope, billing, reason, by, period);
    }

    private static Billing billing(WrittenLine<RuleColumn> line) throws Refusal {
        String word = line.get(RuleColumn.RULE);
        Billing.Kind kind = Billing.Kind.ofWord(word)
                .orElseThrow(() -> new Refusal((word.isEmpty() ? "the rule is missing" : "\"" + word + "\" is no rule") + "; there are: "
                        + Stream.of(Billing.Kind.values()).map(Billing.Kind::word).collect(Collectors.joining(", "))));
        String text = line.get(RuleColumn.UNITS);
        boolean number = NUMBER.matcher(text).matches() && new BigDecimal(text).signum() > 0;
        if (kind.needsUnits() && !number) {
            throw new Refusal("\"" + kind.word() + "\" needs a number above zero, written like 25 or 2.5"
                    + (text.isEmpty() ? "" : ", and \"" + text + "\" is none"));
        }
        if (!kind.needsUnits() && !text.isEmpty()) {
            throw new Refusal("\"" + kind.word() + "\" goes with no number");
        }
        boolean withoutReading = switch (line.get(RuleColumn.WITHOUT_READING).toLowerCase(Locale.ROOT)) {
            case "yes" -> true;
            case "", "no" -> false;
            default -> throw new Refusal("\"" + RuleColumn.WITHOUT_READING.heading() + "\" is yes or no");
        };
        if (withoutReading && kind != Billing.Kind.FIXED) {
            throw new Refusal("only a fixed number can be billed also without a reading");
        }
        return kind.with(kind.needsUnits() ? new BigDecimal(text) : BigDecimal.ZERO, withoutReading);
    }
}
