package app.tallybird.engine.push;

import java.util.List;

import app.tallybird.ledger.RunStart;

/**
 * What one run sends. {@code carried} are cells that the interrupted run before this one had got accepted at the very value planned now; they
 * are not sent again. {@code withoutService} are cells whose service does not exist at
 * Synthesize yet; their service id is empty.
 */
public record PushOrder(RunStart start, List<SendCell> cells, List<SendCell> carried, List<SendCell> withoutService, RebuildMode rebuild) {

    public PushOrder {
        cells = List.copyOf(cells);
        carried = List.copyOf(carried);
        withoutService = List.copyOf(withoutService);
    }

    int total() {
        return cells.size() + carried.size() + withoutService.size();
    }
}
