package app.tallybird.ledger;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import app.tallybird.model.CellKey;

/**
 * The memory of one integration. Whatever returns is on the disk. Thread-safe; only the holder of the integration's lock writes. Failures of the
 * file are thrown as problems that name it.
 */
public final class Ledger implements AutoCloseable {

    private static final String BUILD_PENDING = "build-pending";
    private static final String WARNINGS = "warnings";
    private static final int PLANS_KEPT = 20;

    private final Database database;
    private final Clock clock;
    private final CellTable cells;
    private final RunTable runs;
    private final KnownTable known;
    private final AttemptTable attempts;

    private Ledger(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        cells = new CellTable(database);
        runs = new RunTable(database);
        known = new KnownTable(database);
        attempts = new AttemptTable(database);
    }

    /** Opens the file, making or bringing it up to date; what a crash left half written is rolled back. */
    public static Ledger open(Path file, Clock clock) {
        return open(Database.open(file), file, clock);
    }

    /** The memory of an integration that is not saved: it knows nothing, is on no disk, and is gone when it closes. */
    public static Ledger empty(Clock clock) {
        return open(Database.forgetful(), Path.of("memory"), clock);
    }

    private static Ledger open(Database database, Path file, Clock clock) {
        try {
            Migrations.run(database, file);
            return new Ledger(database, clock);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    public Optional<OrganizationSeen> organization() {
        return known.organization();
    }

    public void rememberOrganization(OrganizationSeen seen) {
        known.rememberOrganization(seen);
    }

    /** The Synthesize id of each service key. */
    public Map<String, String> serviceIds() {
        return known.pairs("SELECT service_key, synthesize_id FROM service");
    }

    public Map<String, String> serviceNames() {
        return known.pairs("SELECT service_key, name FROM service");
    }

    public void rememberService(String serviceKey, String synthesizeId, String name) {
        known.rememberService(serviceKey, synthesizeId, name);
    }

    /** The accounts that are known to be at Synthesize, with the name they had last. */
    public Map<String, String> accountNames() {
        return known.pairs("SELECT account_id, name FROM account");
    }

    public void rememberAccounts(Map<String, String> idToName) {
        known.rememberAccounts(idToName);
    }

    /** The accounts that the vendor listed in the last usage run that went through. */
    public Set<String> accountsLastRun() {
        return known.accountsListed();
    }

    public void rememberAccountsLastRun(Set<String> ids) {
        known.rememberAccountsListed(ids);
    }

    /** The last value Synthesize accepted, per cell. */
    public Map<CellKey, BigDecimal> accepted() {
        return cells.accepted();
    }

    /** Cells for which a send has no known outcome, so that the accepted value may be out of date. */
    public Set<CellKey> uncertain() {
        return cells.uncertain();
    }

    /** The counts that found no place at Synthesize when they were sent last, and why, as far as that is known. */
    public List<CellResult> withoutPlace() {
        return cells.withoutPlace();
    }

    /** Moves whenever a count is about to be sent or has an outcome. */
    public long baselineVersion() {
        return cells.version();
    }

    public void savePlan(StoredPlan plan) {
        known.savePlan(plan, PLANS_KEPT);
    }

    public Optional<StoredPlan> plan(String hash) {
        return known.plan(hash);
    }

    /** Plans that were held when they were made, the newest first; they may be out of date by now. */
    public List<StoredPlan> heldPlans() {
        return known.heldPlans();
    }

    public RunId begin(RunStart start) {
        return runs.begin(start, clock.instant());
    }

    /** Notes, in one commit, that these units are about to be sent. */
    public void intents(RunId run, Map<CellKey, BigDecimal> units) {
        runs.intents(run, units);
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

    /** When the newest complete pushes began. */
    public List<Instant> successes() {
        return runs.successes();
    }

    /** The sums of the values that were accepted, by run and service or account; the oldest run first. */
    public List<SeriesRow> series(SeriesRow.By by) {
        return runs.series(by);
    }

    /** What a run sent and got accepted in sum, and how much that is above what was accepted before. */
    public RunSums sums(RunId run) {
        return runs.sums(run);
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
        return known.leftOut();
    }

    public void leaveOut(LeftOut mark) {
        known.mark(mark, true);
    }

    public void takeBackIn(LeftOut mark) {
        known.mark(mark, false);
    }

    /** The warnings of the last run in which everything went through, one a line. */
    public List<String> lastWarnings() {
        return note(WARNINGS).map(text -> text.lines().toList()).orElse(List.of());
    }

    public void rememberWarnings(List<String> warnings) {
        note(WARNINGS, String.join("\n", warnings));
    }

    public Optional<String> note(String name) {
        return known.note(name);
    }

    public void note(String name, String value) {
        known.note(name, value);
    }

    @Override
    public void close() {
        database.close();
    }
}
