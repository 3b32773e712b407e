package app.tallybird.ui.wizard;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The steps of a set-up in their order; {@code words} say what each is about. */
public enum Step {
    VENDOR("Vendor", "Which one you bill for"),
    CONNECT("Connect", "Keys and credentials"),
    ACCOUNTS("Accounts", "Customers to Synthesize"),
    SERVICES("Services", "What you bill for"),
    MAP("Map", "In Synthesize"),
    REVIEW("Review", "What will be sent"),
    SEND("Send", "Push the counts"),
    SCHEDULE("Schedule", "Weekly or monthly");

    private final String title;
    private final String words;

    Step(String title, String words) {
        this.title = title;
        this.words = words;
    }

    public String title() {
        return title;
    }

    public String words() {
        return words;
    }

    /** From 1. */
    public int number() {
        return List.of(values()).indexOf(this) + 1;
    }

    public boolean isAfter(Step other) {
        return compareTo(other) > 0;
    }

    /** Empty for the last one. */
    public Optional<Step> following() {
        return Stream.of(values()).filter(step -> step.number() == number() + 1).findFirst();
    }

    /** Empty for the first one. */
    public Optional<Step> preceding() {
        return Stream.of(values()).filter(step -> step.number() == number() - 1).findFirst();
    }
}
