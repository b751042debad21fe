package dev.spikeloom.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.testing.JavaProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VectorSupportTest {
    private static final String SERVER = "OpenJDK 64-Bit Server VM";

    @ParameterizedTest
    @CsvSource({
        "8, OpenJDK 64-Bit Server VM, 'mixed mode, sharing'",
        "16, OpenJDK 64-Bit Server VM, 'mixed mode, sharing'",
        "16, OpenJDK 64-Bit Server VM, 'compiled mode, sharing'",
        "8, Java HotSpot(TM) 64-Bit Server VM, 'mixed mode, sharing'",
        "8, OpenJDK 64-Bit Server VM, 'mixed mode, emulated-server, sharing, jvmci'"
    })
    void vectorsServeOnAMachineThatHasWideOnesAndTheCompilerForThem(int floats, String machine, String mode) {
        assertThat(new VectorSupport(floats, machine, mode).objection()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "4", "7"})
    void narrowVectorsDoNot(int floats) {
        assertThat(new VectorSupport(floats, SERVER, "mixed mode, sharing").objection())
                .contains("a vector of this machine has " + floats + " floats, fewer than 8");
    }

    @ParameterizedTest
    @CsvSource({"OpenJDK 64-Bit Zero VM", "OpenJDK Client VM", "Eclipse OpenJ9 VM", "''"})
    void anyOtherVirtualMachineDoesNot(String machine) {
        assertThat(new VectorSupport(8, machine, "mixed mode, sharing").objection())
                .contains("the virtual machine is '" + machine + "', not a 'Server VM'");
    }

    @ParameterizedTest
    @CsvSource({"'interpreted mode, sharing'", "'mixed mode, emulated-client, sharing'"})
    void withoutTheOptimizingCompilerTheyDoNot(String mode) {
        assertThat(new VectorSupport(8, SERVER, mode).objection())
                .contains("the virtual machine runs without its optimizing compiler (" + mode + ")");
    }

    /** Says which kernels it uses. */
    static final class Chosen {
        public static void main(String[] args) {
            System.out.println(Kernels.floats().name());
        }
    }

    @Test
    void aProcessFallsBackAndItsLogSaysWhy() throws IOException {
        assertThat(lines("-XX:MaxVectorSize=16"))
                .contains(Kernels.plain().name())
                .anyMatch(line -> line.endsWith(
                        "kernels are plain loops: a vector of this machine has 4 floats, fewer than" + " 8"));
        assertThat(lines("-Xint"))
                .contains(Kernels.plain().name())
                .anyMatch(line -> line.contains("without its optimizing compiler"));
    }

    @Test
    void whereLoopsAreAskedForThereIsNothingToSay() throws IOException {
        assertThat(lines("-XX:MaxVectorSize=16", "-D" + Kernels.PROPERTY + "=plain"))
                .contains(Kernels.plain().name())
                .noneMatch(line -> line.contains("kernels are"));
    }

    private static List<String> lines(String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of("--add-modules", "jdk.incubator.vector"));
        all.addAll(List.of(options));
        Process process = new ProcessBuilder(JavaProcess.command(all, Chosen.class))
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList();
    }
}
