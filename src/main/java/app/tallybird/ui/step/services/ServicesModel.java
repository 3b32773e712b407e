package app.tallybird.ui.step.services;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import app.tallybird.connector.reading.ReadListener;
import app.tallybird.connector.reading.Reading;
import app.tallybird.engine.SyncServices;
import app.tallybird.engine.plan.ServicePlan;
import app.tallybird.engine.plan.ServicePlan.Change;
import app.tallybird.ledger.LeftOut;
import app.tallybird.model.CellKey;
import app.tallybird.model.UnitCount;
import app.tallybird.settings.ServiceEdits;
import app.tallybird.ui.control.Act;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.task.ScreenWork;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Snapshot;
import app.tallybird.ui.wizard.Step;
import app.tallybird.ui.wizard.StepModel;
import app.tallybird.ui.wizard.Workplace;

/** The plan for services: what is billed, how it is counted, how many there are today, and what a person wants changed about it. */
public final class ServicesModel extends StepModel {

    final ObservableList<ServiceRow> rows = FXCollections.observableArrayList();
    final ObjectProperty<@Nullable ServiceRow> selected = new SimpleObjectProperty<>();
    final StringProperty supportPage = new SimpleStringProperty("");
    final StringProperty supportContact = new SimpleStringProperty("");
    /** What goes on with today's units, or empty. */
    final StringProperty counting = new SimpleStringProperty("");
    /** Moves when rows changed inside. */
    final ObjectProperty<Integer> version = new SimpleObjectProperty<>(0);
    private ServiceEdits edits = ServiceEdits.NONE;
    private Map<String, BigDecimal> totals = Map.of();
    private Map<String, String> rules = Map.of();

    public ServicesModel(Setup setup, Workplace place) {
        super(Step.SERVICES, setup, place);
        supportPage.addListener((property, before, now) -> supportEdited());
        supportContact.addListener((property, before, now) -> supportEdited());
    }

    @Override
    public void enter() {
        edits = setup.settings().services();
        supportPage.set(edits.support().page());
        supportContact.set(edits.support().contact());
        compare();
        countToday();
    }

    private void compare() {
        footer();
        look("Comparing services", (open, cancel) -> new SyncServices(open.bench()).plan(ReadListener.none(), cancel), this::show);
    }

    private void show(ServicePlan plan) {
        attention.set(false);
        @Nullable
        String key = selected.get() == null ? null : selected.get().service().key();
        rows.setAll(plan.lines().stream().map(ServiceRow::new).toList());
        known();
        selected.set(rows.stream().filter(row -> row.service().key().equals(key)).findFirst().orElse(null));
        footer();
    }

    /** Counts in the background what the services amount to today; the page does not wait for it. */
    private void countToday() {
        counting.set("Counting today's units…");
        Snapshot from = setup.now();
        aside.start(
                ScreenWork.Task.look("",
                        cancel -> setup.store.look(from,
                                open -> open.bench().vendor().read(open.bench().integration().vendor(), ReadListener.none(), cancel))),
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

    /** Replaces words and kinds of one service; saved at once, sent when applied. */
    void edit(ServiceRow row, String description, String category, String subcategory) {
        keep(edits.with(row.service().key(), new ServiceEdits.Edit(description.strip(), category, subcategory)));
    }

    private void keep(ServiceEdits now) {
        Snapshot from = setup.now();
        save("Saving", cancel -> setup.store.change(from, saved -> saved.withServices(now)), saved -> {
            edits = now;
            compare();
        });
    }

    private void supportEdited() {
        footer();
    }

    private boolean supportMoves() {
        return !edits.support().equals(support());
    }

    private ServiceEdits.Support support() {
        return new ServiceEdits.Support(supportPage.get().strip(), supportContact.get().strip());
    }

    void saveSupport() {
        keep(edits.with(support()));
    }

    private void footer() {
        long create = rows.stream().filter(row -> row.ticked() && (row.line().change() == Change.NEW || row.markMoves())).count();
        long change = rows.stream().filter(row -> row.ticked() && row.line().change() == Change.CHANGED).count();
        long out = rows.stream().filter(row -> !row.ticked() && row.markMoves()).count();
        long exist = rows.stream().filter(row -> row.ticked() && row.line().change() == Change.EXISTS).count();
        long pending = rows.stream().filter(ServiceRow::pending).count();
        boolean onlyCreate = create == pending && create > 0;
        nextLabel.set(supportMoves()
                ? "Use these support details"
                : pending == 0
                        ? "Next: Map"
                        : onlyCreate ? "Create " + LocalFormat.count(create, "service") : "Apply " + LocalFormat.count(pending, "change"));
        List<String> parts = new ArrayList<>();
        add(parts, create, "to create");
        add(parts, change, "to change");
        add(parts, out, "to leave out");
        add(parts, exist, exist == 1 ? "exists already" : "exist already");
        hint.set(String.join(", ", parts));
        blocked.set(rows.isEmpty()
                ? "The services have not been compared yet."
                : rows.stream().noneMatch(ServiceRow::ticked) ? "Tick at least one service." : "");
        acts.setAll(pending > 0 ? List.of(new Act("skip", "S_kip", this::finish)) : List.of());
        changed();
    }

    private static void add(List<String> parts, long number, String words) {
        if (number > 0) {
            parts.add(number + " " + words);
        }
    }

    private void changed() {
        version.set(version.get() + 1);
    }

    @Override
    public void next() {
        if (supportMoves()) {
            saveSupport();
            return;
        }
        if (rows.stream().noneMatch(ServiceRow::pending)) {
            finish();
            return;
        }
        Set<String> out = new HashSet<>();
        Set<String> in = new HashSet<>();
        rows.stream().filter(ServiceRow::markMoves).forEach(row -> (row.ticked() ? in : out).add(row.service().key()));
        change("Applying", (open, cancel) -> {
            out.forEach(key -> open.bench().ledger().leaveOut(new LeftOut(Optional.empty(), Optional.of(key))));
            in.forEach(key -> open.bench().ledger().takeBackIn(new LeftOut(Optional.empty(), Optional.of(key))));
            SyncServices verb = new SyncServices(open.bench());
            SyncServices.Result result = verb.apply(verb.plan(ReadListener.none(), cancel), cancel);
            if (result.problems().isEmpty()) {
                setup.store.done(open.bench().integration().name(), Step.SERVICES);
            }
            return new Applied(result, verb.plan(ReadListener.none(), cancel));
        }, this::applied);
    }

    private record Applied(SyncServices.Result result, ServicePlan after) {
    }

    private void applied(Applied applied) {
        show(applied.after());
        good.set(LocalFormat.count(applied.result().created().size(), "service") + " created, " + applied.result().changed().size()
                + " changed in Synthesize.");
        if (applied.result().problems().isEmpty()) {
            setup.markDone(Step.SERVICES);
        } else {
            problem.set(applied.result().problems().getFirst());
        }
    }
}
