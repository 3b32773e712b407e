package app.tallybird.ledger;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import app.tallybird.model.CellKey;

/** A mark of what is left out on purpose: an account in everything, a service for everyone, or one cell. */
public record LeftOut(Optional<String> accountId, Optional<String> serviceKey) {

    public LeftOut {
        boolean blank = accountId.filter(String::isBlank).isPresent() || serviceKey.filter(String::isBlank).isPresent();
        if (blank || (accountId.isEmpty() && serviceKey.isEmpty())) {
            throw new IllegalArgumentException("a mark names an account, a service or both");
        }
    }

    /** Whether a cell is left out by any of the marks. */
    public static Predicate<CellKey> cells(Set<LeftOut> marks) {
        return cell -> marks.contains(new LeftOut(Optional.of(cell.accountId()), Optional.empty()))
                || marks.contains(new LeftOut(Optional.empty(), Optional.of(cell.serviceKey())))
                || marks.contains(new LeftOut(Optional.of(cell.accountId()), Optional.of(cell.serviceKey())));
    }
}
