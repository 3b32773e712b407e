package app.tallybird.synthesize;

import java.time.Duration;
import java.util.Optional;

import app.tallybird.http.HttpFailure;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;

/** What Synthesize's refusals and silences mean to a person. */
final class Problems {

    private Problems() {
    }

    static Problem of(HttpFailure failure, String during) {
        return switch (failure.kind()) {
            case CANCELLED ->
                Problem.of(ProblemCode.CANCELLED, "Stopped on request.", "What was done before stays.", "Run the command again.");
            case TLS -> between(ProblemCode.TLS, failure, during);
            case PROXY_AUTH, PROXY -> between(ProblemCode.PROXY, failure, during);
            case BAD_BODY, TOO_LARGE ->
                Problem.of(ProblemCode.SYNTHESIZE_ANSWER, failure.words(), "", "Something between here and Synthesize "
                        + "may have answered in its place, for example a sign-in page of the network. Open app.usegradient.com in a browser.")
                        .canRetry().at(during);
            case FORBIDDEN_HOST ->
                Problem.of(ProblemCode.UNREACHABLE, failure.words(), "Nothing was sent.", "Check the name servers of this computer.")
                        .at(during);
            case CONNECT,
                    DNS ->
                Problem.of(ProblemCode.UNREACHABLE, "Synthesize can not be reached: " + failure.words(), "Nothing was sent.",
                        "Check the internet connection, the proxy and the firewall of this computer, then run the command again.")
                        .canRetry().at(during);
            case TIMEOUT, RESET, EOF -> Problem.of(ProblemCode.UNREACHABLE, "Synthesize did not answer in time: " + failure.words(), "",
                    "Run the command again in a few minutes.").canRetry().at(during);
        };
    }

    private static Problem between(ProblemCode code, HttpFailure failure, String during) {
        return Problem.of(code, failure.words(), "Nothing was sent.", Wording.sentence(failure.advice())).at(during);
    }

    /** The problem of an answer that is no success. */
    static Problem of(Wire.Reply reply, String during) {
        String said = reply.message().isEmpty() ? "" : " It says: " + reply.message();
        return switch (reply.status()) {
            case 401 -> Problem.of(ProblemCode.SYNTHESIZE_SIGN_IN, "Synthesize does not accept these keys." + said,
                    "Nothing was sent with them.",
                    "Check that the Vendor key and the Partner key are in their own fields and from the same integration, or generate new ones "
                            + "in Synthesize: Integrations > Custom > Generate API Tokens.")
                    .at(during);
            case 403 -> Problem
                    .of(ProblemCode.SYNTHESIZE_ANOMALY, "Synthesize has locked this integration because it sees an anomaly." + said,
                            "Nothing more was sent.", "Do not try again. Write to support@meetgradient.com and name the integration.")
                    .at(during);
            case 429 -> Problem.of(ProblemCode.THROTTLED, "Synthesize still refuses requests as too many after all retries." + said, "",
                    "Wait" + reply.asked().map(Problems::words).orElse(" a few minutes")
                            + ", then run the command again, with a lower --rate.")
                    .canRetry().at(during);
            case 408, 425, 500, 502, 503,
                    504 ->
                Problem.of(ProblemCode.UNREACHABLE,
                        "Synthesize has a fault (status " + reply.status() + ") that did not pass with all retries." + said, "",
                        "Run the command again in a few minutes; if it stays so, tell Gradient's " + "support.").canRetry().at(during);
            default -> Problem.of(ProblemCode.SYNTHESIZE_ANSWER, "Synthesize answered with status " + reply.status() + "." + said, "",
                    "Run the command again; if it stays so, send the message to Gradient's support.").at(during);
        };
    }

    private static String words(Duration wait) {
        return " " + Wording.count(wait.toSeconds(), "second");
    }

    /** The account of an alert is not there or not mapped. */
    static Problem noAlertAccount(String accountId, String said) {
        return Problem.of(ProblemCode.NOT_MAPPED,
                "Synthesize makes no ticket for account " + accountId + ": "
                        + (said.isEmpty() ? "it is not there or not mapped" : Wording.inside(said)) + ".",
                "No ticket was made.", "Map the account in Synthesize, or name another one.");
    }

    /** A service or an account that nothing can be sent to. */
    static Problem withoutId(String what, String name) {
        return Problem.of(ProblemCode.SYNTHESIZE_ANSWER,
                "Synthesize lists the " + what + " \"" + name + "\" without an id, so nothing can be sent to it.", "Nothing was sent.",
                "Look at the " + what + " in Synthesize; if it looks right there, send this message to Gradient's support.");
    }

    static boolean endsTheRun(int status) {
        return status == 401 || status == 403;
    }

    /** The outcome of a creation that is not certain. */
    static Problem lost(String what, Optional<String> why) {
        return Problem.of(ProblemCode.UNREACHABLE,
                "Whether Synthesize created " + what + " is not certain: " + Wording.inside(why.orElse("its answer got lost")) + ".",
                "Nothing else was changed.", "Run the command again: it looks first and creates only what is missing.").canRetry();
    }
}
