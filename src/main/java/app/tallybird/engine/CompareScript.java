package app.tallybird.engine;

import java.time.LocalDate;
import java.util.Optional;

import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.script.OldScript;
import app.tallybird.engine.plan.Likeness;
import app.tallybird.engine.script.ScriptComparison;
import app.tallybird.engine.script.ScriptCounts;
import app.tallybird.http.Cancel;

/** Reads the vendor and lays an old script's counts beside it. Sends nothing. */
public final class CompareScript {

    private final IntegrationContext context;

    public CompareScript(IntegrationContext context) {
        this.context = context;
    }

    public ScriptComparison run(ScriptCounts counts, ReadListener listener, Cancel cancel) {
        Reading reading = context.vendor().read(new CustomerNames(context).settled(listener, cancel), listener, cancel);
        ConnectorDocument document = context.integration().vendor().doc();
        OldScript script = OldScript.of(document.id());
        return ScriptComparison.of(counts, reading, script, new Likeness(reading.services(), script, document.name()));
    }

    /** Said when the script did not run today. */
    public Optional<String> otherDay(ScriptCounts counts) {
        return counts.day(context.clock().getZone()).filter(ran -> !ran.equals(LocalDate.now(context.clock())))
                .map(ran -> "The script ran on " + ran + ", not today: what changed since is among the differences.");
    }
}
