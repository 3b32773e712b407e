package app.tallybird.ui.builder;

import java.util.List;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.sandbox.NinjaSide;

import static org.assertj.core.api.Assertions.assertThat;

/** Every kind of change of conditions, computed fields, row shapes and services leaves exactly the JSON that was meant. */
class RowEditsTest extends AtBuilder {

    private static final String DEVICES = "/tables/devices";
    private static final String WHERE = DEVICES + "/where";

    private BuilderModel model;

    @BeforeEach
    void open() {
        model = copy("ninjaone");
    }

    private BuilderModel copy(String id) {
        return of(Catalog
                .text(hand.application.catalog().all().stream().filter(one -> one.document().id().equals(id)).findFirst().orElseThrow()));
    }

    private String json(String pointer) {
        return model.draft.get().at(pointer).map(Object::toString).orElse("nothing");
    }

    private void put(String pointer, String json) {
        model.edit(draft -> draft.with(pointer, JsonParser.parseString(json)));
    }

    private void isValid() {
        assertThat(model.findings.get()).isEmpty();
    }

    @Test
    void conditionsAreGroupedAndTakenApart() {
        put(WHERE, "[{\"field\":\"a\",\"is\":5,\"x-why\":\"b\"},{\"field\":\"c\",\"blank\":false}]");
        ConditionEdits.wrap(model, WHERE + "/0", "any");
        assertThat(json(WHERE)).isEqualTo("[{\"any\":[{\"field\":\"a\",\"is\":5,\"x-why\":\"b\"}]},{\"field\":\"c\",\"blank\":false}]");
        ConditionEdits.addGroup(model, WHERE + "/0/any");
        ConditionEdits.kind(model, WHERE + "/0/any/1", "not");
        ConditionsForm.add(model, WHERE + "/0/any/1/not");
        assertThat(json(WHERE + "/0/any/1")).isEqualTo("{\"not\":[{\"field\":\"\",\"is\":\"\"},{\"field\":\"\",\"is\":\"\"}]}");
        ConditionEdits.remove(model, WHERE + "/0/any/1/not", 1);
        ConditionEdits.remove(model, WHERE + "/0/any/1/not", 0);
        assertThat(json(WHERE)).isEqualTo("[{\"any\":[{\"field\":\"a\",\"is\":5,\"x-why\":\"b\"}]},{\"field\":\"c\",\"blank\":false}]");
        ConditionEdits.unwrap(model, WHERE, 0);
        assertThat(json(WHERE)).isEqualTo("[{\"field\":\"a\",\"is\":5,\"x-why\":\"b\"},{\"field\":\"c\",\"blank\":false}]");
        isValid();
    }

    @Test
    void theLastConditionOfNestedGroupsTakesThemAllAlongAndAGroupWithNotesIsNotTakenApart() {
        put(WHERE, "[{\"not\":[{\"any\":[{\"not\":[{\"field\":\"a\",\"is\":1}]}]}]}]");
        isValid();
        ConditionEdits.remove(model, WHERE + "/0/not/0/any/0/not", 0);
        assertThat(json(WHERE)).isEqualTo("nothing");
        put(WHERE, "[{\"any\":[{\"field\":\"a\",\"is\":1}],\"x-note\":\"old plans\"}]");
        ConditionEdits.unwrap(model, WHERE, 0);
        assertThat(json(WHERE)).isEqualTo("[{\"any\":[{\"field\":\"a\",\"is\":1}],\"x-note\":\"old plans\"}]");
        isValid();
    }

    @Test
    void anotherComparisonKeepsTheValueAsFarAsItFits() {
        put(WHERE, "[{\"field\":\"a\",\"is\":5,\"mayBeMissing\":true}]");
        String at = WHERE + "/0";
        ConditionEdits.operator(model, at, "is", "notIn");
        assertThat(json(at)).isEqualTo("{\"field\":\"a\",\"notIn\":[5],\"mayBeMissing\":true}");
        ConditionEdits.operator(model, at, "notIn", "in");
        ConditionEdits.operator(model, at, "in", "isNot");
        ConditionEdits.operator(model, at, "isNot", "moreThan");
        assertThat(json(at)).isEqualTo("{\"field\":\"a\",\"moreThan\":5,\"mayBeMissing\":true}");
        ConditionEdits.addOperator(model, at);
        ConditionValue.type(model, at, "atMost", "9.50", Optional.empty());
        assertThat(json(at)).isEqualTo("{\"field\":\"a\",\"moreThan\":5,\"mayBeMissing\":true,\"atMost\":9.50}");
        isValid();
        ConditionEdits.operator(model, at, "moreThan", "contains");
        assertThat(json(at)).isEqualTo("{\"field\":\"a\",\"contains\":\"5\",\"mayBeMissing\":true,\"atMost\":9.50}");
        ConditionEdits.operator(model, at, "contains", "exists");
        assertThat(json(at)).isEqualTo("{\"field\":\"a\",\"exists\":true,\"mayBeMissing\":true,\"atMost\":9.50}");
        isValid();
        put(WHERE, "[{\"field\":\"a\",\"in\":[\"x\",\"y\"]}]");
        ConditionEdits.operator(model, at, "in", "is");
        assertThat(json(at)).isEqualTo("{\"field\":\"a\",\"is\":\"x\"}");
        assertThat(model.said.get()).isEqualTo("Only the first of 2 values stays. Undo brings the others back.");
        model.undo();
        assertThat(json(at)).isEqualTo("{\"field\":\"a\",\"in\":[\"x\",\"y\"]}");
    }

    @Test
    void aValueKeepsItsKindWhileItIsTyped() {
        put(WHERE, "[{\"field\":\"a\",\"is\":5},{\"field\":\"a\",\"is\":\"5\"},{\"field\":\"a\",\"isNot\":true}]");
        for (String typed : List.of("", "-", "-1", "-1.", "-1.5")) {
            ConditionValue.type(model, WHERE + "/0", "is", typed, Optional.of(ValueKind.NUMBER));
        }
        ConditionValue.type(model, WHERE + "/1", "is", "57", Optional.of(ValueKind.TEXT));
        ConditionValue.type(model, WHERE + "/2", "isNot", "False", Optional.of(ValueKind.YES_NO));
        assertThat(json(WHERE))
                .isEqualTo("[{\"field\":\"a\",\"is\":-1.5},{\"field\":\"a\",\"is\":\"57\"},{\"field\":\"a\",\"isNot\":false}]");
        ConditionEdits.as(model, WHERE + "/1", ValueKind.NUMBER);
        assertThat(json(WHERE + "/1")).isEqualTo("{\"field\":\"a\",\"is\":57}");
        ConditionEdits.as(model, WHERE + "/1", ValueKind.TEXT);
        assertThat(json(WHERE + "/1")).isEqualTo("{\"field\":\"a\",\"is\":\"57\"}");
        assertThat(ValueKind.NUMBER.read("007")).hasToString("\"007\"");
        assertThat(ValueKind.NUMBER.read("12345678901234567890123")).hasToString("12345678901234567890123");
        isValid();
    }

    @Test
    void whatTheVendorSentSaysHowATypedValueIsCompared() {
        model.value("region", "https://app.ninjarmm.com");
        model.value("clientId", NinjaSide.CLIENT_ID);
        model.value("clientSecret", NinjaSide.CLIENT_SECRET);
        model.open(OpenCard.table("devices"));
        model.live.run();
        assertThat(model.live.problem.get()).isNull();
        int rows = model.live.rows("devices").size();
        put(WHERE,
                "[{\"field\":\"offline\",\"is\":\"\"},{\"field\":\"organizationId\",\"is\":\"\"},{\"field\":\"nodeClass\",\"is\":\"\"}]");
        ConditionValue.type(model, WHERE + "/0", "is", "true", Optional.empty());
        ConditionValue.type(model, WHERE + "/1", "is", "2", Optional.empty());
        ConditionValue.type(model, WHERE + "/2", "is", "MAC", Optional.empty());
        assertThat(json(WHERE)).isEqualTo("[{\"field\":\"offline\",\"is\":true},{\"field\":\"organizationId\",\"is\":2},"
                + "{\"field\":\"nodeClass\",\"is\":\"MAC\"}]");
        assertThat(ConditionValue.words(model, WHERE + "/0")).isEqualTo("Compared as true or false.");
        assertThat(ConditionValue.words(model, WHERE + "/1")).isEqualTo("Compared as a number.");
        assertThat(ConditionValue.words(model, WHERE + "/2")).isEmpty();
        ConditionValue.type(model, WHERE + "/0", "is", "yes", Optional.empty());
        assertThat(ConditionValue.words(model, WHERE + "/0")).isEqualTo("All values seen are true or false, so none is \"yes\".");
        ConditionValue.type(model, WHERE + "/1", "is", "Acme", Optional.empty());
        assertThat(ConditionValue.words(model, WHERE + "/1")).isEqualTo("All values seen are numbers, so none is \"Acme\".");
        put(WHERE, "[{\"field\":\"offline\",\"is\":\"\"}]");
        ConditionValue.type(model, WHERE + "/0", "is", "false", Optional.empty());
        runner.runLater();
        long kept = model.live.shown.get().trace().table("devices").kept();
        put(WHERE, "[{\"field\":\"offline\",\"is\":\"\"}]");
        ConditionValue.type(model, WHERE + "/0", "is", "TRUE", Optional.empty());
        runner.runLater();
        assertThat(kept).isPositive().isLessThan(rows);
        assertThat(model.live.shown.get().trace().table("devices").kept()).isEqualTo(rows - kept);
        put("/services/0/usage/where", "[{\"field\":\"organizationId\",\"in\":[]}]");
        ConditionValue.type(model, "/services/0/usage/where/0/in", "1, 2", ConditionValue.Writing.COMMAS, Optional.empty());
        assertThat(json("/services/0/usage/where")).isEqualTo("[{\"field\":\"organizationId\",\"in\":[1,2]}]");
        isValid();
    }

    @Test
    void severalValuesAreNeverCutApartAtACommaOfTheirOwn() {
        JsonArray commas = JsonParser.parseString("[\"a\",1,true]").getAsJsonArray();
        JsonArray lines = JsonParser.parseString("[\"Trial, old\",2]").getAsJsonArray();
        JsonArray breaks = JsonParser.parseString("[\"a\\nb\",\"\"]").getAsJsonArray();
        assertThat(ConditionValue.writing(commas)).isEqualTo(ConditionValue.Writing.COMMAS);
        assertThat(ConditionValue.text(commas, ConditionValue.Writing.COMMAS)).isEqualTo("a, 1, true");
        assertThat(ConditionValue.writing(lines)).isEqualTo(ConditionValue.Writing.LINES);
        assertThat(ConditionValue.text(lines, ConditionValue.Writing.LINES)).isEqualTo("Trial, old\n2");
        assertThat(ConditionValue.writing(breaks)).isEqualTo(ConditionValue.Writing.JSON);
        put(WHERE, "[{\"field\":\"a\",\"in\":[\"a\",1,true]},{\"field\":\"a\",\"notIn\":[\"Trial, old\",2]},"
                + "{\"field\":\"a\",\"in\":[\"a\\nb\",\"\"]}]");
        ConditionValue.type(model, WHERE + "/0/in", "1, true, b, a", ConditionValue.Writing.COMMAS, Optional.empty());
        ConditionValue.type(model, WHERE + "/1/notIn", "2\nTrial, old\nTrial, new", ConditionValue.Writing.LINES, Optional.empty());
        ConditionValue.type(model, WHERE + "/2/in", "[\"a\\nb\",", ConditionValue.Writing.JSON, Optional.empty());
        assertThat(json(WHERE)).isEqualTo("[{\"field\":\"a\",\"in\":[1,true,\"b\",\"a\"]},"
                + "{\"field\":\"a\",\"notIn\":[2,\"Trial, old\",\"Trial, new\"]},{\"field\":\"a\",\"in\":[\"a\\nb\",\"\"]}]");
        isValid();
    }

    @Test
    void aValueThatIsEnteredLaterIsNamed() {
        put(WHERE, "[{\"field\":\"a\",\"is\":\"\"}]");
        ConditionValue.type(model, WHERE + "/0", "is", "{{input.clientId}}", Optional.of(ValueKind.NUMBER));
        assertThat(json(WHERE)).isEqualTo("[{\"field\":\"a\",\"is\":\"{{input.clientId}}\"}]");
        assertThat(ConditionValue.words(model, WHERE + "/0")).isEqualTo("Compared with what is entered as \"Client ID\".");
        isValid();
    }

    @Test
    void aComputedFieldTakesEveryOriginAndKeepsItsSteps() {
        String at = DEVICES + "/columns/extra";
        PartList.add(model, DEVICES + "/columns", "extra", "choose");
        assertThat(json(at)).isEqualTo("{\"choose\":[{\"when\":[{\"field\":\"\",\"is\":\"\"}],\"then\":\"\"}]}");
        put(at, "{\"choose\":[{\"when\":[{\"field\":\"a\",\"is\":1}],\"then\":\"b\"}],\"trim\":true,\"otherwise\":\"\",\"x-why\":1}");
        SpecialControls.way(model, at, "climb");
        assertThat(json(at)).isEqualTo("{\"climb\":{\"table\":\"organizations\",\"from\":\"\",\"id\":\"\",\"parent\":\"\"},"
                + "\"trim\":true,\"otherwise\":\"\",\"x-why\":1}");
        for (String part : List.of("from", "id", "parent")) {
            model.set(at + "/climb/" + part, "id");
        }
        ConditionsForm.add(model, at + "/climb/until");
        ConditionEdits.remove(model, at + "/climb/until", 0);
        assertThat(json(at + "/climb")).isEqualTo("{\"table\":\"organizations\",\"from\":\"id\",\"id\":\"id\",\"parent\":\"id\"}");
        PartList.add(model, at + "/replace");
        PartList.add(model, at + "/replace");
        model.set(at + "/replace/1/regex", "^x");
        model.edit(draft -> draft.moved(at + "/replace/1", -1));
        assertThat(json(at + "/replace")).isEqualTo("[{\"regex\":\"^x\",\"with\":\"\"},{\"regex\":\"\",\"with\":\"\"}]");
        assertThat(SpecialControls.steps(model.draft.get(), at)).isEqualTo("Then: trim, replace, otherwise");
        PartList.remove(model, at + "/replace/1");
        isValid();
        PartList.remove(model, at + "/replace/0");
        SpecialControls.way(model, at, "value");
        assertThat(json(at)).isEqualTo("{\"value\":\"\",\"trim\":true,\"otherwise\":\"\",\"x-why\":1}");
        PartList.remove(model, at);
        assertThat(json(at)).isEqualTo("nothing");
        isValid();
    }

    @Test
    void aKeyOfOneFieldIsATextAndOfSeveralAList() {
        String key = DEVICES + "/key";
        assertThat(json(key)).isEqualTo("\"id\"");
        Lists.add(model, key);
        model.set(key + "/1", "outer.day");
        assertThat(json(key)).isEqualTo("[\"id\",\"outer.day\"]");
        isValid();
        Lists.remove(model, key, 0);
        assertThat(json(key)).isEqualTo("\"outer.day\"");
        isValid();
        model.edit(draft -> Proposals.with(draft, DEVICES + "/latest"));
        model.set(DEVICES + "/latest/per/0", "id");
        model.set(DEVICES + "/latest/by", "day");
        assertThat(json(DEVICES + "/latest")).isEqualTo("{\"per\":[\"id\"],\"by\":\"day\"}");
        isValid();
        Lists.add(model, DEVICES + "/latest/per");
        Lists.remove(model, DEVICES + "/latest/per", 1);
        assertThat(json(DEVICES + "/latest/per")).isEqualTo("[\"id\"]");
    }

    @Test
    void theVendorsOwnFigureIsComparedWithTheRows() {
        String expect = DEVICES + "/expect";
        model.edit(draft -> Proposals.with(draft, expect));
        assertThat(json(expect)).isEqualTo("{\"says\":\"\"}");
        model.set(expect + "/says", "deviceCount");
        isValid();
        model.set(expect + "/table", "organizations");
        model.set(expect + "/id", "id");
        model.set(expect + "/by", "organizationId");
        model.set(expect + "/strict", "true");
        assertThat(json(expect)).isEqualTo(
                "{\"says\":\"deviceCount\",\"table\":\"organizations\",\"id\":\"id\",\"by\":\"organizationId\",\"strict\":true}");
        isValid();
        TableCard.rename(model, "organizations", "customers");
        assertThat(model.draft.get().text(expect + "/table")).isEqualTo("customers");
        isValid();
    }

    @Test
    void aTableIsAskedForEachRowInTheShortestWayThatSaysIt() {
        String each = DEVICES + "/forEach";
        ForEach.choose(model, DEVICES, "organizations");
        assertThat(json(each)).isEqualTo("\"organizations\"");
        model.set(each + "/distinct", "id");
        assertThat(json(each)).isEqualTo("{\"table\":\"organizations\",\"distinct\":\"id\"}");
        ConditionsForm.add(model, each + "/where");
        model.set(each + "/where/0/field", "name");
        assertThat(json(each)).isEqualTo("{\"table\":\"organizations\",\"distinct\":\"id\",\"where\":[{\"field\":\"name\",\"is\":\"\"}]}");
        model.set(each + "/where/0/is", "Acme");
        isValid();
        model.set(each + "/distinct", "");
        ConditionEdits.remove(model, each + "/where", 0);
        assertThat(json(each)).isEqualTo("\"organizations\"");
        put(each, "{\"table\":\"organizations\",\"x-why\":\"slow\",\"distinct\":\"id\"}");
        model.set(each + "/distinct", "");
        assertThat(json(each)).isEqualTo("{\"table\":\"organizations\",\"x-why\":\"slow\"}");
        isValid();
        model.set(DEVICES + "/ifParentFails", "leaveAccountOut");
        ForEach.choose(model, DEVICES, "");
        assertThat(json(each)).isEqualTo("nothing");
        assertThat(json(DEVICES + "/ifParentFails")).isEqualTo("nothing");
        isValid();
    }

    @Test
    void anotherSourceLeavesNothingOfTheOneBefore() {
        put("/inputs/-", "{\"key\":\"program\",\"label\":\"Program\",\"type\":\"file\"}");
        SpecialControls.way(model, DEVICES, "command");
        assertThat(json(DEVICES + "/command")).isEqualTo("{\"program\":\"{{input.program}}\"}");
        assertThat(json(DEVICES + "/request")).isEqualTo("nothing");
        assertThat(json(DEVICES + "/paging")).isEqualTo("{\"type\":\"none\"}");
        isValid();
        put("/inputs/-", "{\"key\":\"file\",\"label\":\"File\",\"type\":\"file\"}");
        SpecialControls.way(model, DEVICES, "file");
        assertThat(json(DEVICES + "/file")).isEqualTo("\"{{input.file}}\"");
        isValid();
    }

    @Test
    void servicesAreTickedInTheirOrderAndARenamedOneIsFoundEverywhere() {
        int total = java.util.stream.IntStream.range(0, model.draft.get().size("/services"))
                .filter(place -> model.draft.get().has("/services/" + place + "/usage/plus")).findFirst().orElseThrow();
        String plus = "/services/" + total + "/usage/plus";
        List<String> before = model.draft.get().texts(plus);
        Lists.tick(model, plus, before.getFirst(), false);
        Lists.tick(model, plus, before.getFirst(), true);
        assertThat(model.draft.get().texts(plus).getLast()).isEqualTo(before.getFirst());
        String zero = "/services/0/usage/zeroIfAny";
        String other = model.draft.get().text("/services/2/key");
        Lists.tick(model, zero, other, true);
        assertThat(json("/services/0/usage/zeroIfAny")).isEqualTo("[\"" + other + "\"]");
        isValid();
        model.edit(draft -> app.tallybird.connector.editing.References.renameService(draft, 2, "fresh-key"));
        assertThat(json("/services/0/usage/zeroIfAny")).isEqualTo("[\"fresh-key\"]");
        isValid();
        Lists.tick(model, zero, "fresh-key", false);
        assertThat(json("/services/0/usage/zeroIfAny")).isEqualTo("nothing");
        model.edit(draft -> Proposals.with(draft, "/services/0/usage/unit"));
        assertThat(json("/services/0/usage/unit")).isEqualTo("{\"from\":\"bytes\",\"to\":\"GiB\"}");
        isValid();
        assertThat(ServicesCard.formula(model, 99)).isEmpty();
    }

    @Test
    void aServiceWithoutAKindGetsAProposalFromItsWords() {
        model.edit(draft -> draft.with("/services/0/subcategory", "other").with("/services/0/name", "Mailboxes with backup"));
        assertThat(Offers.subcategory(model.draft.get(), 0)).contains(new Offers.Fitting("backup", "cloud backup"));
        model.edit(draft -> draft.with("/services/0/name", "Seats").without("/services/0/description").with("/name", "DNS by hand"));
        assertThat(Offers.subcategory(model.draft.get(), 0)).contains(new Offers.Fitting("security", "DNS filtering"));
        model.set("/services/0/subcategory", "email security");
        assertThat(Offers.subcategory(model.draft.get(), 0)).isEmpty();
    }

    @Test
    void everyProposalIsAWordThatSynthesizeKnows() {
        for (String words : List.of("edr", "dns", "phishing", "awareness", "siem", "soc", "mfa", "sso", "password", "dark web", "vpn",
                "spam", "archive", "replica", "backup", "mailbox", "voip", "mdm", "printer", "server", "workstation", "switch")) {
            model.edit(draft -> draft.with("/services/0/subcategory", "other").with("/services/0/name", words)
                    .without("/services/0/description"));
            Offers.Fitting found = Offers.subcategory(model.draft.get(), 0).orElseThrow();
            model.edit(draft -> draft.with("/services/0/category", found.category()).with("/services/0/subcategory", found.subcategory()));
            assertThat(model.findings.get()).as(words).isEmpty();
        }
    }
}
