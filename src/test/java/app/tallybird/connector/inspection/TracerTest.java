package app.tallybird.connector.inspection;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.app.Application;
import app.tallybird.app.IntegrationChoice;
import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.editing.Probe;
import app.tallybird.connector.engine.InputCheck;
import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.connector.reading.PreviewLimits;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.reading.ReadingOptions;
import app.tallybird.connector.reading.TablePreview;
import app.tallybird.http.Cancel;
import app.tallybird.http.NanoClock;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.sandbox.NinjaSide;
import app.tallybird.sandbox.PlayedFault;
import app.tallybird.sandbox.Sandbox;
import app.tallybird.sandbox.SandboxSettings;
import app.tallybird.stage.Stage;
import app.tallybird.stage.StageClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TracerTest {

    @TempDir
    private Path home;
    private Sandbox sandbox;
    private Application application;
    private final AnswerBook book = new AnswerBook();

    @BeforeEach
    void open() {
        Clock clock = new StageClock();
        sandbox = Sandbox.start(SandboxSettings.demo(clock));
        application = Application.open(Stage.around(home, clock),
                new IntegrationChoice(Optional.empty(), Optional.empty(), Optional.of(home), Optional.of(sandbox.url()), 95));
    }

    @AfterEach
    void close() {
        application.close();
        sandbox.close();
    }

    private static DraftTree ninja() {
        return DraftTree.parse(Catalog.text(new Catalog(Path.of("none")).all().stream()
                .filter(entry -> entry.document().id().equals("ninjaone")).findFirst().orElseThrow())).orElseThrow();
    }

    private static ConfiguredConnector run(DraftTree draft, String table) {
        return InputCheck.complete(Probe.ofTable(draft, table).document().orElseThrow(),
                Map.of("region", "https://app.ninjarmm.com", "clientId", NinjaSide.CLIENT_ID, "clientSecret", NinjaSide.CLIENT_SECRET));
    }

    private TablePreview look(Tracer tracer, DraftTree draft, String table, boolean whole) {
        ConfiguredConnector connector = run(draft, table);
        return application.connectors(connector, tracer).table(connector, table,
                whole ? ReadingOptions.whole(tracer) : ReadingOptions.first(PreviewLimits.BUILDER, tracer), tracer, Cancel.never());
    }

    private Tracer asking() {
        return Tracer.asking(application.redactor(), NanoClock.system(), book);
    }

    @Test
    void showsTheTokenCallApartAndMasked() {
        Tracer tracer = asking();
        look(tracer, ninja(), "organizations", false);
        TracedCall token = tracer.trace().signIns().getFirst();
        assertThat(tracer.trace().signIns()).hasSize(1);
        assertThat(token.line()).isEqualTo("POST https://app.ninjarmm.com/ws/oauth/token");
        assertThat(token.body()).contains("client_secret=***").doesNotContain(NinjaSide.CLIENT_SECRET);
        assertThat(token.status()).isEqualTo(200);
        assertThat(token.text()).contains("\"access_token\":\"***\"");
        assertThat(token.expiry(app.tallybird.connector.format.FieldPath.ofName("expires_in"))).contains("3600");
        TracedCall data = tracer.trace().calls("organizations").getFirst();
        assertThat(data.line()).isEqualTo("GET https://app.ninjarmm.com/v2/organizations?pageSize=1000");
        assertThat(data.headers()).anyMatch(header -> header.name().equals("Authorization") && header.value().equals("***"));
        assertThat(data.text()).startsWith("[{\"id\":1,");
        assertThat(String.join("\n", tracer.trace().log())).contains("ended after page 2: the page is empty").doesNotContain("Bearer ");
    }

    @Test
    void countsWhatEachConditionDroppedAndSaysPagesAndWhyTheyEnded() {
        Tracer tracer = asking();
        DraftTree small = ninja().with("/tables/devices/paging/size", new com.google.gson.JsonPrimitive(500));
        TablePreview look = look(tracer, small, "devices", true);
        TracedTable devices = tracer.trace().table("devices");
        assertThat(look.partial()).isFalse();
        assertThat(devices.all()).isEqualTo(sandbox.customers().devices().size());
        assertThat(devices.kept()).isEqualTo(look.rows());
        assertThat(devices.dropped()).isEqualTo(devices.rows().stream().filter(row -> row.dropped().isPresent()).count()).isPositive();
        assertThat(devices.droppedBy()).isNotEmpty();
        assertThat(devices.pages().getFirst().rows()).isEqualTo(500);
        assertThat(devices.pages().getFirst().next()).contains("after=");
        assertThat(devices.pages().getLast().stopped()).isEqualTo("the page is empty");
    }

    @Test
    void aFirstLookEndsAtItsLimitsAndSaysThatItIsPartial() {
        Tracer tracer = asking();
        DraftTree tiny = ninja().with("/tables/devices/paging/size", new com.google.gson.JsonPrimitive(10));
        TablePreview look = look(tracer, tiny, "devices", false);
        assertThat(look.partial()).isTrue();
        assertThat(tracer.trace().calls("devices")).hasSize(5);
        assertThat(tracer.trace().table("devices").all()).isEqualTo(50);
        assertThat(tracer.trace().table("devices").pages().getLast().stopped()).isEqualTo("the preview ends here");
        Tracer wide = asking();
        assertThat(look(wide, ninja(), "devices", false).partial()).isTrue();
        assertThat(wide.trace().table("devices").all()).isEqualTo(200);
    }

    @Test
    void aListPerParentIsAskedForTheFirstParentsOnly() {
        DraftTree perOrganization = ninja().with("/tables/devices/forEach", "organizations").with("/tables/devices/request/query/df",
                "org = {{parent.id}}");
        Tracer tracer = asking();
        TablePreview look = look(tracer, perOrganization, "devices", false);
        assertThat(look.partial()).isTrue();
        assertThat(tracer.trace().calls("devices").stream().map(TracedCall::parent).distinct()).hasSize(5);
    }

    @Test
    void editingAFilterAsksNobodyAndAnotherRequestIsNotMadeSilently() {
        look(asking(), ninja(), "devices", true);
        int before = sandbox.requests().lines().size();
        Tracer again = Tracer.remembering(application.redactor(), NanoClock.system(), book);
        TablePreview look = look(again, ninja().without("/tables/devices/where"), "devices", true);
        assertThat(look.rows()).isEqualTo(sandbox.customers().devices().size());
        assertThat(again.trace().calls("devices")).allMatch(TracedCall::kept);
        DraftTree other = ninja().with("/tables/devices/request/path", "/v2/other");
        assertThatThrownBy(() -> look(Tracer.remembering(application.redactor(), NanoClock.system(), book), other, "devices", true))
                .isInstanceOfSatisfying(ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.CANCELLED));
        assertThat(sandbox.requests().lines().size()).isEqualTo(before);
    }

    @Test
    void aPreviewOfCountsIsPartialAndAFullRunIsWhatTheSyncReads() throws Exception {
        ConfiguredConnector connector = InputCheck.complete(ninja().read().document().orElseThrow(),
                Map.of("region", "https://app.ninjarmm.com", "clientId", NinjaSide.CLIENT_ID, "clientSecret", NinjaSide.CLIENT_SECRET));
        Path rows = Files.createTempFile(home, "rows", ".bin");
        Tracer first = asking();
        Reading partial = application.connectors(connector, first).readWithRows(connector, first, Cancel.never(), rows,
                ReadingOptions.first(PreviewLimits.BUILDER, first));
        assertThat(partial.stats().partial()).isTrue();
        Tracer all = asking();
        Reading whole = application.connectors(connector, all).readWithRows(connector, all, Cancel.never(), rows,
                ReadingOptions.whole(all));
        Reading sync = application.connectors().read(connector, ReadListener.none(), Cancel.never());
        assertThat(whole.stats().partial()).isFalse();
        assertThat(whole.cells()).isEqualTo(sync.cells());
    }

    @Test
    void anAnswerThatIsNoJsonIsShownAsItCame() {
        sandbox.fault(PlayedFault.of(PlayedFault.Kind.HTML, "ninjarmm", "/v2/organizations", 5));
        Tracer tracer = asking();
        assertThatThrownBy(() -> look(tracer, ninja(), "organizations", false)).isInstanceOf(ProblemException.class);
        assertThat(tracer.trace().last("organizations").orElseThrow().text()).contains("Please sign in");
    }
}
