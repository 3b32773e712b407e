package app.tallybird.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                "  Kunde       customer name  Böhm Dental, Cedar Cafe", "  Product     service        Backup",
                "  ChargeType  filter         cycleCharge", "  Qty         count          14, 6, 20",
                "  UnitPrice   not used       18,70, 2,60", "Read like this by a .env file:", "  CONNECTOR=csv",
                "  FILE=" + quoted(folder.resolve("sent").toString()), "  ACCOUNT_ID=CustNo", "  ACCOUNT_NAME=Kunde", "  SERVICE=Product",
                "  COUNT=Qty");
        assertThat(ended.code()).isZero();
    }

    /** It is named by its line wherever it stands, and is no customer; what is called so and is no sum is only told. */
    @Test
    void aTotalWithACountIsNoCustomer() throws IOException {
        CommandFolder.Ended last = inspect(text("Kunde;Dienst;Anzahl", "Acme;Backup;4", "Beta;Mail;6", "Cedar;Mail;3", "Gesamtsumme;;13"));
        assertThat(last.out()).contains(
                "No data: line 5: Gesamtsumme  13 (probably a total: its count is the sum of all lines above; held until you decide)",
                "  Kunde   customer name  Acme, Beta, Cedar");
        assertThat(last.code()).isZero();
        assertThat(inspect(text("Customer,Product,Qty", "Total,,10", "Elm,Seats,4", "Oak,Seats,6")).out())
                .contains("No data: line 2: Total  10 (probably a total: its count is the sum of other lines");
        assertThat(inspect(text("Cliente,Producto,Cantidad", "Elm,A,4", "Oak,A,6", "Oak,B,5", "Total general,A,10", "Total general,B,5"))
                .out()).contains("No data: line 5: Total general A 10 (", "No data: line 6: Total general B 5 (").doesNotContain("Look:");
        assertThat(inspect(text("Klant,Product,Aantal", "Elm,A,4", "Oak,A,6", "Subtotaal,,10", "Ash,A,5", "Subtotaal,,5", "Eindtotaal,,15"))
                .out()).contains("No data: line 4: Subtotaal  10 (", "No data: line 6: Subtotaal  5 (", "No data: line 7: Eindtotaal  15 (",
                        "customer name  Elm, Oak, Ash");
        assertThat(inspect(text("Customer,Product,Qty", "Elm,Seats,4", "Oak,Seats,6", "Total,Seats,12")).out())
                .contains("Look: line 4: Total Seats 12 is called a total, but its count is 12 and the lines above it have 10 together; "
                        + "held until you decide whether it is a customer")
                .doesNotContain("No data");
        assertThat(inspect(text("Customer,Product,Qty", "Elm,Seats,4", "Total Wine,Seats,6")).out()).doesNotContain("No data", "Look");
    }

    /** A customer's subtotal is no customer, but would be a service. */
    @Test
    void theSubtotalsOfCustomersAreLeftOut() throws IOException {
        CommandFolder.Ended ended = inspect(
                text("Customer,Product,Qty", "Elm,Backup,4", "Elm,Mail,6", "Elm,Total,10", "Oak,Mail,1", "Oak,Total,1"));
        assertThat(ended.out()).contains("No data: line 4: Elm Total 10 (", "No data: line 6: Oak Total 1 (", "service        Backup, Mail",
                "FILTER='Product != Total'");
        assertThat(inspect(text("Customer,Product,Qty", "Elm,Backup,4", "Elm,Mail,6", "Elm,Total,11")).out()).doesNotContain("No data",
                "FILTER");
    }

    @Test
    void namesInSeveralSpellingsAreSaidAndStayWhatTheyAre() throws IOException {
        assertThat(inspect(text("Customer;Product;Qty", "Acme;Backup;4", "ACME;Backup;6", "acme ;back up;1", "Straße;Backup;1",
                "STRASSE;BACKUP;1", "Oak;Backup;1")).out())
                .contains(
                        "Look: \"Acme\" on line 2, \"ACME\" on line 3, \"acme\" on line 4 are different customers, though they are spelled alike",
                        "Look: \"Straße\" on line 5, \"STRASSE\" on line 6 are different customers",
                        "Look: \"Backup\" on line 2, \"BACKUP\" on line 6 are different services", "Acme, ACME, acme, Straße, STRASSE")
                .doesNotContain("back up\" on");
    }

    @Test
    void whatIsMadeOfOddCountsIsSaid() throws IOException {
        CommandFolder.Ended ended = inspect(text("Customer;Product;Qty", "Elm;Backup;-10", "Oak;Backup;5-", "Ash;Backup;(3)", "Fir;Backup;",
                "Bay;;7", ";Backup;9", "Yew;Backup;0"));
        assertThat(ended.out()).contains(
                "Look: counts below zero: \"-10\" is -10 on line 2, \"5-\" is -5 on line 3, \"(3)\" is -3 on line 4; such a line takes away",
                "Look: 1 line has no count: nothing on line 5; that is unknown and not sent, and never zero",
                "Look: 1 line names no customer: 9 on line 7; billed to nobody", "Look: 1 line names no service: 7 on line 6; not counted");
        assertThat(inspect(text("Customer;Product;Qty", "Elm;Backup;50 %")).out())
                .contains("Look: counts with a percent sign: \"50 %\" on line 2; the number before the sign is the count");
        assertThat(inspect(text("Customer;Product;Qty", "Elm;Backup;0", "Oak;Backup;-0")).out()).doesNotContain("Look");
    }

    /** The lines for a .env would be refused. */
    @Test
    void idsThatASpreadsheetHasCutAreSaid() throws IOException {
        assertThat(inspect(text("Id;Customer;Product;Qty", "1,23457E+11;Elm;Seats;4", "1,23457E+11;Oak;Seats;6")).out()).contains(
                "Look: the file sent, line 2, column \"Id\": the id 1,23457E+11 was shortened by a spreadsheet and its last digits are lost: "
                        + "\"Elm\" there and \"Oak\" on line 3 have the same one, so that the file is refused; export the file again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kunde;Dienst;Anzahl", "Kundenname;Leistung;Menge", "Mandant;Produkt;Stückzahl", "Firma;Bezeichnung;Lizenzen",
            "Kunde;Artikelbezeichnung;Anzahl Lizenzen", "Société;Prestation;Nombre", "Client;Désignation;Qté",
            "Nom du client;Produit;Nombre de licences", "Cliente;Servicio;Cantidad", "Empresa;Producto;Unidades",
            "Nombre;Artículo;Nº de licencias", "Cliente;Servizio;Quantità", "Azienda;Prodotto;Numero", "Ragione sociale;Descrizione;Qtà",
            "Klant;Dienst;Aantal", "Klantnaam;Product;Hoeveelheid", "Bedrijf;Omschrijving;Aantal licenties", "Organisatie;Artikel;Stuks"})
    void headingsOfOtherLanguagesAreFound(String headings) throws IOException {
        List<String> named = List.of(headings.split(";"));
        CommandFolder.Ended ended = inspect(text(headings, "Acme;Backup;4", "Beta;Mail;6"), "--json");
        assertThat(JsonParser.parseString(ended.out()).getAsJsonObject().getAsJsonArray("columns").asList())
                .extracting(column -> column.getAsJsonObject().get("role").getAsString()).as(named.toString())
                .containsExactly("customer name", "service", "count");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kundennr.;Kunde", "Kunden-ID;Firma", "N° client;Nom du client", "Código de cliente;Nombre del cliente",
            "Codice cliente;Ragione sociale", "Klantnummer;Bedrijf"})
    void andTheirNumbersOfCustomers(String headings) throws IOException {
        CommandFolder.Ended ended = inspect(text(headings + ";Product;Qty", "1;Acme;Backup;4", "2;Beta;Mail;6"));
        assertThat(ended.out()).contains("ACCOUNT_ID=", "  customer id  ", "  customer name  ").doesNotContain("not used");
    }

    @Test
    void aNumberOfCustomersIsNoNumberOfACustomer() throws IOException {
        assertThat(inspect(text("Number of clients;Product;Qty", "4;Backup;1", "6;Mail;2")).out())
                .contains("No column was found for the customer:").doesNotContain("customer id");
    }

    /** Each row would count as 1, whatever stands in the column. */
    @Test
    void aCountThatIsNotFoundIsSaid() throws IOException {
        assertThat(inspect(text("Klantnummer,Artikel,Hvor mange", "1,Seats,4", "2,Seats,6")).out())
                .contains("Look: no column was found for the count, so each row would count as 1");
    }

    @Test
    void aFileWithoutRowsOrHeadingsIsSaid() throws IOException {
        CommandFolder.Ended none = inspect(text("Customer;Product;Qty", ""));
        assertThat(none.out()).contains("columns cut by semicolons", "  Customer  customer name", "No row stands below the headings.");
        assertThat(none.code()).isEqualTo(78);
        assertThat(inspect(text("Acme;Backup;4", "Beta;Mail;6")).out()).contains("columns cut by semicolons",
                "Look: line 1 is taken for the headings, but has \"4\" in it");
    }

    @Test
    void separatorsBehindSomeLinesAreNoOtherTable() throws IOException {
        assertThat(inspect(text("Customer;Product;Qty", "Acme;Backup;4;;", "Beta;Mail;6", "Cedar;Mail;1;")).out())
                .contains("columns cut by semicolons", "COUNT=Qty");
        assertThat(inspect(text("Customer;Product;Qty", "Acme;\"Backup;4", "Beta;Mail;6")).err()).contains("Unclosed quoted field",
                "Is a quotation mark missing?");
    }

    @Test
    void aLongValueLeavesTheTableReadable() throws IOException {
        CommandFolder.Ended ended = inspect(text("Customer;Product;Qty", "A".repeat(255) + ";Backup;4"));
        assertThat(ended.out().lines().mapToInt(String::length).max().orElseThrow()).isLessThan(120);
        assertThat(JsonParser.parseString(inspect(text("Customer;Product;Qty", "A".repeat(255) + ";Backup;4"), "--json").out()).toString())
                .contains("A".repeat(255));
    }

    @Test
    void aFolderIsNoFile() {
        CommandFolder.Ended ended = new Terminal(folder).run("files", "inspect", ".", "--home", "home");
        assertThat(ended.err()).contains(" is a folder, not a file.");
        assertThat(ended.code()).isEqualTo(78);
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
