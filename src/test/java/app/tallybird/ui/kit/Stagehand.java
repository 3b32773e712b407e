package app.tallybird.ui.kit;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import app.tallybird.app.Application;
import app.tallybird.app.IntegrationChoice;
import app.tallybird.app.Surroundings;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.sandbox.Sandbox;
import app.tallybird.sandbox.SandboxSettings;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.sandbox.VendorSides;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SessionStore;
import app.tallybird.ui.task.TaskRunner;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Workplace;

/** A sandbox and an application whose home is a test's folder. */
public final class Stagehand implements AutoCloseable {

    public final Sandbox sandbox;
    public final Application application;
    public final RememberingDesktop desktop = new RememberingDesktop();
    public final SessionStore secrets = new SessionStore("this is a test");

    public Stagehand(Path home) {
        Clock clock = Clock.systemUTC();
        sandbox = Sandbox.start(SandboxSettings.demo(clock));
        Surroundings surroundings = new Surroundings(Map.of(), home, home, "Linux", clock, new Random(7));
        application = Application.open(surroundings,
                new IntegrationChoice(Optional.empty(), Optional.empty(), Optional.of(home), Optional.of(sandbox.url()), 95), secrets);
        application.home().prepare();
    }

    public Workplace place(TaskRunner runner) {
        return new Workplace(application, runner, desktop, false);
    }

    /** NinjaOne with the right keys, saved. */
    public Setup ninja() {
        Setup setup = Setup.fresh(application);
        ConnectorDocument document = application.catalog().find("ninjaone", Path.of("."));
        setup.choose(document, "ninjaone");
        setup.save(Map.of("region", "https://app.ninjarmm.com", "clientId", VendorSides.CLIENT_ID),
                Map.of("clientSecret", Secret.of(VendorSides.CLIENT_SECRET), "VENDOR_API_KEY", Secret.of(SynthesizeSide.VENDOR_KEY),
                        "PARTNER_API_KEY", Secret.of(SynthesizeSide.PARTNER_KEY)));
        return setup;
    }

    @Override
    public void close() {
        application.close();
        sandbox.close();
    }
}
