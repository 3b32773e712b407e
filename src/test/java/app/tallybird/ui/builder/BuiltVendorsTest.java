package app.tallybird.ui.builder;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import com.google.gson.JsonArray;
import com.google.gson.JsonPrimitive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import app.tallybird.app.DemoVendors;
import app.tallybird.connector.engine.InputCheck;
import app.tallybird.connector.format.FieldPath.Step;
import app.tallybird.connector.inspection.Trace;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.connector.reading.Reading;
import app.tallybird.http.Cancel;
import app.tallybird.model.Service;
import app.tallybird.model.UnitCount;
import app.tallybird.sandbox.RecordedVendor;
import app.tallybird.stage.StageClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Connectors built from nothing against other vendors: their counts equal the catalog's, and hostile answers do no harm. */
@Tag("long")
class BuiltVendorsTest extends AtBuilder {

    private static final Map<String, String> KEY = Map.of("apiKey", "fake-secret-0001");

    @BeforeEach
    void open() {
        hand.sandbox.alsoPlay(DemoVendors.recorded(() -> hand.application.catalog().all(), new StageClock()));
    }

    private static String table(BuilderModel model, String name, String path) {
        TableCard.add(model);
        TableCard.rename(model, "table", name);
        model.set("/tables/" + name + "/request/path", path);
        return "/tables/" + name;
    }

    private static void click(BuilderModel model, String... names) {
        List<Step> steps = new ArrayList<>();
        for (String name : names) {
            steps.add(new Step.Name(name));
        }
        CallsPane.chosen(model, new AnswerTree.ClickedValue(names[names.length - 1], new JsonArray(), steps));
    }

    /** Numbers by account and which of the asked services it is, because keys of one's own are other ones. */
    private static Map<String, String> numbers(Reading reading, int... services) {
        Map<String, String> numbers = new TreeMap<>();
        reading.cells().forEach((key, count) -> {
            for (int i = 0; i < services.length; i++) {
                if (reading.services().get(services[i]).key().equals(key.serviceKey())) {
                    numbers.put(key.accountId() + " " + i, count instanceof UnitCount.Value value ? value.units().toPlainString() : "0");
                }
            }
        });
        return numbers;
    }

    private Reading catalog(String id) {
        return hand.application.connectors().read(InputCheck.complete(hand.application.catalog().find(id, home), KEY), ReadListener.none(),
                Cancel.never());
    }

    @Test
    void dnsFilterFromItsFactSheetCountsAsTheCatalogDoes() {
        BuilderModel model = blank("DNSFilter by hand", "https://api.dnsfilter.com");
        model.choose("/auth/type", "headers");
        model.value("apiKey", "fake-secret-0001");
        String organizations = table(model, "organizations", "/v1/organizations");
        pages(model, organizations);
        model.live.run();
        click(model, "data");
        model.set(organizations + "/key", "id");
        ConditionsForm.add(model, organizations + "/where");
        model.set(organizations + "/where/0/field", "attributes.canceled");
        model.edit(draft -> draft.without(organizations + "/where/0/is").with(organizations + "/where/0/isNot", new JsonPrimitive(true)));
        String clients = table(model, "clients", "/v1/user_agents");
        model.set(clients + "/forEach", "organizations");
        model.edit(draft -> draft.with(clients + "/request/query/organization_ids", "{{parent.id}}"));
        pages(model, clients);
        model.live.run();
        click(model, "data");
        Lists.tick(model, "/accounts/from", "organizations", true);
        model.set("/accounts/id", "id");
        model.set("/accounts/name", "attributes.name");
        ServicesCard.add(model, ServicesCard.Kind.COUNTED);
        model.set("/services/0/usage/account", "relationships.organization.data.id");
        model.edit(draft -> draft.with("/services/0/usage/measure", "countDistinct").with("/services/0/usage/field", "id"));
        ConditionsForm.include(model, "/services/0/usage/where", "attributes.status", new JsonPrimitive("active"));
        ServicesCard.copy(model, 0);
        model.set("/services/1/name", "DNSFilter Roaming Clients (protected)");
        model.set("/services/1/usage/where/0/field", "attributes.agent_state");
        ConditionsForm.take(model, "/services/1/usage/where/0", "is", new JsonPrimitive("protected"));
        assertThat(model.findings.get()).isEmpty();
        model.live.runEverything();
        assertThat(model.live.problem.get()).isNull();
        Reading built = model.live.shown.get().reading().orElseThrow();
        Reading catalog = catalog("dnsfilter");
        assertThat(built.accounts()).isEqualTo(catalog.accounts());
        assertThat(catalog.services().subList(2, 4)).extracting(Service::key).containsExactly("roaming-clients", "protected-clients");
        assertThat(numbers(built, 0, 1)).isEqualTo(numbers(catalog, 2, 3))
                .isEqualTo(Map.of("48211 0", "4", "48213 0", "0", "9000 0", "1", "48211 1", "2", "48213 1", "0", "9000 1", "1"));
        assertThat(new SaveModel(model, document -> {
        }).state()).startsWith("Tested ").contains(": 3 customers");
    }

    @Test
    void aVendorWithASessionFromNothingCountsAsTheCatalogDoes() {
        Map<String, String> credentials = Map.of("server", "https://vspc.msp.example:1280", "username", "MSP\\api-user", "password",
                "fake-secret-0001");
        BuilderModel model = blank("Veeam by hand", credentials.get("server"));
        model.choose("/auth/type", "session");
        model.set("/auth/login/path", "/api/v3/token");
        RequestBody.choose(model, "/auth/login", "form");
        model.edit(draft -> draft.with("/auth/login/form/grant_type", "password"));
        model.set("/auth/token", "access_token");
        model.set("/auth/validSeconds", "3600");
        model.value("user", credentials.get("username"));
        model.value("password", credentials.get("password"));
        model.open(OpenCard.of(OpenCard.Card.SIGN_IN));
        model.live.run();
        assertThat(model.live.problem.get()).isNull();
        Trace trace = model.live.shown.get().trace();
        assertThat(trace.calls()).singleElement().satisfies(call -> {
            assertThat(call.signIn()).isTrue();
            assertThat(call.line()).isEqualTo("POST https://vspc.msp.example:1280/api/v3/token");
            assertThat(call.body()).isEqualTo("username=MSP%5Capi-user&password=***&grant_type=password");
            assertThat(call.text()).contains("\"access_token\":\"***\"").doesNotContain("fake-");
            assertThat(SignInWords.of(model.draft.get(), trace).of(call)).isEqualTo("Token received, it is used for 3600 seconds.");
        });
        String companies = table(model, "companies", "/api/v3/organizations/companies");
        offsets(model, companies);
        model.live.run();
        click(model, "data");
        model.set(companies + "/key", "instanceUid");
        PartList.add(model, "/http/failWhen");
        model.set("/http/failWhen/0/body/0/field", "errors[0]");
        model.set("/http/failWhen/0/message", "errors[0].message");
        String usage = table(model, "usage", "/api/v3/organizations/companies/usage");
        model.edit(draft -> draft.with(usage + "/request/query/fromDate", "{{date.daysAgo(7)}}").with(usage + "/request/query/toDate",
                "{{date.today}}"));
        offsets(model, usage);
        model.live.run();
        click(model, "data");
        model.set(usage + "/expand", "counters");
        model.edit(draft -> draft.with(usage + "/latest",
                com.google.gson.JsonParser.parseString("{\"per\": [\"outer.companyUid\", \"type\"], \"by\": \"outer.date\"}")));
        Lists.tick(model, "/accounts/from", "companies", true);
        model.set("/accounts/id", "instanceUid");
        model.set("/accounts/name", "name");
        ServicesCard.add(model, ServicesCard.Kind.COUNTED);
        model.set("/services/0/usage/from", "usage");
        model.set("/services/0/usage/account", "outer.companyUid");
        model.edit(draft -> draft.with("/services/0/usage/measure", "sum").with("/services/0/usage/field", "value"));
        ConditionsForm.include(model, "/services/0/usage/where", "type", new JsonPrimitive("BackedupVms"));
        assertThat(model.findings.get()).isEmpty();
        model.live.runEverything();
        assertThat(model.live.problem.get()).isNull();
        Reading built = model.live.shown.get().reading().orElseThrow();
        Reading catalog = hand.application.connectors().read(
                InputCheck.complete(hand.application.catalog().find("veeam-vspc", home), credentials), ReadListener.none(), Cancel.never());
        assertThat(built.accounts()).isEqualTo(catalog.accounts());
        assertThat(numbers(built, 0).values()).containsExactly("5", "17", "0", "0");
        assertThat(numbers(built, 0)).isEqualTo(numbers(catalog, 0));
    }

    private static void offsets(BuilderModel model, String table) {
        model.choose(table + "/paging/type", "offset");
        model.set(table + "/paging/sizeParam", "limit");
        model.set(table + "/paging/size", "500");
        model.set(table + "/paging/totalRows", "meta.pagingInfo.total");
    }

    private static void pages(BuilderModel model, String table) {
        model.choose(table + "/paging/type", "page");
        model.set(table + "/paging/param", "page[number]");
        model.set(table + "/paging/sizeParam", "page[size]");
        model.set(table + "/paging/size", "100");
    }

    @Test
    void aGraphQlVendorFromNothingCountsAsTheCatalogDoes() {
        BuilderModel model = blank("usecure by hand", "https://public-api.getusecure.com");
        model.choose("/auth/type", "headers");
        model.edit(draft -> draft.renamed("/auth/headers/Authorization", "x-api-key"));
        model.value("apiKey", "fake-secret-0001");
        String clients = table(model, "clients", "/graphql");
        RequestBody.choose(model, clients + "/request", "graphql");
        model.set(clients + "/request/graphql/query", "query { company { id externalId clients { id name } } }");
        model.live.run();
        click(model, "data", "company", "clients");
        model.choose(clients + "/paging/type", "none");
        String plans = table(model, "plans", "/graphql");
        RequestBody.choose(model, plans + "/request", "graphql");
        model.set(plans + "/request/graphql/query",
                "query($id: ID!) { company(companyId: $id) { plan { name learnerCount learnerLimit } } }");
        model.edit(draft -> draft.with(plans + "/request/graphql/variables/id", "{{parent.id}}"));
        model.set(plans + "/forEach", "clients");
        model.set(plans + "/rows", "data.company");
        model.set(plans + "/rowsAs", "one");
        model.choose(plans + "/paging/type", "none");
        model.edit(draft -> draft.with(plans + "/columns/client/value", "{{parent.id}}"));
        model.live.run();
        assertThat(model.live.problem.get()).isNull();
        assertThat(model.live.shown.get().trace().calls("plans").stream().map(call -> call.parent()).toList())
                .containsExactly("Acme Dental", "Bolt Law", "Trial Ltd", "Zeta Zoo");
        Lists.tick(model, "/accounts/from", "clients", true);
        model.set("/accounts/id", "id");
        model.set("/accounts/name", "name");
        ServicesCard.add(model, ServicesCard.Kind.COUNTED);
        model.set("/services/0/usage/account", "client");
        model.edit(draft -> draft.with("/services/0/usage/measure", "sum").with("/services/0/usage/field", "plan.learnerCount"));
        model.edit(draft -> draft.with("/services/0/usage/ifMissing", "skipRow"));
        ConditionsForm.add(model, "/services/0/usage/where");
        model.set("/services/0/usage/where/0/field", "plan.name");
        model.edit(draft -> draft.without("/services/0/usage/where/0/is").with("/services/0/usage/where/0/isNot", "freeTrial"));
        assertThat(model.findings.get()).isEmpty();
        model.live.runEverything();
        assertThat(model.live.problem.get()).isNull();
        Reading built = model.live.shown.get().reading().orElseThrow();
        assertThat(numbers(built, 0)).isEqualTo(numbers(catalog("usecure"), 0))
                .isEqualTo(Map.of("cmp_1 0", "42", "cmp_2 0", "7", "cmp_3 0", "0", "cmp_4 0", "0"));
    }

    private BuilderModel against(RecordedVendor vendor) {
        hand.sandbox.alsoPlay(vendor);
        BuilderModel model = blank("Odd", "https://api.odd.example");
        table(model, "rows", "/rows");
        model.set("/tables/rows/rows", "data");
        model.edit(draft -> draft.with("/tables/rows/paging/type", "nextLink").with("/tables/rows/paging/from", "next"));
        model.live.run();
        return model;
    }

    private static RecordedVendor answering(java.util.function.Function<URI, String> body) {
        return (method, address, sent, authorization) -> {
            URI uri = URI.create("https://" + address.replaceFirst("^https?://", ""));
            return "api.odd.example".equals(uri.getHost())
                    ? Optional.of(new RecordedVendor.Answer(200, Map.of("Content-Type", "application/json"), body.apply(uri)))
                    : Optional.empty();
        };
    }

    private static String detail(BuilderModel model) {
        return Objects.requireNonNull(model.live.problem.get()).detail();
    }

    @Test
    void linksThatGoInACircleEndTheRun() {
        BuilderModel model = against(answering(uri -> "{\"data\": [{\"id\": 1}], \"next\": \"/rows?page="
                + (String.valueOf(uri.getQuery()).equals("page=a") ? "b" : "a") + "\"}"));
        assertThat(detail(model)).startsWith("E341 /tables/rows/paging");
        assertThat(model.live.shown.get().trace().table("rows").pages()).hasSize(3);
    }

    @Test
    void aNextPageOnAnotherHostIsNeverAskedFor() {
        BuilderModel model = against(answering(uri -> "{\"data\": [{\"id\": 1}], \"next\": \"https://169.254.169.254/latest\"}"));
        assertThat(detail(model)).startsWith("E360");
        assertThat(model.live.shown.get().trace().calls("rows")).hasSize(1);
        assertThat(hand.sandbox.requests().hosts()).containsOnlyKeys("api.odd.example");
    }

    @Test
    void anAnswerNestedTooDeepIsRefusedAndStillShown() {
        BuilderModel model = against(answering(uri -> "{\"data\": " + "[".repeat(5_000) + "]".repeat(5_000) + "}"));
        assertThat(detail(model)).startsWith("E354");
        assertThat(model.live.shown.get().trace().calls("rows").getFirst().answer()).hasSizeGreaterThan(10_000);
    }

    @Test
    void fiftyThousandRowsOfSixMegabytesAreReadAndAFilterIsTriedOnThemWithoutACall() {
        StringBuilder body = new StringBuilder("{\"data\": [");
        for (int i = 0; i < 50_000; i++) {
            body.append(i == 0 ? "" : ",").append("{\"id\": ").append(i).append(", \"kind\": \"")
                    .append(i % 7 == 0 ? "Server" : "Workstation").append("\", \"customer\": {\"id\": ").append(i % 90)
                    .append("}, \"text\": \"").append("x".repeat(60)).append("\"}");
        }
        String large = body.append("]}").toString();
        assertThat(large.length()).isGreaterThan(5_000_000);
        BuilderModel model = against(answering(uri -> large));
        assertThat(model.live.shown.get().trace().table("rows").all()).isEqualTo(200);
        Lists.tick(model, "/accounts/from", "rows", true);
        model.set("/accounts/id", "customer.id");
        model.set("/accounts/name", "customer.id");
        ServicesCard.add(model, ServicesCard.Kind.COUNTED);
        model.set("/services/0/usage/account", "customer.id");
        ConditionsForm.include(model, "/services/0/usage/where", "kind", new JsonPrimitive("Server"));
        model.live.runEverything();
        assertThat(model.live.problem.get()).isNull();
        assertThat(model.live.shown.get().trace().table("rows").rows()).hasSize(50_000);
        Reading reading = model.live.shown.get().reading().orElseThrow();
        assertThat(reading.accounts()).hasSize(90);
        assertThat(numbers(reading, 0).values().stream().mapToLong(Long::parseLong).sum()).isEqualTo(7_143);
    }
}
