package app.tallybird.engine.report;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The page of the report as a PDF. Its letters are in it: Latin, Greek, Cyrillic, Hebrew and Arabic ones and many more. */
public final class ReportPdf {

    private static final String PLAIN = "/report/DejaVuSans.ttf";
    private static final String BOLD = "/report/DejaVuSans-Bold.ttf";
    private static final String MISSING = "\u25a1";
    private static final int WEIGHT = 400;
    private static final int BOLD_WEIGHT = 700;

    private ReportPdf() {
    }

    public static byte[] of(CustomerMonth report) {
        XRLog.setLoggingEnabled(false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFont(() -> font(PLAIN), "Report", WEIGHT, FontStyle.NORMAL, true);
        builder.useFont(() -> font(BOLD), "Report", BOLD_WEIGHT, FontStyle.NORMAL, true);
        builder.useUnicodeBidiSplitter(TextRuns::new);
        builder.useUnicodeBidiReorderer(new TextOrder());
        builder.useReplacementText(MISSING);
        // without it the fonts of the computer are gone through, and a list of them is left behind in the user's folder
        builder.usePdfAConformance(PdfAConformance.PDFA_2_U);
        builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        builder.useExternalResourceAccessControl((address, kind) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.withHtmlContent(ReportHtml.of(told(report)), null);
        builder.toStream(out);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Says so when there are letters that the fonts have not. */
    private static CustomerMonth told(CustomerMonth report) {
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(font(PLAIN)))) {
            CmapLookup letters = font.getUnicodeCmapLookup();
            boolean all = ReportHtml.of(report).codePoints()
                    .allMatch(point -> Character.isWhitespace(point) || letters.getGlyphId(point) > 0);
            return all
                    ? report
                    : report.withRemark("Some letters of names can not be drawn in a PDF and stand as " + MISSING
                            + " here. The same report as HTML has them.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream font(String name) {
        return Objects.requireNonNull(ReportPdf.class.getResourceAsStream(name));
    }
}
