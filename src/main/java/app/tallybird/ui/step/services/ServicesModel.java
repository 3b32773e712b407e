package app.tallybird.ui.step.services;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import app.tallybird.app.OwnServiceBook;
import app.tallybird.connector.count.Overlaps;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.connector.reading.Reading;
import app.tallybird.engine.Correction;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncServices;
import app.tallybird.engine.UsageResult;
import app.tallybird.engine.plan.OwnCounts;
import app.tallybird.engine.plan.ServiceDecisions;
import app.tallybird.engine.plan.ServiceDecisions.Adopted;
import app.tallybird.engine.plan.ServicePlan;
import app.tallybird.engine.plan.ServicePlan.Change;
import app.tallybird.engine.plan.UnownedService;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.push.PushListener;
import app.tallybird.ledger.LeftOut;
import app.tallybird.model.CellKey;
import app.tallybird.model.OwnServices;
import app.tallybird.model.Service;
import app.tallybird.model.UnitCount;
import app.tallybird.settings.ServiceEdits;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Snapshot;
import app.tallybird.ui.wizard.Step;
import app.tallybird.ui.wizard.StepButton;
import app.tallybird.ui.wizard.StepModel;
import app.tallybird.ui.wizard.Workplace;

/** The plan for services: what is billed, how it is counted, how many there are today, and what a person wants changed about it. */
public final class ServicesModel extends StepModel {

    final ObservableList<ServiceRow> rows = FXCollections.observableArrayList();
    /** What else is at Synthesize, and what of it was taken over. */
    final ObservableList<UnownedService> others = FXCollections.observableArrayList();
    final ObservableList<Adopted> adopted = FXCollections.observableArrayList();
    /** The id of the one that would be set to zero, while a person is asked once more; or empty. */
    final StringProperty zeroing = new SimpleStringProperty("");
    final ObjectProperty<@Nullable ServiceRow> selected = new SimpleObjectProperty<>();
    /** What is typed about the chosen service. */
    final StringProperty name = new SimpleStringProperty("");
    final StringProperty description = new SimpleStringProperty("");
    final ObjectProperty<String> category = new SimpleObjectProperty<>("");
    final ObjectProperty<String> subcategory = new SimpleObjectProperty<>("");
    final StringProperty supportPage = new SimpleStringProperty("");
    final StringProperty supportContact = new SimpleStringProperty("");
    /** Which services count the same units, or empty. */
    final StringProperty overlaps = new SimpleStringProperty("");
    /** What goes on with today's units, or empty. */
    final StringProperty counting = new SimpleStringProperty("");
    final OwnModel own = new OwnModel(this);
    /** Moves when rows changed inside. */
    final ObjectProperty<Integer> version = new SimpleObjectProperty<>(0);
    /** What was typed and is not saved, by the keys of the services. */
    private final Map<String, ServiceEdits.Edit> typed = new HashMap<>();
    private final Runnable compare;
    private String shownFor = "";
    private Map<String, BigDecimal> totals = Map.of();
    private Map<String, String> rules = Map.of();

    /** {@code compare} opens the page that lays an old script's counts beside ours. */
    public ServicesModel(Setup setup, Workplace place, Runnable compare) {
        super(Step.SERVICES, setup, place);
        this.compare = compare;
        supportPage.subscribe((before, now) -> footer());
        supportContact.subscribe((before, now) -> footer());
        selected.subscribe((before, now) -> take(now));
        List.of(name, description, category, subcategory).forEach(property -> property.subscribe((before, now) -> typed()));
    }

    @Override
    public void enter() {
        if (!shownFor.equals(setup.name())) {
            shownFor = setup.name();
            rows.clear();
            others.clear();
            adopted.clear();
            typed.clear();
            ServiceEdits.Support kept = edits().support();
            supportPage.set(kept.page());
            supportContact.set(kept.contact());
        }
        overlaps.set(Overlaps.words(setup.connector()));
        compare();
        countToday();
    }

    private void compare() {
        footer();
        look("Comparing services", (open, cancel) -> new SyncServices(open.context()).plan(ReadListener.none(), cancel), this::show);
    }

    private void show(ServicePlan plan) {
        attention.set(false);
        @Nullable
        String key = selected.get() == null ? null : selected.get().service().key();
        Map<String, Boolean> chosen = rows.stream().filter(ServiceRow::markMoves)
                .collect(Collectors.toMap(row -> row.service().key(), ServiceRow::ticked));
        rows.setAll(plan.lines().stream().map(ServiceRow::new).toList());
        others.setAll(plan.unowned());
        adopted.setAll(plan.decisions().adopted().values());
        rows.forEach(row -> row.tick(chosen.getOrDefault(row.service().key(), row.ticked())));
        own.show(edits().own());
        known();
        selected.set(rows.stream().filter(row -> row.service().key().equals(key)).findFirst().orElse(null));
        footer();
    }

    /** Counts in the background what the services amount to today; the page does not wait for it. */
    private void countToday() {
        counting.set("Counting today's units…");
        lookAside(
                (open, cancel) -> OwnCounts.over(
                        open.context().vendor().read(open.context().integration().vendor(), ReadListener.none(), cancel),
                        open.context().integration().services()),
                this::counted, failure -> counting.set("Today's units are not known: " + failure.what()));
    }

    private void counted(Reading reading) {
        Map<String, BigDecimal> sums = new HashMap<>();
        Set<String> unknown = new HashSet<>();
        for (Map.Entry<CellKey, UnitCount> cell : reading.cells().entrySet()) {
            String service = cell.getKey().serviceKey();
            switch (cell.getValue()) {
                case UnitCount.Value value -> sums.merge(service, value.units(), BigDecimal::add);
                case UnitCount.KnownZero zero -> sums.merge(service, BigDecimal.ZERO, BigDecimal::add);
                case UnitCount.Unknown unclear -> unknown.add(service);
            }
        }
        totals = sums;
        rules = reading.rules();
        counting.set(unknown.isEmpty() ? "" : "Some customers could not be read; units today leave them out.");
        known();
        changed();
    }

    private void known() {
        rows.forEach(row -> row.know(rules.getOrDefault(row.service().key(), ""), Optional.ofNullable(totals.get(row.service().key()))));
    }

    void tick(ServiceRow row, boolean now) {
        row.tick(now);
        footer();
    }

    /** Shows what is typed about a service, or what it is. */
    private void take(@Nullable ServiceRow row) {
        if (row != null) {
            ServiceEdits.Edit words = typed.getOrDefault(row.service().key(), said(row));
            name.set(words.name());
            description.set(words.description());
            category.set(words.category());
            subcategory.set(words.subcategory());
            typed();
        }
    }

    private void typed() {
        ServiceRow row = selected.get();
        if (row != null) {
            ServiceEdits.Edit now = new ServiceEdits.Edit(name.get(), description.get(), category.get(), subcategory.get());
            if (now.equals(said(row))) {
                typed.remove(row.service().key());
            } else {
                typed.put(row.service().key(), now);
            }
            footer();
        }
    }

    private static ServiceEdits.Edit said(ServiceRow row) {
        return new ServiceEdits.Edit(row.service().name(), row.service().words(), row.service().category(), row.service().subcategory());
    }

    /** Saves what was typed about the services; it is sent when applied. */
    void useWords() {
        Map<String, ServiceEdits.Edit> now = Map.copyOf(typed);
        keep(edits -> {
            ServiceEdits all = edits;
            for (Map.Entry<String, ServiceEdits.Edit> one : now.entrySet()) {
                ServiceEdits.Edit words = one.getValue();
                all = all.with(one.getKey(),
                        new ServiceEdits.Edit(words.name().strip(), words.description().strip(), words.category(), words.subcategory()));
            }
            return all;
        }, () -> now.forEach(typed::remove));
    }

    private void keep(UnaryOperator<ServiceEdits> edit, Runnable kept) {
        Snapshot from = setup.now();
        save("Saving", cancel -> setup.store.change(from, saved -> saved.withServices(edit.apply(saved.services()))), saved -> {
            kept.run();
            compare();
        });
    }

    /** The names of the customers by their ids. */
    void customers(Consumer<Map<String, String>> then) {
        lookAside((open, cancel) -> open.context().ledger().accountNames(), then, problem::set);
    }

    /** Keeps other own services, and compares again. */
    void keepOwn(OwnServices wanted, String words) {
        OwnServices begun = edits().own();
        change("Saving", (open, cancel) -> new OwnServiceBook(place.application()).keep(open.context().integration().name(),
                open.context().ledger(), begun, wanted), kept -> {
                    own.close();
                    compare();
                    countToday();
                    good.set(words);
                });
    }

    private ServiceEdits edits() {
        return setup.settings().services();
    }

    @Override
    public boolean unsaved() {
        return !typed.isEmpty() || (!shownFor.isEmpty() && supportMoves());
    }

    private boolean supportMoves() {
        return !edits().support().equals(support());
    }

    private ServiceEdits.Support support() {
        return new ServiceEdits.Support(supportPage.get().strip(), supportContact.get().strip());
    }

    void saveSupport() {
        ServiceEdits.Support now = support();
        keep(edits -> edits.with(now), () -> {
            // the fields go on showing what was typed
        });
    }

    private long count(Predicate<ServiceRow> which) {
        return rows.stream().filter(which).count();
    }

    /** One of ours goes on under the id of this one; what changes of it at Synthesize is applied like any other change. */
    void adopt(UnownedService other, Service ours, boolean keepsName) {
        String id = rows.stream().filter(row -> row.service().key().equals(ours.key())).map(row -> row.line().id()).findFirst().orElse("");
        decide(decisions -> decisions.adopt(other.service(), ours.key(), keepsName, id));
    }

    void compareScript() {
        compare.run();
    }

    void notOurs(UnownedService other) {
        decide(decisions -> decisions.notOurs(other.service()));
    }

    private void decide(UnaryOperator<ServiceDecisions> decision) {
        change("Deciding", (open, cancel) -> {
            decision.apply(ServiceDecisions.of(open.context().ledger())).keep(open.context().ledger());
            return new SyncServices(open.context()).plan(ReadListener.none(), cancel);
        }, this::show);
    }

    /** What cannot be taken back is asked twice. */
    void askToZero(UnownedService other) {
        zeroing.set(other.service().id());
    }

    void keepNumbers() {
        zeroing.set("");
    }

    /** Sends 0 of it for every customer that may be mapped. */
    void giveUp(UnownedService other) {
        keepNumbers();
        change("Setting to zero", (open, cancel) -> {
            ServiceDecisions.of(open.context().ledger()).giveUp(other.service()).keep(open.context().ledger());
            UsagePlan zeros = new Correction(open.context()).zeroPlan(other.service().id(), cancel);
            UsageResult result = open.apply(zeros, PushChoices.accepted(), PushListener.none(), cancel);
            return new GivenUp(result, new SyncServices(open.context()).plan(ReadListener.none(), cancel));
        }, done -> {
            show(done.after());
            done.result().run().ifPresent(
                    run -> good.set("“" + other.name() + "” is at zero for " + LocalFormat.count(run.accepted(), "customer") + "."));
            done.result().problems().stream().findFirst().ifPresent(problem::set);
        });
    }

    private record GivenUp(UsageResult result, ServicePlan after) {
    }

    void undecide(String id) {
        change("Taking back", (open, cancel) -> {
            SyncServices verb = new SyncServices(open.context());
            verb.undecide(id, cancel);
            return verb.plan(ReadListener.none(), cancel);
        }, this::show);
    }

    private void footer() {
        long create = count(row -> row.ticked() && (row.line().change() == Change.NEW || row.markMoves()));
        long exist = count(row -> row.ticked() && row.line().change() == Change.EXISTS);
        long pending = count(ServiceRow::pending);
        nextLabel.set(!typed.isEmpty()
                ? "Use these words"
                : supportMoves()
                        ? "Use these support details"
                        : pending == 0
                                ? "Next: Map"
                                : create == pending
                                        ? "Create " + LocalFormat.count(create, "service")
                                        : "Apply " + LocalFormat.count(pending, "change"));
        hint.set(LocalFormat.joined(", ", LocalFormat.some(create, "to create"),
                LocalFormat.some(count(row -> row.ticked() && row.line().change() == Change.CHANGED), "to change"),
                LocalFormat.some(count(row -> !row.ticked() && row.markMoves()), "to leave out"),
                LocalFormat.some(exist, exist == 1 ? "exists already" : "exist already"),
                LocalFormat.some(others.stream().filter(UnownedService::billsTwice).count(), "to decide below")));
        blocked.set(rows.isEmpty()
                ? "The services have not been compared yet."
                : count(ServiceRow::ticked) == 0 ? "Tick at least one service." : "");
        buttons.set(pending > 0 && typed.isEmpty() && !supportMoves() ? List.of(new StepButton("skip", "S_kip", this::finish)) : List.of());
        changed();
    }

    private void changed() {
        version.set(version.get() + 1);
    }

    @Override
    public void next() {
        if (!typed.isEmpty()) {
            useWords();
            return;
        }
        if (supportMoves()) {
            saveSupport();
            return;
        }
        if (count(ServiceRow::pending) == 0) {
            finish();
            return;
        }
        Map<LeftOut, Boolean> marks = rows.stream().filter(ServiceRow::markMoves)
                .collect(Collectors.toMap(row -> new LeftOut(Optional.empty(), Optional.of(row.service().key())), row -> !row.ticked()));
        change("Applying", (open, cancel) -> {
            marks.forEach((mark, out) -> leaveOut(open, mark, out));
            SyncServices verb = new SyncServices(open.context());
            SyncServices.Result result = verb.apply(verb.plan(ReadListener.none(), cancel), cancel);
            if (result.problems().isEmpty()) {
                setup.store.done(open.context().integration().name(), Step.SERVICES);
            }
            return new Applied(result, verb.plan(ReadListener.none(), cancel));
        }, this::applied);
    }

    private record Applied(SyncServices.Result result, ServicePlan after) {
    }

    private void applied(Applied applied) {
        show(applied.after());
        good.set(LocalFormat.count(applied.result().created().size(), "service") + " created, "
                + LocalFormat.number(applied.result().changed().size()) + " changed in Synthesize.");
        if (applied.result().problems().isEmpty()) {
            setup.markDone(Step.SERVICES);
        } else {
            problem.set(applied.result().problems().getFirst());
        }
    }
}
