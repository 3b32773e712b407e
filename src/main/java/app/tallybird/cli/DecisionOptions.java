package app.tallybird.cli;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import picocli.CommandLine.Option;

import app.tallybird.engine.plan.Cause;
import app.tallybird.engine.plan.Decision;
import app.tallybird.engine.plan.Decisions;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.model.Units;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** What a person decides about the groups of a plan; what is not named waits. */
final class DecisionOptions {

    @Option(names = "--accept", paramLabel = "GROUP[=UNITS]", description = "Send this group's counts. A broad fall wants the total that "
            + "would stand, as in --accept service:all=2315.")
    private List<String> accept = new ArrayList<>();

    @Option(names = "--hold", paramLabel = "GROUP", description = "Let this group's counts wait and send the rest.")
    private List<String> hold = new ArrayList<>();

    @Option(names = "--left", paramLabel = "GROUP", description = "These customers left: send their zeros, and say so next month.")
    private List<String> left = new ArrayList<>();

    @Option(names = "--leave-out", paramLabel = "GROUP", description = "Leave this group's counts out on purpose from now on.")
    private List<String> leaveOut = new ArrayList<>();

    @Option(names = "--note", paramLabel = "WORDS", description = "A note that is kept with these decisions in the history.")
    private String note = "";

    boolean given() {
        return !(accept.isEmpty() && hold.isEmpty() && left.isEmpty() && leaveOut.isEmpty());
    }

    /** Refuses a group that the plan does not have, a decision that does not go with it, and two decisions about one. */
    Decisions of(UsagePlan plan, String by, Instant now) {
        Map<String, Cause> groups = plan.causes().stream().collect(Collectors.toMap(Cause::id, cause -> cause));
        Map<String, Cause> causes = new HashMap<>(groups);
        groups.values().stream().flatMap(cause -> cause.parts().stream()).forEach(part -> causes.put(part.id(), part));
        Map<String, Decision> decisions = new HashMap<>();
        Map<String, Decisions.Made> made = new HashMap<>();
        Map.of(Decision.ACCEPT, accept, Decision.HOLD, hold, Decision.LEFT, left, Decision.LEAVE_OUT, leaveOut)
                .forEach((decision, named) -> named.forEach(group -> {
                    Cause cause = cause(group, causes);
                    check(cause, decision, group);
                    made.put(cause.id(), new Decisions.Made(by, now, note.strip()));
                    if (decisions.put(cause.id(), decision) != null) {
                        throw refused("\"" + cause.id() + "\" is decided twice.", "Decide once about each group.");
                    }
                }));
        groups.values().stream().filter(group -> decisions.containsKey(group.id()))
                .filter(group -> group.parts().stream().anyMatch(part -> decisions.containsKey(part.id()))).findFirst().ifPresent(group -> {
                    throw refused("\"" + group.id() + "\" is decided as a whole and for single customers.", "Decide one way about it.");
                });
        return new Decisions(decisions, made);
    }

    private static Cause cause(String group, Map<String, Cause> causes) {
        return Optional.ofNullable(causes.get(group)).or(() -> Optional.ofNullable(causes.get(group.replaceFirst("=[^=]*$", ""))))
                .orElseThrow(() -> refused("The plan has no group \"" + group + "\".", causes.isEmpty()
                        ? "It has nothing to decide."
                        : "Its groups are: "
                                + causes.keySet().stream().filter(id -> !id.contains(Cause.PART)).sorted().collect(Collectors.joining(", "))
                                + "."));
    }

    private static void check(Cause cause, Decision decision, String group) {
        if (!cause.choices().contains(decision)) {
            throw refused("\"" + cause.id() + "\" can not be decided by --" + decision.word() + ".", cause.choices().isEmpty()
                    ? "It is only told."
                    : "Decide by: " + cause.choices().stream().map(one -> "--" + one.word()).collect(Collectors.joining(", ")) + ".");
        }
        if (decision == Decision.ACCEPT && cause.broad().isPresent()) {
            BigDecimal total = cause.broad().get();
            String typed = group.startsWith(cause.id() + "=") ? group.substring(cause.id().length() + 1) : "";
            if (!typed.equals(Units.text(total))) {
                throw refused(cause.title() + ": this looks like a failed or partial answer of the vendor.",
                        "Read again. If it is right, type the total that would stand: --accept " + cause.id() + "=" + Units.text(total));
            }
        }
    }

    private static RuntimeException refused(String what, String next) {
        return Problem.of(ProblemCode.WRONG_USE, what, "Nothing was sent.", next).asException();
    }
}
