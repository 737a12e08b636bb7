package io.cameldicom.toolkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.cameldicom.testing.BlockingWaits;

/** Holds the arrows between the packages of the toolkit, and that nothing in it waits. */
@AnalyzeClasses(packages = "io.cameldicom.toolkit", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule knowsNothingOfCamel =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule dataFilesAndCharacterSetsKnowNoNetwork = noClasses()
            .that()
            .resideInAnyPackage("..toolkit.data..", "..toolkit.charset..", "..toolkit.file..", "..toolkit.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.netty..",
                    "..toolkit.engine..",
                    "..toolkit.netty..",
                    "..toolkit.reception..",
                    "..toolkit.listener..",
                    "..toolkit.pool..");

    @ArchTest
    static final ArchRule theEngineSpiKnowsNoEngine = noClasses()
            .that()
            .resideInAPackage("..toolkit.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.netty..", "..toolkit.netty..", "..toolkit.pdu..", "..toolkit.upperlayer..");

    @ArchTest
    static final ArchRule thePoolWorksWithEveryEngine = noClasses()
            .that()
            .resideInAPackage("..toolkit.pool..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.netty..", "..toolkit.netty..", "..toolkit.reception..", "..toolkit.listener..");

    @ArchTest
    static final ArchRule receptionKnowsNeitherWhoListensNorWhoAsked = noClasses()
            .that()
            .resideInAPackage("..toolkit.reception..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..toolkit.netty..", "..toolkit.listener..", "..toolkit.pool..");

    @ArchTest
    static final ArchRule theRequestorKnowsNoListener = noClasses()
            .that()
            .resideInAPackage("..toolkit.netty..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..toolkit.listener..");

    /** Conversions run on threads of their own, which may wait for memory. */
    @ArchTest
    static final ArchRule nothingWaitsButTheCloseOfAListenerAndConversions = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.cameldicom.toolkit.listener.ListenerThreads")
            .and()
            .doNotHaveFullyQualifiedName("io.cameldicom.toolkit.convert.DecodingMemory")
            .should()
            .accessTargetWhere(BlockingWaits.areCalled());

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.cameldicom.toolkit.(*)..").should().beFreeOfCycles();
}
