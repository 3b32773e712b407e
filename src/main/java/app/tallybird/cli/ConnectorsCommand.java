package app.tallybird.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import app.tallybird.app.Application;
import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.catalog.Facts;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.DocumentReader;
import app.tallybird.connector.format.Input;
import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.connector.reading.Reading;
import app.tallybird.model.Json;
import app.tallybird.problem.ProblemCode;

@Command(name = "connectors", description = "All connectors: list, show, check, run, test; import, approve, export.", subcommands = {
        ConnectorsCommand.ListAll.class, ConnectorsCommand.Show.class, ConnectorsCommand.Check.class, ConnectorsCommand.Run.class,
        ConnectorsTestCommand.class, ExchangeCommand.Import.class, ExchangeCommand.Approve.class, ExchangeCommand.Export.class,
        ConnectorsCommand.Page.class})
final class ConnectorsCommand extends CommandGroup {

    @Command(name = "list", description = "All connectors: built in, and those in the home folder.")
    static final class ListAll extends BaseCommand {

        private static final Columns<Catalog.Entry> COLUMNS = new Columns<Catalog.Entry>().both("Id", "id", entry -> head(entry).id())
                .both("Vendor", "name", entry -> head(entry).name()).both("Category", "category", entry -> head(entry).category())
                .json("version", entry -> head(entry).version()).json("beta", entry -> head(entry).beta())
                .json("from", Catalog.Entry::source).both("Sign-in", "signIn", entry -> facts(entry).signIn())
                .table("How sure", entry -> head(entry).beta() ? "beta" : "released").table("From", Catalog.Entry::source)
                .both("Signed by", "author", ExchangeCommand::author).json("sure", entry -> facts(entry).sure())
                .both("Counts", "counted", entry -> facts(entry).counted().stream().map(Facts.Counted::name).distinct().toList())
                .json("hosts", entry -> facts(entry).hosts());

        private static ConnectorDocument.Head head(Catalog.Entry entry) {
            return entry.document().head();
        }

        private static Facts facts(Catalog.Entry entry) {
            return new Facts(entry.document());
        }

        @Override
        void run(Application application, Output output) {
            COLUMNS.show(output, "connectors", application.catalog().all(), "");
        }
    }

    @Command(name = "page", hidden = true, description = "The built-in connectors as the page src/docs/connectors.md.")
    static final class Page extends BaseCommand {

        @Override
        void run(Application application, Output output) {
            String page = CatalogPage.of(application.catalog().all());
            output.put("page", page);
            output.result(page.stripTrailing());
        }
    }

    @Command(name = "show", description = "What a connector needs and what it counts.")
    static final class Show extends BaseCommand {

        @Parameters(paramLabel = "ID", description = "A connector's id or the path of its document.")
        private String id = "";

        @Override
        void run(Application application, Output output) {
            ConnectorDocument document = application.catalog().find(id, application.surroundings().workingFolder());
            String nl = System.lineSeparator();
            StringBuilder words = new StringBuilder(document.name()).append(document.head().beta() ? " (beta)" : "").append(nl).append("  ")
                    .append(document.head().note()).append(nl)
                    .append("  In a .env file: VENDOR_API_KEY and PARTNER_API_KEY of Synthesize, CONNECTOR=").append(id)
                    .append(", and these inputs:");
            for (Input input : document.inputs()) {
                words.append(nl).append("    ").append(input.envName()).append(input.secret() ? " (secret)" : "").append("  ")
                        .append(input.label()).append(input.help().text().isEmpty() ? "" : ". " + input.help().text());
            }
            words.append(nl).append("  Services:");
            new Facts(document).counted()
                    .forEach(one -> words.append(nl).append("    ").append(one.name()).append(one.how().isEmpty() ? "" : ": " + one.how()));
            application.approvals().inPlace(id)
                    .ifPresent(review -> ExchangeCommand.parts(review).forEach(line -> words.append(nl).append("  ").append(line)));
            output.put("id", document.id());
            output.put("author", application.approvals().inPlace(id).map(review -> review.incoming().author()).orElse(""));
            output.result(words.toString());
        }
    }

    @Command(name = "check", description = "Check a connector document and say every mistake with its place.")
    static final class Check extends BaseCommand {

        @Parameters(paramLabel = "FILE")
        private @Nullable Path file;

        @Override
        void run(Application application, Output output) {
            Path document = application.surroundings().workingFolder().resolve(Objects.requireNonNull(file));
            var findings = DocumentReader.read(Catalog.bytes(document)).findings();
            String name = String.valueOf(document.getFileName());
            findings.forEach(finding -> output.result(finding.sentence(name)));
            output.put("findings", Json.list(findings, finding -> Json.of("code", finding.code(), "pointer", finding.pointer(), "line",
                    finding.at().line(), "column", finding.at().column(), "text", finding.text(), "hint", finding.hint())));
            if (findings.isEmpty()) {
                output.result(name + ": no mistakes.");
            } else {
                output.code(ProblemCode.CONNECTOR_DOCUMENT.exitCode());
            }
        }
    }

    @Command(name = "run", description = "Read the vendor with the integration's connector and print accounts and counts. Sends nothing.")
    static final class Run extends BaseCommand {

        @Mixin
        private final UsageFile usage = new UsageFile();

        @Override
        Optional<Path> file() {
            return usage.path();
        }

        @Parameters(paramLabel = "FILE", arity = "0..1", description = "A connector document; its inputs come from the .env file.")
        private @Nullable String file;

        @Option(names = "--explain", paramLabel = "ACCOUNT", description = "Show the rows behind the numbers of this account id.")
        private @Nullable String explain;

        @Override
        void run(Application application, Output output) {
            ConfiguredConnector vendor = application.vendor(Optional.ofNullable(file));
            if (explain == null) {
                Reading reading = application.connectors().read(vendor, ReadListener.none(), cancel());
                ReadingOutput.show(reading, output);
                output.codeWhen(!reading.complete(), ProblemCode.VENDOR_INCOMPLETE.exitCode());
                return;
            }
            try (TemporaryFolder folder = TemporaryFolder.create("rows")) {
                Reading reading = application.connectors().readWithRows(vendor, ReadListener.none(), cancel(),
                        folder.path().resolve("rows"));
                ReadingOutput.explain(reading, explain, output);
                output.codeWhen(!reading.complete(), ProblemCode.VENDOR_INCOMPLETE.exitCode());
            }
        }
    }
}
