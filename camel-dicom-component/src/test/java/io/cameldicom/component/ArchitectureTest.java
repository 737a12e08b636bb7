package io.cameldicom.component;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.cameldicom.testing.BlockingWaits;

/** Holds what the component may know, and that nothing in it waits. */
@AnalyzeClasses(packages = "io.cameldicom.component", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
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
    static final ArchRule nothingWaitsButTheStopOfTheComponentAnEchoOverJmxAndWhoReadsAStream = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.cameldicom.component.BoundedStop")
            .and()
            .doNotHaveFullyQualifiedName("io.cameldicom.component.destination.DestinationConsole")
            .and()
            .doNotHaveFullyQualifiedName("io.cameldicom.component.query.ResultStream")
            .should()
            .accessTargetWhere(BlockingWaits.areCalled());

    @ArchTest
    static final ArchRule nothingMutableIsPublicAndStatic =
            noFields().that().areStatic().and().arePublic().should().notBeFinal();
}
