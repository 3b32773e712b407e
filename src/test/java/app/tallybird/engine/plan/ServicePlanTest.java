package app.tallybird.engine.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import app.tallybird.model.Service;
import app.tallybird.synthesize.ServiceDetails;
import app.tallybird.synthesize.ServiceDetails.Support;
import app.tallybird.synthesize.VendorService;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of each service when the connector's are compared with Synthesize's. */
class ServicePlanTest {

    private static Service service(String key, String name) {
        return new Service(key, name, "Words", "rmm", "agents");
    }

    private static VendorService present(String id, String name) {
        return new VendorService(id, new ServiceDetails(name, "Words", "rmm", "agents", ServiceDetails.Support.NONE));
    }

    private static String lines(ServicePlan plan) {
        return plan.lines().stream().map(line -> line.change().sign() + " " + line.change().word() + " " + line.service().key() + " ["
                + line.id() + "] " + line.note()).map(line -> line.stripTrailing() + "\n").collect(Collectors.joining());
    }

    private static ServicePlan plan(Support support, Set<String> leftOut, List<Service> services, List<VendorService> present,
            Map<String, String> known) {
        return ServicePlan.make(new ServicePlan.Wanted(services, support, leftOut), present, known);
    }

    @Test
    void everyChange() {
        ServicePlan plan = plan(Support.NONE, Set.of("out", "out2"),
                List.of(service("new", "New"), service("same", "Same"), service("moved", "Renamed"), service("byName", "By name"),
                        service("double", "Double"), service("owned", "Owned"), service("taken", "Taken"), service("twice", "Twice"),
                        service("again", "Twice"), service("out", "Out"), service("out2", "Same"), service("gone", "Gone")),
                List.of(present("s1", "Same"), present("s2", "Old name"), present("s3", "By name"), present("s4", "Double"),
                        present("s5", "Double"), present("s6", "Owned"), present("s7", "Taken"), present("s8", "Mine")),
                Map.of("same", "s1", "moved", "s2", "elsewhere", "s6", "taken", "s8", "out2", "s9", "gone", "s99"));

        assertThat(lines(plan)).isEqualTo("""
                + new new []
                = exists same [s1]
                ~ changed moved [s2] name was "Old name"
                = exists byName [s3]
                ! name clash double [] Synthesize has two services of this name; remove one there
                ! name clash owned [] the service of this name at Synthesize belongs to "elsewhere"
                ! name clash taken [s8] another service at Synthesize has this name already
                + new twice []
                ! name clash again [] the connector has two services of this name; rename one
                . left out on purpose out []
                . left out on purpose out2 [s9]
                + new gone []
                """);
        assertThat(plan.lines()).filteredOn(line -> line.change() == ServicePlan.Change.CLASH).extracting(line -> line.service().key())
                .containsExactly("double", "owned", "taken", "again");
        assertThat(plan.changesPending()).isTrue();
    }

    @Test
    void whatDiffersIsNamed() {
        VendorService other = new VendorService("s1", new ServiceDetails("Name", "Old", "old", "older", new Support("a", "c")));
        assertThat(lines(plan(new Support("b", "d"), Set.of(), List.of(service("k", "Name")), List.of(other), Map.of("k", "s1"))))
                .isEqualTo(
                        """
                                ~ changed k [s1] description was "Old", category was "old", subcategory was "older", support page was "a", support contact was "c"
                                """);
        assertThat(lines(plan(new Support(" ", ""), Set.of(), List.of(service("k", "Name")), List.of(other), Map.of("k", "s1"))))
                .isEqualTo("""
                        ~ changed k [s1] description was "Old", category was "old", subcategory was "older"
                        """);
        ServicePlan same = plan(new Support("a", "c"), Set.of(), List.of(new Service("k", "Name", "Old", "old", "older")), List.of(other),
                Map.of());
        assertThat(lines(same)).isEqualTo("= exists k [s1]\n");
        assertThat(same.changesPending()).isFalse();
        assertThat(same.support()).isEqualTo(new Support("a", "c"));
        assertThat(plan(Support.NONE, Set.of(), List.of(service("k", "Name")), List.of(other), Map.of()).changesPending()).isTrue();
        assertThat(plan(Support.NONE, Set.of(), List.of(service("k", "N")), List.of(), Map.of()).changesPending()).isTrue();
    }
}
