package app.tallybird.engine.push;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.engine.plan.CellMemory;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.RunEnd;
import app.tallybird.ledger.RunKind;
import app.tallybird.ledger.RunStart;
import app.tallybird.ledger.StartedBy;
import app.tallybird.model.CellKey;
import app.tallybird.model.UnitCount;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.stage.StageClock;
import app.tallybird.synthesize.CountResult;
import app.tallybird.synthesize.Synthesize;
import app.tallybird.synthesize.SynthesizeAccount;

import static org.assertj.core.api.Assertions.assertThat;

/** How a push ends: what its report and the ledger say, whether a rebuild is owed, and why counts found no place. */
class PushEndingsTest {

    private static final CountResult ACCEPTED = new CountResult.Accepted();
    private static final Problem OUTAGE = ToldServer.OUTAGE;

    @TempDir
    private Path folder;
    private Ledger ledger;
    private final ToldServer server = new ToldServer();
    private final List<PushProgress> progress = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void open() {
        ledger = Ledger.open(folder.resolve("ledger.db"), new StageClock());
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static PlanCell cell(String account, String service, int units) {
        return PlanCell.compared(new CellKey(account, service), account, service, CellMemory.NONE, UnitCount.of(BigDecimal.valueOf(units)),
                "");
    }

    private static List<PlanCell> cells(int number) {
        return IntStream.range(0, number).mapToObj(i -> cell("a" + i, "s", i)).toList();
    }

    private PushReport push(RebuildMode mode, List<PlanCell> cells, String... carried) {
        Set<CellKey> before = new HashSet<>();
        List.of(carried).forEach(account -> before.add(new CellKey(account, "s")));
        return push(server, new PushOrder(new RunStart(RunKind.USAGE, "plan", StartedBy.ATTENDED, cells.size(), Optional.empty()), cells,
                before, Map.of("s", "id-s"), mode), Cancel.never());
    }

    private PushReport push(Synthesize synthesize, PushOrder order, Cancel cancel) {
        return new Push(synthesize, ledger, new StageClock(), (time, stop) -> stop.check()).run(order, progress::add, cancel);
    }

    private String ending(PushReport report) {
        return "complete " + report.complete() + ", rebuilt " + report.rebuilt() + ", owed " + report.buildOwed() + ", left "
                + report.left() + ", " + ledger.run(report.runId()).orElseThrow().ending().map(RunEnd::name).orElse("open")
                + report.stopped().map(problem -> ", " + problem.code() + " " + problem.what() + " | " + problem.notChanged()).orElse("");
    }

    private static String outcomes(PushReport report) {
        Map<String, String> lines = new TreeMap<>();
        report.cells().forEach(cell -> lines.put(cell.key().accountId() + "/" + cell.key().serviceKey(),
                cell.outcome() + (cell.message().isEmpty() ? "" : " " + cell.message())));
        return lines.entrySet().stream().map(line -> line.getKey() + " " + line.getValue() + "\n").collect(Collectors.joining());
    }

    @Test
    void everyOutcomeIsReportedAndKept() {
        server.accounts.add(new SynthesizeAccount("a1", "A", Optional.empty()));
        server.answers.putAll(Map.of("a1", new CountResult.NotMapped("No account map found"), "a2", new CountResult.Refused("no such unit"),
                "a3", new CountResult.Failed(OUTAGE, true), "a4", new CountResult.Failed(OUTAGE, false)));
        List<PlanCell> cells = new ArrayList<>(cells(6));
        cells.add(cell("a6", "none", 3));
        PushReport report = push(RebuildMode.EACH, cells, "a5");

        assertThat(outcomes(report)).isEqualTo("""
                a0/s ACCEPTED
                a1/s NOT_MAPPED the account or the service is not mapped yet: map or exclude it in Synthesize (No account map found)
                a2/s REFUSED no such unit
                a3/s UNKNOWN no answer
                a4/s FAILED no answer
                a5/s CARRIED accepted by the push that was cut short
                a6/none NOT_MAPPED the service is not in Synthesize yet: sync-services creates it
                """);
        assertThat(ending(report)).isEqualTo("complete false, rebuilt true, owed false, left 0, DONE");
        assertThat(List.of(report.accepted(), report.failed(), report.count(Outcome.REFUSED))).isEqualTo(List.of(2, 2, 1));
        assertThat(server.asked).filteredOn(line -> line.startsWith("id-s")).containsExactlyInAnyOrder("id-s a0 0", "id-s a1 1",
                "id-s a2 2", "id-s a3 3", "id-s a4 4");
        assertThat(ledger.cells(report.runId()).stream()
                .map(one -> one.key().accountId() + " " + one.outcome().orElseThrow() + " " + one.message()).sorted())
                .isEqualTo(report.cells().stream().map(one -> one.key().accountId() + " " + one.outcome() + " " + one.message()).sorted()
                        .toList());
        PushProgress last = progress.getLast();
        assertThat(List.of(last.total(), last.done(), last.left(), last.accepted(), last.notMapped(), last.refused(), last.failed()))
                .isEqualTo(List.of(6, 6, 0, 1, 2, 1, 2));
    }

    /** A building call may also end by what is thrown. */
    @Test
    void aBuildingCallThatBreaksOffIsOwed() {
        RuntimeException[] thrown = {OUTAGE.asException(), new IllegalStateException("of no interest")};
        String[] words = {"UNREACHABLE no answer",
                "FAILED Tallybird met a fault of its own (IllegalStateException) while it sent \"s\" of account a0, " + "and stopped."};
        for (int i = 0; i < thrown.length; i++) {
            RuntimeException one = thrown[i];
            ToldServer breaking = new ToldServer() {
                @Override
                public CountResult count(String serviceId, String accountId, BigDecimal units, boolean noBuild, Cancel cancel) {
                    if (noBuild) {
                        return ACCEPTED;
                    }
                    throw one;
                }
            };
            assertThat(ending(push(breaking, CountsOnly.order(cells(1), RebuildMode.ONCE), Cancel.never())))
                    .isEqualTo("complete false, rebuilt false, owed true, left 0, STOPPED, " + words[i]
                            + " | 1 count was accepted before and stays; the rest is sent by the next push.");
        }
    }

    @Test
    void anAccountThatSynthesizeListsTwiceIsThere() {
        server.accounts
                .addAll(List.of(new SynthesizeAccount("a0", "A", Optional.of(false)), new SynthesizeAccount("a0", "B", Optional.of(true))));
        server.answers.put("a0", new CountResult.NotMapped(""));
        assertThat(outcomes(push(RebuildMode.EACH, cells(1))))
                .isEqualTo("a0/s NOT_MAPPED the account is not mapped yet: map or exclude it in Synthesize\n");
    }

    @Test
    void nothingToSendMovesNothing() {
        long before = ledger.baselineVersion();
        push(RebuildMode.EACH, cells(0));
        assertThat(ledger.baselineVersion()).isEqualTo(before);
    }

    /** Intents are written fifty at a time; whatever the number, each cell has one request and one outcome. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 49, 50, 51, 100, 101})
    void anyNumberOfCells(int number) {
        PushReport report = push(RebuildMode.EACH, cells(number));
        assertThat(report.accepted()).isEqualTo(number);
        assertThat(server.asked).hasSize(number).doesNotHaveDuplicates();
        assertThat(ledger.cells(report.runId())).hasSize(number);
        assertThat(ending(report)).isEqualTo(number == 0
                ? "complete false, rebuilt false, owed false, left 0, DONE"
                : "complete true, rebuilt true, owed false, left 0, DONE");
    }

    @Test
    void oneBuildingCallRepeatsTheLastAcceptedCell() {
        server.answers.put("a3", new CountResult.Refused("no"));
        PushReport report = push(RebuildMode.ONCE, cells(4));
        assertThat(server.asked).hasSize(5).endsWith("id-s a2 2");
        assertThat(server.asked.subList(0, 4)).allMatch(line -> line.endsWith(" without build"));
        assertThat(ending(report)).isEqualTo("complete false, rebuilt true, owed false, left 0, DONE");
    }

    @Test
    void aBuildingCallThatFailsIsOwed() {
        server.building = Optional.of(new CountResult.Failed(OUTAGE, true));
        assertThat(ending(push(RebuildMode.ONCE, cells(2))))
                .isEqualTo("complete false, rebuilt false, owed true, left 0, STOPPED, UNREACHABLE no answer | "
                        + "2 counts were accepted before and stay; the rest is sent by the next push.");
        server.building = Optional.of(new CountResult.NotMapped("gone"));
        assertThat(ending(push(RebuildMode.ONCE, cells(2))))
                .isEqualTo("complete false, rebuilt false, owed true, left 0, STOPPED, SYNTHESIZE_ANSWER "
                        + "The counts are at Synthesize, but the call that rebuilds its billing view was answered: gone | "
                        + "2 counts were accepted before and stay; the rest is sent by the next push.");
        server.building = Optional.of(new CountResult.Refused("bad"));
        assertThat(ending(push(RebuildMode.ONCE, cells(1))))
                .isEqualTo("complete false, rebuilt false, owed true, left 0, STOPPED, SYNTHESIZE_ANSWER "
                        + "The counts are at Synthesize, but the call that rebuilds its billing view was answered: bad | "
                        + "1 count was accepted before and stays; the rest is sent by the next push.");
        server.building = Optional.empty();
        // made up for by the next one, whichever way it sends
        assertThat(ending(push(RebuildMode.EACH, cells(1)))).isEqualTo("complete true, rebuilt true, owed false, left 0, DONE");
    }

    @Test
    void whatIsOwedIsMadeUpForByACellThatWasAcceptedBefore() {
        ledger.buildPending(true);
        PushReport report = push(RebuildMode.EACH, cells(2), "a0", "a1");
        assertThat(server.asked).containsExactly("id-s a1 1");
        assertThat(ending(report)).isEqualTo("complete true, rebuilt true, owed false, left 0, DONE");
        assertThat(outcomes(report)).isEqualTo("""
                a0/s CARRIED accepted by the push that was cut short
                a1/s CARRIED accepted by the push that was cut short
                """);
    }

    @Test
    void whatIsOwedStaysOwedWhenNothingIsAtSynthesize() {
        ledger.buildPending(true);
        server.answers.put("a0", new CountResult.Refused("no"));
        assertThat(ending(push(RebuildMode.EACH, cells(1)))).isEqualTo("complete false, rebuilt false, owed true, left 0, FAILED");
        assertThat(ending(push(RebuildMode.ONCE, cells(1)))).isEqualTo("complete false, rebuilt false, owed true, left 0, FAILED");
        assertThat(server.asked).containsExactly("id-s a0 0", "id-s a0 0 without build");
        ledger.buildPending(false);
        // nothing was stored for certain, so nothing is to be built
        assertThat(ending(push(RebuildMode.ONCE, cells(1)))).isEqualTo("complete false, rebuilt false, owed false, left 0, DONE");
        server.answers.put("a0", new CountResult.Failed(OUTAGE, true));
        assertThat(ending(push(RebuildMode.ONCE, cells(1)))).isEqualTo("complete false, rebuilt false, owed true, left 0, FAILED");
    }

    @Test
    void aRunThatIsStoppedBuildsNothing() {
        ToldServer refusing = new ToldServer() {
            @Override
            public CountResult count(String serviceId, String accountId, BigDecimal units, boolean noBuild, Cancel cancel) {
                super.count(serviceId, accountId, units, noBuild, cancel);
                throw Problem.of(ProblemCode.SYNTHESIZE_SIGN_IN, "refused", "Nothing was sent.", "").asException();
            }
        };
        PushReport report = push(refusing, new PushOrder(new RunStart(RunKind.USAGE, "plan", StartedBy.ATTENDED, 1, Optional.empty()),
                cells(1), Set.of(), Map.of("s", "id-s"), RebuildMode.ONCE), Cancel.never());
        assertThat(ending(report))
                .isEqualTo("complete false, rebuilt false, owed true, left 0, STOPPED, SYNTHESIZE_SIGN_IN refused | Nothing was sent.");
        assertThat(refusing.asked).containsExactly("id-s a0 0 without build");
    }

    @ParameterizedTest
    @CsvSource({"false, 1, ''", "true, 0, a0/s UNKNOWN stopped"})
    void aPersonWhoStopsItLosesNothing(boolean reached, int left, String outcome) {
        Problem cancelled = Problem.of(ProblemCode.CANCELLED, "stopped", "", "");
        server.answers.put("a0", new CountResult.Failed(cancelled, reached));
        PushReport report = push(RebuildMode.EACH, cells(1));
        assertThat(outcomes(report).strip()).isEqualTo(outcome);
        assertThat(ending(report)).isEqualTo("complete false, rebuilt false, owed false, left " + left
                + ", CANCELLED, CANCELLED Stopped on request. | " + "What was accepted stays; the rest was not sent.");
    }

    @Test
    void whoStopsItBeforeItBeginsSendsNothing() {
        Cancel cancel = Cancel.create();
        cancel.cancel();
        PushReport report = push(server, CountsOnly.order(cells(3), RebuildMode.EACH), cancel);
        assertThat(server.asked).isEmpty();
        assertThat(outcomes(report)).isEqualTo("""
                """);
        assertThat(ending(report)).startsWith("complete false, rebuilt false, owed false, left 3, CANCELLED, CANCELLED");
    }

    private void acceptedBefore(String... accounts) {
        List<PlanCell> cells = List.of(accounts).stream().map(account -> cell(account, "s", 5)).toList();
        assertThat(push(RebuildMode.EACH, cells).accepted()).isEqualTo(accounts.length);
        server.asked.clear();
    }

    /** Answers to 404 are explained by one look: what was there, what is there, and what is mapped. */
    @Test
    void whyCountsFoundNoPlace() {
        acceptedBefore("had", "hadMapped", "hadUnmapped", "hadGone");
        ledger.rememberAccounts(Map.of("knownGone", "K"));
        for (String account : List.of("had", "hadMapped", "hadUnmapped", "hadGone", "never", "neverMapped", "neverUnmapped", "knownGone",
                "neverThere")) {
            server.answers.put(account, new CountResult.NotMapped(account.equals("had") ? "No account map found" : ""));
        }
        server.accounts.addAll(List.of(new SynthesizeAccount("had", "", Optional.empty()),
                new SynthesizeAccount("hadMapped", "", Optional.of(true)), new SynthesizeAccount("hadUnmapped", "", Optional.of(false)),
                new SynthesizeAccount("never", "", Optional.empty()), new SynthesizeAccount("neverMapped", "", Optional.of(true)),
                new SynthesizeAccount("neverUnmapped", "", Optional.of(false))));
        List<PlanCell> cells = server.answers.keySet().stream().map(account -> cell(account, "s", 5)).toList();

        PushReport report = push(RebuildMode.EACH, cells);

        assertThat(outcomes(report)).isEqualTo("""
                had/s LOST the account or the service is not mapped any more: map or exclude it in Synthesize (No account map found)
                hadGone/s ACCOUNT_GONE the account is not in Synthesize any more: sync-accounts creates it again
                hadMapped/s LOST the service is not mapped any more: map or exclude it in Synthesize
                hadUnmapped/s LOST the account is not mapped any more: map or exclude it in Synthesize
                knownGone/s ACCOUNT_GONE the account is not in Synthesize any more: sync-accounts creates it again
                never/s NOT_MAPPED the account or the service is not mapped yet: map or exclude it in Synthesize
                neverMapped/s NOT_MAPPED the service is not mapped yet: map or exclude it in Synthesize
                neverThere/s NOT_MAPPED the account is not in Synthesize yet: sync-accounts creates it
                neverUnmapped/s NOT_MAPPED the account is not mapped yet: map or exclude it in Synthesize
                """);
        assertThat(server.asked.subList(9, server.asked.size())).containsExactly("organization", "accounts", "vendor");
        assertThat(ledger.withoutPlace()).hasSize(9);
        assertThat(ending(report)).isEqualTo("complete false, rebuilt false, owed false, left 0, DONE");
    }

    @Test
    void aServiceThatIsGoneOrAnIntegrationThatIsDisconnected() {
        acceptedBefore("had");
        server.answers.put("had", new CountResult.NotMapped("no"));
        server.answers.put("never", new CountResult.NotMapped(""));
        server.accounts.add(new SynthesizeAccount("had", "", Optional.of(true)));
        server.accounts.add(new SynthesizeAccount("never", "", Optional.of(true)));
        server.services.clear();
        List<PlanCell> cells = List.of(cell("had", "s", 5), cell("never", "s", 0), cell("had", "t", 1));
        assertThat(outcomes(push(RebuildMode.EACH, cells))).isEqualTo("""
                had/s SERVICE_GONE the service is not in Synthesize any more: sync-services creates it again (no)
                had/t NOT_MAPPED the service is not in Synthesize yet: sync-services creates it
                never/s SERVICE_GONE the service is not in Synthesize any more: sync-services creates it again
                """);
        server.status = "Inactive";
        server.asked.clear();
        assertThat(outcomes(push(RebuildMode.EACH, cells))).isEqualTo("""
                had/s DISCONNECTED the integration is inactive at Synthesize (no)
                had/t NOT_MAPPED the service is not in Synthesize yet: sync-services creates it
                never/s DISCONNECTED the integration is inactive at Synthesize
                """);
        assertThat(server.asked).contains("organization").doesNotContain("accounts", "vendor");
    }

    @Test
    void aLookThatFailsIsSaidAndLosesNothing() {
        server.looksFail = true;
        server.answers.put("a1", new CountResult.NotMapped("no"));
        PushReport report = push(RebuildMode.EACH, cells(3));
        assertThat(outcomes(report)).isEqualTo("a0/s ACCEPTED\na1/s NOT_MAPPED no\na2/s ACCEPTED\n");
        assertThat(ending(report)).isEqualTo("complete false, rebuilt true, owed false, left 0, STOPPED, UNREACHABLE no answer | "
                + "2 counts were accepted before and stay; the rest is sent by the next push.");
    }

    @Test
    void oneCountThatStaysIsSaidInTheSingular() {
        server.looksFail = true;
        server.answers.put("a1", new CountResult.NotMapped("no"));
        assertThat(push(RebuildMode.EACH, cells(2)).stopped().orElseThrow().notChanged())
                .isEqualTo("1 count was accepted before and stays; the rest is sent by the next push.");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "999, 1", "1000, 1", "1001, 2", "59000, 59"})
    void aWaitIsToldInWholeSeconds(long millis, long seconds) {
        ToldServer waiting = new ToldServer() {
            @Override
            public CountResult count(String serviceId, String accountId, BigDecimal units, boolean noBuild, Cancel cancel) {
                waiting().orElseThrow().waits("Synthesize answered 503.", Duration.ofMillis(millis));
                return ACCEPTED;
            }
        };
        push(waiting, CountsOnly.order(cells(1), RebuildMode.EACH), Cancel.never());
        assertThat(progress).extracting(PushProgress::waiting).containsExactly("Synthesize answered 503, waiting " + seconds + " s", "");
    }
}
