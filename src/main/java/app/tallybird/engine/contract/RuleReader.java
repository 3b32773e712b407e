package app.tallybird.engine.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    ContractRule read(RuleLine line) throws Refusal {
        Scope scope = new Scope(
                place(new Asked("customer", line.get(RuleColumn.CUSTOMER_ID), line.get(RuleColumn.CUSTOMER)), names.accounts()),
                place(new Asked("service", line.get(RuleColumn.SERVICE_ID), line.get(RuleColumn.SERVICE)), names.services()));
        Billing billing = billing(line);
        String reason = line.get(RuleColumn.REASON);
        if (reason.isEmpty() && billing.kind() != Billing.Kind.AS_COUNTED) {
            throw new Refusal("a reason is missing: it is shown beside the number");
        }
        if (reason.length() > LONGEST_REASON || !PlainText.of(reason).equals(reason) || reason.lines().count() > 1) {
            throw new Refusal("the reason has to be one line of at most " + LONGEST_REASON + " characters");
        }
        Period period = new Period(day(line, RuleColumn.FROM), day(line, RuleColumn.UNTIL));
        if (period.from().filter(period::endedBefore).isPresent()) {
            throw new Refusal("it ends on " + period.until().orElseThrow() + ", before it begins");
        }
        return new ContractRule("", scope, billing, reason, by, period);
    }

    private record Asked(String what, String id, String name) {
    }

    private Optional<String> place(Asked asked, Map<String, String> known) throws Refusal {
        if (asked.id.equals(RuleLine.EVERY)) {
            return Optional.empty();
        }
        if (!asked.id.isEmpty()) {
            if (!known.containsKey(asked.id)) {
                throw new Refusal("no " + asked.what + " has the id \"" + asked.id + "\"");
            }
            return Optional.of(asked.id);
        }
        if (asked.name.isEmpty()) {
            throw new Refusal("the id of the " + asked.what + " is missing; every " + asked.what + " is written as " + RuleLine.EVERY);
        }
        if (!byName) {
            throw new Refusal("the id of the " + asked.what + " is missing; \"" + asked.name + "\" is looked for only with --by-name");
        }
        Set<String> ids = known.entrySet().stream().filter(one -> one.getValue().equals(asked.name)).map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (ids.size() != 1) {
            throw new Refusal((ids.isEmpty() ? "no " : ids.size() + " ") + asked.what + (ids.isEmpty() ? " is" : "s are") + " called \""
                    + asked.name + "\"");
        }
        return ids.stream().findFirst();
    }

    private static Billing billing(RuleLine line) throws Refusal {
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

    private static Optional<LocalDate> day(RuleLine line, RuleColumn column) throws Refusal {
        String text = line.get(column);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw new Refusal("\"" + text + "\" is no day: days are written like 2026-12-31");
        }
    }
}
