package app.tallybird.cli;

import com.google.gson.JsonObject;
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
}
