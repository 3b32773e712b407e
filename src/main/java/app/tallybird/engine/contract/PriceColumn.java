package app.tallybird.engine.contract;

/** What is said of a price, with the heading for it in files. */
public enum PriceColumn implements WrittenColumn {
    CUSTOMER_ID("Customer id"),
    CUSTOMER("Customer"),
    SERVICE_ID("Service id"),
    SERVICE("Service"),
    PRICE("Price"),
    COST("Cost"),
    CURRENCY("Currency"),
    FROM("From");

    private final String heading;

    PriceColumn(String heading) {
        this.heading = heading;
    }

    @Override
    public String heading() {
        return heading;
    }
}
