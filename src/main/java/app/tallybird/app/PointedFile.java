package app.tallybird.app;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.connector.csv.CsvFile;
import app.tallybird.connector.csv.CsvReading;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.engine.InputCheck;
import app.tallybird.connector.fault.FaultException;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.layout.FileLayout;
import app.tallybird.connector.layout.LayoutReader;
import app.tallybird.connector.pointing.FileChoices;
import app.tallybird.connector.pointing.FileDocument;
import app.tallybird.connector.pointing.FileLines;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.connector.reading.Reading;
import app.tallybird.http.Cancel;
import app.tallybird.model.Account;
import app.tallybird.model.CellKey;
import app.tallybird.model.Service;
import app.tallybird.model.UnitCount;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.settings.IntegrationSettings;

/** A file at which a person points: how it looks, its lines, and its counts, which the same engine reads that a push reads with. Nothing is sent. */
public final class PointedFile {

    private static final String TRIAL = "pointed-file";
    /** Lines that are no rows stand on the page with their reason. */
    private static final Set<String> SHOWN_AS_LINES = Set.of("W420", "W421", "W422", "W427", "W408");

    private final Application application;
    private final Path path;
    private Optional<CsvFile> workbook = Optional.empty();

    public PointedFile(Application application, Path path) {
        this.application = application;
        this.path = path;
    }

    public Path path() {
        return path;
    }

    /** A workbook is taken apart once; a text is looked at anew each time, because it may be written again meanwhile. */
    private synchronized CsvFile file(FileChoices.Written written) throws IOException {
        if (workbook.isEmpty()) {
            CsvFile file = CsvFile.of("the file " + path.getFileName(), "", () -> Files.newInputStream(path), written.format());
            workbook = Optional.of(file).filter(one -> one.charset().isEmpty());
            return file;
        }
        return workbook.get().with(written.format());
    }

    /** Something that may not be readable. */
    @FunctionalInterface
    private interface Look<T> {
        T look() throws IOException;
    }

    private <T> T looked(Look<T> look) {
        if (Files.isDirectory(path)) {
            throw Problem
                    .of(ProblemCode.CONFIGURATION, path + " is a folder, not a file.", "Nothing was read or sent.", "Choose a file in it.")
                    .asException();
        }
        try {
            return look.look();
        } catch (FaultException e) {
            throw e.fault().asProblem().asException();
        } catch (IOException e) {
            throw Problem.of(ProblemCode.CONFIGURATION, "The file " + path + " can not be opened.", "Nothing was read or sent.",
                    Files.exists(path)
                            ? "Check that you may read it, and that no other program has it open."
                            : "Check whether it is still there.")
                    .asException();
        }
    }

    /** What is understood of it. */
    public FileLayout layout(FileChoices.Written written) {
        return looked(() -> LayoutReader.of(file(written), written.format(), written.decimal()));
    }

    /** Its lines and what becomes of them. */
    public FileLines lines(FileLayout layout, FileChoices choices) {
        return looked(() -> FileLines.of(file(choices.written()), layout, choices));
    }

    /**
     * The same choices, with the place of the headings only where they are not found by what they say: a file may have more lines above them next
     * month.
     */
    public FileChoices settled(FileChoices choices, FileLayout layout) {
        FileChoices plain = choices.with(choices.written().withHeadingLine(1).in(layout.written()));
        return looked(() -> {
            try (CsvReading reading = file(plain.written()).read(new CsvFile.Wanted(Set.copyOf(plain.needed()), Set.of()))) {
                return reading.headingLine() == layout.headingLine()
                        ? plain
                        : plain.with(plain.written().withHeadingLine(layout.headingLine()));
            }
        });
    }

    /** One customer's units of one service; empty when they are not known, and then why. */
    public record Count(CellKey key, String customer, String service, Optional<BigDecimal> units, String why) {
    }

    /**
     * What a push would read.
     *
     * @param unknown how many counts are not known
     * @param problems what a person should look at, as sentences
     * @param lines what is said of lines that are no rows; the page of a file shows these lines with their reasons
     */
    public record Counts(int customers, int services, BigDecimal units, long unknown, List<Count> list, List<String> problems,
            List<String> lines) {
        public Counts {
            list = List.copyOf(list);
            problems = List.copyOf(problems);
            lines = List.copyOf(lines);
        }
    }

    /** Reads the counts as a push does. */
    public Counts counts(FileChoices choices, Cancel cancel) {
        DraftTree draft = FileDocument.of(choices, TRIAL, "File");
        var read = draft.read();
        ConnectorDocument document = read.document()
                .orElseThrow(() -> Problem
                        .of(ProblemCode.CONNECTOR_DOCUMENT, "This can not be read yet: " + read.findings().getFirst().text() + ".",
                                "Nothing was read or sent.", "Choose the columns above.")
                        .at(read.findings().getFirst().pointer()).asException());
        return of(application.connectors().read(InputCheck.complete(document, Map.of(FileDocument.FILE, path.toAbsolutePath().toString())),
                ReadListener.none(), cancel));
    }

    private static Counts of(Reading reading) {
        Map<String, String> services = reading.services().stream()
                .collect(Collectors.toMap(Service::key, Service::name, (one, other) -> one));
        Map<String, Map<String, UnitCount>> byAccount = new HashMap<>();
        reading.cells()
                .forEach((key, units) -> byAccount.computeIfAbsent(key.accountId(), made -> new HashMap<>()).put(key.serviceKey(), units));
        List<Count> list = new ArrayList<>();
        for (Account account : reading.accounts()) {
            reading.services().stream().filter(service -> reading.cells().containsKey(new CellKey(account.id(), service.key())))
                    .forEach(service -> list.add(count(new CellKey(account.id(), service.key()), account,
                            services.getOrDefault(service.key(), service.key()),
                            byAccount.getOrDefault(account.id(), Map.of()).getOrDefault(service.key(), new UnitCount.KnownZero()))));
        }
        BigDecimal units = reading.cells().values().stream().flatMap(count -> count.known().stream()).reduce(BigDecimal.ZERO,
                BigDecimal::add);
        long unknown = reading.cells().values().stream().filter(UnitCount.Unknown.class::isInstance).count();
        return new Counts(reading.accounts().size(), reading.services().size(), units, unknown, list, problems(reading),
                said(reading, true));
    }

    private static Count count(CellKey key, Account account, String service, UnitCount units) {
        return new Count(key, account.name(), service, units.known(), units instanceof UnitCount.Unknown unknown ? unknown.reason() : "");
    }

    private static List<String> problems(Reading reading) {
        return Stream.concat(said(reading, false).stream(), reading.issues().stream().map(issue -> issue.sentence())).toList();
    }

    private static List<String> said(Reading reading, boolean ofLines) {
        return reading.warnings().stream().filter(warning -> SHOWN_AS_LINES.contains(warning.code()) == ofLines)
                .map(warning -> warning.text() + (warning.hint().isEmpty() ? "" : " (" + warning.hint() + ")")).toList();
    }

    /** Keeps what was pointed out as a new connector document of this name, and returns it. */
    public ConnectorDocument save(FileChoices choices, String name) {
        application.home().prepare();
        Set<String> taken = application.catalog().all().stream().map(entry -> entry.document().id()).collect(Collectors.toSet());
        return keep(FileDocument.of(choices, FileDocument.id(name, taken), name));
    }

    /** Keeps it in place of what the integration was set up with. */
    public ConnectorDocument replace(FileChoices choices, IntegrationSettings settings) {
        ConnectorDocument before = application.catalog().find(settings.connector(), application.surroundings().workingFolder());
        return keep(FileDocument.of(choices, before.id(), before.name()));
    }

    private ConnectorDocument keep(DraftTree draft) {
        application.approvals().save(draft, Optional.empty());
        return draft.read().document().orElseThrow();
    }
}
