package app.tallybird.ledger;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import app.tallybird.model.CellKey;
import app.tallybird.model.RowNames;

/**
 * The memory of one integration. Whatever returns is on the disk. Thread-safe; only the holder of the integration's lock writes. Failures of the
 * file are thrown as problems that name it.
 */
public final class Ledger implements AutoCloseable {

    private static final String UNDELIVERED = "undelivered";
    private static final String BUILD_PENDING = "build-pending";
    private static final String WARNINGS = "warnings";
    private static final String NAMES = "months-of-names";
    private static final int MONTHS_OF_NAMES = 13;
    private static final long LONGEST_MONTH = 31;
    private static final int PUSHES_LOOKED_AT = 400;

    private final Database database;
    private final Clock clock;
    private final RunTable runs;
    private final EvidenceTable evidence;
    private final PlanTable plans;
    private final ContractBook contracts;
    private final PriceBook prices;
    private final AttemptTable attempts;
    private final LeftOutTable leftOut;
    private final AuditBook audit;
    private final ProposalBook proposals;
    private final LedgerUser user;

    Ledger(Database database, LedgerUser user) {
        this.database = database;
        this.user = user;
        clock = user.clock();
        audit = new AuditBook(database, user);
        proposals = new ProposalBook(database, audit, user);
        leftOut = new LeftOutTable(database, audit);
        runs = new RunTable(database, user.words());
        evidence = new EvidenceTable(database, user.words());
        plans = new PlanTable(database, evidence);
        contracts = new ContractBook(database, user, audit);
        prices = new PriceBook(database, user, audit);
        attempts = new AttemptTable(database, user.words());
    }

    /** Opens the file, making or bringing it up to date; what a crash left half written is rolled back. */
    public static Ledger open(Path file, LedgerUser user) {
        return open(Sqlite.open(file), file, user);
    }

    /** The same for nobody who is known by name. */
    public static Ledger open(Path file, Clock clock) {
        return open(file, nobody(clock));
    }

    private static LedgerUser nobody(Clock clock) {
        return new LedgerUser(clock, UnaryOperator.identity(), Optional.empty());
    }

    /** The memory of an integration that is not saved: it knows nothing, is on no disk, and is gone when it closes. */
    public static Ledger empty(Clock clock) {
        return open(Sqlite.forgetful(), Path.of("memory"), nobody(clock));
    }

    private static Ledger open(Database database, Path file, LedgerUser user) {
        try {
            Migrations.run(database, file);
            return new Ledger(database, user);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Who works with it. */
    public LedgerUser user() {
        return user;
    }

    Database database() {
        return database;
    }

    public Optional<OrganizationSeen> organization() {
        return database.query("SELECT organization_id, vendor_id, integration_id, name, first_seen FROM organization",
                row -> new OrganizationSeen(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                        Instant.parse(row.getString(5))))
                .stream().findFirst();
    }

    public void rememberOrganization(OrganizationSeen seen) {
        database.update(
                "INSERT INTO organization (one, organization_id, vendor_id, integration_id, name, first_seen) VALUES (1, ?, ?, ?, ?, ?) "
                        + "ON CONFLICT (one) DO UPDATE SET organization_id = excluded.organization_id, vendor_id = excluded.vendor_id, "
                        + "integration_id = excluded.integration_id, name = excluded.name, first_seen = excluded.first_seen",
                seen.organizationId(), seen.vendorId(), seen.integrationId(), seen.name(), seen.firstSeen().toString());
    }

    /** The Synthesize id of each service key. */
    public Map<String, String> serviceIds() {
        return pairs("SELECT service_key, synthesize_id FROM service");
    }

    public Map<String, String> serviceNames() {
        return pairs("SELECT service_key, name FROM service");
    }

    /** Under another id than before it is another one at Synthesize, so nothing is certain of what that has. */
    public void rememberService(String serviceKey, String synthesizeId, String name) {
        database.change(session -> CellTable.rememberService(session, serviceKey, synthesizeId, name));
    }

    /** Under another key go a service's id and name, and what was sent of it and accepted; plans that were made before are forgotten. */
    public void moveService(String from, String to) {
        database.change(session -> CellTable.moveService(session, from, to));
    }

    private Map<String, String> pairs(String sql) {
        return database.query(sql, row -> Map.entry(row.getString(1), row.getString(2))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The accounts that are known to be at Synthesize, with the name they had last. */
    public Map<String, String> accountNames() {
        return pairs("SELECT account_id, name FROM account");
    }

    public void rememberAccounts(Map<String, String> idToName) {
        database.change(session -> {
            session.executeAll(
                    "INSERT INTO account (account_id, name) VALUES (?, ?) ON CONFLICT (account_id) DO UPDATE SET name = excluded.name",
                    idToName.entrySet().stream().map(account -> new Object[]{account.getKey(), account.getValue()}).toList());
        });
    }

    /** The accounts that the vendor listed in the last usage run that went through. */
    public Set<String> accountsLastRun() {
        return new HashSet<>(database.query("SELECT account_id FROM account_listed", row -> row.getString(1)));
    }

    public void rememberAccountsLastRun(Set<String> ids) {
        database.change(session -> {
            session.execute("DELETE FROM account_listed");
            session.executeAll("INSERT INTO account_listed (account_id) VALUES (?)", ids.stream().map(id -> new Object[]{id}).toList());
        });
    }

    /** The last value Synthesize accepted, per cell. */
    public Map<CellKey, BigDecimal> accepted() {
        return units("SELECT account_id, service_key, accepted FROM cell WHERE accepted IS NOT NULL");
    }

    /** The highest value Synthesize ever accepted, per cell. It stays when old runs are removed. */
    public Map<CellKey, BigDecimal> highest() {
        return units("SELECT account_id, service_key, highest FROM cell WHERE highest IS NOT NULL");
    }

    private Map<CellKey, BigDecimal> units(String sql) {
        return database.query(sql, row -> Map.entry(CellTable.key(row), new BigDecimal(row.getString(3)))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Cells for which a send has no known outcome, so that the accepted value may be out of date. */
    public Set<CellKey> uncertain() {
        return new HashSet<>(database.query("SELECT account_id, service_key FROM cell WHERE uncertain > 0", CellTable::key));
    }

    /** The counts that found no place at Synthesize when they were sent last, and why, as far as that is known. */
    public List<CellResult> withoutPlace() {
        return CellTable.withoutPlace(database);
    }

    /** Moves whenever a count is about to be sent or has an outcome. */
    public long baselineVersion() {
        return note(CellTable.VERSION).map(Long::parseLong).orElse(0L);
    }

    /** Keeps the newest plans, and those that somebody was asked about; runs carry their own cells, so an old plan has no more use. */
    public void savePlan(StoredPlan plan) {
        savePlan(plan, Map.of());
    }

    /** The same with the names behind its numbers, in one commit; they are kept as {@link #keepNames(int)} says. */
    public void savePlan(StoredPlan plan, Map<CellKey, RowNames> names) {
        plans.save(plan, monthsOfNames() > 0 ? names : Map.of());
    }

    /** For how many months names are kept; 0 for not at all, which forgets those that are there. */
    public void keepNames(int months) {
        if (months != monthsOfNames()) {
            note(NAMES, String.valueOf(months));
        }
        if (months == 0) {
            evidence.forgetAll();
        } else {
            evidence.forgetBefore(clock.instant().minus(Duration.ofDays(months * LONGEST_MONTH)));
        }
    }

    public int monthsOfNames() {
        return note(NAMES).map(Integer::parseInt).orElse(MONTHS_OF_NAMES);
    }

    /** The pushes that got a number of the cell accepted, the newest first, with the names that were kept. */
    public List<PushedNames> names(CellKey key) {
        return evidence.of(key, PUSHES_LOOKED_AT);
    }

    /** The names behind a number of a plan that is kept, as far as they are. */
    public Optional<RowNames> names(String plan, CellKey key) {
        return evidence.of(plan, key);
    }

    public Optional<StoredPlan> plan(String hash) {
        return plans.read("WHERE hash = ?", hash).stream().findFirst();
    }

    /** Plans that were held when they were made, the newest first; they may be out of date by now. */
    public List<StoredPlan> heldPlans() {
        return plans.read("WHERE held = 1 ORDER BY sequence DESC");
    }

    /** What contracts say, and what was counted behind the numbers that they made. */
    public ContractBook contracts() {
        return contracts;
    }

    /** What a unit is sold for and costs. */
    public PriceBook prices() {
        return prices;
    }

    public RunId begin(RunStart start) {
        return runs.begin(start, clock.instant());
    }

    /** Notes, in one commit, that these units are about to be sent. */
    public void intents(RunId run, Map<CellKey, BigDecimal> units) {
        runs.intents(run, units);
    }

    /** Takes back, in one commit, that these were about to be sent: nothing left, so nothing is in doubt because of this run. */
    public void withdraw(RunId run, Collection<CellKey> cells) {
        runs.withdraw(run, cells);
    }

    public void outcomes(RunId run, List<CellResult> outcomes) {
        runs.outcomes(run, outcomes);
    }

    /** Writes down why counts of the run found no place, once that is known. */
    public void explain(RunId run, List<CellResult> explained) {
        runs.explain(run, explained);
    }

    /** Ends a run; one that has an end keeps it. */
    public void finish(RunId run, RunEnd end) {
        runs.finish(run, end, clock.instant());
    }

    /** The run that a crash left without an end. */
    public Optional<RunRecord> openRun() {
        return runs.open();
    }

    /** The newest push that went through, as {@link RunRecord#complete()} says. */
    public Optional<RunRecord> lastComplete() {
        return runs.lastComplete();
    }

    public Optional<RunRecord> run(RunId id) {
        return runs.one(id);
    }

    public List<RunRecord> runs(int limit) {
        return runs.newest(limit);
    }

    public List<RunCell> cells(RunId run) {
        return runs.cells(run);
    }

    /** What each push and way back brought to Synthesize, by service, the oldest first. */
    public List<RunTotal> totalsByService() {
        return TotalTable.byService(database);
    }

    public List<RunTotal> totalsByAccount() {
        return TotalTable.byAccount(database);
    }

    /** When the newest complete pushes began. */
    public List<Instant> successes() {
        return runs.successes();
    }

    /** Forgets runs and starts that began before this moment, but never the newest two, nor one without an end. Baselines stay. */
    public void forgetBefore(Instant moment) {
        runs.forgetBefore(moment);
    }

    public void attempt(Attempt attempt) {
        attempts.add(attempt);
    }

    /** Starts that nobody watched, the newest first. */
    public List<Attempt> attempts(int limit) {
        return attempts.newest(limit);
    }

    /** Whether counts were sent that Synthesize has not been told to build its billing views from. */
    public boolean buildPending() {
        return note(BUILD_PENDING).orElse("no").equals("yes");
    }

    public void buildPending(boolean pending) {
        if (pending != buildPending()) {
            note(BUILD_PENDING, pending ? "yes" : "no");
        }
    }

    public Set<LeftOut> leftOut() {
        return leftOut.all();
    }

    public void leaveOut(LeftOut mark) {
        leftOut.add(mark);
    }

    public void takeBackIn(LeftOut mark) {
        leftOut.remove(mark);
    }

    /** What waits for a second person. */
    public ProposalBook proposals() {
        return proposals;
    }

    /** Who did what with this integration. */
    public AuditBook audit() {
        return audit;
    }

    /** The warnings of the last run in which everything went through, one a line. */
    public List<String> lastWarnings() {
        return note(WARNINGS).map(text -> text.lines().toList()).orElse(List.of());
    }

    public void rememberWarnings(List<String> warnings) {
        note(WARNINGS, String.join("\n", warnings));
    }

    /** What people were last to be told and were not, until a notice arrived or somebody has seen this. */
    public Optional<Undelivered> undelivered() {
        return note(UNDELIVERED).filter(text -> !text.isEmpty()).map(text -> text.split(" ", 2))
                .map(parts -> new Undelivered(Instant.parse(parts[0]), parts[1]));
    }

    public void undelivered(Undelivered notice) {
        note(UNDELIVERED, notice.at() + " " + notice.words());
    }

    /** A notice has arrived, or somebody has seen that one did not. */
    public void nothingUndelivered() {
        if (undelivered().isPresent()) {
            note(UNDELIVERED, "");
        }
    }

    public Optional<String> note(String name) {
        return database.query("SELECT value FROM note WHERE name = ?", row -> row.getString(1), name).stream().findFirst();
    }

    public void note(String name, String value) {
        database.update("INSERT INTO note (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name,
                value);
    }

    @Override
    public void close() {
        database.close();
    }
}
