package app.tallybird.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import app.tallybird.connector.reading.AccountsRead;
import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.plan.AccountPlan;
import app.tallybird.engine.plan.AccountPlan.Change;
import app.tallybird.engine.plan.WarningMemory;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.LeftOut;
import app.tallybird.model.Account;
import app.tallybird.model.Right;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.problem.Wording;
import app.tallybird.synthesize.SynthesizeAccount;

/**
 * Brings the vendor's customers to Synthesize: creates new ones in bulk, renames renamed ones, leaves gone ones where they are. Ids are the
 * vendor's own, names are passed on untouched.
 */
public final class SyncAccounts {

    /** More than this in one request is untried; the reference documents no limit. */
    private static final int BULK = 100;
    private static final String IDS_CONFIRMED = "ids-confirmed";

    private final IntegrationContext context;

    public SyncAccounts(IntegrationContext context) {
        this.context = context;
    }

    /** Reads both sides and compares. Changes nothing. */
    public AccountPlan plan(ReadListener listener, Cancel cancel) {
        OrganizationGuard.check(context, cancel);
        ConfiguredConnector vendor = new CustomerNames(context).settled(listener, cancel);
        AccountsRead read = context.vendor().accounts(vendor, listener, cancel);
        Map<String, String> present = present(cancel);
        Set<LeftOut> leftOut = context.ledger().leftOut();
        return AccountPlan.make(CustomerNames.keepingNames(read, vendor, present), present,
                id -> leftOut.contains(new LeftOut(Optional.of(id), Optional.empty())), WarningMemory.of(context.ledger()));
    }

    private Map<String, String> present(Cancel cancel) {
        Map<String, String> names = new HashMap<>();
        for (SynthesizeAccount account : context.synthesize().accounts(cancel)) {
            names.put(account.id(), account.name());
        }
        return names;
    }

    /** What was done, account by account, and what kept the rest from being done. */
    public record Result(List<Account> created, List<Account> renamed, List<Problem> problems) {
    }

    /** Whether a person has to confirm the kind of ids first. */
    public boolean needsConfirmation(AccountPlan plan) {
        return !plan.doubtful().isEmpty() && context.ledger().note(IDS_CONFIRMED).isEmpty();
    }

    /** Creates and renames what the plan says. {@code confirmed} accepts ids that look like names, domains or addresses, for good. */
    public Result apply(AccountPlan plan, boolean confirmed, Cancel cancel) {
        context.ledger().user().require(Right.SEND, "Nothing was changed at Synthesize.");
        List<Problem> problems = new ArrayList<>();
        if (needsConfirmation(plan)) {
            if (!confirmed) {
                problems.add(doubtful(plan));
                return new Result(List.of(), List.of(), problems);
            }
            context.ledger().note(IDS_CONFIRMED, context.clock().instant().toString());
            new Deeds(context.ledger())
                    .decided("Confirmed that ids such as \"" + plan.doubtful().getFirst().account().id() + "\" stay the same for good");
        }
        OrganizationGuard.checkAndRemember(context, cancel);
        AccountCreation creation = new AccountCreation(context.synthesize(), cancel);
        List<AccountPlan.Line> totals = confirmed ? List.of() : plan.totals();
        List<Account> missing = new ArrayList<>(plan.of(Change.NEW));
        missing.removeAll(totals.stream().map(AccountPlan.Line::account).toList());
        if (!totals.isEmpty()) {
            problems.add(total(totals));
        }
        List<Account> renamed = new ArrayList<>();
        try {
            for (int from = 0; from < missing.size(); from += BULK) {
                creation.create(missing.subList(from, Math.min(from + BULK, missing.size())));
                remember(creation.created());
            }
            problems.addAll(creation.problems());
            for (Account account : plan.of(Change.RENAMED)) {
                refusalOfName(account, cancel).ifPresentOrElse(problems::add, () -> {
                    renamed.add(account);
                    remember(List.of(account));
                });
            }
        } finally {
            // what was done before something failed was done
            Deeds deeds = new Deeds(context.ledger());
            deeds.sent("Made", names(creation.created()), "customer");
            deeds.sent("Renamed", names(renamed), "customer");
        }
        remember(plan.of(Change.UNCHANGED));
        int blocked = plan.of(Change.BLOCKED).size();
        if (blocked > 0) {
            problems.add(Problem.of(ProblemCode.BLOCKED,
                    Wording.count(blocked, "account was", "accounts were") + " not created: "
                            + plan.lines().stream().filter(line -> line.change() == Change.BLOCKED).findFirst().orElseThrow().note(),
                    "All other accounts were brought up to date.", "Correct them at the vendor and run sync-accounts again."));
        }
        return new Result(creation.created(), renamed, problems);
    }

    /** Gives it its new name; one that Synthesize does not take keeps no other account from its own. */
    private Optional<Problem> refusalOfName(Account account, Cancel cancel) {
        try {
            context.synthesize().renameAccount(account, cancel);
            return Optional.empty();
        } catch (ProblemException e) {
            if (e.problem().code() != ProblemCode.SYNTHESIZE_ANSWER || e.problem().retryable()) {
                throw e;
            }
            return Optional.of(Problem.of(ProblemCode.REFUSED,
                    "\"" + account.name() + "\" (" + account.id() + ") was not renamed: " + e.problem().what(),
                    "It keeps its old name at Synthesize; the others were not affected.", e.problem().next()));
        }
    }

    private static List<String> names(List<Account> accounts) {
        return accounts.stream().map(Account::name).toList();
    }

    private void remember(List<Account> accounts) {
        Map<String, String> names = new HashMap<>();
        accounts.forEach(account -> names.put(account.id(), account.name()));
        context.ledger().rememberAccounts(names);
    }

    private static Problem total(List<AccountPlan.Line> totals) {
        boolean one = totals.size() == 1;
        String note = totals.getFirst().note();
        return Problem.of(ProblemCode.HELD,
                totals.size() + (one ? " new account looks like a total and was" : " new accounts look like totals and were")
                        + " not created: " + note.substring(0, note.lastIndexOf(':')) + ".",
                "All other accounts were brought up to date.",
                "Leave it out on purpose, or run sync-accounts with --yes if it is a customer.");
    }

    private static Problem doubtful(AccountPlan plan) {
        AccountPlan.Line first = plan.doubtful().getFirst();
        return Problem.of(ProblemCode.HELD,
                Wording.count(plan.doubtful().size(), "new account has an id", "new accounts have ids") + " that may change, for example \""
                        + first.account().id() + "\": " + first.note() + ".",
                "No account was created.", "If these ids stay the same for good, run sync-accounts with --yes once.");
    }
}
