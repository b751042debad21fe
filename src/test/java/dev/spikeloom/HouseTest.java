package dev.spikeloom;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.spikeloom.io.Shutdown;
import java.io.File;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The floors of the house, as {@code docs/architecture.md} draws them. */
class HouseTest {
    private static final List<List<String>> FLOORS_FROM_THE_GROUND_UP = List.of(
            List.of("io"),
            List.of("spike", "tool", "kernel"),
            List.of("network", "dataset"),
            List.of("design", "quantize", "train", "convert"),
            List.of("sim", "rtl"),
            List.of("cosim", "synth", "formal"),
            List.of("fuzz", "mutate"),
            List.of("explore"),
            List.of("report"),
            List.of("cli"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.spikeloom");

    @Test
    void importsRunOnlyDownwards() {
        for (int floor = 0; floor < FLOORS_FROM_THE_GROUND_UP.size(); floor++) {
            List<String> above = new ArrayList<>();
            FLOORS_FROM_THE_GROUND_UP
                    .subList(floor + 1, FLOORS_FROM_THE_GROUND_UP.size())
                    .forEach(names -> names.forEach(name -> above.add(packages(name))));
            for (String room : FLOORS_FROM_THE_GROUND_UP.get(floor)) {
                noClasses()
                        .that()
                        .resideInAPackage(packages(room))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(above.toArray(String[]::new))
                        .check(CLASSES);
            }
        }
    }

    @Test
    void theSimulatorsAndTheGeneratorDoNotSeeEachOther() {
        noClasses()
                .that()
                .resideInAPackage(packages("sim"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(packages("rtl"))
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(packages("rtl"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(packages("sim"))
                .check(CLASSES);
    }

    @Test
    void noPackagesDependOnEachOtherInACircle() {
        slices().matching("dev.spikeloom.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyToolStartsProcesses() {
        noClasses()
                .that()
                .resideOutsideOfPackage(packages("tool"))
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ProcessBuilder.class)
                .orShould()
                .callMethodWhere(target(owner(type(Runtime.class))).and(target(name("exec"))))
                .check(CLASSES);
    }

    /** What is undone at the end has an order, and whoever comes too late no exception. */
    @Test
    void onlyShutdownHooksIntoTheEndOfTheProgram() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Shutdown.class.getName())
                .should()
                .callMethodWhere(target(owner(type(Runtime.class))).and(target(name("addShutdownHook"))))
                .orShould()
                .callMethodWhere(target(owner(type(File.class))).and(target(name("deleteOnExit"))))
                .orShould()
                .accessField(StandardOpenOption.class, "DELETE_ON_CLOSE")
                .check(CLASSES);
    }

    private static String packages(String room) {
        return "dev.spikeloom." + room + "..";
    }
}
