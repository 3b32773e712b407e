package app.tallybird.synthesize;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import app.tallybird.http.Cancel;
import app.tallybird.http.HttpFailure;
import app.tallybird.http.RetryPolicy;
import app.tallybird.model.Account;

/**
 * Everything Tallybird asks of Synthesize. Thread-safe. Reads and repeatable writes are retried; a refused sign-in, an outage and a stop by the user
 * are thrown as problems.
 */
public interface Synthesize {

    /** The listener hears, from now on and instead of the one before, why and how long a request waits to be sent again. */
    void onWait(RetryPolicy.WaitListener listener);

    /** Returns when the pace lets a request start: who has many asks before each, so that they do not wait in threads of their own. */
    default void awaitTurn(Cancel cancel) throws HttpFailure {
        cancel.check();
    }

    /** Whose keys these are; also the check of the keys. */
    Organization organization(Cancel cancel);

    /** Sets the status, given in lower case. */
    Organization status(String status, Cancel cancel);

    Vendor vendor(Cancel cancel);

    CreateResult createService(ServiceDetails details, Cancel cancel);

    void changeService(String id, ServiceDetails details, Cancel cancel);

    List<SynthesizeAccount> accounts(Cancel cancel);

    /** Creates all of them by one request. */
    CreateResult createAccounts(List<Account> accounts, Cancel cancel);

    void renameAccount(Account account, Cancel cancel);

    /**
     * Sends one absolute count, which may be repeated without harm. Only a refused sign-in is thrown, when no attempt may have arrived.
     *
     * @param noBuild asks Synthesize not to rebuild its billing views for this call
     */
    CountResult count(String serviceId, String accountId, BigDecimal units, boolean noBuild, Cancel cancel);

    /** Queues an alert for an account; empty when Synthesize may or may not have taken it. Not repeatable by contract, so it is sent once. */
    Optional<AlertTaken> alert(String accountId, Alert alert, Cancel cancel);

    /** What became of an alert so far. */
    AlertTrace alertTrace(String messageId, Cancel cancel);
}
