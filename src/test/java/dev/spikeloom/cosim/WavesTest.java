package dev.spikeloom.cosim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.Progress;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.spike.MixedSpikes;
import dev.spikeloom.testing.DesignBuilder;
import dev.spikeloom.testing.Large;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The waves of both sides hold the same signals, and the files that open them name what is there. */
@Tag("cosim")
class WavesTest {
    private static final String RTL_SCOPE = "TOP.";

    @TempDir
    Path folder;

    /** Layers of more than 32 neurons, whose words have 448 bits, and one that works them off one by one. */
    private final RateDesign wide = DesignBuilder.of("64-64-40-3")
            .layer(layer -> layer.bankRows(64))
            .layer(layer -> layer.bankRows(64).lanes(16))
            .layer(layer -> layer.bankRows(64).lanes(1))
            .build();

    @Test
    void layersOfMoreThan32NeuronsHaveAllSignalsInTheWavesOfBothSides() throws IOException {
        write(wide);
        Set<String> model = signals("model.vcd");
        Set<String> rtl = signals("rtl.vcd");
        assertThat(model)
                .contains(
                        element(wide, 0, "v_q[63]"),
                        element(wide, 0, "threshold_q[63]"),
                        element(wide, 1, "threshold_q[39]"),
                        element(wide, 2, "v_q[0]"));
        assertThat(rtl).containsAll(model.stream().map(name -> RTL_SCOPE + name).toList());
        assertThat(rtl).contains("TOP.snn_accelerator.u_layer_0.u_bank_0.words_q[63][447:0]");
        assertThat(named("waves.gtkw")).containsExactlyInAnyOrderElementsOf(model);
        assertThat(named("rtl.gtkw"))
                .containsExactlyInAnyOrderElementsOf(
                        model.stream().map(name -> RTL_SCOPE + name).toList());
    }

    @Large
    @Test
    void theWordsOfLargeMemoriesAreLeftOut() throws IOException {
        RateDesign large = DesignBuilder.of("1024-80-3")
                .layer(layer -> layer.bankRows(512))
                .layer(layer -> layer.bankRows(128))
                .build();
        write(large);
        assertThat(signals("rtl.vcd"))
                .contains(RTL_SCOPE + element(large, 0, "v_q[79]"))
                .noneMatch(name -> name.contains("words_q["));
    }

    private static String element(RateDesign design, int layer, String element) {
        int bits = design.layers().get(layer).membraneBits();
        return "snn_accelerator.u_layer_" + layer + ".u_neuron_array." + element + "[" + (bits - 1) + ":0]";
    }

    private void write(RateDesign design) {
        Verilog.generate(design).writeTo(folder.resolve("rtl"));
        CosimOptions options = new CosimOptions(
                1, 1, HostTiming.saturated(), false, true, folder.resolve("builds"), folder.resolve("work"));
        new CrossCheck(design, folder.resolve("rtl"), options, Progress.NONE)
                .writeWaves(new MixedSpikes(1, 1, design.inputs()), 3);
    }

    /** The names that a save file shows. */
    private List<String> named(String save) throws IOException {
        return Files.readAllLines(folder.resolve("work").resolve(save)).stream()
                .filter(line -> line.matches("(TOP\\.)?snn_accelerator\\..*"))
                .map(name -> name.replaceAll("(bank_rd_en)\\[0]$", "$1"))
                .toList();
    }

    /** As GTKWave names them; Verilator gives a vector of one bit a range. */
    private Set<String> signals(String waves) throws IOException {
        Set<String> names = new TreeSet<>();
        Deque<String> scopes = new ArrayDeque<>();
        List<String> header = Files.readAllLines(folder.resolve("work").resolve(waves)).stream()
                .takeWhile(line -> !line.startsWith("$enddefinitions"))
                .map(String::strip)
                .collect(Collectors.toList());
        for (String line : header) {
            String[] words = line.split("\\s+", -1);
            switch (words[0]) {
                case "$scope" -> scopes.addLast(words[2]);
                case "$upscope" -> scopes.removeLast();
                case "$var" ->
                    names.add(String.join(".", scopes) + "." + words[4]
                            + (words[5].equals("$end") || words[5].equals("[0:0]") ? "" : words[5]));
                default -> {
                    // The date and the like.
                }
            }
        }
        return names;
    }
}
