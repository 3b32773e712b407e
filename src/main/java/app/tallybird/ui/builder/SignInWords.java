package app.tallybird.ui.builder;

import java.util.Optional;

import com.google.gson.JsonPrimitive;

import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.inspection.Trace;
import app.tallybird.connector.inspection.TracedCall;

/** What a test of the sign-in showed, in words: whether there is a token and how long it counts. */
record SignInWords(DraftTree draft, String at) {

    private static final String SESSION_SECONDS = "1800";

    /** Of the sign-in that was used: a table may have its own. */
    static SignInWords of(DraftTree draft, Trace trace) {
        String own = trace.calls().stream().filter(call -> !call.signIn()).findFirst()
                .map(call -> Pointer.of("tables", call.table(), "auth")).orElse("/auth");
        return new SignInWords(draft, draft.has(own) ? own : "/auth");
    }

    /** What is said of one token call. */
    String of(TracedCall call) {
        if (call.status() < 200 || call.status() > 299) {
            return "No token.";
        }
        return draft.text(at + "/type").equals("session")
                ? session(call)
                : "Token received" + call.expiry(path("expiresIn", "expires_in")).map(seconds -> ", it lives " + seconds + " seconds")
                        .orElse(", without a time") + ".";
    }

    private String session(TracedCall call) {
        String header = draft.text(at + "/tokenHeader");
        String where = header.isEmpty() ? draft.text(at + "/token") : "the header " + header;
        boolean found = header.isEmpty()
                ? call.json().map(path("token", "token")::read).filter(JsonPrimitive.class::isInstance).isPresent()
                : call.answerHeader(header).isPresent();
        if (!found) {
            return "The vendor answered, but there is no token at " + where + ".";
        }
        String seconds = draft.text(at + "/validSeconds");
        return "Token received, it is used for " + (seconds.isEmpty() ? SESSION_SECONDS : seconds) + " seconds."
                + (draft.has(at + "/renewFrom") ? " Every answer brings the next one." : "");
    }

    private FieldPath path(String part, String otherwise) {
        return Optional.of(draft.text(at + "/" + part)).filter(text -> !text.isEmpty()).flatMap(FieldPath::parse)
                .orElse(FieldPath.ofName(otherwise));
    }

    /** What is said when nothing was asked but data. */
    String withoutCall() {
        return switch (draft.text(at + "/type")) {
            case "signed" -> "There is no call to sign in: each request is signed on its own, with its address and the time.";
            case "", "none" -> "Nothing is signed: the vendor is asked without credentials.";
            default -> "This way to sign in has no call of its own: it goes with each request.";
        };
    }
}
