package app.tallybird.ui.builder;

import java.util.List;
import java.util.Objects;

import com.google.gson.JsonPrimitive;
import org.junit.jupiter.api.Test;

import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.inspection.TracedCall;
import app.tallybird.connector.reading.ReadingScope;
import app.tallybird.sandbox.PlayedFault;

import static org.assertj.core.api.Assertions.assertThat;

/** What is asked of the vendor while a connector is built, and what is shown of it. */
class LiveModelTest extends NinjaByHand {

    @Test
    void theSignInCanBeTriedBeforeThereIsAnyTable() {
        BuilderModel model = blank();
        signIn(model);
        assertThat(InputForm.keys(model.draft.get())).containsExactly("clientId", "clientSecret");
        model.open(OpenCard.of(OpenCard.Card.SIGN_IN));
        model.live.run();
        assertThat(model.live.problem.get()).isNull();
        assertThat(model.live.shown.get().trace().signIns()).singleElement().satisfies(call -> assertThat(call.outcome()).isEqualTo("200"));
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
