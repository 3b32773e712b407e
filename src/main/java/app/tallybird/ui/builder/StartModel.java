package app.tallybird.ui.builder;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.editing.CurlCommand;
import app.tallybird.connector.editing.DraftStore;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.editing.NewDraft;
import app.tallybird.connector.editing.NewDrafts;
import app.tallybird.connector.editing.SavedDraft;
import app.tallybird.connector.exchange.ImportReview;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.ui.trust.TrustModel;
import app.tallybird.ui.wizard.Workplace;

/** The ways to begin a connector, and what was begun before. Used on the screen's thread. */
public final class StartModel {

    final Workplace place;
    private final Consumer<BuilderModel> open;
    final StringProperty name = new SimpleStringProperty("");
    final StringProperty address = new SimpleStringProperty("https://");
    final StringProperty curl = new SimpleStringProperty("");
    final ReadOnlyObjectWrapper<List<Catalog.Entry>> catalog = new ReadOnlyObjectWrapper<>(List.of());
    final ReadOnlyObjectWrapper<List<SavedDraft>> drafts = new ReadOnlyObjectWrapper<>(List.of());
    final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    final TrustModel trust = new TrustModel(this::take, () -> {
    });
    final StringProperty said = new SimpleStringProperty("");

    /** {@code open} shows the builder. */
    public StartModel(Workplace place, Consumer<BuilderModel> open) {
        this.place = place;
        this.open = open;
    }

    /** Reads the catalog and the drafts. */
    public void enter() {
        work(() -> new Found(place.application().catalog().all(), new DraftStore(place.application().documents()).all()), found -> {
            catalog.set(found.catalog().stream().sorted((one, other) -> one.document().name().compareToIgnoreCase(other.document().name()))
                    .toList());
            drafts.set(found.drafts());
        });
    }

    private record Found(List<Catalog.Entry> catalog, List<SavedDraft> drafts) {
    }

    private String wanted(String otherwise) {
        return name.get().isBlank() ? otherwise : name.get().strip();
    }

    /** An id that neither the catalog nor the user's own connectors have. */
    private String id(String wanted) {
        String id = NewDrafts.id(wanted);
        String free = id;
        for (int number = 2; Catalog.isBuiltIn(free) || place.application().userConnectors().find(free).isPresent(); number++) {
            free = (number == 2 ? id + "-own" : id + "-own-" + (number - 1));
        }
        return free;
    }

    void blank() {
        String base = address.get().strip();
        if (!base.matches("https?://[^/\\s]+\\S*")) {
            problem.set(Problem.of(ProblemCode.WRONG_USE, "The address of the vendor's API is missing.", "Nothing was begun.",
                    "It looks like https://api.vendor.com and stands in the vendor's documentation."));
            return;
        }
        String title = wanted("New connector");
        begin(() -> NewDrafts.blank(id(title), title, base.replaceAll("/+$", "")), "");
    }

    void curl() {
        String pasted = curl.get();
        String named = wanted("");
        begin(() -> {
            CurlCommand command = CurlCommand.parse(pasted);
            String title = named.isEmpty() ? NewDrafts.host(command.base()).orElse("New connector") : named;
            return NewDrafts.curl(id(title), title, command);
        }, "");
    }

    void csv() {
        place.desktop().openFile("Choose a file with separated values", "csv").ifPresent(file -> {
            String title = wanted(String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", ""));
            begin(() -> NewDrafts.csv(id(title), title, file.toString()), "");
        });
    }

    /** A copy of a catalog connector; one of the user's own is opened itself. */
    void from(Catalog.Entry entry) {
        if (Catalog.isBuiltIn(entry.document().id())) {
            String title = wanted(entry.document().name() + " (own)");
            begin(() -> NewDrafts.copy(Catalog.text(entry), id(entry.document().id()), title), "");
        } else {
            begin(() -> new NewDraft(DraftTree.parse(Catalog.text(entry)).orElseThrow(), Map.of(), List.of()), entry.document().id());
        }
    }

    private void begin(Supplier<NewDraft> beginning, String replaces) {
        work(beginning, begun -> {
            BuilderModel model = BuilderModel.begin(place, begun, replaces);
            if (begun.draft().size("/inputs") == 0) {
                model.open(OpenCard.of(OpenCard.Card.SIGN_IN));
            }
            open.accept(model);
        });
    }

    void resume(SavedDraft draft) {
        open.accept(BuilderModel.resume(place, draft));
    }

    void forget(SavedDraft draft) {
        work(() -> {
            new DraftStore(place.application().documents()).delete(draft.name());
            return draft;
        }, gone -> enter());
    }

    /** Files are read and written off the screen's thread, and after what was begun with drafts before. */
    private <T> void work(Supplier<T> work, Consumer<T> done) {
        problem.set(null);
        place.queues().start(DraftKeeping.TURN, cancel -> work.get(), done, problem::set);
    }

    /** A connector of somebody else's: it is read and shown, and saved only when a person agrees. */
    void chooseImport() {
        place.desktop().openFile("Choose a connector document", "json").ifPresent(this::read);
    }

    private void read(Path file) {
        trust.review.set(null);
        work(() -> place.application().approvals().arriving(file), review -> {
            if (review.needsAgreement()) {
                trust.show(review);
            } else {
                take(review);
            }
        });
    }

    /** Saves what a person agreed to, or what touches nothing new. */
    private void take(ImportReview now) {
        work(() -> place.application().approvals().take(now), saved -> {
            said.set(now.incoming().document().name() + (now.needsAgreement()
                    ? " is in your catalog now."
                    : now.isSame() ? " is the one you have." : " was updated and touches nothing new. Changed: " + now.inShort()));
            enter();
        });
    }
}
