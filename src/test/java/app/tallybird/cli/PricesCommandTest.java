package app.tallybird.cli;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Prices from a terminal, and what a push says of money by them. */
class PricesCommandTest extends AtDesk {

    @BeforeEach
    void open() throws Exception {
        pushed("901,Contoso,Seats,96", "902,Fabrikam,Seats,30", "902,Fabrikam,Mail,4");
    }

    @Test
    void aPriceIsSetShownAndSaidAsMoney() throws Exception {
        assertThat(desk.run("prices", "list").out()).isEqualTo("No price: nothing is said of money.\n");
        CommandFolder.Ended none = desk.run("prices", "set", "--service", "Seats", "--price", "5.50");
        assertThat(none.code()).isEqualTo(78);
        assertThat(none.out()).contains("the currency is missing, such as USD");
        CommandFolder.Ended dry = desk.run("prices", "set", "--service", "Seats", "--price", "5.50", "--currency", "USD", "--dry-run");
        assertThat(dry.code()).isEqualTo(2);
        assertThat(dry.out()).startsWith("+ 1 added\n");
        assertThat(desk.run("prices", "list").out()).isEqualTo("No price: nothing is said of money.\n");
        assertThat(desk.run("prices", "set", "--service", "Seats", "--price", "5.50", "--cost", "3", "--currency", "USD").code()).isZero();
        assertThat(desk.run("prices", "set", "--service", "Seats", "--customer", "901", "--price", "4.905", "--from", "2026-03-01").code())
                .isZero();
        assertThat(desk.run("prices", "list").out()).isEqualTo("""
                  Id  Customer        Service  Price  Cost  Currency  From        State     By
                  P1  every customer  Seats      5.5     3  USD       —           in force  anna
                  P2  Contoso         Seats    4.905     —  USD       2026-03-01  in force  anna
                """);
        desk.counts("901,Contoso,Seats,99", "902,Fabrikam,Seats,31", "902,Fabrikam,Mail,5");
        CommandFolder.Ended plan = desk.run("sync-usage", "--dry-run");
        assertThat(plan.out()).contains("2 of 2 customers changed, +5 units, +20.22 USD a month (2 of 3 counts priced).",
                "Contoso   Seats               96   99     +3  485.60 USD  +14.72 USD  changed",
                "Fabrikam  Mail                 4    5     +1           —           —  changed");
        assertThat(desk.run("explain", "901").out()).contains("Worth 485.60 USD a month at 4.905 each (own price), +14.72 USD.");
        assertThat(desk.run("sync-usage", "--dry-run", "--json").json().getAsJsonObject("plan").get("money"))
                .hasToString("{\"amounts\":[{\"amount\":20.22,\"currency\":\"USD\"}],\"priced\":2,\"of\":3}");
    }

    @Test
    void theHistoryIsToldInThePricesOfItsDays() throws Exception {
        assertThat(desk.run("prices", "set", "--service", "Seats", "--price", "5.50", "--currency", "USD").code()).isZero();
        assertThat(desk.run("prices", "set", "--service", "Mail", "--price", "9", "--from", "2027-01-01").code()).isZero();
        assertThat(desk.run("history").out()).contains("  693.00 USD (2 of 3)  +693.00 USD (2 of 3)");
        assertThat(desk.run("history", "show", "R00001").out()).contains("528.00 USD  +528.00 USD", "\u2014            \u2014");
        assertThat(desk.run("history", "series").out()).contains("693.00 USD").doesNotContain("36.00 USD");
        assertThat(desk.run("history", "--json").json().getAsJsonArray("runs").get(0).getAsJsonObject().get("amount"))
                .hasToString("{\"amounts\":[{\"amount\":693.00,\"currency\":\"USD\"}],\"priced\":2,\"of\":3}");
        assertThat(desk.run("history", "export").out()).contains(",528.00,528.00,USD");
    }

    @Test
    void whatIsWrongIsRefusedAndNothingIsKept() throws Exception {
        assertThat(desk.run("prices", "set", "--service", "Seats", "--price", "5", "--currency", "USD").code()).isZero();
        CommandFolder.Ended other = desk.run("prices", "set", "--service", "Mail", "--price", "5", "--currency", "EUR");
        assertThat(other.code()).isEqualTo(78);
        assertThat(other.err()).contains("1 price was refused.", "No price was changed.");
        assertThat(other.out()).contains("the prices are in USD, and EUR can not stand beside it");
        for (String wrong : new String[]{"-5", "5,50", "1e3", "", "=1+1", "1.2345678"}) {
            assertThat(desk.run("prices", "set", "--service", "Mail", "--price=" + wrong).code()).as(wrong).isEqualTo(78);
        }
        assertThat(desk.run("prices", "set", "--service", "*", "--price", "5").out()).contains("a price is that of one service");
        assertThat(desk.run("prices", "set", "--service", "Mail", "--customer", "999", "--price", "5").out())
                .contains("no customer has the id \"999\"");
        assertThat(desk.run("prices", "remove", "P7").code()).isEqualTo(64);
        assertThat(desk.run("prices", "list", "--json").json().getAsJsonArray("prices")).hasSize(1);
        assertThat(desk.run("prices", "remove", "P1", "--dry-run").out())
                .isEqualTo("Would be removed: P1, every customer, Seats: 5 USD.\n");
        assertThat(desk.run("prices", "remove", "P1").code()).isZero();
        assertThat(desk.run("prices", "list", "--json").json().getAsJsonArray("prices")).isEmpty();
    }

    @Test
    void exportedAndImportedAgain() throws Exception {
        assertThat(desk.run("prices", "set", "--service", "Seats", "--price", "5.50", "--currency", "USD").code()).isZero();
        Path file = folder.resolve("prices.csv");
        assertThat(desk.run("prices", "export", "--file", "prices.csv").code()).isZero();
        String csv = Files.readString(file);
        assertThat(csv).contains("*,every customer,Seats,Seats,5.5,,USD,,anna,P1\r\n");
        assertThat(desk.run("prices", "import", "prices.csv").out()).startsWith("= 1 same\n");
        Files.writeString(file, csv.replace(",5.5,", ",6,") + ",=Fabrikam,Seats,,4,,,,,\r\n*,,Seats,,7,,,,,\r\n");
        CommandFolder.Ended refused = desk.run("prices", "import", "prices.csv");
        assertThat(refused.code()).isEqualTo(78);
        assertThat(refused.out()).startsWith("~ 1 changed, ! 2 refused\n").contains("line 2 is about the same from the same day on");
        Files.writeString(file, csv.replace(",5.5,", ",6,") + ",Fabrikam,Seats,,4,,,,,\r\n");
        assertThat(desk.run("prices", "import", "prices.csv", "--by-name", "--dry-run").code()).isEqualTo(2);
        CommandFolder.Ended changed = desk.run("prices", "import", "prices.csv", "--by-name", "--json");
        assertThat(changed.code()).isZero();
        assertThat(changed.json().getAsJsonArray("plan").get(0).getAsJsonObject().get("replaces").getAsString()).isEqualTo("P1");
        assertThat(desk.run("prices", "list").out()).contains("P2  every customer  Seats        6", "P3  Fabrikam        Seats        4");
    }

    @Test
    void aLimitIsKeptOnlyWithASavedIntegration() throws Exception {
        assertThat(desk.run("prices", "set", "--service", "Seats", "--price", "5", "--currency", "USD").code()).isZero();
        assertThat(desk.run("prices", "limits").out()).isEqualTo("One customer: no limit\nOne service: no limit\nAll together: no limit\n");
        CommandFolder.Ended unsaved = desk.run("prices", "limits", "--of-customer", "15");
        assertThat(unsaved.code()).isEqualTo(64);
        assertThat(unsaved.err()).contains("The integration is not saved", "No limit was changed.");
        assertThat(desk.run("prices", "limits", "--in-all=-1").code()).isEqualTo(64);
    }
}
