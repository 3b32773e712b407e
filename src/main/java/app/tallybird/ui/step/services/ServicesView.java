package app.tallybird.ui.step.services;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

import app.tallybird.ui.control.Fields;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Tables;
import app.tallybird.ui.control.Widgets;
import app.tallybird.ui.wizard.StepPage;

/** The services as a table, with an editor for the chosen one. */
public final class ServicesView extends StepPage {

    private static final double LEAST = 200;

    private final TableView<ServiceRow> table;

    public ServicesView(ServicesModel model) {
        table = Widgets
                .grow(Tables.of("services-table", model.rows, "No services to show.", "Services and what changes for each",
                        List.of(Tables.tick(ServiceRow::offered, ServiceRow::ticked, model::tick, row -> row.service().name()),
                                Tables.text("Service", 180, row -> row.service().name(), "strong-cell", "two-lines"),
                                Tables.text("Category", 210, row -> row.service().category() + ", " + row.service().subcategory(),
                                        "two-lines"),
                                Tables.text("What is counted", 240, ServiceRow::rule, "muted-cell", "two-lines"),
                                Tables.number("Units today", 104, row -> row.units().orElse(null), LocalFormat::number),
                                Tables.tag("Change", 124, ServiceRow::tag),
                                Tables.button(70, row -> "Edit", model.selected::set, row -> row.service().name()))));
        Tables.reading(table, model.work.busy);
        Tables.twoLines(table);
        Tables.hug(table);
        table.setMinHeight(LEAST);
        model.version.subscribe((before, now) -> Tables.refresh(table));
        getChildren().addAll(Widgets.title("Choose what you bill for"),
                Widgets.text(
                        "Each line becomes a service that you map to a product in your PSA; one service can be mapped to several products. "
                                + "The rule says what is counted, for every customer.",
                        "page-words"),
                Widgets.when(model.overlaps.isNotEmpty(), Widgets.text(model.overlaps, "muted", "small")), table,
                Widgets.when(model.counting.isNotEmpty(), Widgets.text(model.counting, "muted", "small")), new OwnCard(model.own),
                new UnownedCard(model), new ServiceEditor(model), support(model));
    }

    private static Node support(ServicesModel model) {
        TextField page = Fields.text("support-page", model.supportPage);
        page.setPromptText("https://");
        return Widgets.card(Widgets.label("Support details on every service", "strong"),
                new HBox(14, Widgets.grow(Fields.labelled("Support page (optional)", page)),
                        Widgets.grow(Fields.labelled("Contact (optional)", Fields.text("support-contact", model.supportContact)))));
    }

    @Override
    public void focus() {
        table.requestFocus();
    }
}
