package app.tallybird.ui.step.services;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.engine.plan.ServicePlan.Change;
import app.tallybird.engine.plan.UnownedService;
import app.tallybird.sandbox.PlayedFault;
import app.tallybird.sandbox.Visitors;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.Between;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.kit.LockedAway;
import app.tallybird.ui.kit.QueueingTaskRunner;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;

import static org.assertj.core.api.Assertions.assertThat;

/** What is billed: how it is counted, how many there are today, and what Synthesize is told about it. */
class ServicesModelTest {

    @TempDir
    private Path home;
    private final List<String> asked = new ArrayList<>();

    private ServicesModel open(AppOnSandbox hand, Setup setup) {
        ServicesModel model = new ServicesModel(setup, hand.place(new DirectTaskRunner()), () -> asked.add("compare"));
        model.enter();
        return model;
    }

    private static ServiceRow row(ServicesModel model, String name) {
        return model.rows.stream().filter(row -> row.service().name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void allServicesAreCreatedWithTodaysUnitsBesideThem() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.ninja();
            ServicesModel model = open(hand, setup);
            assertThat(model.nextLabel.get()).isEqualTo("Create 8 services");
            assertThat(model.hint.get()).isEqualTo("8 to create");
            assertThat(model.counting.get()).isEmpty();
            assertThat(model.overlaps.get()).startsWith("Some services count the same units; most bill one of them: Total Devices hold ");
            long counted = hand.sandbox.customers().devices().stream()
                    .filter(device -> !device.pending() && !device.nodeClass().equals("UNMANAGED_DEVICE")).count();
            assertThat(row(model, "Total Devices").units()).contains(BigDecimal.valueOf(counted));
            assertThat(row(model, "Total Devices").rule()).isNotEmpty();

            model.next();

            assertThat(hand.sandbox.synthesize().serviceNames()).hasSize(8).contains("Total Devices", "Total Mobile Devices");
            assertThat(model.good.get()).isEqualTo("8 services created, 0 changed in Synthesize.");
            assertThat(model.nextLabel.get()).isEqualTo("Next: Map");
            assertThat(setup.done()).contains(Step.SERVICES);
        }
    }

    @Test
    void anUntickedServiceIsLeftOutAndNotCreated() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            ServicesModel model = open(hand, hand.ninja());
            model.tick(row(model, "Total Mobile Devices"), false);
            assertThat(model.nextLabel.get()).isEqualTo("Apply 8 changes");
            assertThat(model.hint.get()).isEqualTo("7 to create, 1 to leave out");

            model.next();

            assertThat(hand.sandbox.synthesize().serviceNames()).hasSize(7).doesNotContain("Total Mobile Devices");
            assertThat(row(model, "Total Mobile Devices").line().change()).isEqualTo(Change.LEFT_OUT);
        }
    }

    @Test
    void withoutAnyServiceTheButtonSaysWhy() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            ServicesModel model = open(hand, hand.ninja());
            model.rows.forEach(row -> model.tick(row, false));

            assertThat(model.blocked.get()).isEqualTo("Tick at least one service.");
        }
    }

    @Test
    void wordsAndKindsOfOneServiceCanBeChanged() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.ninja();
            ServicesModel model = open(hand, setup);
            model.next();

            model.selected.set(row(model, "Total Devices"));
            model.description.set("  Everything with a plug ");
            model.category.set("security");
            model.subcategory.set("other");
            model.useWords();
            assertThat(row(model, "Total Devices").line().change()).isEqualTo(Change.CHANGED);
            assertThat(model.hint.get()).isEqualTo("1 to change, 7 exist already");
            model.next();

            assertThat(model.good.get()).isEqualTo("0 services created, 1 changed in Synthesize.");
            assertThat(row(open(hand, setup), "Total Devices").service().words()).isEqualTo("Everything with a plug");
        }
    }

    @Test
    void supportDetailsAreUsedBeforeTheyAreSent() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.ninja();
            ServicesModel model = open(hand, setup);
            model.next();

            model.supportPage.set("https://support.example/one");
            assertThat(model.nextLabel.get()).isEqualTo("Use these support details");
            model.next();
            assertThat(setup.settings().services().support().page()).isEqualTo("https://support.example/one");
            assertThat(model.nextLabel.get()).isEqualTo("Apply 8 changes");
            model.next();
            assertThat(model.nextLabel.get()).isEqualTo("Next: Map");
        }
    }

    @Test
    void anotherServiceOfTheSameNameIsAClashThatSaysWhy() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.ninja();
            open(hand, setup).next();
            Setup second = Setup.fresh(hand.application);
            second.choose(setup.connector(), "ninjaone");
            Elsewhere.save(second, setup.settings().inputs(),
                    java.util.Map.of("clientSecret", Elsewhere.secret(setup, "clientSecret"), "VENDOR_API_KEY",
                            Elsewhere.secret(setup, "VENDOR_API_KEY"), "PARTNER_API_KEY", Elsewhere.secret(setup, "PARTNER_API_KEY")));
            assertThat(second.name()).isEqualTo("NinjaOne 2");

            ServicesModel model = open(hand, second);
            assertThat(model.rows).allMatch(row -> row.line().change() == Change.EXISTS);
        }
    }

    @Test
    void unitsThatCannotBeReadDoNotKeepThePageWaiting() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            hand.sandbox.fault(PlayedFault.status("ninjarmm", "/v2/devices", 100, 403));
            ServicesModel model = open(hand, hand.ninja());

            assertThat(model.counting.get()).startsWith("Today's units are not known: ");
            assertThat(row(model, "Total Devices").units()).isEmpty();
            assertThat(model.blocked.get()).isEmpty();
        }
    }

    @Test
    void theCountingOfTodayEndsWithThePageAndAnEditIsSavedByWork() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Setup setup = hand.ready();
            QueueingTaskRunner runner = new QueueingTaskRunner();
            try (LockedAway locked = new LockedAway(hand, runner)) {
                ServicesModel model = new ServicesModel(setup, hand.place(runner), () -> asked.add("compare"));
                model.enter();
                runner.all();
                assertThat(model.counting.get()).isEmpty();
                ServiceRow row = model.rows.getFirst();
                model.selected.set(row);
                model.description.set("In other words");
                model.category.set("other");
                model.useWords();
                runner.all();
                model.enter();
                runner.work();
                model.leave();
                runner.all();
                assertThat(model.counting.get()).isEqualTo("Counting today's units…");
            }
            assertThat(hand.application.settings().find("NinjaOne").orElseThrow().services().byKey().values())
                    .extracting(edit -> edit.description()).containsExactly("In other words");
            assertThat(setup.settings().services().byKey()).hasSize(1);
        }
    }

    @Test
    void leavingThePageEndsTheApplyingBetweenTwoRequestsAndTheRestIsOfferedAgain() {
        AtomicReference<Between> between = new AtomicReference<>();
        QueueingTaskRunner runner = new QueueingTaskRunner();
        AtomicReference<Runnable> afterService = new AtomicReference<>(() -> {
        });
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2, url -> {
            between.set(Between.start(url, body -> {
                runner.meanwhile(afterService.get());
                return body;
            }));
            return between.get().url();
        }); Between closed = between.get()) {
            Setup setup = hand.ninja();
            ServicesModel model = new ServicesModel(setup, hand.place(runner), () -> asked.add("compare"));
            model.enter();
            runner.all();
            assertThat(model.nextLabel.get()).isEqualTo("Create 8 services");
            model.next();
            afterService.set(() -> {
                if (created(hand) == 3) {
                    model.leave();
                }
            });
            runner.all();
            assertThat(created(hand)).isEqualTo(3);
            assertThat(model.problem.get()).isNull();
            afterService.set(() -> {
            });

            model.enter();
            runner.all();

            assertThat(model.nextLabel.get()).isEqualTo("Create 5 services");
            assertThat(setup.done()).doesNotContain(Step.SERVICES);
        }
    }

    private static long created(AppOnSandbox hand) {
        return hand.sandbox.requests().lines().stream().filter(line -> line.startsWith("POST ") && line.endsWith("/service")).count();
    }

    @Test
    void whatIsUntickedAndWhatIsTypedOutlivesSavingOfOtherWords() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.ninja();
            ServicesModel model = open(hand, setup);
            model.tick(row(model, "Total Mobile Devices"), false);
            model.selected.set(row(model, "Total Devices"));
            model.description.set("Everything with a plug");
            model.selected.set(row(model, "Total Servers"));
            model.description.set("Servers, all of them");
            model.supportPage.set("https://support.example/one");

            model.saveSupport();

            assertThat(model.description.get()).isEqualTo("Servers, all of them");
            assertThat(model.nextLabel.get()).isEqualTo("Use these words");
            model.selected.set(row(model, "Total Devices"));
            assertThat(model.description.get()).isEqualTo("Everything with a plug");
            model.next();
            assertThat(row(model, "Total Mobile Devices").ticked()).isFalse();
            assertThat(row(model, "Total Devices").service().words()).isEqualTo("Everything with a plug");
            assertThat(row(model, "Total Servers").service().words()).isEqualTo("Servers, all of them");
            assertThat(setup.settings().services().support().page()).isEqualTo("https://support.example/one");
            assertThat(model.nextLabel.get()).isEqualTo("Apply 8 changes");
            assertThat(model.hint.get()).isEqualTo("7 to create, 1 to leave out");
        }
    }

    @Test
    void whatAnOldScriptLeftIsTakenOverWithItsIdOrSetToZero() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Visitors.script(hand.sandbox, "Devices in total", Map.of("1", "One"), Map.of("1", 9));
            Visitors.script(hand.sandbox, "Old agents", Map.of("1", "One"), Map.of("1", 4));
            ServicesModel model = open(hand, hand.ninja());
            assertThat(model.others).extracting(other -> other.name() + ": " + other.looksLike()).containsExactly("Devices in total: ",
                    "Old agents: ");

            model.adopt(model.others.get(0), row(model, "Total Devices").service(), false);
            assertThat(row(model, "Total Devices").line().change()).isEqualTo(Change.CHANGED);
            assertThat(model.others).extracting(UnownedService::name).containsExactly("Old agents");
            assertThat(model.adopted).extracting(one -> one.before().name()).containsExactly("Devices in total");

            model.compareScript();
            assertThat(asked).containsExactly("compare");
            model.askToZero(model.others.getFirst());
            assertThat(model.zeroing.get()).isEqualTo(model.others.getFirst().service().id());
            assertThat(model.others.getFirst().standing()).isEqualTo(UnownedService.Standing.UNDECIDED);
            model.giveUp(model.others.getFirst());
            assertThat(model.zeroing.get()).isEmpty();
            assertThat(hand.sandbox.synthesize().counts())
                    .isEqualTo(Map.of("1 Devices in total", BigDecimal.valueOf(9), "1 Old agents", BigDecimal.ZERO));
            assertThat(model.good.get()).isEqualTo("“Old agents” is at zero for 1 customer.");
            assertThat(model.others.getFirst().standing()).isEqualTo(UnownedService.Standing.AT_ZERO);

            model.next();
            assertThat(hand.sandbox.synthesize().serviceNames()).hasSize(9).contains("Total Devices").doesNotContain("Devices in total");
            model.undecide("svc-1");
            assertThat(hand.sandbox.synthesize().serviceNames()).contains("Devices in total").doesNotContain("Total Devices");
            assertThat(model.others).hasSize(2);
        }
    }

    @Test
    void aServiceGetsAnotherNameAndStaysTheSame() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            ServicesModel model = open(hand, hand.ninja());
            model.next();
            model.selected.set(row(model, "Total Devices"));
            model.name.set("Managed devices");
            model.useWords();
            model.next();
            assertThat(hand.sandbox.synthesize().serviceNames()).hasSize(8).startsWith("Managed devices");
            assertThat(row(model, "Managed devices").line().id()).isEqualTo("svc-1");
        }
    }
}
