package app.tallybird.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.UsageResult;
import app.tallybird.engine.push.PushListener;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.AuditEntry;
import app.tallybird.ledger.AuditKind;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.ProposalState;
import app.tallybird.ledger.RunEnd;
import app.tallybird.ledger.RunId;
import app.tallybird.ledger.RunKind;
import app.tallybird.ledger.RunStart;
import app.tallybird.ledger.StartedBy;
import app.tallybird.model.TeamRole;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.sandbox.Customers;
import app.tallybird.sandbox.NinjaSide;
import app.tallybird.schedule.Programs;
import app.tallybird.schedule.Rhythm;
import app.tallybird.schedule.Schedule;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SecretName;
import app.tallybird.secret.SessionStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

/** Several people at one folder of ledgers: what waits, who answers, who sends, and what is written down of it. */
class TeamDeskTest {

    private static final Programs NONE = (command, input) -> new Programs.Ran(Programs.MISSING, "");

    @TempDir
    private Path home;
    private Office office;
    private int before;

    @BeforeEach
    void open() {
        office = new Office(home).ready();
        office.push();
        before = office.sandbox.synthesize().accepted().size();
        office.secrets.write(new SecretName(".notices", "WEBHOOK_URL"), Secret.of("https://hooks.example/services/T0/B0/kept-secret"));
        try (Application dana = start("dana")) {
            new Preferences(dana).set("approval", "every");
        }
    }

    @AfterEach
    void close() {
        office.close();
    }

    private int sent() {
        return office.sandbox.synthesize().accepted().size() - before;
    }

    private Application start(String person) {
        return office.start(person, office.secrets);
    }

    private UsageResult prepare(String person) {
        try (Application application = start(person); OpenIntegration open = application.openSaved(Office.NINJA, "test")) {
            return open.apply(new SyncUsage(open.context()).plan(ReadListener.none(), office.cancel), PushChoices.attended(),
                    PushListener.none(), office.cancel);
        }
    }

    private static TeamDesk.Waiting only(TeamDesk desk) {
        assertThat(desk.open().waiting()).hasSize(1);
        return desk.open().waiting().getFirst();
    }

    private List<String> audit(Optional<AuditKind> kind) {
        try (Application application = start("reader")) {
            return new TeamDesk(application).audit(new AuditTrail.Filter(Optional.empty(), kind, Optional.empty())).reversed().stream()
                    .map(entry -> entry.person() + ", " + (entry.place().isEmpty() ? "all" : entry.place()) + ": " + entry.words())
                    .toList();
        }
    }

    @Test
    void whoApprovesSendsWhenTheKeysAreThere() {
        assertThat(prepare("dana").run()).isEmpty();
        assertThat(sent()).isZero();
        try (Application dana = start("dana")) {
            TeamDesk desk = new TeamDesk(dana);
            assertThat(only(desk).whyNot()).contains("You prepared it or decided about it: another person approves it.");
            assertThat(new NeedsYou(dana).all()).filteredOn(need -> need.kind() == NeedsYou.Kind.APPROVAL).singleElement()
                    .satisfies(need -> assertThat(need.words()).isEqualTo("Plan " + only(desk).proposal().shortName()
                            + ", prepared by dana, waits for a second person: 40 to send, 0 held."));
            ProblemException own = catchThrowableOfType(ProblemException.class,
                    () -> desk.approve(only(desk), PushListener.none(), office.cancel));
            assertThat(own.problem().code()).isEqualTo(ProblemCode.NOT_ALLOWED);
        }
        try (Application mia = start("mia")) {
            TeamDesk desk = new TeamDesk(mia);
            TeamDesk.Waiting waiting = only(desk);
            assertThat(waiting.mayApprove()).isTrue();
            assertThat(desk.numbers(waiting).plan().hash()).isEqualTo(waiting.proposal().plan());
            TeamDesk.Approved done = desk.approve(desk.find(waiting.proposal().shortName()), PushListener.none(), office.cancel);
            assertThat(done.later()).isEmpty();
            assertThat(done.failed()).isEmpty();
            assertThat(done.result().orElseThrow().run().orElseThrow().accepted()).isEqualTo(Office.CELLS);
            assertThat(desk.open().waiting()).isEmpty();
            assertThat(desk.people()).extracting(TeamDesk.Person::name, TeamDesk.Person::you, TeamDesk.Person::role)
                    .contains(tuple("dana", false, TeamRole.BILLING), tuple("mia", true, TeamRole.BILLING));
        }
        assertThat(sent()).isEqualTo(Office.CELLS);
        assertThat(office.sandbox.notices()).hasSize(2).first().asString().contains("dana asks for approval of plan ");
        assertThat(office.sandbox.notices().getLast()).contains("dana, your plan ", " was approved by mia.");
        assertThat(audit(Optional.of(AuditKind.SEND))).as("with the set-up").hasSize(5).last().asString()
                .startsWith("mia, NinjaOne EU: Sent plan ").endsWith(", approved by mia: 40 counts, all accepted");
    }

    @Test
    void withoutTheKeysItStaysApprovedForTheComputerThatHasThem() {
        prepare("dana");
        SessionStore empty = new SessionStore("another computer");
        try (Application mia = office.start("mia", empty)) {
            TeamDesk desk = new TeamDesk(mia);
            TeamDesk.Approved done = desk.approve(only(desk), PushListener.none(), office.cancel);
            assertThat(done.result()).isEmpty();
            assertThat(done.later().orElseThrow())
                    .startsWith("This computer does not send it, because it does not keep the Vendor API key.");
            assertThat(only(desk).proposal().state()).isEqualTo(ProposalState.APPROVED);
        }
        assertThat(sent()).isZero();
        UnattendedPush.Ended night = office.night();
        assertThat(night.problems()).isEmpty();
        assertThat(night.result().orElseThrow().run().orElseThrow().accepted()).isEqualTo(Office.CELLS);
        assertThat(sent()).isEqualTo(Office.CELLS);
    }

    private void agreedWithoutKeys() {
        prepare("dana");
        try (Application mia = office.start("mia", new SessionStore("another computer"))) {
            TeamDesk desk = new TeamDesk(mia);
            desk.approve(only(desk), PushListener.none(), office.cancel);
        }
    }

    /** Who agreed did not know then that the books would be closed before a computer that nobody watches came to send it. */
    @Test
    void whatWasAgreedToBeforeTheMonthWasClosedIsSentByAPersonOnly() {
        agreedWithoutKeys();
        LocalDate day = LocalDate.now(office.clock);
        try (Application dana = start("dana")) {
            new MonthClose(dana).close(YearMonth.from(day), true);
        }
        UnattendedPush.Ended night = office.night();
        assertThat(night.result()).isEmpty();
        assertThat(night.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.HELD);
            assertThat(problem.what()).endsWith(", prepared by dana and approved by mia, was not sent before the month was closed on " + day
                    + ": pushes that nobody looks at wait until the end of " + YearMonth.from(day).atEndOfMonth() + ".");
            assertThat(problem.notChanged()).isEqualTo("Nothing was sent; it stays approved until the end of its day.");
        });
        assertThat(sent()).isZero();

        assertThat(prepare("dana").run().orElseThrow().accepted()).isEqualTo(Office.CELLS);
        assertThat(sent()).isEqualTo(Office.CELLS);
    }

    /** Half of it is at Synthesize, which is neither what was agreed to nor what was closed. */
    @Test
    void whatWasCutShortBeforeTheMonthWasClosedIsFinishedByTheNextStart() {
        prepare("dana");
        Cancel stop = Cancel.create();
        try (Application mia = start("mia")) {
            TeamDesk desk = new TeamDesk(mia);
            desk.approve(only(desk), progress -> {
                if (progress.accepted() >= 5) {
                    stop.cancel();
                }
            }, stop);
        }
        assertThat(sent()).isBetween(5, Office.CELLS - 1);
        try (Application dana = start("dana")) {
            new MonthClose(dana).close(YearMonth.from(LocalDate.now(office.clock)), true);
        }
        UnattendedPush.Ended night = office.night();
        assertThat(night.problems()).isEmpty();
        assertThat(night.result().orElseThrow().run().orElseThrow().accepted()).isEqualTo(Office.CELLS);
        try (Application dana = start("dana")) {
            assertThat(new TeamDesk(dana).open().waiting()).isEmpty();
        }
    }

    @Test
    void whatWasCutShortBeforeAnythingOfItLeftWaitsForAPersonOnceTheMonthIsClosed() {
        agreedWithoutKeys();
        try (Application server = office.start(); OpenIntegration open = server.openIntegration("schedule")) {
            Ledger ledger = open.context().ledger();
            String plan = ledger.proposals().open().orElseThrow().plan();
            RunId run = ledger.begin(new RunStart(RunKind.USAGE, plan, StartedBy.SCHEDULE, Office.CELLS, Optional.empty()));
            ledger.finish(run, RunEnd.STOPPED);
        }
        try (Application dana = start("dana")) {
            new MonthClose(dana).close(YearMonth.from(LocalDate.now(office.clock)), true);
        }
        assertThat(office.night().problems()).singleElement().satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.HELD));
        assertThat(sent()).isZero();
    }

    @Test
    void whatIsAgreedToWhileTheMonthIsClosedIsSent() {
        try (Application dana = start("dana")) {
            new MonthClose(dana).close(YearMonth.from(LocalDate.now(office.clock)), true);
        }
        office.clock.pass(Duration.ofMinutes(1));
        agreedWithoutKeys();
        assertThat(office.night().problems()).isEmpty();
        assertThat(sent()).isEqualTo(Office.CELLS);
    }

    /** A command that asks Synthesize alone finds that the numbers agreed to are to be read again. */
    @Test
    void whatWasAgreedToIsNotReadWithoutTheVendorsCredentials() {
        agreedWithoutKeys();
        office.secrets.delete(new SecretName(Office.NINJA, "clientSecret"));
        try (Application retry = office.start(); OpenIntegration open = retry.openIntegration(Asked.SYNTHESIZE, "retry")) {
            ProblemException missing = catchThrowableOfType(ProblemException.class,
                    () -> open.sendApproved(PushListener.none(), office.cancel));
            assertThat(missing.problem().code()).isEqualTo(ProblemCode.CONFIGURATION);
            assertThat(missing.problem().what()).endsWith("(CLIENT_SECRET) is missing.");
        }
        assertThat(sent()).isZero();
    }

    /** Whatever the schedule says: what was agreed to is sent when it is looked at next, and only once. */
    @Test
    void aServerSendsWhatWasAgreedToThoughNothingIsDue() {
        try (Application dana = start("dana")) {
            assertThat(new Lookout(dana, new Patience(Instant.EPOCH)).scheduled(Office.NINJA)).isEmpty();
        }
        prepare("dana");
        try (Application mia = office.start("mia", new SessionStore("another computer"))) {
            TeamDesk desk = new TeamDesk(mia);
            desk.approve(only(desk), PushListener.none(), office.cancel);
        }
        try (Application server = office.start()) {
            assertThat(new Lookout(server, new Patience(Instant.EPOCH)).scheduled(Office.NINJA).orElseThrow().wantsPush()).isTrue();
            UnattendedPush.Ended sent = UnattendedPush.ofServer(server, new Patience(Instant.EPOCH)).run(PushListener.none(),
                    office.cancel);
            assertThat(sent.result().orElseThrow().run().orElseThrow().accepted()).isEqualTo(Office.CELLS);
            assertThat(new Lookout(server, new Patience(Instant.EPOCH)).scheduled(Office.NINJA)).isEmpty();
        }
    }

    @Test
    void whatNobodyWatchesWaitsTooAndIsToldOnce() {
        UnattendedPush.Ended first = office.night();
        assertThat(first.problems()).extracting(one -> one.code()).containsExactly(ProblemCode.APPROVAL_NEEDED);
        assertThat(office.night().problems()).extracting(one -> one.code()).containsExactly(ProblemCode.APPROVAL_NEEDED);
        assertThat(sent()).isZero();
        assertThat(office.sandbox.notices()).singleElement().asString().contains("anna asks for approval");
        try (Application anna = start("anna")) {
            assertThat(only(new TeamDesk(anna)).mayApprove()).isFalse();
        }
    }

    @Test
    void sendingBackNeedsANoteAndTellsWhoPrepared() {
        prepare("dana");
        try (Application mia = start("mia")) {
            TeamDesk desk = new TeamDesk(mia);
            assertThat(catchThrowableOfType(ProblemException.class, () -> desk.sendBack(only(desk), " ", office.cancel)).problem().what())
                    .isEqualTo("What is sent back needs a note that says why.");
            desk.sendBack(only(desk), "Woodgrove moved on the 1st?", office.cancel);
            assertThat(desk.open().waiting()).isEmpty();
        }
        assertThat(office.sandbox.notices().getLast()).contains("sent back by mia: Woodgrove moved on the 1st?");
        try (Application dana = start("dana")) {
            assertThat(new NeedsYou(dana).all()).filteredOn(need -> need.kind() == NeedsYou.Kind.APPROVAL).singleElement()
                    .satisfies(need -> assertThat(need.words()).endsWith("was sent back by mia: Woodgrove moved on the 1st?"));
        }
    }

    /** Whoever agreed finds that the vendor says something else: who prepared it is told, and finds it where they work. */
    @Test
    void whatIsVoidGoesBackToWhoPreparedItAndTellsThem() {
        prepare("dana");
        office.sandbox.customers().addDevice(new Customers.Device(9_001, 1, "WINDOWS_WORKSTATION", false, false));
        try (Application mia = start("mia")) {
            TeamDesk desk = new TeamDesk(mia);
            TeamDesk.Approved done = desk.approve(only(desk), PushListener.none(), office.cancel);
            assertThat(done.result().orElseThrow().run()).isEmpty();
            assertThat(desk.open().waiting()).isEmpty();
            assertThat(desk.open().returned()).singleElement().satisfies(one -> assertThat(one.forMe()).isFalse());
            assertThat(desk.open().forMe()).isZero();
        }
        assertThat(sent()).isZero();
        assertThat(office.sandbox.notices().getLast())
                .contains(", which mia had approved, is void: a number has changed since it was prepared. Nothing of it was sent.");
        try (Application dana = start("dana")) {
            assertThat(new TeamDesk(dana).open().forMe()).isEqualTo(1);
            assertThat(new NeedsYou(dana).all()).filteredOn(need -> need.kind() == NeedsYou.Kind.APPROVAL).singleElement()
                    .satisfies(need -> assertThat(need.words()).endsWith(
                            "prepared by dana and approved by mia, is void: a number has changed since it was prepared. It has to be prepared anew."));
        }
        prepare("dana");
        try (Application dana = start("dana")) {
            assertThat(new TeamDesk(dana).open().returned()).isEmpty();
        }
    }

    @Test
    void whoSetUpWhatIsWrittenDownAndStaysWhenTheIntegrationGoes() {
        try (Application dana = start("dana")) {
            Integrations integrations = new Integrations(dana, NONE);
            integrations.pause(Office.NINJA, true);
            integrations.replaceSecret(Office.NINJA, "clientSecret", Secret.of("c4nary-value-of-a-secret"));
            new NoticeAddresses(dana).set(NoticeAddresses.Which.HEARTBEAT, "https://beat.example/ping/kept-secret");
            new Preferences(dana).set("close-day", "last");
            new Preferences(dana).set("close-day", "last");
            new Preferences(dana).set("theme", "dark");
            new Schedules(dana, NONE).set(Office.NINJA, new Schedule(new Rhythm.Monthly(1, LocalTime.of(2, 0)), Schedule.Start.SERVER));
            new MonthClose(dana).close(YearMonth.of(2026, 11), true);
            integrations.rename(Office.NINJA, "Ninja");
        }
        try (Application mia = start("mia")) {
            new Integrations(mia, NONE).remove("Ninja");
        }
        List<String> audit = audit(Optional.empty());
        assertThat(audit).containsSubsequence("dana, all: Setting approval: was off, now every", "dana, NinjaOne EU: Paused",
                "dana, NinjaOne EU: Replaced the secret clientSecret on this computer",
                "dana, all: Address of the heartbeat set on this computer", "dana, all: Setting close-day: was none, now last",
                "dana, NinjaOne EU: Schedule: monthly on day 1 at 02:00, by a server that runs tallybird-cli serve",
                "dana, all: Closed 2026-11: 1 of 1 integration pushed", "dana, Ninja: Renamed, it was \"NinjaOne EU\"",
                "mia, Ninja: Removed the integration");
        // what was written down in its own ledger is there after its ledger is gone
        assertThat(audit).filteredOn(words -> words.contains("Sent plan ")).singleElement().asString().startsWith("anna, Ninja: Sent plan ")
                .endsWith("40 counts, all accepted, with all that was held");
        assertThat(audit).noneMatch(words -> words.contains("theme"));
        assertThat(String.join("\n", audit)).doesNotContain("c4nary", "kept-secret", NinjaSide.CLIENT_SECRET);
    }

    @Test
    void entriesAreFoundByIntegrationKindAndDay() {
        office.clock.set("2026-11-05T12:00");
        try (Application dana = start("dana")) {
            new Preferences(dana).set("keep-days", "400");
            AuditTrail trail = new AuditTrail(dana);
            assertThat(trail.entries(new AuditTrail.Filter(Optional.of(Office.NINJA), Optional.empty(), Optional.empty())))
                    .allMatch(entry -> entry.place().equals(Office.NINJA)).extracting(AuditEntry::kind).contains(AuditKind.SEND);
            assertThat(trail.entries(new AuditTrail.Filter(Optional.empty(), Optional.empty(), Optional.of(Office.at("2026-11-05T00:00")))))
                    .singleElement().satisfies(entry -> {
                        assertThat(entry.words()).isEqualTo("Setting keep-days: was 730, now 400");
                        assertThat(entry.kind()).isEqualTo(AuditKind.SETTING);
                        assertThat(entry.computer()).isNotEmpty();
                    });
        }
    }
}
