package app.tallybird.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import app.tallybird.app.KeptIntegration;
import app.tallybird.engine.contract.KnownNames;
import app.tallybird.engine.contract.WrittenColumn;
import app.tallybird.engine.contract.WrittenLine;
import app.tallybird.engine.contract.WrittenPlan;
import app.tallybird.engine.contract.WrittenPlan.Change;
import app.tallybird.engine.contract.WrittenPlan.Line;
import app.tallybird.model.ContractRule.Scope;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;

/** Changes contract rules or prices by a plan that is shown first. */
abstract class PlannedLines extends KeptCommand.Writing {

    @Option(names = "--dry-run", description = "Show what would change; change nothing.")
    private boolean dryRun;

    /** {@code one} is what a line is about, {@code inForce} what is said once it is kept. */
    record Words(String one, String inForce) {

        String unchanged() {
            return "No " + one + " was changed.";
        }
    }

    /** The first columns of a plan; a refused line is named as it was written. */
    static <C extends WrittenColumn, T> Columns<Line<C, T>> places(KnownNames names, Function<T, Scope> scope,
            Function<WrittenLine<C>, String> customer, Function<WrittenLine<C>, String> service) {
        return new Columns<Line<C, T>>().table(" ", line -> line.change().sign())
                .table("Line", line -> line.written().line() == 0 ? "" : line.written().line()).json("line", line -> line.written().line())
                .both("Customer", "account",
                        line -> line.wanted().map(scope).map(names::account).orElseGet(() -> customer.apply(line.written())))
                .both("Service", "service",
                        line -> line.wanted().map(scope).map(names::service).orElseGet(() -> service.apply(line.written())));
    }

    /** Shows the plan; keeps it when nothing of it is refused. */
    final <C extends WrittenColumn, T> void change(KeptIntegration kept, WrittenPlan<C, T> plan, Columns<Line<C, T>> begun, Words words,
            Output output) {
        Columns<Line<C, T>> columns = begun.both("State", "state", line -> line.change().word()).both("Note", "note", Line::why);
        output.put("plan", columns.json(plan.lines()));
        output.result(Stream.of(Change.values()).filter(kind -> plan.of(kind).findAny().isPresent())
                .map(kind -> kind.sign() + " " + plan.of(kind).count() + " " + kind.word()).collect(Collectors.joining(", "))
                + columns.below(plan.lines()));
        if (plan.refuses()) {
            output.problem(Problem.of(ProblemCode.CONFIGURATION,
                    Wording.count(plan.of(Change.REFUSED).count(), words.one() + " was", words.one() + "s were") + " refused.",
                    words.unchanged(), "Put right what the list says, and do it again."));
        } else if (dryRun) {
            output.codeWhen(plan.changesPending(), ExitCode.CHANGES_PENDING);
        } else if (plan.changesPending()) {
            plan.apply(kept.ledger());
            output.result(words.inForce());
        }
    }

    /** Says what is taken away, and takes it away. */
    final void remove(JsonObject json, String words, Runnable removing, Output output) {
        output.put(dryRun ? "wouldRemove" : "removed", json);
        output.result((dryRun ? "Would be removed: " : "Removed: ") + words + ".");
        output.codeWhen(dryRun, ExitCode.CHANGES_PENDING);
        if (!dryRun) {
            removing.run();
        }
    }

    /** The same for the lines of a file. */
    abstract static class OfFile extends PlannedLines {

        @Parameters(paramLabel = "FILE", description = "As ${PARENT-COMMAND-NAME} export writes it.")
        private @Nullable Path source;

        @Option(names = "--by-name", description = "Where an id is missing, look for the customer or service by its name.")
        private boolean byName;

        /** Reads the file and plans its lines. */
        abstract void change(KeptIntegration kept, Path file, boolean byName, Output output);

        @Override
        final void work(KeptIntegration kept, Output output) {
            change(kept, invocation().surroundings().workingFolder().resolve(Objects.requireNonNull(source)), byName, output);
        }
    }
}
