package app.tallybird.connector.fetch;

import java.time.Duration;
import java.util.Optional;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.fault.Fault;
import app.tallybird.http.HttpFailure;
import app.tallybird.http.Redactor;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;

/** What a vendor's refusals and silences mean, as faults. */
final class Statuses {

    private static final int LONGEST_MESSAGE = 200;
    private static final int HUNDRED = 100;
    private static final int REDIRECT = 3;

    private Statuses() {
    }

    static Fault signInRefused(int status, JsonElement body, Redactor redactor, String pointer) {
        return Fault.of("E351", pointer, "the vendor refused the sign-in (status " + status + ")" + said(body, redactor),
                "check the address or region, the credentials, and the rights they were given").as(ProblemCode.VENDOR_SIGN_IN);
    }

    static Fault fault(int status, JsonElement body, Redactor redactor, String pointer) {
        if (status == 401) {
            return signInRefused(status, body, redactor, pointer);
        }
        if (status == 403) {
            return Fault.of("E351", pointer, "the vendor refused to hand this out (status 403)" + said(body, redactor),
                    "check the rights that the credentials were given, and the address or region").as(ProblemCode.VENDOR_FORBIDDEN);
        }
        String said = said(body, redactor);
        return Fault.of("E350", pointer, "the vendor answered with status " + status + said, next(status, !said.isEmpty()));
    }

    private static String next(int status, boolean hasMessage) {
        if (status / HUNDRED == REDIRECT) {
            return "it sends elsewhere, perhaps to a sign-in page for people: check the address or region";
        }
        return status == 404
                ? "check the address and the inputs that are part of it"
                : hasMessage ? "look at the vendor's message" : "it says no more; check the address and the rights of the credentials";
    }

    static Fault exhausted(int status, Optional<Duration> asked, String pointer) {
        if (status == 429) {
            String when = asked.map(wait -> "come back in " + Wording.count(wait.toSeconds(), "second")).orElse("try again later");
            return Fault.of("E353", pointer, "the vendor still refuses requests as too many after all retries", when)
                    .as(ProblemCode.THROTTLED).canRetry();
        }
        return Fault
                .of("E352", pointer, "the vendor has a fault (status " + status + ") that did not pass with all retries", "try again later")
                .as(ProblemCode.UNREACHABLE).canRetry();
    }

    static Fault of(HttpFailure failure, String pointer) {
        return switch (failure.kind()) {
            case CANCELLED -> Fault.of("E390", pointer, "stopped on request", "").as(ProblemCode.CANCELLED);
            case TLS -> Fault.of("E352", pointer, failure.words(), failure.advice()).as(ProblemCode.TLS);
            case PROXY_AUTH, PROXY -> Fault.of("E352", pointer, failure.words(), failure.advice()).as(ProblemCode.PROXY);
            case BAD_BODY -> Fault.of("E354", pointer, failure.words(),
                    "the vendor may show a sign-in or maintenance page; open its address in a browser").canRetry();
            case TOO_LARGE -> Fault.of("E356", pointer, failure.words(), "ask for smaller pages, or raise \"limits\"");
            case FORBIDDEN_HOST -> Fault.of("E360", pointer, failure.words(), "nothing was sent there");
            case CONNECT, DNS, TIMEOUT, RESET, EOF ->
                Fault.of("E352", pointer, failure.words(), "check the connection and try again").as(ProblemCode.UNREACHABLE).canRetry();
        };
    }

    /** The vendor's own words, wherever it puts them. */
    private static String said(JsonElement body, Redactor redactor) {
        String message = message(body);
        if (message.isBlank()) {
            return "";
        }
        String clean = redactor.redact(message);
        return ": " + (clean.length() > LONGEST_MESSAGE ? clean.substring(0, LONGEST_MESSAGE) + "…" : clean);
    }

    private static String message(JsonElement body) {
        if (body instanceof JsonPrimitive text) {
            return text.getAsString();
        }
        if (body instanceof JsonObject object) {
            for (String name : new String[]{"error_description", "errorMessage", "message", "error", "errors", "detail", "title",
                    "resultCode"}) {
                JsonElement value = object.get(name);
                if (value != null && !value.isJsonNull()) {
                    String inner = value.isJsonArray() && !value.getAsJsonArray().isEmpty()
                            ? message(value.getAsJsonArray().get(0))
                            : message(value);
                    if (!inner.isBlank()) {
                        return inner;
                    }
                }
            }
        }
        return "";
    }
}
