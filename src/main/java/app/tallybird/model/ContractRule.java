package app.tallybird.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

import com.google.gson.JsonObject;

/**
 * What a contract says about the counts of a customer, of a service, of both or of all. It is never changed: another one with another id takes its place, so
 * that what was sent by it can always be explained.
 *
 * @param id given when it is kept; empty before
 * @param reason shown beside the number
 * @param by who set it
 */
public record ContractRule(String id, Scope scope, Billing billing, String reason, String by, Period period) {

    /** Whose counts it is about; what is empty is everybody, or every service. */
    public record Scope(Optional<String> accountId, Optional<String> serviceKey) {
    }

    /** Local days, both of them in force; what is empty has no such end. */
    public record Period(Optional<LocalDate> from, Optional<LocalDate> until) {

        public static final Period ALWAYS = new Period(Optional.empty(), Optional.empty());

        /** So many days before its end a rule is told. */
        private static final int TOLD_BEFORE = 14;

        public boolean contains(LocalDate day) {
            return from.filter(day::isBefore).isEmpty() && !endedBefore(day);
        }

        public boolean endedBefore(LocalDate day) {
            return until.filter(day::isAfter).isPresent();
        }

        public boolean overlaps(Period other) {
            return from.filter(other::endedBefore).isEmpty() && other.from.filter(this::endedBefore).isEmpty();
        }

        /** Whether it ends within fourteen days, or in the month of the day. */
        public boolean endsSoon(LocalDate day) {
            return until.filter(end -> !end.isBefore(day))
                    .filter(end -> !end.isAfter(day.plusDays(TOLD_BEFORE)) || YearMonth.from(end).equals(YearMonth.from(day))).isPresent();
        }
    }

    /** "at least 100 by contract until 2027-03-31 (Campus agreement)". */
    public String words() {
        return billing.words() + " by contract" + period.until().map(end -> " until " + end).orElse("")
                + (reason.isEmpty() ? "" : " (" + reason + ")");
    }

    public ContractRule withId(String given) {
        return new ContractRule(given, scope, billing, reason, by, period);
    }

    /** Whether they say the same, whoever set them. */
    public boolean saysTheSame(ContractRule other) {
        return scope.equals(other.scope) && billing.equals(other.billing) && reason.equals(other.reason) && period.equals(other.period);
    }

    public JsonObject json() {
        return Json.of("id", id, "accountId", scope.accountId(), "serviceKey", scope.serviceKey(), "rule", billing.kind().word(), "units",
                billing.agreed(), "withoutReading", billing.withoutReading(), "reason", reason, "by", by, "from", period.from(), "until",
                period.until());
    }

    /** Reads back what {@link #json()} wrote. */
    public static ContractRule of(JsonObject json) {
        Billing.Kind kind = Json.text(json, "rule").flatMap(Billing.Kind::ofWord)
                .orElseThrow(() -> new IllegalArgumentException("no such contract rule: " + json.get("rule")));
        return new ContractRule(Json.text(json, "id").orElse(""), new Scope(Json.text(json, "accountId"), Json.text(json, "serviceKey")),
                kind.with(Json.number(json, "units").orElse(BigDecimal.ZERO), json.get("withoutReading").getAsBoolean()),
                Json.text(json, "reason").orElse(""), Json.text(json, "by").orElse(""),
                new Period(Json.text(json, "from").map(LocalDate::parse), Json.text(json, "until").map(LocalDate::parse)));
    }
}
