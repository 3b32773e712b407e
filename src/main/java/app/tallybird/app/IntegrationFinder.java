package app.tallybird.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.connector.engine.GivenInputs;
import app.tallybird.connector.engine.InputCheck;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.Input;
import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.connector.reading.RefreshTokenKeeper;
import app.tallybird.engine.Integration;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SecretName;
import app.tallybird.secret.SecretStore;
import app.tallybird.settings.AppSettings;
import app.tallybird.settings.EnvFile;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.settings.ServiceEdits;
import app.tallybird.settings.SettingsStore;
import app.tallybird.synthesize.SynthesizeKeys;

/** Finds out which integration is meant: a saved one by name, what an environment file says, or the only saved one. */
final class IntegrationFinder {

    static final String VENDOR_KEY = "VENDOR_API_KEY";
    static final String PARTNER_KEY = "PARTNER_API_KEY";
    private static final String PREFIX = "TALLYBIRD_";

    private final Surroundings surroundings;
    private final IntegrationChoice choice;
    private final Approvals approvals;
    private final SettingsStore settings;
    /** Opened when the first secret is wanted: a system's store takes time to find, and some ask a person. */
    private final Supplier<SecretStore> secrets;
    private final Supplier<AppSettings.Sending> sending;

    IntegrationFinder(Surroundings surroundings, IntegrationChoice choice, Approvals approvals, SettingsStore settings,
            Supplier<SecretStore> secrets, Supplier<AppSettings.Sending> sending) {
        this.sending = sending;
        this.surroundings = surroundings;
        this.choice = choice;
        this.approvals = approvals;
        this.settings = settings;
        this.secrets = secrets;
    }

    ChosenIntegration find() {
        return find(Asked.BOTH);
    }

    ChosenIntegration find(Asked asked) {
        return chosen(saved -> Keyless.advised(saved.name(), secrets, () -> saved(saved, asked)),
                (file, named) -> fromFile(file, named, asked));
    }

    /** What is kept of it; no secret is wanted, and nobody has to have agreed to a connector that is not run. */
    KeptIntegration.Found kept() {
        return chosen(saved -> {
            EnvFile file = read(named());
            return found(saved.name(), InputCheck.named(approvals.document(saved.connector()), saved.inputs()), Optional.of(saved),
                    named().map(file::told).orElse(List.of()));
        }, (file, named) -> {
            EnvFile env = read(file);
            ConnectorDocument document = approvals.document(connector(env, file));
            String name = name(env, named, document);
            return found(name, InputCheck.named(document, inputs(document, env)), settings.find(name),
                    file.map(env::told).orElse(List.of()));
        });
    }

    private KeptIntegration.Found found(String name, ConnectorDocument document, Optional<IntegrationSettings> saved, List<String> notes) {
        return new KeptIntegration.Found(name, document,
                saved.map(IntegrationSettings::thresholds).orElseGet(() -> sending.get().thresholds()),
                saved.map(IntegrationSettings::services).orElse(ServiceEdits.NONE), notes);
    }

    private <T> T chosen(Function<IntegrationSettings, T> saved, BiFunction<Optional<Path>, Optional<String>, T> written) {
        Optional<Path> file = envFile();
        if (choice.integration().isPresent()) {
            Optional<IntegrationSettings> found = settings.find(choice.integration().get());
            if (found.isPresent()) {
                return saved.apply(found.get());
            }
            if (file.isPresent() || environmentNamesConnector()) {
                return EnvFile.explained(file, () -> written.apply(file, choice.integration()));
            }
            List<String> names = settings.all().stream().map(IntegrationSettings::name).toList();
            throw configuration("There is no integration \"" + choice.integration().get() + "\".",
                    names.isEmpty()
                            ? "None is saved yet; give a .env file with --env-file."
                            : "Saved are: " + String.join(", ", names) + ".");
        }
        if (file.isPresent() || environmentNamesConnector()) {
            return EnvFile.explained(file, () -> written.apply(file, Optional.empty()));
        }
        List<IntegrationSettings> all = settings.all();
        if (all.size() == 1) {
            return saved.apply(all.getFirst());
        }
        throw configuration(all.isEmpty() ? "No integration is set up and there is no .env file here." : "There are several integrations.",
                all.isEmpty()
                        ? "Put a .env file here (what belongs in it: tallybird-cli connectors show ID), name one with --env-file, or try: tallybird-cli demo"
                        : "Name one with --integration: " + all.stream().map(IntegrationSettings::name).collect(Collectors.joining(", ")));
    }

    /** The name alone, when it can be told without keys. */
    Optional<String> name() {
        if (choice.integration().isPresent()) {
            return choice.integration();
        }
        Optional<Path> file = envFile();
        if (file.isPresent() || environmentNamesConnector()) {
            return value("INTEGRATION").or(() -> value("CONNECTOR").flatMap(this::ownName)).filter(IntegrationSettings::isName);
        }
        List<IntegrationSettings> all = settings.all();
        return all.size() == 1 ? Optional.of(all.getFirst().name()) : Optional.empty();
    }

    /** What an integration of this connector is called unless the file says otherwise: the id of its document, not its path. */
    private Optional<String> ownName(String connector) {
        try {
            return Optional.of(approvals.find(connector).document().id());
        } catch (ProblemException unreadable) {
            return Optional.of(connector).filter(id -> !id.endsWith(".json"));
        }
    }

    /** A value of the environment file, if there is one that can be read, or of a variable with the prefix. */
    Optional<String> value(String name) {
        return value(readable(), name);
    }

    /** The same for a secret, which may also be in a file that a variable names. */
    Optional<Secret> secretValue(String name) {
        return secret(readable(), name);
    }

    private EnvFile readable() {
        return read(envFile().filter(Files::isReadable));
    }

    private Optional<Secret> secret(EnvFile env, String name) {
        return Optional.ofNullable(env.values().get(name)).filter(text -> !text.isBlank()).map(Secret::of)
                .or(() -> surroundings.secret(PREFIX + name));
    }

    /** The file that is read for the integration; for a saved one only a file that was named. */
    Optional<Path> fileInUse() {
        boolean saved = choice.integration().flatMap(settings::find).isPresent();
        return saved ? named() : envFile();
    }

    /** The file that was named for this command. */
    private Optional<Path> named() {
        return choice.envFile().map(surroundings.workingFolder()::resolve);
    }

    /** The vendor side alone; {@code document} replaces the connector that the file names. */
    ConfiguredConnector vendor(Optional<String> document) {
        Optional<Path> file = envFile();
        if (document.isEmpty() && (choice.integration().isPresent() || file.isEmpty())) {
            return find(Asked.VENDOR).integration().vendor();
        }
        EnvFile env = read(file);
        String id = document.or(() -> value(env, "CONNECTOR")).orElseThrow(() -> configuration("No connector is named.",
                "Name a document, or add a line such as CONNECTOR=ninjaone to the .env file."));
        ConnectorDocument found = approvals.find(id).document();
        return InputCheck.complete(found, arrived(found, given(found, env, file)));
    }

    private GivenInputs given(ConnectorDocument document, EnvFile env, Optional<Path> file) {
        Map<String, String> inputs = inputs(document, env);
        Map<String, Secret> kept = new HashMap<>();
        document.inputs().stream().filter(Input::secret).forEach(input -> input.envNames().flatMap(one -> secret(env, one).stream())
                .findFirst().ifPresent(secret -> kept.put(input.key(), secret)));
        file.ifPresent(path -> resolveFiles(document, inputs, path));
        return new GivenInputs(withFile(document, inputs), kept);
    }

    private Map<String, String> inputs(ConnectorDocument document, EnvFile env) {
        Map<String, String> inputs = new HashMap<>();
        document.inputs().stream().filter(input -> !input.secret()).forEach(input -> input.envNames()
                .flatMap(one -> value(env, one).stream()).findFirst().ifPresent(text -> inputs.put(input.key(), text)));
        return inputs;
    }

    /** The inputs with the file that was named for this command alone. */
    private Map<String, String> withFile(ConnectorDocument document, Map<String, String> inputs) {
        if (choice.file().isEmpty()) {
            return inputs;
        }
        List<Input> files = document.inputs().stream().filter(input -> input.type() == Input.Type.FILE).toList();
        if (files.size() != 1) {
            throw configuration("--file names a file, but " + document.name() + " reads " + (files.isEmpty() ? "none." : "several."),
                    files.isEmpty()
                            ? "Leave the option out, or name an integration that reads a file."
                            : "Name them in the .env file: "
                                    + files.stream().map(Input::envName).map(String::valueOf).collect(Collectors.joining(", ")));
        }
        Map<String, String> with = new HashMap<>(inputs);
        with.put(files.getFirst().key(), surroundings.workingFolder().resolve(choice.file().get()).toString());
        return with;
    }

    private static EnvFile read(Optional<Path> file) {
        return file.map(EnvFile::read).orElse(new EnvFile(Map.of(), List.of()));
    }

    private Optional<Path> envFile() {
        return named().or(() -> Optional.of(surroundings.workingFolder().resolve(".env")).filter(Files::isRegularFile));
    }

    private boolean environmentNamesConnector() {
        return !surroundings.environment().getOrDefault(PREFIX + "CONNECTOR", "").isBlank();
    }

    private ChosenIntegration fromFile(Optional<Path> file, Optional<String> named, Asked asked) {
        EnvFile env = read(file);
        List<String> notes = new ArrayList<>(file.map(env::told).orElse(List.of()));
        Approvals.Usable usable = approvals.find(connector(env, file));
        usable.note().ifPresent(notes::add);
        ConnectorDocument document = usable.document();
        String name = name(env, named, document);
        GivenInputs written = given(document, env, file);
        GivenInputs given = arrived(document, written);
        Function<String, Optional<Secret>> secret = field -> secret(env, field);
        Optional<SynthesizeKeys> keys = asked.keys(secret);
        Optional<IntegrationSettings> saved = settings.find(name);
        ConfiguredConnector vendor = InputCheck.complete(document, given, asked.later(document));
        Optional<WatchedFolder> watched = watched(document, written.inputs());
        watched.flatMap(folder -> WatchedFolder.arrived(vendor)).ifPresent(path -> notes.add(newest(path)));
        return new ChosenIntegration(
                new Integration(name, vendor, saved.map(IntegrationSettings::thresholds).orElseGet(() -> sending.get().thresholds()),
                        saved.map(IntegrationSettings::paused).orElse(false),
                        saved.map(IntegrationSettings::services).orElse(ServiceEdits.NONE), sending.get().approval()),
                keys.or(() -> asked.keys(vendor, secret)), notes, watched);
    }

    private String connector(EnvFile env, Optional<Path> file) {
        return value(env, "CONNECTOR").orElseThrow(() -> configuration(
                "The file " + file.map(path -> String.valueOf(path.getFileName())).orElse("environment") + " names no connector.",
                "Add a line such as CONNECTOR=ninjaone. See all of them with: connectors list"));
    }

    private String name(EnvFile env, Optional<String> named, ConnectorDocument document) {
        String name = named.or(() -> value(env, "INTEGRATION")).orElse(document.id());
        if (!IntegrationSettings.isName(name)) {
            throw configuration("\"" + name + "\" can not be the name of an integration.",
                    "Use up to 60 letters, digits, blanks, dots, dashes or underscores in INTEGRATION.");
        }
        return name;
    }

    /** A file named in an environment file is looked for beside it. */
    static void resolveFiles(ConnectorDocument document, Map<String, String> given, Path file) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("."));
        document.inputs().stream().filter(input -> input.type() == Input.Type.FILE)
                .forEach(input -> given.computeIfPresent(input.key(), (key, path) -> folder.resolve(path.strip()).toString()));
    }

    /** What the file says wins; of the environment only names with the prefix are read, because bare ones collide with the system's. */
    private Optional<String> value(EnvFile env, String name) {
        return Optional.ofNullable(env.values().get(name)).or(() -> Optional.ofNullable(surroundings.environment().get(PREFIX + name)))
                .filter(text -> !text.isBlank());
    }

    /** What a named file says of its secrets goes before what is stored: on a computer without a store that is where they are. */
    private ChosenIntegration saved(IntegrationSettings saved, Asked asked) {
        Approvals.Usable usable = approvals.find(saved.connector());
        EnvFile file = read(named());
        Optional.ofNullable(file.values().get("CONNECTOR")).map(id -> approvals.find(id).document().id())
                .filter(id -> !id.equals(usable.document().id())).ifPresent(other -> {
                    throw configuration("The file " + named().map(Path::getFileName).orElseThrow() + " is of " + other + ", and \""
                            + saved.name() + "\" reads " + usable.document().id() + ".",
                            "Name the file that the integration was made from.");
                });
        ChosenIntegration found = of(asked, saved, usable,
                field -> secret(file, usable.document(), field).or(() -> secret(saved.name(), field)),
                (input, token) -> secrets.get().renew(new SecretName(saved.name(), input), token));
        return found.with(named().map(file::told).orElse(List.of()));
    }

    /** By any of the names that the connector knows for it. */
    private static Optional<Secret> secret(EnvFile file, ConnectorDocument document, String field) {
        return document.inputs().stream().filter(input -> input.key().equals(field)).findFirst().map(Input::envNames)
                .orElse(Stream.of(field)).flatMap(name -> Optional.ofNullable(file.values().get(name)).stream())
                .filter(text -> !text.isBlank()).findFirst().map(Secret::of);
    }

    /** What is typed goes before what is stored; nothing is written, except that a stored token which the vendor has replaced is kept. */
    ChosenIntegration typed(TypedIntegration typed) {
        IntegrationSettings settings = typed.settings();
        Map<String, Secret> inUse = new ConcurrentHashMap<>(typed.secrets());
        Approvals.Usable usable = new Approvals.Usable(typed.document(), approvals.find(settings.connector()).note());
        return of(Asked.BOTH, settings, usable, field -> {
            Optional<Secret> given = Optional.ofNullable(typed.secrets().get(field));
            return given.isPresent() || !typed.saved() ? given : secret(settings.name(), field);
        }, (input, token) -> {
            SecretName name = new SecretName(settings.name(), input);
            Optional<Secret> stored = typed.saved() ? secrets.get().read(name) : Optional.empty();
            Secret used = inUse.put(input, token);
            if (stored.isPresent() && (used == null || used.equals(stored.get()))) {
                secrets.get().renew(name, token);
            }
            return typed.keeper().keep(input, token);
        });
    }

    private ChosenIntegration of(Asked asked, IntegrationSettings settings, Approvals.Usable usable,
            Function<String, Optional<Secret>> secret, RefreshTokenKeeper keeper) {
        ConnectorDocument document = usable.document();
        Map<String, Secret> secrets = new HashMap<>();
        document.inputs().stream().filter(Input::secret)
                .forEach(input -> secret.apply(input.key()).ifPresent(value -> secrets.put(input.key(), value)));
        Optional<SynthesizeKeys> keys = asked.keys(secret);
        GivenInputs written = new GivenInputs(withFile(document, settings.inputs()), secrets);
        ConfiguredConnector vendor = InputCheck.complete(document, arrived(document, written), asked.later(document)).keeping(keeper);
        List<String> notes = new ArrayList<>(usable.note().stream().toList());
        Optional<WatchedFolder> watched = watched(document, written.inputs());
        watched.flatMap(folder -> WatchedFolder.arrived(vendor)).ifPresent(path -> notes.add(newest(path)));
        return new ChosenIntegration(new Integration(settings.name(), vendor, settings.thresholds(), settings.paused(), settings.services(),
                sending.get().approval()), keys.or(() -> asked.keys(vendor, secret)), notes, watched);
    }

    private static String newest(Path file) {
        return "The newest file that fits is read: " + file.getFileName();
    }

    private static Optional<WatchedFolder> watched(ConnectorDocument document, Map<String, String> inputs) {
        return document.inputs().stream().filter(input -> input.type() == Input.Type.FILE)
                .flatMap(input -> Optional.ofNullable(inputs.get(input.key())).flatMap(WatchedFolder::of).stream()).findFirst();
    }

    /** The same with the newest file in place of a pattern that it fits; the pattern stays where nothing has arrived. */
    private GivenInputs arrived(ConnectorDocument document, GivenInputs given) {
        Map<String, String> inputs = new HashMap<>(given.inputs());
        document.inputs().stream().filter(input -> input.type() == Input.Type.FILE)
                .forEach(input -> Optional.ofNullable(inputs.get(input.key())).flatMap(WatchedFolder::of)
                        .flatMap(folder -> folder.file(surroundings.clock().instant()))
                        .ifPresent(file -> inputs.put(input.key(), file.toString())));
        return new GivenInputs(inputs, given.secrets());
    }

    /** The first secret of a saved integration that is not here and without which nothing can be read or sent. */
    Optional<String> lacking(String name) {
        return settings.find(name).flatMap(this::missing);
    }

    private Optional<String> missing(IntegrationSettings saved) {
        Map<String, String> needed = new LinkedHashMap<>(Map.of(VENDOR_KEY, "the Vendor API key"));
        needed.put(PARTNER_KEY, "the Partner API key");
        ConnectorDocument document = approvals.find(saved.connector()).document();
        EnvFile file = read(named().filter(Files::isReadable));
        document.inputs().stream().filter(input -> input.secret() && input.required())
                .forEach(input -> needed.put(input.key(), input.label()));
        return needed.entrySet().stream()
                .filter(one -> secret(file, document, one.getKey()).or(() -> secret(saved.name(), one.getKey())).isEmpty())
                .map(Map.Entry::getValue).findFirst();
    }

    /** The store's; else of the integration's own variable, such as TALLYBIRD_NINJAONE_EU__CLIENT_SECRET, before the one that holds for all. */
    Optional<Secret> secret(String integration, String field) {
        String own = integration.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_") + "__";
        return secrets.get().read(new SecretName(integration, field)).or(() -> surroundings.secret(PREFIX + own + Input.envName(field)))
                .or(() -> surroundings.secret(PREFIX + Input.envName(field)));
    }

    private static RuntimeException configuration(String what, String next) {
        return Problem.of(ProblemCode.CONFIGURATION, what, "Nothing was read or sent.", next).asException();
    }
}
