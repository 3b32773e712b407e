package app.tallybird.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.sandbox.NinjaSide;
import app.tallybird.schedule.Programs;
import app.tallybird.schedule.Rhythm;
import app.tallybird.schedule.Schedule;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SecretName;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.settings.ServiceEdits;
import app.tallybird.settings.Thresholds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What can be done with an integration as a whole. */
class IntegrationsTest {

    private static final Schedule DAILY = new Schedule(new Rhythm.Daily(LocalTime.of(2, 30)), Schedule.Start.SIGNED_IN);

    @TempDir
    private Path home;
    private Office office;
    private Application application;
    private Integrations integrations;
    private Schedules schedules;
    private final Crontab crontab = new Crontab();

    /** A computer with cron alone. */
    private static final class Crontab implements Programs {

        private final List<String> lines = new ArrayList<>();
        private boolean refusing;

        @Override
        public Ran run(List<String> command, String input) {
            if (!command.getFirst().equals("crontab")) {
                return new Ran(MISSING, "");
            }
            if (refusing && command.get(1).equals("-")) {
                return new Ran(1, "you are not allowed to use this program");
            }
            if (command.get(1).equals("-")) {
                lines.clear();
                lines.addAll(input.lines().toList());
            }
            return new Ran(0, String.join("\n", lines));
        }
    }

    @BeforeEach
    void open() {
        office = new Office(home).ready();
        office.push();
        application = office.start();
        integrations = new Integrations(application, crontab);
        schedules = new Schedules(application, crontab);
    }

    @AfterEach
    void close() {
        application.close();
        office.close();
    }

    private List<String> names() {
        return application.settings().all().stream().map(IntegrationSettings::name).toList();
    }

    @Test
    void memorySecretsAndScheduleGoWithTheName() {
        schedules.set(Office.NINJA, DAILY);
        integrations.rename(Office.NINJA, "Ninja One");
        assertThat(names()).containsExactly("Ninja One");
        assertThat(crontab.lines).hasSize(5).allMatch(line -> !line.contains(Office.NINJA)).anyMatch(line -> line.contains("'Ninja One'"));
        assertThat(schedules.state("Ninja One", 1).installed()).isTrue();
        assertThat(application.routines().find(Office.NINJA).schedule()).isEmpty();
        try (OpenIntegration open = application.openSaved("Ninja One", "")) {
            assertThat(open.context().ledger().accepted()).hasSize(Office.CELLS);
            assertThat(open.context().ledger().runs(10)).hasSize(1);
        }
        assertThat(office.secrets.read(new SecretName(Office.NINJA, "clientSecret"))).isEmpty();
        assertThat(application.ledgers(true).exists(Office.NINJA)).isFalse();
        refused(() -> integrations.rename("Ninja One", "../x"));
    }

    @Test
    void oneWhoseSecretsCanNotBeKeptIsNotMade() {
        AuditTrail trail = new AuditTrail(application);
        IntegrationSettings wanted = new IntegrationSettings(Office.NINJA, "ninjaone", Map.of(), Thresholds.defaults(), false,
                ServiceEdits.NONE);
        assertThatThrownBy(() -> trail.makeUnder(wanted, made -> {
            assertThat(made.name()).isEqualTo(Office.NINJA + " 2");
            throw new IllegalStateException("the keychain is locked");
        })).hasMessage("the keychain is locked");
        assertThat(names()).containsExactly(Office.NINJA);
        assertThat(trail.makeUnder(wanted, made -> {
        }).name()).isEqualTo(Office.NINJA + " 2");
    }

    @Test
    void whatCanNotBeWrittenDownSaysThatItIsDone() throws Exception {
        Path all = application.home().ledgers(true).resolve("_all.db");
        Files.deleteIfExists(all);
        Files.createDirectories(all.resolve("in the way"));
        assertThatThrownBy(() -> integrations.pause(Office.NINJA, true))
                .hasMessageContaining("What was done is done, but who did it is not written down.");
        assertThat(application.settings().find(Office.NINJA).orElseThrow().paused()).isTrue();
        assertThatThrownBy(() -> new AuditTrail(application)
                .make(new IntegrationSettings("Other", "ninjaone", Map.of(), Thresholds.defaults(), false, ServiceEdits.NONE), () -> {
                })).isInstanceOf(ProblemException.class);
        assertThat(names()).containsExactly(Office.NINJA);
    }

    @Test
    void aNameThatIsTakenIsRefusedAlsoInOtherLetters() {
        office.save("Other");
        refused(() -> integrations.rename(Office.NINJA, "OTHER"));
        refused(() -> integrations.duplicate("Other", "ninjaone eu"));
        assertThat(names()).containsExactly(Office.NINJA, "Other");
    }

    @Test
    void aCopyHasTheVendorsSecretsButNoKeysMemoryOrSchedule() {
        schedules.set(Office.NINJA, DAILY);
        integrations.duplicate(Office.NINJA, "Copy");
        assertThat(office.secrets.read(new SecretName("Copy", "clientSecret"))).contains(Secret.of(NinjaSide.CLIENT_SECRET));
        assertThat(office.secrets.read(new SecretName("Copy", "VENDOR_API_KEY"))).isEmpty();
        assertThat(schedules.state("Copy", 1).schedule()).isEmpty();
        assertThat(application.settings().find("Copy").orElseThrow().inputs())
                .isEqualTo(application.settings().find(Office.NINJA).orElseThrow().inputs());
    }

    @Test
    void removingSaysWhatGoesAndTakesItAllAway() {
        schedules.set(Office.NINJA, DAILY);
        List<String> said = integrations.wouldRemove(Office.NINJA);
        assertThat(integrations.remove(Office.NINJA)).isEqualTo(said).containsExactly(
                "The settings of \"NinjaOne EU\" and its secrets on this computer.", "Its memory: 1 push and 40 accepted counts.",
                "Its schedule.",
                "Nothing is changed in Synthesize: accounts, services and the last counts stay there and go on being billed.");
        assertThat(names()).isEmpty();
        assertThat(crontab.lines).isEmpty();
        assertThat(application.ledgers(true).exists(Office.NINJA)).isFalse();
        assertThat(office.secrets.read(new SecretName(Office.NINJA, "VENDOR_API_KEY"))).isEmpty();
        assertThat(office.sandbox.synthesize().counts()).hasSize(Office.CELLS);
    }

    /** As when another program has the last of its files open: a folder with something in it stands where that file would be put. */
    @Test
    void whatCanNotBeRemovedWholeIsNotRemovedAtAll() throws IOException {
        schedules.set(Office.NINJA, DAILY);
        Path rows = Files.createFile(application.home().rows(true, Office.NINJA));
        List<String> before = filesOf(Office.NINJA);
        List<String> crontabBefore = List.copyOf(crontab.lines);
        Path obstacle = Files.createDirectories(rows.resolveSibling(rows.getFileName() + ".gone"));
        Path inside = Files.createFile(obstacle.resolve("x"));
        Problem problem = catchThrowableOfType(ProblemException.class, () -> integrations.remove(Office.NINJA)).problem();
        assertThat(problem.notChanged()).isEqualTo("The integration is still there, and nothing of it was changed.");
        Files.delete(inside);
        Files.delete(obstacle);
        assertThat(filesOf(Office.NINJA)).containsAll(before).noneMatch(file -> file.contains(".gone"));
        assertThat(crontab.lines).isEqualTo(crontabBefore);
        assertThat(office.secrets.read(new SecretName(Office.NINJA, "clientSecret"))).isPresent();
        try (OpenIntegration open = application.openSaved(Office.NINJA, "")) {
            assertThat(open.context().ledger().accepted()).hasSize(Office.CELLS);
        }
        integrations.remove(Office.NINJA);
        assertThat(filesOf(Office.NINJA)).isEmpty();
    }

    @Test
    void aSchedulerThatRefusesKeepsTheIntegrationWhole() throws IOException {
        schedules.set(Office.NINJA, DAILY);
        List<String> before = filesOf(Office.NINJA);
        crontab.refusing = true;
        assertThatThrownBy(() -> integrations.remove(Office.NINJA)).isInstanceOf(ProblemException.class);
        assertThat(filesOf(Office.NINJA)).containsAll(before).noneMatch(file -> file.contains(".gone"));
        crontab.refusing = false;
        assertThat(names()).containsExactly(Office.NINJA);
        assertThat(schedules.state(Office.NINJA, 1).installed()).isTrue();
    }

    private List<String> filesOf(String name) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.map(file -> home.relativize(file).toString().replace('\\', '/')).filter(file -> file.contains(name)).sorted()
                    .toList();
        }
    }

    @Test
    void removingLeavesNoFileOfItAndTouchesNoneOfAnotherThatBeginsTheSame() throws IOException {
        String other = Office.NINJA + "-2";
        office.save(other);
        for (String name : List.of(Office.NINJA, other)) {
            schedules.set(name, DAILY);
            application.openSaved(name, "a test").close();
            for (boolean sandbox : new boolean[]{false, true}) {
                for (String ending : List.of(".db", ".db-wal", ".db-shm")) {
                    Files.writeString(application.home().ledgers(sandbox).resolve(name + ending), "", StandardOpenOption.CREATE);
                }
                Files.writeString(application.home().rows(sandbox, name), "rows");
            }
            Files.writeString(application.home().scheduleLog(name), "words");
        }
        List<String> others = filesOf(other);
        assertThat(others).hasSize(13).contains("integrations/" + other + ".json", "schedules/" + other + ".json",
                "ledger/sandbox/" + other + ".lock", "ledger/sandbox/" + other + ".lock.holder", "logs/schedule-" + other + ".log");
        assertThat(filesOf(Office.NINJA)).hasSize(2 * others.size());

        integrations.remove(Office.NINJA);

        assertThat(filesOf(Office.NINJA)).isEqualTo(others);
        assertThat(office.secrets.read(new SecretName(other, "VENDOR_API_KEY"))).isPresent();
        assertThat(schedules.state(other, 1).installed()).isTrue();
    }

    @Test
    void aNewNameLeavesNoFileOfTheOldOne() throws IOException {
        application.openSaved(Office.NINJA, "a test").close();
        Files.writeString(application.home().rows(true, Office.NINJA), "rows");
        integrations.rename(Office.NINJA, "Other");
        assertThat(filesOf(Office.NINJA)).isEmpty();
    }

    @Test
    void nothingIsRenamedOrRemovedWhileAPushHoldsIt() {
        OpenIntegration pushing = application.openSaved(Office.NINJA, "sync-usage");
        try {
            assertThatThrownBy(() -> integrations.rename(Office.NINJA, "Other")).isInstanceOfSatisfying(ProblemException.class,
                    problem -> assertThat(problem.problem().code()).isEqualTo(ProblemCode.LOCKED));
            assertThatThrownBy(() -> integrations.remove(Office.NINJA)).isInstanceOf(ProblemException.class);
        } finally {
            pushing.close();
        }
        assertThat(names()).containsExactly(Office.NINJA);
    }

    @Test
    void aSecretIsReplacedByTheNameOfItsFieldOrItsVariable() {
        integrations.replaceSecret(Office.NINJA, "CLIENT_SECRET", Secret.of(" new-one "));
        assertThat(office.secrets.read(new SecretName(Office.NINJA, "clientSecret"))).contains(Secret.of("new-one"));
        refused(() -> integrations.replaceSecret(Office.NINJA, "region", Secret.of("x")));
        refused(() -> integrations.replaceSecret(Office.NINJA, "clientSecret", Secret.of(" ")));
    }

    @Test
    void aScheduleIsReplacedAndRemovedAndWithoutASchedulerClearlyRefused() {
        schedules.set(Office.NINJA, DAILY);
        schedules.set(Office.NINJA, new Schedule(new Rhythm.Monthly(Rhythm.Monthly.LAST, LocalTime.of(3, 0)), Schedule.Start.SIGNED_IN));
        assertThat(crontab.lines).hasSize(4);
        assertThat(crontab.lines.get(1)).startsWith("0 3 28-31 * * cd ")
                .contains(" sync-usage --integration 'NinjaOne EU' --unattended --home ");
        schedules.remove(Office.NINJA);
        schedules.remove(Office.NINJA);
        assertThat(crontab.lines).isEmpty();
        Schedules nowhere = new Schedules(application, (command, input) -> new Programs.Ran(Programs.MISSING, ""));
        assertThatThrownBy(() -> nowhere.set(Office.NINJA, DAILY)).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.problem().what()).isEqualTo("This computer has neither a systemd of this user nor cron."));
        assertThat(nowhere.state(Office.NINJA, 1).schedule()).isEqualTo(Optional.empty());
    }

    /** Nobody runs it twice: what this computer's scheduler had of it is taken away, and where there is none it can be set all the same. */
    @Test
    void aScheduleForAServerIsToldToNoScheduler() {
        Schedule byServer = new Schedule(new Rhythm.Daily(LocalTime.of(2, 30)), Schedule.Start.SERVER);
        schedules.set(Office.NINJA, DAILY);
        assertThat(schedules.set(Office.NINJA, byServer)).isEqualTo("a server (tallybird-cli serve)");
        assertThat(crontab.lines).isEmpty();
        assertThat(schedules.preview(Office.NINJA, byServer)).isEmpty();
        assertThat(schedules.warnings(Office.NINJA)).isEmpty();
        Schedules nowhere = new Schedules(application, (command, input) -> new Programs.Ran(Programs.MISSING, ""));
        nowhere.remove(Office.NINJA);
        assertThat(nowhere.set(Office.NINJA, byServer)).isEqualTo("a server (tallybird-cli serve)");
        Schedules.State state = nowhere.state(Office.NINJA, 1);
        assertThat(state.schedule()).contains(byServer);
        assertThat(state.scheduler()).contains("a server (tallybird-cli serve)");
        assertThat(state.installed()).isTrue();
        schedules.set(Office.NINJA, DAILY);
        assertThat(crontab.lines).hasSize(5);
    }

    private static void refused(ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.problem().code()).isEqualTo(ProblemCode.WRONG_USE));
    }

    /** Auvik is asked for the usage up to yesterday; whose yesterday is a choice of the integration. */
    @Test
    void theZoneOfDatesIsSetOnceAndKept() {
        IntegrationSettings auvik = new IntegrationSettings("Auvik", "auvik", Map.of("user", "api@msp.example"), Thresholds.defaults(),
                false, ServiceEdits.NONE);
        application.settings().add(auvik);

        integrations.timeZone("Auvik", "pacific/auckland");
        assertThat(application.settings().find("Auvik").orElseThrow().inputs())
                .isEqualTo(Map.of("user", "api@msp.example", "timeZone", "Pacific/Auckland"));

        assertThatThrownBy(() -> integrations.timeZone("Auvik", "Mars/Base")).isInstanceOf(ProblemException.class);
        assertThat(application.settings().find("Auvik").orElseThrow().inputs()).containsEntry("timeZone", "Pacific/Auckland");

        integrations.timeZone("Auvik", "");
        assertThat(application.settings().find("Auvik").orElseThrow().inputs()).containsEntry("timeZone", "");

        refused(() -> integrations.timeZone(Office.NINJA, "UTC"));
    }
}
