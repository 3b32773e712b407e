package app.tallybird.engine;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import app.tallybird.connector.engine.Vendor;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.push.PushListener;
import app.tallybird.engine.push.RebuildMode;
import app.tallybird.http.Cancel;
import app.tallybird.http.RetryPolicy;
import app.tallybird.ledger.Ledger;
import app.tallybird.model.Account;
import app.tallybird.problem.Problem;
import app.tallybird.settings.SecondPerson;
import app.tallybird.settings.ServiceEdits;
import app.tallybird.settings.Thresholds;
import app.tallybird.stage.HandClock;
import app.tallybird.synthesize.Alert;
import app.tallybird.synthesize.AlertTaken;
import app.tallybird.synthesize.AlertTrace;
import app.tallybird.synthesize.CountResult;
import app.tallybird.synthesize.CreateResult;
import app.tallybird.synthesize.Organization;
import app.tallybird.synthesize.ServiceDetails;
import app.tallybird.synthesize.Synthesize;
import app.tallybird.synthesize.SynthesizeAccount;
import app.tallybird.synthesize.VendorService;

/**
 * A whole integration in memory, in milliseconds: a vendor with customers and two services, a Synthesize that does as it is told, and a ledger on no disk.
 * Both sides are changed by a test as it likes.
 */
final class SmallIntegration implements AutoCloseable {

    private static final String DOCUMENT = """
            { "format": 1, "id": "small", "name": "Small", "version": "1.0.0", "inputs": [],
              "http": { "base": "https://api.v.example", "allowedHosts": ["api.v.example"], "retry": { "attempts": 1 } },
              "tables": {
                "clients": { "request": { "path": "/clients" }, "rows": ".", "key": "id", "paging": { "type": "none" } },
                "use": { "request": { "path": "/use" }, "rows": ".", "key": "id", "paging": { "type": "none" } } },
              "accounts": { "from": "clients", "id": "id", "name": "name" },
              "services": [
                { "key": "seats", "name": "Seats", "category": "other", "subcategory": "other",
                  "usage": { "from": "clients", "account": "id", "measure": "sum", "field": "seats" } },
                { "key": "mail", "name": "Mail", "category": "other", "subcategory": "other",
                  "usage": { "from": "use", "account": "id", "measure": "sum", "field": "n" } } ] }
            """;

    /** The vendor's customers: seats by id; their names are "Customer" and the id, or as said here. */
    final Map<String, Integer> seats = new TreeMap<>();
    final Map<String, String> names = new HashMap<>();
    /** The status that the list of mail is answered with, and its rows. */
    int mailStatus = 200;
    /** Answers that stand in the place of the ordinary ones, by path. */
    final Map<String, String> bodies = new HashMap<>();
    final Map<String, Integer> mail = new TreeMap<>();
    final Fake synthesize = new Fake();
    final HandClock clock = new HandClock();
    final Ledger ledger = Ledger.empty(clock);
    Thresholds thresholds = Thresholds.defaults();
    boolean paused;
    ServiceEdits edits = ServiceEdits.NONE;
    SecondPerson approval = SecondPerson.NOBODY;

    SmallIntegration() {
        seats.putAll(Map.of("1", 10, "2", 20, "3", 30));
        mail.putAll(Map.of("1", 5, "2", 7));
    }

    /** A Synthesize that keeps what it is sent. An entry of {@code answers} takes the place of an ordinary answer. */
    static final class Fake implements Synthesize {
        final Map<String, String> accounts = new TreeMap<>();
        final Map<String, ServiceDetails> services = new TreeMap<>();
        final Map<String, BigDecimal> counts = new TreeMap<>();
        final Map<String, Optional<Boolean>> mapped = new HashMap<>();
        final Map<String, CountResult> answers = new HashMap<>();
        /** So many counts are accepted before one of {@code answers} is given, in whatever order they come. */
        int acceptedFirst;
        final List<CreateResult> creations = new ArrayList<>();
        final Map<String, Problem> renames = new HashMap<>();
        Set<String> modules = Set.of();
        final List<String> asked = new ArrayList<>();
        /** Every count that left, as "customer/service=units". */
        final List<String> sent = new ArrayList<>();
        Organization organization = new Organization("o-1", "Acme MSP", "v-1", "i-1", "Pending");
        Optional<String> statusSaid = Optional.empty();
        Optional<Problem> organizationFails = Optional.empty();
        Optional<Problem> vendorFails = Optional.empty();
        boolean hidesServices;

        @Override
        public void onWait(RetryPolicy.WaitListener listener) {
            // It never waits.
        }

        @Override
        public Organization organization(Cancel cancel) {
            organizationFails.ifPresent(problem -> {
                throw problem.asException();
            });
            return organization;
        }

        @Override
        public Organization status(String status, Cancel cancel) {
            asked.add("status " + status);
            organization = new Organization(organization.organizationId(), organization.name(), organization.vendorId(),
                    organization.integrationId(), statusSaid.orElse(status));
            return organization;
        }

        @Override
        public app.tallybird.synthesize.Vendor vendor(Cancel cancel) {
            vendorFails.ifPresent(problem -> {
                throw problem.asException();
            });
            return new app.tallybird.synthesize.Vendor(hidesServices
                    ? List.of()
                    : services.entrySet().stream().map(one -> new VendorService(one.getKey(), one.getValue())).toList(), modules);
        }

        /** The next answer of a creation; what it says it did is done when it says nothing else. */
        private CreateResult next(Runnable creates) {
            CreateResult result = creations.isEmpty() ? new CreateResult.Created() : creations.removeFirst();
            if (result instanceof CreateResult.Created) {
                creates.run();
            }
            return result;
        }

        @Override
        public CreateResult createService(ServiceDetails details, Cancel cancel) {
            asked.add("create service " + details.name());
            return next(() -> services.put("id-" + details.name(), details));
        }

        @Override
        public void changeService(String id, ServiceDetails details, Cancel cancel) {
            asked.add("change service " + id + " " + details);
            services.put(id, details);
        }

        @Override
        public List<SynthesizeAccount> accounts(Cancel cancel) {
            return accounts.entrySet().stream()
                    .map(one -> new SynthesizeAccount(one.getKey(), one.getValue(), mapped.getOrDefault(one.getKey(), Optional.empty())))
                    .toList();
        }

        @Override
        public CreateResult createAccounts(List<Account> wanted, Cancel cancel) {
            asked.add("create accounts " + wanted.stream().map(Account::id).collect(Collectors.joining(",")));
            return next(() -> wanted.forEach(account -> accounts.put(account.id(), account.name())));
        }

        @Override
        public void renameAccount(Account account, Cancel cancel) {
            asked.add("rename " + account.id() + " " + account.name());
            Optional.ofNullable(renames.get(account.id())).ifPresent(problem -> {
                throw problem.asException();
            });
            accounts.put(account.id(), account.name());
        }

        @Override
        public synchronized CountResult count(String serviceId, String accountId, BigDecimal units, boolean noBuild, Cancel cancel) {
            sent.add(accountId + "/" + serviceId + "=" + units.toPlainString());
            CountResult answer = answers.getOrDefault(accountId + "/" + serviceId, new CountResult.Accepted());
            if (answer instanceof CountResult.Accepted) {
                counts.put(accountId + "/" + serviceId, units);
                acceptedFirst--;
                notifyAll();
            }
            while (acceptedFirst > 0 && !(answer instanceof CountResult.Accepted)) {
                await();
            }
            return answer;
        }

        private synchronized void await() {
            try {
                wait();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Optional<AlertTaken> alert(String accountId, Alert alert, Cancel cancel) {
            throw new UnsupportedOperationException();
        }

        @Override
        public AlertTrace alertTrace(String messageId, Cancel cancel) {
            throw new UnsupportedOperationException();
        }
    }

    private static String rows(Map<String, String> fields) {
        return fields.entrySet().stream().map(one -> "{\"id\":\"" + one.getKey() + "\"," + one.getValue() + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private Vendor.Answer answer(String path) {
        if (bodies.containsKey(path)) {
            return Vendor.ok(bodies.get(path));
        }
        Map<String, String> fields = new LinkedHashMap<>();
        if (path.equals("/clients")) {
            seats.forEach(
                    (id, units) -> fields.put(id, "\"name\":\"" + names.getOrDefault(id, "Customer " + id) + "\",\"seats\":" + units));
            return Vendor.ok(rows(fields));
        }
        mail.forEach((id, units) -> fields.put(id, "\"n\":" + units));
        return new Vendor.Answer(mailStatus, mailStatus == 200 ? rows(fields) : "{}");
    }

    IntegrationContext context() {
        return context(ledger);
    }

    /** The same as somebody else sees it, who has the ledger open, too. */
    IntegrationContext context(Ledger ledger) {
        Vendor vendor = new Vendor(call -> answer(call.uri().getPath()));
        return new IntegrationContext(new Integration("small", Vendor.run(DOCUMENT, Map.of()), thresholds, paused, edits, approval),
                vendor.engine(), synthesize, ledger, clock, (time, cancel) -> cancel.check());
    }

    /** Services and accounts are at Synthesize, and all counts were accepted once. */
    SmallIntegration pushed() {
        FirstSteps.take(context(), Cancel.never());
        push(Consent.ACCEPTED);
        clock.pass(Duration.ofMinutes(1));
        synthesize.asked.clear();
        return this;
    }

    UsagePlan plan() {
        return new SyncUsage(context()).plan(ReadListener.none(), Cancel.never());
    }

    UsageResult push(Consent consent) {
        return apply(plan(), consent);
    }

    UsageResult apply(UsagePlan plan, Consent consent) {
        return apply(plan, new PushChoices(consent, RebuildMode.EACH, false));
    }

    UsageResult apply(UsagePlan plan, PushChoices choices) {
        return new SyncUsage(context()).apply(plan, choices, PushListener.none(), Cancel.never());
    }

    /** Each problem as its code, what happened, what was not changed, and what to do. */
    static String words(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.code() + ": " + problem.what() + " | " + problem.notChanged() + " | " + problem.next() + "\n")
                .collect(Collectors.joining());
    }

    @Override
    public void close() {
        ledger.close();
    }
}
