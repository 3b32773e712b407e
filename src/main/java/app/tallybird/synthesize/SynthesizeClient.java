package app.tallybird.synthesize;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import app.tallybird.http.Cancel;
import app.tallybird.http.HttpCall;
import app.tallybird.http.HttpFailure;
import app.tallybird.http.Redactor;
import app.tallybird.http.RetryPolicy;
import app.tallybird.model.Account;
import app.tallybird.model.Json;
import app.tallybird.model.Units;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;
import app.tallybird.synthesize.Wire.Expect;
import app.tallybird.synthesize.Wire.Reply;

/** The vendor API over HTTP, as its public reference describes it. Thread-safe. */
public final class SynthesizeClient implements Synthesize {

    /** The address of the service, of all partners alike. */
    public static final URI BASE = URI.create("https://app.usegradient.com/api");

    /** What the numbers 1 to 6 mean is not documented; 1 is the SDK's own. */
    private static final int ALERT_STATUS = 1;

    private final Wire wire;
    private final Redactor redactor;

    /** What it sends for people to read, the texts of tickets, passes the redactor. */
    public SynthesizeClient(Wire wire, Redactor redactor) {
        this.wire = wire;
        this.redactor = redactor;
    }

    @Override
    public void onWait(RetryPolicy.WaitListener listener) {
        wire.onWait(listener);
    }

    @Override
    public void awaitTurn(Cancel cancel) throws HttpFailure {
        wire.awaitTurn(cancel);
    }

    @Override
    public Organization organization(Cancel cancel) {
        return Answers.organization(get("/vendor-api/organization", cancel));
    }

    @Override
    public Organization status(String status, Cancel cancel) {
        return Answers.organization(change("PATCH", "/vendor-api/organization/status/" + HttpCall.encoded(status), "", cancel));
    }

    @Override
    public Vendor vendor(Cancel cancel) {
        return Answers.vendor(get("/vendor-api", cancel));
    }

    @Override
    public CreateResult createService(ServiceDetails details, Cancel cancel) {
        return create("/vendor-api/service", json(details), "the service \"" + details.name() + "\"", cancel);
    }

    @Override
    public void changeService(String id, ServiceDetails details, Cancel cancel) {
        change("PATCH", "/vendor-api/service/" + HttpCall.encoded(id), json(details).toString(), cancel);
    }

    @Override
    public List<SynthesizeAccount> accounts(Cancel cancel) {
        return Answers.accounts(get("/vendor-api/organization/accounts", cancel));
    }

    @Override
    public CreateResult createAccounts(List<Account> accounts, Cancel cancel) {
        return create("/vendor-api/organization/accounts", Json.list(accounts, SynthesizeClient::json),
                Wording.count(accounts.size(), "account"), cancel);
    }

    @Override
    public void renameAccount(Account account, Cancel cancel) {
        change("PATCH", "/vendor-api/organization/accounts/" + HttpCall.encoded(account.id()), Json.of("name", account.name()).toString(),
                cancel);
    }

    @Override
    public CountResult count(String serviceId, String accountId, BigDecimal units, boolean noBuild, Cancel cancel) {
        if (serviceId.isBlank() || accountId.isBlank() || units.signum() < 0) {
            throw new IllegalArgumentException("a count needs a service, an account and a number that is not negative");
        }
        JsonObject body = Json.of("accountId", accountId, "unitCount", Units.plain(units));
        String path = "/vendor-api/service/" + HttpCall.encoded(serviceId) + "/count" + (noBuild ? "?no_build=true" : "");
        AtomicBoolean reached = new AtomicBoolean();
        Reply reply;
        try {
            reply = wire.repeatable(HttpCall.json("POST", uri(path), body.toString()), Expect.COUNT, cancel, reached);
        } catch (HttpFailure failure) {
            return new CountResult.Failed(Problems.of(failure, path), reached.get());
        }
        if (Problems.endsTheRun(reply.status())) {
            Problem refusal = Problems.of(reply, path);
            if (reached.get()) {
                // an attempt before this one may have been stored
                return new CountResult.Failed(refusal, true);
            }
            throw refusal.asException();
        }
        if (reply.success()) {
            return new CountResult.Accepted();
        }
        if (reply.status() == 404) {
            return new CountResult.NotMapped(reply.message());
        }
        if (reply.temporary()) {
            return new CountResult.Failed(Problems.of(reply, path), true);
        }
        return new CountResult.Refused(reply.message().isEmpty() ? "status " + reply.status() : reply.message());
    }

    @Override
    public Optional<AlertTaken> alert(String accountId, Alert alert, Cancel cancel) {
        JsonObject body = Json.of("title", ticketText(alert.title()), "description", ticketText(alert.description()), "alertId",
                alert.alertId(), "priority", alert.priority().number(), "status", ALERT_STATUS);
        if (!alert.serviceId().isEmpty()) {
            body.addProperty("serviceId", alert.serviceId());
        }
        String path = "/vendor-api/alerting/" + HttpCall.encoded(accountId);
        try {
            Reply reply = wire.unrepeatable(HttpCall.json("POST", uri(path), body.toString()), cancel);
            if (reply.success() && reply.json()) {
                return Optional.of(Answers.taken(reply.body()));
            }
            if (reply.status() == 0 || reply.success() || (reply.temporary() && reply.status() != 429)) {
                return Optional.empty();
            }
            throw (reply.status() == 404 ? Problems.noAlertAccount(accountId, reply.message()) : Problems.of(reply, path)).asException();
        } catch (HttpFailure failure) {
            throw Problems.of(failure, path).asException();
        }
    }

    /** A PSA may show a ticket as HTML or as Markdown: no tag begins in it and no name is put over a link. */
    private String ticketText(String text) {
        return redactor.words(text).replace('<', '\u2039').replace('>', '\u203a').replace("](", "] (");
    }

    @Override
    public AlertTrace alertTrace(String messageId, Cancel cancel) {
        return Answers.trace(send(HttpCall.get(uri("/vendor-api/alerting/debug/" + HttpCall.encoded(messageId))), Expect.VERBATIM, cancel));
    }

    private CreateResult create(String path, JsonElement body, String what, Cancel cancel) {
        Reply reply;
        try {
            reply = wire.unrepeatable(HttpCall.json("POST", uri(path), body.toString()), cancel);
        } catch (HttpFailure failure) {
            throw Problems.of(failure, path).asException();
        }
        if (Problems.endsTheRun(reply.status()) || reply.status() == 429) {
            throw Problems.of(reply, path).asException();
        }
        if (reply.success() && reply.json()) {
            return new CreateResult.Created();
        }
        if (reply.status() == 0 || reply.success() || reply.temporary()) {
            return new CreateResult.OutcomeUnknown(Problems.lost(what,
                    reply.status() == 0 ? Optional.of(reply.message()) : Optional.of("it answered with status " + reply.status())));
        }
        return new CreateResult.Refused(reply.status(), reply.message().isEmpty() ? "status " + reply.status() : reply.message());
    }

    private JsonElement get(String path, Cancel cancel) {
        return send(HttpCall.get(uri(path)), Expect.JSON, cancel);
    }

    private JsonElement change(String method, String path, String body, Cancel cancel) {
        HttpCall call = body.isEmpty()
                ? new HttpCall(method, uri(path), List.of(), null, HttpCall.DEFAULT_TIMEOUT)
                : HttpCall.json(method, uri(path), body);
        return send(call, Expect.NOTHING, cancel);
    }

    private JsonElement send(HttpCall call, Expect expected, Cancel cancel) {
        String during = call.method() + " " + call.uri().getPath();
        try {
            Reply reply = wire.repeatable(call, expected, cancel);
            if (reply.success()) {
                return reply.body();
            }
            throw Problems.of(reply, during).asException();
        } catch (HttpFailure failure) {
            throw Problems.of(failure, during).asException();
        }
    }

    private static JsonObject json(Account account) {
        if (account.id().isBlank() || account.name().isBlank()) {
            throw Problem.of(ProblemCode.BLOCKED,
                    "An account without " + (account.id().isBlank() ? "an id" : "a name") + " can not be created (" + account + ").",
                    "It was not sent.", "Correct it at the vendor.").asException();
        }
        return Json.of("id", account.id(), "name", account.name());
    }

    private static JsonObject json(ServiceDetails details) {
        JsonObject json = Json.of("name", details.name(), "description", details.description(), "category", details.category(),
                "subcategory", details.subcategory());
        if (!details.support().article().isEmpty()) {
            json.addProperty("supportArticle", details.support().article());
        }
        if (!details.support().contact().isEmpty()) {
            json.addProperty("supportContact", details.support().contact());
        }
        return json;
    }

    private static URI uri(String path) {
        return URI.create(BASE + path);
    }
}
