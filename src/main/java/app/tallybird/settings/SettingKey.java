package app.tallybird.settings;

import java.net.URI;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.settings.AppSettings.MonthEnd;
import app.tallybird.settings.AppSettings.Network;
import app.tallybird.settings.AppSettings.Notices;
import app.tallybird.settings.AppSettings.Sending;
import app.tallybird.settings.AppSettings.WebhookKind;

/** The settings one by one, by the names and words that people use. */
@SuppressWarnings("ImmutableEnumChecker") // the functions keep no state
public enum SettingKey {
    THEME("Look of the window: system, light or dark", AppSettings::theme,
            (all, text) -> new AppSettings(oneOf(text, "system", "light", "dark"), all.sending(), all.keepDays(), all.network(),
                    all.notices(), all.monthEnd())),
    RATE("Requests a second to Synthesize, 1 to 95", all -> String.valueOf(all.sending().rate()),
            (all, text) -> sending(all, new Sending(number(text, 1, 95), all.sending().thresholds()))),
    SERVICE_DROP_PERCENT("New integrations: hold when a service falls by more than this many percent",
            all -> String.valueOf(all.sending().thresholds().serviceDropPercent()),
            (all, text) -> thresholds(all, number(text, 1, 100), all.sending().thresholds().cellDropPercent())),
    CUSTOMER_DROP_PERCENT("New integrations: hold a customer when one count falls by more than this many percent",
            all -> String.valueOf(all.sending().thresholds().cellDropPercent()),
            (all, text) -> thresholds(all, all.sending().thresholds().serviceDropPercent(), number(text, 1, 100))),
    KEEP_DAYS("Days that runs stay in the history", all -> String.valueOf(all.keepDays()),
            (all, text) -> new AppSettings(all.theme(), all.sending(), number(text, 7, 3_650), all.network(), all.notices(),
                    all.monthEnd())),
    PROXY("Proxy as http://host:port; empty for the system's", all -> all.network().proxy(),
            (all, text) -> network(all, new Network(proxy(text), all.network().extraCa()))),
    EXTRA_CA("PEM file of a certificate to trust besides the system's; empty for none", all -> all.network().extraCa(),
            (all, text) -> network(all, new Network(all.network().proxy(), text.strip()))),
    WEBHOOK_KIND("What is behind the webhook's address: teams, slack or json",
            all -> all.notices().webhook().name().toLowerCase(Locale.ROOT),
            (all, text) -> notices(all,
                    new Notices(WebhookKind.valueOf(oneOf(text, "teams", "slack", "json").toUpperCase(Locale.ROOT)),
                            all.notices().tickets()))),
    TICKETS("Tickets in the PSA for failures, where an account is named for them: on or off", all -> all.notices().tickets() ? "on" : "off",
            (all, text) -> notices(all, new Notices(all.notices().webhook(), oneOf(text, "on", "off").equals("on")))),
    WARN_DAYS("Days before the end of the month in which a missing push is warned of; 0 for never",
            all -> String.valueOf(all.monthEnd().warnDays()),
            (all, text) -> monthEnd(all, new MonthEnd(number(text, 0, 15), all.monthEnd().closeDay(), all.monthEnd().freezeDays()))),
    CLOSE_DAY("Day on which the month's books close, 1 to 31, 31 for the last; 0 for none",
            all -> String.valueOf(all.monthEnd().closeDay()),
            (all, text) -> monthEnd(all, new MonthEnd(all.monthEnd().warnDays(), number(text, 0, 31), all.monthEnd().freezeDays()))),
    FREEZE_DAYS("Days after the close in which pushes that nobody looks at are held; 0 for never",
            all -> String.valueOf(all.monthEnd().freezeDays()),
            (all, text) -> monthEnd(all, new MonthEnd(all.monthEnd().warnDays(), all.monthEnd().closeDay(), number(text, 0, 20))));

    private final String words;
    private final Function<AppSettings, String> read;
    private final BiFunction<AppSettings, String, AppSettings> change;

    SettingKey(String words, Function<AppSettings, String> read, BiFunction<AppSettings, String, AppSettings> change) {
        this.words = words;
        this.read = read;
        this.change = change;
    }

    /** As it is written on the command line. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String words() {
        return words;
    }

    public String value(AppSettings settings) {
        return read.apply(settings);
    }

    /** The settings with this one changed; a value that does not fit is thrown as a problem of wrong use. */
    public AppSettings with(AppSettings settings, String value) {
        return change.apply(settings, value.strip());
    }

    private static AppSettings sending(AppSettings all, Sending sending) {
        return new AppSettings(all.theme(), sending, all.keepDays(), all.network(), all.notices(), all.monthEnd());
    }

    private static AppSettings thresholds(AppSettings all, int servicePercent, int cellPercent) {
        Thresholds old = all.sending().thresholds();
        return sending(all, new Sending(all.sending().rate(), new Thresholds(servicePercent, old.serviceDropUnits(), old.accountsToZero(),
                old.accounts(), cellPercent, old.cellDropUnits())));
    }

    private static AppSettings network(AppSettings all, Network network) {
        return new AppSettings(all.theme(), all.sending(), all.keepDays(), network, all.notices(), all.monthEnd());
    }

    private static AppSettings notices(AppSettings all, Notices notices) {
        return new AppSettings(all.theme(), all.sending(), all.keepDays(), all.network(), notices, all.monthEnd());
    }

    private static AppSettings monthEnd(AppSettings all, MonthEnd monthEnd) {
        return new AppSettings(all.theme(), all.sending(), all.keepDays(), all.network(), all.notices(), monthEnd);
    }

    private static int number(String text, int least, int most) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw wrong("\"" + text + "\" is not a whole number from " + least + " to " + most + ".");
        }
        return Integer.parseInt(text);
    }

    private static String oneOf(String text, String... words) {
        for (String word : words) {
            if (word.equalsIgnoreCase(text)) {
                return word;
            }
        }
        throw wrong("\"" + text + "\" is none of: " + String.join(", ", words) + ".");
    }

    /** A password does not belong into a settings file. */
    private static String proxy(String text) {
        if (text.isEmpty()) {
            return "";
        }
        try {
            URI uri = URI.create(text);
            if ("http".equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() > 0 && uri.getRawUserInfo() == null) {
                return text;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // said below
        }
        throw wrong("The proxy is not written as http://host:port. A user and a password go into the variable HTTPS_PROXY.");
    }

    private static RuntimeException wrong(String what) {
        return Problem.of(ProblemCode.WRONG_USE, what, "No setting was changed.", "See all settings with: settings show").asException();
    }
}
