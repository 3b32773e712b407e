package app.tallybird.ui.price;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import app.tallybird.engine.contract.KnownNames;
import app.tallybird.engine.contract.PriceFile;
import app.tallybird.engine.contract.PriceLine;
import app.tallybird.engine.contract.PricePlan;
import app.tallybird.engine.contract.RulePlan.Change;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.PriceBook;
import app.tallybird.model.Price;
import app.tallybird.model.PriceList;
import app.tallybird.model.Prices;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.ui.contract.PlannedChanges;
import app.tallybird.ui.control.Filtered;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.task.ScreenWork.Task;
import app.tallybird.ui.wizard.PageModel;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.SetupStore;
import app.tallybird.ui.wizard.Workplace;

/** The prices of one integration. What is changed is shown before; it is in force from the next review, and no price is ever sent. */
public final class PricesModel extends PageModel {

    static final String IN_FORCE = "In force from the next review. Nothing was sent, and no price ever is.";
    private static final String HOLDER = "prices";
    private static final String KEEPING = "Keeping the prices";

    final Filtered<PriceRow> rows = new Filtered<>(PriceRow::text,
            List.of(new Filtered.Kind<>("Prices", row -> true), new Filtered.Kind<>("One customer's own", row -> row.price().own()),
                    state("Not yet in force", PriceRow.State.LATER), state("Replaced", PriceRow.State.REPLACED)));
    /** How many services have a price, and the currency of all. */
    final StringProperty total = new SimpleStringProperty("");
    final PriceForm form = new PriceForm();
    final ObjectProperty<Shown> shown = new SimpleObjectProperty<>(Shown.PRICES);
    final StringProperty formTitle = new SimpleStringProperty("");
    /** What the typed price makes of the units, or what it lacks. */
    final StringProperty preview = new SimpleStringProperty("");
    final BooleanProperty fits = new SimpleBooleanProperty();
    final ObservableList<PricePlan.Line> lines = FXCollections.observableArrayList();
    /** What an import would do, in numbers. */
    final StringProperty importWords = new SimpleStringProperty("");
    final StringProperty importLabel = new SimpleStringProperty("");
    final BooleanProperty byName = new SimpleBooleanProperty();
    /** Whether the price that was removed last can come back. */
    final BooleanProperty undoable = new SimpleBooleanProperty();
    private final String integration;
    private Known known = new Known(Prices.NONE, new KnownNames(Map.of(), Map.of()), new LastUnits(Map.of()), LocalDate.EPOCH);
    private Optional<Price> edited = Optional.empty();
    private Optional<PriceRow> removed = Optional.empty();
    private List<PriceLine> read = List.of();

    /** What stands beside the prices, or in place of them. */
    enum Shown {
        PRICES,
        FORM,
        IMPORT
    }

    private record Known(Prices prices, KnownNames names, LastUnits units, LocalDate today) {
    }

    public PricesModel(Workplace place, String integration) {
        super(place);
        this.integration = integration;
        form.follow(this::look);
        byName.subscribe((before, now) -> plan());
    }

    private static Filtered.Kind<PriceRow> state(String label, PriceRow.State state) {
        return new Filtered.Kind<>(label, row -> row.state() == state);
    }

    /** Reads settings and ledger; asks nobody outside. */
    public void enter() {
        read(cancel -> found(), this::show);
    }

    private Known found() {
        Setup setup = new SetupStore(place.application()).open(integration);
        return place.ledger(integration,
                ledger -> new Known(ledger.prices().prices(),
                        KnownNames.of(ledger, setup.connector().services(), setup.settings().services()), LastUnits.of(ledger),
                        place.application().localTime().toLocalDate()));
    }

    private void show(Known found) {
        known = found;
        PriceList today = known.prices.on(known.today);
        rows.setAll(known.prices.all().stream().map(price -> row(price, today)).sorted(PriceRow.ORDER).toList());
        Set<String> services = known.names.services().keySet();
        long priced = services.stream().filter(service -> known.units.priced(today, service)).count();
        total.set(LocalFormat.joined(" \u00b7 ",
                LocalFormat.number(priced) + " of " + LocalFormat.count(services.size(), "service") + " priced",
                known.prices.all().isEmpty() ? "" : "all in " + currency()));
        look();
    }

    private PriceRow row(Price price, PriceList today) {
        return new PriceRow(price, known.names.service(price.scope()), price.own() ? known.names.account(price.scope()) : "Every customer",
                known.prices.currency().orElseThrow(),
                !price.began(known.today)
                        ? PriceRow.State.LATER
                        : today.prices().containsValue(price) ? PriceRow.State.IN_FORCE : PriceRow.State.REPLACED);
    }

    /** An amount in the currency of the prices. */
    String money(BigDecimal amount) {
        return known.prices.currency().map(currency -> LocalFormat.money(amount, currency)).orElse(LocalFormat.NONE);
    }

    private String currency() {
        return known.prices.currency().map(Currency::getCurrencyCode).orElse("");
    }

    /** Opens the form for another price. */
    void add() {
        begin("Add a price", Optional.empty());
    }

    /** Opens the form with what the price says; what is kept then takes its place. */
    void edit(PriceRow row) {
        begin("Change a price", Optional.of(row.price()));
    }

    private void begin(String title, Optional<Price> price) {
        edited = price;
        formTitle.set(title);
        form.begin(known.names, currency(), price);
        shown.set(Shown.FORM);
        look();
    }

    boolean editing() {
        return edited.isPresent();
    }

    /** Back to the prices alone; says whether there was something to close. */
    boolean close() {
        boolean open = shown.get() != Shown.PRICES;
        shown.set(Shown.PRICES);
        edited = Optional.empty();
        read = List.of();
        return open;
    }

    /** Says what the typed price would make of the units. */
    private void look() {
        if (shown.get() != Shown.FORM) {
            return;
        }
        fits.set(false);
        String missing = form.missing();
        if (!missing.isEmpty()) {
            preview.set(missing);
            return;
        }
        PricePlan plan = typed(known.prices, form.line(), edited);
        PricePlan.Line line = plan.lines().getFirst();
        boolean kept = line.change() == Change.SAME || (plan.currency().equals(known.prices.currency())
                && edited.filter(one -> line.price().filter(one::saysTheSame).isPresent()).isPresent());
        fits.set(line.price().isPresent() && !kept);
        preview.set(line.price().map(price -> kept ? "This is what is kept already." : effect(plan, line, price))
                .orElseGet(() -> "Not yet: " + line.why() + "."));
    }

    private PricePlan typed(Prices prices, PriceLine line, Optional<Price> old) {
        return PricePlan.of(without(prices, old), List.of(line), known.names, person(), false);
    }

    private static Prices without(Prices prices, Optional<Price> one) {
        return new Prices(prices.currency(), prices.all().stream().filter(price -> one.filter(price::equals).isEmpty()).toList());
    }

    private String effect(PricePlan plan, PricePlan.Line line, Price price) {
        List<Price> rest = without(without(known.prices, edited), line.before()).all();
        Prices after = new Prices(plan.currency(), Stream.concat(rest.stream(), Stream.of(price)).toList());
        return LocalFormat.joined(" ", known.units.effect(known.prices, after, price, known.today),
                line.before().map(other -> "It takes the place of " + money(other.unit()) + ".").orElse(""), "A price is never sent.");
    }

    private String person() {
        return place.application().ledgers().user().person().orElse("somebody");
    }

    /** Keeps what is typed, if it fits. */
    void keep() {
        if (!fits.get() || work.busy.get()) {
            return;
        }
        PriceLine line = form.line();
        Optional<Price> old = edited;
        change(book -> {
            Prices now = book.prices();
            PricePlan plan = typed(now, line, old);
            if (plan.refuses()) {
                throw refused("It does not fit any more: " + plan.lines().getFirst().why() + ".");
            }
            old.ifPresent(one -> there(now, one));
            Set<String> gone = new HashSet<>();
            Stream.concat(old.stream(), plan.lines().getFirst().before().stream()).map(Price::id).forEach(gone::add);
            book.change(plan.currency().orElseThrow(), plan.lines().stream().flatMap(one -> one.price().stream()).toList(), gone);
        }, Optional.empty(), (old.isPresent() ? "The price was changed. " : "The price was added. ") + IN_FORCE);
    }

    private static void there(Prices now, Price price) {
        if (!now.all().contains(price)) {
            throw refused("The price was changed or removed elsewhere meanwhile.");
        }
    }

    /** Takes a price away; what has none has no money. It can be brought back. */
    void remove(PriceRow row) {
        change(book -> {
            there(book.prices(), row.price());
            book.change(row.currency(), List.of(), Set.of(row.price().id()));
        }, Optional.of(row), row.service() + ", " + row.customer() + ": the price was removed. " + IN_FORCE);
    }

    /** The price that was removed last is kept again. */
    void undo() {
        removed.ifPresent(row -> change(book -> {
            Prices now = book.prices();
            Price price = row.price();
            if (now.all().stream().anyMatch(one -> one.scope().equals(price.scope()) && one.from().equals(price.from()))
                    || (!now.all().isEmpty() && now.currency().filter(row.currency()::equals).isEmpty())) {
                throw refused("Another price was set in its place meanwhile, or the prices are in another currency now.");
            }
            book.change(row.currency(), List.of(price), Set.of());
        }, Optional.empty(), "The price is back as it was. " + IN_FORCE));
    }

    /** What is done to the prices that are kept. */
    private interface Doing {
        void to(PriceBook book);
    }

    /** Changes prices under the integration's lock; {@code back} can be brought back then. */
    private void change(Doing what, Optional<PriceRow> back, String said) {
        if (work.busy.get()) {
            return;
        }
        locked(ledger -> {
            what.to(ledger.prices());
            return back;
        }, said);
    }

    private void locked(Function<Ledger, Optional<PriceRow>> what, String said) {
        start(Task.change(KEEPING, integration, cancel -> place.open(integration, HOLDER, open -> what.apply(open.context().ledger()))),
                back -> {
                    removed = back;
                    undoable.set(back.isPresent());
                    close();
                    good.set(said);
                    enter();
                });
    }

    private static RuntimeException refused(String why) {
        return Problem.of(ProblemCode.CONFIGURATION, why, "No price was changed.", "Look at the prices again.").asException();
    }

    /** Reads a file of prices and shows what it would change; nothing is changed before that was agreed to. */
    void chooseFile() {
        place.desktop().openFile("Prices from a CSV file", "csv").ifPresent(this::load);
    }

    private void load(Path file) {
        start(Task.look("Reading " + file.getFileName(), cancel -> PriceFile.read(file)), found -> {
            read = found;
            edited = Optional.empty();
            shown.set(Shown.IMPORT);
            plan();
        });
    }

    private void plan() {
        PricePlan plan = PricePlan.of(known.prices, read, known.names, person(), byName.get());
        lines.setAll(plan.lines());
        PlannedChanges changes = new PlannedChanges(plan.lines().stream().map(PricePlan.Line::change).toList());
        importWords.set(changes.words("price"));
        importLabel.set(changes.label("price"));
    }

    /** Keeps what the shown plan adds and changes. */
    void keepFile() {
        if (importLabel.get().isEmpty() || work.busy.get()) {
            return;
        }
        List<PriceLine> wanted = read;
        boolean names = byName.get();
        locked(ledger -> {
            PricePlan plan = PricePlan.of(ledger.prices().prices(), wanted, known.names, person(), names);
            if (plan.refuses()) {
                throw refused("Prices were changed elsewhere meanwhile, so that a line does not fit any more.");
            }
            plan.apply(ledger);
            return Optional.empty();
        }, importWords.get() + " " + IN_FORCE);
    }

    /** Writes down all prices, as an import reads them again. */
    void export() {
        place.desktop().saveFile("Export the prices", integration + "-prices.csv")
                .ifPresent(file -> place.runner().start(cancel -> write(file, PriceFile.write(known.prices, known.names)),
                        saved -> place.desktop().say("The prices of \"" + integration + "\" are written to " + saved + "."), problem::set));
    }
}
