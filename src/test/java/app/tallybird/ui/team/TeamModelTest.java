package app.tallybird.ui.team;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.app.Application;
import app.tallybird.app.Preferences;
import app.tallybird.app.TeamDesk;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.plan.Cause;
import app.tallybird.engine.plan.Decision;
import app.tallybird.engine.plan.Decisions;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.push.PushListener;
import app.tallybird.http.Cancel;
import app.tallybird.secret.SecretName;
import app.tallybird.settings.SecondPerson.Needed;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.SetupStore;

import static org.assertj.core.api.Assertions.assertThat;

/** Anna prepares, mia answers; the clock stands at 12 March 2026, 10:15. */
class TeamModelTest {

    private static final String HEAD = "id,name,service,count\n";

    @TempDir
    private Path home;
    private final List<String> reviewed = new ArrayList<>();
    private String told = "";

    private Setup prepared(AppOnSandbox hand) throws Exception {
        Setup setup = hand.ready(hand.csv(usage("901,Contoso,Seats,100\n902,Fabrikam,Seats,9\n903,Litware,Seats,4\n")));
        assertThat(Pushes.push(setup).problems()).isEmpty();
        new Preferences(hand.application).set("approval", "every");
        usage("901,Contoso,Seats,10\n902,Fabrikam,Seats,12\n903,Litware,Seats,4\n");
        ask(hand, setup);
        return setup;
    }

    private Path usage(String rows) throws Exception {
        return Files.writeString(home.resolve("usage.csv"), HEAD + rows);
    }

    /** Holds the fall with a note, and asks for the rest. */
    private static void ask(AppOnSandbox hand, Setup setup) {
        Elsewhere.work(setup, "a test", open -> {
            UsagePlan plan = new SyncUsage(open.context()).plan(ReadListener.none(), Cancel.never());
            Map<String, Decision> decided = new HashMap<>();
            Map<String, Decisions.Made> made = new HashMap<>();
            for (Cause cause : plan.causes().stream().filter(Cause::waits).toList()) {
                decided.put(cause.id(), Decision.HOLD);
                made.put(cause.id(), new Decisions.Made("anna", hand.clock.instant(), "re-imaged? asking Mr. Ito"));
            }
            return open.apply(plan, PushChoices.decided(new Decisions(decided, made)), PushListener.none(), Cancel.never());
        });
    }

    private TeamModel open(AppOnSandbox hand, Application of) {
        TeamModel model = new TeamModel(hand.place(of, new DirectTaskRunner()),
                new TeamModel.Exits(reviewed::add, () -> reviewed.add("share")), (offered, forMe) -> told = offered + " " + forMe);
        model.enter();
        assertThat(model.problem.get()).isNull();
        return model;
    }

    @Test
    void whoIsAloneIsToldWhatThePageIsForAndIsOfferedNothingThatNobodyCouldAnswer() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            TeamModel model = open(hand, hand.application);
            assertThat(model.words.get())
                    .startsWith("For those who work together, where one prepares what is sent and another approves it;")
                    .endsWith("until you share it.");
            assertThat(model.backup.get()).isEqualTo("Tallybird makes none. Let the backup of this computer take the folder " + home
                    + ", or close Tallybird and copy it; such a copy is opened with --home.");
            model.share();
            assertThat(reviewed).containsExactly("share");
            assertThat(model.form.offered.get()).isFalse();
            assertThat(model.form.said()).isEqualTo("No send");
            assertThat(told).isEqualTo("false 0");
            new TeamCount((offered, forMe) -> told = "header " + offered + " " + forMe).of(hand.place(new DirectTaskRunner()));
            assertThat(told).isEqualTo("header false 0");
        }
    }

    /** Who may not change it reads it from the page, which is drawn when the state is there. */
    @Test
    void whatASecondPersonIsNeededForIsKnownBeforeThePageIsDrawn() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            prepared(hand);
            List<String> drawn = new ArrayList<>();
            TeamModel model = new TeamModel(hand.place(hand.application, new DirectTaskRunner()), new TeamModel.Exits(reviewed::add, () -> {
            }), (offered, forMe) -> {
            });
            model.state.subscribe((before, now) -> drawn.add(model.form.said()));
            model.enter();
            assertThat(drawn).containsExactly(model.form.said()).doesNotContain("No send");
        }
    }

    /** What can be read stays to look at and to answer. */
    @Test
    void aLedgerThatCanNotBeReadIsSaidBesideWhatWaitsInTheOthers() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            prepared(hand);
            Path ledgers = hand.application.home().ledgers(true);
            Files.writeString(ledgers.resolve("broken.db"), "no database");
            TeamModel model = new TeamModel(hand.place(hand.application, new DirectTaskRunner()), new TeamModel.Exits(reviewed::add, () -> {
            }), (offered, forMe) -> told = offered + " " + forMe);
            model.enter();
            assertThat(model.problem.get().what()).startsWith("\"broken\" could not be read: The ledger ");
            assertThat(model.words.get())
                    .startsWith("1 plan waits, not for you. What waits in 1 integration is not known: the ledger could not be read.");
            assertThat(model.state.get().waiting()).hasSize(1);
            assertThat(model.audit.shown).isNotEmpty();
            assertThat(told).isEqualTo("true 0");
        }
    }

    @Test
    void whatWaitsIsShownToBothAndOfferedToTheOther() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = prepared(hand);
            TeamModel own = open(hand, hand.application);
            assertThat(own.words.get()).startsWith("1 plan waits, not for you.");
            assertThat(told).isEqualTo("true 0");
            WaitingPlan mine = own.state.get().waiting().getFirst();
            assertThat(mine.approve()).isEmpty();
            assertThat(mine.who()).isEqualTo(
                    "Prepared by anna at 10:15, waits for approval by another person. You prepared it or decided about it: another person "
                            + "approves it.");

            try (Application there = hand.of("mia")) {
                TeamModel model = open(hand, there);
                assertThat(model.words.get()).startsWith("1 plan waits for you.");
                assertThat(told).isEqualTo("true 1");
                WaitingPlan plan = model.state.get().waiting().getFirst();
                assertThat(plan.approve()).isEqualTo("_Approve and send 2");
                assertThat(plan.title()).isEqualTo(setup.name() + " \u00b7 March");
                assertThat(plan.figures()).extracting(figure -> figure.number() + " " + figure.words()).containsExactly("2 counts to send",
                        "1 held", "1 of 3 customers changed", "+3 units");
                assertThat(plan.steps()).extracting(WaitingPlan.Step::heard).containsExactly("Prepared, done: anna 10:15, complete",
                        "Decided, done: anna 10:15", "Approval, waits: mia", "Send, not yet: once approved");
                assertThat(plan.decisions()).extracting(DecisionLine::heard)
                        .containsExactly("Held, 1: Seats fell by 77 %. re-imaged? asking Mr. Ito");
                assertThat(model.audit.chips.get()).extracting(chip -> chip.kind().label()).contains("All", "Sends", "Decisions");
                assertThat(model.audit.shown.getFirst().words()).startsWith("Asked billing to approve plan " + plan.id());

                model.look(plan, Optional.of(plan.decisions().getFirst().cause()));
                assertThat(model.looking.get()).isEqualTo(plan);
                model.numbers.leave();
            }
        }
    }

    @Test
    void itIsApprovedAndSentOnceAndItsStoryIsTold() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1); Application there = hand.of("mia")) {
            prepared(hand);
            int before = hand.sandbox.synthesize().accepted().size();
            TeamModel model = open(hand, there);
            WaitingPlan plan = model.state.get().waiting().getFirst();
            model.approve(plan);

            assertThat(model.problem.get()).isNull();
            assertThat(model.good.get()).isEqualTo("Plan " + plan.id() + " is sent: 2 of 2 counts accepted.");
            assertThat(hand.sandbox.synthesize().accepted()).hasSize(before + 2);
            assertThat(model.state.get().waiting()).isEmpty();
            assertThat(told).isEqualTo("true 0");
            assertThat(model.audit.all).extracting(entry -> entry.person() + ": " + entry.words())
                    .anyMatch(words -> words.startsWith("mia: Approved plan " + plan.id()))
                    .anyMatch(words -> words.startsWith("mia: Sent plan " + plan.id() + ", approved by mia: 2 counts, all accepted"));
            model.approve(plan);
            assertThat(model.problem.get()).isNotNull();
            assertThat(hand.sandbox.synthesize().accepted()).hasSize(before + 2);
            hand.desktop.file = Optional.of(home.resolve("audit.csv"));
            model.audit.choose("Sends");
            model.export();
            assertThat(Files.readString(home.resolve("audit.csv")).lines()).hasSize(1 + model.audit.shown.size());
        }
    }

    @Test
    void whatIsApprovedAndCouldNotBeSentIsSentLater() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1); Application there = hand.of("mia")) {
            prepared(hand);
            int before = hand.sandbox.synthesize().accepted().size();
            TeamModel model = open(hand, there);
            Path away = Files.move(home.resolve("usage.csv"), home.resolve("away.csv"));
            model.approve(model.state.get().waiting().getFirst());
            assertThat(model.problem.get()).isNotNull();
            assertThat(hand.sandbox.synthesize().accepted()).hasSize(before);
            WaitingPlan approved = model.state.get().waiting().getFirst();
            assertThat(approved.approve()).isEqualTo("_Send 2");
            assertThat(approved.who()).isEqualTo("Prepared by anna at 10:15, approved by mia at 10:15 and not sent yet.");
            assertThat(approved.steps()).extracting(WaitingPlan.Step::heard).endsWith("Approval, done: mia 10:15",
                    "Send, waits: for a computer that has the keys");
            Files.move(away, home.resolve("usage.csv"));
            TeamModel own = open(hand, hand.application);
            own.approve(own.state.get().waiting().getFirst());
            assertThat(own.problem.get()).isNull();
            assertThat(own.good.get()).endsWith("is sent: 2 of 2 counts accepted.");
            assertThat(hand.sandbox.synthesize().accepted()).hasSize(before + 2);
        }
    }

    /** What this computer can not send is only agreed to here, and nobody is offered to send it. */
    @Test
    void withoutTheKeysItIsApprovedHereAndSentWhereTheyAre() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1); Application there = hand.of("mia")) {
            Setup setup = prepared(hand);
            there.secrets().delete(new SecretName(setup.name(), SetupStore.VENDOR_KEY));
            int before = hand.sandbox.synthesize().accepted().size();
            String who = "This computer does not send it, because it does not keep the Vendor API key. A server or a computer with the keys "
                    + "sends it, by schedule or with sync-usage --unattended, when the numbers are still the same.";
            TeamModel model = open(hand, there);
            WaitingPlan plan = model.state.get().waiting().getFirst();
            assertThat(plan.approve()).isEqualTo("_Approve");
            assertThat(plan.later()).isEqualTo(who);
            model.approve(plan);
            assertThat(model.good.get()).isEqualTo("Plan " + plan.id() + " is approved. " + who);
            WaitingPlan approved = model.state.get().waiting().getFirst();
            assertThat(approved.isApproved()).isTrue();
            assertThat(approved.approve()).isEmpty();
            assertThat(approved.later()).isEqualTo(who);
            assertThat(hand.sandbox.synthesize().accepted()).hasSize(before);
        }
    }

    @Test
    void aNumberThatChangedGivesThePlanBackToWhoPreparedIt() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1); Application there = hand.of("mia")) {
            prepared(hand);
            int before = hand.sandbox.synthesize().accepted().size();
            TeamModel model = open(hand, there);
            usage("901,Contoso,Seats,10\n902,Fabrikam,Seats,13\n903,Litware,Seats,4\n");
            model.approve(model.state.get().waiting().getFirst());
            assertThat(model.problem.get().what()).contains("is void: a number has changed since it was prepared.");
            assertThat(hand.sandbox.synthesize().accepted()).hasSize(before);
            assertThat(model.state.get().waiting()).isEmpty();
            assertThat(told).isEqualTo("true 0");
            TeamDesk.Returned back = model.state.get().returned().getFirst();
            assertThat(model.words(back)).isEqualTo("Plan " + back.proposal().shortName()
                    + " of anna, approved by mia, Today 10:15, is void: a number has changed since it was prepared. It goes back to anna.");
            TeamModel own = open(hand, hand.application);
            assertThat(told).isEqualTo("true 1");
            assertThat(own.words(own.state.get().returned().getFirst()))
                    .endsWith("since it was prepared. Look at the numbers of now and ask again.");
        }
    }

    @Test
    void whatIsSentBackNeedsANoteAndIsFoundByWhoPreparedIt() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1); Application there = hand.of("mia")) {
            Setup setup = prepared(hand);
            TeamModel model = open(hand, there);
            WaitingPlan plan = model.state.get().waiting().getFirst();
            model.sendBack(plan);
            assertThat(model.problem.get().what()).isEqualTo("What is sent back needs a note that says why.");
            model.note(plan).set("Litware left on the 1st?");
            model.sendBack(plan);
            assertThat(model.problem.get()).isNull();
            assertThat(model.good.get()).isEqualTo("Plan " + plan.id() + " is sent back to anna. Nothing of it was sent.");
            assertThat(told).isEqualTo("true 0");

            TeamModel own = open(hand, hand.application);
            assertThat(told).isEqualTo("true 1");
            TeamDesk.Returned back = own.state.get().returned().getFirst();
            assertThat(own.words(back))
                    .isEqualTo("Plan " + plan.id() + " of anna was sent back by mia, Today 10:15: \u201cLitware left on the 1st?\u201d");
            own.review(back);
            assertThat(reviewed).containsExactly(setup.name());
            ask(hand, setup);
            assertThat(open(hand, hand.application).state.get().returned()).isEmpty();
        }
    }

    @Test
    void forWhichSendsASecondPersonIsNeededIsKeptHere() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1); Application there = hand.of("mia")) {
            prepared(hand);
            TeamModel model = open(hand, there);
            assertThat(model.form.offered.get()).isTrue();
            assertThat(model.form.changed.get()).isFalse();
            model.form.needed.set(ApprovalForm.CHOICES.get(Needed.ABOVE.ordinal()));
            assertThat(model.form.changed.get()).isTrue();
            model.form.above.set("lots");
            model.form.keep();
            assertThat(model.problem.get().what()).isEqualTo("\"lots\" is no amount such as 100 or 99.50.");
            assertThat(there.appSettings().sending().approval().needed()).isEqualTo(Needed.EVERY);
            model.form.needed.set(ApprovalForm.CHOICES.get(Needed.ABOVE.ordinal()));
            model.form.above.set("99.50");
            model.form.keep();
            assertThat(model.problem.get()).isNull();
            assertThat(hand.application.appSettings().sending().approval().above()).isEqualByComparingTo("99.50");
            assertThat(model.form.said()).isEqualTo("Sends above an amount a month: 99.50");
        }
    }
}
