package app.tallybird.ui.home;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import app.tallybird.app.Preferences;
import app.tallybird.app.UnattendedPush;
import app.tallybird.engine.Consent;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.push.PushListener;
import app.tallybird.engine.push.RebuildMode;
import app.tallybird.http.Cancel;
import app.tallybird.settings.SettingKey;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.wizard.Setup;

import static org.assertj.core.api.Assertions.assertThat;

/** What a month has got so far, what it still needs, and a look back at others. */
class HomeMonthTest extends AtHome {

    private static final String HEAD = "id,name,service,count\n";

    @AfterEach
    void nothingElseIsOpened() {
        assertThat(doors.taken).isEmpty();
    }

    private Setup file(AppOnSandbox hand, String name, int units) throws Exception {
        Path file = Files.writeString(home.resolve(name + ".csv"), HEAD + "901,Contoso," + name + "," + units + "\n");
        return hand.csv(file);
    }

    private void counts(String name, int units) throws Exception {
        Files.writeString(home.resolve(name + ".csv"), HEAD + "901,Contoso," + name + "," + units + "\n");
    }

    private static void pushUnwatched(AppOnSandbox hand) {
        new UnattendedPush(hand.application, new PushChoices(Consent.UNATTENDED, RebuildMode.EACH, false), true).run(PushListener.none(),
                Cancel.never());
    }

    /** One pushed in March and April, one held in April, one not yet. */
    private void threeMonths(AppOnSandbox hand) throws Exception {
        Setup seats = hand.ready(file(hand, "Seats", 100));
        Pushes.push(seats);
        hand.clock.pass(Duration.ofDays(31));
        counts("Seats", 112);
        Pushes.push(seats);
    }

    /** Against the last push before the month; without a price, or a month to compare with, there is no amount and a word why. */
    @Test
    void aMonthsChangeInMoney() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Path file = hand.usage("Seats", "901,Contoso,Seats,100", "901,Contoso,Mail,5");
            Setup setup = hand.ready(hand.csv(file));
            Pushes.push(setup);
            HomeModel model = open(hand);
            assertThat(model.summary.get().sum().worth().there()).isFalse();
            assertThat(model.rows.getFirst().month().money().why()).isEqualTo("no prices yet");
            Pushes.price(setup, "Seats", "5.50");
            model.enter();
            assertThat(model.rows.getFirst().month().money().amount()).isEqualTo("\u2014");
            assertThat(model.rows.getFirst().month().money().why()).isEqualTo("not known yet");
            hand.clock.pass(Duration.ofDays(31));
            Files.writeString(file, HEAD + "901,Contoso,Seats,97\n901,Contoso,Mail,6\n");
            Pushes.push(setup);
            model.enter();
            assertThat(model.rows.getFirst().month().money().amount()).isEqualTo("\u2212$16.50");
            assertThat(model.rows.getFirst().month().money().why()).isEqualTo("1 of 2 priced");
            assertThat(model.summary.get().sum().worth().priced()).isEqualTo(1);
            assertThat(MonthMoney.said(model.summary.get().sum().worth().change())).isEqualTo("\u2212$16.50");
            assertThat(model.rows.getFirst().heard()).contains("money \u2212$16.50 1 of 2 priced");
        }
    }

    @Test
    void aMonthIsTakenAgainstTheLastThatHadANumberAndAGapIsNoZero() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            threeMonths(hand);
            hand.clock.pass(Duration.ofDays(31));
            HomeModel model = open(hand);
            IntegrationRow row = model.rows.getFirst();

            assertThat(model.summary.get().month()).isEqualTo(YearMonth.of(2026, 5));
            assertThat(row.state()).isEqualTo(IntegrationRow.State.NOT_YET);
            assertThat(row.tag().words()).isEqualTo("Not yet");
            assertThat(row.change()).isEqualTo("last known");
            assertThat(row.month().units().subList(9, 12)).containsExactly(Optional.of(new BigDecimal("100")),
                    Optional.of(new BigDecimal("112")), Optional.empty());
            assertThat(model.summary.get().states()).containsExactly(IntegrationRow.State.NOT_YET);
            assertThat(model.summary.get().main()).isEqualTo(MonthSummary.Main.PUSH);

            model.look(-1);
            row = model.rows.getFirst();
            assertThat(row.tag().words()).startsWith("Pushed ");
            assertThat(row.below()).isEqualTo("all 1 accepted");
            assertThat(row.change()).isEqualTo("\u25b2 +12");
            assertThat(row.month().latest()).contains(new BigDecimal("112"));
        }
    }

    @Test
    void lookingBackChangesNothingAndEndsWithTheFirstPush() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            threeMonths(hand);
            HomeModel model = open(hand);
            model.look(1);
            assertThat(model.summary.get().month()).isEqualTo(YearMonth.of(2026, 4));

            model.look(-1);
            assertThat(model.summary.get().month()).isEqualTo(YearMonth.of(2026, 3));
            assertThat(model.summary.get().words()).isEqualTo("Looking back: nothing is changed here.");
            assertThat(model.summary.get().main()).isEqualTo(MonthSummary.Main.NOTHING);
            assertThat(model.act(model.rows.getFirst())).isEqualTo(HomeModel.Act.NONE);
            assertThat(model.rows.getFirst().month().latest()).contains(new BigDecimal("100"));
            assertThat(model.summary.get().earlier()).isFalse();
            model.look(-1);
            assertThat(model.summary.get().month()).isEqualTo(YearMonth.of(2026, 3));

            model.look(1);
            assertThat(model.summary.get().month()).isEqualTo(YearMonth.of(2026, 4));
            assertThat(model.summary.get().later()).isFalse();
        }
    }

    @Test
    void aMonthIsClosedAndStaysAsItWasClosed() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            new Preferences(hand.application).set(SettingKey.CLOSE_DAY.key(), "last");
            Setup seats = hand.ready(file(hand, "Seats", 100));
            Pushes.push(seats);
            HomeModel model = open(hand);
            assertThat(model.summary.get().close()).isEqualTo(new MonthSummary.Close("closes Tuesday 31", "", true, false));
            assertThat(model.summary.get().words()).isEqualTo("The month closes in 19 days.");
            assertThat(model.summary.get().main()).isEqualTo(MonthSummary.Main.AGAIN);
            hand.clock.pass(Duration.ofDays(18));
            model = open(hand);
            assertThat(model.summary.get().words()).isEqualTo("The month closes tomorrow.");
            assertThat(model.summary.get().main()).isEqualTo(MonthSummary.Main.CLOSE);

            model.main();
            assertThat(model.closing.get()).isNotNull().satisfies(asked -> {
                assertThat(asked.missing()).isEmpty();
                assertThat(asked.units()).isEqualByComparingTo("100");
            });
            model.keepOpen();
            assertThat(hand.application.closedMonths().all()).isEmpty();
            model.main();
            model.close(model.closing.get());
            assertThat(hand.desktop.said).last().isEqualTo("March 2026 is closed with 100 units. Nothing was sent.");
            assertThat(model.summary.get().close().day()).isEqualTo("closed");
            assertThat(model.summary.get().close().open()).isFalse();
            assertThat(model.summary.get().main()).isEqualTo(MonthSummary.Main.AGAIN);

            counts("Seats", 130);
            Pushes.push(seats);
            hand.clock.pass(Duration.ofDays(10));
            model = open(hand);
            assertThat(model.summary.get().close().words()).startsWith("March 2026 closed Mon 30 Mar 2026 ")
                    .endsWith("1 of 1 pushed, 100 units");
            model.look(-1);
            assertThat(model.rows.getFirst().month().latest()).contains(new BigDecimal("100"));
            assertThat(model.summary.get().sum().units()).isEqualByComparingTo("100");

            assertThat(model.summary.get().close().closed()).isTrue();
            model.askReopen();
            model.reopen();
            assertThat(hand.application.closedMonths().all()).as("without a reason").hasSize(1);
            model.reason.set(" late licences ");
            model.reopen();
            assertThat(model.reopening.get()).isNull();
            assertThat(hand.application.closedMonths().all()).isEmpty();
            assertThat(hand.desktop.said).last()
                    .isEqualTo("March 2026 is open again. Nothing was sent. A new value that is sent now brings a "
                            + "card back that is reconciled at Synthesize.");
        }
    }

    @Test
    void whatFailedAndWhatIsHeldComesFirstAndIsWhatTheMainButtonLeadsTo() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Pushes.push(hand.ready(file(hand, "Seats", 100)));
            Pushes.push(hand.ready());
            HomeModel model = open(hand);
            assertThat(model.summary.get().main()).isEqualTo(MonthSummary.Main.AGAIN);
            assertThat(model.summary.get().number(IntegrationRow.State.PUSHED)).isEqualTo(2);

            hand.sandbox.customers().setDevices(1, 1);
            model.main();
            assertThat(model.rows).extracting(IntegrationRow::state).containsExactly(IntegrationRow.State.HELD,
                    IntegrationRow.State.PUSHED);
            assertThat(model.rows.getFirst().name()).isEqualTo("NinjaOne");
            assertThat(model.rows.getFirst().change()).isEqualTo("first month");
            assertThat(model.summary.get().states()).containsExactly(IntegrationRow.State.PUSHED, IntegrationRow.State.HELD);
            assertThat(model.summary.get().main()).isEqualTo(MonthSummary.Main.REVIEW);
            assertThat(model.summary.get().words()).endsWith(" 1 integration needs you.");
        }
    }

    @Test
    void theWorstIsSaidInOneSentenceWithTheNumberOfTheOthers() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 4)) {
            Setup ninja = hand.ready();
            Pushes.push(ninja);
            hand.sandbox.customers().setDevices(1, 1);
            hand.sandbox.customers().setDevices(2, 900);
            hand.sandbox.customers().removeCustomer(3);
            pushUnwatched(hand);

            IntegrationRow row = open(hand).rows.getFirst();
            assertThat(row.attention())
                    .isEqualTo("6 things to decide: 50 % fewer units in 5 of 8 services and 5 more. 13 counts can go, 19 are held.");
            assertThat(row.month().held().orElseThrow().causes()).hasSize(6);
            assertThat(List.of(row.next(), row.belowNext())).containsExactly("After your review", "no schedule");
        }
    }
}
