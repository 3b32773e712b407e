package app.tallybird.engine;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import app.tallybird.ledger.LeftOut;
import app.tallybird.model.CellKey;

/** The cells that the user leaves out on purpose: a whole account, a whole service, or one of both. */
public record LeftOutCells(Set<LeftOut> marks) implements Predicate<CellKey> {

    @Override
    public boolean test(CellKey cell) {
        return marks.contains(new LeftOut(Optional.of(cell.accountId()), Optional.empty()))
                || marks.contains(new LeftOut(Optional.empty(), Optional.of(cell.serviceKey())))
                || marks.contains(new LeftOut(Optional.of(cell.accountId()), Optional.of(cell.serviceKey())));
    }
}
