package io.cameldicom.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.cameldicom.test", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** An outsider to the engine that it judges, and runnable by itself. */
    @ArchTest
    static final ArchRule isPlainJavaButForTheExtension = classes()
            .that()
            .resideOutsideOfPackage("..junit")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.cameldicom.test..");

    @ArchTest
    static final ArchRule wireKnowsNothingOfScripts = noClasses()
            .that()
            .resideInAPackage("..wire")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..script", "..record", "..scp");

    @ArchTest
    static final ArchRule scriptsKnowNothingOfSockets = noClasses()
            .that()
            .resideInAPackage("..script")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..", "..scp", "..record");

    @ArchTest
    static final ArchRule theRecordKnowsNeitherScriptsNorSockets = noClasses()
            .that()
            .resideInAPackage("..record")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..", "..scp", "..script");
}
