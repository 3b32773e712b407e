package app.tallybird.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.schedule.Rhythm;
import app.tallybird.schedule.Schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Settings for all integrations, and routines. */
class AppSettingsTest {

    @TempDir
    private Path folder;
    private AppSettingsStore store;
    private RoutineStore routines;

    @BeforeEach
    void open() {
        Documents documents = new FolderDocuments(folder);
        store = new AppSettingsStore(documents, documents);
        routines = new RoutineStore(documents);
    }

    @Test
    void withoutAFileEverythingIsAsByDefault() {
        assertThat(store.read()).isEqualTo(AppSettings.defaults());
    }

    @ParameterizedTest
    @CsvSource({"THEME, dark", "RATE, 20", "SERVICE_DROP_PERCENT, 30", "CUSTOMER_DROP_PERCENT, 40", "SERVICE_RISE_PERCENT, 150",
            "CUSTOMER_RISE_PERCENT, 10000", "KEEP_DAYS, 90", "PROXY, http://proxy.example:8080", "EXTRA_CA, /etc/ssl/our.pem",
            "WEBHOOK_KIND, slack", "TICKETS, off", "WARN_DAYS, 5", "CLOSE_DAY, 31", "CLOSE_DAY, last-working", "CLOSE_DAY, none",
            "FREEZE_DAYS, 4", "PRE_CLOSE_DAYS, 2"})
    void eachSettingIsKeptAndChangesNoOther(SettingKey key, String value) {
        store.set(key, value);
        for (SettingKey other : SettingKey.values()) {
            assertThat(other.value(store.read())).isEqualTo(other == key ? value : other.value(AppSettings.defaults()));
        }
    }

    @ParameterizedTest
    @CsvSource({"THEME, pink", "RATE, 96", "RATE, 0", "RATE, x", "KEEP_DAYS, 1", "PROXY, proxy:8080", "PROXY, http://user:pw@proxy:8080",
            "WEBHOOK_KIND, mail", "CLOSE_DAY, 32", "CLOSE_DAY, first", "FREEZE_DAYS, -1", "PRE_CLOSE_DAYS, 16", "SERVICE_RISE_PERCENT, 0",
            "CUSTOMER_RISE_PERCENT, 10001"})
    void aValueThatDoesNotFitIsRefused(SettingKey key, String value) {
        assertThatThrownBy(() -> key.with(store.read(), value)).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.problem().code()).isEqualTo(ProblemCode.WRONG_USE));
    }

    @Test
    void aFileOfAnotherVersionKeepsItsOwnAndLacksNothing() throws IOException {
        Files.writeString(folder.resolve("settings.json"), "{\"colour\": \"green\", \"monthEnd\": {\"closeDay\": 5}}");
        assertThat(store.read().monthEnd()).isEqualTo(new AppSettings.MonthEnd(3, "5", 0, 0));
        store.set(SettingKey.RATE, "20");
        assertThat(Files.readString(folder.resolve("settings.json"))).contains("\"colour\": \"green\"");
        assertThat(store.read().monthEnd()).isEqualTo(new AppSettings.MonthEnd(3, "5", 0, 0));
        Files.writeString(folder.resolve("settings.json"), "{\"sending\": {\"rate\": 5000}}");
        assertThatThrownBy(store::read).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.problem().code()).isEqualTo(ProblemCode.CONFIGURATION));
    }

    /** The look and the way out are those of each computer; a shared document that says something of them is not followed. */
    @Test
    void whatIsOfThisComputerStaysWithItWhereTheOthersAreShared() {
        Path shared = folder.resolve("shared");
        AppSettingsStore here = new AppSettingsStore(new FolderDocuments(shared), new FolderDocuments(folder));
        AppSettingsStore there = new AppSettingsStore(new FolderDocuments(shared), new FolderDocuments(folder.resolve("there")));
        new AppSettingsStore(new FolderDocuments(shared), new FolderDocuments(shared)).set(SettingKey.EXTRA_CA, "/not/here.pem");
        here.set(SettingKey.THEME, "dark");
        here.set(SettingKey.PROXY, "http://proxy.example:8080");
        here.set(SettingKey.RATE, "20");
        assertThat(here.read().network()).isEqualTo(new AppSettings.Network("http://proxy.example:8080", "", ""));
        assertThat(here.read().theme()).isEqualTo("dark");
        assertThat(there.read().sending().rate()).isEqualTo(20);
        assertThat(there.read().network()).isEqualTo(AppSettings.defaults().network());
        assertThat(there.read().theme()).isEqualTo("system");
        assertThat(shared.resolve("settings.json")).content().doesNotContain("dark", "proxy");
    }

    @Test
    void whatSomebodyElseHasSetSinceItWasShownIsNotWrittenOver() {
        AppSettingsStore store = new AppSettingsStore(new FolderDocuments(folder), new FolderDocuments(folder));
        store.set(SettingKey.RATE, "20");
        assertThatThrownBy(() -> store.set(SettingKey.RATE, "30", Optional.of("90"))).hasMessageContaining("were changed meanwhile");
        assertThat(store.set(SettingKey.RATE, "20", Optional.of("90"))).as("both want the same").isEqualTo("20");
        assertThat(store.set(SettingKey.RATE, "40", Optional.of("20"))).isEqualTo("20");
        assertThat(store.read().sending().rate()).isEqualTo(40);
    }

    @Test
    void whatBelongsTogetherIsSetAsAWholeOrNotAtAll() {
        AppSettingsStore store = new AppSettingsStore(new FolderDocuments(folder), new FolderDocuments(folder));
        assertThatThrownBy(() -> store.set(Map.of(SettingKey.APPROVAL, "above", SettingKey.APPROVAL_ABOVE, "much")))
                .hasMessageContaining("\"much\" is no amount");
        assertThat(store.read().sending().approval()).isEqualTo(SecondPerson.NOBODY);
        assertThat(store.set(Map.of(SettingKey.APPROVAL, "above", SettingKey.APPROVAL_ABOVE, "250")))
                .isEqualTo(Map.of(SettingKey.APPROVAL, "off", SettingKey.APPROVAL_ABOVE, "0"));
        assertThat(store.read().sending().approval().needed()).isEqualTo(SecondPerson.Needed.ABOVE);
    }

    @Test
    void routinesOfEveryRhythmAreKept() {
        LocalTime time = LocalTime.of(2, 30);
        Instant since = Instant.parse("2026-11-24T11:00:00.123Z");
        for (Rhythm rhythm : new Rhythm[]{new Rhythm.Daily(time), new Rhythm.Weekly(DayOfWeek.SUNDAY, time), new Rhythm.Monthly(15, time),
                new Rhythm.Monthly(Rhythm.Monthly.LAST, time)}) {
            Routine routine = new Routine(Optional.of(new Schedule(rhythm, Schedule.Start.AT_SIGN_IN)), since, "me", 5, true);
            routines.change("NinjaOne EU", before -> routine);
            assertThat(routines.find("NinjaOne EU")).isEqualTo(routine);
        }
        assertThat(routines.find("other")).isEqualTo(Routine.NONE);
        Routine last = routines.find("NinjaOne EU");
        routines.move("NinjaOne EU", "NinjaOne US");
        assertThat(routines.find("NinjaOne EU")).isEqualTo(Routine.NONE);
        assertThat(routines.find("NinjaOne US")).isEqualTo(last);
    }

    @Test
    void whereNoRoutineIsNoneIsWritten() {
        assertThat(routines.change("NinjaOne", saved -> saved.withFileBy(0))).isEqualTo(Routine.NONE);
        assertThat(folder.resolve("schedules/NinjaOne.json")).doesNotExist();
        assertThat(routines.find("NinjaOne")).isEqualTo(Routine.NONE);
    }

    @Test
    void anEmptyRoutineIsNone() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("schedules")).resolve("NinjaOne.json"), "{}");
        assertThat(routines.find("NinjaOne")).isEqualTo(Routine.NONE);
        assertThat(routines.change("NinjaOne", saved -> saved.withFileBy(5))).isEqualTo(Routine.NONE);
        assertThat(routines.find("NinjaOne").fileBy()).isEqualTo(5);
    }
}
