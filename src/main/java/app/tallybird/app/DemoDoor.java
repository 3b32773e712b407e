package app.tallybird.app;

import java.util.Map;

import app.tallybird.connector.format.Input;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SecretName;
import app.tallybird.secret.SecretStore;
import app.tallybird.secret.SessionStore;
import app.tallybird.settings.IntegrationSettings;

/** The demo with an application opened on it. Its keys are no secrets, so they are at hand again after each start. */
public final class DemoDoor implements AutoCloseable {

    private static final int RATE = 50;

    private final Demo demo;
    private final Application application;

    private DemoDoor(Demo demo, Application application) {
        this.demo = demo;
        this.application = application;
    }

    /** Opens the demo that has its folder inside the home of {@code real}. */
    public static DemoDoor open(Application real) {
        real.home().prepare();
        Demo demo = Demo.start(real.surroundings(), real.home().root().resolve("demo"));
        SecretStore secrets = new SessionStore("these are the demo's own keys");
        Application application = Application.open(real.surroundings(), demo.choice(RATE), secrets);
        application.home().prepare();
        for (IntegrationSettings one : application.settings().all()) {
            secrets.write(new SecretName(one.name(), IntegrationFinder.VENDOR_KEY), Secret.of(Demo.vendorKey()));
            secrets.write(new SecretName(one.name(), IntegrationFinder.PARTNER_KEY), Secret.of(Demo.partnerKey()));
            Map<String, String> values = Demo.values(one.connector(), application.home());
            application.catalog().find(one.connector(), real.surroundings().workingFolder()).inputs().stream().filter(Input::secret)
                    .map(Input::key).filter(values::containsKey)
                    .forEach(key -> secrets.write(new SecretName(one.name(), key), Secret.of(values.getOrDefault(key, ""))));
        }
        return new DemoDoor(demo, application);
    }

    public Application application() {
        return application;
    }

    public Demo demo() {
        return demo;
    }

    @Override
    public void close() {
        application.close();
        demo.close();
    }
}
