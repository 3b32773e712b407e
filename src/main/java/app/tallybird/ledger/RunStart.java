package app.tallybird.ledger;

import java.util.Optional;

/**
 * How a run begins.
 *
 * @param kind "usage", "retry" or "undo"
 * @param startedBy "attended" or "schedule"
 * @param total how many cells it is about
 * @param takesOver the interrupted run it replaces, which is closed as superseded in the same commit
 */
public record RunStart(String kind, String planHash, String startedBy, int total, Optional<RunId> takesOver) {
}
