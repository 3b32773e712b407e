package app.tallybird.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import app.tallybird.http.Cancel;
import app.tallybird.model.Account;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.synthesize.CreateResult;
import app.tallybird.synthesize.Synthesize;
import app.tallybird.synthesize.SynthesizeAccount;

/**
 * Creates accounts exactly once. Creating is not repeatable by contract, so after an answer that did not arrive it looks before it asks again.
 */
final class AccountCreation {

    private static final int ATTEMPTS = 5;

    private final Synthesize synthesize;

    AccountCreation(Synthesize synthesize) {
        this.synthesize = synthesize;
    }

    /** Empty when all of them exist now. */
    Optional<Problem> create(List<Account> accounts, Cancel cancel) {
        List<Account> missing = List.copyOf(accounts);
        for (int attempt = 1;; attempt++) {
            CreateResult result = synthesize.createAccounts(missing, cancel);
            switch (result) {
                case CreateResult.Created created -> {
                    return Optional.empty();
                }
                case CreateResult.Refused refused -> {
                    missing = without(missing, cancel);
                    return missing.isEmpty() ? Optional.empty() : Optional.of(refused(missing, refused.message()));
                }
                case CreateResult.OutcomeUnknown unknown -> {
                    missing = without(missing, cancel);
                    if (missing.isEmpty()) {
                        return Optional.empty();
                    }
                    if (attempt == ATTEMPTS) {
                        return Optional.of(unknown.problem());
                    }
                }
            }
        }
    }

    private List<Account> without(List<Account> accounts, Cancel cancel) {
        Set<String> present = synthesize.accounts(cancel).stream().map(SynthesizeAccount::id).collect(Collectors.toSet());
        return accounts.stream().filter(account -> !present.contains(account.id())).toList();
    }

    private static Problem refused(List<Account> missing, String message) {
        return Problem.of(ProblemCode.REFUSED,
                "Synthesize refused " + missing.size() + " accounts, the first is \"" + missing.getFirst().name()
                        + "\" (" + missing.getFirst().id() + "): " + message,
                "These accounts were not created.",
                "Correct what the message names and run sync-accounts again.");
    }
}
