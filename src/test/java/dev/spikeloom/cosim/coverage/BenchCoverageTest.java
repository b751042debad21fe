package dev.spikeloom.cosim.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.InputException;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.RtlFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the bench of the reference design reaches of it. */
@Tag("cosim")
class BenchCoverageTest {
    private static final Path REFERENCE = Path.of("rtl-out", "reference");

    @TempDir
    private static Path into;

    private static Coverage coverage;

    @BeforeAll
    static void runTheBench() {
        coverage = BenchCoverage.run(REFERENCE.toAbsolutePath(), ModuleNames.PLAIN, into);
    }

    @Test
    void theBenchReachesAlmostAllLines() {
        Coverage.Hits lines = coverage.total().lines();
        assertThat(lines.total()).isGreaterThan(100);
        assertThat(lines.total() - lines.hit()).isLessThanOrEqualTo(lines.total() / 50);
    }

    @Test
    void theBenchTakesMostBranches() {
        Coverage.Hits branches = coverage.total().branches();
        assertThat(branches.total()).isGreaterThan(80);
        assertThat(branches.total() - branches.hit()).isLessThanOrEqualTo(branches.total() / 10);
    }

    @Test
    void theBenchChangesMostBits() {
        Coverage.Hits toggles = coverage.total().toggles();
        assertThat(toggles.total()).isGreaterThan(3000);
        assertThat(toggles.hit()).isGreaterThan(toggles.total() * 6 / 10);
    }

    @Test
    void theModulesAreThoseOfTheRtlWithoutTheBench() {
        List<String> modules = RtlFiles.read(REFERENCE)
                .contents()
                .get(RtlFiles.FILE_LIST)
                .lines()
                .map(file -> file.replace(".v", ""))
                .toList();
        assertThat(coverage.byModule().keySet()).isSubsetOf(modules).contains("snn_axi", "argmax", "sram_bank");
    }

    @Test
    void theModulesTogetherAreTheTotal() {
        assertThat(coverage.byModule().values().stream()
                        .mapToInt(module -> module.toggles().hit())
                        .sum())
                .isEqualTo(coverage.total().toggles().hit());
    }

    @Test
    void whatIsNotReachedIsNamedWithFileAndLine() throws IOException {
        List<String> uncovered = Files.readAllLines(into.resolve(BenchCoverage.UNCOVERED));
        List<String> wrong = new ArrayList<>();
        for (String line : uncovered) {
            if (line.startsWith("  ")) {
                String[] place = line.strip().split("[: ]", 3);
                int number = Integer.parseInt(place[1].split("\\D", 2)[0]);
                if (number > Files.readAllLines(REFERENCE.resolve(place[0])).size()) {
                    wrong.add(line);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(uncovered).anyMatch(line -> line.startsWith("  sram_bank.v:"));
    }

    @Test
    void theSourceIsAnnotated() throws IOException {
        try (Stream<Path> annotated = Files.list(into.resolve(BenchCoverage.ANNOTATED))) {
            assertThat(annotated.map(file -> file.getFileName().toString()))
                    .contains("argmax.v", "axi_lite_registers.v");
        }
    }

    @Test
    void aBenchThatFailsHasNoCoverage(@TempDir Path broken) throws IOException {
        RtlFiles.read(REFERENCE).writeTo(broken);
        Files.delete(broken.resolve("tb_cycles.hex"));
        assertThatThrownBy(() -> BenchCoverage.run(broken, ModuleNames.PLAIN, broken.resolve("coverage")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("the bench fails under Verilator: FAIL: tb_cycles.hex cannot be read");
    }
}
