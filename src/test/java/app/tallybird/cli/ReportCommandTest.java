package app.tallybird.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.sandbox.Customers.Device;
import app.tallybird.stage.Stage;
import app.tallybird.stage.StageClock;

import static org.assertj.core.api.Assertions.assertThat;

/** What a customer was billed for in a month, as a file. */
class ReportCommandTest extends AtDesk {

    /** March: 96 and 30 seats; April: a contract rule, and a service that is new. */
    @BeforeEach
    void open() throws Exception {
        pushed("901,Contoso,Seats,96", "902,Fabrikam,Seats,30", "902,Fabrikam,Backup,4");
        clock.pass(Duration.ofDays(31));
        desk.counts("901,Contoso,Seats,90", "901,Contoso,Backup,2.5", "902,Fabrikam,Seats,30", "902,Fabrikam,Backup,4");
        assertThat(desk.run("contracts", "set", "--customer", "901", "--service", "Seats", "--rule", "at-least", "--units", "100",
                "--reason", "Campus").code()).isZero();
        push();
    }

    private List<String> csv(String... options) throws Exception {
        CommandFolder.Ended ended = desk
                .run(Stream.concat(Stream.of("report", "--out", "r.csv"), Stream.of(options)).toArray(String[]::new));
        assertThat(ended.code()).as(ended.err()).isZero();
        return Files.readString(folder.resolve("r.csv"), StandardCharsets.UTF_8).lines().skip(1)
                .map(line -> line.replaceAll("2026-0\\d-\\d\\d [0-9:]+ UTC", "THEN")).toList();
    }

    @Test
    void aMonthIsToldByItsOwnNumbers() throws Exception {
        assertThat(csv("--customer", "contoso", "--month", "2026-04")).containsExactly(
                "2026-04,csv,901,Contoso,Backup,number,2.5,,2.5,,,,,,THEN,THEN,R00002,,,,",
                "2026-04,csv,901,Contoso,Seats,number,90,at least 100 by contract (Campus),100,,,,96,4,THEN,THEN,R00002,,,,");
        assertThat(csv("--customer", "901", "--month", "2026-03"))
                .containsExactly("2026-03,csv,901,Contoso,Seats,number,96,,96,,,,,,THEN,THEN,R00001,,,,");
        clock.pass(Duration.ofDays(31));
        assertThat(csv("--customer", "902")).containsExactly("2026-04,csv,902,Fabrikam,Backup,number,4,,4,,,,4,0,THEN,THEN,R00002,,,,",
                "2026-04,csv,902,Fabrikam,Seats,number,30,,30,,,,30,0,THEN,THEN,R00002,,,,");
        assertThat(csv("--customer", "902", "--month", "2026-05")).allMatch(line -> line.contains(",R00002,")).hasSize(2);
        assertThat(csv("--customer", "902", "--month", "2026-02")).isEmpty();
    }

    @Test
    void everyCustomerHasAFileInAFolder() throws Exception {
        CommandFolder.Ended ended = desk.run("report", "--all", "--month", "2026-04", "--out", "reports", "--format", "pdf");

        assertThat(ended.out()).isEqualTo("2 reports are in " + folder.resolve("reports") + ".\n");
        try (Stream<Path> files = Files.list(folder.resolve("reports"))) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted()).containsExactly("Contoso.pdf", "Fabrikam.pdf");
        }
        assertThat(Files.readString(folder.resolve("reports").resolve("Contoso.pdf"), StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
        assertThat(desk.run("report", "--customer", "Contoso", "--out", "r.html", "--month", "2026-03").code()).isZero();
        assertThat(Files.readString(folder.resolve("r.html"))).contains("<title dir=\"auto\">Contoso, March 2026</title>");
    }

    @Test
    void whatIsNotMeantIsSaid() throws Exception {
        assertThat(desk.run("report", "--out", "r.csv").code()).isEqualTo(64);
        assertThat(desk.run("report", "--customer", "901", "--out", "r.doc").err()).contains("A report is html, pdf or csv");
        assertThat(desk.run("report", "--customer", "901", "--out", "r.csv", "--month", "November").err())
                .contains("\"November\" is no month.", "Write it like 2026-11.");
        CommandFolder.Ended nobody = desk.run("report", "--customer", "Nobody", "--out", "r.csv");
        assertThat(nobody.code()).isEqualTo(64);
        assertThat(nobody.err()).contains("No integration knows a customer \"Nobody\".", "No report was made.");
        assertThat(folder.resolve("r.csv")).doesNotExist();
    }

    /** Two pushes in April: what is new or gone is told since the end of March, not since the push before. */
    @Test
    void namesAreComparedWithTheEndOfTheMonthBefore(@TempDir Path other) throws Exception {
        StageClock time = new StageClock();
        try (CommandFolder cli = CommandFolder.simulated(other, Stage.time(time))) {
            Stage.only(cli.sandbox, 1);
            cli.sandbox.customers().devices().forEach(cli.sandbox.customers()::remove);
            Device first = new Device(101, 1, "MAC", false, false);
            List.of(first, new Device(102, 1, "MAC", false, false)).forEach(cli.sandbox.customers()::addDevice);
            cli.env("CONNECTOR=ninjaone", "CLIENT_ID=demo-client", "CLIENT_SECRET=demo-client-secret-31337");
            cli.setUp();
            assertThat(cli.run("sync-usage", "--yes").code()).isZero();
            time.pass(Duration.ofDays(31));
            cli.sandbox.customers().remove(first);
            assertThat(cli.run("sync-usage", "--yes").code()).isZero();
            cli.sandbox.customers().addDevice(new Device(103, 1, "MAC", false, false));
            assertThat(cli.run("sync-usage", "--yes").code()).isZero();

            assertThat(cli.run("report", "--customer", "1", "--month", "2026-04", "--out", "r.csv").code()).isZero();
            assertThat(Files.readAllLines(other.resolve("r.csv")).stream().filter(line -> line.contains(",Total Workstations,"))
                    .map(line -> line.replaceAll(".*,Total Workstations,([a-z]+),.*,(R\\d+),([^,]*),.*", "$1 $2 $3")))
                    .containsExactly("number R00003 ", "same R00003 mac-102", "new R00003 mac-103", "gone R00003 mac-101");
        }
    }
}
