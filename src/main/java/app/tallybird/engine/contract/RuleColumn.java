package app.tallybird.engine.contract;

/** What is said of a contract rule, with the heading for it in files. */
public enum RuleColumn implements WrittenColumn {
    CUSTOMER_ID("Customer id"),
    CUSTOMER("Customer"),
    SERVICE_ID("Service id"),
    SERVICE("Service"),
    RULE("Rule"),
    UNITS("Units"),
    WITHOUT_READING("Also without a reading"),
    REASON("Reason"),
    FROM("From"),
    UNTIL("Until");

    private final String heading;

    RuleColumn(String heading) {
        this.heading = heading;
    }

    @Override
    public String heading() {
        return heading;
    }
}
