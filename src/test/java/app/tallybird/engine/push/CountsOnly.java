package app.tallybird.engine.push;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import app.tallybird.engine.plan.CellMemory;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.http.Cancel;
import app.tallybird.http.RetryPolicy;
import app.tallybird.ledger.RunKind;
import app.tallybird.ledger.RunStart;
import app.tallybird.ledger.StartedBy;
import app.tallybird.model.Account;
import app.tallybird.model.CellKey;
import app.tallybird.model.UnitCount;
import app.tallybird.synthesize.Alert;
import app.tallybird.synthesize.AlertTaken;
import app.tallybird.synthesize.AlertTrace;
import app.tallybird.synthesize.CreateResult;
import app.tallybird.synthesize.Organization;
import app.tallybird.synthesize.ServiceDetails;
import app.tallybird.synthesize.Synthesize;
import app.tallybird.synthesize.SynthesizeAccount;
import app.tallybird.synthesize.Vendor;

/** A Synthesize that takes counts as its subclass says, has no account and no service to show, and can do nothing else. */
abstract class CountsOnly implements Synthesize {

    /** A count of the service "s" to be sent. */
    static PlanCell cell(String account, BigDecimal units) {
        return PlanCell.compared(new CellKey(account, "s"), account, "S", CellMemory.NONE, UnitCount.of(units), "");
    }

    /** All of them, for the first time. */
    static PushOrder order(List<PlanCell> cells, RebuildMode rebuild) {
        return new PushOrder(new RunStart(RunKind.USAGE, "plan", StartedBy.ATTENDED, cells.size(), Optional.empty()), cells, Set.of(),
                Map.of("s", "id-s"), rebuild);
    }

    @Override
    public void onWait(RetryPolicy.WaitListener listener) {
        // It never waits.
    }

    @Override
    public Organization organization(Cancel cancel) {
        return new Organization("o", "O", "v", "i", "active");
    }

    @Override
    public Vendor vendor(Cancel cancel) {
        return new Vendor(List.of(), Set.of());
    }

    @Override
    public List<SynthesizeAccount> accounts(Cancel cancel) {
        return List.of();
    }

    @Override
    public Organization status(String status, Cancel cancel) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CreateResult createService(ServiceDetails details, Cancel cancel) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void changeService(String id, ServiceDetails details, Cancel cancel) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CreateResult createAccounts(List<Account> accounts, Cancel cancel) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void renameAccount(Account account, Cancel cancel) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<AlertTaken> alert(String accountId, Alert alert, Cancel cancel) {
        throw new UnsupportedOperationException();
    }

    @Override
    public AlertTrace alertTrace(String messageId, Cancel cancel) {
        throw new UnsupportedOperationException();
    }
}
