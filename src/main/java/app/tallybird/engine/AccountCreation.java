package app.tallybird.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import app.tallybird.http.Cancel;
import app.tallybird.model.Account;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;
import app.tallybird.synthesize.CreateResult;
import app.tallybird.synthesize.Synthesize;
import app.tallybird.synthesize.SynthesizeAccount;

/**
 * Creates accounts exactly once. Creating is not repeatable by contract, so after an answer that did not arrive it looks before it asks again. Of a
 * batch that is refused it creates all but those that are refused by themselves.
 */
final class AccountCreation {

    private static final int ATTEMPTS = 5;
    private static final int NAMED = 5;
    /** Refusals for something in the body; another one would meet each part of it as well. */
    private static final Set<Integer> FOR_ITS_CONTENT = Set.of(400, 409, 422);

    private final Synthesize synthesize;
    private final Cancel cancel;
    private final List<Account> created = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();
    private final List<Problem> uncertain = new ArrayList<>();

    AccountCreation(Synthesize synthesize, Cancel cancel) {
        this.synthesize = synthesize;
        this.cancel = cancel;
    }

    private record Refusal(Account account, String message) {
    }

    /** Those that exist now because of it, so far. */
    List<Account> created() {
        return List.copyOf(created);
    }

    /** What kept others from being created, so far. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>(uncertain);
        if (!refused.isEmpty()) {
            problems.add(refusal());
        }
        return problems;
    }

    /** Creates these by as few requests as it can. */
    void create(List<Account> accounts) {
        List<Refusal> alone = new ArrayList<>();
        create(accounts, alone);
        if (!alone.isEmpty()) {
            // what is refused because it is there already is there
            Set<Account> missing = Set.copyOf(missing(alone.stream().map(Refusal::account).toList()));
            alone.forEach(one -> {
                if (missing.contains(one.account())) {
                    refused.add(one);
                } else {
                    created.add(one.account());
                }
            });
        }
    }

    private void create(List<Account> accounts, List<Refusal> alone) {
        List<Account> missing = accounts;
        for (int attempt = 1; !missing.isEmpty(); attempt++) {
            switch (synthesize.createAccounts(missing, cancel)) {
                case CreateResult.Created all -> {
                    created.addAll(missing);
                    return;
                }
                case CreateResult.Refused no -> {
                    split(missing, no, alone);
                    return;
                }
                case CreateResult.OutcomeUnknown unknown -> {
                    List<Account> still = missing(missing);
                    missing.stream().filter(account -> !still.contains(account)).forEach(created::add);
                    missing = still;
                    if (attempt == ATTEMPTS && !missing.isEmpty()) {
                        uncertain.add(unknown.problem());
                        return;
                    }
                }
            }
        }
    }

    private void split(List<Account> accounts, CreateResult.Refused no, List<Refusal> alone) {
        if (accounts.size() == 1 || !FOR_ITS_CONTENT.contains(no.status())) {
            accounts.forEach(account -> alone.add(new Refusal(account, no.message())));
            return;
        }
        int middle = accounts.size() / 2;
        create(accounts.subList(0, middle), alone);
        create(accounts.subList(middle, accounts.size()), alone);
    }

    private List<Account> missing(List<Account> accounts) {
        Set<String> present = synthesize.accounts(cancel).stream().map(SynthesizeAccount::id).collect(Collectors.toSet());
        return accounts.stream().filter(account -> !present.contains(account.id())).toList();
    }

    private Problem refusal() {
        String named = refused.stream().limit(NAMED)
                .map(one -> "\"" + one.account().name() + "\" (" + one.account().id() + "): " + one.message())
                .collect(Collectors.joining("; "));
        int more = refused.size() - NAMED;
        return Problem.of(ProblemCode.REFUSED,
                "Synthesize refused " + Wording.count(refused.size(), "account") + ": " + named
                        + (more > 0 ? "; and " + more + " more" : ""),
                (refused.size() == 1 ? "This account was" : "These accounts were") + " not created; the others were not affected.",
                "Correct what the message names and run sync-accounts again.");
    }
}
