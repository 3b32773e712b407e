package app.tallybird.ui.history;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import app.tallybird.app.CustomerReports;
import app.tallybird.engine.daily.History;
import app.tallybird.engine.daily.HistoryJson;
import app.tallybird.engine.report.CustomerMonth;
import app.tallybird.engine.report.FileNames;
import app.tallybird.engine.report.ReportForm;
import app.tallybird.ui.control.Fields.Named;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.history.HistoryReader.Chart;
import app.tallybird.ui.history.HistoryReader.Question;
import app.tallybird.ui.history.HistoryReader.Year;
import app.tallybird.ui.wizard.PageModel;
import app.tallybird.ui.wizard.Workplace;

/** The pushes of one integration and its units over time, for all or one of its services and customers. */
public final class HistoryModel extends PageModel {

    static final Named EVERY_SERVICE = new Named("", "All services");
    static final Named EVERY_CUSTOMER = new Named("", "All customers");

    private static final int REPORTS = 13;

    final ObservableList<String> integrations = FXCollections.observableArrayList();
    final ObservableList<Named> services = FXCollections.observableArrayList(List.of(EVERY_SERVICE));
    final ObservableList<Named> customers = FXCollections.observableArrayList(List.of(EVERY_CUSTOMER));
    final ObjectProperty<@Nullable String> integration = new SimpleObjectProperty<>();
    final ObjectProperty<@Nullable Named> service = new SimpleObjectProperty<>(EVERY_SERVICE);
    final ObjectProperty<@Nullable Named> customer = new SimpleObjectProperty<>(EVERY_CUSTOMER);
    /** The newest first. */
    final ObservableList<RunRow> runs = FXCollections.observableArrayList();
    final ObjectProperty<Chart> chart = new SimpleObjectProperty<>(Chart.EMPTY);
    /** The same in money; empty without any price. */
    final ObjectProperty<Chart> worth = new SimpleObjectProperty<>(Chart.EMPTY);
    /** Whether there is any price, whether a cost is known, and whether all is shown as what it is worth. */
    final BooleanProperty priced = new SimpleBooleanProperty();
    final BooleanProperty costed = new SimpleBooleanProperty();
    final BooleanProperty money = new SimpleBooleanProperty();
    /** The months of the chosen customer. */
    final ObjectProperty<Year> year = new SimpleObjectProperty<>(Year.NONE);
    /** Whether a customer is chosen, so that there is a year and a report of it. */
    final BooleanProperty ofOne = new SimpleBooleanProperty();
    /** Whether the months of the customer are shown in place of the pushes. */
    final BooleanProperty byMonth = new SimpleBooleanProperty();
    /** What the chart shows, as a sentence. */
    final StringProperty chartWords = new SimpleStringProperty("");
    final DetailModel details;
    private boolean filling;

    public HistoryModel(Workplace place) {
        super(place);
        details = new DetailModel(place, this::load);
        integration.subscribe((before, now) -> another());
        service.subscribe((before, now) -> load());
        customer.subscribe((before, now) -> load());
    }

    /** Shows this integration as it is now, or the first when the name is empty. */
    public void enter(String name) {
        read(cancel -> place.integrations(), names -> {
            integrations.setAll(names);
            String chosen = names.contains(name) ? name : names.isEmpty() ? null : names.getFirst();
            if (Objects.equals(chosen, integration.get())) {
                load();
            } else {
                integration.set(chosen);
            }
        });
    }

    @Override
    public boolean staysOpen() {
        return details.staysOpen();
    }

    @Override
    public void leave() {
        super.leave();
        details.leave();
    }

    private void another() {
        filling = true;
        service.set(EVERY_SERVICE);
        customer.set(EVERY_CUSTOMER);
        filling = false;
        details.close();
        load();
    }

    /** Shows the chart of one service and one customer. */
    public void of(String serviceId, String customerId) {
        filling = true;
        services.stream().filter(one -> one.id().equals(serviceId)).findFirst().ifPresent(service::set);
        customers.stream().filter(one -> one.id().equals(customerId)).findFirst().ifPresent(customer::set);
        filling = false;
        load();
    }

    private void load() {
        String name = integration.get();
        if (filling || name == null) {
            return;
        }
        Named one = service.get();
        Named other = customer.get();
        Question question = new Question(name, one == null ? EVERY_SERVICE : one, other == null ? EVERY_CUSTOMER : other);
        read(cancel -> HistoryReader.read(place.application(), question), found -> show(question, found));
    }

    private void show(Question question, HistoryReader.Found found) {
        // the lists are filled anew; what is chosen in them stays chosen
        filling = true;
        services.setAll(Named.after(EVERY_SERVICE, found.services()));
        customers.setAll(Named.after(EVERY_CUSTOMER, found.accounts()));
        service.set(question.service());
        customer.set(question.account());
        filling = false;
        runs.setAll(found.runs());
        chart.set(found.chart());
        worth.set(found.worth());
        year.set(found.year());
        priced.set(found.worth().currency().isPresent());
        costed.set(found.runs().stream().anyMatch(run -> !run.line().margin().isEmpty()));
        if (!priced.get()) {
            money.set(false);
        }
        ofOne.set(!question.account().id().isEmpty());
        if (!ofOne.get()) {
            byMonth.set(false);
        }
        int pushes = found.chart().points().size();
        chartWords.set(pushes == 0
                ? "No push of \"" + question.integration() + "\" was accepted yet."
                : "What Synthesize had after " + (pushes == 1 ? "the last push" : "each of the last " + LocalFormat.count(pushes, "push"))
                        + ": " + question.words() + ".");
    }

    void open(RunRow row) {
        String name = integration.get();
        if (name != null) {
            details.open(name, row, List.copyOf(runs));
        }
    }

    /** The months that the chosen customer can have a report of, the newest first. */
    List<YearMonth> reports() {
        YearMonth now = YearMonth.from(place.application().localTime());
        return IntStream.range(0, REPORTS).mapToObj(now::minusMonths).toList();
    }

    /**
     * Writes what the chosen customer was billed for in a month, over all integrations, as HTML, PDF or CSV by the name of the file. {@code copy} says for
     * whom.
     */
    void report(YearMonth month, CustomerMonth.Copy copy) {
        Named one = customer.get();
        if (one == null || one.id().isEmpty()) {
            return;
        }
        boolean inside = copy == CustomerMonth.Copy.INSIDE;
        String name = new FileNames().of(one.name()) + " " + month + (inside ? " inside" : "") + ReportForm.PDF.ending();
        place.desktop().saveFile((inside ? "Inside copy of the report of " : "Report of ") + one.name() + ", as .pdf, .html or .csv", name)
                .ifPresent(file -> {
                    ReportForm form = ReportForm.of(String.valueOf(file.getFileName())).orElse(ReportForm.PDF);
                    place.runner().start(
                            cancel -> write(file,
                                    form.write(new CustomerReports(place.application(), month, copy).of(List.of(one.name())))),
                            done -> place.desktop().say("The report of \"" + one.name() + "\" is written to " + done + "."), problem::set);
                });
    }

    /** Writes every count of every push of the integration. */
    void export(boolean json) {
        String name = integration.get();
        if (name == null) {
            return;
        }
        place.desktop().saveFile("Export the history", name + "-history" + (json ? ".json" : ".csv"))
                .ifPresent(file -> place.runner().start(cancel -> place.ledger(name, ledger -> {
                    History history = new History(ledger, place.zone(), HistoryReader.overlap(place.application(), name));
                    return write(file, json ? HistoryJson.of(history) : history.csv());
                }), done -> place.desktop().say("Every push of \"" + name + "\" is written to " + done + "."), problem::set));
    }
}
