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
import app.tallybird.secret.Secret;
import app.tallybird.ui.control.Fields.Named;
import app.tallybird.ui.task.ScreenWork.Task;
import app.tallybird.ui.wizard.PageModel;
import app.tallybird.ui.wizard.SetupStore;
import app.tallybird.ui.wizard.Workplace;

/** What is asked before an integration is renamed, duplicated or removed, or before one of its secrets is replaced. One question at a time. */
final class ChangeModel extends PageModel {

    private final Runnable changed;
    /** The question that is open, or empty. */
    final ObjectProperty<@Nullable Ask> ask = new SimpleObjectProperty<>();

    /** A question about an integration. */
    sealed interface Ask {

        String integration();

        default String title() {
            return switch (this) {
                case Rename rename -> "Rename \"" + integration() + "\"";
                case Duplicate duplicate -> "Duplicate \"" + integration() + "\"";
                case Remove remove -> "Remove \"" + integration() + "\" from this computer?";
                case Replace replace -> "Replace a secret of \"" + integration() + "\"";
            };
        }
    }

    record Rename(String integration) implements Ask {
    }

    record Duplicate(String integration) implements Ask {
    }

    /** {@code goes} is what removing takes away, one sentence each. */
    record Remove(String integration, List<String> goes) implements Ask {
    }

    /** The secrets by the keys they are kept under, with the words they are asked for with. */
    record Replace(String integration, List<Named> fields) implements Ask {
    }

    ChangeModel(Workplace place, Runnable changed) {
        super(place);
        this.changed = changed;
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
                    integrations.secretFields(name).stream().map(key -> new Named(key, labels.getOrDefault(key, switch (key) {
                        case SetupStore.VENDOR_KEY -> "Vendor API key of Synthesize";
                        case SetupStore.PARTNER_KEY -> "Partner API key of Synthesize";
                        default -> key;
                    }))).toList());
        });
    }

    /** What was asked is no longer asked. */
    @Override
    public void leave() {
        super.leave();
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
            case Rename rename -> change(rename, integrations -> {
                integrations.rename(rename.integration(), other);
                return "It is called \"" + other + "\" now; history, secrets and schedule went with it.";
            });
            case Duplicate duplicate -> change(duplicate, integrations -> {
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
            change(remove, integrations -> {
                integrations.remove(remove.integration());
                return "\"" + remove.integration() + "\" is removed from this computer.";
            });
        }
    }

    /** Answers the question about a secret. */
    void replace(Named field, String value) {
        if (ask.get() instanceof Replace replace) {
            change(replace, integrations -> {
                integrations.replaceSecret(replace.integration(), field.id(), Secret.of(value));
                return field.name() + " of \"" + replace.integration() + "\" is replaced; the next push uses it.";
            });
        }
    }

    private void look(Function<Integrations, Ask> question) {
        start(Task.look("", cancel -> question.apply(integrations())), ask::set);
    }

    private void change(Ask question, Function<Integrations, String> change) {
        start(Task.change("", question.integration(), cancel -> change.apply(integrations())), said -> {
            ask.set(null);
            place.desktop().say(said);
            changed.run();
        });
    }

    private Integrations integrations() {
        return new Integrations(place.application(), place.programs());
    }
}
