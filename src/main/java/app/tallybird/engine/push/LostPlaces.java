package app.tallybird.engine.push;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import app.tallybird.engine.plan.PlanCell;
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

    private static final String ACCOUNT = "the account";
    private static final String SERVICE = "the service";
    private static final String NOT_YET = " is not in Synthesize yet: ";
    private static final String SERVICE_GONE = SERVICE + " is not in Synthesize any more: sync-services creates it again";

    private final Set<CellKey> accepted;
    private final Set<String> accounts;
    private final Map<String, String> serviceIds;

    /** {@code serviceIds} are the services that counts were sent to, by their keys. */
    LostPlaces(Ledger ledger, Map<String, String> serviceIds) {
        this.serviceIds = serviceIds;
        accepted = ledger.accepted().keySet();
        accounts = new HashSet<>(ledger.accountNames().keySet());
        accepted.forEach(key -> accounts.add(key.accountId()));
    }

    /** Whether Synthesize accepted a count of this cell before. */
    boolean hadOne(CellKey key) {
        return accepted.contains(key);
    }

    /** Under which id Synthesize knows the service of a cell; empty when it does not. */
    String serviceId(PlanCell cell) {
        return serviceIds.getOrDefault(cell.key().serviceKey(), "");
    }

    /** A cell whose service has no id there, so that it cannot be sent. */
    CellResult withoutService(PlanCell cell) {
        return hadOne(cell.key())
                ? Dispatch.result(cell, Outcome.SERVICE_GONE, SERVICE_GONE)
                : Dispatch.result(cell, Outcome.NOT_MAPPED, SERVICE + NOT_YET + "sync-services creates it");
    }

    /** Looks once and explains those of the results that found no place. A look that fails is thrown as a problem. */
    List<CellResult> explain(List<CellResult> results, Synthesize synthesize, Cancel cancel) {
        List<CellResult> doubtful = results.stream()
                .filter(result -> result.outcome().withoutPlace() && serviceIds.containsKey(result.key().serviceKey())).toList();
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
            } else if (!services.contains(serviceIds.getOrDefault(result.key().serviceKey(), ""))) {
                explained.add(as(result, Outcome.SERVICE_GONE, SERVICE_GONE));
            } else {
                explained.add(unmapped(result, account.mapped()));
            }
        }
        return explained;
    }

    private CellResult withoutAccount(CellResult result) {
        return accounts.contains(result.key().accountId())
                ? as(result, Outcome.ACCOUNT_GONE, ACCOUNT + " is not in Synthesize any more: sync-accounts creates it again")
                : as(result, Outcome.NOT_MAPPED, ACCOUNT + NOT_YET + "sync-accounts creates it");
    }

    private CellResult unmapped(CellResult result, Optional<Boolean> accountMapped) {
        boolean had = hadOne(result.key());
        String what = accountMapped.map(mapped -> mapped ? SERVICE : ACCOUNT).orElse(ACCOUNT + " or " + SERVICE);
        return as(result, had ? Outcome.LOST : Outcome.NOT_MAPPED,
                what + (had ? " is not mapped any more" : " is not mapped yet") + ": map or exclude it in Synthesize");
    }

    /** Whether it is the service that has no place for the count. */
    static boolean isOfService(CellResult result) {
        return result.outcome() == Outcome.SERVICE_GONE || result.message().startsWith(SERVICE + " ");
    }

    /** Whether it is the account. */
    static boolean isOfAccount(CellResult result) {
        return result.outcome() == Outcome.ACCOUNT_GONE || result.message().startsWith(ACCOUNT + " is ");
    }

    /** Whether that was never there. */
    static boolean isMissing(CellResult result) {
        return result.message().contains(NOT_YET);
    }

    private static CellResult as(CellResult result, Outcome outcome, String why) {
        String said = result.message().isEmpty() ? "" : " (" + result.message() + ")";
        return new CellResult(result.key(), result.units(), outcome, why + said);
    }
}
