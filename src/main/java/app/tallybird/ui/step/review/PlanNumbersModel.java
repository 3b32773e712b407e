package app.tallybird.ui.step.review;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;

import org.jspecify.annotations.Nullable;

import app.tallybird.engine.plan.Cause;
import app.tallybird.engine.plan.Decisions;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.ui.control.Filtered;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.MatrixContent;
import app.tallybird.ui.wizard.PageModel;
import app.tallybird.ui.wizard.SetupStore;
import app.tallybird.ui.wizard.Workplace;

/** The numbers of a plan that somebody prepared, as they were shown then, with what was held by decision. Only looks. */
public final class PlanNumbersModel extends PageModel {

    final StringProperty title = new SimpleStringProperty("");
    final Filtered<CustomerLine> customers = new Filtered<>(CustomerLine::text,
            List.of(new Filtered.Kind<>("Changed", CustomerLine::changes), new Filtered.Kind<>("All", line -> true),
                    new Filtered.Kind<>("Held", line -> this.kept.customers().contains(line.id())),
                    new Filtered.Kind<>("Explained", line -> this.only.contains(line.id()))));
    final ObjectProperty<MatrixContent> matrix = new SimpleObjectProperty<>(MatrixContent.NONE);
    final Explaining explaining;
    final ObjectProperty<@Nullable Explanation> explanation;
    private final Runnable back;
    private String integration = "";
    private @Nullable UsagePlan plan;
    private ReviewTable table = ReviewTable.NONE;
    private ReviewTable.Kept kept = ReviewTable.Kept.NOTHING;
    private Set<String> only = Set.of();

    /** {@code back} closes it. */
    public PlanNumbersModel(Workplace place, Runnable back) {
        super(place);
        this.back = back;
        explaining = new Explaining(place, problem);
        explanation = explaining.explanation;
        customers.shown.addListener((ListChangeListener<CustomerLine>) change -> fill());
    }

    /** Shows a plan of an integration; with a cause the customers that it is about. */
    public void show(String of, UsagePlan shown, Decisions decisions, Optional<Cause> cause) {
        integration = of;
        plan = shown;
        table = ReviewTable.of(shown);
        kept = table.kept(decisions.kept(shown.causes()));
        only = cause.stream().flatMap(one -> one.cells().stream()).map(cell -> cell.key().accountId()).collect(Collectors.toSet());
        explanation.set(null);
        title.set(LocalFormat.joined(" \u00b7 ", of, "plan " + shown.hash().substring(0, 4).toUpperCase(java.util.Locale.ROOT),
                cause.map(Cause::title).orElse("")));
        List<CustomerLine> lines = table.customers().stream().sorted(CustomerLine.worstFirst(kept.customers())).toList();
        customers.search.set("");
        customers.setAll(lines, only.isEmpty() ? lines.stream().anyMatch(CustomerLine::changes) ? "Changed" : "All" : "Explained");
        fill();
    }

    private void fill() {
        matrix.set(table.content(List.copyOf(customers.shown), table.services(), kept));
    }

    private Optional<PlanCell> cell(int row, int column) {
        return row < customers.shown.size() && column < table.services().size()
                ? Optional.ofNullable(customers.shown.get(row).cells().get(table.services().get(column).key()))
                : Optional.empty();
    }

    /** Shows where the number in a line and a column of the matrix came from. */
    void explain(int row, int column) {
        UsagePlan now = plan;
        String name = integration;
        cell(row, column).filter(cell -> now != null).ifPresent(cell -> explaining.explain(cell, Objects.requireNonNull(now),
                kept.keys().contains(cell.key()), () -> new SetupStore(place.application()).open(name)));
    }

    /** Writes the lists behind the number that is explained. */
    void exportEvidence() {
        explaining.export(integration);
    }

    @Override
    public void leave() {
        super.leave();
        explaining.leave();
    }

    /** Closes what explains a number, else the page. */
    void close() {
        if (explanation.get() != null) {
            explanation.set(null);
        } else {
            back.run();
        }
    }
}
