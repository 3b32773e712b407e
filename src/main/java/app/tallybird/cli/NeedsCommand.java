package app.tallybird.cli;

import java.util.List;
import java.util.Locale;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import picocli.CommandLine.Command;

import app.tallybird.app.Application;
import app.tallybird.app.NeedsYou;

@Command(name = "needs", description = "What waits for a person, over all saved integrations. Asks nobody outside; ends with 4 when there is something.")
final class NeedsCommand extends BaseCommand {

    private static final int SOMETHING = 4;

    NeedsCommand(Session session) {
        super(session);
    }

    @Override
    void run(Application application, Report report) {
        List<NeedsYou.Need> needs = NeedsYou.exact(application).all();
        TextTable table = new TextTable("Integration", "Do", "What");
        JsonArray list = new JsonArray();
        for (NeedsYou.Need need : needs) {
            table.row(need.integration(), need.act().label(), need.words());
            JsonObject json = new JsonObject();
            json.addProperty("integration", need.integration());
            json.addProperty("kind", need.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            json.addProperty("words", need.words());
            json.addProperty("act", need.act().label());
            json.addProperty("plan", need.plan().orElse(null));
            list.add(json);
        }
        report.put("needs", list);
        report.result(table.isEmpty() ? "Nothing needs you." : table.text());
        if (!needs.isEmpty()) {
            report.code(SOMETHING);
        }
    }
}
