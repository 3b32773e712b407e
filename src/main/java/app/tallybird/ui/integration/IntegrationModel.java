package app.tallybird.ui.integration;

import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;

import app.tallybird.app.Application;
import app.tallybird.app.NeedsYou;
import app.tallybird.ledger.Ledger;
import app.tallybird.ui.control.Filtered;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.MatrixContent;
import app.tallybird.ui.history.HistoryModel;
import app.tallybird.ui.wizard.PageModel;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.SetupStore;
import app.tallybird.ui.wizard.Step;
import app.tallybird.ui.wizard.Workplace;

/** One integration: what Synthesize accepted, its pushes, the steps of its set-up, and whether what it lives by is in order. */
public final class IntegrationModel extends PageModel {

    final String name;
    final HistoryModel pushes;
    final StringProperty words = new SimpleStringProperty("");
    /** What the main button says. */
    final StringProperty mainLabel = new SimpleStringProperty("Push now");
    final ObjectProperty<List<Health>> health = new SimpleObjectProperty<>(List.of());
    final ObjectProperty<Set<Step>> done = new SimpleObjectProperty<>(Set.of());
    final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.NUMBERS);
    final Filtered<AcceptedNumbers.Customer> customers = new Filtered<>(AcceptedNumbers.Customer::text,
            List.of(new Filtered.Kind<>("All", one -> true), new Filtered.Kind<>("Not mapped", AcceptedNumbers.Customer::notMapped),
                    new Filtered.Kind<>("Older", AcceptedNumbers.Customer::older),
                    new Filtered.Kind<>("Never yet", AcceptedNumbers.Customer::never)));
    /** Whether the months are shown in place of the customers. */
    final BooleanProperty months = new SimpleBooleanProperty();
    final ObjectProperty<MatrixContent> matrix = new SimpleObjectProperty<>(MatrixContent.NONE);
    private final Consumer<Step> open;
    private final Runnable compare;
    private AcceptedNumbers numbers = AcceptedNumbers.NONE;

    /** What of it is shown. */
    enum Tab {
        NUMBERS("Numbers"),
        PUSHES("Pushes"),
        SET_UP("Set-up");

        private final String label;

        Tab(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** {@code open} opens a step of its set-up, {@code compare} the page for an old script. */
    public IntegrationModel(Workplace place, String name, Consumer<Step> open, Runnable compare) {
        super(place);
        this.name = name;
        this.open = open;
        this.compare = compare;
        pushes = new HistoryModel(place);
        customers.shown.addListener((ListChangeListener<AcceptedNumbers.Customer>) change -> fill());
        months.subscribe(now -> fill());
    }

    private record Found(String vendor, Set<Step> done, List<Health> health, AcceptedNumbers numbers, String last, boolean held) {
    }

    /** Reads settings and ledger; asks nobody outside. */
    public void enter() {
        pushes.enter(name);
        read(cancel -> found(), this::show);
    }

    private Found found() {
        Application application = place.application();
        ZonedDateTime now = application.localTime();
        Setup setup = new SetupStore(application).open(name);
        List<NeedsYou.Need> needs = new NeedsYou(application).of(name);
        String next = application.routines().find(name).schedule().map(one -> LocalFormat.planned(one.rhythm().after(now))).orElse("");
        try (Ledger ledger = application.openLedger(name)) {
            String last = ledger.runs(1).stream().findFirst().map(run -> "last push " + LocalFormat.dateTime(run.started(), now.getZone())
                    + ", " + LocalFormat.count(run.accepted(), "count") + " accepted").orElse("never pushed");
            return new Found(setup.connector().name(), setup.done(),
                    Health.of(needs, setup.standing.get().organization(), setup.connector().name(), next),
                    AcceptedNumbers.read(ledger, YearMonth.from(now), now.getZone()), last,
                    needs.stream().anyMatch(need -> need.kind() == NeedsYou.Kind.HELD));
        }
    }

    private void show(Found found) {
        numbers = found.numbers();
        done.set(found.done());
        health.set(found.health());
        words.set(found.vendor() + " \u00b7 " + LocalFormat.count(numbers.customers().size(), "customer") + ", "
                + LocalFormat.count(numbers.services().size(), "service") + " \u00b7 " + found.last());
        mainLabel.set(found.held() ? "Review what waits" : "Push now");
        customers.setAll(numbers.customers());
        fill();
    }

    private void fill() {
        matrix.set(months.get() ? numbers.byMonth() : numbers.byCustomer(List.copyOf(customers.shown)));
    }

    /** Opens its review. */
    void main() {
        open.accept(Step.REVIEW);
    }

    void compare() {
        compare.run();
    }

    void open(Step step) {
        open.accept(step);
    }

    @Override
    public boolean staysOpen() {
        return pushes.staysOpen();
    }

    @Override
    public void leave() {
        super.leave();
        pushes.leave();
    }
}
