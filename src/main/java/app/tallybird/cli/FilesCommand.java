package app.tallybird.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

import app.tallybird.app.Application;
import app.tallybird.connector.csv.CsvFile;
import app.tallybird.connector.csv.CsvFormat;
import app.tallybird.connector.fault.FaultException;
import app.tallybird.connector.format.EnteredParts;
import app.tallybird.connector.layout.FileLayout;
import app.tallybird.connector.layout.LayoutReader;
import app.tallybird.connector.layout.Role;
import app.tallybird.connector.pointing.FileChoices;
import app.tallybird.connector.pointing.FileLines;
import app.tallybird.model.Json;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;

@Command(name = "files", description = "Files of usage that a distributor sends.", subcommands = FilesCommand.Inspect.class)
final class FilesCommand extends CommandGroup {

    @Command(name = "inspect", description = {"What is understood of a file: CSV, Excel (.xlsx), or a zip file with one of them.",
            "Prints the lines for a .env file that reads it so. Sends nothing."})
    static final class Inspect extends BaseCommand {

        private static final int LONGEST = 44;

        private static final Columns<Shown> COLUMNS = new Columns<Shown>().both("Column", "heading", one -> one.seen().heading())
                .table("For", one -> one.seen().role().words()).json("role", one -> one.seen().role().words()).json("values", Shown::values)
                .json("decimal", one -> one.seen().numbers().map(FileLayout.Numbers::decimal)).jsonIfAny("open", one -> open(one.seen()))
                .table("Holds", one -> one.values().stream().map(Shown::shortened).collect(Collectors.joining(", ")));

        /** A column with the first of its values, without those by which lines are called totals. */
        private record Shown(FileLayout.Seen seen, List<String> values) {

            static Shown of(FileLayout layout, FileLayout.Seen seen) {
                Set<String> totals = layout.totals().stream().map(one -> one.getOrDefault(seen.heading(), "")).collect(Collectors.toSet());
                return new Shown(seen, seen.values(totals));
            }

            private static String shortened(String value) {
                return value.length() <= LONGEST ? value : value.substring(0, LONGEST - 1) + "…";
            }
        }

        @Parameters(paramLabel = "FILE")
        private @Nullable Path inspected;

        @Option(names = "--sheet", paramLabel = "NAME", description = "The sheet of a workbook; else the one that looks most like a table.")
        private @Nullable String sheet;

        @Option(names = "--charset", paramLabel = "NAME", description = "How the letters are written, such as windows-1250.")
        private @Nullable String charset;

        @Option(names = "--separator", paramLabel = "SIGN", description = "What cuts the columns; else found by looking.")
        private @Nullable Character separator;

        @Option(names = "--decimal", paramLabel = "MARK", defaultValue = "auto", description = "The decimal mark, . or ,")
        private String decimal = "auto";

        private static Optional<String> open(FileLayout.Seen seen) {
            return seen.numbers().map(FileLayout.Numbers::open).filter(words -> !words.isEmpty());
        }

        @Override
        void run(Application application, Output output) {
            Path path = application.surroundings().workingFolder().resolve(Objects.requireNonNull(inspected));
            if (Files.isDirectory(path)) {
                throw Problem.of(ProblemCode.CONFIGURATION, path + " is a folder, not a file.", "Nothing was read or sent.",
                        "Name a file in it.").asException();
            }
            FileLayout layout = read(path);
            show(layout, output);
            List<String> env = env(path, layout);
            output.put("env", env);
            output.result(env.isEmpty()
                    ? missing(layout)
                            + ": name it in a .env file (ACCOUNT_ID, ACCOUNT_NAME, SERVICE, COUNT), or drop the file in the window."
                    : env.stream().collect(Collectors.joining(System.lineSeparator() + "  ",
                            "Read like this by a .env file:" + System.lineSeparator() + "  ", "")));
            if (layout.rows() == 0) {
                output.result(
                        "No row stands below the headings. A file like this is refused when it is read: no rows are not counts of zero.");
                output.code(ProblemCode.VENDOR_ANSWER.exitCode());
            }
            boolean undecided = layout.columns().stream().anyMatch(seen -> seen.role() == Role.COUNT && open(seen).isPresent());
            output.codeWhen(undecided || env.isEmpty(), ProblemCode.CONFIGURATION.exitCode());
        }

        private FileLayout read(Path path) {
            CsvFormat given = new CsvFormat(Optional.ofNullable(separator), true, 0, Optional.ofNullable(charset).map(this::charset),
                    Optional.ofNullable(sheet));
            return looked(path, () -> LayoutReader.of(file(path, given), given, decimal));
        }

        /** Something that looks into the file. */
        @FunctionalInterface
        private interface Look<T> {
            T look() throws IOException;
        }

        private static <T> T looked(Path path, Look<T> look) {
            try {
                return look.look();
            } catch (FaultException e) {
                throw e.fault().asProblem().asException();
            } catch (IOException e) {
                throw Problem
                        .of(ProblemCode.CONFIGURATION, "The file " + path + " can not be opened.", "Nothing was sent.", "Check the path.")
                        .asException();
            }
        }

        private Charset charset(String name) {
            try {
                return Charset.forName(name);
            } catch (IllegalArgumentException unknown) {
                throw new ParameterException(spec().commandLine(), "The character set \"" + name + "\" is not known.");
            }
        }

        private static void show(FileLayout layout, Output output) {
            FileLayout.Written written = layout.written();
            List<String> words = new ArrayList<>();
            written.charset().ifPresentOrElse(
                    name -> words.add("Text in " + name + (written.charsetGuessed() ? " (a guess: look whether the letters are right)" : "")
                            + ", columns cut by " + name(written.separator())),
                    () -> words.add(
                            "Excel workbook, sheet \"" + written.sheet().orElse("") + "\" of: " + String.join(", ", written.sheets())));
            words.add("Headings on line " + layout.headingLine() + ", " + Wording.count(layout.rows(), "row") + " below");
            layout.ignored().forEach(one -> words.add("No data: " + one.line() + " (" + one.reason() + ")"));
            layout.columns().forEach(seen -> open(seen)
                    .ifPresent(why -> words.add((seen.role() == Role.COUNT ? "To be decided: " : "Undecided, not used: ") + why)));
            layout.remarks().forEach(one -> words.add("Look: " + one));
            if (layout.rows() > 0 && layout.heading(Role.COUNT).isEmpty()) {
                words.add("Look: no column was found for the count, so each row would count as 1; if a column has it, name it (COUNT)");
            }
            words.forEach(output::result);
            output.put("written",
                    Json.of("charset", written.charset().orElse(""), "guessed", written.charsetGuessed(), "separator",
                            written.charset().isPresent() ? String.valueOf(written.separator()) : "", "sheet", written.sheet().orElse(""),
                            "sheets", Json.list(written.sheets(), Json::value)));
            output.put("headingLine", layout.headingLine());
            output.put("rows", layout.rows());
            output.put("ignored", Json.list(layout.ignored(), one -> Json.of("line", one.line(), "reason", one.reason())));
            output.put("remarks", Json.list(layout.remarks(), Json::value));
            COLUMNS.show(output, "columns", layout.columns().stream().map(one -> Shown.of(layout, one)).toList(), "No columns.");
        }

        private static String name(char separator) {
            return switch (separator) {
                case '\t' -> "tabs";
                case ',' -> "commas";
                case ';' -> "semicolons";
                case '|' -> "bars";
                default -> "\"" + separator + "\"";
            };
        }

        private static String missing(FileLayout layout) {
            boolean customer = layout.heading(Role.CUSTOMER_ID).or(() -> layout.heading(Role.CUSTOMER_NAME)).isPresent();
            boolean service = layout.heading(Role.SERVICE).isPresent();
            return "No column was found for the " + (customer ? "service" : service ? "customer" : "customer, and none for the service");
        }

        /** The lines for a .env file; none while a column is missing. A file without ids is known by the customers' names. */
        private List<String> env(Path path, FileLayout layout) {
            FileChoices choices = FileChoices.of(layout, new FileChoices.Written(Optional.ofNullable(separator),
                    Optional.ofNullable(charset), Optional.ofNullable(sheet), 0, decimal));
            Optional<String> service = layout.heading(Role.SERVICE);
            if (choices.customerId().isEmpty() || service.isEmpty()) {
                return List.of();
            }
            List<String> lines = new ArrayList<>(
                    List.of("CONNECTOR=csv", "FILE=" + quoted(path.toString()), "ACCOUNT_ID=" + quoted(choices.customerId().get()),
                            "ACCOUNT_NAME=" + quoted(choices.customerName().orElseThrow()), "SERVICE=" + quoted(service.get())));
            layout.heading(Role.COUNT).ifPresent(count -> lines.add("COUNT=" + quoted(count)));
            String filter = choices.filters().stream().filter(FileChoices.ValueFilter::keeps)
                    .map(one -> EnteredParts.text(one.column(), true, one.values())).collect(Collectors.joining("; "));
            String filters = Stream.of(filter, withoutTotals(layout, service.get())).filter(one -> !one.isEmpty())
                    .collect(Collectors.joining("; "));
            if (!filters.isEmpty()) {
                lines.add("FILTER=" + quoted(filters));
            }
            if (!choices.counted().rows() && looked(path, () -> repeats(path, layout, choices))) {
                lines.add("DUPLICATES=sum");
            }
            FileLayout.Written written = layout.written();
            Optional.ofNullable(separator).ifPresent(one -> lines.add("SEPARATOR=" + quoted(String.valueOf(one))));
            Optional.ofNullable(charset).ifPresent(one -> lines.add("CHARSET=" + quoted(one)));
            written.sheet().filter(one -> written.sheets().size() > 1).ifPresent(one -> lines.add("SHEET=" + quoted(one)));
            if (!decimal.equals("auto")) {
                lines.add("DECIMAL=" + quoted(decimal));
            }
            return lines;
        }

        /** Subtotals of a customer would be a service of their own; whole customers that are totals are held when the file is read. */
        private static String withoutTotals(FileLayout layout, String service) {
            List<String> totals = layout.totals().stream().filter(one -> one.keySet().equals(Set.of(service))).map(one -> one.get(service))
                    .map(Objects::requireNonNull).toList();
            return totals.isEmpty() ? "" : EnteredParts.text(service, false, totals);
        }

        /** Whether customers have several lines of one service. */
        private static boolean repeats(Path path, FileLayout layout, FileChoices choices) throws IOException {
            return FileLines.of(file(path, choices.written().format()), layout, choices).tallied().repeats() > 0;
        }

        private static CsvFile file(Path path, CsvFormat format) throws IOException {
            return CsvFile.of("the file " + path.getFileName(), "", () -> Files.newInputStream(path), format);
        }

        private static String quoted(String value) {
            return value.matches("[\\p{L}\\p{N}_./ -]*") ? value : value.contains("'") ? "\"" + value + "\"" : "'" + value + "'";
        }
    }
}
