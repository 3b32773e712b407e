package app.tallybird.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.schedule.Schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Two people who change the same settings at the same time, each at a computer or in a window of their own. */
public abstract class TwoAtOnce {

    private static final int CHANGES = 20;
    private static final IntegrationSettings BEGUN = new IntegrationSettings("NinjaOne", "ninjaone",
            Map.of("clientId", "x", "region", "eu"), Thresholds.defaults(), false, ServiceEdits.NONE);

    protected abstract Documents danas();

    protected abstract Documents mias();

    @BeforeEach
    protected void saved() {
        new SettingsStore(danas()).add(BEGUN);
        // both have seen it
        assertThat(new SettingsStore(mias()).find("NinjaOne")).contains(BEGUN);
    }

    private static void together(Consumer<Integer> one, Consumer<Integer> other) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<?>> both = List.of(one, other).stream().<Future<?>>map(work -> threads.submit(() -> {
                for (int i = 0; i < CHANGES; i++) {
                    work.accept(i);
                }
            })).toList();
            for (Future<?> each : both) {
                each.get();
            }
        }
    }

    private static IntegrationSettings with(IntegrationSettings settings, String key, String value) {
        Map<String, String> inputs = new HashMap<>(settings.inputs());
        inputs.put(key, value);
        return settings.withInputs(inputs);
    }

    @Test
    void noChangeOfSettingsIsLost() throws Exception {
        SettingsStore danas = new SettingsStore(danas());
        SettingsStore mias = new SettingsStore(mias());
        together(i -> danas.change("NinjaOne", saved -> with(saved, "dana" + i, "1")),
                i -> mias.change("NinjaOne", saved -> with(saved, "mia" + i, "1")));
        assertThat(new SettingsStore(danas()).change("NinjaOne", saved -> saved).now().inputs()).hasSize(2 + 2 * CHANGES);
    }

    @Test
    void noChangeOfARoutineIsLost() throws Exception {
        RoutineStore danas = new RoutineStore(danas());
        RoutineStore mias = new RoutineStore(mias());
        together(i -> danas.change("NinjaOne", saved -> saved.withTicketAccount(saved.ticketAccount() + "d")),
                i -> mias.change("NinjaOne", saved -> saved.withTicketAccount(saved.ticketAccount() + "m")));
        Routine before = danas.change("NinjaOne", saved -> saved.withFileBy(3));
        assertThat(before.ticketAccount()).hasSize(2 * CHANGES).containsPattern("d.*d").containsPattern("m.*m");
        assertThat(before.schedule()).isEqualTo(Optional.<Schedule>empty());
    }

    @Test
    void noSettingForAllIsLost() throws Exception {
        AppSettingsStore danas = new AppSettingsStore(danas(), danas());
        AppSettingsStore mias = new AppSettingsStore(mias(), mias());
        together(i -> danas.set(SettingKey.RATE, String.valueOf(20 + i)), i -> mias.set(SettingKey.KEEP_DAYS, String.valueOf(100 + i)));
        assertThat(danas.set(SettingKey.KEEP_DAYS, "7")).isEqualTo(String.valueOf(99 + CHANGES));
        assertThat(mias.set(SettingKey.RATE, "90")).isEqualTo(String.valueOf(19 + CHANGES));
    }

    @Test
    void twoWhoMakeAnIntegrationOfOneNameBothHaveOne() throws Exception {
        SettingsStore danas = new SettingsStore(danas());
        SettingsStore mias = new SettingsStore(mias());
        together(i -> danas.addUnder(with(BEGUN, "by", "dana")), i -> mias.addUnder(with(BEGUN, "by", "mia")));
        assertThat(danas().<List<String>>change(now -> new SettingsStore(now).names())).hasSize(1 + 2 * CHANGES)
                .contains("NinjaOne " + CHANGES);
    }

    /** A page that was opened an hour ago changes what its person changed and nothing else. */
    @Test
    void whatOthersChangedSinceAPageWasOpenedStays() {
        new SettingsStore(mias()).change("NinjaOne", saved -> with(saved, "region", "us").withPaused(true)
                .withServices(saved.services().with("theirs", ServiceEdits.Edit.NONE.named("Theirs"))));
        IntegrationSettings now = new SettingsStore(danas())
                .change(BEGUN,
                        with(BEGUN, "clientId", "y").withServices(BEGUN.services().with("mine", ServiceEdits.Edit.NONE.named("Mine"))))
                .now();
        assertThat(now.inputs()).isEqualTo(Map.of("clientId", "y", "region", "us"));
        assertThat(now.paused()).isTrue();
        assertThat(now.services().byKey()).containsOnlyKeys("mine", "theirs");
    }

    @Test
    void whatBothChangedIsTheFirstOnesAndTheSecondIsTold() {
        new SettingsStore(mias()).change("NinjaOne", saved -> with(saved, "clientId", "mia's"));
        SettingsStore danas = new SettingsStore(danas());
        assertThatThrownBy(() -> danas.change(BEGUN, with(with(BEGUN, "clientId", "dana's"), "region", "us")))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo(ProblemCode.CHANGED_MEANWHILE);
                    assertThat(refused.problem().notChanged()).startsWith("Your change was not saved");
                });
        assertThat(danas.change("NinjaOne", saved -> saved).now()).isEqualTo(with(BEGUN, "clientId", "mia's"));
    }

    @Test
    void whatSomebodyElseRemovedDoesNotComeBack() {
        new SettingsStore(mias()).delete("NinjaOne");
        assertThatThrownBy(() -> new SettingsStore(danas()).change(BEGUN, BEGUN.withPaused(true)))
                .hasMessageContaining("There is no saved integration \"NinjaOne\".");
        assertThat(new SettingsStore(mias()).names()).isEmpty();
    }
}
