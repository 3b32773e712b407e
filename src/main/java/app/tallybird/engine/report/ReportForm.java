package app.tallybird.engine.report;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of files that a report can be, each known by its ending. */
public enum ReportForm {
    HTML,
    PDF,
    CSV;

    /** The one that a file of this name is to be. */
    public static Optional<ReportForm> of(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        return Stream.of(values()).filter(form -> name.endsWith(form.ending())).findFirst();
    }

    public String ending() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    /** The whole file. */
    public byte[] write(CustomerMonth report) {
        return switch (this) {
            case HTML -> ReportHtml.of(report).getBytes(StandardCharsets.UTF_8);
            case PDF -> ReportPdf.of(report);
            case CSV -> ReportCsv.of(report).getBytes(StandardCharsets.UTF_8);
        };
    }
}
