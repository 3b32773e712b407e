package app.tallybird.engine.push;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import app.tallybird.http.Cancel;
import app.tallybird.http.RetryPolicy;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.synthesize.CountResult;
import app.tallybird.synthesize.Organization;
import app.tallybird.synthesize.ServiceDetails;
import app.tallybird.synthesize.SynthesizeAccount;
import app.tallybird.synthesize.Vendor;
import app.tallybird.synthesize.VendorService;

/** Answers each account as it is told to, and shows an organization with accounts and services. */
class ToldServer extends CountsOnly {
    static final Problem OUTAGE = Problem.of(ProblemCode.UNREACHABLE, "no answer", "", "");

    final Map<String, CountResult> answers = new TreeMap<>();
    Optional<CountResult> building = Optional.empty();
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    final List<SynthesizeAccount> accounts = new ArrayList<>();
    final List<String> services = new ArrayList<>(List.of("id-s"));
    String status = "active";
    Optional<RetryPolicy.WaitListener> waits = Optional.empty();
    boolean looksFail;

    @Override
    public void onWait(RetryPolicy.WaitListener listener) {
        waits = Optional.of(listener);
    }

    @Override
    public CountResult count(String serviceId, String accountId, BigDecimal units, boolean noBuild, Cancel cancel) {
        asked.add(serviceId + " " + accountId + " " + units.toPlainString() + (noBuild ? " without build" : ""));
        if (!noBuild && building.isPresent()) {
            return building.get();
        }
        return answers.getOrDefault(accountId, new CountResult.Accepted());
    }

    Optional<RetryPolicy.WaitListener> waiting() {
        return waits;
    }

    @Override
    public Organization organization(Cancel cancel) {
        asked.add("organization");
        if (looksFail) {
            throw OUTAGE.asException();
        }
        return new Organization("o", "O", "v", "i", status);
    }

    @Override
    public List<SynthesizeAccount> accounts(Cancel cancel) {
        asked.add("accounts");
        return accounts;
    }

    @Override
    public Vendor vendor(Cancel cancel) {
        asked.add("vendor");
        return new Vendor(services.stream()
                .map(id -> new VendorService(id, new ServiceDetails("S", "", "", "", ServiceDetails.Support.NONE))).toList(), Set.of());
    }
}
