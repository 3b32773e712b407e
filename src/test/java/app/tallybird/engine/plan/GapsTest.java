package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import app.tallybird.model.UnitCount;

import static org.assertj.core.api.Assertions.assertThat;

/** What is not known is said once for each service, customer or count that it is about, and is new until a person has accepted it. */
class GapsTest {

    private static final String REFUSED = "E351: refused";

    /** Five customers with two services, of which the first customers have this reason for "seats" and "mail". */
    private static PlannedCase unread(int seats, int mail) {
        PlannedCase planned = new PlannedCase().accounts("1", "2", "3", "4", "5").services("seats", "mail")
                .listedBefore("1", "2", "3", "4", "5").before("1/seats", "1");
        IntStream.rangeClosed(1, 5).forEach(id -> {
            one(planned, id + "/seats", id <= seats);
            one(planned, id + "/mail", id <= mail);
        });
        return planned;
    }

    private static void one(PlannedCase planned, String cell, boolean unknown) {
        if (unknown) {
            planned.unknown(cell, REFUSED);
        } else {
            planned.now(cell, "1");
        }
    }

    @Test
    void aServiceThatNoCustomerHasACountOf() {
        UsagePlan plan = unread(5, 0).plan();
        assertThat(PlannedCase.noticed(plan)).isEqualTo(
                """
                        FRESH P502 seats: The counts of "SEATS" are not known: E351: refused. Not sent; what Synthesize has of it stays. | 5 {P502 seats=5, P502 seats:E351:=1}
                        """);
        assertThat(plan.unread()).isEqualTo("1 service");
        assertThat(plan.unknownAccounts()).isZero();
        assertThat(plan.complete()).isFalse();
        assertThat(plan.incomplete()).isTrue();
        UsagePlan again = unread(5, 0).accepted(plan).plan();
        assertThat(PlannedCase.noticed(again)).startsWith("KNOWN P502 seats: ");
        assertThat(again.incomplete()).isFalse();
        assertThat(again.complete()).isFalse();
        assertThat(again.gaps().getFirst().needsConsent()).isTrue();
        assertThat(again.gaps().getFirst().waits()).isFalse();
        // a customer more of the same, and less of it
        assertThat(PlannedCase.noticed(unread(5, 0).accounts("6").unknown("6/seats", REFUSED).now("6/mail", "1").accepted(plan).plan()))
                .startsWith("KNOWN P502 seats: ");
        assertThat(PlannedCase.noticed(unread(2, 0).accepted(plan).plan())).isEqualTo(
                """
                        KNOWN P504 seats: The counts of "SEATS" are not known for 2 customers: "Customer 1", "Customer 2": E351: refused. Not sent; what Synthesize has of it stays. | 2 {P504 seats=2, P504 seats:E351:1=1, P504 seats:E351:2=1}
                        """);
    }

    @Test
    void aServiceWhoseListCouldNotBeReadThoughSomeCountsStand() {
        assertThat(PlannedCase.noticed(unread(4, 0).gap("", "seats", "E351", "refused").plan())).isEqualTo(
                """
                        FRESH P502 seats: The counts of "SEATS" are not known: E351: refused. Not sent; what Synthesize has of it stays. | 4 {P502 seats=4, P502 seats:E351:=1}
                        """);
        assertThat(PlannedCase.noticed(unread(4, 0).gap("5", "seats", "E351", "refused").plan())).isEqualTo(
                """
                        FRESH P504 seats: The counts of "SEATS" are not known for 4 customers: "Customer 1", "Customer 2", "Customer 3", "Customer 4": E351: refused. Not sent; what Synthesize has of it stays. | 4 {P504 seats=4, P504 seats:E351:1=1, P504 seats:E351:2=1, P504 seats:E351:3=1, P504 seats:E351:4=1}
                        """);
    }

    @Test
    void anotherReasonIsNoMatterOfTheService() {
        assertThat(PlannedCase.noticed(unread(4, 0).unknown("5/seats", "E331: \"n\" is missing").plan())).isEqualTo(
                """
                        FRESH P504 seats: The counts of "SEATS" are not known for 4 customers: "Customer 1", "Customer 2", "Customer 3", "Customer 4": E351: refused. Not sent; what Synthesize has of it stays. | 4 {P504 seats=4, P504 seats:E351:1=1, P504 seats:E351:2=1, P504 seats:E351:3=1, P504 seats:E351:4=1}
                        FRESH P504 seats: The counts of "SEATS" are not known for 1 customer: "Customer 5": E331: "n" is missing. Not sent; what Synthesize has of it stays. | 1 {P504 seats=1, P504 seats:E331:5=1}
                        """);
        assertThat(PlannedCase.noticed(unread(4, 0).unknown("5/seats", "no code").plan()))
                .contains("P504 seats: The counts of \"SEATS\" are not known for 1 customer");
    }

    @Test
    void customersOfWhomNothingIsKnown() {
        UsagePlan plan = unread(2, 2).plan();
        assertThat(PlannedCase.noticed(plan)).isEqualTo(
                """
                        FRESH P503 : 2 customers could not be read: "Customer 1", "Customer 2": E351: refused. Not sent; what Synthesize has of it stays. | 2 {P503 =2, P503 :E351:1=1, P503 :E351:2=1}
                        """);
        assertThat(plan.unknownAccounts()).isEqualTo(2);
        assertThat(plan.unread()).isEqualTo("2 customers");
        assertThat(unread(1, 1).plan().unread()).isEqualTo("1 customer");
        assertThat(PlannedCase.noticed(unread(2, 2).accepted(plan).plan())).startsWith("KNOWN P503");
        assertThat(PlannedCase.noticed(unread(3, 3).accepted(plan).plan())).isEqualTo(
                """
                        FRESH P503 : 3 customers could not be read: "Customer 1", "Customer 2", "Customer 3": E351: refused. Not sent; what Synthesize has of it stays. | 3 {P503 =3, P503 :E351:1=1, P503 :E351:2=1, P503 :E351:3=1}
                        """);
        // less of what was accepted is nothing new
        assertThat(PlannedCase.noticed(unread(2, 1).accepted(plan).plan())).isEqualTo(
                """
                        KNOWN P503 : 1 customer could not be read: "Customer 1": E351: refused. Not sent; what Synthesize has of it stays. | 1 {P503 =1, P503 :E351:1=1}
                        KNOWN P504 seats: The counts of "SEATS" are not known for 1 customer: "Customer 2": E351: refused. Not sent; what Synthesize has of it stays. | 1 {P504 seats=1, P504 seats:E351:2=1}
                        """);
    }

    @Test
    void singleCounts() {
        UsagePlan plan = unread(2, 1).plan();
        assertThat(PlannedCase.noticed(plan)).isEqualTo(
                """
                        FRESH P503 : 1 customer could not be read: "Customer 1": E351: refused. Not sent; what Synthesize has of it stays. | 1 {P503 =1, P503 :E351:1=1}
                        FRESH P504 seats: The counts of "SEATS" are not known for 1 customer: "Customer 2": E351: refused. Not sent; what Synthesize has of it stays. | 1 {P504 seats=1, P504 seats:E351:2=1}
                        """);
        assertThat(plan.unknownAccounts()).isEqualTo(1);
        assertThat(plan.unread()).isEqualTo("1 service and 1 customer");
        assertThat(PlannedCase.noticed(unread(3, 0).accepted(unread(2, 0).plan()).plan())).isEqualTo(
                """
                        FRESH P504 seats: The counts of "SEATS" are not known for 3 customers: "Customer 1", "Customer 2", "Customer 3": E351: refused. Not sent; what Synthesize has of it stays. | 3 {P504 seats=3, P504 seats:E351:1=1, P504 seats:E351:2=1, P504 seats:E351:3=1}
                        """);
    }

    @Test
    void everythingAndManyCustomers() {
        UsagePlan all = unread(5, 5).plan();
        assertThat(PlannedCase.noticed(all)).isEqualTo(
                """
                        FRESH P502 seats: The counts of "SEATS" are not known: E351: refused. Not sent; what Synthesize has of it stays. | 5 {P502 seats=5, P502 seats:E351:=1}
                        FRESH P502 mail: The counts of "MAIL" are not known: E351: refused. Not sent; what Synthesize has of it stays. | 5 {P502 mail=5, P502 mail:E351:=1}
                        """);
        assertThat(all.unread()).isEqualTo("2 services");
        assertThat(all.nothingKnown()).isTrue();
        assertThat(unread(5, 5).accepted(all).plan().incomplete()).isTrue();
        assertThat(PlannedCase.noticed(unread(5, 4).accounts("6", "7").unknown("6/seats", REFUSED).unknown("7/seats", REFUSED)
                .unknown("6/mail", "E331: m").unknown("7/mail", "E331: m").plan())).isEqualTo(
                        """
                                FRESH P502 seats: The counts of "SEATS" are not known: E351: refused. Not sent; what Synthesize has of it stays. | 7 {P502 seats=7, P502 seats:E351:=1}
                                FRESH P503 : 4 customers could not be read: "Customer 1", "Customer 2", "Customer 3", "Customer 4": E351: refused. Not sent; what Synthesize has of it stays. | 4 {P503 =4, P503 :E351:1=1, P503 :E351:2=1, P503 :E351:3=1, P503 :E351:4=1}
                                FRESH P503 : 2 customers could not be read: "Customer 6", "Customer 7": E331: m. Not sent; what Synthesize has of it stays. | 2 {P503 =2, P503 :E331:6=1, P503 :E331:7=1}
                                """);
        PlannedCase many = new PlannedCase().accounts("1", "2", "3", "4", "5", "6", "7").services("seats").before("1/seats", "1")
                .now("7/seats", "1");
        IntStream.rangeClosed(1, 6).forEach(id -> many.unknown(id + "/seats", REFUSED));
        assertThat(PlannedCase.noticed(many.plan())).contains(
                "6 customers could not be read: \"Customer 1\", \"Customer 2\", \"Customer 3\", \"Customer 4\", \"Customer 5\" and others: E351: refused.");
        assertThat(PlannedCase.noticed(many.now("6/seats", "1").plan())).contains(
                "5 customers could not be read: \"Customer 1\", \"Customer 2\", \"Customer 3\", \"Customer 4\", \"Customer 5\": E351: refused.");
    }

    /** Of one customer it can not be told whether it is the customer or the service. */
    @Test
    void theOnlyCustomer() {
        assertThat(PlannedCase
                .noticed(new PlannedCase().accounts("1").services("seats").unknown("1/seats", REFUSED).before("1/seats", "1").plan()))
                .isEqualTo(
                        """
                                FRESH P503 : 1 customer could not be read: "Customer 1": E351: refused. Not sent; what Synthesize has of it stays. | 1 {P503 =1, P503 :E351:1=1}
                                """);
    }

    @Test
    void whatIsLeftOutIsNoGap() {
        assertThat(PlannedCase.noticed(unread(1, 1).leftOut("1/seats", "1/mail").plan())).isEmpty();
        assertThat(unread(1, 1).leftOut("1/seats", "1/mail").plan().complete()).isTrue();
        assertThat(PlannedCase.noticed(unread(1, 1).leftOut("1/seats").plan())).isEqualTo(
                """
                        FRESH P503 : 1 customer could not be read: "Customer 1": E351: refused. Not sent; what Synthesize has of it stays. | 1 {P503 =1, P503 :E351:1=1}
                        """);
    }

    @Test
    void aPlanThatSaysNoReasonIsNotComplete() {
        PlanCell unknown = PlanCell.compared(PlannedCase.key("1/s"), "C", "S", CellMemory.NONE, new UnitCount.Unknown("why"), "");
        PlanCell known = PlanCell.compared(PlannedCase.key("2/s"), "C", "S", CellMemory.NONE, UnitCount.of(BigDecimal.valueOf(1)), "");
        assertThat(UsagePlan.of(PlannedCase.NOW, 1, List.of(), List.of(unknown, known), UsagePlan.Vendor.NOT_READ).incomplete()).isTrue();
    }
}
