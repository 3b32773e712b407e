package app.tallybird.connector.fetch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.google.gson.JsonElement;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.format.Condition;
import app.tallybird.connector.format.HttpPart;
import app.tallybird.connector.format.HttpPart.FailRule;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.reading.Warning;
import app.tallybird.http.Redactor;
import app.tallybird.http.RetryPolicy.Attempt;
import app.tallybird.problem.ProblemCode;

/** Judges what came back of a request by its status and by the rules of the document. Used by one thread at a time. */
final class Verdict {

    private final HttpPart part;
    private final Redactor redactor;
    private final FailFields failFields = new FailFields();

    Verdict(HttpPart part, Redactor redactor) {
        this.part = part;
        this.redactor = redactor;
    }

    /**
     * Everything that came back. A body that is no JSON is a fault only when its status says success. {@code otherwise} is the fault that it ends in
     * when no further attempt is made.
     */
    record Reply(int status, Answer body, Optional<Duration> asked, Supplier<List<JsonElement>> rows, Optional<Fault> otherwise) {

        Answer answer() {
            return body.with(rows.get());
        }

        Reply orElse(Fault fault) {
            return new Reply(status, body, asked, rows, Optional.of(fault));
        }
    }

    /** A rule and where it stands. */
    record Rule(FailRule rule, String pointer) {
    }

    /** The rules for the answers of a table: its own before those for all. */
    List<Rule> rules(Table.Source.Http source, String pointer) {
        return Stream.concat(rules(source.failWhen(), pointer), rules(part.failWhen(), "/http")).toList();
    }

    private static Stream<Rule> rules(List<FailRule> rules, String around) {
        return IntStream.range(0, rules.size()).mapToObj(i -> new Rule(rules.get(i), around + "/failWhen/" + i));
    }

    /** The first rule that the answer is one for. */
    Optional<FailRule> rule(List<Rule> rules, Reply reply, Condition.Moment moment) {
        return rules.stream().filter(one -> fits(one, reply, moment)).findFirst().map(Rule::rule);
    }

    private boolean fits(Rule one, Reply reply, Condition.Moment moment) {
        FailRule rule = one.rule();
        if (!rule.statuses().isEmpty() && !rule.statuses().contains(reply.status())) {
            return false;
        }
        Row answer = new Row(reply.body().around(), null);
        failFields.see(rule, one.pointer(), answer, moment);
        return rule.body().isEmpty() || Condition.all(rule.body(), answer, moment);
    }

    /** The answer, another attempt, or the fault that it is. */
    Attempt<Reply> judge(Reply reply, Optional<FailRule> rule, String pointer) {
        if (rule.isPresent()) {
            return switch (rule.get().then()) {
                case NO_ROWS ->
                    new Attempt.Done<>(new Reply(reply.status(), reply.body().asNoRows(), reply.asked(), List::of, Optional.empty()));
                case RETRY -> new Attempt.Again<>("the vendor asks to try again", reply.asked(),
                        reply.orElse(fault(reply, rule.get(), pointer).canRetry()));
                case FAIL, SIGN_IN_AGAIN -> throw fault(reply, rule.get(), pointer).asException();
            };
        }
        if (reply.status() >= 200 && reply.status() < 300) {
            return new Attempt.Done<>(reply);
        }
        if (part.pace().retry().statuses().contains(reply.status())) {
            return new Attempt.Again<>("the vendor answered " + reply.status(), reply.asked(),
                    reply.orElse(Statuses.exhausted(reply.status(), reply.asked(), pointer)));
        }
        throw Statuses.fault(reply.status(), reply.body().around(), redactor, pointer).asException();
    }

    private Fault fault(Reply reply, FailRule rule, String pointer) {
        return reported(reply.status(), rule.message().map(path -> path.read(reply.body().around())).map(JsonElement::toString).orElse(""),
                rule.hint(), pointer);
    }

    /** The fault of an answer in which the vendor reports an error. */
    Fault reported(int status, String said, String hint, String pointer) {
        return Fault
                .of("E355", pointer, "the vendor reported an error in its answer" + (said.isEmpty() ? "" : ": " + redactor.redact(said)),
                        hint.isEmpty() ? "look at the vendor's message" : hint)
                .as(switch (status) {
                    case 401 -> ProblemCode.VENDOR_SIGN_IN;
                    case 403 -> ProblemCode.VENDOR_FORBIDDEN;
                    default -> ProblemCode.VENDOR_ANSWER;
                });
    }

    /** What a person should know of the rules. */
    List<Warning> warnings() {
        return failFields.warnings();
    }
}
