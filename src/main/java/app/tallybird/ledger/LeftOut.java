package app.tallybird.ledger;

import java.util.Optional;

/** A mark of what is left out on purpose: an account in everything, a service for everyone, or one cell. */
public record LeftOut(Optional<String> accountId, Optional<String> serviceKey) {

    public LeftOut {
        boolean blank = accountId.filter(String::isBlank).isPresent() || serviceKey.filter(String::isBlank).isPresent();
        if (blank || (accountId.isEmpty() && serviceKey.isEmpty())) {
            throw new IllegalArgumentException("a mark names an account, a service or both");
        }
    }
}
