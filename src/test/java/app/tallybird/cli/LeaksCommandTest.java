package app.tallybird.cli;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** An invoice beside what was counted and what Synthesize accepted: three planted leaks are found, and nothing else. */
class LeaksCommandTest extends AtDesk {

    /** Fabrikam's fall in the same month is held, so that Synthesize keeps 30; a month later everything is otherwise. */
    @BeforeEach
    void open() throws Exception {
        pushed("901,Contoso,Seats,8", "902,Fabrikam,Seats,5", "903,Tailspin,Seats,9", "904,Litware,Seats,4", "904,Litware,Backup,1");
        desk.counts("901,Contoso,Seats,8", "902,Fabrikam,Seats,5", "903,Tailspin,Seats,900", "904,Litware,Seats,4", "904,Litware,Backup,1");
        assertThat(desk.run("sync-usage").code()).isEqualTo(4);
        Files.writeString(folder.resolve("invoice.csv"), """
                Customer,Product,Quantity
                Contoso GmbH,Business Basic annual,6
                Contoso GmbH,Business Basic,4
                Fabrikam,Business Basic,3
                Tailspin,Business Basic,900
                Litware,Business Basic,4
                Litware,=Evil(),7
                """);
    }

    private void matched() throws Exception {
        assertThat(desk.run("leaks", "match", "--product", "Business Basic", "--service", "seats").code()).isZero();
        assertThat(desk.run("leaks", "match", "--product", "Business Basic annual", "--service", "Seats").code()).isZero();
        assertThat(desk.run("leaks", "match", "--customer", "Contoso GmbH", "--here", "Contoso").out())
                .contains("product \"business basic annual\": Seats of csv", "customer \"contoso gmbh\": Contoso");
    }

    @Test
    void threePlantedLeaksAndWhatWasNotCompared() throws Exception {
        matched();
        CommandFolder.Ended ended = desk.run("leaks", "--invoice", "invoice.csv", "--month", "2026-03", "--csv", "leaks.csv");

        assertThat(ended.code()).as(ended.err()).isEqualTo(4);
        String text = """
                2026-03: 3 findings; 4 numbers were compared with an invoice.
                  Finding                Integration  Customer  Service  Bought  Used  Billed  Units  A month
                  bought and not used    csv          Contoso   Seats        10     8       8      2  —
                  used and not billed    csv          Tailspin  Seats         —   900       9    891  —
                  billed and not bought  csv          Fabrikam  Seats         3     5       5      2  —

                  Not audited          Why
                  product "=Evil()"    nobody has said which service it is
                  Backup of csv        no product of the invoice is this service
                """;
        assertThat(ended.out().replaceAll(" +", " ")).startsWith(text.replaceAll(" +", " "));
        String csv = Files.readString(folder.resolve("leaks.csv"));
        assertThat(csv.lines()).hasSize(6).contains("2026-03,bought and not used,csv,901,Contoso,Seats,10,8,8,2,,,",
                "2026-03,not audited,,,,\"product \"\"=Evil()\"\"\",,,,,,,nobody has said which service it is");
    }

    @Test
    void aLineThatIsTakenForTheTotalIsSaid() throws Exception {
        matched();
        Files.writeString(folder.resolve("total.csv"), """
                Customer,Product,Quantity
                Contoso GmbH,Business Basic,8
                Fabrikam,Business Basic,5
                Total,,13
                """);
        CommandFolder.Ended ended = desk.run("leaks", "--invoice", "total.csv", "--month", "2026-03");

        assertThat(ended.out().replaceAll(" +", " "))
                .contains("the file total.csv a line is taken for the total of others, and was not compared: ", "Total");
    }

    @Test
    void amountsOfCustomersOfOneNameAreAddedOnce() throws Exception {
        matched();
        assertThat(desk.run("prices", "set", "--service", "Seats", "--price", "5", "--cost", "3", "--currency", "EUR").code()).isZero();
        Files.writeString(folder.resolve("tenants.csv"), """
                Customer ID,Customer,Product,Quantity,Amount
                t-1,Litware,Business Basic,1,3.00
                t-2,Litware,Business Basic,3,9.00
                t-3,Fabrikam,Business Basic,5,15.00
                """);
        CommandFolder.Ended ended = desk.run("leaks", "--invoice", "tenants.csv", "--month", "2026-03", "--amount-column", "Amount",
                "--currency", "EUR", "--units-column", "Quantity", "--json");

        assertThat(ended.json().get("audited").getAsInt()).as(ended.out() + ended.err()).isEqualTo(2);
        assertThat(ended.json().getAsJsonArray("leaks")).hasSize(1);
        assertThat(ended.out()).doesNotContain("another price");
    }

    /** 5 seats cost 15.00 EUR; the invoice says 20. */
    @Test
    void nothingIsAssumedOfTheCurrencyOfAmounts() throws Exception {
        matched();
        assertThat(desk.run("prices", "set", "--service", "Seats", "--price", "5", "--cost", "3", "--currency", "EUR").code()).isZero();
        String line = "Fabrikam,Business Basic,5,20.00";
        Files.writeString(folder.resolve("plain.csv"), "Customer,Product,Quantity,Amount\n" + line + "\n");
        Files.writeString(folder.resolve("said.csv"), "Customer,Product,Quantity,Amount,Currency\n" + line + ",EUR\n");
        Files.writeString(folder.resolve("headed.csv"), "Customer,Product,Quantity,Amount (USD)\n" + line + "\n");

        assertThat(amounts("plain.csv", "Amount")).contains("in which currency they are is not known").doesNotContain("another price");
        assertThat(amounts("plain.csv", "Amount", "--currency", "EUR")).contains("another price", "5.00 EUR")
                .doesNotContain("is not known and has to be said");
        assertThat(amounts("said.csv", "Amount")).contains("another price", "5.00 EUR");
        assertThat(amounts("headed.csv", "Amount (USD)")).contains("the invoice is in USD and what is kept here in EUR")
                .doesNotContain("another price");
        assertThat(desk.run("leaks", "--invoice", "plain.csv", "--amount-column", "Amount", "--currency", "euro").code()).isEqualTo(64);
    }

    private String amounts(String file, String column, String... more) throws Exception {
        List<String> all = new ArrayList<>(
                List.of("leaks", "--invoice", file, "--month", "2026-03", "--amount-column", column, "--units-column", "Quantity"));
        all.addAll(List.of(more));
        return desk.run(all.toArray(String[]::new)).out();
    }

    @Test
    void aPastMonthIsJudgedByItsOwnNumbersAndTheNextOneIsNotCalledClean() throws Exception {
        matched();
        clock.pass(Duration.ofDays(31));
        desk.counts("901,Contoso,Seats,10", "902,Fabrikam,Seats,3", "903,Tailspin,Seats,900", "904,Litware,Seats,4",
                "904,Litware,Backup,1");
        push();

        assertThat(desk.run("leaks", "--invoice", "invoice.csv").out()).startsWith("2026-03: 3 findings; 4 numbers");
        assertThat(desk.run("leaks", "--invoice", "invoice.csv", "--month", "2026-04", "--json").json().getAsJsonArray("leaks")).isEmpty();
        CommandFolder.Ended nothing = desk.run("leaks", "--month", "2026-04");
        assertThat(nothing.code()).isEqualTo(4);
        assertThat(nothing.out()).contains("0 findings; 0 numbers were compared with an invoice.",
                "Nothing was found in what was compared.", "everything that is bought  there is no invoice");
    }

    @Test
    void nothingIsGuessed() throws Exception {
        CommandFolder.Ended ended = desk.run("leaks", "--invoice", "invoice.csv", "--month", "2026-03", "--product-column", "Product",
                "--json");
        assertThat(ended.json().get("audited").getAsInt()).isZero();
        assertThat(ended.json().getAsJsonArray("leaks")).hasSize(1);
        assertThat(desk.run("leaks", "match", "--product", "Teams", "--service", "Phones").err())
                .contains("csv has no service \"Phones\".");
        assertThat(desk.run("leaks", "--invoice", "invoice.csv", "--units-column", "Menge").err())
                .contains("The file has no column \"Menge\".");
        assertThat(desk.run("leaks", "match").out()).isEqualTo("Nothing is remembered yet.\n");
    }
}
