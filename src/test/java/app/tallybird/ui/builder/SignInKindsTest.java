package app.tallybird.ui.builder;

import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.junit.jupiter.api.Test;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.editing.DraftTree;

import static org.assertj.core.api.Assertions.assertThat;

/** Each way to sign in, chosen and filled in: the exact document, no finding, and nothing lost that both ways share. */
class SignInKindsTest extends AtBuilder {

    private static final String WHOLE = """
            {"format": 1, "id": "own", "name": "Own", "version": "1.0.0", "inputs": [],
             "http": {"base": "https://api.vendor.com", "allowedHosts": ["*.vendor.com"]}, "auth": {"type": "none"},
             "tables": {"sites": {"request": {"path": "/sites"}, "rows": ".", "paging": {"type": "none"}}},
             "accounts": {"from": "sites", "id": "id", "name": "name"},
             "services": [{"key": "all", "name": "All", "category": "other", "subcategory": "other",
               "usage": {"from": "sites", "account": "id", "measure": "count"}}]}""";

    private static void expect(BuilderModel model, String pointer, String json) {
        assertThat(model.draft.get().at(pointer).orElseThrow()).hasToString(json.replace('\'', '"'));
        assertThat(model.findings.get()).isEmpty();
    }

    @Test
    void aSessionIsProposedWithItsRequestItsTokenAndItsInputs() {
        BuilderModel model = of(WHOLE);
        model.choose("/auth/type", "session");
        expect(model, "/auth", "{'type':'session','login':{'method':'POST','path':'/login','json':{'username':'{{input.user}}',"
                + "'password':'{{secret.password}}'}},'token':'token','headers':{'Authorization':'Bearer {{session.token}}'}}");
        expect(model, "/inputs", "[{'key':'user','label':'User'},{'key':'password','label':'Password','secret':true}]");
        RequestBody.choose(model, "/auth/login", "form");
        model.set("/auth/login/path", "/api/v3/token");
        model.set("/auth/token", "");
        model.set("/auth/tokenHeader", "X-Auth-Token");
        model.set("/auth/validSeconds", "900");
        expect(model, "/auth", "{'type':'session','login':{'method':'POST','path':'/api/v3/token','form':{'username':'{{input.user}}',"
                + "'password':'{{secret.password}}'}},'headers':{'Authorization':'Bearer {{session.token}}'},'tokenHeader':'X-Auth-Token',"
                + "'validSeconds':900}");
        model.edit(draft -> draft.with("/auth/json/visa", "{{session.token}}").without("/auth/headers"));
        model.set("/auth/renewFrom", "visa");
        assertThat(model.findings.get()).isEmpty();
    }

    @Test
    void whatIsWrongWithASessionIsSaidAtTheSignIn() {
        BuilderModel model = of(WHOLE);
        model.choose("/auth/type", "session");
        model.set("/auth/tokenHeader", "X-Auth-Token");
        assertThat(model.findings(OpenCard.of(OpenCard.Card.SIGN_IN))).singleElement()
                .satisfies(finding -> assertThat(finding.pointer() + " " + finding.text())
                        .isEqualTo("/auth a session has its token in \"token\" or in \"tokenHeader\""));
    }

    @Test
    void aSignatureNeedsAKeyAndASecret() {
        BuilderModel model = of(WHOLE);
        model.choose("/auth/type", "signed");
        expect(model, "/auth", "{'type':'signed','scheme':'duo','keyId':'{{input.integrationKey}}','secret':'{{secret.secretKey}}'}");
        expect(model, "/inputs",
                "[{'key':'integrationKey','label':'Integration key'},{'key':'secretKey','label':'Secret key'," + "'secret':true}]");
    }

    @Test
    void otherGrantsTakeTheirPartsAndLeaveTheRestWhereItStands() {
        BuilderModel model = of(WHOLE);
        model.choose("/auth/type", "oauth2");
        model.set("/auth/scope", "monitoring");
        DraftTree before = model.draft.get();
        model.choose("/auth/grant", "refreshToken");
        expect(model, "/auth",
                "{'type':'oauth2','grant':'refreshToken','tokenUrl':'https://api.vendor.com/oauth/token',"
                        + "'clientId':'{{input.clientId}}','clientSecret':'{{secret.clientSecret}}','scope':'monitoring',"
                        + "'refreshToken':'{{secret.refreshToken}}','saveRefreshTokenAs':'refreshToken'}");
        assertThat(InputForm.keys(model.draft.get())).containsExactly("clientId", "clientSecret", "refreshToken");
        model.set("/auth/saveRefreshTokenAs", "");
        assertThat(model.findings.get()).isEmpty();
        model.choose("/auth/grant", "password");
        expect(model, "/auth",
                "{'type':'oauth2','grant':'password','tokenUrl':'https://api.vendor.com/oauth/token',"
                        + "'clientId':'{{input.clientId}}','clientSecret':'{{secret.clientSecret}}','scope':'monitoring',"
                        + "'username':'{{input.user}}','password':'{{secret.password}}'}");
        model.undo();
        model.undo();
        model.undo();
        assertThat(model.draft.get()).isEqualTo(before);
    }

    @Test
    void anotherWayKeepsWhatBothShareAndIsOneStepToTakeBack() {
        BuilderModel model = of(WHOLE);
        model.choose("/auth/type", "basic");
        model.set("/auth/username", "{{input.user}}@msp");
        model.edit(draft -> draft.with("/auth/headers/X-Tenant", "7").with("/auth/x-mine", "kept"));
        DraftTree before = model.draft.get();
        model.choose("/auth/type", "bearer");
        expect(model, "/auth", "{'type':'bearer','token':'{{secret.apiToken}}','headers':{'X-Tenant':'7'},'x-mine':'kept'}");
        model.undo();
        assertThat(model.draft.get()).isEqualTo(before);
        model.choose("/auth/type", "session");
        expect(model, "/auth",
                "{'type':'session','login':{'method':'POST','path':'/login','json':{'username':'{{input.user}}@msp',"
                        + "'password':'{{secret.password}}'}},'token':'token','headers':{'X-Tenant':'7','Authorization':'Bearer "
                        + "{{session.token}}'},'x-mine':'kept'}");
        model.choose("/auth/type", "headers");
        expect(model, "/auth", "{'type':'headers','headers':{'X-Tenant':'7'},'x-mine':'kept'}");
        model.undo();
        model.undo();
        model.choose("/auth/type", "oauth2");
        expect(model, "/auth",
                "{'type':'oauth2','grant':'password','tokenUrl':'https://api.vendor.com/oauth/token',"
                        + "'clientId':'{{input.clientId}}','clientSecret':'{{secret.clientSecret}}','username':'{{input.user}}@msp',"
                        + "'password':'{{secret.password}}','headers':{'X-Tenant':'7'},'x-mine':'kept'}");
    }

    @Test
    void anInputOfTheSameKeyIsUsedAsItIs() {
        BuilderModel model = of(WHOLE.replace("\"inputs\": []", "\"inputs\": [{\"key\": \"apiKey\", \"label\": \"Public key\"}]"));
        model.choose("/auth/type", "query");
        expect(model, "/auth", "{'type':'query','query':{'api_key':'{{input.apiKey}}'}}");
        expect(model, "/inputs", "[{'key':'apiKey','label':'Public key'}]");
    }

    @Test
    void aTableSignsAsTheConnectorUntilItGetsItsOwn() {
        BuilderModel model = of(WHOLE);
        model.choose("/auth/type", "oauth2");
        DraftTree before = model.draft.get();
        String at = "/tables/sites/auth";
        model.choose(at + "/type", "oauth2");
        assertThat(model.draft.get().at(at)).isEqualTo(model.draft.get().at("/auth"));
        model.set(at + "/tokenUrl", "https://login.vendor.com/token");
        assertThat(model.findings.get()).isEmpty();
        assertThat(model.draft.get().text("/auth/tokenUrl")).isEqualTo("https://api.vendor.com/oauth/token");
        model.choose(at + "/type", "none");
        expect(model, at, "{'type':'none'}");
        model.choose(at + "/type", "");
        assertThat(model.draft.get()).isEqualTo(before);
    }

    @Test
    void paceRetriesAndLimitsAreWrittenAsNumbersAndGoAwayWhenTheyAreEmptied() {
        BuilderModel model = of(WHOLE);
        DraftTree before = model.draft.get();
        model.set("/http/rate/requests", "5");
        assertThat(model.findings.get()).singleElement().satisfies(finding -> assertThat(finding.pointer()).isEqualTo("/http/rate"));
        model.set("/http/rate/perSeconds", "1");
        Lists.commas(model, "/http/retry/statuses", "429, 503");
        model.set("/http/retry/firstWaitSeconds", "0.5");
        model.set("/http/retry/waitHeader", "X-Wait");
        model.set("/limits/maxMinutes", "60");
        expect(model, "/http", "{'base':'https://api.vendor.com','allowedHosts':['*.vendor.com'],'rate':{'requests':5,'perSeconds':1},"
                + "'retry':{'statuses':[429,503],'firstWaitSeconds':0.5,'waitHeader':'X-Wait'}}");
        expect(model, "/limits", "{'maxMinutes':60}");
        Lists.commas(model, "/http/retry/statuses", "4x9");
        assertThat(model.findingAt("/http/retry/statuses")).isEqualTo("a whole number from 400 to 599 is expected here, not a text");
        model.set("/http/rate/requests", "");
        model.set("/http/rate/perSeconds", "");
        model.set("/http/retry/waitHeader", "");
        model.set("/http/retry/firstWaitSeconds", "");
        Lists.commas(model, "/http/retry/statuses", "");
        model.set("/limits/maxMinutes", "");
        assertThat(model.draft.get()).isEqualTo(before);
    }

    @Test
    void errorsHiddenInAnswersBeginWithTheUsualRule() {
        BuilderModel model = of(WHOLE);
        PartList.add(model, "/tables/sites/failWhen");
        expect(model, "/tables/sites/failWhen",
                "[{'status':[200],'body':[{'field':'error','exists':true,'mayBeMissing':true}],'then':'fail'}]");
        Lists.commas(model, "/tables/sites/failWhen/0/status", "404 410");
        model.edit(draft -> draft.withoutEmpty("/tables/sites/failWhen/0/body/0"));
        model.set("/tables/sites/failWhen/0/then", "noRows");
        model.set("/tables/sites/failWhen/0/message", "error.text");
        expect(model, "/tables/sites/failWhen", "[{'status':[404,410],'then':'noRows','message':'error.text'}]");
        Lists.commas(model, "/tables/sites/failWhen/0/status", "");
        assertThat(model.findings.get()).singleElement()
                .satisfies(finding -> assertThat(finding.pointer()).isEqualTo("/tables/sites/failWhen/0"));
    }

    @Test
    void pathsOfTheAnswerAreNotTakenAsPathsOfARow() {
        BuilderModel model = of(WHOLE);
        model.open(OpenCard.table("sites"));
        model.fieldFocused("/tables/sites/failWhen/0/message");
        model.insertPath("name", "data[0].name");
        assertThat(model.draft.get().text("/tables/sites/failWhen/0/message")).isEqualTo("data[0].name");
        model.fieldFocused("/tables/sites/key");
        model.insertPath("name", "data[0].name");
        assertThat(model.draft.get().text("/tables/sites/key")).isEqualTo("name");
    }

    @Test
    void rareWaysOfPagingAreWrittenExactly() {
        BuilderModel model = of(WHOLE);
        String paging = "/tables/sites/paging";
        model.set("/tables/sites/rows", "sites");
        model.choose("/tables/sites" + "/paging/type", "cursor");
        model.set(paging + "/from", "next");
        model.edit(draft -> draft.with(paging + "/nextQuery", new com.google.gson.JsonObject()));
        expect(model, paging, "{'type':'cursor','param':'after','from':'next','nextQuery':{}}");
        model.set(paging + "/maxPages", "50");
        model.set(paging + "/totalRows", "total");
        model.set(paging + "/in", "graphql");
        model.choose("/tables/sites" + "/paging/type", "page");
        expect(model, paging, "{'type':'page','param':'page','in':'graphql','size':100,'totalRows':'total','maxPages':50}");
        model.choose("/tables/sites" + "/paging/type", "nextLink");
        model.set(paging + "/relativeTo", "base");
        model.edit(draft -> draft.with(paging + "/headers/X-Next", "links.token"));
        expect(model, paging, "{'type':'nextLink','from':'next','size':100,'totalRows':'total','maxPages':50,'relativeTo':'base',"
                + "'headers':{'X-Next':'links.token'}}");
        model.choose("/tables/sites" + "/paging/type", "linkHeader");
        model.set(paging + "/rel", "following");
        expect(model, paging, "{'type':'linkHeader','size':100,'totalRows':'total','maxPages':50,'rel':'following'}");
        model.set(paging + "/totalRows", "");
        model.set(paging + "/totalRowsHeader", "X-Total-Count");
        model.set(paging + "/totalPagesHeader", "X-Pages");
        model.set(paging + "/totalMayBeMissing", "true");
        model.choose("/tables/sites" + "/paging/type", "none");
        expect(model, paging, "{'type':'none','totalPagesHeader':'X-Pages','totalRowsHeader':'X-Total-Count','totalMayBeMissing':true}");
    }

    @Test
    void aDefaultStaysTheNumberOrTheTruthThatItWas() {
        BuilderModel model = of(WHOLE.replace("\"inputs\": []", "\"inputs\": [{\"key\": \"days\", \"label\": \"Days\", \"default\": 30},"
                + "{\"key\": \"all\", \"label\": \"All\", \"type\": \"boolean\", \"default\": true}, {\"key\": \"name\", \"label\": \"Name\"}]"));
        model.set("/inputs/0/default", "7");
        model.set("/inputs/1/default", "false");
        model.set("/inputs/2/default", "7");
        expect(model, "/inputs", "[{'key':'days','label':'Days','default':7},{'key':'all','label':'All','type':'boolean','default':false},"
                + "{'key':'name','label':'Name','default':'7'}]");
        model.set("/inputs/0/default", "");
        assertThat(model.draft.get().has("/inputs/0/default")).isFalse();
    }

    /** Each value under the sign-in, what all requests share, hidden errors, paging, inputs and the head, changed and changed back. */
    @Test
    void everyPlaceOfTheCatalogIsChangedAndChangedBackWithoutMovingAnything() {
        int places = 0;
        for (Catalog.Entry entry : hand.application.catalog().all()) {
            String text = Catalog.text(entry);
            BuilderModel model = of(text);
            DraftTree before = model.draft.get();
            for (String place : Leaves.of(before)) {
                JsonElement was = before.at(place).orElseThrow();
                if (was instanceof JsonPrimitive value && value.isNumber()) {
                    model.set(place, "77");
                    assertThat(model.draft.get()).as(entry.document().id() + place).isNotEqualTo(before);
                    model.set(place, value.getAsString());
                } else if (was instanceof JsonPrimitive value && value.isBoolean()) {
                    model.set(place, value.getAsBoolean() ? "false" : "true");
                    model.set(place, value.getAsString());
                } else if (was instanceof JsonPrimitive value && !value.getAsString().isEmpty()) {
                    // an empty text is what is left out
                    model.set(place, value.getAsString() + "x");
                    model.set(place, value.getAsString());
                } else if (was instanceof JsonArray list) {
                    Lists.commas(model, place, "1");
                    Lists.commas(model, place, String.join(", ", list.asList().stream().map(JsonElement::getAsString).toList()));
                }
                places++;
            }
            assertThat(model.draft.get().text()).as(entry.document().id()).isEqualTo(before.text());
            assertThat(model.findings.get()).isEmpty();
            model.discard();
        }
        assertThat(places).isGreaterThan(700);
    }

    /** The places that the forms of this test are about. */
    static final class Leaves {

        private static final List<String> TOP = List.of("id", "name", "version", "category", "beta", "sdk", "docs", "note", "timeZone",
                "inputs", "http", "auth", "check", "limits");
        private static final List<String> OF_TABLE = List.of("auth", "failWhen", "paging");

        private Leaves() {
        }

        static List<String> of(DraftTree draft) {
            List<String> places = new ArrayList<>();
            TOP.forEach(part -> draft.at("/" + part).ifPresent(json -> collect("/" + part, json, places)));
            for (String table : draft.names("/tables")) {
                OF_TABLE.forEach(part -> draft.at("/tables/" + table + "/" + part)
                        .ifPresent(json -> collect("/tables/" + table + "/" + part, json, places)));
            }
            return places;
        }

        private static void collect(String at, JsonElement json, List<String> to) {
            if (json instanceof JsonObject object && !object.isEmpty()) {
                object.entrySet().forEach(
                        entry -> collect(at + app.tallybird.connector.description.Pointer.of(entry.getKey()), entry.getValue(), to));
            } else if (json instanceof JsonArray list && list.asList().stream().anyMatch(JsonElement::isJsonObject)) {
                for (int i = 0; i < list.size(); i++) {
                    collect(at + "/" + i, list.get(i), to);
                }
            } else {
                to.add(at);
            }
        }
    }
}
