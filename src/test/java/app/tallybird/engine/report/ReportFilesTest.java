package app.tallybird.engine.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import javax.imageio.ImageIO;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

import app.tallybird.engine.explain.SinceLast;
import app.tallybird.engine.explain.SinceLast.Seen;
import app.tallybird.ledger.RunId;
import app.tallybird.model.Money;

import static org.assertj.core.api.Assertions.assertThat;

/** The three files of a report say the same, whatever customers, services and devices are called. */
class ReportFilesTest {

    private static final Instant OCTOBER = Instant.parse("2026-10-26T02:00:00Z");
    private static final Instant NOVEMBER = Instant.parse("2026-11-23T02:00:00Z");
    private static final String SCRIPT = "<script>alert(\"1\")</script>&'";
    private static final String FORMULA = "=cmd|' /C calc'!A0";
    private static final String HEBREW = "\u05e9\u05dc\u05d5\u05dd (1)";
    private static final String GREEK = "\u03a9\u03bc\u03ad\u03b3\u03b1 \u017b\u00f3\u0142\u0107 \u00c4\u00d6\u00dc \u0416\u0443\u043a";
    private static final String TURNED = "abc\u202egnp.exe";
    private static final String LONG = "n".repeat(300);

    private static Seen seen(String name) {
        return new Seen(name, "Site " + SCRIPT, Optional.of(OCTOBER), false, Optional.of(NOVEMBER));
    }

    static CustomerMonth report(String customer) {
        SinceLast told = new SinceLast.Told(new SinceLast.Basis(new RunId("R00001"), OCTOBER, new BigDecimal("3")), List.of(seen(FORMULA)),
                List.of(seen(TURNED)), List.of(seen(FORMULA), seen(HEBREW), seen(GREEK), seen(LONG)), Optional.empty(), true);
        CustomerMonth.Origin origin = new CustomerMonth.Origin(Optional.of(NOVEMBER.minusSeconds(60)), Optional.of(NOVEMBER), "R00002",
                false);
        return new CustomerMonth(customer, YearMonth.of(2026, 11),
                new CustomerMonth.Made(NOVEMBER.plusSeconds(3600), ZoneOffset.UTC, CustomerMonth.Copy.TO_GIVE_AWAY),
                List.of(new CustomerMonth.Section("Ninja", "NinjaOne", "=1", customer, List.of(
                        new CustomerMonth.Line("Seats " + SCRIPT,
                                new CustomerMonth.Numbers(
                                        Optional.of(new BigDecimal("4")), "at least 10 by contract (" + FORMULA + ")", BigDecimal.TEN,
                                        Optional.of(new CustomerMonth.Worth(new BigDecimal("5.505"),
                                                new Money(new BigDecimal("55.05"), Currency.getInstance("EUR")), Optional.empty()))),
                                Optional.of(new BigDecimal("12")), origin, told),
                        new CustomerMonth.Line("Storage",
                                new CustomerMonth.Numbers(Optional.empty(), "fixed 2", new BigDecimal("2.5"), Optional.empty()),
                                Optional.empty(), origin, new SinceLast.NotTold("There are no names.", Optional.empty(), List.of()))))),
                List.of("Not in this report: Acronis."));
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    @Test
    void nothingInThePageIsObeyed() {
        String page = ReportHtml.of(report(SCRIPT));

        assertThat(page).doesNotContain("<script", "\u202e", "http:", "https:", "src=").contains(
                "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;", "default-src 'none'", "abc\ufffdgnp.exe", LONG, HEBREW,
                GREEK, "Not in this report: Acronis.", "Since 26 Oct 2026 (run R00001): 1 new, 1 gone, 3 the same.", "There are no names.",
                "2 services, 2 changed since October 2026.");
        assertThat(page).contains("<td class=\"number\" dir=\"auto\">4</td>", "<td class=\"number strong\" dir=\"auto\">10</td>",
                "<td class=\"number\" dir=\"auto\">12</td>", "<td class=\"number\" dir=\"auto\">\u22122</td>",
                "<td class=\"number\" dir=\"auto\">not known</td>");
    }

    @Test
    void theFileForASpreadsheetRunsNothingAndAddsUp() {
        List<String> lines = ReportCsv.of(report("-Bad; Ltd")).lines().toList();

        assertThat(lines).hasSize(8);
        assertThat(lines.get(1)).isEqualTo("2026-11,Ninja,'=1,\"'-Bad; Ltd\",\"Seats <script>alert(\"\"1\"\")</script>&'\",number,4,"
                + "at least 10 by contract (=cmd|' /C calc'!A0),10,5.505,55.05,EUR,12,-2,2026-11-23 01:59:00 UTC,2026-11-23 02:00:00 UTC,R00002,,,,");
        assertThat(lines.get(2)).contains(",new,,,,,,,,,,,R00002,'=cmd|' /C calc'!A0,");
        assertThat(lines.get(6)).contains(",gone,,,,,,,,,,,R00002,abc\ufffdgnp.exe,");
        assertThat(lines.get(7)).contains(",Storage,number,,fixed 2,2.5,,,,,,");
    }

    @Test
    void thePdfHasEveryWordOfThePageAndItsLettersInIt() throws Exception {
        byte[] pdf = ReportPdf.of(report(SCRIPT));
        String text = text(pdf);

        assertThat(text)
                .contains(SCRIPT, "November 2026", "at least 10 by contract", "not known", GREEK.substring(0, 5), "\u00c4\u00d6\u00dc",
                        "Not in this report: Acronis.", "R00002", "Since 26 Oct 2026 (run R00001): 1 new, 1 gone, 3 the same.")
                .doesNotContain("can not be drawn").contains("55.05 EUR in all; 1 of 2 services priced.");
        assertThat(text.replace(" ", "")).contains(LONG, FORMULA.replace(" ", ""), "\u05e9\u05dc\u05d5\u05dd");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                }
            }
            assertThat(StreamSupport.stream(document.getPages().spliterator(), false).flatMap(page -> page.getCOSObject().keySet().stream())
                    .map(COSName::getName)).doesNotContain("AA", "Annots");
            if (System.getProperty("report.png") != null) {
                BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, 90);
                ImageIO.write(image, "png", Path.of(System.getProperty("report.png")).toFile());
            }
        }
    }

    @Test
    void lettersThatThePdfHasNotAreTold() throws Exception {
        assertThat(text(ReportPdf.of(report("\u6771\u4eac Ltd")))).contains("\u25a1\u25a1 Ltd",
                "Some letters of names can not be drawn in a PDF and stand as \u25a1 here.");
    }

    @Test
    void filesAreCalledByTheCustomerAndNeverAlike() {
        FileNames names = new FileNames();

        assertThat(List.of(names.of("Acme"), names.of("ACME"), names.of("a/../b"), names.of("con"), names.of("..."), names.of(HEBREW),
                names.of("x".repeat(300)).length()))
                .containsExactly("Acme", "ACME 2", "a_b", "customer con", "_", "\u05e9\u05dc\u05d5\u05dd _1_", 80);
        assertThat(ReportForm.of("a.PDF")).contains(ReportForm.PDF);
        assertThat(ReportForm.of("a.docx")).isEmpty();
    }
}
