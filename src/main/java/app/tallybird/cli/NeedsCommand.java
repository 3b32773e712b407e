package app.tallybird.cli;

import java.util.List;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import app.tallybird.app.Application;
import app.tallybird.app.NeedsYou;

@Command(name = "needs", description = "What waits for a person, over all saved integrations. Asks nobody outside; ends with 4 when there is something.")
final class NeedsCommand extends BaseCommand {

    private static final int SOMETHING = 4;
    private static final Columns<NeedsYou.Need> COLUMNS = new Columns<NeedsYou.Need>()
            .both("Integration", "integration", NeedsYou.Need::integration).json("kind", need -> need.kind().key())
            .table("Do", need -> need.act().label()).both("What", "words", NeedsYou.Need::words).json("act", need -> need.act().label())
            .json("plan", NeedsYou.Need::plan);

    @Option(names = "--dismiss", description = "Take away what tells of notices that did not arrive, once you have read it.")
    private boolean dismiss;

    @Override
    void run(Application application, Output output) {
        NeedsYou all = NeedsYou.exact(application);
        if (dismiss) {
            all.all().stream().filter(need -> need.act() == NeedsYou.Act.DISMISS).forEach(need -> all.dismiss(need.integration()));
        }
        List<NeedsYou.Need> needs = all.all();
        COLUMNS.show(output, "needs", needs, "Nothing needs you.");
        output.codeWhen(!needs.isEmpty(), SOMETHING);
    }
}
