package dev.spikeloom;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The program keeps the rules of the {@link House}; that these find what breaks them is for {@link HouseRulesTest}. */
class HouseTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(House.BASE);

    @Test
    void everyPackageIsListedAndThere() {
        House.SPIKELOOM.requireListed(CLASSES);
    }

    @Test
    void importsRunOnlyDownwards() {
        House.SPIKELOOM.requireDownwardImports(CLASSES);
    }

    @Test
    void noPackagesDependOnEachOtherInACircle() {
        House.SPIKELOOM.requireNoCircles(CLASSES);
    }

    @Test
    void theSimulatorsAndTheGeneratorDoNotSeeEachOther() {
        House.SPIKELOOM.requireApart(CLASSES, "sim", "rtl");
    }

    @Test
    void onlyToolStartsProcesses() {
        House.SPIKELOOM.requireProcessesOnlyFrom(CLASSES, "tool");
    }

    @Test
    void onlyShutdownHooksIntoTheEndOfTheProgram() {
        House.SPIKELOOM.requireOneEnd(CLASSES);
    }
}
