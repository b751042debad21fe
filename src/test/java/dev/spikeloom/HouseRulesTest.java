package dev.spikeloom;

import static dev.spikeloom.House.room;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.spikeloom.House.Room;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule of a {@link House} finds what breaks it, in a small house that is compiled here. */
class HouseRulesTest {
    private static final Room CELLAR = room("cellar");
    private static final Room HALL = room("hall", "left", "right");
    private static final Room WORKSHOP = room("workshop");
    private static final House SMALL =
            new House(List.of(List.of(CELLAR), List.of(HALL, WORKSHOP), List.of(room("roof"))));

    @TempDir
    private Path folder;

    private final List<Path> sources = new ArrayList<>();

    @BeforeEach
    void buildAHouseThatKeepsTheRules() throws IOException {
        add("cellar", "Coal", "");
        add("hall", "Lamp", "dev.spikeloom.cellar.Coal coal;");
        add("hall.left", "Bench", "dev.spikeloom.hall.Lamp lamp;");
        add("hall.right", "Mirror", "dev.spikeloom.hall.left.Bench bench;");
        add("workshop", "Saw", "dev.spikeloom.hall.Lamp lamp;");
        add("roof", "Tile", "dev.spikeloom.hall.right.Mirror mirror; dev.spikeloom.workshop.Saw saw;");
    }

    @Test
    void aHouseThatKeepsTheRulesPasses() throws IOException {
        JavaClasses classes = classes();

        assertThatNoException().isThrownBy(() -> {
            SMALL.requireListed(classes);
            SMALL.requireDownwardImports(classes);
            SMALL.requireNoCircles(classes);
            SMALL.requireApart(classes, "cellar", "workshop");
            SMALL.requireProcessesOnlyFrom(classes, "workshop");
            SMALL.requireOneEnd(classes);
        });
    }

    @Test
    void anUpwardImportIsFound() throws IOException {
        add("cellar", "Hatch", "dev.spikeloom.hall.right.Mirror above;");
        JavaClasses classes = classes();

        assertThatThrownBy(() -> SMALL.requireDownwardImports(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("dev.spikeloom.cellar.Hatch.above");
    }

    @Test
    void anUpwardImportOutOfASubpackageIsFound() throws IOException {
        add("hall.left", "Ladder", "dev.spikeloom.roof.Tile above;");
        JavaClasses classes = classes();

        assertThatThrownBy(() -> SMALL.requireDownwardImports(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("dev.spikeloom.hall.left.Ladder.above");
    }

    @Test
    void aCircleBetweenSubpackagesIsFound() throws IOException {
        add("hall.left", "Frame", "dev.spikeloom.hall.right.Mirror mirror;");
        JavaClasses classes = classes();

        assertThatNoException().isThrownBy(() -> SMALL.requireDownwardImports(classes));
        assertThatThrownBy(() -> SMALL.requireNoCircles(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Cycle detected")
                .hasMessageContaining("dev.spikeloom.hall.left.Frame.mirror");
    }

    @Test
    void aCircleBetweenARoomAndItsSubpackageIsFound() throws IOException {
        add("hall", "Door", "dev.spikeloom.hall.left.Bench beside;");
        JavaClasses classes = classes();

        assertThatThrownBy(() -> SMALL.requireNoCircles(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("dev.spikeloom.hall.Door.beside");
    }

    /** Between rooms, not between packages: the hall's own package sees neither. */
    @Test
    void aCircleBetweenRoomsOfOneFloorIsFound() throws IOException {
        add("hall.right", "Picture", "dev.spikeloom.workshop.Saw frame;");
        JavaClasses classes = classes();

        assertThatThrownBy(() -> SMALL.requireNoCircles(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("dev.spikeloom.hall.right.Picture.frame");
    }

    @Test
    void aPackageThatIsNotListedIsFound() throws IOException {
        add("garden", "Tree", "");
        JavaClasses classes = classes();

        assertThatThrownBy(() -> SMALL.requireListed(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessage("packages of the house: garden is not listed");
    }

    @Test
    void aSubpackageThatIsNotListedIsFound() throws IOException {
        add("hall.left.drawer", "Key", "");
        JavaClasses classes = classes();

        assertThatThrownBy(() -> SMALL.requireListed(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessage("packages of the house: hall.left.drawer is not listed");
    }

    @Test
    void aListedPackageThatIsNotThereIsFound() throws IOException {
        JavaClasses classes = classes();
        House larger = new House(List.of(
                List.of(CELLAR), List.of(HALL, room("workshop", "bench")), List.of(room("roof"), room("tower"))));

        assertThatThrownBy(() -> larger.requireListed(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessage("packages of the house: tower is listed, but empty, workshop.bench is listed, but empty");
    }

    @Test
    void roomsThatSeeEachOtherAreFoundInEitherDirection() throws IOException {
        JavaClasses classes = classes();

        for (List<String> rooms : List.of(List.of("hall", "workshop"), List.of("workshop", "hall"))) {
            assertThatThrownBy(() -> SMALL.requireApart(classes, rooms.get(0), rooms.get(1)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("dev.spikeloom.workshop.Saw.lamp");
        }
    }

    @Test
    void aProcessThatIsStartedElsewhereIsFound() throws IOException {
        add("workshop", "Drill", "Object start() throws Exception { return new ProcessBuilder(\"true\").start(); }");
        assertThatNoException().isThrownBy(() -> SMALL.requireProcessesOnlyFrom(classes(), "workshop"));

        add("hall", "Bell", "Object ring() throws Exception { return Runtime.getRuntime().exec(\"true\"); }");
        JavaClasses classes = classes();

        assertThatThrownBy(() -> SMALL.requireProcessesOnlyFrom(classes, "workshop"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("dev.spikeloom.hall.Bell.ring()");
        assertThatThrownBy(() -> SMALL.requireProcessesOnlyFrom(classes, "cellar"))
                .hasMessageContaining("dev.spikeloom.workshop.Drill.start()");
    }

    @Test
    void aSecondHookIntoTheEndOfTheProgramIsFound() throws IOException {
        add("hall", "Hook", "void hang() { Runtime.getRuntime().addShutdownHook(new Thread()); }");
        add("cellar", "Bin", "void empty(java.io.File file) { file.deleteOnExit(); }");
        add("roof", "Rain", "Object falls() { return java.nio.file.StandardOpenOption.DELETE_ON_CLOSE; }");
        JavaClasses classes = classes();

        assertThatThrownBy(() -> SMALL.requireOneEnd(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("dev.spikeloom.hall.Hook.hang()")
                .hasMessageContaining("dev.spikeloom.cellar.Bin.empty(java.io.File)")
                .hasMessageContaining("dev.spikeloom.roof.Rain.falls()");
    }

    private void add(String pack, String name, String members) throws IOException {
        Path source =
                Files.createDirectories(folder.resolve("source").resolve(pack)).resolve(name + ".java");
        Files.writeString(
                source, "package " + House.BASE + "." + pack + "; public class " + name + " { " + members + " }");
        sources.add(source);
    }

    private JavaClasses classes() throws IOException {
        Path target = Files.createDirectories(folder.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            messages,
                            files,
                            null,
                            List.of("-proc:none", "-d", target.toString()),
                            null,
                            files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
        return new ClassFileImporter().importPath(target);
    }
}
