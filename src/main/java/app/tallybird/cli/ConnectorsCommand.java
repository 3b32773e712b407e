package app.tallybird.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import app.tallybird.app.Application;
import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.catalog.Facts;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.DocumentReader;
import app.tallybird.connector.format.Input;
import app.tallybird.connector.format.ServiceRule;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.connector.reading.Reading;
import app.tallybird.problem.ProblemCode;

/** Commands about connector documents. */
final class ConnectorsCommand {

    private ConnectorsCommand() {
    }

    @Command(name = "list", description = "All connectors: built in, and those in the home folder.")
    static final class ListAll extends BaseCommand {

        ListAll(Session session) {
            super(session);
        }

        @Override
        void run(Application application, Report report) {
            TextTable table = new TextTable("Id", "Vendor", "Category", "Sign-in", "How sure", "From", "Counts");
            JsonArray list = new JsonArray();
            for (Catalog.Entry entry : application.catalog().all()) {
                ConnectorDocument.Head head = entry.document().head();
                Facts facts = new Facts(entry.document());
                table.row(head.id(), head.name(), head.category(), facts.signIn(), head.beta() ? "beta" : "released", entry.source(),
                        String.join("; ", facts.counted()));
                JsonObject json = new JsonObject();
                json.addProperty("id", head.id());
                json.addProperty("name", head.name());
                json.addProperty("category", head.category());
                json.addProperty("version", head.version());
                json.addProperty("beta", head.beta());
                json.addProperty("from", entry.source());
                json.addProperty("signIn", facts.signIn());
                json.addProperty("sure", facts.sure());
                json.add("counted", texts(facts.counted()));
                json.add("hosts", texts(facts.hosts()));
                list.add(json);
            }
            report.put("connectors", list);
            report.result(table.text());
        }

        private static JsonArray texts(List<String> all) {
            JsonArray array = new JsonArray();
            all.forEach(array::add);
            return array;
        }
    }

    @Command(name = "page", hidden = true, description = "The built-in connectors as the page src/docs/connectors.md.")
    static final class Page extends BaseCommand {

        Page(Session session) {
            super(session);
        }

        @Override
        void run(Application application, Report report) {
            String page = CatalogPage.of(application.catalog().all());
            report.put("page", page);
            report.result(page.stripTrailing());
        }
    }

    @Command(name = "show", description = "What a connector needs and what it counts.")
    static final class Show extends BaseCommand {

        @Parameters(paramLabel = "ID", description = "A connector's id or the path of its document.")
        private String id = "";

        Show(Session session) {
            super(session);
        }

        @Override
        void run(Application application, Report report) {
            ConnectorDocument document = application.catalog().find(id, application.surroundings().workingFolder());
            String nl = System.lineSeparator();
            StringBuilder words = new StringBuilder(document.name()).append(document.head().beta() ? " (beta)" : "").append(nl).append("  ")
                    .append(document.head().note()).append(nl).append("  Inputs (name in a .env file):");
            for (Input input : document.inputs()) {
                words.append(nl).append("    ").append(input.envName()).append(input.secret() ? " (secret)" : "")
                        .append("  ").append(input.label()).append(input.help().text().isEmpty() ? "" : ". " + input.help().text());
            }
            words.append(nl).append("  Services:");
            document.services().forEach(service -> words.append(nl).append("    ").append(switch (service.naming()) {
                case ServiceRule.Naming.Fixed fixed -> fixed.name();
                case ServiceRule.Naming.Discovered found -> "found in the data, by " + found.nameFrom().text();
            }).append("  ").append(service.category()).append(" / ").append(service.subcategory()));
            report.put("id", document.id());
            report.result(words.toString());
        }
    }

    @Command(name = "check", description = "Check a connector document and say every mistake with its place.")
    static final class Check extends BaseCommand {

        @Parameters(paramLabel = "FILE")
        private @Nullable Path file;

        Check(Session session) {
            super(session);
        }

        @Override
        void run(Application application, Report report) {
            Path document = application.surroundings().workingFolder().resolve(Objects.requireNonNull(file));
            DocumentReader.Read read = DocumentReader.read(Catalog.bytes(document));
            String name = String.valueOf(document.getFileName());
            JsonArray findings = new JsonArray();
            read.findings().forEach(finding -> {
                report.result(finding.sentence(name));
                JsonObject json = new JsonObject();
                json.addProperty("code", finding.code());
                json.addProperty("pointer", finding.pointer());
                json.addProperty("line", finding.at().line());
                json.addProperty("column", finding.at().column());
                json.addProperty("text", finding.text());
                json.addProperty("hint", finding.hint());
                findings.add(json);
            });
            report.put("findings", findings);
            if (read.findings().isEmpty()) {
                report.result(name + ": no mistakes.");
            } else {
                report.code(ProblemCode.CONNECTOR_DOCUMENT.exitCode());
            }
        }
    }

    @Command(name = "run", description = "Read the vendor with the integration's connector and print accounts and counts. Sends nothing.")
    static final class Run extends BaseCommand {

        @Parameters(paramLabel = "FILE", arity = "0..1", description = "A connector document; its inputs come from the .env file.")
        private @Nullable String file;

        @Option(names = "--explain", paramLabel = "ACCOUNT", description = "Show the rows behind the numbers of this account id.")
        private @Nullable String explain;

        Run(Session session) {
            super(session);
        }

        @Override
        void run(Application application, Report report) {
            Application.VendorOnly vendor = application.openVendor(Optional.ofNullable(file));
            if (explain == null) {
                Reading reading = vendor.engine().read(vendor.connector(), ReadListener.none(), session().cancel());
                ReadingReport.show(reading, report);
                code(reading, report);
                return;
            }
            Path rows = TemporaryFile.create("tallybird-rows");
            try {
                Reading reading = vendor.engine().readWithRows(vendor.connector(), ReadListener.none(), session().cancel(), rows);
                ReadingReport.explain(reading, explain, report);
                code(reading, report);
            } finally {
                TemporaryFile.delete(rows);
            }
        }

        private static void code(Reading reading, Report report) {
            if (!reading.complete()) {
                report.code(ProblemCode.VENDOR_INCOMPLETE.exitCode());
            }
        }
    }
}
