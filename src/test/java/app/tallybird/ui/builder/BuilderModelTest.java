package app.tallybird.ui.builder;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.google.gson.JsonPrimitive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.exchange.Touch;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.FieldPath.Step;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.inspection.TracedCall;
import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.reading.ReadingScope;
import app.tallybird.connector.testkit.Cases;
import app.tallybird.connector.testkit.ConnectorKit;
import app.tallybird.model.CellKey;
import app.tallybird.model.UnitCount;
import app.tallybird.sandbox.NinjaSide;
import app.tallybird.sandbox.PlayedFault;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;

import static org.assertj.core.api.Assertions.assertThat;

class BuilderModelTest {

    @TempDir
    private Path home;
    private AppOnSandbox hand;
    private DirectTaskRunner runner;
    private final List<BuilderModel> opened = new ArrayList<>();

    @BeforeEach
    void open() {
        hand = new AppOnSandbox(home);
        runner = new DirectTaskRunner();
    }

    @AfterEach
    void close() {
        hand.close();
    }

    private StartModel start() {
        StartModel start = new StartModel(hand.place(runner), opened::add);
        start.enter();
        return start;
    }

    private BuilderModel blank() {
        StartModel start = start();
        start.name.set("Ninja by hand");
        start.address.set("https://app.ninjarmm.com/");
        start.blank();
        return opened.getLast();
    }

    private static void signIn(BuilderModel model) {
        model.choose("/auth/type", "oauth2");
        model.set("/auth/tokenUrl", "https://app.ninjarmm.com/ws/oauth/token");
        model.set("/auth/scope", "monitoring");
        model.value("clientId", NinjaSide.CLIENT_ID);
        model.value("clientSecret", NinjaSide.CLIENT_SECRET);
    }

    private static void table(BuilderModel model, String name, String path) {
        TableCard.add(model);
        TableCard.rename(model, "table", name);
        String at = "/tables/" + name;
        model.set(at + "/request/path", path);
        model.live.run();
        CallsPane.chosen(model, new AnswerTree.ClickedValue("answer", model.live.shown.get().answers().get(name), List.of()));
        model.choose(at + "/paging/type", "cursor");
        model.set(at + "/paging/fromLastRow", "id");
        model.set(at + "/paging/sizeParam", "pageSize");
        model.set(at + "/paging/size", "1000");
        model.set(at + "/key", "id");
    }

    private BuilderModel ninja() {
        BuilderModel model = blank();
        signIn(model);
        table(model, "organizations", "/v2/organizations");
        table(model, "devices", "/v2/devices");
        Lists.tick(model, "/accounts/from", "organizations", true);
        model.set("/accounts/id", "id");
        model.set("/accounts/name", "name");
        ServicesCard.add(model, ServicesCard.Kind.COUNTED);
        model.set("/services/0/usage/account", "organizationId");
        model.set("/services/0/name", "All devices");
        return model;
    }

    @Test
    void theSignInCanBeTriedBeforeThereIsAnyTable() {
        BuilderModel model = blank();
        signIn(model);
        assertThat(InputForm.keys(model.draft.get())).containsExactly("clientId", "clientSecret");
        model.open(OpenCard.of(OpenCard.Card.SIGN_IN));
        model.live.run();
        assertThat(model.live.problem.get()).isNull();
        assertThat(model.live.shown.get().trace().signIns()).singleElement()
                .satisfies(call -> assertThat(call.outcome()).startsWith("200 · "));
        model.value("clientSecret", "a-wrong-secret");
        model.live.run();
        assertThat(Objects.requireNonNull(model.live.problem.get()).what()).contains("refused the sign-in");
        assertThat(model.live.shown.get().trace().signIns()).singleElement()
                .satisfies(call -> assertThat(call.body()).doesNotContain("a-wrong-secret"));
    }

    @Test
    void aMissingValueIsNamedAndNobodyIsAsked() {
        BuilderModel model = blank();
        model.choose("/auth/type", "oauth2");
        model.live.run();
        assertThat(Objects.requireNonNull(model.live.problem.get()).what())
                .isEqualTo("There is no value to try for \"Client ID\", \"Client secret\".");
        assertThat(hand.sandbox.requests().lines()).isEmpty();
    }

    @Test
    void anAnswerIsShownBeforeAnybodySaysWhereItsRowsAre() {
        BuilderModel model = blank();
        signIn(model);
        TableCard.add(model);
        model.set("/tables/table/request/path", "/v2/organizations");
        model.live.run();
        assertThat(model.live.problem.get()).isNull();
        assertThat(model.live.shown.get().answers().get("table")).isNotNull();
        assertThat(model.draft.get().has("/tables/table/paging")).as("paging is never assumed").isFalse();
        assertThat(model.findingAt("/tables/table")).contains("\"paging\" is missing");
    }

    @Test
    void editingAFilterReadsTheKeptAnswersAndAnotherPathIsNotAskedSilently() {
        BuilderModel model = ninja();
        model.open(OpenCard.table("devices"));
        model.live.run();
        int asked = hand.sandbox.requests().lines().size();
        ConditionsForm.include(model, "/tables/devices/where", "nodeClass", new JsonPrimitive("MAC"));
        ConditionsForm.include(model, "/tables/devices/where", "nodeClass", new JsonPrimitive("WINDOWS_SERVER"));
        assertThat(model.draft.get().texts("/tables/devices/where/0/in")).containsExactly("MAC", "WINDOWS_SERVER");
        runner.runLater();
        var devices = model.live.shown.get().trace().table("devices");
        assertThat(devices.all()).isEqualTo(200);
        assertThat(devices.dropped()).isPositive();
        assertThat(devices.rows().stream().filter(row -> row.dropped().isPresent()).findFirst().orElseThrow().dropped())
                .contains("not: nodeClass is one of MAC, WINDOWS_SERVER");
        assertThat(RowsPane.words(devices, true))
                .isEqualTo("200 rows (partial): " + devices.kept() + " kept, " + devices.dropped() + " dropped");
        model.set("/tables/devices/request/path", "/v2/devices-detailed");
        runner.runLater();
        assertThat(model.live.stale.get()).isEqualTo("The request has changed: press Run to ask the vendor.");
        assertThat(hand.sandbox.requests().lines()).hasSize(asked);
    }

    @Test
    void aClickOnAListSetsTheRowsAndAClickOnAValueItsPathInsideTheRow() {
        BuilderModel model = blank();
        TableCard.add(model);
        Step.Name data = new Step.Name("data");
        Step.Name name = new Step.Name("name");
        CallsPane.chosen(model, new AnswerTree.ClickedValue("data", new com.google.gson.JsonArray(), List.of(data)));
        assertThat(model.draft.get().text("/tables/table/rows")).isEqualTo("data");
        CallsPane.chosen(model, new AnswerTree.ClickedValue("name", new JsonPrimitive("x"), List.of(data, new Step.Index(4), name)));
        assertThat(model.said.get()).contains("Click into a field");
        model.fieldFocused("/tables/table/key");
        CallsPane.chosen(model, new AnswerTree.ClickedValue("name", new JsonPrimitive("x"), List.of(data, new Step.Index(4), name)));
        assertThat(model.draft.get().text("/tables/table/key")).isEqualTo("name");
    }

    @Test
    void valuesAreTranslatedByAComputedField() {
        BuilderModel model = ninja();
        model.open(OpenCard.table("devices"));
        model.live.run();
        var rows = model.live.rows("devices").stream().map(row -> row.row()).toList();
        var values = app.tallybird.connector.editing.FieldValues.of(rows, app.tallybird.connector.format.FieldPath.ofName("nodeClass"));
        ValuesBar.translate(model, "devices", "nodeClass", values);
        assertThat(model.draft.get().text("/tables/devices/columns/kind/from")).isEqualTo("nodeClass");
        assertThat(model.draft.get().names("/tables/devices/columns/kind/map"))
                .containsExactlyElementsOf(values.values().stream().map(value -> value.text()).toList());
    }

    @Test
    void countsArePartialUntilEverythingWasRunAndThenEqualWhatIsThere() {
        BuilderModel model = ninja();
        model.open(OpenCard.of(OpenCard.Card.SERVICES));
        model.live.run();
        assertThat(model.live.shown.get().partial()).isTrue();
        assertThat(model.live.isTested()).isFalse();
        model.live.runEverything();
        assertThat(model.live.shown.get().partial()).isFalse();
        Reading reading = model.live.shown.get().reading().orElseThrow();
        assertThat(reading.accounts()).hasSize(45);
        BigDecimal all = reading.cells().values().stream()
                .map(count -> count instanceof UnitCount.Value value ? value.units() : BigDecimal.ZERO)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(all).isEqualByComparingTo(BigDecimal.valueOf(hand.sandbox.customers().devices().size()));
        var account = reading.accounts().getFirst();
        String behind = CountsPane.behind(reading, account, reading.services().getFirst());
        assertThat(behind).contains(account.name() + ", All devices: ").contains("\"organizationId\":" + account.id());
        assertThat(reading.cells()).containsKey(new CellKey(account.id(), "service1"));
        assertThat(ServicesCard.formula(model, 0)).isEqualTo("rows of devices counted, per organizationId");
    }

    @Test
    void savingNeedsNoMistakeAFullRunAndALookAtWhereTheSecretsGo() {
        List<ConnectorDocument> used = new ArrayList<>();
        BuilderModel model = ninja();
        SaveModel save = new SaveModel(model, used::add);
        model.set("/accounts/id", "");
        save.next();
        assertThat(Objects.requireNonNull(model.problem.get()).what()).contains("\"id\" is missing");
        assertThat(model.spot.get()).isEqualTo(OpenCard.of(OpenCard.Card.ACCOUNTS));
        assertThat(save.state()).isEqualTo("1 thing to complete");
        model.set("/accounts/id", "id");
        assertThat(save.label()).isEqualTo("Run everything to save");
        save.next();
        assertThat(save.review.get()).isNull();
        assertThat(save.state()).startsWith("Tested ").contains(": 45 customers, ").endsWith(" rows, 1 service");
        save.next();
        assertThat(Objects.requireNonNull(save.review.get()).secrets()).containsExactly(
                "The token of the sign-in, in the header Authorization → app.ninjarmm.com",
                "Client secret, in the body of the sign-in → app.ninjarmm.com");
        model.save();
        assertThat(home.resolve("drafts")).isDirectoryContaining(file -> file.endsWith("ninja-by-hand.json"));
        save.save();
        assertThat(home.resolve("connectors/ninja-by-hand.json")).exists().content().doesNotContain(NinjaSide.CLIENT_SECRET);
        assertThat(home.resolve("drafts")).isEmptyDirectory();
        save.use();
        assertThat(used).extracting(ConnectorDocument::id).containsExactly("ninja-by-hand");
        assertThat(hand.application.catalog().find("ninja-by-hand", home).name()).isEqualTo("Ninja by hand");
    }

    @Test
    void aFullRunIsRecordedAsATestWithoutNamesAndSecretsAndTheKitPlaysIt() throws Exception {
        BuilderModel model = ninja();
        SaveModel save = new SaveModel(model, document -> {
        });
        save.next();
        save.next();
        save.save();
        save.record();
        assertThat(save.recorded.get()).startsWith("Recorded in ").containsAnyOf("The test passes.", "The test finds something to look at");
        Path test = home.resolve("connectors/ninja-by-hand/tests/ordinary");
        String all = Files.readString(test.resolve("exchanges.json")) + Files.readString(test.resolve("inputs.json"))
                + Files.readString(test.resolve("golden.json"));
        assertThat(all).contains("Customer 1").doesNotContain("Acme Dental").doesNotContain(NinjaSide.CLIENT_SECRET)
                .doesNotContain(NinjaSide.CLIENT_ID).doesNotContain("windows-workstation");
        Catalog.Entry entry = hand.application.catalog().all().stream().filter(one -> one.document().id().equals("ninja-by-hand"))
                .findFirst().orElseThrow();
        assertThat(ConnectorKit.inMemory().recorded(Cases.ordinary(entry).orElseThrow()).complaints()).isEmpty();
    }

    @Test
    void afterSavingItCanBeEditedFurtherAndSavedAgain() {
        BuilderModel model = ninja();
        SaveModel save = new SaveModel(model, document -> {
        });
        save.next();
        save.next();
        save.save();
        save.back();
        model.set("/services/0/name", "Devices");
        save.next();
        save.next();
        assertThat(Objects.requireNonNull(save.review.get()).replaces()).as("one's own is not a stranger's").isFalse();
        save.save();
        assertThat(home.resolve("connectors/ninja-by-hand.json")).content().contains("\"Devices\"");
    }

    @Test
    void anEditOfTheServicesCountsAgainOverAllKeptAnswersButIsNoTest() {
        BuilderModel model = ninja();
        model.open(OpenCard.of(OpenCard.Card.SERVICES));
        model.live.runEverything();
        int asked = hand.sandbox.requests().lines().size();
        ConditionsForm.include(model, "/services/0/usage/where", "nodeClass", new JsonPrimitive("MAC"));
        runner.runLater();
        assertThat(model.live.shown.get().partial()).isFalse();
        long macs = hand.sandbox.customers().devices().stream().filter(device -> device.nodeClass().equals("MAC")).count();
        BigDecimal counted = model.live.shown.get().reading().orElseThrow().cells().values().stream()
                .map(count -> count instanceof UnitCount.Value value ? value.units() : BigDecimal.ZERO)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(counted).isEqualByComparingTo(BigDecimal.valueOf(macs));
        assertThat(hand.sandbox.requests().lines()).hasSize(asked);
        assertThat(model.live.isTested()).isFalse();
    }

    @Test
    void anEditAfterTheTestAsksForAnother() {
        BuilderModel model = ninja();
        SaveModel save = new SaveModel(model, document -> {
        });
        save.next();
        model.set("/services/0/name", "Devices");
        assertThat(save.label()).isEqualTo("Run everything to save");
        assertThat(save.state()).startsWith("Changed since the test: ");
    }

    @Test
    void textAndFormsAreTheSameTree() {
        BuilderModel model = ninja();
        String text = model.text();
        model.text(text.replace("\"All devices\"", "\"Every device\"").replaceFirst("\\{", "{\"x-mine\": {\"b\": 1, \"a\": 2},"));
        assertThat(model.draft.get().text("/services/0/name")).isEqualTo("Every device");
        model.set("/services/0/name", "Devices");
        assertThat(model.text()).contains("\"x-mine\": {\"b\": 1, \"a\": 2}").contains("\"Devices\"");
        model.text("{ broken");
        assertThat(model.isBroken()).isTrue();
        assertThat(model.findings.get()).singleElement().satisfies(finding -> assertThat(finding.code()).isEqualTo("C101"));
        assertThat(model.draft.get().text("/services/0/name")).as("the forms keep the last text that could be read").isEqualTo("Devices");
        model.text(text);
        assertThat(model.isBroken()).isFalse();
        model.undo();
        assertThat(model.draft.get().text("/services/0/name")).isEqualTo("Devices");
        model.redo();
        assertThat(model.text()).isEqualTo(text);
    }

    @Test
    void aDraftSurvivesWithoutItsSecrets() throws Exception {
        BuilderModel model = ninja();
        model.leave();
        Path file = home.resolve("drafts/ninja-by-hand.json");
        assertThat(Files.readString(file)).contains(NinjaSide.CLIENT_ID).doesNotContain(NinjaSide.CLIENT_SECRET);
        StartModel again = start();
        again.resume(again.drafts.get().getFirst());
        BuilderModel resumed = opened.getLast();
        assertThat(resumed.draft.get()).isEqualTo(model.draft.get());
        assertThat(resumed.value("clientId")).isEqualTo(NinjaSide.CLIENT_ID);
        assertThat(resumed.value("clientSecret")).isEmpty();
    }

    @Test
    void aPastedCommandBecomesATableAndItsSecretAValueToTry() {
        StartModel start = start();
        start.curl.set("wget x");
        start.curl();
        assertThat(Objects.requireNonNull(start.problem.get()).what()).contains("no cURL command");
        start.curl.set("curl 'https://api.v.com/v1/devices?page=1' -H 'Authorization: Bearer s3cret-token'");
        start.curl();
        BuilderModel model = opened.getLast();
        assertThat(model.tables()).containsExactly("devices");
        assertThat(model.value("apiToken")).isEqualTo("s3cret-token");
        assertThat(model.text()).doesNotContain("s3cret-token");
    }

    @Test
    void aCopyOfACatalogConnectorHasAnIdOfItsOwn() {
        StartModel start = start();
        Catalog.Entry ninja = start.catalog.get().stream().filter(entry -> entry.document().id().equals("ninjaone")).findFirst()
                .orElseThrow();
        start.from(ninja);
        assertThat(opened.getLast().draft.get().text("/id")).isEqualTo("ninjaone-own");
        assertThat(opened.getLast().findings.get()).isEmpty();
    }

    @Test
    void aFileIsReadAsATable() throws Exception {
        Path file = home.resolve("seats.csv");
        Files.writeString(file, "Customer;Name;Seats\n1;Acme;5\n2;Beta;7\n");
        hand.desktop.file = java.util.Optional.of(file);
        start().csv();
        BuilderModel model = opened.getLast();
        model.open(OpenCard.table("lines"));
        model.live.run();
        assertThat(model.live.problem.get()).isNull();
        assertThat(model.live.shown.get().trace().table("lines").all()).isEqualTo(2);
        Lists.tick(model, "/accounts/from", "lines", true);
        model.set("/accounts/id", "Customer");
        model.set("/accounts/name", "Name");
        ServicesCard.add(model, ServicesCard.Kind.COUNTED);
        model.set("/services/0/usage/account", "Customer");
        model.edit(draft -> draft.with("/services/0/usage/measure", "sum").with("/services/0/usage/field", "Seats"));
        model.live.runEverything();
        assertThat(model.live.shown.get().reading().orElseThrow().cells().get(new CellKey("2", "service1")))
                .isEqualTo(new UnitCount.Value(new BigDecimal("7")));
    }

    @Test
    void anImportIsSavedOnlyWhenItIsTrusted() throws Exception {
        BuilderModel model = ninja();
        Path file = home.resolve("given.json");
        Files.writeString(file, model.draft.get().with("/id", "given").text());
        hand.desktop.file = java.util.Optional.of(file);
        StartModel start = start();
        start.chooseImport();
        assertThat(Objects.requireNonNull(start.trust.review.get()).incoming().touches().words(Touch.Kind.SECRET)).containsExactly(
                "The token of the sign-in, in the header Authorization → app.ninjarmm.com",
                "Client secret, in the body of the sign-in → app.ninjarmm.com");
        start.trust.decline();
        assertThat(home.resolve("connectors/given.json")).doesNotExist();
        start.chooseImport();
        start.trust.agree();
        assertThat(home.resolve("connectors/given.json")).hasSameBinaryContentAs(file);
    }

    @Test
    void aSecretInTheDocumentItselfIsNotExported() {
        BuilderModel model = ninja();
        model.live.run();
        Path file = home.resolve("copy.json");
        hand.desktop.file = java.util.Optional.of(file);
        new SaveModel(model, document -> {
        }).export();
        assertThat(file).exists();
        model.set("/auth/clientSecret", NinjaSide.CLIENT_SECRET);
        Path other = home.resolve("other.json");
        hand.desktop.file = java.util.Optional.of(other);
        new SaveModel(model, document -> {
        }).export();
        assertThat(other).doesNotExist();
        assertThat(Objects.requireNonNull(model.problem.get()).what()).contains("A secret stands in the document");
    }

    @Test
    void anAnswerThatIsNoJsonIsShownWithTheReason() {
        BuilderModel model = ninja();
        hand.sandbox.fault(PlayedFault.of(PlayedFault.Kind.HTML, "ninjarmm", "/v2/devices", 9));
        model.open(OpenCard.table("devices"));
        model.live.run();
        assertThat(Objects.requireNonNull(model.live.problem.get()).detail()).startsWith("E354");
        assertThat(model.live.shown.get().trace().last("devices").orElseThrow().text()).contains("Please sign in");
        assertThat(model.live.shown.get().answers()).doesNotContainKey("devices");
    }

    @Test
    void aTableTakesItsNewNameEverywhereAndABadOneIsRefused() {
        BuilderModel model = ninja();
        TableCard.rename(model, "devices", "Devices!");
        assertThat(model.tables()).containsExactly("organizations", "devices");
        assertThat(model.said.get()).contains("lower-case letter");
        TableCard.rename(model, "devices", "machines");
        assertThat(model.draft.get().text("/services/0/usage/from")).isEqualTo("machines");
        assertThat(model.findings.get()).isEmpty();
        assertThat(model.spot.get()).isEqualTo(OpenCard.table("machines"));
    }

    @Test
    void bodiesPagesAndInputsChangeTheirKindWithoutLosingTheRest() {
        BuilderModel model = ninja();
        String at = "/tables/devices";
        RequestBody.choose(model, at + "/request", "json");
        assertThat(model.draft.get().text(at + "/request/method")).isEqualTo("POST");
        RequestBody.choose(model, at + "/request", "form");
        assertThat(model.draft.get().names(at + "/request")).containsExactly("path", "method", "form");
        model.choose(at + "/paging/type", "page");
        assertThat(model.draft.get().at(at + "/paging").orElseThrow())
                .hasToString("{\"type\":\"page\",\"param\":\"page\",\"sizeParam\":\"pageSize\",\"size\":1000}");
        InputForm.rename(model, 0, "client");
        assertThat(model.draft.get().text("/auth/clientId")).isEqualTo("{{input.client}}");
        assertThat(model.value("client")).isEqualTo(NinjaSide.CLIENT_ID);
        InputForm.add(model, true);
        assertThat(InputForm.keys(model.draft.get())).containsExactly("client", "clientSecret", "apiKey");
    }

    private String draftFile() throws Exception {
        return Files.readString(home.resolve("drafts/ninja-by-hand.json"));
    }

    @Test
    void aSecretTypedIntoTheDocumentReachesNoFileAndBecomesASecretField() throws Exception {
        String secret = "sk-live-0123456789";
        BuilderModel model = ninja();
        SaveModel save = new SaveModel(model, document -> {
        });
        save.next();
        model.text(model.text().replace("{{secret.clientSecret}}", secret));
        model.save();
        assertThat(model.text()).as("on the spot it stays as typed").contains("\"clientSecret\": \"" + secret + "\"");
        assertThat(draftFile()).doesNotContain(secret).contains("\\\"clientSecret\\\": \\\"***\\\"");
        assertThat(model.findingAt("/auth/clientSecret")).isEqualTo("a secret stands in the document itself, as \"clientSecret\" of the "
                + "sign-in (make it a secret field: then only its name stands here)");
        assertThat(save.label()).isEqualTo("Show what is missing");
        save.next();
        assertThat(model.spot.get()).isEqualTo(OpenCard.of(OpenCard.Card.SIGN_IN));
        assertThat(save.review.get()).isNull();
        hand.desktop.file = java.util.Optional.of(home.resolve("copy.json"));
        save.export();
        assertThat(home.resolve("copy.json")).doesNotExist();
        assertThat(home.resolve("connectors")).satisfiesAnyOf(folder -> assertThat(folder).doesNotExist(),
                folder -> assertThat(folder).isEmptyDirectory());
        InputForm.rename(model, 1, "old");
        model.makeSecretField(model.secrets.get().getFirst());
        assertThat(model.draft.get().text("/auth/clientSecret")).isEqualTo("{{secret.clientSecret}}");
        assertThat(InputForm.keys(model.draft.get())).containsExactly("clientId", "old", "clientSecret");
        assertThat(model.value("clientSecret")).isEqualTo(secret);
        assertThat(model.findings.get()).isEmpty();
        model.save();
        assertThat(draftFile()).doesNotContain(secret).contains("{{secret.clientSecret}}");
        model.undo();
        assertThat(model.draft.get().text("/auth/clientSecret")).isEqualTo(secret);
        model.save();
        assertThat(draftFile()).doesNotContain(secret).doesNotContain(NinjaSide.CLIENT_SECRET);
    }

    @Test
    void aTextThatCannotBeReadTakesNoSecretIntoTheDraftAndOnResumeItIsAskedForAgain() throws Exception {
        BuilderModel model = ninja();
        String typed = model.text().replace("\"{{secret.clientSecret}}\"", "\"sk-live-0123456789\"");
        model.text(typed.replace("\"name\": \"Ninja by hand\"", "\"name\": \"" + NinjaSide.CLIENT_SECRET + "\" oops"));
        model.save();
        assertThat(model.text()).contains("sk-live-0123456789").contains(NinjaSide.CLIENT_SECRET);
        assertThat(draftFile()).doesNotContain("sk-live").doesNotContain(NinjaSide.CLIENT_SECRET).contains("\\\"name\\\": \\\"***\\\" oops")
                .contains("{{input.clientId}}");
        model.text(typed);
        model.leave();
        StartModel again = start();
        again.resume(again.drafts.get().getFirst());
        BuilderModel resumed = opened.getLast();
        assertThat(resumed.said.get())
                .isEqualTo("A secret that stood in the document itself was not kept: enter it again. Secrets are never kept with a draft.");
        assertThat(resumed.draft.get().text("/auth/clientSecret")).isEqualTo("***");
        assertThat(resumed.findingAt("/auth/clientSecret")).startsWith("the secret that stood in the document itself");
        resumed.makeSecretField(resumed.secrets.get().getFirst());
        assertThat(resumed.findings.get()).isEmpty();
        assertThat(resumed.value("clientSecret")).isEmpty();
    }

    @Test
    void aValueTypedAsASecretIsFoundAnywhereInTheDocument() throws Exception {
        BuilderModel model = ninja();
        model.set("/services/0/name", "Devices " + NinjaSide.CLIENT_SECRET);
        assertThat(model.secrets.get()).extracting("pointer").containsExactly("/services/0/name");
        model.save();
        assertThat(draftFile()).doesNotContain(NinjaSide.CLIENT_SECRET).contains("Devices ***");
        model.set("/services/0/name", "Devices");
        assertThat(model.findings.get()).isEmpty();
    }

    @Test
    void oneParentIsAskedForByItselfAndKeptAnswersAreUsed() {
        BuilderModel model = ninja();
        model.open(OpenCard.table("organizations"));
        model.live.run();
        model.edit(draft -> draft.with("/tables/devices/forEach", "organizations").with("/tables/devices/request/query/df",
                "org = {{parent.id}}"));
        model.open(OpenCard.table("devices"));
        model.live.run();
        assertThat(model.live.shown.get().trace().calls("devices").stream().map(TracedCall::parent).distinct()).hasSize(5);
        List<Row> parents = model.live.parents("devices");
        assertThat(parents).hasSize(45);
        Row seventh = parents.get(6);
        int before = hand.sandbox.requests().lines().size();
        model.live.askFor("devices", seventh);
        assertThat(model.live.stale.get()).isEqualTo("The request has changed: press Run to ask the vendor.");
        assertThat(hand.sandbox.requests().lines()).hasSize(before);
        model.live.run();
        assertThat(model.live.problem.get()).isNull();
        String id = seventh.read(FieldPath.ofName("id")).getAsString();
        assertThat(model.live.shown.get().trace().calls()).filteredOn(call -> !call.signIn()).allSatisfy(call -> {
            assertThat(call.table()).isEqualTo("devices");
            assertThat(call.url()).contains("df=org%20%3D%20" + id + "&");
        }).first().satisfies(call -> assertThat(call.parent()).isEqualTo(ReadingScope.nameOf(seventh)));
        assertThat(model.live.shown.get().partial()).as("one parent is never everything").isTrue();
        int asked = hand.sandbox.requests().lines().size();
        model.live.askFor("devices", parents.getFirst());
        assertThat(model.live.stale.get()).as("the first five were asked before").isEmpty();
        assertThat(model.live.shown.get().trace().calls("devices")).isNotEmpty().allMatch(TracedCall::kept)
                .allMatch(call -> call.parent().equals(ReadingScope.nameOf(parents.getFirst())));
        model.live.askFor("devices", null);
        assertThat(model.live.shown.get().trace().calls("devices").stream().map(TracedCall::parent).distinct()).hasSize(5);
        assertThat(hand.sandbox.requests().lines()).hasSize(asked);
        model.edit(draft -> draft.without("/tables/devices/forEach"));
        assertThat(model.live.parents("devices")).isEmpty();
    }

    @Test
    void aParentIsFoundByNameOrIdAmongFiveThousand() {
        List<Row> parents = java.util.stream.IntStream.range(0, 5_000).mapToObj(number -> new Row(
                com.google.gson.JsonParser.parseString("{\"id\": " + (100_000 + number) + ", \"name\": \"Customer " + number + "\"}"),
                null)).toList();
        List<ParentPicker.Choice> choices = ParentPicker.choices(parents);
        assertThat(choices).hasSize(5_001).first().hasToString("the first 5");
        assertThat(choices.stream().filter(one -> one.fits("104999"))).singleElement().hasToString("Customer 4999 · 104999");
        assertThat(choices.stream().filter(one -> one.fits(" customer 499"))).hasSize(11);
    }
}
