package app.tallybird.ui.kit;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import app.tallybird.app.OpenIntegration;
import app.tallybird.connector.engine.GivenInputs;
import app.tallybird.secret.Secret;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Snapshot;
import app.tallybird.ui.wizard.Step;

/** What happens to a set-up elsewhere than on the page that a test looks at: at once, and the set-up hears of it. */
public final class Elsewhere {

    private Elsewhere() {
    }

    /** Works with the integration's lock. */
    public static <T> T work(Setup setup, String lockedAs, Function<OpenIntegration, T> what) {
        T result = setup.store.work(setup.now(), lockedAs, what);
        setup.written(Optional.empty());
        return result;
    }

    public static <T> T look(Setup setup, Function<OpenIntegration, T> what) {
        return setup.store.work(setup.now(), "", what);
    }

    /** Saves inputs and secrets, under a name of its own the first time. */
    public static void save(Setup setup, Map<String, String> inputs, Map<String, Secret> secrets) {
        setup.enter(new Snapshot.Entered(inputs, secrets,
                new GivenInputs(setup.now().saved().map(IntegrationSettings::inputs).orElse(Map.of()), Map.of())));
        setup.saved(setup.now(), setup.store.save(setup.now()));
    }

    public static void save(Setup setup, IntegrationSettings settings) {
        setup.written(Optional.of(setup.store.change(setup.now(), before -> settings)));
    }

    /** These steps are done, also after another start. */
    public static void done(Setup setup, Step... steps) {
        for (Step step : steps) {
            if (setup.isSaved()) {
                setup.store.done(setup.name(), step);
            }
            setup.markDone(step);
        }
    }

    /** A secret that is stored. */
    public static Secret secret(Setup setup, String field) {
        return Optional.ofNullable(setup.store.secrets(setup.now()).get(field)).orElseThrow();
    }
}
