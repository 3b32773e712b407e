package app.tallybird.ui.step.services;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
    final ObjectProperty<@Nullable ServiceRow> selected = new SimpleObjectProperty<>();
    final StringProperty supportPage = new SimpleStringProperty("");
    final StringProperty supportContact = new SimpleStringProperty("");
    /** What goes on with today's units, or empty. */
    final StringProperty counting = new SimpleStringProperty("");
    /** Moves when rows changed inside. */
    final ObjectProperty<Integer> version = new SimpleObjectProperty<>(0);
    private Map<String, BigDecimal> totals = Map.of();
    private Map<String, String> rules = Map.of();

    public ServicesModel(Setup setup, Workplace place) {
        super(Step.SERVICES, setup, place);
        supportPage.subscribe((before, now) -> footer());
        supportContact.subscribe((before, now) -> footer());
    }

    @Override
    public void enter() {
        ServiceEdits.Support kept = edits().support();
        supportPage.set(kept.page());
        supportContact.set(kept.contact());
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
        rows.setAll(plan.lines().stream().map(ServiceRow::new).toList());
        known();
        selected.set(rows.stream().filter(row -> row.service().key().equals(key)).findFirst().orElse(null));
        footer();
    }

    /** Counts in the background what the services amount to today; the page does not wait for it. */
    private void countToday() {
        counting.set("Counting today's units…");
        lookAside((open, cancel) -> open.context().vendor().read(open.context().integration().vendor(), ReadListener.none(), cancel),
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
        keep(edits().with(row.service().key(), new ServiceEdits.Edit(description.strip(), category, subcategory)));
    }

    private void keep(ServiceEdits now) {
        Snapshot from = setup.now();
        save("Saving", cancel -> setup.store.change(from, saved -> saved.withServices(now)), saved -> compare());
    }

    private ServiceEdits edits() {
        return setup.settings().services();
    }

    private boolean supportMoves() {
        return !edits().support().equals(support());
    }

    private ServiceEdits.Support support() {
        return new ServiceEdits.Support(supportPage.get().strip(), supportContact.get().strip());
    }

    void saveSupport() {
        keep(edits().with(support()));
    }

    private long count(Predicate<ServiceRow> which) {
        return rows.stream().filter(which).count();
    }

    private void footer() {
        long create = count(row -> row.ticked() && (row.line().change() == Change.NEW || row.markMoves()));
        long exist = count(row -> row.ticked() && row.line().change() == Change.EXISTS);
        long pending = count(ServiceRow::pending);
        nextLabel.set(supportMoves()
                ? "Use these support details"
                : pending == 0
                        ? "Next: Map"
                        : create == pending
                                ? "Create " + LocalFormat.count(create, "service")
                                : "Apply " + LocalFormat.count(pending, "change"));
        hint.set(LocalFormat.joined(", ", LocalFormat.some(create, "to create"),
                LocalFormat.some(count(row -> row.ticked() && row.line().change() == Change.CHANGED), "to change"),
                LocalFormat.some(count(row -> !row.ticked() && row.markMoves()), "to leave out"),
                LocalFormat.some(exist, exist == 1 ? "exists already" : "exist already")));
        blocked.set(rows.isEmpty()
                ? "The services have not been compared yet."
                : count(ServiceRow::ticked) == 0 ? "Tick at least one service." : "");
        buttons.set(pending > 0 ? List.of(new StepButton("skip", "S_kip", this::finish)) : List.of());
        changed();
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
        good.set(LocalFormat.count(applied.result().created().size(), "service") + " created, " + applied.result().changed().size()
                + " changed in Synthesize.");
        if (applied.result().problems().isEmpty()) {
            setup.markDone(Step.SERVICES);
        } else {
            problem.set(applied.result().problems().getFirst());
        }
    }
}
