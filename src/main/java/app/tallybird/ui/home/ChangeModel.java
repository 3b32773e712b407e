package app.tallybird.ui.home;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import app.tallybird.app.Application;
import app.tallybird.app.Integrations;
import app.tallybird.connector.format.Input;
import app.tallybird.problem.Problem;
import app.tallybird.secret.Secret;
import app.tallybird.ui.task.ScreenWork;
import app.tallybird.ui.wizard.Workplace;

/** What is asked before an integration is renamed, duplicated or removed, or before one of its secrets is replaced. One question at a time. */
final class ChangeModel {

    private final Workplace place;
    private final Runnable changed;
    /** The question that is open, or empty. */
    final ObjectProperty<@Nullable Ask> ask = new SimpleObjectProperty<>();
    final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final ScreenWork lane;

    /** A question. */
    sealed interface Ask {

        String integration();

        String title();
    }

    record Rename(String integration) implements Ask {
        @Override
        public String title() {
            return "Rename \"" + integration + "\"";
        }
    }

    record Duplicate(String integration) implements Ask {
        @Override
        public String title() {
            return "Duplicate \"" + integration + "\"";
        }
    }

    /** {@code goes} is what removing takes away, one sentence each. */
    record Remove(String integration, List<String> goes) implements Ask {
        @Override
        public String title() {
            return "Remove \"" + integration + "\" from this computer?";
        }
    }

    record Replace(String integration, List<Field> fields) implements Ask {
        @Override
        public String title() {
            return "Replace a secret of \"" + integration + "\"";
        }
    }

    /** A secret, by the key it is kept under and the words it is asked for with. */
    record Field(String key, String label) {
    }

    ChangeModel(Workplace place, Runnable changed) {
        this.place = place;
        this.changed = changed;
        lane = place.lane();
    }

    void askName(IntegrationRow row, boolean duplicate) {
        problem.set(null);
        ask.set(duplicate ? new Duplicate(row.name()) : new Rename(row.name()));
    }

    void askRemove(String name) {
        look(integrations -> new Remove(name, integrations.wouldRemove(name)));
    }

    void askSecret(String name) {
        Application application = place.application();
        look(integrations -> {
            String connector = application.settings().find(name).orElseThrow().connector();
            Map<String, String> labels = application.catalog().find(connector, application.surroundings().workingFolder()).inputs().stream()
                    .collect(Collectors.toMap(Input::key, Input::label));
            return new Replace(name,
                    integrations.secretFields(name).stream().map(key -> new Field(key, labels.getOrDefault(key, switch (key) {
                        case "VENDOR_API_KEY" -> "Vendor API key of Synthesize";
                        case "PARTNER_API_KEY" -> "Partner API key of Synthesize";
                        default -> key;
                    }))).toList());
        });
    }

    /** The page is left: what was asked is no longer asked. */
    void leave() {
        lane.leave();
        cancel();
    }

    void cancel() {
        problem.set(null);
        ask.set(null);
    }

    /** Answers the question about a name. */
    void name(String typed) {
        String other = typed.strip();
        switch (ask.get()) {
            case Rename rename -> work(integrations -> {
                integrations.rename(rename.integration(), other);
                return "It is called \"" + other + "\" now; history, secrets and schedule went with it.";
            });
            case Duplicate duplicate -> work(integrations -> {
                integrations.duplicate(duplicate.integration(), other);
                return "\"" + other + "\" is made. It needs keys of its own integration in Synthesize: continue its set-up.";
            });
            case null, default -> {
            }
        }
    }

    /** Answers the question about removing with yes. */
    void remove() {
        if (ask.get() instanceof Remove remove) {
            work(integrations -> {
                integrations.remove(remove.integration());
                return "\"" + remove.integration() + "\" is removed from this computer.";
            });
        }
    }

    /** Answers the question about a secret. */
    void replace(Field field, String value) {
        if (ask.get() instanceof Replace replace) {
            work(integrations -> {
                integrations.replaceSecret(replace.integration(), field.key(), Secret.of(value));
                return field.label() + " of \"" + replace.integration() + "\" is replaced; the next push uses it.";
            });
        }
    }

    private void look(Function<Integrations, Ask> question) {
        problem.set(null);
        lane.start(ScreenWork.Task.look("", cancel -> question.apply(integrations())), ask::set, problem::set);
    }

    private void work(Function<Integrations, String> change) {
        Ask question = ask.get();
        if (question == null) {
            return;
        }
        problem.set(null);
        lane.start(ScreenWork.Task.change("", question.integration(), cancel -> change.apply(integrations())), said -> {
            ask.set(null);
            place.desktop().say(said);
            changed.run();
        }, problem::set);
    }

    private Integrations integrations() {
        return new Integrations(place.application(), place.programs());
    }

    void copy(String text) {
        place.desktop().copy(text, "Details copied");
    }
}
