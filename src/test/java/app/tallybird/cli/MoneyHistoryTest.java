package app.tallybird.cli;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What was pushed in money a month, from a terminal: explained, compared, by month, and what is left of it after costs. */
class MoneyHistoryTest extends AtDesk {

    /** March and April; seats have a price and a cost, mail has a price, and disks have none. */
    @BeforeEach
    void open() throws Exception {
        pushed("901,Contoso,Seats,90", "901,Contoso,Mail,4", "901,Contoso,Disks,2", "902,Fabrikam,Seats,1");
        clock.pass(Duration.ofDays(31));
        desk.counts("901,Contoso,Seats,96", "901,Contoso,Mail,3", "901,Contoso,Disks,5", "902,Fabrikam,Seats,1");
        push();
        assertThat(desk.run("prices", "set", "--service", "Seats", "--price", "5.50", "--cost", "3.333", "--currency", "USD").code())
                .isZero();
        assertThat(desk.run("prices", "set", "--service", "Mail", "--price", "9").code()).isZero();
    }

    @Test
    void aPushedNumberIsExplainedInMoney() throws Exception {
        assertThat(desk.run("history", "explain", "901", "Seats").out())
                .contains("Worth 528.00 USD a month at 5.5 each, +33.00 USD. Margin 208.03 USD.");
        assertThat(desk.run("history", "explain", "901", "Seats", "--run", "R00001").out())
                .contains("Worth 495.00 USD a month at 5.5 each. Margin 195.03 USD.");
        CommandFolder.Ended all = desk.run("history", "explain", "Contoso");
        assertThat(all.out()).contains("In all 555.00 USD a month (2 of 3 counts priced), +24.00 USD."
                + " Margin 208.03 USD a month (1 of 3 counts with a cost).");
        JsonObject json = desk.run("history", "explain", "Contoso", "--json").json();
        assertThat(json.get("money")).hasToString(
                "{\"amount\":{\"amounts\":[{\"amount\":555.00,\"currency\":\"USD\"}],\"priced\":2,\"of\":3},\"amountChange\":{\"amounts\":[{\"amount\":24.00,"
                        + "\"currency\":\"USD\"}],\"priced\":2,\"of\":2},\"margin\":{\"amounts\":[{\"amount\":208.03,\"currency\":\"USD\"}],\"priced\":1,\"of\":3}}");
        JsonArray each = json.getAsJsonArray("explained");
        assertThat(Stream.of(0, 1, 2).map(at -> String.valueOf(each.get(at).getAsJsonObject().get("margin")))).containsExactly("null",
                "null", "{\"amount\":208.03,\"currency\":\"USD\"}");
    }

    /** A first count of none changes nothing, so it lacks no price. */
    @Test
    void aNewZeroNeedsNoPrice() throws Exception {
        desk.counts("901,Contoso,Seats,97", "901,Contoso,Mail,3", "901,Contoso,Disks,5", "902,Fabrikam,Seats,1", "902,Fabrikam,Disks,0");
        push();
        assertThat(desk.at()).containsEntry("902 Disks", BigDecimal.ZERO);
        JsonObject run = desk.run("history", "--json").json().getAsJsonArray("runs").get(0).getAsJsonObject();
        assertThat(run.get("amountChange")).hasToString("{\"amounts\":[{\"amount\":5.50,\"currency\":\"USD\"}],\"priced\":1,\"of\":1}");
    }

    @Test
    void twoPushesDifferInMoneyAndHowManyArePricedIsSaid() throws Exception {
        CommandFolder.Ended ended = desk.run("history", "compare", "R00001", "R00002");
        assertThat(ended.out()).isEqualTo("""
                  Account  Service  R00001  R00002  Change     A month
                  Contoso  Disks         2       5      +3           \u2014
                  Contoso  Mail          4       3      -1   -9.00 USD
                  Contoso  Seats        90      96      +6  +33.00 USD
                In all +24.00 USD a month (2 of 3 counts priced).
                """);
        JsonObject json = desk.run("history", "compare", "R00001", "R00002", "--json").json();
        assertThat(json.get("amountChange")).hasToString("{\"amounts\":[{\"amount\":24.00,\"currency\":\"USD\"}],\"priced\":2,\"of\":3}");
        assertThat(json.getAsJsonArray("differences").get(2).getAsJsonObject().get("amountChange"))
                .hasToString("{\"amount\":33.00,\"currency\":\"USD\"}");
    }

    /** 97 x 5.50 + 3 x 9 = 560.50; 97 x 2.167 is rounded for each count. */
    @Test
    void whatIsLeftAfterCostsIsSaidInTheHistoryAndNeverInItsCsv() throws Exception {
        assertThat(desk.run("history").out()).contains("560.50 USD (3 of 4)", "210.20 USD (2 of 4)");
        assertThat(desk.run("history", "show", "R00002").out()).contains("Margin", "208.03 USD", "2.17 USD");
        assertThat(desk.run("history", "series", "--json").json().getAsJsonArray("series").get(2).getAsJsonObject().getAsJsonArray("points")
                .get(1).getAsJsonObject().get("margin"))
                .hasToString("{\"amounts\":[{\"amount\":210.20,\"currency\":\"USD\"}],\"priced\":2,\"of\":2}");
        assertThat(desk.run("sync-usage", "--dry-run", "--json").json().getAsJsonObject("plan").get("margin"))
                .hasToString("{\"amounts\":[{\"amount\":210.20,\"currency\":\"USD\"}],\"priced\":2,\"of\":4}");
        assertThat(desk.run("history", "export").out()).contains(",528.00,33.00,USD").doesNotContain("208.03", "3.333");
    }

    @Test
    void aCustomersYearStandsMonthByMonth() throws Exception {
        CommandFolder.Ended year = desk.run("history", "year", "--customer", "contoso", "--month", "2026-05", "--csv", "year.csv");
        assertThat(year.code()).as(year.err()).isZero();
        List<String> lines = year.out().lines().toList();
        assertThat(lines.getFirst()).isEqualTo("Contoso (901)");
        assertThat(lines.subList(1, 2)).containsExactly("  Month                A month               Margin  Disks  Mail  Seats");
        assertThat(lines.subList(11, 15)).containsExactly("  2026-03  531.00 USD (2 of 3)  195.03 USD (1 of 3)      2     4     90",
                "  2026-04  555.00 USD (2 of 3)  208.03 USD (1 of 3)      5     3     96",
                "  2026-05                    \u2014                    \u2014      \u2014     \u2014      \u2014",
                "Saved as " + folder.resolve("year.csv") + ".");
        assertThat(Files.readString(folder.resolve("year.csv"))).contains("2026-04,Mail,Mail,3,27.00,USD\r\n", "2026-05,,,,,\r\n")
                .doesNotContain("Margin", "208.03");
        JsonObject json = desk.run("history", "year", "--customer", "901", "--month", "2026-05", "--json").json();
        assertThat(json.getAsJsonArray("months")).hasSize(12);
        assertThat(json.getAsJsonArray("months").get(11)).hasToString("{\"month\":\"2026-05\",\"pushed\":false,\"services\":[]}");
        assertThat(json.getAsJsonArray("months").get(10).getAsJsonObject().get("margin"))
                .hasToString("{\"amounts\":[{\"amount\":208.03,\"currency\":\"USD\"}],\"priced\":1,\"of\":3}");
        assertThat(desk.run("history", "year", "--customer", "Nobody").code()).isEqualTo(64);
        assertThat(desk.run("history", "year", "--customer", "901", "--month", "May").err()).contains("\"May\" is no month.");
    }

    @Test
    void onlyTheInsideCopyOfAReportKnowsWhatAnythingCosts() throws Exception {
        for (String form : List.of("csv", "html")) {
            assertThat(desk.run("report", "--customer", "901", "--month", "2026-04", "--out", "away." + form).code()).isZero();
            assertThat(desk.run("report", "--customer", "901", "--month", "2026-04", "--out", "inside." + form, "--inside").code())
                    .isZero();
            assertThat(Files.readString(folder.resolve("away." + form))).contains("528.00").doesNotContain("3.333", "208.03", "Margin",
                    "Inside");
        }
        assertThat(Files.readString(folder.resolve("inside.csv"))).contains("Unit cost,Margin\r\n", "3.333,208.03\r\n");
        assertThat(Files.readString(folder.resolve("inside.html"))).contains("Inside copy with costs: not to be given away.", "208.03 USD",
                "555.00 USD in all; 2 of 3 services priced. Margin 208.03 USD; 1 of 3 services with a cost.");
    }

    /** A number of none without a price lacks none: not in a year, not in a report, not in the month. */
    @Test
    void aBilledZeroNeedsNoPriceAnywhere() throws Exception {
        desk.counts("901,Contoso,Seats,96", "901,Contoso,Mail,0", "901,Contoso,Disks,0", "902,Fabrikam,Seats,0", "902,Fabrikam,Disks,0");
        assertThat(desk.run("sync-usage", "--yes").code()).isZero();
        assertThat(desk.run("history", "year", "--customer", "901").out()).contains("528.00 USD  ").doesNotContain("528.00 USD (");
        assertThat(desk.run("history", "year", "--customer", "902").out()).contains("0.00 USD").doesNotContain("0.00 USD (");
        assertThat(desk.run("history").out()).contains("528.00 USD  ").doesNotContain("528.00 USD (");
        assertThat(desk.run("month", "status").out()).contains("96 units, 528.00 USD a month.");
        Path file = folder.resolve("one.html");
        assertThat(desk.run("report", "--customer", "Contoso", "--month", "2026-04", "--inside", "--out", file.toString()).code()).isZero();
        assertThat(Files.readString(file)).contains("528.00 USD in all. Margin 208.03 USD.").doesNotContain(" of 3 ");
    }
}
