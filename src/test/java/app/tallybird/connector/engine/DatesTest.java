package app.tallybird.connector.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.connector.format.Input;
import app.tallybird.connector.reading.Reading;
import app.tallybird.model.CellKey;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whose day is today: of one zone for an integration, the document's, the user's, or the computer's; at the edges of days, months and years. */
class DatesTest {

    private static final String DOCUMENT = """
            { "format": 1, "id": "d", "name": "D", "version": "1.0.0", %s "inputs": [],
              "http": { "base": "https://api.d.example/v1", "allowedHosts": ["api.d.example"] },
              "tables": { "use": { "request": { "path": "/use", "query": { "today": "{{date.today}}", "yesterday": "{{date.yesterday}}",
                "month": "{{date.monthStart}}", "last": "{{date.lastMonthStart|MMMM yyyy}}", "end": "{{date.lastMonthEnd}}",
                "from": "{{date.daysAgo(30)}}" } }, "rows": ".", "key": "at", "paging": { "type": "none" } } },
              "accounts": { "from": "use", "id": "at", "name": "at" },
              "services": [ { "key": "u", "name": "U", "category": "other", "subcategory": "other",
                "usage": { "from": "use", "account": "at", "measure": "sum", "field": "n" } } ] }
            """;

    private static final Vendor.Answer ONE = Vendor.ok("[{\"at\":\"a\",\"n\":1}]");

    private static List<String> asked(String zone, Map<String, String> inputs, Instant now, String computer) {
        Vendor vendor = new Vendor(call -> ONE);
        vendor.read(Vendor.run(DOCUMENT.formatted(zone), inputs), Clock.fixed(now, ZoneId.of(computer)));
        return List.of(vendor.asked.getFirst().uri().getQuery().split("&"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-30T19:30:00Z | Pacific/Auckland | 2026-12-01 | 2026-11-30 | 2026-12-01 | November 2026 | 2026-11-30 | 2026-11-01
            2026-12-01T05:00:00Z | Pacific/Honolulu | 2026-11-30 | 2026-11-29 | 2026-11-01 | October 2026  | 2026-10-31 | 2026-10-31
            2026-11-30T19:30:00Z | UTC              | 2026-11-30 | 2026-11-29 | 2026-11-01 | October 2026  | 2026-10-31 | 2026-10-31
            2026-03-29T00:59:59Z | Europe/Berlin    | 2026-03-29 | 2026-03-28 | 2026-03-01 | February 2026 | 2026-02-28 | 2026-02-27
            2026-03-29T22:30:00Z | Europe/Berlin    | 2026-03-30 | 2026-03-29 | 2026-03-01 | February 2026 | 2026-02-28 | 2026-02-28
            2026-10-25T22:30:00Z | Europe/Berlin    | 2026-10-25 | 2026-10-24 | 2026-10-01 | September 2026 | 2026-09-30 | 2026-09-25
            2026-10-25T23:30:00Z | Europe/Berlin    | 2026-10-26 | 2026-10-25 | 2026-10-01 | September 2026 | 2026-09-30 | 2026-09-26
            2026-04-23T22:30:00Z | Africa/Cairo     | 2026-04-24 | 2026-04-23 | 2026-04-01 | March 2026    | 2026-03-31 | 2026-03-25
            2026-03-31T21:59:59Z | Europe/Berlin    | 2026-03-31 | 2026-03-30 | 2026-03-01 | February 2026 | 2026-02-28 | 2026-03-01
            2026-03-31T22:00:00Z | Europe/Berlin    | 2026-04-01 | 2026-03-31 | 2026-04-01 | March 2026    | 2026-03-31 | 2026-03-02
            2028-02-29T22:59:59Z | Europe/Berlin    | 2028-02-29 | 2028-02-28 | 2028-02-01 | January 2028  | 2028-01-31 | 2028-01-30
            2028-02-29T23:00:00Z | Europe/Berlin    | 2028-03-01 | 2028-02-29 | 2028-03-01 | February 2028 | 2028-02-29 | 2028-01-31
            2026-12-31T23:30:00Z | Europe/Berlin    | 2027-01-01 | 2026-12-31 | 2027-01-01 | December 2026 | 2026-12-31 | 2026-12-02
            """)
    void todayIsTheComputersDayWhereNobodySaysOtherwise(Instant now, String computer, String today, String yesterday, String month,
            String last, String end, String from) {
        assertThat(asked("", Map.of(), now, computer)).containsExactly("today=" + today, "yesterday=" + yesterday, "month=" + month,
                "last=" + last, "end=" + end, "from=" + from);
    }

    private static final Instant FIRST_OF_DECEMBER_IN_AUCKLAND = Instant.parse("2026-11-30T19:30:00Z");

    @Test
    void theIntegrationMaySayWhoseDayItIs() {
        assertThat(asked("", Map.of("timeZone", " pacific/honolulu "), FIRST_OF_DECEMBER_IN_AUCKLAND, "Pacific/Auckland"))
                .contains("today=2026-11-30", "last=October 2026");
        assertThat(asked("\"timeZone\": \"local\",", Map.of("timeZone", ""), FIRST_OF_DECEMBER_IN_AUCKLAND, "Pacific/Auckland"))
                .contains("today=2026-12-01", "last=November 2026");
    }

    @Test
    void aDocumentMayFixTheVendorsZoneAndThenNobodyIsAsked() {
        assertThat(
                asked("\"timeZone\": \"UTC\",", Map.of("timeZone", "Pacific/Auckland"), FIRST_OF_DECEMBER_IN_AUCKLAND, "Pacific/Auckland"))
                .contains("today=2026-11-30", "last=October 2026");
        assertThat(Vendor.run(DOCUMENT.formatted("\"timeZone\": \"UTC\","), Map.of()).doc().inputs()).isEmpty();
    }

    @Test
    void onlyADocumentThatSpeaksOfTodayAsks() {
        assertThat(Vendor.run(DOCUMENT.formatted(""), Map.of()).doc().inputs()).containsExactly(Input.TIME_ZONE);
        String dateless = DOCUMENT.formatted("").replaceAll("\"[a-z]+\": \"\\{\\{date[^}]*\\}\\}\",?", "");
        assertThat(Vendor.run(dateless, Map.of()).doc().inputs()).isEmpty();
        String recent = dateless.replace("\"key\": \"at\"", "\"where\": [ { \"field\": \"seen\", \"withinDays\": 30 } ]");
        assertThat(Vendor.run(recent, Map.of()).doc().inputs()).containsExactly(Input.TIME_ZONE);
    }

    @Test
    void aZoneThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> Vendor.run(DOCUMENT.formatted(""), Map.of("timeZone", "Mars/Base")))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo(ProblemCode.CONFIGURATION);
                    assertThat(e.problem().what()).isEqualTo("\"Time zone of dates\" (TIME_ZONE) is \"Mars/Base\", which is no time zone.");
                });
    }

    /** A vendor's day that has no zone is the same day. */
    @Test
    void daysOfAnAnswerAreReadInTheSameZone() {
        String recent = DOCUMENT.formatted("").replaceAll("\"[a-z]+\": \"\\{\\{date[^}]*\\}\\}\",?", "").replace("\"key\": \"at\"",
                "\"where\": [ { \"field\": \"seen\", \"withinDays\": 1 } ]");
        Vendor vendor = new Vendor(call -> Vendor.ok("[{\"at\":\"a\",\"n\":1,\"seen\":\"2026-11-30T09:00:00\"},"
                + "{\"at\":\"b\",\"n\":2,\"seen\":\"2026-11-30T08:00:00\"},{\"at\":\"c\",\"n\":4,\"seen\":\"2026-12-01\"}]"));
        Clock clock = Clock.fixed(FIRST_OF_DECEMBER_IN_AUCKLAND, ZoneId.of("Pacific/Auckland"));

        assertThat(Vendor.counts(vendor.read(Vendor.run(recent, Map.of()), clock))).containsExactly("a/u=1", "c/u=4");
        assertThat(Vendor.counts(vendor.read(Vendor.run(recent, Map.of("timeZone", "UTC")), clock))).containsExactly("a/u=1", "b/u=2",
                "c/u=4");
    }

    @ParameterizedTest
    @CsvSource({"'', '', Pacific/Auckland", "'', UTC, UTC", "'\"timeZone\": \"Europe/Berlin\",', '', Europe/Berlin"})
    void theExplanationOfACountNamesTheZone(String fixed, String chosen, String named) {
        Reading reading = new Vendor(call -> ONE).read(Vendor.run(DOCUMENT.formatted(fixed), Map.of("timeZone", chosen)),
                Clock.fixed(FIRST_OF_DECEMBER_IN_AUCKLAND, ZoneId.of("Pacific/Auckland")));

        assertThat(reading.origins().get(new CellKey("a", "u")).rule()).isEqualTo("sum of n in use, per at; dates in " + named);
    }
}
