package app.tallybird.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.editing.UserConnectors;
import app.tallybird.connector.engine.ConnectorEngine;
import app.tallybird.connector.fetch.Wiring;
import app.tallybird.connector.inspection.StillTime;
import app.tallybird.connector.inspection.Tracer;
import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.engine.IntegrationContext;
import app.tallybird.engine.daily.MonthEndRule;
import app.tallybird.http.Aloud;
import app.tallybird.http.ApacheHttp;
import app.tallybird.http.DirectReach;
import app.tallybird.http.HttpPort;
import app.tallybird.http.Reach;
import app.tallybird.http.Redactor;
import app.tallybird.http.RetryBudget;
import app.tallybird.http.RetryPolicy;
import app.tallybird.http.Sleeper;
import app.tallybird.http.Time;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.Ledgers;
import app.tallybird.notice.Messenger;
import app.tallybird.secret.OsKeychain;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SecretStore;
import app.tallybird.settings.AppSettings;
import app.tallybird.settings.AppSettingsStore;
import app.tallybird.settings.ClosedMonths;
import app.tallybird.settings.Documents;
import app.tallybird.settings.EnvFile;
import app.tallybird.settings.Home;
import app.tallybird.settings.RoutineStore;
import app.tallybird.settings.SettingsStore;
import app.tallybird.synthesize.Synthesize;
import app.tallybird.synthesize.SynthesizeClient;
import app.tallybird.synthesize.SynthesizeKeys;
import app.tallybird.synthesize.Wire;

/** Everything of one start, wired once: folders, HTTP, catalog, and integrations on demand. */
public final class Application implements AutoCloseable {

    private final Surroundings surroundings;
    private final IntegrationChoice choice;
    private final Home home;
    private final Redactor redactor;
    private final OutboundHttp wayOut;
    private final LedgerPlace place;
    private final Pace pace;
    private final @Nullable SecretStore given;
    private @Nullable Aloud aloud;
    private @Nullable SecretStore secrets;

    private Application(Surroundings surroundings, IntegrationChoice choice, Redactor redactor, @Nullable SecretStore secrets, Pace pace) {
        this.surroundings = surroundings;
        this.choice = choice;
        this.redactor = redactor;
        this.pace = pace;
        given = secrets;
        this.secrets = secrets == null ? null : new LearningStore(secrets, redactor);
        home = surroundings.home(choice.home());
        wayOut = new OutboundHttp(surroundings.environment(), choice.sandbox(), redactor);
        place = new LedgerPlace(home, surroundings, choice.envFile(), new LedgerPlace.Needs(redactor, this::secrets));
    }

    /** Settings or a certificate that cannot be read are thrown as a problem. */
    public static Application open(Surroundings surroundings, IntegrationChoice choice) {
        return open(surroundings, choice, new Redactor());
    }

    /** The same with the redactor that the door speaks through: it learns every secret that this start gets to see. */
    public static Application open(Surroundings surroundings, IntegrationChoice choice, Redactor redactor) {
        return openAnyway(surroundings, choice, redactor).checked();
    }

    /** One for telling and noting what kept {@link #open} from it. */
    public static Application openAnyway(Surroundings surroundings, IntegrationChoice choice, Redactor redactor) {
        return new Application(surroundings, choice, redactor, null, new Pace(surroundings.time()));
    }

    /** The same with a store of its own for secrets, in place of the system's. */
    public static Application openAnyway(Surroundings surroundings, IntegrationChoice choice, SecretStore secrets) {
        return new Application(surroundings, choice, new Redactor(), secrets, new Pace(surroundings.time()));
    }

    private Application checked() {
        home().judge();
        wayOut.under(appSettings().network());
        return this;
    }

    /** The same with a store of its own for secrets, in place of the system's. */
    public static Application open(Surroundings surroundings, IntegrationChoice choice, SecretStore secrets) {
        return openAnyway(surroundings, choice, secrets).checked();
    }

    /** Another start of the program about this integration, which keeps one pace to Synthesize with this one. */
    public Application about(String integration) {
        return new Application(surroundings, choice.about(integration), redactor, given, pace).checked();
    }

    /** As they are now: what was changed while the program runs, here or by another start, counts for the next piece of work. */
    public AppSettings appSettings() {
        return appSettingsStore().read();
    }

    AppSettingsStore appSettingsStore() {
        return new AppSettingsStore(documents(), place.own());
    }

    /** From now on each request and each wait is said, without secrets. */
    public synchronized void tell(Consumer<String> hearer) {
        aloud = new Aloud(hearer, redactor, surroundings.time().nanos());
    }

    private synchronized Optional<Aloud> aloud() {
        return Optional.ofNullable(aloud);
    }

    private HttpPort http() {
        ApacheHttp way = way();
        return aloud().map(one -> one.around(way)).orElse(way);
    }

    private ApacheHttp way() {
        return wayOut.under(appSettings().network()).http();
    }

    /** Requests a second to Synthesize that the next push keeps: what the start asked for, else what is set. */
    int rate() {
        return choice.rate() == 0 ? appSettings().sending().rate() : choice.rate();
    }

    /** What the end of a month asks for, with the months that were closed. */
    public MonthEndRule monthEnd() {
        return new MonthEndRule(appSettings().monthEnd(), closedMonths().days(surroundings.clock().getZone()), closedMonths().reopened());
    }

    public ClosedMonths closedMonths() {
        return new ClosedMonths(documents(), sandbox());
    }

    public RoutineStore routines() {
        return new RoutineStore(documents());
    }

    /** The time on this computer's own clock. */
    public ZonedDateTime localTime() {
        return ZonedDateTime.now(surroundings.clock());
    }

    IntegrationChoice choice() {
        return choice;
    }

    Sleeper sleeper() {
        Sleeper real = surroundings.time().sleeper();
        return aloud().map(one -> one.around(real)).orElse(real);
    }

    /** The name of the integration that is meant; thrown as a problem when that is not clear. */
    public String integrationName() {
        return chosenName().filter(name -> settings().find(name).isPresent() || envFile().isPresent())
                .orElseGet(() -> finder(choice).kept().name());
    }

    /** The integration that is meant, as far as that can be told without its keys. */
    Optional<String> chosenName() {
        return finder(choice).name();
    }

    /** The environment file that stands for the integration, when it is not a saved one. */
    Optional<Path> envFile() {
        return finder(choice).fileInUse();
    }

    /** Said when others on this computer may read the environment file in use. */
    public Optional<String> exposedFile() {
        return envFile().flatMap(EnvFile::exposed);
    }

    /** The integration that an environment file or the environment says, when it has a ledger and is not saved. */
    Optional<String> unsaved() {
        return chosenName().filter(ledgers()::exists).filter(name -> settings().find(name).isEmpty());
    }

    /** A value of the environment file or of a TALLYBIRD_ variable, for what is in no secret store. */
    Optional<Secret> given(String name) {
        Optional<Secret> found = finder(choice).secretValue(name);
        found.ifPresent(redactor::learn);
        return found;
    }

    /** A secret of a saved integration as a push reads it: the store's, else that of a TALLYBIRD_ variable. */
    public Optional<Secret> secret(String integration, String field) {
        Optional<Secret> found = finder(choice).secret(integration, field);
        found.ifPresent(redactor::learn);
        return found;
    }

    Messenger messenger() {
        return new Messenger(http(), new RetryPolicy(RetryPolicy.Rules.synthesize(), new RetryBudget(), surroundings.random(), sleeper()),
                redactor);
    }

    /** Asks the release page that is set. */
    public UpdateCheck updateCheck() {
        String page = appSettings().network().updates();
        Optional.of(page).filter(typed -> !typed.isEmpty()).map(URI::create).ifPresent(this::trustTyped);
        return new UpdateCheck(http(), page, Diagnostics.version());
    }

    public Home home() {
        return home;
    }

    /** What is kept besides ledgers and secrets, as far as it is not this computer's alone. */
    public Documents documents() {
        return place.documents();
    }

    public Redactor redactor() {
        return redactor;
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    public Catalog catalog() {
        return new Catalog(userConnectors().folder());
    }

    public SettingsStore settings() {
        return new SettingsStore(documents());
    }

    /** One for the whole start: what is kept for the session only is found again within it. */
    public synchronized SecretStore secrets() {
        if (secrets == null) {
            secrets = new LearningStore(OsKeychain.openOrSession(surroundings.osName()), redactor);
        }
        return secrets;
    }

    /** The memory of one integration alone, without its keys and its lock. */
    public Ledger openLedger(String integration) {
        return HeldLedger.open(this, integration, "").ledger();
    }

    /** The memories of all integrations: of practice while requests go to a sandbox. */
    public Ledgers ledgers() {
        return ledgers(sandbox());
    }

    /** Where they are. */
    public LedgerPlace ledgerPlace() {
        return place;
    }

    Ledgers ledgers(boolean practice) {
        return place.ledgers(practice);
    }

    public boolean sandbox() {
        return choice.sandbox().isPresent();
    }

    /** Said in every report when requests go to a sandbox. */
    public Optional<String> sandboxNotice() {
        return choice.sandbox().map(address -> "SANDBOX: every request goes to " + address + ", nothing reaches Synthesize or the vendor.");
    }

    public Reach reach() {
        return sandbox() ? Reach.sandbox() : new DirectReach(wayOut.under(appSettings().network()).settings());
    }

    public ConnectorEngine connectors() {
        return new ConnectorEngine(new Wiring(http(), redactor, pace.vendors(sandbox(), sleeper()), surroundings.random()));
    }

    /** Connectors of the user's own. */
    public UserConnectors userConnectors() {
        return new UserConnectors(documents());
    }

    /** Which documents somebody has agreed to. */
    public Approvals approvals() {
        return new Approvals(this);
    }

    /**
     * The same engine for a connector that is still being built, with {@code tracer} looking on. A tracer that asks nobody makes nobody wait either.
     */
    public ConnectorEngine connectors(ConfiguredConnector connector, Tracer tracer) {
        known(connector);
        StillTime still = new StillTime();
        Time time = tracer.asks() ? pace.vendors(false, sleeper()) : new Time(surroundings.clock(), still, still);
        return new ConnectorEngine(new Wiring(tracer.around(http()), redactor, time, surroundings.random()));
    }

    /** Opens the chosen integration; {@code lockedAs} names the work that writes, or is empty for looking only. */
    public OpenIntegration openIntegration(String lockedAs) {
        return openIntegration(Asked.BOTH, lockedAs);
    }

    /** The same for what asks only these, so that other secrets are not wanted. */
    public OpenIntegration openIntegration(Asked asked, String lockedAs) {
        return open(finder(choice, lockedAs).find(asked), lockedAs);
    }

    /** The same for a saved integration by its name. */
    public OpenIntegration openSaved(String name, String lockedAs) {
        return open(finder(choice.saved(name), lockedAs).find(), lockedAs);
    }

    /** Opens what is typed, to look at both sides with it: neither settings nor secrets nor a ledger are made or changed. */
    public OpenIntegration openTyped(TypedIntegration typed) {
        ChosenIntegration chosen = finder(choice).typed(typed);
        known(chosen.integration().vendor());
        String name = chosen.integration().name();
        Ledger ledger = typed.saved() && ledgers().exists(name) ? ledgers().open(name) : Ledger.empty(surroundings.clock());
        return opened(chosen, new HeldLedger(ledger, Optional.empty()));
    }

    private OpenIntegration open(ChosenIntegration chosen, String lockedAs) {
        known(chosen.integration().vendor());
        return opened(chosen, HeldLedger.open(this, chosen.integration().name(), lockedAs));
    }

    private OpenIntegration opened(ChosenIntegration chosen, HeldLedger held) {
        try {
            if (held.lock().isPresent()) {
                FileDay.opened(chosen.integration().vendor(), held.ledger(), localTime().toLocalDate());
            }
            IntegrationContext context = new IntegrationContext(chosen.integration(), connectors(), synthesize(chosen.keys()),
                    held.ledger(), surroundings.clock(), sleeper());
            return new OpenIntegration(context, reach(), chosen.notes(), monthEnd().frozen(localTime().toLocalDate()), chosen.watched(),
                    held.lock(), new ApprovalNotices(this));
        } catch (RuntimeException e) {
            held.close();
            throw e;
        }
    }

    /** The vendor of the chosen integration alone, if wanted with another document. Needs no keys of Synthesize and no ledger. */
    public ConfiguredConnector vendor(Optional<String> document) {
        ConfiguredConnector connector = finder(choice).vendor(document);
        known(connector);
        return connector;
    }

    /** Whoever writes finds it as it is now. */
    IntegrationFinder finder(IntegrationChoice which, String lockedAs) {
        place.current(lockedAs);
        return finder(which);
    }

    IntegrationFinder finder(IntegrationChoice which) {
        return new IntegrationFinder(surroundings, which, approvals(), settings(), this::secrets, () -> appSettings().sending());
    }

    /** Synthesize as the holder of these keys sees it. */
    public Synthesize synthesize(SynthesizeKeys keys) {
        return synthesize(Optional.of(keys));
    }

    /** Without keys each request is refused here. */
    private Synthesize synthesize(Optional<SynthesizeKeys> keys) {
        keys.ifPresent(these -> List.of(these.vendorKey(), these.partnerKey(), these.token()).forEach(redactor::learn));
        RetryPolicy retry = new RetryPolicy(RetryPolicy.Rules.synthesize(), new RetryBudget(), surroundings.random(), sleeper());
        return new SynthesizeClient(new Wire(http(), keys, pace.gate(rate()), retry, surroundings.clock()), redactor);
    }

    /** Its secrets are never shown; a server in the own network is fine when its address was typed in here. */
    private void known(ConfiguredConnector connector) {
        connector.secrets().values().forEach(redactor::learn);
        connector.typedAddresses().forEach(this::trustTyped);
    }

    void trustTyped(URI address) {
        way().trustPrivate(address.getHost());
    }

    @Override
    public void close() {
        place.close();
        wayOut.close();
    }
}
