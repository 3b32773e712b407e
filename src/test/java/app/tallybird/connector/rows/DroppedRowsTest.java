package app.tallybird.connector.rows;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.engine.ConnectorEngine;
import app.tallybird.connector.engine.InputCheck;
import app.tallybird.connector.engine.Vendor;
import app.tallybird.connector.fetch.Wiring;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.inspection.AnswerBook;
import app.tallybird.connector.inspection.TracedRow;
import app.tallybird.connector.inspection.TracedTable;
import app.tallybird.connector.inspection.Tracer;
import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.connector.reading.ReadingOptions;
import app.tallybird.connector.reading.TablePreview;
import app.tallybird.connector.testkit.Cases;
import app.tallybird.connector.testkit.KitCase;
import app.tallybird.connector.testkit.SimulatedTime;
import app.tallybird.http.Cancel;
import app.tallybird.http.NanoClock;
import app.tallybird.http.Redactor;
import app.tallybird.http.Time;

import static org.assertj.core.api.Assertions.assertThat;

/** Rows that do not count are seen with the reason: a condition, a repeat, or a newer row of the same thing. */
class DroppedRowsTest {

    private static TracedTable look(Vendor vendor, ConfiguredConnector connector, String table) {
        SimulatedTime time = new SimulatedTime();
        Tracer tracer = Tracer.asking(new Redactor(), NanoClock.system(), new AnswerBook());
        TablePreview look = new ConnectorEngine(new Wiring(tracer.around(vendor), new Redactor(),
                new Time(Clock.fixed(Vendor.NOW, ZoneOffset.UTC), time, time), new Random(1)))
                .table(connector, table, ReadingOptions.whole(tracer), tracer, Cancel.never());
        TracedTable seen = tracer.trace().table(table);
        assertThat(seen.kept()).isEqualTo(look.rows());
        return seen;
    }

    private static String words(TracedRow row, String... fields) {
        StringBuilder words = new StringBuilder();
        for (String field : fields) {
            words.append(row.row().read(FieldPath.parse(field).orElseThrow()).getAsString()).append(' ');
        }
        return words + row.dropped().orElse("kept");
    }

    @Test
    void olderRowsOfACatalogVendorAreSeenAsDroppedByNewerOnes() {
        Catalog.Entry veeam = new Catalog(Path.of("none")).all().stream().filter(entry -> entry.document().id().equals("veeam-vspc"))
                .findFirst().orElseThrow();
        KitCase ordinary = Cases.ordinary(veeam).orElseThrow();
        Vendor vendor = new Vendor(call -> ordinary.exchanges().stream().filter(one -> one.request().url().equals(call.uri().toString()))
                .findFirst().map(one -> Vendor.ok(one.body().toString())).orElseThrow());
        TracedTable usage = look(vendor, InputCheck.complete(veeam.document(), ordinary.inputs(Path.of("none"))), "usage");
        assertThat(usage.all()).isEqualTo(22);
        assertThat(usage.kept()).isEqualTo(14);
        assertThat(usage.droppedBy()).isEqualTo(Map.of("an older row of the same company and type", 8L));
        assertThat(usage.rows()).hasSize(22);
        String older = " an older row of the same company and type";
        assertThat(usage.rows().stream().limit(8).map(row -> words(row, "day", "type"))).containsExactly(
                "2026-02-27 ManagedServerAgents" + older, "2026-02-27 ManagedWorkstationAgents" + older, "2026-02-27 BackedupVms" + older,
                "2026-02-27 CloudTotalUsage" + older, "2026-02-27 Vb365ProtectedUsers" + older, "2026-02-27 VmCloudReplicas kept",
                "2026-02-28 ManagedServerAgents kept", "2026-02-28 ManagedWorkstationAgents kept");
        assertThat(usage.rows().stream().skip(13).limit(6).map(row -> words(row, "day", "type"))).containsExactly(
                "2026-02-26 BackedupVms kept", "2026-02-26 ProtectedFileShares kept", "2026-02-26 VmCloudReplicas kept",
                "2026-02-24 BackedupVms" + older, "2026-02-24 ProtectedFileShares" + older, "2026-02-24 VmCloudReplicas" + older);
    }

    private static final String HEAD = """
            {"format": 1, "id": "x", "name": "X", "version": "1.0.0", "inputs": [],
             "http": {"base": "https://v.com", "allowedHosts": ["v.com"]}, "auth": {"type": "none"},
             "accounts": {"from": "customers", "id": "id", "name": "name"},
             "services": [{"key": "s", "name": "S", "category": "other", "subcategory": "other", "usage": {"from": "seats", "account": "customer", "measure": "count"}}],
             "tables": {"customers": {"request": {"path": "/customers"}, "rows": ".", "paging": {"type": "none"}},
            """;

    @Test
    void repeatsOfAKeyAreSeenAsDroppedPerParentInTheOrderTheyCame() {
        String document = HEAD + """
                "seats": {"request": {"path": "/seats/{{parent.id}}"}, "rows": ".", "forEach": "customers", "key": "id",
                  "columns": {"customer": {"value": "{{parent.id}}"}},
                  "where": [{"field": "on", "is": true}], "paging": {"type": "none"}}}}
                """;
        Vendor vendor = new Vendor(call -> Vendor.ok(switch (call.uri().getPath()) {
            case "/customers" -> "[{\"id\": 1, \"name\": \"Acme\"}, {\"id\": 2, \"name\": \"Bolt\"}]";
            case "/seats/1" ->
                "[{\"id\": 7, \"on\": true}, {\"id\": 7, \"on\": true}, {\"id\": 8, \"on\": false}, {\"id\": 8, \"on\": true}]";
            default -> "[{\"id\": 7, \"on\": true}]";
        }));
        TracedTable seats = look(vendor, Vendor.run(document, Map.of()), "seats");
        assertThat(seats.rows().stream().map(row -> row.parent() + " " + words(row, "id"))).containsExactly("Acme 7 kept",
                "Acme 7 a repeat of the same id", "Acme 8 not: on is true", "Acme 8 a repeat of the same id", "Bolt 7 kept");
        assertThat(List.of(seats.all(), seats.kept(), seats.dropped())).containsExactly(5L, 2L, 3L);
        assertThat(seats.droppedBy()).isEqualTo(Map.of("a repeat of the same id", 2L, "not: on is true", 1L));
    }
}
