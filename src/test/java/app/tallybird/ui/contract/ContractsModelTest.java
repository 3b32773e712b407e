package app.tallybird.ui.contract;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.engine.contract.Standing;
import app.tallybird.engine.contract.WrittenPlan;
import app.tallybird.ledger.Ledger;
import app.tallybird.model.Billing.Kind;
import app.tallybird.model.ContractRule;
import app.tallybird.ui.contract.KeptModel.Shown;
import app.tallybird.ui.control.Fields.Named;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.wizard.Setup;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules are seen before they are kept, and what is kept is what the next push sends; the clock stands at 12 March 2026. */
class ContractsModelTest {

    @TempDir
    private Path home;

    private static Setup pushed(AppOnSandbox hand) {
        return hand.pushed("usage", "901,Bellows College,Seats,117", "901,Bellows College,Mail,3", "902,Contoso,Seats,9");
    }

    private static ContractsModel open(AppOnSandbox hand, Setup setup) {
        ContractsModel model = new ContractsModel(hand.place(new DirectTaskRunner()), setup.name());
        model.enter();
        return model;
    }

    private static Named of(List<Named> offered, String name) {
        return offered.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    private static void type(ContractsModel model, String customer, Kind kind, String units, String until) {
        model.add();
        model.form.customer.set(of(model.form.customers, customer));
        model.form.service.set(of(model.form.services, "Seats"));
        model.form.kind.set(kind);
        model.form.units.set(units);
        model.form.until.set(until);
        model.form.reason.set("Campus agreement");
    }

    private static List<ContractRule> kept(AppOnSandbox hand, Setup setup) {
        try (Ledger ledger = hand.application.openLedger(setup.name())) {
            return ledger.contracts().rules().all();
        }
    }

    @Test
    void aRuleIsSeenBeforeItIsAddedAndTheNextPushSendsIt() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = pushed(hand);
            ContractsModel model = open(hand, setup);
            model.add();
            assertThat(List.of(model.preview.get(), "" + model.fits.get())).containsExactly("Choose the customer.", "false");
            type(model, "Bellows College", Kind.FIXED, "100", "2026-12-31");
            assertThat(model.preview.get())
                    .isEqualTo("117 counted \u2192 100 billed. \u221217 units against now, from the next review. Nothing is sent now.");
            model.form.from.set("2026-05-01");
            assertThat(model.preview.get())
                    .isEqualTo("117 counted \u2192 100 billed. \u221217 units against now, from 1 May 2026. Nothing is sent now.");
            model.form.from.set("");
            int before = hand.sandbox.synthesize().accepted().size();
            model.keep();

            assertThat(model.problem.get()).isNull();
            assertThat(model.good.get()).isEqualTo("The rule was added. In force from the next review. Nothing was sent.");
            assertThat(hand.sandbox.synthesize().accepted()).hasSize(before);
            RuleRow row = model.rows.shown.getFirst();
            assertThat(List.of(row.customer(), row.service(), row.billing(), row.until(), row.figures(), row.change()))
                    .containsExactly("Bellows College", "Seats", "Fixed 100", "31 Dec 2026", "117 \u2192 100", "\u25bc \u221217");
            assertThat(model.total.get()).isEqualTo("1 rule, 1 customer \u00b7 117 counted \u2192 100 billed \u00b7 \u25bc \u221217");
            Pushes.push(setup);
            assertThat(hand.sandbox.synthesize().counts().get("901 Seats")).isEqualByComparingTo("100");
            model.enter();
            assertThat(model.rows.shown.getFirst().figures()).isEqualTo("117 \u2192 100");
        }
    }

    @Test
    void whatDoesNotFitSaysWhyAndIsNotKept() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = pushed(hand);
            ContractsModel model = open(hand, setup);
            type(model, "Bellows College", Kind.AT_LEAST, "200", "");
            model.form.reason.set("");
            assertThat(model.preview.get()).isEqualTo("A reason is missing: it is shown beside the number.");
            model.keep();
            assertThat(kept(hand, setup)).isEmpty();
            model.form.reason.set("Minimum");
            model.keep();
            type(model, "Bellows College", Kind.AT_MOST, "50", "");
            assertThat(model.preview.get()).endsWith("It takes the place of: at least 200 by contract (Minimum). Nothing is sent now.");
            model.form.from.set("2026-04-01");
            assertThat(model.preview.get()).startsWith("Some of its days are in rule C1, too");
            assertThat(model.fits.get()).isFalse();
            model.close();

            model.change(model.rows.shown.getFirst().rule());
            assertThat(model.preview.get()).isEqualTo("This is what is kept already.");
            assertThat(model.fits.get()).isFalse();
            model.form.from.set("2026-04-01");
            model.keep();
            assertThat(kept(hand, setup)).singleElement()
                    .satisfies(rule -> assertThat(rule.period().from()).hasToString("Optional[2026-04-01]"));
            assertThat(model.rows.shown.getFirst().standing()).isEqualTo(Standing.LATER);
        }
    }

    /** Seats cost 5.50 for everybody. */
    @Test
    void whatARuleDoesIsSaidInMoneyToo() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = pushed(hand);
            ContractsModel model = open(hand, setup);
            assertThat(model.priced.get()).isFalse();
            Pushes.price(setup, "Seats", "5.50");
            model.enter();
            assertThat(model.priced.get()).isTrue();
            type(model, "Every customer", Kind.FIRST_INCLUDED, "5", "");
            assertThat(model.preview.get()).isEqualTo(
                    "126 counted \u2192 116 billed. \u221210 units, \u2212$55.00 a month against now, from the next review. Nothing is sent now.");
            model.keep();
            RuleRow row = model.rows.shown.getFirst();
            assertThat(List.of(row.amount(), row.amountChange())).containsExactly("$638.00", "\u2212$55.00");
            assertThat(model.total.get()).endsWith("126 counted \u2192 116 billed \u00b7 \u25bc \u221210, \u2212$55.00 a month");
            type(model, "Bellows College", Kind.NOT_BILLED, "", "");
            model.keep();
            assertThat(model.rows.shown).extracting(RuleRow::amount).containsExactly("$22.00", "nothing");
        }
    }

    @Test
    void deleteEndsItTodayAndUndoBringsItBack() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = pushed(hand);
            ContractsModel model = open(hand, setup);
            type(model, "Every customer", Kind.FIRST_INCLUDED, "5", "");
            assertThat(model.preview.get()).startsWith("126 counted \u2192 116 billed. \u221210 units");
            model.keep();
            model.end(model.rows.shown.getFirst());
            RuleRow row = model.rows.shown.getFirst();
            assertThat(row.until()).isEqualTo("12 Mar 2026");
            assertThat(row.tag().words()).isEqualTo("\u26a0 ends soon");
            assertThat(row.tag().tone()).isEqualTo(Tone.WARN);
            assertThat(model.undoable.get()).isTrue();
            model.undo();
            assertThat(model.rows.shown.getFirst().until()).isEqualTo("no end");
            assertThat(kept(hand, setup)).hasSize(1);
            assertThat(model.undoable.get()).isFalse();

            model.end(model.rows.shown.getFirst());
            hand.clock.pass(Duration.ofDays(1));
            model.enter();
            assertThat(model.rows.shown.getFirst().standing()).isEqualTo(Standing.ENDED);
            int rules = kept(hand, setup).size();
            model.end(model.rows.shown.getFirst());
            assertThat(kept(hand, setup)).hasSize(rules);
        }
    }

    @Test
    void aFileIsAPlanFirstAndARefusedLineKeepsAllOfItOut() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = pushed(hand);
            ContractsModel model = open(hand, setup);
            hand.desktop.file = Optional.of(Files.writeString(home.resolve("rules.csv"),
                    "Customer id,Customer,Service id,Rule,Units,Reason\n901,,*,not-billed,,Pilot\n,Contoso,*,at-least,10,Minimum\n"));
            model.chooseFile();
            assertThat(model.shown.get()).isEqualTo(Shown.IMPORT);
            assertThat(model.lines).extracting(WrittenPlan.Line::change).containsExactly(WrittenPlan.Change.ADDED,
                    WrittenPlan.Change.REFUSED);
            assertThat(model.lines.get(1).written().line()).isEqualTo(3);
            assertThat(model.importWords.get())
                    .isEqualTo("1 added, 1 refused. Put right what is refused and choose the file again; nothing is kept before.");
            assertThat(model.importLabel.get()).isEmpty();
            model.keepFile();
            assertThat(kept(hand, setup)).isEmpty();

            model.byName.set(true);
            assertThat(List.of(model.importWords.get(), model.importLabel.get())).containsExactly("2 added.", "Keep 2 rules");
            model.keepFile();
            assertThat(model.rows.shown).extracting(RuleRow::customer).containsExactly("Bellows College", "Contoso");
            assertThat(model.rows.shown).extracting(RuleRow::figures).containsExactly("120 \u2192 0", "9 \u2192 10");
            model.chooseFile();
            assertThat(List.of(model.importWords.get(), model.importLabel.get())).containsExactly("2 same.", "");

            hand.desktop.file = Optional.of(home.resolve("out.csv"));
            model.export();
            assertThat(Files.readAllLines(home.resolve("out.csv")).get(1))
                    .startsWith("901,Bellows College,*,every service,not-billed,,,Pilot");
            model.chooseFile();
            assertThat(model.importWords.get()).isEqualTo("2 same.");
        }
    }
}
