package app.tallybird.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.editing.UserConnectors;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.settings.ClosedMonth;
import app.tallybird.settings.ClosedMonths;
import app.tallybird.settings.Documents;
import app.tallybird.settings.Documents.Document;
import app.tallybird.settings.DocumentsPromises;
import app.tallybird.stage.StageClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SharedDocumentsTest extends DocumentsPromises {

    @TempDir
    private Path folder;
    private final StageClock clock = new StageClock();
    private final AtomicLong nanos = new AtomicLong();
    private final TableInMemory dana = new TableInMemory("dana", clock);
    private final TableInMemory mia = dana.of("mia");
    private final SharedDocuments[] made = new SharedDocuments[2];

    private SharedDocuments at(int computer, TableInMemory table) {
        SharedDocuments one = made[computer];
        if (one == null) {
            one = new SharedDocuments(table, folder.resolve("computer" + computer), "ledger.example/msp", clock, nanos::get);
            made[computer] = one;
        }
        return one;
    }

    private SharedDocuments danas() {
        return at(0, dana);
    }

    private SharedDocuments mias() {
        return at(1, mia);
    }

    @Override
    protected Documents documents() {
        return danas();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void anotherComputerSeesItASecondLaterAndAsksNoOftener() {
        assertThat(mias().read("settings.json").text()).isEmpty();
        write("settings.json", "{\"a\": 1}");
        assertThat(mias().read("settings.json").text()).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(mias().read("settings.json").text()).contains("{\"a\": 1}");
        for (int look = 0; look < 50; look++) {
            mias().list("integrations", ".json");
        }
        assertThat(mia.looks).hasValue(2);
        danas().delete("settings.json");
        pass(Duration.ofSeconds(1));
        assertThat(mias().read("settings.json").text()).isEmpty();
    }

    @Test
    void whoIsSecondIsToldWhoWasFirstAndSeesWhatIsThereNow() {
        Document begun = write("connectors/mine.json", "{}");
        assertThat(mias().read("connectors/mine.json")).isEqualTo(begun);
        danas().write(begun, "dana's");
        Problem refused = catchThrowableOfType(ProblemException.class, () -> mias().write(begun, "mia's")).problem();
        assertThat(refused.code()).isEqualTo(ProblemCode.CHANGED_MEANWHILE);
        assertThat(refused.what()).isEqualTo("\"connectors/mine.json\" was changed meanwhile: dana was first, at 2026-03-12 10:15.");
        assertThat(refused.detail()).isEqualTo("connectors/mine.json in the ledger at ledger.example/msp");
        assertThat(mias().read("connectors/mine.json").text()).contains("dana's");
        mias().write(mias().read("connectors/mine.json"), "both");
        pass(Duration.ofSeconds(1));
        assertThat(danas().read("connectors/mine.json").text()).contains("both");
    }

    @Test
    void whatWasTakenAwayAndMadeAgainIsAnotherOne() {
        Document begun = write("drafts/a.json", "{}");
        danas().delete("drafts/a.json");
        assertThatThrownBy(() -> mias().write(begun, "mia's")).hasMessageContaining("somebody has taken it away");
        write("drafts/a.json", "{}");
        assertThatThrownBy(() -> mias().write(begun, "mia's")).hasMessageContaining("dana was first");
    }

    @Test
    void aConnectorThatSomebodyElseChangedIsNotWrittenOver() {
        DraftTree begun = DraftTree.parse("{\"id\": \"mine\", \"name\": \"Mine\"}").orElseThrow();
        write("connectors/mine.json", begun.text());
        UserConnectors dana = new UserConnectors(danas());
        UserConnectors mia = new UserConnectors(mias());
        mia.unchanged("mine", begun);
        danas().write(danas().read("connectors/mine.json"), begun.with("/name", "Dana's").text());
        dana.unchanged("mine", begun.with("/name", "Dana's"));
        pass(Duration.ofSeconds(1));
        assertThatThrownBy(() -> mia.unchanged("mine", begun)).hasMessageContaining("dana was first, at ");
        danas().delete("connectors/mine.json");
        pass(Duration.ofSeconds(1));
        mia.unchanged("mine", begun);
    }

    @Test
    void aMonthIsClosedOnce() {
        ClosedMonth month = new ClosedMonth(YearMonth.of(2026, 2), Instant.parse("2026-03-01T10:00:00Z"), "dana", List.of(), List.of());
        assertThat(new ClosedMonths(mias(), false).all()).isEmpty();
        new ClosedMonths(danas(), false).keep(month);
        assertThatThrownBy(() -> new ClosedMonths(mias(), false).keep(month)).hasMessageContaining("dana was first");
        assertThat(new ClosedMonths(danas(), true).all()).isEmpty();
        assertThat(new ClosedMonths(mias(), false).all()).containsExactly(month);
    }

    @Test
    void outOfReachWhatIsInMemoryIsReadAndNothingIsWritten() throws Exception {
        write("connectors/mine.json", "{}");
        assertThat(danas().lost()).isEmpty();
        dana.away = true;
        pass(Duration.ofSeconds(1));
        assertThat(danas().read("connectors/mine.json").text()).contains("{}");
        Optional<Instant> lost = danas().lost();
        assertThat(lost).isPresent();
        assertThatThrownBy(() -> write("connectors/mine.json", "other")).hasMessageContaining("can not be reached");
        assertThatThrownBy(() -> danas().delete("connectors/mine.json"))
                .hasMessageContaining("The ledger can not be reached. Your change was not saved.");
        assertThat(Files.readString(danas().files("connectors").resolve("mine.json"))).isEqualTo("{}");
        int looks = dana.looks.get();
        pass(Duration.ofSeconds(4));
        assertThat(danas().list("connectors", ".json")).containsExactly("connectors/mine.json");
        assertThat(dana.looks).as("it is not asked again at once").hasValue(looks);
        assertThat(danas().lost()).isEqualTo(lost);
        dana.away = false;
        pass(Duration.ofSeconds(1));
        danas().read("connectors/mine.json");
        assertThat(danas().lost()).isEmpty();
    }

    @Test
    void withNothingInMemoryItIsAProblemAndTheNextLookTriesAgain() {
        dana.away = true;
        assertThatThrownBy(() -> danas().read("settings.json")).hasMessageContaining("can not be reached");
        dana.away = false;
        assertThat(danas().read("settings.json").text()).isEmpty();
    }

    /** Nothing in memory is not the same as nothing there: who is to stop would go on as without any rule. */
    @Test
    void whoIsInterruptedDoesNotTakeWhatIsThereForNothing() {
        write("settings.json", "{\"a\": 1}");
        CountDownLatch answers = new CountDownLatch(1);
        mia.before = () -> await(answers);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> mias().read("settings.json")).hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        answers.countDown();
        assertThat(mias().read("settings.json").text()).contains("{\"a\": 1}");
    }

    @Test
    @Timeout(60)
    void aFaultWhileItLooksIsToldAndTheNextLookTriesAgain() {
        write("settings.json", "{}");
        mia.before = () -> {
            throw new NoClassDefFoundError("gone");
        };
        assertThatThrownBy(() -> mias().read("settings.json")).isInstanceOf(IllegalStateException.class);
        mia.before = () -> {
        };
        assertThat(mias().read("settings.json").text()).contains("{}");
    }

    /** What lies in memory may be hours old. */
    @Test
    void whoActsUponItWaitsForTheLedgerHoweverLongItTakes() throws Exception {
        assertThat(mias().read("settings.json").text()).isEmpty();
        write("settings.json", "{\"a\": 1}");
        pass(Duration.ofHours(2));
        CountDownLatch answers = new CountDownLatch(1);
        mia.before = () -> await(answers);
        assertThat(mias().read("settings.json").text()).as("who only looks does not wait for long").isEmpty();
        CompletableFuture<Optional<String>> seen = CompletableFuture.supplyAsync(() -> {
            mias().current();
            return mias().read("settings.json").text();
        });
        while (mia.looks.get() < 3 && !seen.isDone()) {
            Thread.onSpinWait();
        }
        answers.countDown();
        assertThat(seen.get()).contains("{\"a\": 1}");
    }

    @Test
    void whoActsUponItIsToldWhenTheLedgerDoesNotAnswer() {
        write("settings.json", "{}");
        dana.away = true;
        pass(Duration.ofSeconds(1));
        assertThat(danas().read("settings.json").text()).contains("{}");
        assertThatThrownBy(() -> danas().current()).hasMessageContaining("can not be reached");
        dana.away = false;
        danas().current();
        assertThat(danas().lost()).isEmpty();
        int looks = dana.looks.get();
        danas().current();
        assertThat(dana.looks).as("it has just been asked").hasValue(looks);
    }

    @Test
    void anAnswerThatComesLateDoesNotTakeThePlaceOfANewerOne() throws Exception {
        write("settings.json", "{\"a\": 1}");
        assertThat(mias().read("settings.json").text()).contains("{\"a\": 1}");
        pass(Duration.ofSeconds(1));
        write("settings.json", "{\"a\": 2}");
        CountDownLatch answers = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        mia.before = () -> {
            if (asked.incrementAndGet() == 2) {
                await(answers);
            }
        };
        CompletableFuture<Void> late = CompletableFuture.runAsync(mias()::current);
        while (asked.get() < 2) {
            Thread.onSpinWait();
        }
        write("settings.json", "{\"a\": 3}");
        mias().current();
        assertThat(mias().read("settings.json").text()).contains("{\"a\": 3}");
        answers.countDown();
        late.get();
        assertThat(mias().read("settings.json").text()).contains("{\"a\": 3}");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
