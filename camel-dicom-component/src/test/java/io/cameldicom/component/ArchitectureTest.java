package io.cameldicom.component;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Holds what the component may know, and that nothing in it waits. */
@AnalyzeClasses(packages = "io.cameldicom.component", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final Set<String> WAITING = Set.of("get", "join", "await", "acquire", "take", "sleep", "wait");

    @ArchTest
    static final ArchRule choosesEnginesByNameAlone =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("io.netty..", "..toolkit.netty..");

    @ArchTest
    static final ArchRule destinationsAndOutcomesKnowNoCamel = noClasses()
            .that()
            .resideInAnyPackage("..component.destination..", "..component.outcome..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.cameldicom.(component..)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingWaitsButTheStopOfTheComponent =
            noClasses().that().doNotHaveSimpleName("BoundedStop").should().callMethodWhere(waits());

    @ArchTest
    static final ArchRule nothingMutableIsPublicAndStatic =
            noFields().that().areStatic().and().arePublic().should().notBeFinal();

    private static DescribedPredicate<JavaCall<?>> waits() {
        return DescribedPredicate.describe("waits", call -> {
            var owner = call.getTargetOwner();
            return WAITING.contains(call.getName())
                    && (owner.isAssignableTo(Future.class)
                            || owner.isAssignableTo(CompletableFuture.class)
                            || owner.isAssignableTo(CountDownLatch.class)
                            || owner.isAssignableTo(Semaphore.class)
                            || owner.isAssignableTo(BlockingQueue.class)
                            || owner.isEquivalentTo(Thread.class)
                            || owner.isEquivalentTo(Object.class));
        });
    }
}
