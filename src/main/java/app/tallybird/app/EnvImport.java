package app.tallybird.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.engine.GivenInputs;
import app.tallybird.connector.engine.InputCheck;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.Input;
import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.connector.script.OldScript;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.secret.Availability;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SecretName;
import app.tallybird.secret.SecretStore;
import app.tallybird.settings.EnvFile;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.settings.ServiceEdits;
import app.tallybird.synthesize.SynthesizeKeys;

/**
 * Understands an environment file of a script, finds the connector it belongs to, and saves it as an integration. Values of secrets are never part of
 * what is shown.
 */
public record EnvImport(IntegrationSettings settings, Map<String, Secret> secrets, List<Line> understood, List<String> notes) {

    /** One name of the file, its value as it may be shown, and what it is used for. */
    public record Line(String name, String shown, String purpose) {
    }

    public static EnvImport read(Application application, Path place, Optional<String> connector, Optional<String> name) {
        Path path = application.surroundings().workingFolder().resolve(place);
        Path file = Files.isDirectory(path) ? ofFolder(application, path, connector) : path;
        return EnvFile.explained(Optional.of(file), () -> read(application, EnvFile.read(file), file, connector, name));
    }

    private static EnvImport read(Application application, EnvFile env, Path file, Optional<String> connector, Optional<String> name) {
        ConnectorDocument document = connector.or(() -> Optional.ofNullable(env.values().get("CONNECTOR")))
                .map(id -> application.catalog().find(id, application.surroundings().workingFolder()))
                .orElseGet(() -> guess(application.catalog(), env, file));
        GivenInputs given = values(document, env, file);
        SynthesizeKeys keys = SynthesizeKeys.check(Optional.ofNullable(given.secrets().get(IntegrationFinder.VENDOR_KEY)),
                Optional.ofNullable(given.secrets().get(IntegrationFinder.PARTNER_KEY)));
        Map<String, Secret> secrets = new HashMap<>(given.secrets());
        secrets.putAll(Map.of(IntegrationFinder.VENDOR_KEY, keys.vendorKey(), IntegrationFinder.PARTNER_KEY, keys.partnerKey()));
        Map<String, Input> used = new HashMap<>();
        for (Input input : document.inputs()) {
            name(input, env).ifPresent(found -> used.put(found, input));
        }
        OldScript script = OldScript.of(document.id());
        List<Input> open = document.inputs().stream().filter(input -> script.missing().containsKey(input.key()))
                .filter(input -> name(input, env).isEmpty()).toList();
        ConfiguredConnector complete = InputCheck.complete(document, given, open.stream().map(Input::key).collect(Collectors.toSet()));
        Map<String, String> checked = complete.inputs();
        List<Line> lines = env.values().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(one -> line(one.getKey(), one.getValue(), Optional.ofNullable(used.get(one.getKey())))).toList();
        IntegrationSettings settings = new IntegrationSettings(
                name.or(() -> Optional.ofNullable(env.values().get("INTEGRATION"))).orElse(document.id()), document.id(), checked,
                application.appSettings().sending().thresholds(), false, ServiceEdits.NONE);
        return new EnvImport(settings, secrets, lines,
                Stream.of(env.told(file).stream(), unusable(script, env), complete.corrected().entrySet().stream().map(EnvImport::told),
                        open.stream().map(input -> missing(script, input))).flatMap(notes -> notes).toList());
    }

    private static String told(Map.Entry<String, String> corrected) {
        return corrected.getKey() + ": " + corrected.getValue() + ".";
    }

    /** What the old script's file holds and is of no use here; an empty value says nothing. */
    private static Stream<String> unusable(OldScript script, EnvFile env) {
        return script.unusable().entrySet().stream().filter(one -> env.values().containsKey(one.getKey()))
                .sorted(Map.Entry.comparingByKey()).map(one -> one.getKey() + " " + one.getValue() + ".");
    }

    private static String missing(OldScript script, Input input) {
        return input.label() + " was never in the script's file: " + script.missing().get(input.key()) + ". Type it in the window, or add "
                + input.envNames().findFirst().orElse(input.envName()) + " to the file and import it again.";
    }

    /** The file in an SDK folder: the one that its script reads, where it is there. */
    private static Path ofFolder(Application application, Path folder, Optional<String> connector) {
        String id = connector.orElseGet(() -> ofSdk(documents(application.catalog()), folder).map(ConnectorDocument::id).orElse(""));
        Path own = folder.resolve(OldScript.of(id).file());
        return Files.exists(own) ? own : folder.resolve(OldScript.NONE.file());
    }

    private static List<ConnectorDocument> documents(Catalog catalog) {
        return catalog.all().stream().map(Catalog.Entry::document).toList();
    }

    private static Optional<ConnectorDocument> ofSdk(List<ConnectorDocument> documents, Path folder) {
        String name = folder.getFileName() == null ? "" : folder.getFileName().toString();
        return documents.stream().filter(document -> !document.head().sdk().isEmpty() && document.head().sdk().equalsIgnoreCase(name))
                .findFirst();
    }

    private static Line line(String name, String value, Optional<Input> used) {
        boolean key = name.equals(IntegrationFinder.VENDOR_KEY) || name.equals(IntegrationFinder.PARTNER_KEY);
        String purpose = key
                ? "Synthesize key (secret)"
                : used.map(input -> input.label() + (input.secret() ? " (secret)" : "")).orElse(switch (name) {
                    case "CONNECTOR" -> "Connector";
                    case "INTEGRATION" -> "Name of the integration";
                    default -> "not used";
                });
        boolean open = used.filter(input -> !input.secret()).isPresent() || name.equals("CONNECTOR") || name.equals("INTEGRATION");
        return new Line(name, open ? value : "***", purpose);
    }

    private static Optional<String> name(Input input, EnvFile env) {
        return input.envNames().filter(env.values()::containsKey).findFirst();
    }

    /** What a file holds for a connector, by input key, and the keys of Synthesize by their names. */
    public static GivenInputs values(ConnectorDocument document, Path file) {
        return values(document, EnvFile.read(file), file);
    }

    private static GivenInputs values(ConnectorDocument document, EnvFile env, Path file) {
        Map<String, String> found = new HashMap<>();
        for (Input input : document.inputs()) {
            name(input, env).ifPresent(name -> found.put(input.key(), env.values().getOrDefault(name, "")));
        }
        IntegrationFinder.resolveFiles(document, found, file);
        GivenInputs given = GivenInputs.of(document, found);
        Map<String, Secret> secrets = new HashMap<>(given.secrets());
        Stream.of(IntegrationFinder.VENDOR_KEY, IntegrationFinder.PARTNER_KEY).filter(env.values()::containsKey)
                .forEach(name -> secrets.put(name, Secret.of(env.values().getOrDefault(name, ""))));
        return new GivenInputs(given.inputs(), secrets);
    }

    /** The SDK's folder name tells first; then the names of the file, when they fit one connector only. */
    private static ConnectorDocument guess(Catalog catalog, EnvFile env, Path file) {
        List<ConnectorDocument> documents = documents(catalog);
        Optional<ConnectorDocument> byFolder = Optional.ofNullable(file.toAbsolutePath().getParent())
                .flatMap(folder -> ofSdk(documents, folder));
        if (byFolder.isPresent()) {
            return byFolder.get();
        }
        List<ConnectorDocument> fitting = documents.stream().filter(document -> document.inputs().stream().anyMatch(Input::secret))
                .filter(document -> document.inputs().stream().filter(input -> input.required() && input.defaultValue().isEmpty())
                        .allMatch(input -> name(input, env).isPresent()))
                .toList();
        if (fitting.size() == 1) {
            return fitting.getFirst();
        }
        throw Problem.of(ProblemCode.CONFIGURATION,
                fitting.isEmpty()
                        ? "The names in the file fit no connector."
                        : "The names in the file fit several connectors: "
                                + String.join(", ", fitting.stream().map(ConnectorDocument::id).toList()) + ".",
                "Nothing was saved.", "Say which one it is with --connector ID.").at(file.toString()).asException();
    }

    /** One that is there with the same connector keeps what no such file says: its limits, its services, and whether it is paused. */
    private void keep(AuditTrail trail, Optional<IntegrationSettings> there, Runnable secret) {
        if (there.isEmpty()) {
            trail.make(settings, secret);
        } else {
            secret.run();
            trail.change(settings.name(),
                    now -> now.connector().equals(settings.connector()) ? now.withInputs(settings.inputs()) : settings);
        }
    }

    /** Saves the integration and puts its secrets into the system's store; says where they are, or why they could not be kept. */
    public String save(Application application) {
        AuditTrail trail = new AuditTrail(application);
        trail.mayBeSetUp();
        application.home().prepare();
        SecretStore store = application.secrets();
        keep(trail, application.settings().find(settings.name()),
                () -> secrets.forEach((field, value) -> store.write(new SecretName(settings.name(), field), value)));
        return switch (store.availability()) {
            case Availability.Kept kept -> "Saved as \"" + settings.name() + "\"; its secrets are in " + kept.where() + ".";
            case Availability.SessionOnly only -> "Saved as \"" + settings.name() + "\", but without its secrets: " + only.why()
                    + ". Keep the .env file and give it with --env-file.";
        };
    }
}
