package app.tallybird.connector.engine;

import java.net.URI;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import app.tallybird.connector.format.Column;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.EnteredParts;
import app.tallybird.connector.format.Input;
import app.tallybird.connector.format.Template;
import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.http.HostRules;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.secret.Secret;

/** Completes what the user gave by the document's defaults, and says which input is missing or wrong, in its own words. */
public final class InputCheck {

    private static final String HTTPS = "https://";
    private static final Secret NOTHING = Secret.of("");

    private final ConnectorDocument document;

    private InputCheck(ConnectorDocument document) {
        this.document = document;
    }

    /** The same for plain values by input key, secrets among them. */
    public static ConfiguredConnector complete(ConnectorDocument document, Map<String, String> plain) {
        return complete(document, GivenInputs.of(document, plain));
    }

    /** Completed and checked, or a problem that names the input. */
    public static ConfiguredConnector complete(ConnectorDocument document, GivenInputs given) {
        return complete(document, given, Set.of());
    }

    /** The same, where the inputs of these keys may still come later. */
    public static ConfiguredConnector complete(ConnectorDocument document, GivenInputs given, Set<String> later) {
        InputCheck check = new InputCheck(document);
        Map<String, String> inputs = new HashMap<>();
        Map<String, Secret> secrets = new HashMap<>();
        Set<String> typed = new HashSet<>();
        Map<String, String> corrected = new HashMap<>();
        for (Input input : document.inputs()) {
            if (input.envNames().noneMatch(input.envName()::equals)) {
                throw wrong(input, "is not a document's to ask for", "Use a connector that does not ask for it.");
            }
            Optional<Secret> secret = Optional.ofNullable(given.secrets().get(input.key())).filter(one -> !one.equals(NOTHING));
            Optional<String> value = Optional.ofNullable(given.inputs().get(input.key())).map(text -> bare(input, text))
                    .filter(text -> !text.isEmpty()).or(input::defaultValue);
            if (input.secret() && (secret.isPresent() || input.defaultValue().isPresent())) {
                secrets.put(input.key(), check.checked(input, secret.orElseGet(() -> Secret.of(input.defaultValue().orElse("")))));
            } else if (input.secret() || value.isEmpty()) {
                if (input.required() && !later.contains(input.key())) {
                    throw missing(input);
                }
                inputs.putIfAbsent(input.key(), "");
            } else {
                String entered = input.type() == Input.Type.URL ? value.get().replaceAll("/+$", "") : value.get();
                String form = corrected(input, entered);
                inputs.put(input.key(), check.checked(input, form));
                if (!form.equals(entered)) {
                    corrected.put(input.label(), "\"" + value.get() + "\" is read as \"" + inputs.get(input.key()) + "\"");
                }
                if (given.inputs().containsKey(input.key()) && !value.equals(input.defaultValue()) && isAsEntered(entered, form)) {
                    typed.add(input.key());
                }
            }
        }
        return new ConfiguredConnector(whole(document, inputs), inputs, typed, corrected, secrets);
    }

    /** Refuses what was completed with inputs that may come later, when it is to be read with and one of them has not come. */
    public static void requireAll(ConfiguredConnector vendor) {
        vendor.doc().inputs().stream().filter(input -> input.required() && input.defaultValue().isEmpty())
                .filter(input -> input.secret()
                        ? !vendor.secrets().containsKey(input.key())
                        : vendor.inputs().getOrDefault(input.key(), "").isEmpty())
                .findFirst().ifPresent(input -> {
                    throw missing(input);
                });
    }

    /** The document with what was entered in its places, as far as that can be read: for looking at what it names, not for reading with it. */
    public static ConnectorDocument named(ConnectorDocument document, Map<String, String> entered) {
        Map<String, String> inputs = new HashMap<>(entered);
        document.inputs().forEach(input -> input.defaultValue().ifPresent(value -> inputs.putIfAbsent(input.key(), value)));
        try {
            return EnteredParts.of(document, inputs);
        } catch (EnteredParts.NoCondition bad) {
            return document;
        }
    }

    private static ConnectorDocument whole(ConnectorDocument document, Map<String, String> inputs) {
        try {
            return EnteredParts.of(document, inputs);
        } catch (EnteredParts.NoCondition bad) {
            Input input = document.inputs().stream().filter(one -> one.key().equals(bad.input())).findFirst().orElseThrow();
            throw wrong(input, bad.words(), input.help().example().isEmpty() ? "" : "An example is: " + input.help().example());
        }
    }

    /** An address that the document has put in the place of another is not what the user typed. */
    private static boolean isAsEntered(String entered, String form) {
        return form.equals(entered) || form.equals(HTTPS + entered);
    }

    /** In the form that the document wants; an address without a scheme is one of https. */
    private static String corrected(Input input, String value) {
        String form = input.type() == Input.Type.URL && !value.contains("://") ? HTTPS + value : value;
        for (Column.Replace replace : input.replace()) {
            form = replace.regex().matcher(form).replaceAll(replace.with());
        }
        return form;
    }

    /** Without blanks around it, unless they are what is to be chosen. */
    private static String bare(Input input, String text) {
        return input.choices().stream().anyMatch(choice -> choice.value().equals(text)) ? text : text.strip();
    }

    /** What is wrong with a secret is said without it. */
    private Secret checked(Input input, Secret secret) {
        String value = secret.reveal();
        if (input.type() == Input.Type.CHOICE && input.choices().stream().noneMatch(choice -> choice.value().equals(value))) {
            throw wrong(input, "is not one of the choices", choices(input));
        }
        if (input.pattern().isPresent() && !input.pattern().get().matches(value)) {
            throw wrong(input, "is not of the expected form", input.help().text());
        }
        return secret;
    }

    private String checked(Input input, String value) {
        String text = switch (input.type()) {
            case CHOICE -> choice(input, value);
            case INTEGER -> number(input, value);
            case BOOLEAN -> bool(input, value);
            case URL, TEXT, DATE, FILE -> input.equals(Input.TIME_ZONE) ? zone(value) : value;
        };
        if (input.pattern().isPresent() && !input.pattern().get().matches(text)) {
            throw wrong(input, "is not of the expected form",
                    input.help().example().isEmpty() ? input.help().text() : "An example is: " + input.help().example());
        }
        return text;
    }

    /** A listed value, also with a slash or a path behind it; or, where addresses are listed, one whose host the document allows. */
    private String choice(Input input, String value) {
        boolean addresses = input.choices().stream().allMatch(choice -> choice.value().startsWith("https://"));
        for (Input.Choice choice : input.choices()) {
            if (choice.value().equalsIgnoreCase(value) || choice.label().equalsIgnoreCase(value)) {
                return choice.value();
            }
        }
        Optional<String> origin = addresses ? origin(value) : Optional.empty();
        if (origin.isPresent()) {
            for (Input.Choice choice : input.choices()) {
                if (choice.value().equalsIgnoreCase(origin.get())) {
                    return choice.value();
                }
            }
            URI uri = URI.create(origin.get());
            boolean allowed = document.http().map(http -> http.allowedHosts().stream().filter(Template::isLiteral)
                    .anyMatch(host -> HostRules.matches(host.text(), uri.getHost(), uri.getPort()))).orElse(false);
            if (allowed) {
                return origin.get();
            }
        }
        throw wrong(input, "is \"" + value + "\", which is not one of the choices", choices(input));
    }

    private static String choices(Input input) {
        return "Use one of: " + input.choices().stream().map(Input.Choice::value).collect(Collectors.joining(", "));
    }

    private static Optional<String> origin(String value) {
        String address = value.contains("://") ? value : "https://" + value;
        try {
            URI uri = URI.create(address.strip());
            if (uri.getHost() == null || !uri.getHost().contains(".") || !"https".equalsIgnoreCase(uri.getScheme())) {
                return Optional.empty();
            }
            return Optional.of("https://" + uri.getHost().toLowerCase(Locale.ROOT) + (uri.getPort() < 0 ? "" : ":" + uri.getPort()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The zone of this name, in any case, as it is known everywhere. */
    public static String zone(String value) {
        return ZoneId.getAvailableZoneIds().stream().filter(value::equalsIgnoreCase).findFirst()
                .orElseThrow(() -> wrong(Input.TIME_ZONE, "is \"" + value + "\", which is no time zone",
                        "Write UTC or a name such as Pacific/Auckland, or leave it empty for this computer's."));
    }

    private static String number(Input input, String value) {
        if (!value.matches("-?\\d{1,18}")) {
            throw wrong(input, "is \"" + value + "\", which is not a whole number", "");
        }
        return value;
    }

    private static String bool(Input input, String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1", "on" -> "true";
            case "false", "no", "0", "off" -> "false";
            default -> throw wrong(input, "is \"" + value + "\"", "Use true or false.");
        };
    }

    private static RuntimeException missing(Input input) {
        return wrong(input, "is missing", "Give it as " + names(input) + ".");
    }

    private static String names(Input input) {
        String own = input.envName();
        return input.env().isEmpty() || input.env().equals(List.of(own)) ? own : own + " (or " + String.join(", ", input.env()) + ")";
    }

    private static RuntimeException wrong(Input input, String what, String next) {
        return Problem.of(ProblemCode.CONFIGURATION, "\"" + input.label() + "\" (" + input.envName() + ") " + what + ".",
                "Nothing was read or sent.", next).asException();
    }
}
