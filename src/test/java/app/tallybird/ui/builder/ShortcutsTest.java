package app.tallybird.ui.builder;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonPrimitive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.editing.FieldValues;
import app.tallybird.connector.editing.NewDrafts;
import app.tallybird.sandbox.NinjaSide;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;

import static org.assertj.core.api.Assertions.assertThat;

/** What makes building quick: values to click, copies, proposed names, and steps back that are as large as a person thinks. */
class ShortcutsTest {

    private static final String WHERE = "/tables/devices/where";

    @TempDir
    private Path home;
    private AppOnSandbox hand;
    private BuilderModel model;

    @BeforeEach
    void open() {
        hand = new AppOnSandbox(home);
        model = BuilderModel.begin(hand.place(new DirectTaskRunner()), NewDrafts.blank("ninja", "Ninja", "https://app.ninjarmm.com"), "");
    }

    @AfterEach
    void close() {
        hand.close();
    }

    private String json(String pointer) {
        return model.draft.get().at(pointer).map(Object::toString).orElse("nothing");
    }

    private void devices() {
        model.choose("/auth/type", "oauth2");
        model.set("/auth/tokenUrl", "https://app.ninjarmm.com/ws/oauth/token");
        model.set("/auth/scope", "monitoring");
        model.value("clientId", NinjaSide.CLIENT_ID);
        model.value("clientSecret", NinjaSide.CLIENT_SECRET);
        TableCard.add(model);
        TableCard.rename(model, "table", "devices");
        model.set("/tables/devices/request/path", "/v2/devices");
        model.set("/tables/devices/rows", ".");
        model.choose("/tables/devices" + "/paging/type", "none");
        model.live.run();
    }

    @Test
    void valuesAreKeptOrLeftOutByAClick() {
        devices();
        ConditionsForm.exclude(model, WHERE, "offline", new JsonPrimitive(true));
        ConditionsForm.include(model, WHERE, "nodeClass", new JsonPrimitive("MAC"));
        ConditionsForm.include(model, WHERE, "nodeClass", new JsonPrimitive("WINDOWS_SERVER"));
        ConditionsForm.include(model, WHERE, "nodeClass", new JsonPrimitive("MAC"));
        assertThat(json(WHERE))
                .isEqualTo("[{\"field\":\"offline\",\"isNot\":true}," + "{\"field\":\"nodeClass\",\"in\":[\"MAC\",\"WINDOWS_SERVER\"]}]");
        ConditionsForm.exclude(model, WHERE, "offline", new JsonPrimitive(false));
        assertThat(json(WHERE + "/0")).isEqualTo("{\"field\":\"offline\",\"notIn\":[true,false]}");
    }

    @Test
    void aConditionIsOfferedTheValuesThatWereSeenWithTheirKind() {
        devices();
        ConditionsForm.add(model, WHERE);
        model.set(WHERE + "/0/field", "offline");
        Optional<FieldValues> seen = SeenValues.values(model, WHERE + "/0", "offline");
        assertThat(seen.orElseThrow().values()).extracting(FieldValues.Value::json).contains(new JsonPrimitive(false));
        ConditionsForm.take(model, WHERE + "/0", "is", new JsonPrimitive(false));
        assertThat(json(WHERE)).isEqualTo("[{\"field\":\"offline\",\"is\":false}]");
        ConditionEdits.operator(model, WHERE + "/0", "is", "in");
        ConditionsForm.take(model, WHERE + "/0", "in", new JsonPrimitive(true));
        ConditionsForm.take(model, WHERE + "/0", "in", new JsonPrimitive(true));
        assertThat(json(WHERE)).isEqualTo("[{\"field\":\"offline\",\"in\":[false,true]}]");
    }

    @Test
    void aProposedKeyFollowsTheNameAndACopyStandsBehindItsService() {
        devices();
        ServicesCard.add(model, ServicesCard.Kind.COUNTED);
        model.set("/services/0/name", "Managed Servers");
        ServicesCard.nameKey(model, 0);
        assertThat(json("/services/0/key")).isEqualTo("\"managed-servers\"");
        model.set("/services/0/name", "Servers");
        ServicesCard.nameKey(model, 0);
        assertThat(json("/services/0/key")).as("chosen once, it stays").isEqualTo("\"managed-servers\"");
        ServicesCard.add(model, ServicesCard.Kind.TOTAL);
        ServicesCard.copy(model, 0);
        assertThat(List.of(json("/services/0/key"), json("/services/1/key"), json("/services/2/key")))
                .containsExactly("\"managed-servers\"", "\"service3\"", "\"total2\"");
        assertThat(json("/services/1/name")).isEqualTo("\"Servers (copy)\"");
        assertThat(json("/services/1/usage")).isEqualTo(json("/services/0/usage"));
    }

    @Test
    void whatIsTypedAtOnePlaceIsOneStepBack() {
        devices();
        ConditionsForm.add(model, WHERE);
        for (String typed : List.of("a", "at", "att")) {
            model.set(WHERE + "/0/field", typed);
        }
        for (String typed : List.of("x", "xy")) {
            ConditionValue.type(model, WHERE + "/0", "is", typed, Optional.empty());
        }
        model.undo();
        assertThat(json(WHERE)).isEqualTo("[{\"field\":\"att\",\"is\":\"\"}]");
        model.undo();
        assertThat(json(WHERE)).isEqualTo("[{\"field\":\"\",\"is\":\"\"}]");
        model.redo();
        model.redo();
        assertThat(json(WHERE)).isEqualTo("[{\"field\":\"att\",\"is\":\"xy\"}]");
    }

    @Test
    void aValueThatWasMissingIsNoLongerComplainedAboutOnceItIsEntered() {
        devices();
        model.value("clientSecret", "");
        model.live.run();
        assertThat(model.live.problem.get()).isNotNull();
        model.value("clientSecret", NinjaSide.CLIENT_SECRET);
        assertThat(model.live.problem.get()).isNull();
    }

    @Test
    void valuesThatNoTranslationNamesAreListedAndAddedAtOnce() {
        devices();
        String map = "/tables/devices/columns/kind/map";
        model.edit(draft -> draft.with("/tables/devices/columns/kind/from", "nodeClass").with(map + "/WINDOWS_SERVER", "Server"));
        model.live.again();
        assertThat(Offers.unmapped(model, map)).containsKey("MAC").doesNotContainKey("WINDOWS_SERVER");
        assertThat(Offers.words(java.util.Map.of("MAC", 25L))).isEqualTo("Seen and not translated: MAC (25)");
        Offers.add(model, map);
        assertThat(Offers.unmapped(model, map)).isEmpty();
        assertThat(json(map + "/MAC")).isEqualTo("\"MAC\"");
        assertThat(json(map + "/WINDOWS_SERVER")).isEqualTo("\"Server\"");
    }

    @Test
    void aKeyThatWasSavedStaysForCountsMayHaveBeenSentUnderIt() {
        devices();
        Lists.tick(model, "/accounts/from", "devices", true);
        model.set("/accounts/id", "organizationId");
        model.set("/accounts/name", "organizationId");
        ServicesCard.add(model, ServicesCard.Kind.COUNTED);
        model.set("/services/0/usage/account", "organizationId");
        hand.application.userConnectors().save(model.draft.get());
        model.goOn("ninja");
        model.set("/services/0/name", "All devices");
        ServicesCard.nameKey(model, 0);
        assertThat(json("/services/0/key")).isEqualTo("\"service1\"");
        ServicesCard.copy(model, 0);
        model.set("/services/1/name", "Others");
        ServicesCard.nameKey(model, 1);
        assertThat(json("/services/1/key")).as("this one was never saved").isEqualTo("\"others\"");
    }

    @Test
    void aConditionThatComparesWithNothingIsNotComplete() {
        devices();
        ConditionsForm.add(model, WHERE);
        model.set(WHERE + "/0/field", "nodeClass");
        assertThat(model.findingAt(WHERE + "/0")).isEqualTo("nothing is compared with here (choose a value, or compare with \"is blank\")");
        ConditionValue.type(model, WHERE + "/0", "is", "MAC", Optional.empty());
        assertThat(model.findingAt(WHERE + "/0")).isEmpty();
        ConditionEdits.operator(model, WHERE + "/0", "is", "contains");
        ConditionValue.type(model, WHERE + "/0", "contains", "", Optional.empty());
        assertThat(model.findingAt(WHERE + "/0")).startsWith("nothing is compared with here");
    }
}
