package app.tallybird.engine;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import app.tallybird.settings.Thresholds;

import static org.assertj.core.api.Assertions.assertThat;

/** A rise goes the way of a fall: nobody looks, and it waits with its numbers; a person accepts it, and it is the next push's usual. */
class RiseTest {

    private static final String NEXT = " | Check the numbers. If they are right, send them with: sync-usage --plan HASH (or run it again with --yes); single groups are decided by --accept, --hold, --left and --leave-out.\n";

    private final SmallIntegration small = new SmallIntegration().pushed();

    @AfterEach
    void close() {
        small.close();
    }

    @Test
    void aServiceThatMultipliesIsNotSentAndToldWithItsNumbers() {
        small.seats.replaceAll((id, units) -> 1_000_000);
        UsageResult result = small.push(Consent.UNATTENDED);
        assertThat(result.run()).isEmpty();
        assertThat(small.synthesize.counts).containsEntry("1/id-Seats", BigDecimal.TEN).containsEntry("3/id-Seats", BigDecimal.valueOf(30));
        assertThat(SmallIntegration.words(result.problems()))
                .isEqualTo("HELD: Held for review: \"Seats\" rises from 60 to 3000000 in total. \"Customer 1\": \"Seats\" rises from 10 to "
                        + "1000000. \"Customer 2\": \"Seats\" rises from 20 to 1000000. \"Customer 3\": \"Seats\" rises from 30 to 1000000. "
                        + "| Nothing was sent." + NEXT);
    }

    @Test
    void aCustomerThatRisesWaitsAndTheOthersAreSent() {
        small.seats.put("1", 61);
        small.seats.put("3", 31);
        UsageResult result = small.push(Consent.UNATTENDED);
        assertThat(SmallIntegration.words(result.problems()))
                .isEqualTo("HELD: Held for review: \"Customer 1\": \"Seats\" rises from 10 to 61. "
                        + "| Nothing was sent of the held counts; all others were not affected." + NEXT);
        assertThat(small.synthesize.counts).containsEntry("1/id-Seats", BigDecimal.TEN).containsEntry("3/id-Seats", BigDecimal.valueOf(31));
    }

    @Test
    void anAcceptedRiseIsSentAndNotHeldAgain() {
        small.seats.replaceAll((id, units) -> 500);
        assertThat(small.push(Consent.ATTENDED).run()).isEmpty();
        assertThat(small.push(Consent.ACCEPTED).problems()).isEmpty();
        assertThat(small.synthesize.counts).containsEntry("1/id-Seats", BigDecimal.valueOf(500));
        assertThat(small.plan().holds()).isEmpty();
        assertThat(small.push(Consent.UNATTENDED).problems()).isEmpty();
    }

    @Test
    void theHighestOfAllPushesIsWhatAValueIsComparedWith() {
        small.mail.putAll(Map.of("1", 20, "3", 40));
        assertThat(small.push(Consent.ACCEPTED).problems()).isEmpty();
        small.mail.put("1", 2);
        assertThat(small.push(Consent.ACCEPTED).problems()).isEmpty();
        small.mail.put("1", 40);
        assertThat(small.plan().holds()).as("twenty times the last one, twice the highest").isEmpty();
    }

    @Test
    void aFirstPushIsNoRiseAndNewCustomersAreNone() {
        try (SmallIntegration fresh = new SmallIntegration()) {
            fresh.seats.put("1", 900_000);
            assertThat(fresh.plan().holds()).extracting(Object::toString).containsExactly("FirstRun[]");
        }
        IntStream.range(10, 30).forEach(id -> small.seats.put(String.valueOf(id), 40));
        assertThat(small.plan().holds()).isEmpty();
    }

    @Test
    void theLimitsAreTheIntegrationsOwn() {
        small.seats.put("1", 80);
        assertThat(small.plan().holds()).hasSize(2);
        small.thresholds = Thresholds.defaults().withPercents(20, 50, 300, 900);
        assertThat(small.plan().holds()).isEmpty();
    }
}
