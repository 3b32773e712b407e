package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import app.tallybird.connector.reading.CountOrigin;
import app.tallybird.connector.reading.ReadStats;
import app.tallybird.connector.reading.Reading;
import app.tallybird.model.Account;
import app.tallybird.model.CellKey;
import app.tallybird.model.NamedRow;
import app.tallybird.model.OwnServices;
import app.tallybird.model.RowNames;
import app.tallybird.model.Service;
import app.tallybird.model.UnitCount;
import app.tallybird.settings.ServiceEdits;

import static org.assertj.core.api.Assertions.assertThat;

/** What stands behind a number that is made of others. */
class OwnCountsTest {

    private final Map<CellKey, UnitCount> cells = new HashMap<>();
    private final Map<CellKey, CountOrigin> origins = new HashMap<>();

    private OwnCountsTest count(String service, int units, long things, String... names) {
        CellKey key = new CellKey("1", service);
        cells.put(key, UnitCount.of(BigDecimal.valueOf(units)));
        origins.put(key, new CountOrigin("rows", units, Map.of("trial", 2L), Optional.empty(), new CountOrigin.ForPeople("Rows.", Map.of(),
                new RowNames(things, List.of(names).stream().map(name -> new NamedRow(name, "", Optional.empty())).toList()))));
        return this;
    }

    private CountOrigin of(String own, ServiceEdits edits) {
        List<Service> services = List.of("a", "b", "c").stream().map(key -> new Service(key, key.toUpperCase(Locale.ROOT), "", "", ""))
                .toList();
        Reading made = OwnCounts.over(new Reading(List.of(new Account("1", "One")), List.of(), services, cells, origins, List.of(),
                List.of(), List.of(), new ReadStats(1, 1, false)), edits.with(new OwnServices(List.of(PlannedCase.ownService(own)))));
        assertThat(made.services()).hasSize(4);
        return Objects.requireNonNull(made.origins().get(new CellKey("1", "own:sum")));
    }

    private RowNames names(String own) {
        return of(own, ServiceEdits.NONE).told().names();
    }

    private static RowNames rows(String... names) {
        return new RowNames(names.length, List.of(names).stream().map(name -> new NamedRow(name, "", Optional.empty())).toList());
    }

    @Test
    void itsNamesAreThoseOfAllItsParts() {
        count("a", 2, 2, "ann", "bob").count("b", 1, 1, "bob").count("c", 0, 0);
        assertThat(names("sum = a + b")).isEqualTo(rows("ann", "bob", "bob"));
        assertThat(names("sum = a + c")).isEqualTo(rows("ann", "bob"));
        assertThat(names("sum = a - c")).as("nothing is taken away").isEqualTo(rows("ann", "bob"));
        assertThat(names("sum = a - b")).as("whose it is nobody knows").isEqualTo(RowNames.NONE);
    }

    @Test
    void whereANumberIsNotAsManyThingsThereAreNoNames() {
        count("a", 2, 2, "ann", "bob").count("b", 5, 1, "a disk").count("c", 3, 0);
        assertThat(names("sum = a + b")).isEqualTo(RowNames.NONE);
        assertThat(names("sum = a + c")).isEqualTo(RowNames.NONE);
    }

    @Test
    void moreNamesThanAreKeptAreCountedAll() {
        String[] many = IntStream.range(0, 1_500).mapToObj(number -> "u" + number).toArray(String[]::new);
        count("a", 1_500, 1_500, many).count("b", 1_500, 1_500, many);
        assertThat(names("sum = a + b").total()).isEqualTo(3_000);
        assertThat(names("sum = a + b").rows()).hasSize(RowNames.MOST);
    }

    @Test
    void itsRuleHasTheNamesThatAPersonChose() {
        count("a", 2, 2, "ann", "bob").count("b", 1, 1, "bob").count("c", 1, 1, "cy");
        CountOrigin origin = of("sum = a + b - c", ServiceEdits.NONE.with("a", new ServiceEdits.Edit("Seats", "", "", "")));
        assertThat(origin.rule()).isEqualTo("Seats + B \u2212 C");
        assertThat(origin.rows()).isEqualTo(4);
        assertThat(origin.leftOut()).isEmpty();
        assertThat(origin.told().parts()).containsExactly(new CountOrigin.Part("Seats", false, Optional.of(new BigDecimal(2))),
                new CountOrigin.Part("B", false, Optional.of(BigDecimal.ONE)),
                new CountOrigin.Part("C", true, Optional.of(BigDecimal.ONE)));
    }
}
