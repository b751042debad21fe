package dev.spikeloom;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.spikeloom.io.Shutdown;
import java.io.File;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The rules of the house, which {@code docs/architecture.md} draws: rooms on floors, each with its subpackages. Each rule
 * throws an {@link AssertionError} that names what breaks it.
 */
final class House {
    static final String BASE = "dev.spikeloom";

    /** The house as it stands; each room with its subpackages. */
    static final House SPIKELOOM = new House(List.of(
            List.of(room("io", "yaml")),
            List.of(room("spike"), room("kernel", "vector"), room("tool")),
            List.of(
                    room("network", "file", "layer", "neuron", "nir", "nir.mapping"),
                    room("dataset", "samples", "fetch", "camera", "events")),
            List.of(
                    room("design", "parameter", "probe", "register", "width", "rate", "rate.hardware", "machine"),
                    room("quantize", "forward"),
                    room("train", "batch", "layer", "neuron"),
                    room("convert")),
            List.of(
                    room("sim", "trace", "rate", "rate.layer", "event", "event.layer", "bottleneck", "machine"),
                    room("rtl", "rate", "machine", "folder")),
            List.of(
                    room("cosim", "bench", "coverage", "digest", "evidence"),
                    room("synth", "fpga"),
                    room("formal"),
                    room(
                            "physical",
                            "liberty",
                            "scale",
                            "memory",
                            "technology",
                            "netlist",
                            "activity",
                            "power",
                            "timing",
                            "fast",
                            "reference")),
            List.of(
                    room("experiment"),
                    room("fuzz", "cases", "file", "reduce", "rung"),
                    room("mutate", "fault", "verilog"),
                    room("matrix"),
                    room("launch")),
            List.of(
                    room("run", "accuracy", "option", "outcome"),
                    room("study", "compare", "characterise", "respond", "sweep"),
                    room("zoo"),
                    room("regress", "suite", "subject", "check", "baseline", "output")),
            List.of(room("report", "html", "html.run", "html.sweep", "html.regression")),
            List.of(room("cli", "option"))));

    private final List<List<Room>> floorsFromTheGroundUp;

    House(List<List<Room>> floorsFromTheGroundUp) {
        this.floorsFromTheGroundUp = floorsFromTheGroundUp;
    }

    /** @param within names of packages below that of the room, as far as there are any */
    record Room(String name, List<String> within) {
        /** The names below {@link #BASE} of the room's own package and of those within it. */
        List<String> packages() {
            List<String> names = new ArrayList<>(List.of(name));
            within.forEach(inner -> names.add(name + "." + inner));
            return names;
        }
    }

    static Room room(String name, String... within) {
        return new Room(name, List.of(within));
    }

    /** Nobody moves in unannounced, and no room stands empty. */
    void requireListed(JavaClasses classes) {
        Set<String> listed = floorsFromTheGroundUp.stream()
                .flatMap(floor -> floor.stream().flatMap(room -> room.packages().stream()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> found = classes.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(BASE + "."))
                .map(name -> name.substring(BASE.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> wrong = new ArrayList<>();
        found.stream().filter(name -> !listed.contains(name)).forEach(name -> wrong.add(name + " is not listed"));
        listed.stream()
                .filter(name -> !found.contains(name))
                .forEach(name -> wrong.add(name + " is listed, but empty"));
        if (!wrong.isEmpty()) {
            throw new AssertionError("packages of the house: " + String.join(", ", wrong));
        }
    }

    /** Into rooms on lower floors; those of one floor may see each other, in one direction. */
    void requireDownwardImports(JavaClasses classes) {
        for (int floor = 0; floor < floorsFromTheGroundUp.size() - 1; floor++) {
            List<Room> above = floorsFromTheGroundUp.subList(floor + 1, floorsFromTheGroundUp.size()).stream()
                    .flatMap(List::stream)
                    .toList();
            check(
                    noClasses()
                            .that()
                            .resideInAnyPackage(all(floorsFromTheGroundUp.get(floor)))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(all(above)),
                    classes);
        }
    }

    /** Neither between rooms nor between packages within one. */
    void requireNoCircles(JavaClasses classes) {
        check(slices().matching(BASE + ".(*)..").should().beFreeOfCycles(), classes);
        check(slices().assignedFrom(exactPackages()).should().beFreeOfCycles(), classes);
    }

    private static SliceAssignment exactPackages() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                return javaClass.getPackageName().startsWith(BASE)
                        ? SliceIdentifier.of(javaClass.getPackageName())
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        };
    }

    void requireApart(JavaClasses classes, String one, String other) {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(all(one))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(all(other)),
                classes);
        check(
                noClasses()
                        .that()
                        .resideInAPackage(all(other))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(all(one)),
                classes);
    }

    void requireProcessesOnlyFrom(JavaClasses classes, String room) {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(all(room))
                        .should()
                        .dependOnClassesThat()
                        .belongToAnyOf(ProcessBuilder.class)
                        .orShould()
                        .callMethodWhere(target(owner(type(Runtime.class))).and(target(name("exec")))),
                classes);
    }

    /** What is undone at the end has an order, and whoever comes too late no exception. */
    void requireOneEnd(JavaClasses classes) {
        check(
                noClasses()
                        .that()
                        .doNotHaveFullyQualifiedName(Shutdown.class.getName())
                        .should()
                        .callMethodWhere(target(owner(type(Runtime.class))).and(target(name("addShutdownHook"))))
                        .orShould()
                        .callMethodWhere(target(owner(type(File.class))).and(target(name("deleteOnExit"))))
                        .orShould()
                        .accessField(StandardOpenOption.class, "DELETE_ON_CLOSE"),
                classes);
    }

    /** A rule that finds no class to ask holds, too: that rooms are there is for {@link #requireListed}. */
    private static void check(ArchRule rule, JavaClasses classes) {
        rule.allowEmptyShould(true).check(classes);
    }

    private static String[] all(List<Room> rooms) {
        return rooms.stream().map(room -> all(room.name())).toArray(String[]::new);
    }

    private static String all(String room) {
        return BASE + "." + room + "..";
    }
}
