package app.tallybird.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A month is looked at and closed from a terminal. */
class MonthTest extends AtDesk {

    @BeforeEach
    void open() throws Exception {
        pushed("901,Contoso,Seats,96", "902,Fabrikam,Seats,30");
    }

    @Test
    void aMonthIsShownClosedAndShownAsItWasClosed() throws Exception {
        CommandFolder.Ended dry = desk.run("month", "close", "--dry-run", "--json");
        assertThat(dry.code()).isEqualTo(2);
        assertThat(dry.json().get("units").getAsInt()).isEqualTo(126);
        assertThat(dry.json().getAsJsonArray("missing")).isEmpty();
        assertThat(dry.json().get("closed").isJsonNull()).isTrue();

        String month = dry.json().get("month").getAsString();
        CommandFolder.Ended done = desk.run("month", "close");
        assertThat(done.code()).isZero();
        assertThat(done.out()).startsWith(month + " was closed on ").contains(" by anna: 1 of 1 integration pushed, 126 units.");
        CommandFolder.Ended again = desk.run("month", "close");
        assertThat(again.code()).isEqualTo(64);

        desk.counts("901,Contoso,Seats,100", "902,Fabrikam,Seats,30");
        CommandFolder.Ended late = desk.run("sync-usage", "--yes");
        assertThat(late.err()).contains("a card that is reconciled at Synthesize comes back when a new value arrives");
        assertThat(desk.at().get("901 Seats")).isEqualByComparingTo("100");
        JsonObject status = desk.run("month", "status", "--json").json();
        assertThat(status.get("units").getAsInt()).isEqualTo(126);
        assertThat(status.getAsJsonObject("closed").get("by").getAsString()).isEqualTo("anna");

        desk.counts("901,Contoso,Seats,101", "902,Fabrikam,Seats,30");
        assertThat(desk.run("sync-usage", "--unattended").code()).isEqualTo(4);
        assertThat(desk.at().get("901 Seats")).isEqualByComparingTo("100");
        assertThat(desk.run("month", "status", "--month", "soon").code()).isEqualTo(64);
    }

    @Test
    void aClosedMonthIsOpenedAgainForAReasonAndItsRecordStays() throws Exception {
        CommandFolder.Ended open = desk.run("month", "reopen", "--reason", "late licence file");
        assertThat(open.code()).isEqualTo(64);
        assertThat(open.err()).contains("is not closed.", "No month was changed.");
        assertThat(desk.run("month", "close").code()).isZero();
        assertThat(desk.run("month", "reopen").code()).isEqualTo(64);
        CommandFolder.Ended blank = desk.run("month", "reopen", "--reason", " ");
        assertThat(blank.code()).isEqualTo(64);
        assertThat(blank.err()).contains("The month stays closed.");

        desk.counts("901,Contoso,Seats,100", "902,Fabrikam,Seats,30");
        assertThat(desk.run("sync-usage", "--unattended").code()).isEqualTo(4);
        CommandFolder.Ended done = desk.run("month", "reopen", "--reason", "late licence file");
        assertThat(done.code()).isZero();
        assertThat(done.out()).contains(" is open", "Closed before on ", " by anna with 126 units; opened again on ",
                " by anna: late licence file");
        assertThat(done.err()).contains("A new value that is sent now brings a card back that is reconciled at Synthesize.");
        assertThat(desk.at().get("901 Seats")).isEqualByComparingTo("96");
        assertThat(desk.run("month", "reopen", "--reason", "once more").code()).isEqualTo(64);

        assertThat(desk.run("sync-usage", "--unattended").code()).isZero();
        assertThat(desk.at().get("901 Seats")).isEqualByComparingTo("100");
        assertThat(desk.run("month", "close").code()).isZero();
        JsonObject status = desk.run("month", "status", "--json").json();
        assertThat(status.get("units").getAsInt()).isEqualTo(130);
        assertThat(status.getAsJsonArray("earlier")).hasSize(1);
        JsonObject earlier = status.getAsJsonArray("earlier").get(0).getAsJsonObject();
        assertThat(earlier.get("units").getAsInt()).isEqualTo(126);
        assertThat(earlier.getAsJsonObject("reopened").get("reason").getAsString()).isEqualTo("late licence file");
        assertThat(earlier.getAsJsonObject("reopened").get("by").getAsString()).isEqualTo("anna");
        assertThat(desk.run("month", "reopen", "--reason", "again").out()).contains("with 126 units", "with 130 units", ": again");
    }

    /** What a closed month came to stays, whatever prices are changed to; what a later month comes to does not. */
    @Test
    void whatAClosedMonthCameToStaysWhenPricesChange() throws Exception {
        assertThat(desk.run("prices", "set", "--service", "Seats", "--price", "5.50", "--cost", "3", "--currency", "USD").code()).isZero();
        assertThat(desk.run("prices", "set", "--service", "Seats", "--customer", "902", "--price", "4").code()).isZero();
        clock.pass(Duration.ofMinutes(1));
        String open = desk.run("month", "status").out();
        assertThat(open).contains("126 units, 648.00 USD a month.", "648.00 USD", "240.00 USD (1 of 2)");
        assertThat(desk.run("month", "close").code()).isZero();
        clock.pass(Duration.ofMinutes(1));
        assertThat(desk.run("prices", "set", "--service", "Seats", "--price", "7", "--cost", "3").code()).isZero();
        assertThat(desk.run("prices", "remove", "P2").code()).isZero();

        CommandFolder.Ended status = desk.run("month", "status", "--json");
        assertThat(status.json().get("money"))
                .hasToString("{\"amounts\":[{\"amount\":648.00,\"currency\":\"USD\"}],\"priced\":2,\"of\":2}");
        assertThat(status.json().getAsJsonArray("integrations").get(0).getAsJsonObject().get("money")).hasToString(
                "{\"amount\":{\"amounts\":[{\"amount\":648.00,\"currency\":\"USD\"}],\"priced\":2,\"of\":2},\"cost\":{\"amounts\":[{\"amount\":288.00,"
                        + "\"currency\":\"USD\"}],\"priced\":1,\"of\":2},\"margin\":{\"amounts\":[{\"amount\":240.00,\"currency\":\"USD\"}],\"priced\":1,"
                        + "\"of\":2},\"services\":{\"Seats\":{\"amounts\":[{\"amount\":648.00,\"currency\":\"USD\"}],\"priced\":2,\"of\":2}}}");
        assertThat(desk.run("history").out()).contains("648.00 USD").doesNotContain("882.00");
        assertThat(desk.run("history", "show", "R00001").out()).contains("528.00 USD", "120.00 USD");
        assertThat(desk.run("history", "year", "--customer", "902").out()).contains("120.00 USD").doesNotContain("210.00");
        assertThat(desk.run("history", "explain", "902").out()).contains("Worth 120.00 USD a month at 4 each");
        String month = status.json().get("month").getAsString();
        assertThat(desk.run("report", "--customer", "902", "--month", month, "--out", "one.csv").code()).isZero();
        assertThat(Files.readString(folder.resolve("one.csv"))).contains("120.00").doesNotContain("210.00");

        // the next month is told in what is known now
        clock.pass(Duration.ofDays(31));
        assertThat(desk.run("sync-usage", "--yes").code()).isZero();
        assertThat(desk.run("history", "year", "--customer", "902").out()).contains("120.00 USD", "210.00 USD");

        // opened again it is a month like others
        assertThat(desk.run("month", "reopen", "--month", month, "--reason", "a price was wrong").out())
                .contains("126 units, 882.00 USD a month.", "with 126 units, 648.00 USD a month; opened again");
        assertThat(desk.run("history", "show", "R00001").out()).contains("210.00 USD");
    }

    /** A later currency does not make other money of it. */
    @Test
    void aClosedMonthKeepsItsCurrency() throws Exception {
        assertThat(desk.run("prices", "set", "--service", "Seats", "--price", "100", "--currency", "JPY").code()).isZero();
        clock.pass(Duration.ofMinutes(1));
        assertThat(desk.run("month", "close").code()).isZero();
        clock.pass(Duration.ofMinutes(1));
        assertThat(desk.run("prices", "remove", "P1").code()).isZero();
        assertThat(desk.run("history", "show", "R00001").out()).contains("9600 JPY", "3000 JPY");
        assertThat(desk.run("prices", "set", "--service", "Seats", "--price", "2", "--currency", "EUR").code()).isZero();
        assertThat(desk.run("history", "show", "R00001").out()).contains("9600 JPY", "3000 JPY");
        assertThat(desk.run("history").out()).contains("12600 JPY");
        assertThat(desk.run("month", "status").out()).contains("126 units, 12600 JPY a month.");
    }

    @Test
    void aRecordFromBeforeMoneyWasRecordedSaysSo() throws Exception {
        assertThat(desk.run("prices", "set", "--service", "Seats", "--price", "5.50", "--currency", "USD").code()).isZero();
        clock.pass(Duration.ofMinutes(1));
        String month = desk.run("month", "close", "--json").json().get("month").getAsString();
        Path kept = folder.resolve("home/ledger/sandbox/months/" + month + ".json");
        JsonObject json = JsonParser.parseString(Files.readString(kept)).getAsJsonObject();
        assertThat(json.getAsJsonArray("integrations").get(0).getAsJsonObject().remove("money")).isNotNull();
        Files.writeString(kept, json.toString());

        CommandFolder.Ended status = desk.run("month", "status");
        assertThat(status.code()).isZero();
        assertThat(status.out()).contains("126 units; money was not recorded then.").doesNotContain("USD");
        assertThat(desk.run("month", "status", "--json").json().get("money").isJsonNull()).isTrue();
        // it is read as before: nothing says which prices it was closed with
        assertThat(desk.run("prices", "set", "--service", "Seats", "--price", "7").code()).isZero();
        assertThat(desk.run("history").out()).contains("882.00 USD");
        assertThat(desk.run("month", "reopen", "--reason", "late").out())
                .contains("with 126 units; money was not recorded then; opened again");
    }
}
