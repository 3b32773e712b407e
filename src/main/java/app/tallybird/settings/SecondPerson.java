package app.tallybird.settings;

import java.math.BigDecimal;

import com.google.gson.annotations.SerializedName;

/**
 * For which sends a second person is needed.
 *
 * @param above for {@link Needed#ABOVE}: the amount a month, in the currency of the prices, up to which nobody else is asked
 */
public record SecondPerson(Needed needed, BigDecimal above) {

    public static final SecondPerson NOBODY = new SecondPerson(Needed.OFF, BigDecimal.ZERO);

    /** Which sends. */
    public enum Needed {
        @SerializedName("off")
        OFF,
        @SerializedName("every")
        EVERY,
        /** Those that change more than an amount; what changes and has no price can not be shown to be less. */
        @SerializedName("above")
        ABOVE,
        /** Those with a count that the plan holds. */
        @SerializedName("held")
        HELD
    }
}
