package app.tallybird.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import app.tallybird.http.Cancel;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.LeftOut;
import app.tallybird.ledger.RunRecord;
import app.tallybird.ledger.StoredPlan;
import app.tallybird.model.CellKey;
import app.tallybird.synthesize.Organization;
import app.tallybird.synthesize.SynthesizeAccount;

/**
 * Where an integration stands: at Synthesize, and in the ledger. {@code mapped} is empty when the server does not report mapping;
 * {@code unmapped} lists the accounts that it says are not mapped; {@code lastRun} is the last complete push.
 * {@code heldPlans} are those that no push has overtaken.
 */
public record IntegrationStatus(Organization organization, int accounts, Optional<Integer> mapped, List<SynthesizeAccount> unmapped,
        Lost lost, Optional<RunRecord> lastRun, Optional<Unfinished> unfinished, boolean buildOwed, List<StoredPlan> heldPlans) {

    /**
     * What has no place at Synthesize, though it had one. What is left out on purpose is not in it.
     *
     * @param unmapped ids of accounts whose counts were accepted and that are not mapped now
     * @param gone accounts whose counts were accepted and that are not there now
     * @param counts the counts that found no place when they were sent last, also those that never had one
     */
    public record Lost(Set<String> unmapped, List<SynthesizeAccount> gone, List<CellResult> counts) {
    }

    /** Asks Synthesize; changes nothing. */
    public static IntegrationStatus of(IntegrationContext context, Cancel cancel) {
        Organization organization = OrganizationGuard.check(context, cancel);
        List<SynthesizeAccount> accounts = context.synthesize().accounts(cancel);
        boolean reported = accounts.stream().anyMatch(account -> account.mapped().isPresent());
        int mapped = (int) accounts.stream().filter(account -> account.mapped().orElse(false)).count();
        List<SynthesizeAccount> unmapped = accounts.stream().filter(account -> account.mapped().isPresent() && !account.mapped().get())
                .toList();
        long version = context.ledger().baselineVersion();
        List<StoredPlan> held = context.ledger().heldPlans().stream().filter(plan -> plan.baselineVersion() == version).toList();
        return new IntegrationStatus(organization, accounts.size(), reported ? Optional.of(mapped) : Optional.empty(), unmapped,
                lost(context.ledger(), accounts, unmapped), context.ledger().lastComplete(),
                Unfinished.of(context.ledger(), context.clock().instant()), context.ledger().buildPending(), held);
    }

    private static Lost lost(Ledger ledger, List<SynthesizeAccount> accounts, List<SynthesizeAccount> unmapped) {
        Predicate<CellKey> leftOut = LeftOut.cells(ledger.leftOut());
        Set<String> billed = ledger.accepted().entrySet().stream().filter(cell -> cell.getValue().signum() != 0).map(Map.Entry::getKey)
                .filter(leftOut.negate()).map(key -> key.accountId()).collect(Collectors.toSet());
        Set<String> there = accounts.stream().map(SynthesizeAccount::id).collect(Collectors.toSet());
        Map<String, String> names = ledger.accountNames();
        return new Lost(unmapped.stream().map(SynthesizeAccount::id).filter(billed::contains).collect(Collectors.toSet()),
                billed.stream().filter(id -> !there.contains(id)).sorted()
                        .map(id -> new SynthesizeAccount(id, names.getOrDefault(id, id), Optional.empty())).toList(),
                ledger.withoutPlace().stream().filter(cell -> !leftOut.test(cell.key())).toList());
    }
}
