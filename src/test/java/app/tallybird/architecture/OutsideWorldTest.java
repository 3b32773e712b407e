package app.tallybird.architecture;

import java.time.Clock;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import app.tallybird.app.Surroundings;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** Time, zone, locale, environment and chance come from the composition root, in tests from the stage: the same on any day and on any machine. */
@AnalyzeClasses(packages = "app.tallybird")
class OutsideWorldTest {

    private static final Set<String> ASKED = Set.of("java.time.ZoneId.systemDefault", "java.util.TimeZone.getDefault",
            "java.util.Locale.getDefault", "java.lang.System.currentTimeMillis", "java.lang.Math.random", "java.lang.System.getenv",
            "java.util.UUID.randomUUID");

    @ArchTest
    static final ArchRule onlyTheCompositionRootAsksTheMachine = noClasses().that(DescribedPredicate.not(type(Surroundings.class))).should()
            .accessTargetWhere(DescribedPredicate.describe("asks this machine for its time, zone, locale, environment or chance",
                    OutsideWorldTest::asksTheMachine));

    private static boolean asksTheMachine(JavaAccess<?> access) {
        return switch (access) {
            case JavaConstructorCall call -> call.getTargetOwner().isEquivalentTo(Random.class) && takesNothing(call.getTarget());
            case JavaCodeUnitAccess<?> call -> ASKED.contains(call.getTargetOwner().getName() + "." + call.getName())
                    || call.getTargetOwner().isEquivalentTo(ThreadLocalRandom.class)
                    || call.getTargetOwner().isEquivalentTo(Clock.class) && call.getName().matches("system.*|tick[A-Z].*")
                    || call.getTargetOwner().getPackageName().equals("java.time") && call.getName().equals("now")
                            && call.getTarget().getRawParameterTypes().stream().noneMatch(one -> one.isEquivalentTo(Clock.class));
            default -> false;
        };
    }

    private static boolean takesNothing(com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget target) {
        return target.getRawParameterTypes().isEmpty();
    }
}
