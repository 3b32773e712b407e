package app.tallybird.app;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.app.NeedsYou.Act;
import app.tallybird.app.NeedsYou.Kind;
import app.tallybird.engine.Consent;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.push.PushListener;
import app.tallybird.engine.push.RebuildMode;
import app.tallybird.ledger.Attempt;
import app.tallybird.ledger.Ledger;
import app.tallybird.problem.ProblemCode;
import app.tallybird.sandbox.PlayedFault;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SecretName;

import static org.assertj.core.api.Assertions.assertThat;

/** Who hears of a push that nobody watched: a ticket, a webhook, a heartbeat, and the list of what needs a person. */
class NightNoticesTest extends AtNight {

    @Test
    void aFailureBecomesOneTicketADayAndTheRecoveryIsSaidOnce() {
        tickets("1");
        webhook();
        daily();
        office.sandbox.fault(PlayedFault.status(NINJA_HOST, "/v2/", 1_000, 403));
        office.clock.set("2026-11-03T02:30");
        UnattendedPush.Ended first = office.night();
        assertThat(first.problems()).isNotEmpty();
        assertThat(first.told()).containsExactly("Ticket T-1 was made.");
        office.clock.set("2026-11-03T02:45");
        assertThat(office.night().told().getFirst()).startsWith("Not told again: the same was told at ");
        List<JsonObject> alerts = office.sandbox.synthesize().alerts();
        assertThat(alerts).hasSize(1);
        assertThat(alerts.getFirst().get("accountId").getAsString()).isEqualTo("1");
        assertThat(alerts.getFirst().get("alertId").getAsString()).startsWith("tallybird-ninjaone-eu-").endsWith("-2026-11-03");
        assertThat(alerts.getFirst().get("title").getAsString()).startsWith("Tallybird, \"NinjaOne EU\": ");
        assertThat(office.sandbox.notices()).isEmpty();

        office.clock.set("2026-11-04T02:50");
        office.night();
        assertThat(office.sandbox.synthesize().alerts()).hasSize(2);

        office.sandbox.noFaults();
        office.clock.set("2026-11-05T02:30");
        assertThat(office.night().told()).containsExactly("The webhook was told.");
        assertThat(office.sandbox.notices()).singleElement().asString().contains("\"kind\":\"recovered\"");
        office.clock.set("2026-11-06T02:30");
        assertThat(office.night().told()).isEmpty();
    }

    @Test
    void whereNoTicketComesOfItTheWebhookIsTold() {
        webhook();
        tickets("no-such-account");
        office.sandbox.fault(PlayedFault.status(NINJA_HOST, "/v2/", 1_000, 403));
        assertThat(office.night().told()).containsExactly(
                "Synthesize makes no ticket for account no-such-account: No account map found with id: no-such-account.",
                "The webhook was told.");
        assertThat(office.sandbox.notices()).singleElement().asString().startsWith("hooks.example {\"source\":\"tallybird\"");
    }

    @Test
    void deadKeysOfSynthesizeAreToldToTheWebhookAndWaitForAPerson() {
        webhook();
        tickets("1");
        office.secrets.write(new SecretName(Office.NINJA, "PARTNER_API_KEY"), Secret.of("0123456789abcdef-other"));
        UnattendedPush.Ended ended = office.night();
        assertThat(codes(ended)).containsExactly(ProblemCode.SYNTHESIZE_SIGN_IN);
        assertThat(office.sandbox.notices()).singleElement().asString().contains("\"kind\":\"sign-in\"");
        assertThat(needs()).singleElement().satisfies(need -> {
            assertThat(need.kind()).isEqualTo(Kind.SECRET);
            assertThat(need.act()).isEqualTo(Act.REPLACE_SECRET);
        });
    }

    /** On a server without a secret service the keys are gone: that must be heard of, too. */
    @Test
    void anIntegrationThatCannotBeOpenedIsToldAndNoted() {
        webhook();
        office.secrets.delete(new SecretName(Office.NINJA, "PARTNER_API_KEY"));
        UnattendedPush.Ended ended = office.night();
        assertThat(codes(ended)).containsExactly(ProblemCode.CONFIGURATION);
        assertThat(ended.told()).containsExactly("The webhook was told.");
        assertThat(office.night().told().getFirst()).startsWith("Not told again");
        try (Application application = office.start(); Ledger ledger = application.openLedger(Office.NINJA)) {
            assertThat(ledger.attempts(5)).extracting(Attempt::result).containsExactly("CONFIGURATION", "CONFIGURATION");
        }
    }

    /** The task of an integration that was removed by hand. */
    @Test
    void anIntegrationThatIsNotThereIsToldAndLeavesNoMemoryBehind() {
        webhook();
        try (Application application = office.start(Optional.of("Gone"))) {
            PushChoices choices = new PushChoices(Consent.UNATTENDED, RebuildMode.EACH, false);
            assertThat(new UnattendedPush(application, choices, false).run(PushListener.none(), office.cancel).told())
                    .containsExactly("The webhook was told.");
            assertThat(application.ledgers(true).exists("Gone")).isFalse();
        }
    }

    @Test
    void theHeartbeatIsCalledAfterASuccessAndOnlyThen() {
        office.secrets.write(new SecretName(".notices", "HEARTBEAT_URL"), Secret.of("https://hc-ping.com/kept-secret"));
        assertThat(office.night().told()).containsExactly("The heartbeat was sent.");
        office.sandbox.fault(PlayedFault.status(NINJA_HOST, "/v2/", 1_000, 403));
        office.night();
        assertThat(office.sandbox.requests().hosts()).containsEntry("hc-ping.com", 1);
    }

    @Test
    void refusedKeysAreNotAskedForATicket() {
        webhook();
        tickets("1");
        office.sandbox.fault(PlayedFault.status("usegradient", "/count$", 1, 403));
        assertThat(codes(office.night())).containsExactly(ProblemCode.SYNTHESIZE_ANOMALY);
        assertThat(office.sandbox.synthesize().alerts()).isEmpty();
        assertThat(office.sandbox.requests().lines()).noneMatch(line -> line.contains("/alerting/"));
        assertThat(office.sandbox.notices()).hasSize(1);
    }

    /** The ticket of what lost its place would go through the API that has just said no. */
    @Test
    void refusedKeysAreAskedForNoTicketOfAnotherMatterEither() {
        webhook();
        tickets("1");
        office.sandbox.synthesize().map("2", false);
        office.sandbox.fault(PlayedFault.status("usegradient", "organization/accounts", 1, 403));
        assertThat(codes(office.night())).contains(ProblemCode.SYNTHESIZE_ANOMALY, ProblemCode.MAPPING_LOST);
        assertThat(office.sandbox.requests().lines()).noneMatch(line -> line.contains("/alerting/"));
        assertThat(office.sandbox.notices()).hasSize(2);
    }

    @Test
    void aNoticeThatDoesNotArriveIsShownUntilOneDoes() {
        webhook();
        office.sandbox.fault(PlayedFault.status(NINJA_HOST, "/v2/", 1_000, 403));
        UnattendedPush.Ended ended = nightWithAFaultAt("POST ***", new NoClassDefFoundError("no"));
        assertThat(codes(ended)).containsExactly(ProblemCode.VENDOR_FORBIDDEN);
        assertThat(ended.told()).containsExactly("Tallybird met a fault of its own (NoClassDefFoundError).");
        assertThat(needs()).extracting(need -> need.kind() + " " + need.act() + " " + need.words()).element(1)
                .isEqualTo("UNDELIVERED DISMISS 2 Nov 2026, 09:00: Nobody could be told of \"sign-in refused\": "
                        + "Tallybird met a fault of its own (NoClassDefFoundError).");
        assertThat(office.night().told()).as("it was not told, so it is told now").containsExactly("The webhook was told.");
        assertThat(needs()).extracting(NeedsYou.Need::kind).containsExactly(Kind.SECRET);
    }

    @Test
    void aWebhookThatIsGoneIsShownUntilAPersonHasSeenIt() {
        webhook();
        office.sandbox.fault(PlayedFault.status(NINJA_HOST, "/v2/", 1_000, 403));
        office.sandbox.fault(PlayedFault.status("hooks.example", "/", 1_000, 410));
        office.night();
        assertThat(needs()).extracting(NeedsYou.Need::words).contains(
                "2 Nov 2026, 09:00: Nobody could be told of \"sign-in refused\": The webhook at hooks.example answered with status 410.");
        try (Application application = office.start()) {
            new NeedsYou(application).dismiss(Office.NINJA);
        }
        assertThat(needs()).extracting(NeedsYou.Need::kind).containsExactly(Kind.SECRET);
    }

    /** Where nobody asked to be told there is nothing that did not arrive. */
    @Test
    void withoutAnAddressNothingIsUndelivered() {
        office.sandbox.fault(PlayedFault.status(NINJA_HOST, "/v2/", 1_000, 403));
        assertThat(office.night().told()).isEmpty();
        assertThat(needs()).extracting(NeedsYou.Need::kind).containsExactly(Kind.SECRET);
    }

    /** Starts a push during which the first request to a place that is named so meets a fault of the program's own. */
    private UnattendedPush.Ended nightWithAFaultAt(String place, Error fault) {
        try (Application application = office.start()) {
            AtomicBoolean met = new AtomicBoolean();
            application.tell(line -> {
                if (line.contains(place) && !met.getAndSet(true)) {
                    throw fault;
                }
            });
            return new UnattendedPush(application, new PushChoices(Consent.UNATTENDED, RebuildMode.EACH, false), false)
                    .run(PushListener.none(), office.cancel);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ninjarmm.com/v2/organizations", "ninjarmm.com/v2/devices", "/vendor-api/organization"})
    void anErrorWhileReadingOrPlanningIsNotedAndTold(String place) {
        webhook();
        UnattendedPush.Ended ended = nightWithAFaultAt(place, new StackOverflowError());
        assertThat(ended.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code().exitCode()).isEqualTo(1);
            assertThat(problem.what()).contains("(StackOverflowError)");
        });
        assertThat(ended.told()).containsExactly("The webhook was told.");
        assertThat(office.sandbox.notices()).singleElement().asString().contains("\"kind\":\"failed\"").contains("StackOverflowError");
        try (Application application = office.start(); Ledger ledger = application.openLedger(Office.NINJA)) {
            assertThat(ledger.attempts(5)).singleElement().satisfies(attempt -> {
                assertThat(attempt.result()).isEqualTo("FAILED");
                assertThat(attempt.words()).contains("(StackOverflowError)");
            });
        }
        assertThat(needs()).extracting(NeedsYou.Need::kind).containsExactly(Kind.PUSH_FAILING);
    }
}
