package app.tallybird.ui.history;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.app.OpenIntegration;
import app.tallybird.engine.report.CustomerMonth;
import app.tallybird.ledger.LeftOut;
import app.tallybird.model.ContractRule.Scope;
import app.tallybird.model.Price;
import app.tallybird.ui.control.Tag;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.wizard.Setup;

import static org.assertj.core.api.Assertions.assertThat;

/** What the ledger knows of earlier pushes, over time and to the cell, and the way back from one. */
class HistoryModelTest {

    private static final String HEAD = "id,name,service,count\n";

    @TempDir
    private Path home;

    /** Three pushes of two customers: 7 + 3, 9 + 3, and 9 + 3 where one is no longer mapped. */
    private Setup pushed(AppOnSandbox hand) throws Exception {
        Path file = hand.usage("usage", "901,Contoso,Seats,7", "901,Contoso,Sites,1", "902,Fabrikam,Seats,3");
        Setup setup = hand.ready(hand.csv(file));
        Pushes.push(setup);
        Files.writeString(file, HEAD + "901,Contoso,Seats,9\n901,Contoso,Sites,1\n902,Fabrikam,Seats,3\n");
        Pushes.push(setup);
        hand.sandbox.synthesize().map("902", false);
        Pushes.push(setup);
        return setup;
    }

    private static HistoryModel open(AppOnSandbox hand, String name) {
        HistoryModel model = new HistoryModel(hand.place(new DirectTaskRunner()));
        model.enter(name);
        return model;
    }

    private static List<List<String>> points(HistoryModel model) {
        return model.chart.get().points().stream()
                .map(point -> point.numbers().stream().map(number -> number.orElseThrow().toPlainString()).toList()).toList();
    }

    @Test
    void theChartShowsWhatSynthesizeHadAlsoWhenAPushHadFewerCounts() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            HistoryModel model = open(hand, pushed(hand).name());
            assertThat(model.chart.get().lines()).containsExactly("All customers");
            assertThat(points(model)).containsExactly(List.of("11"), List.of("13"), List.of("13"));

            model.service.set(model.services.stream().filter(one -> one.name().equals("Seats")).findFirst().orElseThrow());
            model.customer.set(model.customers.stream().filter(one -> one.name().equals("Fabrikam")).findFirst().orElseThrow());
            assertThat(model.chart.get().lines()).containsExactly("All customers", "Fabrikam");
            assertThat(points(model)).containsExactly(List.of("10", "3"), List.of("12", "3"), List.of("12", "3"));
            assertThat(model.chartWords.get()).isEqualTo("What Synthesize had after each of the last 3 pushes: Seats, Fabrikam.");
            String contoso = model.customers.stream().filter(one -> one.name().equals("Contoso")).findFirst().orElseThrow().id();
            model.of(model.services.getFirst().id(), contoso);
            assertThat(model.chartWords.get()).isEqualTo("What Synthesize had after each of the last 3 pushes: All services, Contoso.");
        }
    }

    @Test
    void aCustomerHasAYearAndAReportToGiveAway() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            HistoryModel model = open(hand, pushed(hand).name());
            assertThat(model.ofOne.get()).isFalse();
            assertThat(model.year.get().months()).isEmpty();
            String contoso = model.customers.stream().filter(one -> one.name().equals("Contoso")).findFirst().orElseThrow().id();
            model.of("", contoso);
            assertThat(model.ofOne.get()).isTrue();
            assertThat(model.year.get().services()).containsExactly("Seats", "Sites");
            assertThat(model.year.get().months()).hasSize(1);
            assertThat(model.year.get().months().getFirst().units()).containsExactly(Optional.of(new BigDecimal("9")),
                    Optional.of(BigDecimal.ONE));
            assertThat(model.year.get().months().getFirst().money()).isEmpty();

            hand.desktop.file = Optional.of(home.resolve("contoso.csv"));
            assertThat(model.reports()).hasSize(13);
            model.report(model.reports().getFirst(), CustomerMonth.Copy.TO_GIVE_AWAY);
            assertThat(Files.readString(home.resolve("contoso.csv"))).contains(",901,Contoso,Seats,number,9,,9,")
                    .doesNotContain("Fabrikam");
            model.byMonth.set(true);
            model.of("", "");
            assertThat(model.byMonth.get()).isFalse();
        }
    }

    /** Seats are priced, and for Contoso with their cost; sites are not. */
    @Test
    void pushesTheirChartAndACustomersYearAreShownInMoney() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = pushed(hand);
            HistoryModel model = open(hand, setup.name());
            assertThat(List.of(model.priced.get(), model.costed.get())).containsExactly(false, false);
            try (OpenIntegration open = hand.application.openSaved(setup.name(), "test")) {
                open.context().ledger().prices().change(Currency.getInstance("USD"),
                        List.of(new Price("", new Scope(Optional.empty(), Optional.of("Seats")), new BigDecimal("5.50"), Optional.empty(),
                                Optional.empty(), "kim"),
                                new Price("", new Scope(Optional.of("901"), Optional.of("Seats")), new BigDecimal("5"),
                                        Optional.of(new BigDecimal("3.25")), Optional.empty(), "kim")),
                        Set.of());
            }
            model.enter(setup.name());
            assertThat(List.of(model.priced.get(), model.costed.get())).containsExactly(true, true);
            assertThat(model.worth.get().points()).extracting(point -> point.numbers().getFirst().orElseThrow() + " " + point.priced())
                    .containsExactly("51.50 2 of 3", "61.50 2 of 3", "61.50 2 of 3");
            assertThat(model.worth.get().written(new BigDecimal("61.50"))).isEqualTo("$61.50");
            RunRow second = model.runs.get(1);
            assertThat(List.of(second.amount(), second.amountChange(), second.margin())).containsExactly("$61.50 (2 of 3)", "+$10.00",
                    "$15.75 (1 of 3)");

            model.open(second);
            assertThat(model.details.priced.get()).isTrue();
            assertThat(model.details.page.get().words())
                    .contains("accepted (+2). +$10.00 a month. Margin $15.75 a month (1 of 3 counts with a cost).");
            model.details.compared.set(model.details.others.getLast());
            assertThat(model.details.page.get().words()).endsWith(". +$10.00 a month.");
            assertThat(model.details.rows.all).singleElement()
                    .satisfies(row -> assertThat(row.money().orElseThrow().text()).isEqualTo("10.00 USD"));
            model.details.close();

            model.of("", model.customers.stream().filter(one -> one.name().equals("Contoso")).findFirst().orElseThrow().id());
            HistoryReader.Month month = model.year.get().months().getFirst();
            assertThat(month.worth()).containsExactly(Optional.of(new BigDecimal("45.00")), Optional.empty());
            assertThat(List.of(month.money(), month.margin())).containsExactly("$45.00 (1 of 2 priced)", "$15.75 (1 of 2 with a cost)");

            hand.desktop.file = Optional.of(home.resolve("inside.html"));
            model.report(model.reports().getFirst(), CustomerMonth.Copy.INSIDE);
            assertThat(Files.readString(home.resolve("inside.html"))).contains("Inside copy with costs: not to be given away.",
                    "Margin 15.75 USD; 1 of 2 services with a cost.");
        }
    }

    @Test
    void aRowTellsWhoCountsUnitsChangeAndResult() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            HistoryModel model = open(hand, pushed(hand).name());
            assertThat(model.runs).hasSize(3);
            assertThat(model.runs.get(1).by()).isEqualTo("anna");
            assertThat(model.runs.get(1).counts()).isEqualByComparingTo("3");
            assertThat(model.runs.get(1).units()).isEqualByComparingTo("13");
            assertThat(model.runs.get(1).change()).isEqualByComparingTo("2");
            assertThat(model.runs).extracting(RunRow::result).containsExactly(new Tag("1 needs you", Tone.BAD),
                    new Tag("all accepted", Tone.GOOD), new Tag("all accepted", Tone.GOOD));
        }
    }

    @Test
    void detailsGoToTheCellAndTwoPushesCanBeCompared() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            HistoryModel model = open(hand, pushed(hand).name());
            model.open(model.runs.get(1));
            DetailModel details = model.details;
            assertThat(details.rows.all).extracting(row -> row.account() + " " + row.service() + " " + row.first() + " " + row.second())
                    .containsExactlyInAnyOrder("Contoso Seats 7 9", "Contoso Sites 1 1", "Fabrikam Seats 3 3");

            details.rows.choose("Changed");
            assertThat(details.rows.shown).extracting(row -> row.account() + " " + row.service()).containsExactly("Contoso Seats");

            details.compared.set(details.others.getLast());
            assertThat(details.page.get().words()).startsWith("1 count differs between ");
            DetailRow row = details.rows.all.getFirst();
            assertThat(row.first()).isEqualByComparingTo("7");
            assertThat(row.second()).isEqualByComparingTo("9");
            assertThat(row.tag().words()).isEqualTo("+2");
            assertThat(details.page.get().undo()).isEmpty();

            details.close();
            assertThat(details.shown.get()).isNull();
        }
    }

    @Test
    void aPushIsUndoneExactlyAsItWasShown() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            HistoryModel model = open(hand, pushed(hand).name());
            int before = hand.sandbox.synthesize().accepted().size();
            model.open(model.runs.get(1));
            DetailModel details = model.details;
            details.planUndo();
            assertThat(hand.sandbox.synthesize().accepted()).hasSize(before);
            assertThat(details.page.get().send()).isEqualTo("Send 3 earlier values");
            assertThat(details.rows.all).extracting(row -> row.account() + " " + row.service() + " " + row.tag().words())
                    .contains("Contoso Seats −2");
            details.rows.choose("Changed");
            assertThat(details.rows.shown).extracting(row -> row.account() + " " + row.service()).containsExactly("Contoso Seats");

            details.sendUndo();
            assertThat(hand.sandbox.synthesize().counts().get("901 Seats")).isEqualByComparingTo("7");
            assertThat(details.good.get()).startsWith("2 earlier values went back to Synthesize; lost their place: 1.");
            assertThat(model.runs.getFirst().by()).isEqualTo("anna, undo");
            assertThat(points(model).getLast()).containsExactly("11");
            int after = hand.sandbox.synthesize().accepted().size();
            details.sendUndo();
            assertThat(hand.sandbox.synthesize().accepted()).hasSize(after);
        }
    }

    @Test
    void whatIsLeftOutStaysAndWhatIsHeldWaitsForALook() throws Exception {
        Path file = Files.writeString(home.resolve("usage.csv"),
                HEAD + "901,Contoso,Seats,7\n902,Fabrikam,Seats,300\n903,Tailspin,Seats,3\n");
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.ready(hand.csv(file));
            Pushes.push(setup);
            Files.writeString(file, HEAD + "901,Contoso,Seats,70\n902,Fabrikam,Seats,301\n903,Tailspin,Seats,4\n");
            Pushes.push(setup);
            Elsewhere.work(setup, "a test", open -> {
                open.context().ledger().leaveOut(new LeftOut(Optional.of("903"), Optional.empty()));
                return true;
            });
            HistoryModel model = open(hand, setup.name());
            model.open(model.runs.getFirst());
            DetailModel details = model.details;
            details.planUndo();
            assertThat(details.rows.all).extracting(row -> row.account() + " " + row.tag().words()).containsExactly("Contoso ! held: −63",
                    "Fabrikam −1", "Tailspin · left out");
            assertThat(details.holds.get()).isEqualTo("\"Contoso\": \"Seats\" falls from 70 to 7.");
            assertThat(details.page.get().send()).isEqualTo("Send 1 earlier value, hold 1");
            details.looked.set(true);
            assertThat(details.page.get().send()).isEqualTo("Send 2 earlier values");
            details.looked.set(false);

            details.sendUndo();
            assertThat(hand.sandbox.synthesize().counts()).hasSize(3).containsEntry("901 Seats", BigDecimal.valueOf(70))
                    .containsEntry("902 Seats", BigDecimal.valueOf(300)).containsEntry("903 Seats", BigDecimal.valueOf(4));

            model.open(model.runs.get(1));
            details.planUndo();
            details.looked.set(true);
            details.sendUndo();
            assertThat(hand.sandbox.synthesize().counts().get("901 Seats")).isEqualByComparingTo("7");
        }
    }

    @Test
    void everyCountOfEveryPushIsExported() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            HistoryModel model = open(hand, pushed(hand).name());
            hand.desktop.file = Optional.of(home.resolve("history.csv"));
            model.export(false);
            assertThat(Files.readAllLines(home.resolve("history.csv"))).hasSize(10);
            hand.desktop.file = Optional.of(home.resolve("history.json"));
            model.export(true);
            JsonArray runs = JsonParser.parseString(Files.readString(home.resolve("history.json"))).getAsJsonArray();
            assertThat(runs).hasSize(3);
            assertThat(runs.get(0).getAsJsonObject().get("units").getAsInt()).isEqualTo(11);
            assertThat(runs.get(2).getAsJsonObject().getAsJsonArray("cells").asList()).extracting(cell -> Map
                    .entry(cell.getAsJsonObject().get("account").getAsString(), cell.getAsJsonObject().get("outcome").getAsString()))
                    .contains(Map.entry("Fabrikam", "no longer mapped"));
        }
    }

    @Test
    void withoutAnyIntegrationItIsEmpty() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            HistoryModel model = open(hand, "");
            assertThat(model.integration.get()).isNull();
            assertThat(model.runs).isEmpty();
            model.export(false);
            assertThat(hand.desktop.said).isEmpty();
        }
    }
}
