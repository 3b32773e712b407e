package app.tallybird.cli;

import picocli.CommandLine.Option;

import app.tallybird.engine.Consent;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.push.RebuildMode;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** How a plan is sent; shared by the commands that send counts. */
final class SendOptions {

    @Option(names = "--yes", description = "Accept the plan that this command makes, also when it is held.")
    private boolean yes;

    @Option(names = "--unattended", description = "Nobody is there: send nothing that is held or incomplete.")
    private boolean unattended;

    @Option(names = "--changed-only", description = "Leave out counts that stay the same.")
    private boolean changedOnly;

    @Option(names = "--strict", description = "End with 5 when something is not mapped; what is left out on purpose does not count.")
    private boolean strict;

    @Option(names = "--rebuild", paramLabel = "each|once", description = "When Synthesize rebuilds its billing views; default each.")
    private String rebuild = "each";

    PushChoices choices() {
        if (yes && unattended) {
            throw Problem.of(ProblemCode.WRONG_USE, "--yes and --unattended exclude each other.", "Nothing was sent.",
                    "--yes is for a person who has looked at the plan.").asException();
        }
        RebuildMode mode = switch (rebuild) {
            case "each" -> RebuildMode.EACH;
            case "once" -> RebuildMode.ONCE;
            default -> throw Problem.of(ProblemCode.WRONG_USE, "--rebuild " + rebuild + " is neither \"each\" nor \"once\".",
                    "Nothing was sent.", "Leave it out for \"each\".").asException();
        };
        Consent consent = yes ? Consent.ACCEPTED : unattended ? Consent.UNATTENDED : Consent.ATTENDED;
        return new PushChoices(consent, mode, changedOnly);
    }

    boolean strict() {
        return strict;
    }
}
