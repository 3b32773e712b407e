package app.tallybird.notice;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import app.tallybird.http.Cancel;
import app.tallybird.http.HostAddress;
import app.tallybird.http.HttpCall;
import app.tallybird.http.HttpFailure;
import app.tallybird.http.HttpPort;
import app.tallybird.http.Redactor;
import app.tallybird.http.RetryPolicy;
import app.tallybird.http.RetryPolicy.Attempt;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.secret.Secret;
import app.tallybird.settings.AppSettings.WebhookKind;

/**
 * Sends notices to addresses that the user has given. The addresses are secrets: whoever knows one can write there, so problems name the host alone.
 */
public final class Messenger {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final HttpPort http;
    private final RetryPolicy retry;
    private final Redactor redactor;

    /** What it sends passes the redactor. */
    public Messenger(HttpPort http, RetryPolicy retry, Redactor redactor) {
        this.http = http;
        this.retry = retry;
        this.redactor = redactor;
    }

    /** The address, if it is one that notices may be sent to: https, or http where that was typed on purpose, with a host, without a user in it. */
    public static Secret checkAddress(String text) {
        try {
            URI uri = URI.create(text.strip());
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawUserInfo() == null && HostAddress.parse(uri.getHost()).isPresent()) {
                return Secret.of(uri.toString());
            }
        } catch (IllegalArgumentException notAnAddress) {
            // said below
        }
        throw Problem.of(ProblemCode.WRONG_USE, "This is no address that notices can be sent to: it must begin with https:// and a host.",
                "Nothing was saved.", "Copy the whole address from where the webhook was made.").asException();
    }

    /** Sends it, again a few times when the other side has a passing fault; a refusal is thrown. */
    public void send(Secret address, WebhookKind kind, Notice notice, Cancel cancel) {
        URI uri = URI.create(address.reveal());
        call(HttpCall.json("POST", uri, WebhookBody.of(kind, safe(notice))), "The webhook at " + uri.getHost(), cancel);
    }

    private Notice safe(Notice notice) {
        return new Notice(notice.kind(), redactor.words(notice.integration()), redactor.words(notice.id()), redactor.words(notice.title()),
                redactor.words(notice.text()), redactor.words(notice.next()), notice.at());
    }

    /** Tells a watching service that all is well. */
    public void signOfLife(Secret address, Cancel cancel) {
        URI uri = URI.create(address.reveal());
        call(HttpCall.get(uri), "The heartbeat address at " + uri.getHost(), cancel);
    }

    private void call(HttpCall call, String where, Cancel cancel) {
        int status;
        try {
            status = retry.run(number -> {
                int answer = http.exchange(call.withTimeout(LIMIT), body -> body.status(), cancel);
                return RetryPolicy.TEMPORARY.contains(answer)
                        ? new Attempt.Again<>(where + " answered " + answer, Optional.empty(), answer)
                        : new Attempt.Done<>(answer);
            }, cancel, (reason, time) -> {
            });
        } catch (HttpFailure failure) {
            throw refused(where + " can not be reached: " + failure.words());
        }
        if (status < 200 || status > 299) {
            throw refused(where + " answered with status " + status + ".");
        }
    }

    private static RuntimeException refused(String what) {
        return Problem.of(ProblemCode.FAILED, what, "The push itself is not affected.",
                "Check the address and, if it is no longer valid, set it again in the settings.").asException();
    }
}
