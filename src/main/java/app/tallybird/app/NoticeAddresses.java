package app.tallybird.app;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

import app.tallybird.http.Cancel;
import app.tallybird.http.HostAddress;
import app.tallybird.ledger.AuditKind;
import app.tallybird.notice.Messenger;
import app.tallybird.notice.Notice;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SecretName;

/**
 * Where notices go. The addresses are secrets: they are in the system's store, or, where it keeps none, in the environment file or in
 * {@code TALLYBIRD_WEBHOOK_URL} and {@code TALLYBIRD_HEARTBEAT_URL}.
 */
public final class NoticeAddresses {

    private static final String PLACE = ".notices";

    private final Application application;

    public NoticeAddresses(Application application) {
        this.application = application;
    }

    /** Which address. */
    public enum Which {
        WEBHOOK,
        HEARTBEAT;

        private String variable() {
            return this + "_URL";
        }
    }

    Optional<Secret> find(Which which) {
        Optional<Secret> found = application.secrets().read(new SecretName(PLACE, which.variable())).filter(one -> !one.isBlank())
                .or(() -> application.given(which.variable())).map(one -> Messenger.checkAddress(one.reveal()));
        found.ifPresent(address -> {
            application.redactor().learn(address);
            application.trustTyped(URI.create(address.reveal()));
        });
        return found;
    }

    public boolean present(Which which) {
        return find(which).isPresent();
    }

    /** Keeps the address in the system's store; a malformed one is refused. Returns what is to be said once about where it leads. */
    public Optional<String> set(Which which, String address) {
        Secret checked = Messenger.checkAddress(address);
        application.secrets().write(new SecretName(PLACE, which.variable()), checked);
        note(which, "set");
        return HostAddress.caution(URI.create(checked.reveal()));
    }

    /** An address is a secret: only that it changed is written down. */
    private void note(Which which, String how) {
        new AuditTrail(application).add(AuditKind.SETTING, "",
                "Address of the " + which.name().toLowerCase(Locale.ROOT) + " " + how + " on this computer");
    }

    public void remove(Which which) {
        application.secrets().delete(new SecretName(PLACE, which.variable()));
        note(which, "removed");
    }

    /** Sends a test to the webhook; a refusal is thrown. */
    public void sendTest(Cancel cancel) {
        Secret address = find(Which.WEBHOOK).orElseThrow(() -> Problem
                .of(ProblemCode.CONFIGURATION, "No webhook is set.", "Nothing was sent.", "Set its address first.").asException());
        Notice notice = new Notice(Notice.Kind.TEST, "", "tallybird-test", "Tallybird: test",
                "This is a test. Failures of pushes that nobody watches arrive here.", "", application.surroundings().clock().instant());
        application.messenger().send(address, application.appSettings().notices().webhook(), notice, cancel);
    }
}
