package app.tallybird.sandbox;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import app.tallybird.model.Json;

/**
 * Plays Synthesize: keeps accounts, services and counts, answers as its reference says, and refuses more than a hundred requests in any one second. An
 * account is mapped once the status has been pending, unless it is marked as not mapped. Thread-safe.
 */
public final class SynthesizeSide {

    public static final String VENDOR_KEY = "demo-vendor-key-4711";
    public static final String PARTNER_KEY = "demo-partner-key-0815";
    private static final String NEVER = "1900-06-18T00:00:00.000Z";
    private static final Set<String> STATUSES = Set.of("pending", "active", "inactive", "disabled", "error");
    private static final String BASE = "/api/vendor-api";

    private final String number;
    private final String token;
    private final Clock clock;
    private final Throttle throttle;
    private final AccountBook accounts;
    private final AccountBook organizationServices = new AccountBook("service", Set.of());
    private final ClientBook clients;
    private final ServiceBook services = new ServiceBook();
    private final CountBook counts;
    private final AlertBook alerts;
    private String status = "inactive";
    private String organization = "org-1001";
    private String lastSynced = NEVER;
    private Optional<Consumer<JsonObject>> recorder = Optional.empty();

    /** {@code number} tells its keys and its integration from those of the others, and is empty for the first. */
    SynthesizeSide(SandboxSettings settings, Customers customers, String number) {
        this.number = number;
        token = Base64.getEncoder().encodeToString((VENDOR_KEY + ":" + partnerKey()).getBytes(StandardCharsets.UTF_8));
        clients = new ClientBook(customers);
        clock = settings.clock();
        throttle = new Throttle(settings.perSecond(), settings.nanoTime());
        accounts = new AccountBook("account", settings.unmapped());
        counts = new CountBook(settings.nanoTime());
        alerts = new AlertBook(settings.clock());
    }

    /** Whether a path is one of Synthesize's, whatever host it is asked of. */
    static boolean speaksOf(String path) {
        return path.equals(BASE) || path.startsWith(BASE + "/");
    }

    /** The key of its partner; the vendor key is the same for all. */
    public String partnerKey() {
        return number.isEmpty() ? PARTNER_KEY : PARTNER_KEY + "-" + number;
    }

    /** Whether the request carries its keys. */
    boolean knows(Call call) {
        return call.header("gradient-token").filter(token::equals).isPresent();
    }

    synchronized Reply answer(Call call) {
        if (!throttle.enter()) {
            return Reply.error(429, "Too many requests").with("Retry-After", "1");
        }
        String given = call.header("gradient-token").orElse("");
        if (given.isBlank() || !(recorder.isPresent() || given.equals(token))) {
            return Reply.error(401, "Unauthorized");
        }
        if (!speaksOf(call.path())) {
            return unknown(call);
        }
        List<String> parts = Stream.of(call.path().substring(BASE.length()).split("/")).skip(1).map(Call::decode).toList();
        return switch (parts.isEmpty() ? "" : parts.getFirst()) {
            case "" -> vendor(call);
            case "service" -> service(call, parts);
            case "organization" -> organization(call, parts);
            case "alerting" -> alert(call, parts);
            default -> unknown(call);
        };
    }

    private static Reply unknown(Call call) {
        return Reply.error(404, "Cannot " + call.method() + " " + call.path());
    }

    private Reply vendor(Call call) {
        return switch (call.method()) {
            case "GET" -> Reply.json(200, services.vendor());
            case "PATCH" -> services.changeVendor(call.object());
            default -> unknown(call);
        };
    }

    private Reply service(Call call, List<String> parts) {
        return switch (call.method() + " " + parts.size()) {
            case "POST 1" -> services.create(call.object());
            case "GET 2" -> services.one(parts.get(1));
            case "PATCH 2" -> services.change(parts.get(1), call.object());
            case "POST 3" -> parts.get(2).equals("count") ? count(parts.get(1), call) : unknown(call);
            default -> unknown(call);
        };
    }

    private Reply organization(Call call, List<String> parts) {
        return switch (call.method() + " " + String.join("/", parts.subList(1, Math.min(2, parts.size()))) + " " + parts.size()) {
            case "GET  1" -> Reply.json(200, organization());
            case "PATCH status 3" -> changeStatus(parts.get(2));
            case "GET accounts 2" -> Reply.json(200, accounts.list(Stream.of(call.query().getOrDefault("accountIds", "").split(","))
                    .filter(id -> !id.isEmpty()).collect(Collectors.toSet()), !"false".equals(call.query().get("returnUnmapped"))));
            case "POST accounts 2" -> accounts.create(call.array());
            case "PATCH accounts 2" -> accounts.change(call.array());
            case "PATCH accounts 3" -> accounts.change(changeOf(parts.get(2), call));
            case "POST services 2" -> {
                Reply created = organizationServices.create(call.array());
                yield created.status() == 201 ? Reply.json(201, organizationServices.list(ids(call.array()), true)) : created;
            }
            case "PATCH services 2" -> organizationServices.change(call.array());
            case "PATCH services 3" -> organizationServices.change(changeOf(parts.get(2), call));
            case "GET clients 2" -> Reply.json(200, clients.page(call.query()));
            default -> unknown(call);
        };
    }

    private static Set<String> ids(JsonArray objects) {
        return objects.asList().stream().map(one -> one.getAsJsonObject().get("id").getAsString()).collect(Collectors.toSet());
    }

    private static JsonArray changeOf(String id, Call call) {
        JsonObject change = call.object();
        change.addProperty("id", id);
        return Json.list(List.of(change), one -> one);
    }

    private Reply alert(Call call, List<String> parts) {
        if (call.method().equals("POST") && parts.size() == 2) {
            return accounts.mapped(parts.get(1)) ? alerts.take(parts.get(1), call.object()) : notMapped("account", parts.get(1));
        }
        if (call.method().equals("GET") && parts.size() == 3 && parts.get(1).equals("debug")) {
            return alerts.trace(parts.get(2));
        }
        return unknown(call);
    }

    private static Reply notMapped(String what, String id) {
        return Reply.error(404, "No " + what + " map found with id: " + id);
    }

    private Reply changeStatus(String wanted) {
        if (!STATUSES.contains(wanted)) {
            return Reply.badBody(List.of("status must be one of pending, active, inactive"));
        }
        status = wanted;
        if (wanted.equals("pending")) {
            openMapping();
        } else if (wanted.equals("inactive")) {
            closeMapping();
        }
        return Reply.json(200, Json.of("status", 200, "data", organization(), "message", "OK"));
    }

    private void openMapping() {
        accounts.openMapping();
        organizationServices.openMapping();
    }

    private void closeMapping() {
        accounts.closeMapping();
        organizationServices.closeMapping();
    }

    /**
     * From now on any keys will do, everything is mapped, a script is as quick as it likes, since here it is quicker than over the internet, and this
     * hears of every count: {@code at, accountId, account, service, units}, and {@code refused} with what was answered instead.
     */
    public synchronized void record(Consumer<JsonObject> counts) {
        recorder = Optional.of(counts);
        limit(Integer.MAX_VALUE);
        openMapping();
    }

    private Reply count(String service, Call call) {
        Reply reply = counted(service, call);
        recorder.ifPresent(hears -> {
            JsonObject body = call.object();
            String account = Json.text(body, "accountId").orElse("");
            JsonObject heard = Json.of("at", clock.instant().toString(), "accountId", account, "account",
                    accounts.names().getOrDefault(account, ""), "service", nameOf(service).orElse(""), "units", body.get("unitCount"));
            if (reply.status() != 201) {
                heard.addProperty("refused", new String(reply.body(), StandardCharsets.UTF_8));
            }
            hears.accept(heard);
        });
        return reply;
    }

    private Optional<String> nameOf(String service) {
        return services.name(service).or(() -> Optional.ofNullable(organizationServices.names().get(service)));
    }

    private Reply counted(String service, Call call) {
        JsonObject body = call.object();
        List<String> complaints = CountBook.complaints(body);
        if (!complaints.isEmpty()) {
            return Reply.badBody(complaints);
        }
        String account = body.get("accountId").getAsString();
        if (!accounts.mapped(account)) {
            return notMapped("account", account);
        }
        Optional<String> name = services.mapped(service)
                ? services.name(service)
                : Optional.of(service).filter(organizationServices::mapped).map(organizationServices.names()::get);
        if (name.isEmpty()) {
            return notMapped("service", service);
        }
        counts.accept(account, service, name.get(), body.get("unitCount").getAsBigDecimal());
        if (!"true".equals(call.query().get("no_build"))) {
            counts.askForBuild();
        }
        status = "active";
        lastSynced = clock.instant().toString();
        return Reply.json(201, Json.of("status", 201, "message", "Created"));
    }

    private JsonObject organization() {
        return Json.of("organizationId", organization, "name", "Harbor IT Services", "vendorId", "ven-77", "vendorName", "Sandbox",
                "integrationId", "int-5" + (number.isEmpty() ? "" : "-" + number), "status", status, "lastSyncedAt", lastSynced);
    }

    /** The counts it has now, by account id, a blank, and the service's name. */
    public synchronized Map<String, BigDecimal> counts() {
        return counts.counts();
    }

    /** Every accepted count in order: account id, service id, number. */
    public synchronized List<String> accepted() {
        return counts.accepted();
    }

    public synchronized Map<String, String> accountNames() {
        return accounts.names();
    }

    public synchronized List<String> serviceNames() {
        return services.names();
    }

    /** The alerts as they came, with {@code accountId} and {@code createdAt}. */
    public synchronized List<JsonObject> alerts() {
        return alerts.all();
    }

    public synchronized String currentStatus() {
        return status;
    }

    /** How many accepted counts asked for a rebuild. */
    public synchronized int builds() {
        return counts.buildingCalls();
    }

    /** How many rebuilds that made: calls less than two seconds apart make one. */
    public synchronized int rebuilds() {
        return counts.rebuilds();
    }

    /** How many requests were refused as too many. */
    public int throttled() {
        return throttle.refused();
    }

    /** The most requests that were let in within one second. */
    public int peak() {
        return throttle.peak();
    }

    /** Lets in so many requests a second from now on. */
    public void limit(int perSecond) {
        throttle.limit(perSecond);
    }

    public synchronized void map(String accountId, boolean mapped) {
        accounts.map(accountId, mapped);
    }

    /** Marks a service by its id or its name. */
    public synchronized void mapService(String idOrName, boolean mapped) {
        services.map(idOrName, mapped);
    }

    /** The account is deleted, with its mapping. */
    public synchronized void removeAccount(String accountId) {
        accounts.remove(accountId);
    }

    /** The service is deleted, by its id or its name. */
    public synchronized void removeService(String idOrName) {
        services.remove(idOrName);
    }

    /** The partner disconnects the integration: all accounts and mappings are deleted. */
    public synchronized void disconnect() {
        accounts.removeAll();
        organizationServices.removeAll();
        status = "inactive";
    }

    /** The integration stays as it is and takes no counts. */
    public synchronized void deactivate() {
        closeMapping();
        status = "inactive";
    }

    /** The list of accounts says {@code mappingId} instead of {@code isMapped} from now on. */
    public synchronized void nameMappingsById() {
        accounts.nameMappingsById();
    }

    /** The list shows this account with a blank id from now on. */
    public synchronized void hideAccountId(String accountId) {
        accounts.hideId(accountId);
    }

    /** The list shows this service, by its id or its name, with a blank id from now on. */
    public synchronized void hideServiceId(String idOrName) {
        services.hideId(idOrName);
    }

    /** A second service of one name is refused from now on. */
    public synchronized void refuseSecondNames() {
        services.refuseSecondNames();
    }

    /** As if the keys were another organization's. */
    public synchronized void becomeOrganization(String id) {
        organization = id;
    }

    synchronized JsonObject state() {
        JsonObject values = new JsonObject();
        counts.counts().forEach(values::addProperty);
        return Json.of("status", status, "builds", counts.buildingCalls(), "rebuilds", counts.rebuilds(), "accepted",
                counts.accepted().size(), "throttled", throttle.refused(), "peak", throttle.peak(), "counts", values, "accounts",
                accounts.list(Set.of(), true), "services", services.vendor().getAsJsonObject("data").get("skus"), "organizationServices",
                organizationServices.list(Set.of(), true), "alerts", alerts.all());
    }
}
