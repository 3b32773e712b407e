package app.tallybird.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;

import com.google.gson.JsonObject;

/** An amount in a currency, with as many decimals as the currency has. Two currencies are never added up. */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

    /** Half of the smallest coin is a whole one. */
    public Money {
        amount = amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP);
    }

    /** A currency by its code, such as USD; empty for what is none that prices are written in. */
    public static Optional<Currency> currency(String code) {
        try {
            return Optional.of(Currency.getInstance(code)).filter(one -> one.getDefaultFractionDigits() >= 0);
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(currency + " and " + other.currency + " can not be added up");
        }
        return new Money(amount.add(other.amount), currency);
    }

    public Money minus(Money other) {
        return plus(new Money(other.amount.negate(), other.currency));
    }

    public int signum() {
        return amount.signum();
    }

    /** By currency first, so that an order is one. */
    @Override
    public int compareTo(Money other) {
        int currencies = currency.getCurrencyCode().compareTo(other.currency.getCurrencyCode());
        return currencies == 0 ? amount.compareTo(other.amount) : currencies;
    }

    /** "-12.50 USD". */
    public String text() {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }

    /** The same with a sign in any case, but for nothing. */
    public String signed() {
        return signum() > 0 ? "+" + text() : text();
    }

    /** Reads back what {@link #json()} wrote. */
    public static Money of(JsonObject json) {
        return new Money(json.get("amount").getAsBigDecimal(), currency(json.get("currency").getAsString()).orElseThrow());
    }

    public JsonObject json() {
        return Json.of("amount", amount, "currency", currency.getCurrencyCode());
    }
}
