package app.tallybird.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.csv.Sheets;
import app.tallybird.settings.EnvFile;

import static org.assertj.core.api.Assertions.assertThat;

/** What the command says of files that nobody has described. */
class FilesInspectTest {

    @TempDir
    private Path folder;

    private CommandFolder.Ended inspect(byte[] bytes, String... options) throws IOException {
        Files.write(folder.resolve("sent"), bytes);
        String[] all = new String[options.length + 5];
        System.arraycopy(new String[]{"files", "inspect", "sent", "--home", "home"}, 0, all, 0, 5);
        System.arraycopy(options, 0, all, 5, options.length);
        return new Terminal(folder).run(all);
    }

    private static byte[] text(String... lines) {
        return String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void saysHowAFileIsWrittenAndWhatItsColumnsAreFor() throws IOException {
        CommandFolder.Ended ended = inspect(String
                .join("\r\n", "Usage report;Lakeside IT", "", "CustNo;Kunde;Product;ChargeType;Qty;UnitPrice",
                        "K-1;Böhm Dental;Backup;cycleCharge;14;18,70", "K-2;Cedar Cafe;Backup;cycleCharge;6;2,60", ";;Total;;20;")
                .getBytes(Charset.forName("windows-1252")));

        assertThat(ended.err()).isEmpty();
        assertThat(ended.out().lines()).containsExactly(
                "Text in windows-1252 (a guess: look whether the letters are right), columns cut by semicolons",
                "Headings on line 3, 3 rows below", "No data: above line 3 (above the headings)",
                "No data: line 6:   Total  20 (probably a total: its count is the sum of all lines above; held until you decide)"
                        .replace("6:   ", "6: "),
                "  Column      For            Holds", "  CustNo      customer id    K-1, K-2",
                "  Kunde       customer name  Böhm Dental, Cedar Cafe", "  Product     service        Backup, Total",
                "  ChargeType  filter         cycleCharge", "  Qty         count          14, 6, 20",
                "  UnitPrice   not used       18,70, 2,60", "Read like this by a .env file:", "  CONNECTOR=csv",
                "  FILE=" + quoted(folder.resolve("sent").toString()), "  ACCOUNT_ID=CustNo", "  ACCOUNT_NAME=Kunde", "  SERVICE=Product",
                "  COUNT=Qty");
        assertThat(ended.code()).isZero();
    }

    @Test
    void theSameAsJson() throws IOException {
        byte[] book = new Sheets().table("Cover", "October")
                .table("Usage", "Customer Id|Customer|Product|Quantity|Rate", "c1|Elm|Seats|4|1.204", "c2|Oak|Seats|2|3").bytes();
        JsonObject json = JsonParser.parseString(inspect(book, "--json").out()).getAsJsonObject();

        assertThat(json.get("written").toString())
                .isEqualTo("{\"charset\":\"\",\"guessed\":false,\"separator\":\"\",\"sheet\":\"Usage\",\"sheets\":[\"Cover\",\"Usage\"]}");
        assertThat(json.get("headingLine").getAsInt()).isEqualTo(1);
        assertThat(json.get("rows").getAsInt()).isEqualTo(2);
        JsonArray columns = json.getAsJsonArray("columns");
        assertThat(columns.get(3).getAsJsonObject().get("role").getAsString()).isEqualTo("count");
        assertThat(columns.get(4).getAsJsonObject().get("decimal").getAsString()).isEqualTo(".");
        assertThat(json.getAsJsonArray("env").asList()).extracting(line -> line.getAsString()).contains("SHEET=Usage",
                "ACCOUNT_ID=Customer Id");
    }

    /** What can be read in two ways is said with both, and is no success until it is chosen. */
    @Test
    void aNumberThatCouldBeAThousandTimesAsMuchIsOpen() throws IOException {
        byte[] file = text("Id;Name;Product;Qty", "1;Elm;Storage;1.204", "2;Oak;Storage;88");
        CommandFolder.Ended open = inspect(file);
        assertThat(open.out()).contains("To be decided: the file sent, column \"Qty\": \"1.204\" on line 2 is 1204 or 1.204");
        assertThat(open.code()).isEqualTo(78);

        CommandFolder.Ended chosen = inspect(file, "--decimal", ",");
        assertThat(chosen.out()).doesNotContain("To be decided").contains("DECIMAL=','");
        assertThat(chosen.code()).isZero();
    }

    /** One cell that is no number would else make each row count as 1, and nobody would be told. */
    @Test
    void aCellThatIsNoNumberIsSaidAndTheColumnStaysTheCount() throws IOException {
        CommandFolder.Ended ended = inspect(text("Id;Name;Product;Qty", "1;Elm;Storage;1204", "2;Oak;Storage;10 seats", "3;Ash;Storage;"));
        assertThat(ended.out()).contains("To be decided: the file sent, column \"Qty\": \"10 seats\" on line 3 is no number",
                "  Qty      count ", "  COUNT=Qty");
        assertThat(ended.code()).isEqualTo(78);
    }

    @Test
    void theBetterNamedColumnStaysTheCountThoughOneOfItsCellsIsNoNumber() throws IOException {
        assertThat(inspect(text("Id;Name;Product;Qty;Seats", "1;Elm;Storage;4;9", "2;Oak;Storage;5;9", "3;Ash;Storage;x;9")).out())
                .contains("column \"Qty\": \"x\" on line 4 is no number", "  COUNT=Qty");
    }

    /** Nothing is known of how many there are, which is not that each line is one. */
    @Test
    void aColumnOfCountsWithoutOneNumberIsSaid() throws IOException {
        CommandFolder.Ended ended = inspect(text("Id;Name;Product;Units", "1;Elm;Storage;", "2;Oak;Storage;"));
        assertThat(ended.out()).contains("column \"Units\": no line has a number in it", "  COUNT=Units");
        assertThat(ended.code()).isEqualTo(78);
        CommandFolder.Ended words = inspect(text("Id;Name;Product;Qty", "1;Elm;Storage;10 seats", "2;Oak;Storage;12 seats"));
        assertThat(words.out()).contains("column \"Qty\": \"10 seats\" on line 2 is no number", "  COUNT=Qty");
        assertThat(words.code()).isEqualTo(78);
        assertThat(inspect(text("Id;Name;Product;Users", "1;Elm;Storage;Ann", "2;Oak;Storage;Bob")).out()).doesNotContain("COUNT=");
    }

    /** The reseller's own number is the same on every line. */
    @Test
    void aNumberThatSeveralCustomersShareIsNotTheirs() throws IOException {
        assertThat(inspect(text("Account Number,Usage Customer,Product,Quantity", "A-1,Elm,Server,1", "A-1,Oak,Server,2")).out())
                .contains("ACCOUNT_ID=Usage Customer", "ACCOUNT_NAME=Usage Customer");
    }

    /** The lines that are printed read the file as it was shown. */
    @Test
    void theLinesForAnEnvironmentFileAreReadAsTheyAreMeant() throws IOException {
        CommandFolder.Ended ended = inspect(text("Customer #,Customer,Product,Qty,Qty", "1,\"Elm, Ltd\",Seats,4,5", "2,Oak,Seats,3,4"));
        Path env = folder.resolve("made.env");
        Files.writeString(env,
                String.join("\n", ended.out().lines().filter(line -> line.matches(" +[A-Z_]+=.*")).map(String::strip).toList()));
        assertThat(EnvFile.read(env).values()).containsEntry("ACCOUNT_ID", "Customer #").containsEntry("COUNT", "Qty#1");
    }

    @Test
    void theTableWithMostLinesIsProposedAndTheOthersAreTold() throws IOException {
        CommandFolder.Ended ended = inspect(text("Status", "Subscription ID,Order,Offer,Subscription Name,Seats,Extra",
                "s-1,o-1,CSP,Birch,2,", "", "Daily Usage", "Usage Date,Subscription ID,Subscription Name,Meter Category,Consumed Quantity",
                "10/1/2026,s-1,Birch,Machines,24", "10/2/2026,s-1,Birch,Machines,24", "10/2/2026,s-2,Cedar,Machines,9.5"));
        assertThat(ended.out()).contains("Headings on line 6, 3 rows below", "ACCOUNT_ID=Subscription ID", "ACCOUNT_NAME=Subscription Name",
                "SERVICE=Meter Category", "COUNT=Consumed Quantity");
    }

    @Test
    void whatCanNotBeReadIsSaid() throws IOException {
        assertThat(inspect(new byte[]{(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}).err())
                .contains("The file sent is a workbook of an old form");
        assertThat(new Terminal(folder).run("files", "inspect", "none.csv", "--home", "home").err()).contains("can not be opened");
        assertThat(inspect(text("Note", "x")).code()).isEqualTo(78);
    }

    /** Windows' paths have a sign that needs quotes. */
    private static String quoted(String path) {
        return path.contains("\\") ? "'" + path + "'" : path;
    }

    /** Lines of one customer and service are added up, rows without a number column are counted, and a Yes says which of them. */
    @Test
    void whatTheLinesAskForIsProposed() throws IOException {
        assertThat(inspect(text("Customer #,Product,Qty", "1,Seats,4", "2,Seats,3", "1,Seats,1")).out()).contains("COUNT=Qty",
                "DUPLICATES=sum");
        assertThat(inspect(text("Customer #,Product,Qty", "1,Seats,4", "2,Seats,3", "1,Backup,1")).out()).doesNotContain("DUPLICATES");
        CommandFolder.Ended rows = inspect(text("Tenant ID,Tenant,Product,User,Counted In HWM", "t-1,Elm,Backup,a@elm.example,Yes",
                "t-1,Elm,Backup,b@elm.example,Yes", "t-2,Oak,Backup,c@oak.example,No"));
        assertThat(rows.out()).contains("FILTER='Counted In HWM = Yes'").doesNotContain("COUNT=", "DUPLICATES");
        assertThat(rows.code()).isZero();
    }
}
