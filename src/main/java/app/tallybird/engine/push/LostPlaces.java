package app.tallybird.engine.push;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import app.tallybird.http.Cancel;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.Outcome;
import app.tallybird.model.CellKey;
import app.tallybird.synthesize.Organization;
import app.tallybird.synthesize.Synthesize;
import app.tallybird.synthesize.SynthesizeAccount;
import app.tallybird.synthesize.VendorService;

/**
 * Tells why Synthesize had no place for counts (its answer is 404 for all of them): what was there before is known from the ledger, what is there now
 * by one look.
 */
final class LostPlaces {

    private final Set<CellKey> accepted;
    private final Set<String> accounts;

    private LostPlaces(Set<CellKey> accepted, Set<String> accounts) {
        this.accepted = accepted;
        this.accounts = accounts;
    }

    static LostPlaces remembered(Ledger ledger) {
        Set<CellKey> accepted = ledger.accepted().keySet();
        Set<String> accounts = new HashSet<>(ledger.accountNames().keySet());
        accepted.forEach(key -> accounts.add(key.accountId()));
        return new LostPlaces(accepted, accounts);
    }

    /** Whether Synthesize accepted a count of this cell before. */
    boolean hadOne(CellKey key) {
        return accepted.contains(key);
    }

    /** A cell whose service has no id there, so that it cannot be sent. */
    CellResult withoutService(SendCell cell) {
        return hadOne(cell.key())
                ? new CellResult(cell.key(), cell.units(), Outcome.SERVICE_GONE,
                        "the service is not in Synthesize any more: sync-services creates it again")
                : new CellResult(cell.key(), cell.units(), Outcome.NOT_MAPPED,
                        "the service is not in Synthesize yet: sync-services creates it");
    }

    /** Looks once and explains those of the results that found no place. A look that fails is thrown as a problem. */
    List<CellResult> explain(List<CellResult> results, List<SendCell> sent, Synthesize synthesize, Cancel cancel) {
        Map<CellKey, String> serviceIds = new HashMap<>();
        sent.forEach(cell -> serviceIds.put(cell.key(), cell.serviceId()));
        List<CellResult> doubtful = results.stream()
                .filter(result -> result.outcome().withoutPlace() && serviceIds.containsKey(result.key())).toList();
        if (doubtful.isEmpty()) {
            return List.of();
        }
        Organization organization = synthesize.organization(cancel);
        if (!organization.connected()) {
            return doubtful.stream().map(result -> as(result, Outcome.DISCONNECTED,
                    "the integration is " + organization.status().toLowerCase(Locale.ROOT) + " at Synthesize")).toList();
        }
        Map<String, SynthesizeAccount> thereNow = synthesize.accounts(cancel).stream()
                .collect(Collectors.toMap(SynthesizeAccount::id, account -> account, (one, same) -> one));
        Set<String> services = synthesize.vendor(cancel).services().stream().map(VendorService::id).collect(Collectors.toSet());
        List<CellResult> explained = new ArrayList<>();
        for (CellResult result : doubtful) {
            SynthesizeAccount account = thereNow.get(result.key().accountId());
            if (account == null) {
                explained.add(withoutAccount(result));
            } else if (!services.contains(serviceIds.getOrDefault(result.key(), ""))) {
                explained
                        .add(as(result, Outcome.SERVICE_GONE, "the service is not in Synthesize any more: sync-services creates it again"));
            } else {
                explained.add(unmapped(result, account.mapped()));
            }
        }
        return explained;
    }

    private CellResult withoutAccount(CellResult result) {
        return accounts.contains(result.key().accountId())
                ? as(result, Outcome.ACCOUNT_GONE, "the account is not in Synthesize any more: sync-accounts creates it again")
                : as(result, Outcome.NOT_MAPPED, "the account is not in Synthesize yet: sync-accounts creates it");
    }

    private CellResult unmapped(CellResult result, Optional<Boolean> accountMapped) {
        boolean had = hadOne(result.key());
        String what = accountMapped.map(mapped -> mapped ? "the service" : "the account").orElse("the account or the service");
        return as(result, had ? Outcome.LOST : Outcome.NOT_MAPPED,
                what + (had ? " is not mapped any more" : " is not mapped yet") + ": map or exclude it in Synthesize");
    }

    private static CellResult as(CellResult result, Outcome outcome, String why) {
        String said = result.message().isEmpty() ? "" : " (" + result.message() + ")";
        return new CellResult(result.key(), result.units(), outcome, why + said);
    }
}
