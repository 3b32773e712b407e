package app.tallybird.ui.shell;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.app.Preferences;
import app.tallybird.settings.SettingKey;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;

import static org.assertj.core.api.Assertions.assertThat;

/** The line about a newer version is there when a release page is set, and nobody is asked otherwise. */
class AboutModelTest {

    @TempDir
    private Path home;

    @Test
    void aQuietLineOnlyWhenAPageIsSet() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            byte[] said = "{\"tag_name\": \"v9.1\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, said.length);
            exchange.getResponseBody().write(said);
            exchange.close();
        });
        server.start();
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            assertThat(new AboutModel(hand.place(new DirectTaskRunner())).update.get()).isEmpty();
            assertThat(asked).isEmpty();
            new Preferences(hand.application).set(SettingKey.UPDATE_ADDRESS.key(),
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/latest");
            assertThat(new AboutModel(hand.place(new DirectTaskRunner())).update.get()).isNotEmpty();
        } finally {
            server.stop(0);
        }
    }
}
