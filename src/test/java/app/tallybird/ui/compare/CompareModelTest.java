package app.tallybird.ui.compare;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.app.ScriptRecording;
import app.tallybird.engine.script.ScriptComparison.Why;
import app.tallybird.ui.compare.CompareModel.Side;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.wizard.Setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An old script, here an HTTP client of the JDK, sends to the page; what it counts is laid beside what is counted here. */
class CompareModelTest {

    @TempDir
    private Path home;
    private final List<String> gone = new ArrayList<>();

    private CompareModel open(AppOnSandbox hand) throws Exception {
        Setup setup = hand.ready(
                hand.csv(hand.usage("usage", "901,Contoso,Seats,7", "902,Fabrikam,Seats,9", "902,Fabrikam,Mail,3", "901,Contoso,Mail,0")));
        CompareModel model = new CompareModel(hand.place(new DirectTaskRunner()), setup.name(), () -> gone.add("back"));
        model.enter();
        return model;
    }

    /** What a script does, with keys that nobody has. */
    private static int send(CompareModel model, String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(model.address.get() + "/api/vendor-api" + path))
                .header("Gradient-Token", "Y29tcGFyaW5nOmNvbXBhcmluZw==").header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static void script(CompareModel model) throws Exception {
        assertThat(send(model, "POST", "/organization/accounts",
                "[{\"id\":\"901\",\"name\":\"Contoso\"},{\"id\":\"902\",\"name\":\"Fabrikam\"}]")).isEqualTo(201);
        assertThat(send(model, "POST", "/service",
                "{\"name\":\"Seats\",\"description\":\"d\",\"category\":\"other\",\"subcategory\":\"other\"}")).isEqualTo(201);
        assertThat(send(model, "POST", "/service/svc-1/count", "{\"accountId\":\"901\",\"unitCount\":7}")).isEqualTo(201);
        assertThat(send(model, "POST", "/service/svc-1/count", "{\"accountId\":\"902\",\"unitCount\":5}")).isEqualTo(201);
        assertThat(send(model, "POST", "/service/svc-1/count", "{\"accountId\":\"999\",\"unitCount\":1}")).isEqualTo(404);
    }

    @Test
    void whatArrivesIsShownAsItComesAndLaidBesideOurs() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            CompareModel model = open(hand);
            assertThat(model.address.get()).startsWith("http://127.0.0.1:");
            assertThat(model.arrivedWords.get()).isEqualTo("Nothing has arrived yet. It is shown here as it comes.");
            assertThat(model.compareLabel.get()).isEmpty();
            int before = hand.sandbox.synthesize().accepted().size();
            script(model);

            assertThat(model.arrived).extracting(one -> one.accountId() + " " + one.units().orElseThrow()).containsExactly("999 1", "902 5",
                    "901 7");
            assertThat(model.arrivedWords.get()).isEqualTo("3 counts of 3 customers and 1 service arrived, the last at 10:15; refused: 1.");
            assertThat(model.compareLabel.get()).isEqualTo("_Compare 3 counts");
            model.compare();
            assertThat(model.problem.get()).isNull();
            assertThat(model.side.get()).isEqualTo(Side.COMPARED);
            assertThat(model.verdict.get()).isEqualTo("1 count is the same, 4 differ.");
            assertThat(model.rows.shown).extracting(line -> line.account() + " " + line.service() + " " + line.reason().why().key())
                    .containsExactly("Fabrikam Seats other-number", "Contoso Mail never-zero", "Fabrikam Mail not-counted",
                            "999 Seats refused", "Contoso Seats same");
            model.rows.choose(Why.NEVER_ZERO.title());
            assertThat(model.rows.shown).hasSize(1);
            assertThat(hand.sandbox.synthesize().accepted()).hasSize(before);
            model.leave();
        }
    }

    @Test
    void theReportIsSavedAsItsEndingSays() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            CompareModel model = open(hand);
            script(model);
            model.compare();
            hand.desktop.file = Optional.of(home.resolve("why.txt"));
            model.save("txt");
            assertThat(Files.readString(home.resolve("why.txt")).lines().toList())
                    .startsWith("1 count is the same, 4 differ.", "", "Counted in another way: 1 count")
                    .contains("Zero, never sent: 1 count", "  The script never sends 0: whatever Synthesize had of it before stays.",
                            "  Contoso (901), Mail: script none, here 0");
            hand.desktop.file = Optional.of(home.resolve("why.json"));
            model.save("json");
            var json = JsonParser.parseString(Files.readString(home.resolve("why.json"))).getAsJsonObject();
            assertThat(json.get("differ").getAsInt()).isEqualTo(4);
            assertThat(json.getAsJsonArray("groups")).hasSize(4);
            hand.desktop.file = Optional.of(home.resolve("why.csv"));
            model.save("csv");
            assertThat(Files.readString(home.resolve("why.csv"))).contains("901,Contoso,Seats,7,7,,The same", "902,Fabrikam,Seats,5,9,");
            assertThat(model.good.get()).isEqualTo("The comparison is written to " + home.resolve("why.csv") + ".");
            model.leave();
        }
    }

    @Test
    void stoppingAndLeavingEndTheListening() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            CompareModel model = open(hand);
            script(model);
            String address = model.address.get();
            model.listenOrStop();
            assertThat(model.address.get()).isEmpty();
            assertThat(model.listenLabel.get()).isEqualTo("Listen again");
            assertThat(model.arrived).hasSize(3);
            assertRefused(address);
            model.listenOrStop();
            assertThat(model.arrived).isEmpty();
            String again = model.address.get();
            model.close();
            assertThat(gone).containsExactly("back");
            model.leave();
            assertRefused(again);
        }
    }

    private static void assertRefused(String address) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThatThrownBy(
                    () -> client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.discarding()))
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void twoListenSideBySideAndTheLinesOpenNothing() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1); ScriptRecording one = ScriptRecording.start(hand.clock, () -> {
        }); ScriptRecording other = ScriptRecording.start(hand.clock, () -> {
        })) {
            assertThat(one.address()).isNotEqualTo(other.address());
            assertThat(ScriptRecording.keys()).containsExactly("VENDOR_API_KEY=comparing", "PARTNER_API_KEY=comparing");
            assertThat(ScriptRecording.realAddress()).isEqualTo("https://app.usegradient.com");
        }
    }

    @Test
    void aRecordingOfAnotherComputerIsCompared() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            CompareModel model = open(hand);
            hand.desktop.file = Optional.of(Files.writeString(home.resolve("script.jsonl"),
                    "{\"at\":\"2026-03-11T10:00:00Z\",\"accountId\":\"901\",\"account\":\"Contoso\",\"service\":\"Seats\",\"units\":7}\n"));
            model.open();
            assertThat(model.address.get()).isEmpty();
            assertThat(model.compareLabel.get()).isEqualTo("_Compare 1 count");
            model.compare();
            assertThat(model.verdict.get()).isEqualTo(
                    "1 count is the same, 3 differ. The script ran on 2026-03-11, not today: what changed since is among the differences.");
            model.leave();
        }
    }
}
