package app.tallybird.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.sandbox.RecordedVendor;

import static org.assertj.core.api.Assertions.assertThat;

/** A list without a total that ends on a round number of rows, fewer than it was asked for, is news once. */
class RoundListTest {

    private static final String DOCUMENT = """
            { "format": 1, "id": "round", "name": "Round", "version": "1.0.0", "inputs": [],
              "http": { "base": "https://api.round.example", "allowedHosts": ["api.round.example"] },
              "tables": { "use": { "request": { "path": "/use" }, "rows": ".", "key": "id",
                "paging": { "type": "linkHeader", "sizeParam": "limit", "size": 500 } } },
              "accounts": { "from": "use", "id": "account", "name": "account" },
              "services": [ { "key": "n", "name": "N", "category": "other", "subcategory": "other",
                "usage": { "from": "use", "account": "account", "measure": "count" } } ] }
            """;

    @TempDir
    private Path folder;

    private static RecordedVendor giving(AtomicInteger rows) {
        return (method, address, body, authorization) -> address.contains("api.round.example")
                ? Optional.of(new RecordedVendor.Answer(200, Map.of("Content-Type", "application/json"),
                        IntStream.range(0, rows.get()).mapToObj(id -> "{\"id\":" + id + ",\"account\":\"a\"}")
                                .collect(Collectors.joining(",", "[", "]"))))
                : Optional.empty();
    }

    @Test
    void itIsToldOnTheFirstDayAndKnownOnTheNext() throws IOException {
        Files.writeString(folder.resolve("round.json"), DOCUMENT);
        AtomicInteger rows = new AtomicInteger(7);
        try (Workshop shop = new Workshop(folder, Map.of(), "round", 7)) {
            shop.sandbox.alsoPlay(giving(rows));
            shop.ready();
            String told = "W402 the list ended on exactly %d rows, fewer than the 500 asked for: the vendor may give no more at once";
            assertThat(day(shop)).isEmpty();
            rows.set(50);
            assertThat(day(shop)).containsExactly("New: " + told.formatted(50));
            rows.set(100);
            assertThat(day(shop)).containsExactly(told.formatted(100));
            rows.set(101);
            assertThat(day(shop)).isEmpty();
        }
    }

    private static List<String> day(Workshop shop) {
        UsagePlan plan = shop.plan();
        assertThat(shop.apply(plan, Consent.ACCEPTED).problems()).isEmpty();
        return plan.warnings().stream().map(warning -> (warning.fresh() ? "New: " : "") + warning.code() + " " + warning.text()).toList();
    }
}
