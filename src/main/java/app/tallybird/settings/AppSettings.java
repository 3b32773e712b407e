package app.tallybird.settings;

import app.tallybird.model.CloseDay;

/**
 * What holds for all integrations of this home folder. Secrets are not among them.
 *
 * @param theme "system", "light" or "dark"
 * @param keepDays how many days runs stay in the history
 * @param keepNamesMonths for how many months the names behind the numbers are kept; 0 for not at all
 */
public record AppSettings(String theme, Sending sending, int keepDays, int keepNamesMonths, Network network, Notices notices,
        MonthEnd monthEnd) {

    /** Requests a second to Synthesize, the thresholds that a new integration begins with, and what needs a second person. */
    public record Sending(int rate, Thresholds thresholds, SecondPerson approval) {
    }

    /**
     * The proxy as http://host:port, the PEM file of a certificate to trust besides those of the system, and the address of the release page that is asked
     * for a newer version; empty for none.
     */
    public record Network(String proxy, String extraCa, String updates) {
    }

    /** The language that the webhook speaks; whether failures become tickets for the integrations that name an account for them. */
    public record Notices(WebhookKind webhook, boolean tickets) {
    }

    /** What takes the message behind a webhook's address. */
    public enum WebhookKind {
        TEAMS,
        SLACK,
        JSON
    }

    /**
     * The days before the end of a month in which an integration that was not pushed is warned of (0: never); the day on which the month's books
     * close, as a {@link CloseDay} has it; for how many days after it unattended pushes are held (0: never); and how many days before it there is one more
     * scheduled push (0: none).
     */
    public record MonthEnd(int warnDays, String closeDay, int freezeDays, int preCloseDays) {
    }

    public static AppSettings defaults() {
        return new AppSettings("system", new Sending(90, Thresholds.defaults(), SecondPerson.NOBODY), 730, 13, new Network("", "", ""),
                new Notices(WebhookKind.JSON, true), new MonthEnd(3, CloseDay.NONE, 0, 0));
    }
}
