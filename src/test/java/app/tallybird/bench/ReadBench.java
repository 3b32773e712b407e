package app.tallybird.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.kit.SimulatedTime;
import app.tallybird.connector.run.ConnectorEngine;
import app.tallybird.connector.run.ConnectorRun;
import app.tallybird.connector.run.InputCheck;
import app.tallybird.connector.run.ReadListener;
import app.tallybird.connector.run.Reading;
import app.tallybird.connector.run.source.TableSources;
import app.tallybird.http.ApacheHttp;
import app.tallybird.http.Cancel;
import app.tallybird.http.HttpCall;
import app.tallybird.http.HttpSettings;
import app.tallybird.http.Redactor;

/** What the engine costs per device row, on top of fetching the same bytes, with a million rows in pages of a thousand. */
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
            Reading reading = engine(http);
            double read = (System.nanoTime() - start) / 1e9;
            System.err.printf(Locale.ROOT,
                    "ReadBench: %d rows, fetching alone %.2f s, with the engine %.2f s, %.2f microseconds a row on top, "
                            + "heap limit %d MB, %d devices counted%n",
                    ROWS, fetched, read, (read - fetched) / ROWS * 1e6, runtime.maxMemory() / (1024 * 1024),
                    reading.origins().values().stream()
                            .filter(origin -> origin.rule().equals("rows of devices counted, per organizationId"))
                            .mapToLong(origin -> origin.rows()).sum());
        } finally {
            server.stop(0);
        }
    }

    private Reading engine(ApacheHttp http) {
        SimulatedTime time = new SimulatedTime();
        ConnectorEngine engine = new ConnectorEngine(new TableSources(http, new Redactor(), Clock.systemUTC(), new Random(1), time, time));
        ConnectorRun run = InputCheck.complete(new Catalog(folder).find("ninjaone", folder),
                Map.of("clientId", "x", "clientSecret", "yyyy"));
        return engine.read(run, ReadListener.none(), Cancel.never());
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
                    .append(",\"uid\":\"6f1d0c6e-6a4e-4b7e-9f11-1d2f0a6a2c11\",\"organizationId\":")
                    .append(1 + id % 900).append(",\"locationId\":3,\"nodeClass\":\"").append(CLASSES[id % CLASSES.length])
                    .append("\",\"nodeRoleId\":24,\"policyId\":51,\"approvalStatus\":\"APPROVED\",\"offline\":false,\"displayName\":\"PC-")
                    .append(id)
                    .append("\",\"systemName\":\"PC-").append(id).append("\",\"created\":1700000000.1,\"lastContact\":1749000000.5}");
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
