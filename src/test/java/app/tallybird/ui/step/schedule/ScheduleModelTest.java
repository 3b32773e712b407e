package app.tallybird.ui.step.schedule;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.app.NoticeAddresses;
import app.tallybird.app.OpenIntegration;
import app.tallybird.model.ContractRule.Scope;
import app.tallybird.model.Price;
import app.tallybird.settings.AppSettings.WebhookKind;
import app.tallybird.settings.Thresholds;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.QueueingTaskRunner;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.SetupStore;
import app.tallybird.ui.wizard.Step;

import static org.assertj.core.api.Assertions.assertThat;

/** When the push runs by itself, the line that runs it, and when it holds. */
class ScheduleModelTest {

    @TempDir
    private Path home;

    private static ScheduleModel open(AppOnSandbox hand, Setup setup) {
        ScheduleModel model = new ScheduleModel(setup, hand.place(new DirectTaskRunner()));
        model.enter();
        return model;
    }

    @Test
    void theMainButtonCreatesChangesAndRemovesTheTaskAndSaysSoBefore() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            hand.keepSecrets();
            Setup setup = hand.ninja();
            ScheduleModel model = open(hand, setup);
            assertThat(model.words.get()).startsWith("The push is run by cron with the same rules.");
            assertThat(model.nextLabel.get()).isEqualTo("Create schedule and finish");
            assertThat(model.hint.get()).isEqualTo("Task not created yet");
            assertThat(model.nextRuns.get()).hasSize(3);
            model.kind.set(ScheduleModel.Kind.DAILY);
            model.time.set("6:30");
            model.next();
            assertThat(hand.programs.crontab).contains("\n30 6 * * * cd ").contains(" sync-usage --integration NinjaOne --unattended ");
            assertThat(hand.desktop.said).containsExactly("\"NinjaOne\" is pushed by cron from now on.");
            assertThat(setup.done()).contains(Step.SCHEDULE);

            model = open(hand, setup);
            assertThat(model.kind.get()).isEqualTo(ScheduleModel.Kind.DAILY);
            assertThat(model.time.get()).isEqualTo("06:30");
            assertThat(model.nextLabel.get()).isEqualTo("Finish");
            assertThat(model.hint.get()).isEqualTo("The task is with cron");
            model.kind.set(ScheduleModel.Kind.MONTHLY);
            model.monthDay.set(15);
            assertThat(model.nextLabel.get()).isEqualTo("Change schedule and finish");
            model.next();
            assertThat(hand.programs.crontab).contains("\n30 6 15 * * cd ").doesNotContain("30 6 * * *");

            model = open(hand, setup);
            model.kind.set(ScheduleModel.Kind.NONE);
            assertThat(model.nextLabel.get()).isEqualTo("Remove schedule and finish");
            model.next();
            assertThat(hand.programs.crontab).isEmpty();
            assertThat(hand.application.routines().find("NinjaOne").schedule()).isEmpty();

            assertThat(open(hand, setup).kind.get()).isEqualTo(ScheduleModel.Kind.NONE);
        }
    }

    @Test
    void aTaskThatSomebodyDeletedIsCreatedAgain() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.ninja();
            open(hand, setup).next();
            hand.programs.crontab = "";
            ScheduleModel model = open(hand, setup);
            assertThat(model.hint.get()).isEqualTo("The task is lost: cron does not know it; create it again");
            assertThat(model.nextLabel.get()).isEqualTo("Change schedule and finish");

            model.next();

            assertThat(hand.programs.crontab).contains("\n0 2 * * 1 cd ");
        }
    }

    @Test
    void withoutASchedulerItSaysSoAndGivesTheCommand() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            hand.programs.there = false;
            Setup setup = hand.ninja();
            ScheduleModel model = open(hand, setup);

            assertThat(model.warning.get()).startsWith("This computer has neither a systemd of yours nor cron");
            assertThat(model.nextLabel.get()).isEqualTo("Finish");
            model.next();
            assertThat(setup.done()).contains(Step.SCHEDULE);
            assertThat(hand.application.routines().find("NinjaOne").schedule()).isEmpty();
        }
    }

    @Test
    void aTestRunSaysWhatAPushByScheduleWouldDoAndSendsNothing() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            hand.keepSecrets();
            ScheduleModel model = open(hand, hand.ready());
            model.testRun();

            assertThat(model.good.get()).isEqualTo("Test run: 8 counts for 1 customer read. A push by schedule would wait for you now: "
                    + "First usage run of this integration: there is no earlier number to compare with. Nothing was sent.");
            assertThat(hand.sandbox.synthesize().accepted()).isEmpty();
        }
    }

    @Test
    void ticketAndWebhookAreSavedAndWhatIsMissingForThemIsSaid() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            ScheduleModel model = open(hand, hand.ready());
            model.notices.ticket.set(true);
            assertThat(model.blocked.get()).isEqualTo("Choose the customer that the ticket is written for, usually your own company.");
            model.notices.account.set(model.notices.accounts.getFirst());
            model.notices.webhook.set(true);
            assertThat(model.blocked.get()).isEqualTo("Paste the webhook's address, or switch the webhook off.");
            model.notices.address.set("http://10.0.0.5:3001/hook");
            assertThat(model.notices.caution())
                    .isEqualTo("http://10.0.0.5:3001 is in your own network and is not encrypted: whoever listens on"
                            + " the way reads what is sent, the keys among it.");
            model.notices.address.set("ftp://example.com/hook");
            assertThat(model.notices.caution()).isEmpty();
            assertThat(model.blocked.get()).isEqualTo("The webhook's address must begin with https:// and a host.");
            model.notices.address.set("https://example.com/hook");
            model.notices.kind.set(WebhookKind.TEAMS);
            assertThat(model.blocked.get()).isEmpty();
            model.next();

            assertThat(hand.application.routines().find("NinjaOne").ticketAccount()).isEqualTo("1");
            assertThat(new NoticeAddresses(hand.application).present(NoticeAddresses.Which.WEBHOOK)).isTrue();
            assertThat(hand.application.appSettings().notices().webhook()).isEqualTo(WebhookKind.TEAMS);

            ScheduleModel again = open(hand, new SetupStore(hand.application).open("NinjaOne"));
            assertThat(again.notices.account.get()).isEqualTo(again.notices.accounts.getFirst());
            assertThat(again.notices.webhookKept.get()).isTrue();
            again.notices.ticket.set(false);
            again.notices.webhook.set(false);
            again.next();
            assertThat(hand.application.routines().find("NinjaOne").ticketAccount()).isEmpty();
            assertThat(new NoticeAddresses(hand.application).present(NoticeAddresses.Which.WEBHOOK)).isFalse();
        }
    }

    @Test
    void aTimeThatIsNoneBlocksAndSaysHowToWriteIt() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            ScheduleModel model = open(hand, hand.ninja());
            model.time.set("2 o'clock");

            assertThat(model.blocked.get()).isEqualTo("Write the time like 02:00.");
            assertThat(model.nextRuns.get()).isEmpty();
            model.time.set("02:15");
            assertThat(model.blocked.get()).isEmpty();
        }
    }

    @Test
    void theThresholdsAreSavedAndTheStepIsDone() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.ninja();
            ScheduleModel model = open(hand, setup);
            model.servicePercent.set("15 %");
            model.cellPercent.set("none");
            model.next();
            assertThat(model.hint.get()).isEqualTo("\"none\" is not a whole number from 1 to 100.");
            assertThat(setup.done()).doesNotContain(Step.SCHEDULE);

            model.cellPercent.set("40");
            model.serviceRise.set("0");
            model.next();
            assertThat(model.hint.get()).isEqualTo("\"0\" is not a whole number from 1 to 10000.");

            model.serviceRise.set("150");
            model.cellRise.set("300 %");
            model.next();

            assertThat(hand.application.settings().find("NinjaOne").orElseThrow().thresholds().serviceDropPercent()).isEqualTo(15);
            assertThat(hand.application.settings().find("NinjaOne").orElseThrow().thresholds().cellDropPercent()).isEqualTo(40);
            assertThat(hand.application.settings().find("NinjaOne").orElseThrow().thresholds().rises())
                    .isEqualTo(new Thresholds.Rises(150, 20, 300, 50, 10));
            assertThat(setup.done()).contains(Step.SCHEDULE);
        }
    }

    @Test
    void limitsByAmountAreTypedInTheCurrencyOfThePricesAndSaidInASentence() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.ninja();
            ScheduleModel model = open(hand, setup);
            assertThat(model.amounts.words.get()).isEqualTo("There is no price yet, so nothing is held by its amount: set prices first.");
            try (OpenIntegration open = hand.application.openSaved(setup.name(), "test")) {
                open.context().ledger().prices().change(Currency.getInstance("USD"),
                        List.of(new Price("", new Scope(Optional.empty(), Optional.of("total-devices")), BigDecimal.TEN, Optional.empty(),
                                Optional.empty(), "kim")),
                        Set.of());
            }
            model.enter();
            assertThat(model.amounts.words.get()).isEqualTo("No limit by amount: money alone holds nothing.");
            model.amounts.customer.set("250.5");
            model.amounts.whole.set("1,000");
            model.next();
            assertThat(model.hint.get())
                    .isEqualTo("The limit of all together is an amount such as 250 or 250.50, or empty for none; \"1,000\" is neither.");
            assertThat(setup.done()).doesNotContain(Step.SCHEDULE);

            model.amounts.whole.set(" 1000 ");
            assertThat(model.amounts.words.get())
                    .isEqualTo("Held when it falls or rises by more: a customer $250.50, all together $1,000.00 a month."
                            + " What has no price is not held by this.");
            model.next();
            assertThat(hand.application.settings().find("NinjaOne").orElseThrow().thresholds().amounts())
                    .isEqualTo(new Thresholds.Amounts(new BigDecimal("250.5"), BigDecimal.ZERO, new BigDecimal("1000")));
            model.enter();
            assertThat(List.of(model.amounts.customer.get(), model.amounts.service.get(), model.amounts.whole.get()))
                    .containsExactly("250.5", "", "1000");
        }
    }

    @Test
    void theCommandThatTheTaskRunsGoesToTheClipboard() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            ScheduleModel model = open(hand, hand.ninja());
            model.copyCommand();

            assertThat(hand.desktop.copied).containsExactly(model.command.get());
            assertThat(model.command.get()).contains("sync-usage --integration NinjaOne --unattended --home ");
        }
    }

    @Test
    void whatAnotherPageSavedMeanwhileStays() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.ninja();
            QueueingTaskRunner runner = new QueueingTaskRunner();
            ScheduleModel model = new ScheduleModel(setup, hand.place(runner));
            model.enter();
            runner.all();
            hand.application.settings().change("NinjaOne", saved -> saved.withPaused(true));
            model.servicePercent.set("35");
            model.next();
            model.leave();
            runner.all();

            assertThat(hand.application.settings().find("NinjaOne").orElseThrow().paused()).isTrue();
            assertThat(hand.application.settings().find("NinjaOne").orElseThrow().thresholds().serviceDropPercent()).isEqualTo(35);
            // the page is gone, and the set-up knows what was saved all the same
            assertThat(setup.settings().thresholds().serviceDropPercent()).isEqualTo(35);
            assertThat(setup.done()).doesNotContain(Step.SCHEDULE);
        }
    }

    @Test
    void withoutAKeyStoreNothingPromisesAPushThatFindsNoKeys() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            String none = "A push by schedule would not start: it finds no keys and ends with exit code 78.";
            Setup setup = hand.ready();
            ScheduleModel model = open(hand, setup);
            assertThat(model.warning.get()).startsWith(none);

            model.testRun();

            assertThat(model.good.get())
                    .isEqualTo("Test run: 8 counts for 1 customer read. " + none + " This test had those of the window. Nothing was sent.");
            model.next();
            assertThat(hand.desktop.said).containsExactly("cron has the task of \"NinjaOne\". " + none);
            assertThat(open(hand, setup).hint.get()).isEqualTo("The task is with cron, but it finds no keys");
        }
    }
}
