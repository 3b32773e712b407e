package app.tallybird.engine;

import java.util.List;
import java.util.Optional;

import app.tallybird.http.Cancel;
import app.tallybird.ledger.RunRecord;
import app.tallybird.ledger.StoredPlan;
import app.tallybird.synthesize.Organization;
import app.tallybird.synthesize.SynthesizeAccount;

/**
 * Where an integration stands: at Synthesize, and in the ledger. {@code mapped} is empty when the server does not report mapping;
 * {@code unmapped} lists the accounts that it says are not mapped.
 * {@code heldPlans} are those that no push has overtaken.
 */
public record IntegrationStatus(Organization organization, int accounts, Optional<Integer> mapped, List<SynthesizeAccount> unmapped,
        Optional<RunRecord> lastRun, Optional<RunRecord> interrupted, boolean buildOwed, List<StoredPlan> heldPlans) {

    /** Asks Synthesize; changes nothing. */
    public static IntegrationStatus of(Bench bench, Cancel cancel) {
        Organization organization = new OrganizationGuard(bench).check(cancel);
        List<SynthesizeAccount> accounts = bench.synthesize().accounts(cancel);
        boolean reported = accounts.stream().anyMatch(account -> account.mapped().isPresent());
        int mapped = (int) accounts.stream().filter(account -> account.mapped().orElse(false)).count();
        List<SynthesizeAccount> unmapped = accounts.stream().filter(account -> account.mapped().isPresent() && !account.mapped().get())
                .toList();
        long version = bench.ledger().baselineVersion();
        List<StoredPlan> held = bench.ledger().heldPlans().stream().filter(plan -> plan.baselineVersion() == version).toList();
        return new IntegrationStatus(organization, accounts.size(), reported ? Optional.of(mapped) : Optional.empty(), unmapped,
                bench.ledger().lastFinishedRun(), bench.ledger().openRun(), bench.ledger().buildPending(), held);
    }
}
