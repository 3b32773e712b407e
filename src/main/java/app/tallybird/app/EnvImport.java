package app.tallybird.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.engine.InputCheck;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.Input;
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
public final class EnvImport {

    private final IntegrationSettings settings;
    private final Map<String, Secret> secrets;
    private final List<Line> understood;
    private final List<String> notes;

    private EnvImport(IntegrationSettings settings, Map<String, Secret> secrets, List<Line> understood, List<String> notes) {
        this.settings = settings;
        this.secrets = secrets;
        this.understood = understood;
        this.notes = notes;
    }

    /** One name of the file, its value as it may be shown, and what it is used for. */
    public record Line(String name, String shown, String purpose) {
    }

    public static EnvImport read(Application application, Path given, Optional<String> connector, Optional<String> name) {
        Path path = application.surroundings().workingFolder().resolve(given);
        Path file = Files.isDirectory(path) ? path.resolve(".env") : path;
        EnvFile env = EnvFile.read(file);
        ConnectorDocument document = connector.or(() -> Optional.ofNullable(env.values().get("CONNECTOR")))
                .map(id -> application.catalog().find(id, application.surroundings().workingFolder()))
                .orElseGet(() -> guess(application.catalog(), env.values().keySet(), file));
        Map<String, String> inputs = new HashMap<>();
        Map<String, Secret> secrets = new HashMap<>();
        Map<String, String> purposes = new HashMap<>();
        for (Input input : document.inputs()) {
            input.envNames().filter(env.values()::containsKey).findFirst().ifPresent(found -> {
                purposes.put(found, input.label() + (input.secret() ? " (secret)" : ""));
                String value = env.values().getOrDefault(found, "");
                if (input.secret()) {
                    secrets.put(input.key(), Secret.of(value));
                } else {
                    inputs.put(input.key(), value);
                }
            });
        }
        SynthesizeKeys keys = SynthesizeKeys.check(env.values().getOrDefault(IntegrationFinder.VENDOR_KEY, ""),
                env.values().getOrDefault(IntegrationFinder.PARTNER_KEY, ""));
        secrets.put(IntegrationFinder.VENDOR_KEY, keys.vendorKey());
        secrets.put(IntegrationFinder.PARTNER_KEY, keys.partnerKey());
        Map<String, String> all = new HashMap<>(inputs);
        secrets.forEach((key, value) -> all.put(key, value.reveal()));
        Map<String, String> checked = InputCheck.complete(document, all).inputs();
        List<Line> lines = new ArrayList<>();
        env.values().keySet().stream().sorted().forEach(one -> {
            boolean key = one.equals(IntegrationFinder.VENDOR_KEY) || one.equals(IntegrationFinder.PARTNER_KEY);
            String purpose = key
                    ? "Synthesize key (secret)"
                    : purposes.getOrDefault(one, one.equals("CONNECTOR") ? "Connector" : "not used");
            boolean open = purposes.containsKey(one) && !purpose.endsWith("(secret)");
            lines.add(new Line(one, open ? env.values().getOrDefault(one, "") : "***", purpose));
        });
        List<String> notes = env.notes().stream().map(note -> file.getFileName() + ", line " + note.line() + ": " + note.text() + ".")
                .toList();
        IntegrationSettings settings = new IntegrationSettings(
                name.or(() -> Optional.ofNullable(env.values().get("INTEGRATION"))).orElse(document.id()), document.id(), checked,
                application.appSettings().sending().thresholds(), false, ServiceEdits.NONE);
        return new EnvImport(settings, secrets, lines, notes);
    }

    /** What a file holds for a connector, by input key, and the keys of Synthesize by their names. Secrets are among the values. */
    public static Map<String, String> values(ConnectorDocument document, Path file) {
        Map<String, String> env = EnvFile.read(file).values();
        Map<String, String> found = new HashMap<>();
        for (Input input : document.inputs()) {
            input.envNames().filter(env::containsKey).findFirst().ifPresent(name -> found.put(input.key(), env.getOrDefault(name, "")));
        }
        Stream.of(IntegrationFinder.VENDOR_KEY, IntegrationFinder.PARTNER_KEY).filter(env::containsKey)
                .forEach(name -> found.put(name, env.getOrDefault(name, "")));
        return found;
    }

    /** The SDK's folder name tells first; then the names of the file, when they fit one connector only. */
    private static ConnectorDocument guess(Catalog catalog, Set<String> names, Path file) {
        List<ConnectorDocument> documents = catalog.all().stream().map(Catalog.Entry::document).toList();
        Path folder = file.toAbsolutePath().getParent();
        String folderName = folder == null || folder.getFileName() == null ? "" : folder.getFileName().toString();
        Optional<ConnectorDocument> byFolder = documents.stream()
                .filter(document -> !document.head().sdk().isEmpty() && document.head().sdk().equalsIgnoreCase(folderName)).findFirst();
        if (byFolder.isPresent()) {
            return byFolder.get();
        }
        List<ConnectorDocument> fitting = documents.stream()
                .filter(document -> document.inputs().stream().filter(Input::secret).findAny().isPresent())
                .filter(document -> document.inputs().stream().filter(input -> input.required() && input.defaultValue().isEmpty())
                        .allMatch(input -> input.envNames().anyMatch(names::contains)))
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

    public IntegrationSettings settings() {
        return settings;
    }

    public List<Line> understood() {
        return understood;
    }

    public List<String> notes() {
        return notes;
    }

    /** Saves the integration and puts its secrets into the system's store; says where they are, or why they could not be kept. */
    public String save(Application application) {
        application.home().prepare();
        SecretStore store = application.secrets();
        secrets.forEach((field, value) -> store.write(new SecretName(settings.name(), field), value));
        application.settings().save(settings);
        return switch (store.availability()) {
            case Availability.Kept kept -> "Saved as \"" + settings.name() + "\"; its secrets are in " + kept.where() + ".";
            case Availability.SessionOnly only -> "Saved as \"" + settings.name() + "\", but without its secrets: " + only.why()
                    + ". Keep the .env file and give it with --env-file.";
        };
    }
}
