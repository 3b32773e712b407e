package app.tallybird.ui.integration;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import app.tallybird.app.Application;
import app.tallybird.app.NeedsYou;
import app.tallybird.app.Schedules;
import app.tallybird.engine.daily.AcceptedUnits;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.RunId;
import app.tallybird.ledger.RunRecord;
import app.tallybird.model.Right;
import app.tallybird.model.TeamRole;
import app.tallybird.problem.Problem;
import app.tallybird.ui.contract.ContractsModel;
import app.tallybird.ui.contract.PricesModel;
import app.tallybird.ui.control.Filtered;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.MatrixContent;
import app.tallybird.ui.history.HistoryModel;
import app.tallybird.ui.task.Running;
import app.tallybird.ui.task.ScreenWork.Task;
import app.tallybird.ui.wizard.PageModel;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.SetupStore;
import app.tallybird.ui.wizard.Step;
import app.tallybird.ui.wizard.Workplace;

/** One integration: what Synthesize accepted, its pushes, the steps of its set-up, and whether what it lives by is in order. */
public final class IntegrationModel extends PageModel {

    /** Others change the ledger while the page is open: the schedule, another window, somebody else. */
    private static final Duration WHILE = Duration.ofSeconds(15);

    final String name;
    final HistoryModel pushes;
    final ContractsModel contracts;
    final PricesModel prices;
    /** Whether the prices are shown in place of the contract rules. */
    final BooleanProperty priced = new SimpleBooleanProperty();
    final StringProperty words = new SimpleStringProperty("");
    /** What leads on, who else is at work, and what whoever works here may do. */
    final ObjectProperty<Onward> onward = new SimpleObjectProperty<>(Onward.NONE);
    final ObjectProperty<List<Health>> health = new SimpleObjectProperty<>(List.of());
    final ObjectProperty<Set<Step>> done = new SimpleObjectProperty<>(Set.of());
    /** What came of the steps that were tried. */
    final ObjectProperty<Map<Step, StepCheck.Result>> checks = new SimpleObjectProperty<>(Map.of());
    final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.NUMBERS);
    final Filtered<AcceptedNumbers.Customer> customers = new Filtered<>(AcceptedNumbers.Customer::text,
            List.of(new Filtered.Kind<>("All", one -> true), new Filtered.Kind<>("Not mapped", AcceptedNumbers.Customer::notMapped),
                    new Filtered.Kind<>("Older", AcceptedNumbers.Customer::older),
                    new Filtered.Kind<>("Never yet", AcceptedNumbers.Customer::never)));
    /** The times that can be looked back to; the first one is now. */
    final ObservableList<AsOf> times = FXCollections.observableArrayList(List.of(AsOf.NOW));
    final ObjectProperty<@Nullable AsOf> asOf = new SimpleObjectProperty<>(AsOf.NOW);
    /** Whether the months are shown in place of the customers. */
    final BooleanProperty months = new SimpleBooleanProperty();
    /** Whether anything was read; what is being read is not called empty. */
    final BooleanProperty known = new SimpleBooleanProperty();
    final ObjectProperty<MatrixContent> matrix = new SimpleObjectProperty<>(MatrixContent.NONE);
    private final Consumer<Step> open;
    private final Exits exits;
    private AcceptedNumbers numbers = AcceptedNumbers.NONE;
    private @Nullable Seen seen;
    private @Nullable Problem missed;
    private Running next = Running.nothing();

    /** What of it is shown. */
    enum Tab {
        NUMBERS("Numbers"),
        PUSHES("Pushes"),
        CONTRACTS("Contracts and prices"),
        SET_UP("Set-up");

        private final String label;

        Tab(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** Now, or after one push. */
    record AsOf(Optional<RunId> push, String words) {
        static final AsOf NOW = new AsOf(Optional.empty(), "As accepted today");
    }

    /**
     * Pages that are reached from here.
     *
     * @param compare the one for an old script
     * @param leaks the one for invoices
     * @param team what waits for a second person
     */
    public record Exits(Runnable compare, Runnable leaks, Runnable team) {
    }

    /** {@code open} opens a step of its set-up. */
    public IntegrationModel(Workplace place, String name, Consumer<Step> open, Exits exits) {
        super(place);
        this.name = name;
        this.open = open;
        this.exits = exits;
        pushes = new HistoryModel(place);
        contracts = new ContractsModel(place, name);
        prices = new PricesModel(place, name);
        // what was done on another page, such as a price, is in the pushes and the rules, too
        tab.subscribe((before, now) -> {
            if (now == Tab.PUSHES) {
                pushes.enter(name);
            }
        });
        priced.subscribe((before, now) -> {
            if (!now) {
                contracts.enter();
            }
        });
        customers.shown.addListener((ListChangeListener<AcceptedNumbers.Customer>) change -> fill());
        months.subscribe(now -> fill());
        asOf.subscribe((before, now) -> {
            if (before != null && now != null) {
                lookBack(now.push());
            }
        });
    }

    private record Found(String words, Set<Step> done, List<Health> health, AcceptedNumbers numbers, List<AsOf> times, Seen seen) {
    }

    /** What tells whether anything has to be read again, without a look into the store of secrets. */
    private record Seen(List<RunRecord> newest, List<NeedsYou.Need> needs, String planned, Onward onward) {
    }

    /** Reads settings and ledger; asks nobody outside. */
    public void enter() {
        pushes.enter(name);
        contracts.enter();
        prices.enter();
        problem.set(null);
        read(AsOf.NOW);
        later();
    }

    private void read(@Nullable AsOf time) {
        aside.start(Task.look("", cancel -> found()), found -> show(found, time), this::missed);
    }

    private void later() {
        next.stop();
        next = place.runner().later(WHILE, this::lookAgain);
    }

    /** What has not changed stays as it is, and a time that is looked back to stays, too. */
    private void lookAgain() {
        later();
        if (!reading().getValue()) {
            aside.start(Task.look("", cancel -> place.ledger(name, this::seen)), now -> {
                if (Objects.equals(problem.get(), missed)) {
                    problem.set(null);
                }
                if (!now.equals(seen)) {
                    read(asOf.get());
                }
            }, this::missed);
        }
    }

    /** The same once more is not said anew. */
    private void missed(Problem failure) {
        if (!failure.equals(problem.get())) {
            missed = failure;
            problem.set(failure);
        }
    }

    private Seen seen(Ledger ledger) {
        Application application = place.application();
        ZonedDateTime now = application.localTime();
        List<NeedsYou.Need> needs = new NeedsYou(application).of(name);
        String planned = application.routines().find(name).schedule()
                .map(one -> LocalFormat.planned(Schedules.runs(application.appSettings().monthEnd(), one.rhythm()).after(now))).orElse("");
        return new Seen(ledger.runs(1), needs, planned, Onward.of(application, name, ledger, needs, now));
    }

    private Found found() {
        Application application = place.application();
        ZonedDateTime now = application.localTime();
        Setup setup = new SetupStore(application).open(name);
        try (Ledger ledger = application.openLedger(name)) {
            Seen seen = seen(ledger);
            List<RunRecord> runs = ledger.runs(Integer.MAX_VALUE);
            Optional<RunRecord> taken = runs.stream().filter(run -> run.accepted() > 0).findFirst();
            AcceptedNumbers numbers = AcceptedNumbers.read(ledger, now, Optional.empty());
            String vendor = setup.connector().name();
            String words = vendor + " " + setup.connector().head().version() + " \u00b7 "
                    + LocalFormat.count(numbers.customers().size(), "customer") + ", "
                    + LocalFormat.count(numbers.services().size(), "service") + " \u00b7 "
                    + runs.stream().findFirst()
                            .map(run -> "last push " + moment(run, now) + ", " + LocalFormat.count(run.accepted(), "count") + " accepted")
                            .orElse("never pushed");
            long mapped = numbers.customers().stream().filter(one -> !one.notMapped()).count();
            Health.Good good = new Health.Good(
                    LocalFormat.joined(" \u00b7 ", setup.standing.get().organization(),
                            taken.map(run -> "took counts " + moment(run, now)).orElse("no counts yet")),
                    vendor, runs.stream().findFirst().map(run -> "read " + moment(run, now)).orElse("not read for a push yet"),
                    LocalFormat.number(mapped) + " of "
                            + LocalFormat.count(numbers.customers().size(), "customer has its place", "customers have their place"),
                    seen.planned());
            List<AsOf> times = Stream.concat(Stream.of(AsOf.NOW), runs.stream().filter(run -> run.accepted() > 0).skip(1)
                    .map(run -> new AsOf(Optional.of(run.id()), "As accepted on " + moment(run, now)))).toList();
            return new Found(words, setup.done(), Health.of(seen.needs(), good), numbers, times, seen);
        }
    }

    private static String moment(RunRecord run, ZonedDateTime now) {
        return LocalFormat.near(run.started().atZone(now.getZone()), now);
    }

    private void show(Found found, @Nullable AsOf time) {
        boolean first = !known.get();
        seen = found.seen();
        known.set(true);
        Onward leads = found.seen().onward();
        done.set(found.done());
        health.set(found.health());
        words.set(found.words());
        onward.set(leads);
        contracts.refused.set(leads.refused(Right.RULES, "contract rules"));
        prices.refused.set(leads.refused(Right.PRICES, "prices"));
        times.setAll(found.times());
        if (time == null || time.push().isEmpty()) {
            asOf.set(AsOf.NOW);
            show(found.numbers());
        }
        if (!first && tab.get() == Tab.PUSHES) {
            pushes.enter(name);
        }
    }

    private void show(AcceptedNumbers now) {
        numbers = now;
        customers.setAll(numbers.customers());
        fill();
    }

    /** Shows what Synthesize had after an earlier push. Nothing is changed by it. */
    private void lookBack(Optional<RunId> push) {
        read(cancel -> place.ledger(name, ledger -> AcceptedNumbers.read(ledger, place.application().localTime(), push)), this::show);
    }

    private void fill() {
        matrix.set(!known.get() ? MatrixContent.NONE : months.get() ? numbers.byMonth() : numbers.byCustomer(List.copyOf(customers.shown)));
    }

    /** The numbers that a column of the customers' table is drawn with; nothing for what is no service. */
    AcceptedNumbers numbers() {
        return numbers;
    }

    /** Writes down all numbers of the time that is looked at. */
    void export(boolean json) {
        AsOf time = asOf.get();
        Optional<RunId> push = time == null ? Optional.empty() : time.push();
        place.desktop().saveFile("Export the numbers", name + "-numbers" + (json ? ".json" : ".csv"))
                .ifPresent(file -> place.runner().start(cancel -> place.ledger(name, ledger -> {
                    AcceptedUnits units = push.map(run -> AcceptedUnits.after(ledger, run)).orElseGet(() -> AcceptedUnits.now(ledger));
                    return write(file, json ? units.json(ledger) : units.csv(ledger));
                }), saved -> place.desktop().say("The numbers of \"" + name + "\" are written to " + saved + "."), problem::set));
    }

    /** The pushes with the history of one number: that of a customer and a service. */
    void history(int line, int column) {
        if (!months.get() && line < customers.shown.size() && column < numbers.services().size()) {
            pushes.of(numbers.services().get(column).key(), customers.shown.get(line).id());
            tab.set(Tab.PUSHES);
        }
    }

    /** Opens what is most wanted now. */
    void main() {
        Onward now = onward.get();
        switch (now.act()) {
            case OPEN -> open.accept(now.step());
            case TEAM -> exits.team().run();
            case LOOK -> enter();
        }
    }

    /** Opens the review although a plan waits: the next one takes its place. */
    void anew() {
        open.accept(Step.REVIEW);
    }

    /** Whether whoever works here may do more with a step than look. */
    boolean offers(Step step) {
        TeamRole role = onward.get().role();
        return role.may(Right.SET_UP) || ((step == Step.REVIEW || step == Step.SEND) && role.may(Right.SEND));
    }

    void compare() {
        exits.compare().run();
    }

    void leaks() {
        exits.leaks().run();
    }

    void open(Step step) {
        open.accept(step);
    }

    /** Tries one step alone, as it is saved. */
    void check(Step step) {
        start(new Task<>("Testing " + step.title(), name, false, cancel -> new StepCheck(place, name, cancel).run(step)), result -> {
            Map<Step, StepCheck.Result> all = new EnumMap<>(Step.class);
            all.putAll(checks.get());
            all.put(step, result);
            checks.set(Map.copyOf(all));
        });
    }

    @Override
    public boolean staysOpen() {
        return pushes.staysOpen();
    }

    @Override
    public void leave() {
        super.leave();
        next.stop();
        pushes.leave();
        contracts.leave();
        prices.leave();
    }
}
