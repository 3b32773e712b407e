package app.tallybird.ui.builder;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.google.gson.JsonPrimitive;
import org.junit.jupiter.api.Test;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.exchange.Touch;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.FieldPath.Step;
import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.testkit.Cases;
import app.tallybird.connector.testkit.ConnectorKit;
import app.tallybird.model.CellKey;
import app.tallybird.model.UnitCount;
import app.tallybird.sandbox.NinjaSide;

import static org.assertj.core.api.Assertions.assertThat;

/** From a blank page to a connector that is saved, and edited again. */
class BuilderModelTest extends NinjaByHand {

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
}
