package app.tallybird.ui.step.vendor;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import app.tallybird.app.DemoVendors;
import app.tallybird.app.EnvImport;
import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.exchange.ImportReview;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemException;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.trust.TrustModel;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;
import app.tallybird.ui.wizard.StepModel;
import app.tallybird.ui.wizard.Workplace;

/** Which vendor: from the catalog, a file, a document of one's own, or the folder of an old script. */
public final class VendorModel extends StepModel {

    /** The connector that reads files. */
    static final String CSV = "csv";
    static final String ALL = "All";

    final ObjectProperty<List<VendorCard>> shown = new SimpleObjectProperty<>(List.of());
    /** What is said in place of the cards when none fits, or empty. */
    final StringProperty nothing = new SimpleStringProperty("");
    final ObjectProperty<List<String>> categories = new SimpleObjectProperty<>(List.of(ALL));
    final StringProperty search = new SimpleStringProperty("");
    final StringProperty category = new SimpleStringProperty(ALL);
    final ObjectProperty<@Nullable VendorCard> chosen = new SimpleObjectProperty<>();
    /** What was understood of a script's folder, while the person looks at it. */
    final ObjectProperty<@Nullable EnvImport> found = new SimpleObjectProperty<>();
    /** Whether using it replaces the values of an integration that is saved under the same name. */
    boolean replaces;
    private @Nullable VendorCard guessed;
    final Runnable startDemo;
    /** Opens the connector builder. */
    final Runnable build;
    /** Opens the page on which a file is dropped. */
    final Runnable readFile;
    /** What waits for the person's word about a connector from elsewhere. */
    final TrustModel trust;
    private List<VendorCard> all = List.of();

    public VendorModel(Setup setup, Workplace place, Runnable startDemo, Runnable build, Runnable readFile) {
        super(Step.VENDOR, setup, place);
        this.startDemo = startDemo;
        this.build = build;
        this.readFile = readFile;
        trust = new TrustModel(this::trusted, () -> chosen.set(null));
        trust.review.subscribe((before, now) -> footer());
        search.subscribe((before, now) -> filter());
        category.subscribe((before, now) -> filter());
        chosen.subscribe((before, now) -> footer());
    }

    @Override
    public void enter() {
        if (all.isEmpty()) {
            run("Reading the catalog", cancel -> place.application().catalog().all(), this::catalog);
        }
        footer();
    }

    private void catalog(List<Catalog.Entry> entries) {
        all = entries.stream().filter(entry -> !place.demo() || DemoVendors.plays(entry.document().id()))
                .map(entry -> new VendorCard(entry.document(), entry.document().id())).sorted(VendorCard.POPULAR_FIRST).toList();
        categories.set(Stream
                .concat(Stream.of(ALL),
                        cards().map(card -> VendorCard.category(card.document())).filter(name -> !name.isEmpty()).distinct().sorted())
                .toList());
        if (setup.isChosen() && chosen.get() == null) {
            String id = setup.connector().id();
            choose(all.stream().filter(card -> card.document().id().equals(id)).findFirst()
                    .orElseGet(() -> new VendorCard(setup.connector(), setup.isSaved() ? setup.settings().connector() : id)));
        }
        filter();
    }

    private Stream<VendorCard> cards() {
        return all.stream().filter(card -> !card.document().id().equals(CSV));
    }

    private void filter() {
        String wanted = search.get().strip().toLowerCase(Locale.ROOT);
        List<VendorCard> found = cards()
                .filter(card -> category.get().equals(ALL) || VendorCard.category(card.document()).equals(category.get()))
                .filter(card -> card.matches(wanted)).toList();
        nothing.set(found.isEmpty() && !all.isEmpty() ? nothing(wanted) : "");
        shown.set(found);
        Optional<VendorCard> meant = wanted.isEmpty() ? Optional.empty() : meant(found, wanted);
        if (meant.isPresent()) {
            choose(meant.get());
            guessed = chosen.get();
        } else if (guessed != null && guessed.equals(chosen.get()) && !found.contains(guessed)) {
            // what the search chose while a person was typing is not kept when the search goes on without it
            chosen.set(null);
        }
    }

    /** Why no card is shown, and what else there is to do. */
    private String nothing(String wanted) {
        long elsewhere = cards().filter(card -> card.matches(wanted)).count();
        String what = "No connector for \u201c" + search.get().strip() + "\u201d"
                + (category.get().equals(ALL) ? ". " : " in " + category.get() + ". ");
        if (elsewhere > 0) {
            return what + "\u201cAll\u201d has " + LocalFormat.number(elsewhere) + ".";
        }
        return place.demo()
                ? what + "The demo plays only the vendors listed here; with real keys a connector can be built for any other."
                : what + "Build one, or read that vendor's export as a CSV file.";
    }

    /** The only one that fits, or the one whose name begins so; of several such names the shortest. */
    private static Optional<VendorCard> meant(List<VendorCard> found, String wanted) {
        return found.size() == 1
                ? Optional.of(found.getFirst())
                : found.stream().filter(card -> wanted.length() > 1 && card.document().name().toLowerCase(Locale.ROOT).startsWith(wanted))
                        .min(Comparator.comparingInt(card -> card.document().name().length()));
    }

    private void footer() {
        VendorCard card = chosen.get();
        nextLabel.set("Next: Connect");
        blocked.set(
                card == null ? "Choose a vendor first." : trust.review.get() == null ? "" : "Say whether you trust it, or choose another.");
        hint.set(card == null ? "" : LocalFormat.joined(" · ", card.document().name(), card.beta()));
    }

    void choose(VendorCard card) {
        guessed = null;
        chosen.set(card);
        attention.set(false);
        problem.set(null);
        trust.review.set(null);
        if (!Catalog.isBuiltIn(card.reference())) {
            run("Looking at what it touches", cancel -> place.application().approvals().inPlace(card.reference()),
                    found -> found.filter(ImportReview::needsAgreement).ifPresent(trust::show));
        }
    }

    /** The person agreed: the document may be used as it is now. */
    private void trusted(ImportReview review) {
        VendorCard card = chosen.get();
        if (card != null) {
            save("Saving", cancel -> {
                place.application().approvals().agree(review, card.reference());
                return new VendorCard(review.incoming().document(), card.reference());
            }, chosen::set);
        }
    }

    /** Asks for a connector document and chooses it. */
    void loadDocument() {
        place.desktop().openFile("Choose a connector document", "json").ifPresent(this::load);
    }

    private void load(Path file) {
        run("Reading " + file.getFileName(), cancel -> Catalog.read(file), document -> choose(new VendorCard(document, file.toString())));
    }

    /** Asks for the folder of a script and shows what was understood of it. */
    void bringFolder() {
        place.desktop().openFolder("Choose the folder of the PowerShell SDK integration").ifPresent(this::bring);
    }

    private void bring(Path folder) {
        Optional<String> said = Optional.ofNullable(chosen.get()).map(VendorCard::reference);
        run("Reading " + folder.getFileName(), cancel -> {
            EnvImport env = understand(folder, said);
            return new Understood(env, place.application().settings().find(env.settings().name()).isPresent());
        }, one -> {
            replaces = one.replaces();
            found.set(one.env());
        });
    }

    /** The folder tells which vendor it is for; when it does not, the chosen card does. */
    private EnvImport understand(Path folder, Optional<String> said) {
        try {
            return EnvImport.read(place.application(), folder, Optional.empty(), Optional.empty());
        } catch (ProblemException unclear) {
            Problem problem = unclear.problem();
            if (!problem.next().contains("--connector")) {
                throw unclear;
            }
            if (said.isPresent()) {
                return EnvImport.read(place.application(), folder, said, Optional.empty());
            }
            throw Problem.of(problem.code(), problem.what(), problem.notChanged(),
                    "Choose the vendor among the cards, then bring the folder again.").at(problem.detail()).asException();
        }
    }

    private record Understood(EnvImport env, boolean replaces) {
    }

    /** Saves what was understood and goes on with it. */
    void useFound() {
        EnvImport understood = found.get();
        if (understood == null) {
            return;
        }
        save("Saving", cancel -> {
            understood.save(place.application());
            return setup.store.restarted(understood.settings());
        }, document -> {
            setup.take(understood.settings(), document);
            found.set(null);
            finish();
        });
    }

    @Override
    public void next() {
        VendorCard card = chosen.get();
        if (card == null) {
            return;
        }
        setup.choose(card.document(), card.reference());
        finish();
    }

    /** Takes back the search, or the category when all names are shown already. */
    boolean clear() {
        boolean filtered = !category.get().equals(ALL) || !search.get().isEmpty();
        if (category.get().equals(ALL)) {
            search.set("");
        } else {
            category.set(ALL);
        }
        return filtered;
    }

    int size() {
        return (int) cards().count();
    }
}
