package app.tallybird.architecture;

import java.io.PrintStream;
import java.util.Set;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

import app.tallybird.secret.Secret;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** The arrows between packages, and who may see which library. */
@AnalyzeClasses(packages = "app.tallybird", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String BASE = "app.tallybird.";
    private static final String[] FRONT = {BASE + "ui..", BASE + "cli.."};
    private static final String[] MIDDLE = {BASE + "connector..", BASE + "synthesize..", BASE + "ledger..", BASE + "secret..",
            BASE + "settings.."};

    @ArchTest
    static final ArchRule noCycles = slices().assignedFrom(eachPackage()).should().beFreeOfCycles()
            .because("what two packages need of one another belongs below them");

    /** Every package is a part of its own, the inner ones too. */
    private static SliceAssignment eachPackage() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass one) {
                return SliceIdentifier.of(one.getPackageName());
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        };
    }

    @ArchTest
    static final ArchRule appDoesNotKnowTheFrontDoors = noClasses().that().resideInAPackage(BASE + "app..").should().dependOnClassesThat()
            .resideInAnyPackage(FRONT).because("the composition root serves both doors").allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheCommandLineServes = noClasses().that().resideOutsideOfPackages(BASE + "serve..", BASE + "cli..").should()
            .dependOnClassesThat().resideInAPackage(BASE + "serve..").because("a server is a door, too");

    @ArchTest
    static final ArchRule aServerKnowsNoOtherDoor = noClasses().that().resideInAPackage(BASE + "serve..").should().dependOnClassesThat()
            .resideInAnyPackage(FRONT);

    @ArchTest
    static final ArchRule metersOnlyInServe = noClasses().that().resideOutsideOfPackage(BASE + "serve..").should().dependOnClassesThat()
            .resideInAnyPackage("io.micrometer..", "io.prometheus..");

    @ArchTest
    static final ArchRule theWindowDoesNotSeeTheCommandLine = noClasses().that().resideInAPackage(BASE + "ui..").should()
            .dependOnClassesThat().resideInAPackage(BASE + "cli..").because("what both need belongs to app");

    @ArchTest
    static final ArchRule theCommandLineDoesNotSeeTheWindow = noClasses().that().resideInAPackage(BASE + "cli..").should()
            .dependOnClassesThat().resideInAPackage(BASE + "ui..").because("a server has no screen");

    /** The places that send, store, check or mask a secret; a new one is a decision, and is written here. */
    private static final Set<String> SECRETS_REVEALED_BY = Set.of("synthesize.SynthesizeKeys", "synthesize.Wire", "http.Redactor",
            "connector.engine.InputCheck", "connector.exchange.AuthorKey", "connector.reading.ReadingScope", "connector.fetch.SignIn",
            "connector.fetch.TokenRequests", "connector.fetch.DuoSignature", "connector.fetch.Signer", "notice.Messenger",
            "secret.OsKeychain", "ledger.PostgresServer", "app.Integrations", "app.NoticeAddresses", "serve.Bearer", "cli.SettingsCommand",
            "ui.step.connect.ConnectModel", "ui.builder.LiveModel");

    /** A place that reveals none any more is struck off, too. */
    @ArchTest
    static void onlyNamedPlacesRevealASecretAndEachOfThemDoes(JavaClasses classes) {
        Set<String> revealing = classes.get(Secret.class).getAccessesToSelf().stream()
                .filter(access -> access.getName().equals("reveal") && !access.getOriginOwner().isEquivalentTo(Secret.class))
                .map(access -> access.getOriginOwner().getName().replaceAll("\\$.*", "").substring(BASE.length()))
                .collect(Collectors.toSet());
        assertThat(revealing).isEqualTo(SECRETS_REVEALED_BY);
    }

    /** Where words leave: only these hold the streams of the process, so that everything else passes their redactor. */
    @ArchTest
    static final ArchRule onlyTheConsolePrints = noClasses().that().resideInAPackage(BASE + "cli..").and()
            .doNotHaveFullyQualifiedName(BASE + "cli.Console").should()
            .callMethodWhere(describe("print past the redactor", call -> call.getTargetOwner().isAssignableTo(PrintStream.class)
                    && call.getName().startsWith("print") && !call.getOriginOwner().getName().equals(BASE + "cli.TallybirdCli")));

    @ArchTest
    static final ArchRule engineKnowsNoFrontDoor = noClasses().that().resideInAPackage(BASE + "engine..").should().dependOnClassesThat()
            .resideInAnyPackage(BASE + "ui..", BASE + "cli..", BASE + "app..", BASE + "sandbox..")
            .because("every door shows the same engine").allowEmptyShould(true);

    @ArchTest
    static final ArchRule whatWaitsForASecondPersonIsTold = noClasses().that()
            .resideInAnyPackage(BASE + "app..", BASE + "cli..", BASE + "ui..", BASE + "serve..").and()
            .doNotHaveFullyQualifiedName(BASE + "app.OpenIntegration").should().callMethodWhere(
                    describe("send past the one who tells", call -> call.getTargetOwner().getName().equals(BASE + "engine.SyncUsage")
                            && (call.getName().equals("apply") || call.getName().equals("sendApproved"))));

    @ArchTest
    static final ArchRule middleDoesNotKnowTheEngine = noClasses().that().resideInAnyPackage(MIDDLE).should().dependOnClassesThat()
            .resideInAnyPackage(BASE + "engine..", BASE + "app..", BASE + "ui..", BASE + "cli..", BASE + "sandbox..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule modelKnowsNothing = noClasses().that().resideInAnyPackage(BASE + "model..", BASE + "problem..").should()
            .dependOnClassesThat().resideInAnyPackage(BASE + "http..", BASE + "engine..", BASE + "connector..", BASE + "synthesize..",
                    BASE + "ledger..", BASE + "secret..", BASE + "settings..");

    @ArchTest
    static final ArchRule toolkitOnlyInUi = noClasses().that().resideOutsideOfPackage(BASE + "ui..").should().dependOnClassesThat()
            .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp..").because("the engine runs without a screen");

    @ArchTest
    static final ArchRule httpClientOnlyInHttp = noClasses().that().resideOutsideOfPackage(BASE + "http..").should().dependOnClassesThat()
            .resideInAnyPackage("org.apache.hc..", "java.net.http..").because("guards, redaction and the sandbox route live in one place");

    @ArchTest
    static final ArchRule sqlOnlyInLedger = noClasses().that().resideOutsideOfPackage(BASE + "ledger..").should().dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..");

    @ArchTest
    static final ArchRule keychainOnlyInSecret = noClasses().that().resideOutsideOfPackage(BASE + "secret..").should().dependOnClassesThat()
            .resideInAnyPackage("com.github.javakeyring..");

    @ArchTest
    static final ArchRule picocliOnlyInCli = noClasses().that().resideOutsideOfPackage(BASE + "cli..").should().dependOnClassesThat()
            .resideInAnyPackage("picocli..");

    @ArchTest
    static final ArchRule noVagueNames = classes().that(not(resideInAnyPackage("java.."))).should().notHaveSimpleName("Utils")
            .andShould(com.tngtech.archunit.lang.conditions.ArchConditions.not(com.tngtech.archunit.lang.conditions.ArchConditions
                    .be(simpleNameEndingWith("Manager").or(simpleNameEndingWith("Helper")).or(simpleNameEndingWith("Utils")))));
}
