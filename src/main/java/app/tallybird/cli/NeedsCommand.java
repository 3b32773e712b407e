package app.tallybird.cli;

import java.util.List;

import picocli.CommandLine.Command;

import app.tallybird.app.Application;
import app.tallybird.app.NeedsYou;

@Command(name = "needs", description = "What waits for a person, over all saved integrations. Asks nobody outside; ends with 4 when there is something.")
final class NeedsCommand extends BaseCommand {

    private static final int SOMETHING = 4;
    private static final Columns<NeedsYou.Need> COLUMNS = new Columns<NeedsYou.Need>()
            .both("Integration", "integration", NeedsYou.Need::integration).json("kind", need -> need.kind().key())
            .table("Do", need -> need.act().label()).both("What", "words", NeedsYou.Need::words).json("act", need -> need.act().label())
            .json("plan", NeedsYou.Need::plan);

    @Override
    void run(Application application, Output output) {
        List<NeedsYou.Need> needs = NeedsYou.exact(application).all();
        COLUMNS.show(output, "needs", needs, "Nothing needs you.");
        output.codeWhen(!needs.isEmpty(), SOMETHING);
    }
}
