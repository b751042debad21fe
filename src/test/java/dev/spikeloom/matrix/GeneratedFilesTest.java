package dev.spikeloom.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.cosim.bench.BenchScenario;
import dev.spikeloom.cosim.bench.VerilogBench;
import dev.spikeloom.design.Design;
import dev.spikeloom.design.machine.Machines;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.mutate.verilog.DeclarationOrder;
import dev.spikeloom.rtl.AxiFiles;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.rtl.machine.Verilog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds of the files of every design: they can share a folder with those of another, and read in order. */
class GeneratedFilesTest {
    private static final long SEED = 1;

    /** One design in so many. */
    private static final int STEP = Boolean.getBoolean("large") ? 1 : 10;

    /** What describes the folder of a design rather than being a part of it. */
    private static final Set<String> OF_THE_FOLDER =
            Set.of(RtlFiles.FILE_LIST, RtlFiles.SYNTHESIS_SCRIPT, RtlFiles.PORTS, AxiFiles.REFERENCE);

    /** Prefix to file name to content. */
    private static final Map<String, Map<String, String>> DESIGNS = new LinkedHashMap<>();

    @BeforeAll
    static void generateTheMatrix() {
        DesignMatrix matrix = DesignMatrix.of(SEED, DesignMatrix.DEFAULT_DESIGNS);
        IntStream.iterate(0, index -> index < matrix.designs(), index -> index + STEP)
                .forEach(index -> {
                    String prefix = "d" + index + "_";
                    DESIGNS.put(prefix, files(design(matrix, index, prefix)));
                });
    }

    @Test
    void filesOfOneNameAreTheSameInEveryDesign() {
        Map<String, String> texts = new HashMap<>();
        Map<String, String> owners = new HashMap<>();
        List<String> conflicts = new ArrayList<>();
        DESIGNS.forEach((prefix, files) -> files.forEach((name, text) -> {
            String before = texts.putIfAbsent(name, text);
            if (before != null && !before.equals(text)) {
                conflicts.add(name + " of " + owners.get(name) + " and " + prefix);
            }
            owners.putIfAbsent(name, prefix);
        }));

        assertThat(conflicts).isEmpty();
        assertThat(texts).hasSizeGreaterThan(10 * DESIGNS.size()).containsKeys("argmax.v", "priority_encoder.v");
    }

    @Test
    void filesThatNameTheDesignAreNamedForIt() {
        Set<String> wrong = new TreeSet<>();
        DESIGNS.forEach((prefix, files) -> files.forEach((name, text) -> {
            boolean own = name.startsWith(prefix);
            if (!name.endsWith(".hex") && text.contains(prefix) != own) {
                wrong.add(name);
            }
        }));

        assertThat(wrong).isEmpty();
    }

    @Test
    void nothingIsUsedBeforeItIsDeclared() {
        Set<String> checked = new TreeSet<>();
        List<String> found = new ArrayList<>();
        DESIGNS.values()
                .forEach(files -> files.forEach((name, text) -> {
                    if (name.endsWith(".v") && checked.add(text)) {
                        DeclarationOrder.violations(text).forEach(line -> found.add(name + ": " + line));
                    }
                }));

        assertThat(found).isEmpty();
        assertThat(checked).hasSizeGreaterThan(4 * DESIGNS.size());
    }

    private static Design design(DesignMatrix matrix, int index, String prefix) {
        Design design = matrix.design(index).designs().get(MatrixWeights.RANDOM);
        return Machines.elaborate(design.network(), design.architecture().with(ParameterTable.PREFIX, prefix));
    }

    /** All that is generated for a design, but for what describes the folder. */
    private static Map<String, String> files(Design design) {
        Map<String, String> files = new TreeMap<>(Verilog.generate(design).contents());
        files.putAll(VerilogBench.files(BenchScenario.of(design)));
        files.keySet().removeAll(OF_THE_FOLDER);
        return files;
    }
}
