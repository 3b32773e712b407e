package app.tallybird.ui.home;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.ledger.RunStart;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.Stagehand;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;

import static org.assertj.core.api.Assertions.assertThat;

/** What there is on this computer and what needs a person. */
class HomeModelTest {

    @TempDir
    private Path home;
    private final List<String> doors = new ArrayList<>();

    private HomeModel open(Stagehand hand) {
        HomeModel model = new HomeModel(hand.place(new DirectTaskRunner()), new HomeModel.Doors() {
            @Override
            public void add() {
                doors.add("add");
            }

            @Override
            public void open(String name, Step step) {
                doors.add(name + " " + step);
            }

            @Override
            public void demo() {
                doors.add("demo");
            }

            @Override
            public void build() {
                doors.add("build");
            }
        });
        model.enter();
        return model;
    }

    @Test
    void withoutIntegrationsItTeaches() {
        try (Stagehand hand = Stagehand.small(home, 1)) {
            HomeModel model = open(hand);
            assertThat(model.empty().get()).isTrue();

            model.add();
            model.demo();
            model.build();
            assertThat(doors).containsExactly("add", "demo", "build");
        }
    }

    @Test
    void aDraftIsContinuedWhereItStopped() {
        try (Stagehand hand = Stagehand.small(home, 1)) {
            Setup setup = hand.ninja();
            List.of(Step.VENDOR, Step.CONNECT, Step.ACCOUNTS).forEach(setup::markDone);
            HomeModel model = open(hand);
            assertThat(model.empty().get()).isFalse();
            assertThat(model.rows().getFirst().tag().words()).isEqualTo("set-up: Services");
            assertThat(model.needs()).extracting(HomeModel.Need::words).containsExactly("The set-up stopped at \"Services\".");

            model.follow(model.needs().getFirst());
            assertThat(doors).containsExactly("NinjaOne SERVICES");
        }
    }

    @Test
    void aPushThatACrashLeftOpenIsOfferedForCompletion() {
        try (Stagehand hand = Stagehand.small(home, 1)) {
            hand.ready().work("a crash",
                    open -> open.bench().ledger().begin(new RunStart("usage", "abcd", "attended", 8, Optional.empty())));
            HomeModel model = open(hand);
            assertThat(model.rows().getFirst().tag().words()).isEqualTo("! interrupted");
            assertThat(model.needs().getFirst().label()).isEqualTo("Finish it");

            model.follow(model.needs().getFirst());
            assertThat(doors).containsExactly("NinjaOne PREVIEW");
        }
    }

    @Test
    void oneIntegrationThatCannotBeReadDoesNotHideTheOthers() {
        try (Stagehand hand = Stagehand.small(home, 1)) {
            hand.ready();
            Setup other = Setup.fresh(hand.application);
            other.choose(hand.application.catalog().find("huntress", home), "/nowhere/lost.json");
            other.save(java.util.Map.of(), java.util.Map.of());

            HomeModel model = open(hand);

            assertThat(model.rows()).extracting(IntegrationRow::name).containsExactly("NinjaOne");
            assertThat(model.needs().getFirst().integration()).isEqualTo("Huntress");
            assertThat(model.needs().getFirst().words()).contains("lost.json");
            assertThat(model.problem().get()).isNull();
        }
    }

    @Test
    void brokenSettingsAreAProblemWithItsPlaceAndNotAnEmptyPage() throws Exception {
        try (Stagehand hand = Stagehand.small(home, 1)) {
            hand.ninja();
            Files.writeString(home.resolve("integrations").resolve("NinjaOne.json"), "{\"integrations\": [");
            HomeModel model = open(hand);

            assertThat(model.problem().get()).isNotNull();
            assertThat(model.problem().get().sentence() + model.problem().get().detail()).contains("NinjaOne.json");
            assertThat(model.empty().get()).isFalse();
        }
    }
}
