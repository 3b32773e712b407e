package app.tallybird.ledger;

import java.util.List;

/**
 * What a run's numbers rest on.
 *
 * @param source whose names stand behind the numbers: the plan whose reading was counted, or of a way back the run that it undoes; may be empty
 * @param decisions what a person decided about its plan
 */
public record RunBasis(String source, List<RunDecision> decisions) {

    public RunBasis {
        decisions = List.copyOf(decisions);
    }
}
