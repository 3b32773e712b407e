package app.tallybird.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.engine.ConnectorEngine;
import app.tallybird.connector.engine.InputCheck;
import app.tallybird.connector.fetch.Wiring;
import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.testkit.SimulatedTime;
import app.tallybird.http.ApacheHttp;
import app.tallybird.http.Cancel;
import app.tallybird.http.HttpCall;
import app.tallybird.http.HttpFailure;
import app.tallybird.http.HttpSettings;
import app.tallybird.http.RealSleeper;
import app.tallybird.http.Redactor;
import app.tallybird.http.Time;
import app.tallybird.stage.StageClock;

/**
 * What the engine costs per device row, on top of fetching the same bytes, with a million rows in pages of a thousand; and per customer where each wants
 * a request of its own.
 */
class ReadBench {

    private static final int ROWS = Integer.getInteger("bench.rows", 1_000_000);
    private static final int PAGE = 1_000;
    private static final String[] CLASSES = {"WINDOWS_WORKSTATION", "WINDOWS_SERVER", "MAC", "NMS_SWITCH", "APPLE_IOS", "VMWARE_VM_GUEST"};

    @TempDir
    private Path folder;

    @Test
    void read() throws Exception {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/ws/oauth/token", exchange -> answer(exchange, "{\"access_token\":\"bench-token\",\"expires_in\":3600}"));
        server.createContext("/v2/organizations",
                exchange -> answer(exchange, after(exchange.getRequestURI()) > 0 ? "[]" : organizations()));
        server.createContext("/v2/devices", exchange -> answer(exchange, devices(after(exchange.getRequestURI()))));
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (ApacheHttp http = new ApacheHttp(HttpSettings.direct(Map.of()).throughSandbox(address), new Redactor())) {
            fetch(http, 50_000);
            engine(http);
            double fetched = fetch(http, ROWS);
            Runtime runtime = Runtime.getRuntime();
            long start = System.nanoTime();
            double busyBefore = busy();
            Reading reading = engine(http);
            double read = (System.nanoTime() - start) / 1e9;
            double busy = busy() - busyBefore;
            System.err.printf(Locale.ROOT,
                    "ReadBench: %d rows, fetching alone %.2f s, with the engine %.2f s, %.2f microseconds a row on top, "
                            + "%.2f microseconds of a processor a row in all, heap limit %d MB, %d devices counted%n",
                    ROWS, fetched, read, (read - fetched) / ROWS * 1e6, busy / ROWS * 1e6, runtime.maxMemory() / (1024 * 1024),
                    reading.origins().values().stream()
                            .filter(origin -> origin.rule().equals("rows of devices counted, per organizationId"))
                            .mapToLong(origin -> origin.rows()).sum());
        } finally {
            server.stop(0);
        }
    }

    private static final int PARENTS = Integer.getInteger("bench.parents", 5_000);
    private static final int CHILDREN = 10;
    private static final String FAN_OUT = """
            { "format": 1, "id": "fan", "name": "Fan", "version": "1.0.0", "inputs": [],
              "http": { "base": "https://api.fan.example", "allowedHosts": ["api.fan.example"] },
              "tables": {
                "customers": { "request": { "path": "/customers" }, "rows": ".", "key": "id", "paging": { "type": "none" } },
                "devices": { "forEach": "customers", "ifParentFails": "leaveAccountOut", "key": "id", "paging": { "type": "none" },
                  "request": { "path": "/customers/{{parent.id}}/devices" }, "rows": ".", "columns": { "customer": { "value": "{{parent.id}}" } } } },
              "accounts": { "from": "customers", "id": "id", "name": "name" },
              "services": [ { "nameFrom": "kind", "category": "other", "subcategory": "other",
                "usage": { "from": "devices", "account": "customer", "measure": "count" } } ],
              "limits": { "maxRequests": 50000 } }
            """;

    @Test
    void readForEachCustomer() throws Exception {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/customers", exchange -> answer(exchange, customer(exchange.getRequestURI().getPath(), PARENTS)));
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        Files.writeString(folder.resolve("fan.json"), FAN_OUT);
        try (ApacheHttp http = new ApacheHttp(HttpSettings.direct(Map.of()).throughSandbox(address), new Redactor())) {
            engine(http, "fan", Map.of());
            long start = System.nanoTime();
            for (int i = 1; i <= PARENTS; i++) {
                http.exchange(HttpCall.get(URI.create("https://api.fan.example/customers/" + i + "/devices")),
                        answer -> answer.body().transferTo(OutputStream.nullOutputStream()), Cancel.never());
            }
            double fetched = (System.nanoTime() - start) / 1e9;
            start = System.nanoTime();
            double busyBefore = busy();
            Reading reading = engine(http, "fan", Map.of());
            double read = (System.nanoTime() - start) / 1e9;
            double busy = busy() - busyBefore;
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            System.err.printf(Locale.ROOT,
                    "ReadBench: %d customers of %d devices, fetching alone %.2f s, with the engine %.2f s, of it busy %.2f s, %d cells, %d MB kept of %d MB%n",
                    PARENTS, CHILDREN, fetched, read, busy, reading.cells().size(),
                    (runtime.totalMemory() - runtime.freeMemory()) / (1024 * 1024), runtime.maxMemory() / (1024 * 1024));
        } finally {
            server.stop(0);
        }
    }

    private static final int SLOW_PARENTS = 120;
    private static final Duration SLOW = Duration.ofMillis(200);

    /** The same lists one after another and four at a time, where each answer takes its time; the pace is the real one, of 20 a second. */
    @Test
    void readSideBySide() throws Exception {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/customers", exchange -> {
            try {
                new RealSleeper().sleep(SLOW, Cancel.never());
            } catch (HttpFailure e) {
                throw new IOException(e);
            }
            answer(exchange, customer(exchange.getRequestURI().getPath(), SLOW_PARENTS));
        });
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (ApacheHttp http = new ApacheHttp(HttpSettings.direct(Map.of()).throughSandbox(address), new Redactor())) {
            ConnectorEngine engine = new ConnectorEngine(new Wiring(http, new Redactor(), Time.real(new StageClock()), new Random(1)));
            Map<Integer, Double> seconds = new TreeMap<>();
            for (int parallel : new int[]{1, 4}) {
                Files.writeString(folder.resolve("fan.json"),
                        FAN_OUT.replace("\"allowedHosts\"", "\"parallel\": " + parallel + ", \"allowedHosts\""));
                ConfiguredConnector configured = InputCheck.complete(new Catalog(folder).find("fan", folder), Map.of());
                long start = System.nanoTime();
                engine.read(configured, ReadListener.none(), Cancel.never());
                seconds.put(parallel, (System.nanoTime() - start) / 1e9);
            }
            System.err.printf(Locale.ROOT,
                    "ReadBench: %d customers, answers after %d ms: one after another %.2f s, four at a time %.2f s, ratio %.3f%n",
                    SLOW_PARENTS, SLOW.toMillis(), seconds.get(1), seconds.get(4), seconds.get(4) / seconds.get(1));
        } finally {
            server.stop(0);
        }
    }

    private static String customer(String path, int customers) {
        String[] parts = path.split("/");
        int parents = parts.length > 2 ? CHILDREN : customers;
        StringBuilder json = new StringBuilder("[");
        for (int i = 1; i <= parents; i++) {
            json.append(i == 1 ? "" : ",").append("{\"id\":\"").append(parts.length > 2 ? parts[2] + "-" : "").append(i)
                    .append("\",\"name\":\"Name ").append(i).append("\",\"kind\":\"Kind ").append(i % 4).append("\"}");
        }
        return json.append("]").toString();
    }

    /** Seconds of a processor that this thread has used; other work on the machine does not count. */
    private static double busy() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    private Reading engine(ApacheHttp http) {
        return engine(http, "ninjaone", Map.of("clientId", "x", "clientSecret", "yyyy"));
    }

    private Reading engine(ApacheHttp http, String connector, Map<String, String> inputs) {
        SimulatedTime time = new SimulatedTime();
        ConnectorEngine engine = new ConnectorEngine(
                new Wiring(http, new Redactor(), new Time(new StageClock(), time, time), new Random(1)));
        ConfiguredConnector configured = InputCheck.complete(new Catalog(folder).find(connector, folder), inputs);
        return engine.read(configured, ReadListener.none(), Cancel.never());
    }

    private static double fetch(ApacheHttp http, int rows) throws Exception {
        long start = System.nanoTime();
        for (int after = 0; after <= rows; after += PAGE) {
            URI uri = URI.create("https://app.ninjarmm.com/v2/devices?pageSize=1000&after=" + after);
            http.exchange(HttpCall.get(uri), answer -> answer.body().transferTo(OutputStream.nullOutputStream()), Cancel.never());
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static int after(URI uri) {
        String query = uri.getQuery();
        int at = query.indexOf("after=");
        return at < 0 ? 0 : Integer.parseInt(query.substring(at + 6));
    }

    private static String organizations() {
        StringBuilder json = new StringBuilder("[");
        for (int i = 1; i <= 900; i++) {
            json.append(i == 1 ? "" : ",").append("{\"id\":").append(i).append(",\"name\":\"Customer ").append(i).append("\"}");
        }
        return json.append("]").toString();
    }

    private static String devices(int after) {
        StringBuilder json = new StringBuilder("[");
        for (int id = after + 1; id <= Math.min(after + PAGE, ROWS); id++) {
            json.append(id == after + 1 ? "" : ",").append("{\"id\":").append(id)
                    .append(",\"uid\":\"6f1d0c6e-6a4e-4b7e-9f11-1d2f0a6a2c11\",\"organizationId\":").append(1 + id % 900)
                    .append(",\"locationId\":3,\"nodeClass\":\"").append(CLASSES[id % CLASSES.length])
                    .append("\",\"nodeRoleId\":24,\"policyId\":51,\"approvalStatus\":\"APPROVED\",\"offline\":false,\"displayName\":\"PC-")
                    .append(id).append("\",\"systemName\":\"PC-").append(id)
                    .append("\",\"created\":1700000000.1,\"lastContact\":1749000000.5}");
        }
        return json.append("]").toString();
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
