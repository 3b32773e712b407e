package app.tallybird.bench;

import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import com.sun.management.OperatingSystemMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.csv.CsvFile;
import app.tallybird.connector.csv.Sheets;
import app.tallybird.connector.engine.ConnectorEngine;
import app.tallybird.connector.engine.InputCheck;
import app.tallybird.connector.fetch.Wiring;
import app.tallybird.connector.layout.FileLayout;
import app.tallybird.connector.layout.LayoutReader;
import app.tallybird.connector.pointing.FileChoices;
import app.tallybird.connector.pointing.FileLines;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.testkit.SimulatedTime;
import app.tallybird.http.ApacheHttp;
import app.tallybird.http.Cancel;
import app.tallybird.http.HttpSettings;
import app.tallybird.http.Redactor;
import app.tallybird.http.Time;
import app.tallybird.stage.StageClock;

/** How long a large file of a distributor takes, as text and as a workbook: to be shown with what is proposed, and to be counted. */
class FileBench {

    private static final int ROWS = Integer.getInteger("bench.rows", 500_000);
    private static final String[] HEADINGS = {"CustNo", "Customer", "Product", "Qty", "ChargeType", "Term", "SubscriptionId", "OrderId",
            "UnitPrice", "Total", "Currency", "Period"};

    @TempDir
    private Path folder;

    @Test
    void file() throws Exception {
        Path text = folder.resolve("usage.csv");
        try (BufferedWriter out = Files.newBufferedWriter(text)) {
            out.write(String.join(",", HEADINGS) + "\n");
            for (int row = 0; row < ROWS; row++) {
                out.write(String.join(",", cells(row)) + "\n");
            }
        }
        Path workbook = folder.resolve("usage.xlsx");
        workbook(workbook);
        for (Path file : new Path[]{text, workbook}) {
            measure(file);
        }
    }

    private void measure(Path file) throws Exception {
        peak();
        double start = processor();
        CsvFile looked = CsvFile.of("the file", "", () -> Files.newInputStream(file), FileChoices.Written.FOUND.format());
        FileLayout layout = LayoutReader.of(looked, FileChoices.Written.FOUND.format(), "auto");
        FileLines lines = FileLines.of(looked, layout, FileChoices.of(layout, FileChoices.Written.FOUND));
        double shown = processor() - start;
        long shownPeak = peak();
        start = processor();
        Reading reading = read(file);
        double counted = processor() - start;
        long countedPeak = peak();
        System.err.printf(Locale.ROOT,
                "FileBench: %s, %d MB, %d lines of %d columns: shown in %.1f s of processor (at most %d MB used), counted in %.1f s (at most %d MB used), "
                        + "heap limit %d MB, %d cells, %s units%n",
                file.getFileName(), Files.size(file) / (1024 * 1024), lines.all(), HEADINGS.length, shown, shownPeak, counted, countedPeak,
                Runtime.getRuntime().maxMemory() / (1024 * 1024), reading.cells().size(),
                reading.cells().values().stream().flatMap(count -> count.known().stream()).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private Reading read(Path file) {
        SimulatedTime time = new SimulatedTime();
        try (ApacheHttp http = new ApacheHttp(HttpSettings.direct(Map.of()), new Redactor())) {
            return new ConnectorEngine(new Wiring(http, new Redactor(), new Time(new StageClock(), time, time), new Random(1))).read(
                    InputCheck.complete(new Catalog(folder).find("csv", folder), Map.of("file", file.toString(), "accountId", "CustNo",
                            "accountName", "Customer", "service", "Product", "count", "Qty", "duplicates", "sum")),
                    ReadListener.none(), Cancel.never());
        }
    }

    /** Seconds of processor that this program has used, with all that other programs leave of the clock out of it. */
    private static double processor() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    /** The most that was in use since the last time, in megabytes; what nobody needs any more may be among it. */
    private static long peak() {
        long bytes = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                bytes += pool.getPeakUsage().getUsed();
            }
        }
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        return bytes / (1024 * 1024);
    }

    private static String[] cells(int row) {
        int customer = row % 2_000;
        return new String[]{"K-" + (10_000 + customer), "Customer Number " + customer, "Product " + row % 5, String.valueOf(1 + row % 40),
                row % 9 == 0 ? "addQuantity" : "cycleCharge", "P1Y", "6f1d0c6e-6a4e-4b7e-9f11-" + (100_000_000_000L + row), "O-" + row / 7,
                row % 30 + ".70", row % 900 + ".40", "EUR", "2026-11-01"};
    }

    private static void workbook(Path file) throws IOException {
        byte[] small = new Sheets().sheet("Usage", "@@").bytes();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(small));
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                String part = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                if (part.contains("@@")) {
                    writer.write(part.substring(0, part.indexOf("@@")));
                    row(writer, HEADINGS);
                    for (int row = 0; row < ROWS; row++) {
                        row(writer, cells(row));
                    }
                    writer.write(part.substring(part.indexOf("@@") + 2));
                } else {
                    writer.write(part);
                }
                writer.flush();
            }
        }
    }

    private static void row(Writer out, String[] cells) throws IOException {
        out.write("<row>");
        for (String cell : cells) {
            out.write(cell.matches("[0-9.]+") ? "<c><v>" + cell + "</v></c>" : "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>");
        }
        out.write("</row>");
    }
}
