package app.tallybird.connector.engine;

import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

import app.tallybird.connector.count.AccountRows;
import app.tallybird.connector.count.Contradictions;
import app.tallybird.connector.count.Counting;
import app.tallybird.connector.count.RowSpill;
import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.fault.FaultException;
import app.tallybird.connector.fetch.Wiring;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.ServiceRule;
import app.tallybird.connector.format.Usage;
import app.tallybird.connector.reading.AccountsRead;
import app.tallybird.connector.reading.CheckLine;
import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.connector.reading.Contradiction;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.connector.reading.ReadStats;
import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.reading.ReadingContext;
import app.tallybird.connector.reading.ReadingContext.Extent;
import app.tallybird.connector.reading.ReadingOptions;
import app.tallybird.connector.reading.TablePreview;
import app.tallybird.connector.reading.Warning;
import app.tallybird.connector.rows.TableRows;
import app.tallybird.http.Cancel;
import app.tallybird.http.HostAddress;
import app.tallybird.model.Service;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;

/**
 * Reads connectors. Whatever keeps a list from being read whole is thrown as a problem, whatever concerns single accounts is in the reading.
 * Changes nothing. Thread-safe: each call is a reading of its own.
 */
public final class ConnectorEngine {

    private final Wiring wiring;

    public ConnectorEngine(Wiring wiring) {
        this.wiring = wiring;
    }

    /** Everything: accounts, services, and a count for each. */
    public Reading read(ConfiguredConnector connector, ReadListener listener, Cancel cancel) {
        return tables(connector, listener, cancel, Extent.ALL, ReadingOptions.NONE, read -> reading(read, Optional.empty()));
    }

    /** The same, and the rows behind each number go to a new file, at most a thousand of each; the caller removes it. */
    public Reading readWithRows(ConfiguredConnector connector, ReadListener listener, Cancel cancel, Path file) {
        return readWithRows(connector, listener, cancel, file, ReadingOptions.NONE);
    }

    /** The same while somebody looks; the reading is partial when lower limits ended any list. */
    public Reading readWithRows(ConfiguredConnector connector, ReadListener listener, Cancel cancel, Path file, ReadingOptions options) {
        try (RowSpill spill = new RowSpill(file)) {
            return tables(connector, listener, cancel, Extent.WHOLE_ROWS, options, read -> reading(read, Optional.of(spill)));
        }
    }

    /** One table and what it needs, for looking at it while a connector is built. */
    public TablePreview table(ConfiguredConnector connector, String table, ReadingOptions options, ReadListener listener, Cancel cancel) {
        return tables(connector, listener, cancel, Extent.WHOLE_ROWS, options, read -> {
            AtomicLong rows = new AtomicLong();
            read.tables.look(table, row -> rows.incrementAndGet());
            return new TablePreview(rows.get(), merged(read.tables.warnings()), read.tables.cut());
        });
    }

    /** Signs in and reads nothing. */
    public void signIn(ConfiguredConnector connector, ReadListener listener, Cancel cancel) {
        tables(connector, listener, cancel, Extent.FIRST_PAGE, ReadingOptions.NONE, read -> {
            read.tables.signIn();
            return true;
        });
    }

    /** What is read now, and the tables it is read from. */
    private record Begun(ReadingContext context, TableRows tables) {
    }

    private Begun begin(ConfiguredConnector connector, ReadListener listener, Cancel cancel, Extent extent, ReadingOptions options) {
        ReadingContext context = new ReadingContext(connector, listener, cancel, ZonedDateTime.now(wiring.time().clock()), extent, options);
        return new Begun(context, new TableRows(context, wiring));
    }

    /** Does the work; a fault that ends it leaves as a problem. */
    private <T> T tables(ConfiguredConnector connector, ReadListener listener, Cancel cancel, Extent extent, ReadingOptions options,
            Function<Begun, T> work) {
        Begun read = begin(connector, listener, cancel, extent, options);
        try {
            return work.apply(read);
        } catch (FaultException e) {
            throw problem(e.fault(), read.tables).asException();
        }
    }

    private static Reading reading(Begun read, Optional<RowSpill> spill) {
        ConfiguredConnector connector = read.context.connector();
        AccountRows accountRows = new AccountRows(connector, read.context.moment());
        Counting counting = new Counting(connector, read.context.moment(), spill);
        counting.read(read.tables, accountRows);
        List<Warning> warnings = new ArrayList<>();
        accountRows.conclude(warnings);
        var accounts = accountRows.accounts();
        counting.finish(accounts, warnings);
        warnings.addAll(0, read.tables.warnings());
        connector.corrected().forEach(
                (label, words) -> warnings.add(new Warning("W425", "/inputs", label + ": " + words, "", 1, true).about(Map.of(label, 1L))));
        Contradictions judge = new Contradictions(connector.doc(), accountRows);
        List<Contradiction> contradictions = new ArrayList<>(judge.of(read.tables.disagreements(), warnings));
        contradictions.addAll(judge.repeats(read.tables.repeatsThatDiffer(), warnings));
        contradictions.addAll(judge.absent(read.tables.absent(), warnings));
        ReadStats stats = new ReadStats(read.tables.requests(), read.tables.rowsRead(), read.tables.cut());
        return new Reading(accounts, accountRows.issues(), counting.services(), counting.cells(), counting.origins(), merged(warnings),
                counting.gaps(), contradictions, stats);
    }

    /** The same field watched from several places is one warning. */
    private static List<Warning> merged(List<Warning> warnings) {
        Map<String, Warning> merged = new LinkedHashMap<>();
        warnings.forEach(warning -> merged.merge(warning.code() + " " + warning.text(), warning, Warning::and));
        return List.copyOf(merged.values());
    }

    /** The accounts alone; reads no more than they need. */
    public AccountsRead accounts(ConfiguredConnector connector, ReadListener listener, Cancel cancel) {
        return tables(connector, listener, cancel, Extent.ALL, ReadingOptions.NONE, read -> {
            AccountRows rows = new AccountRows(connector, read.context.moment());
            Counting counting = new Counting(connector, read.context.moment(), Optional.empty());
            for (String table : connector.doc().accounts().from()) {
                read.tables.streamPartly(table, row -> {
                    rows.take(row);
                    counting.look(table, row);
                });
            }
            List<Warning> warnings = new ArrayList<>(read.tables.warnings());
            rows.conclude(warnings);
            Map<String, String> totals = new LinkedHashMap<>();
            counting.likelyTotals(rows.accounts()).forEach((account, words) -> totals.put(account.id(), words));
            return new AccountsRead(rows.accounts(), rows.issues(), totals, merged(warnings));
        });
    }

    /** The services; reads the vendor only when some of them are found in its data. */
    public List<Service> services(ConfiguredConnector connector, ReadListener listener, Cancel cancel) {
        if (connector.doc().discoversServices()) {
            Reading reading = read(connector, listener, cancel);
            reading.gaps().stream().filter(gap -> gap.accountId().isEmpty() && gap.serviceKey().isEmpty()).findFirst().ifPresent(gap -> {
                throw Fault.of(gap.code(), "/services", gap.reason(), "").asProblem().asException();
            });
            return reading.services();
        }
        return fixed(connector.doc());
    }

    /** The services that a document names itself. */
    public static List<Service> fixed(ConnectorDocument document) {
        List<Service> services = new ArrayList<>();
        for (ServiceRule rule : document.services()) {
            if (rule.naming() instanceof ServiceRule.Naming.Fixed fixed) {
                services.add(new Service(fixed.key(), fixed.name(), rule.description(), rule.category(), rule.subcategory()));
            }
        }
        return services;
    }

    /** Tries the sign-in and the first page of accounts and of usage; each line is told as soon as it is known. */
    public void check(ConfiguredConnector connector, Consumer<CheckLine> lines, Cancel cancel) {
        Map<String, String> steps = new LinkedHashMap<>();
        steps.put(connector.doc().checkTable(), "Vendor sign-in and first page of accounts");
        connector.doc().services().forEach(rule -> {
            if (rule.usage() instanceof Usage.Measured measured) {
                steps.putIfAbsent(measured.from(), "First page of usage (" + measured.from() + ")");
            }
        });
        connector.typedAddresses().distinct().flatMap(address -> HostAddress.caution(address).stream())
                .forEach(words -> lines.accept(CheckLine.passed("Address", words)));
        TableRows tables = begin(connector, ReadListener.none(), cancel, Extent.FIRST_PAGE, ReadingOptions.NONE).tables;
        for (Map.Entry<String, String> step : steps.entrySet()) {
            AtomicLong rows = new AtomicLong();
            try {
                tables.stream(step.getKey(), row -> rows.incrementAndGet());
                lines.accept(CheckLine.passed(step.getValue(), Wording.count(rows.get(), "row")));
            } catch (FaultException e) {
                lines.accept(CheckLine.failed(step.getValue(), problem(e.fault(), tables)));
                break;
            }
        }
    }

    /** An outage in the middle leaves half a reading, which is another thing than a vendor that never answered. */
    private static Problem problem(Fault fault, TableRows tables) {
        boolean half = tables.rowsRead() > 0 && (fault.kind() == ProblemCode.UNREACHABLE || fault.kind() == ProblemCode.THROTTLED);
        return (half ? fault.as(ProblemCode.VENDOR_INCOMPLETE) : fault).asProblem();
    }
}
