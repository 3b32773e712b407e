package app.tallybird.engine.report;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The kinds of files that a report can be, each known by its ending. */
public enum ReportForm {
    HTML(report -> ReportHtml.of(report).getBytes(StandardCharsets.UTF_8)),
    PDF(ReportPdf::of),
    CSV(report -> ReportCsv.of(report).getBytes(StandardCharsets.UTF_8));

    private final Function<CustomerMonth, byte[]> writer;

    ReportForm(Function<CustomerMonth, byte[]> writer) {
        this.writer = writer;
    }

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
        return writer.apply(report);
    }
}
