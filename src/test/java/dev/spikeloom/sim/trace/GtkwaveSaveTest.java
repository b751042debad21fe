package dev.spikeloom.sim.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.Architecture;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.sim.WrittenRun;
import dev.spikeloom.sim.machine.Simulators;
import dev.spikeloom.testing.RandomDesigns;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class GtkwaveSaveTest {
    @Test
    void everySignalOfTheWavesIsShownOnceUnderTheNameThatGtkwaveGivesIt() throws IOException {
        for (int seed = 0; seed < WrittenRun.DESIGNS; seed++) {
            WrittenRun written = WrittenRun.first(seed, 1);

            assertThat(signals(save(written.design, written.layout, 0, OptionalLong.empty())))
                    .as("design %d", seed)
                    .containsExactlyInAnyOrderElementsOf(names(written.vcd));
        }
    }

    @Test
    void eachGroupThatBeginsEnds() throws IOException {
        for (int seed = 0; seed < WrittenRun.DESIGNS; seed++) {
            WrittenRun written = WrittenRun.first(seed, 1);
            Deque<String> open = new ArrayDeque<>();
            int flags = 0;
            for (String line : save(written.design, written.layout, 0, OptionalLong.empty())) {
                if (line.startsWith("@")) {
                    flags = Integer.parseInt(line.substring(1), 16);
                } else if (line.startsWith("-") && (flags & 0x800000) != 0) {
                    open.push(line);
                } else if (line.startsWith("-") && (flags & 0x1000000) != 0) {
                    assertThat(open.pop()).as("design %d", seed).isEqualTo(line);
                }
            }
            assertThat(open).as("design %d", seed).isEmpty();
        }
    }

    @Test
    void signalsAreGroupedByLayerAndShownAsWhatTheyAre() throws IOException {
        assertThat(small(0, OptionalLong.empty()))
                .containsSubsequence(
                        "@800200",
                        "-host",
                        "@28",
                        "top.clk_i",
                        "@24",
                        "top.result_class_o[1:0]",
                        "@22",
                        "top.result_counts_o[32:0]",
                        "@1000200",
                        "-host",
                        "@800200",
                        "-layer 0: 5 x 3",
                        "@200",
                        "-issue",
                        "@28",
                        "top.u_layer_0.stall",
                        "@24",
                        "top.u_layer_0.issue_index[2:0]",
                        "@c00200",
                        "-membrane potentials at the firing check",
                        "@420",
                        "top.u_layer_0.u_neuron_array.v_q[0][6:0]",
                        "@1401200",
                        "-membrane potentials at the firing check",
                        "@1000200",
                        "-layer 0: 5 x 3",
                        "@800200",
                        "-spike counter");
    }

    @Test
    void theWavesAreBesideTheFile() throws IOException {
        assertThat(small(0, OptionalLong.empty())).contains("[dumpfile] \"model.vcd\"", "[savefile] \"waves.gtkw\"");
    }

    @Test
    void withoutAMarkItOpensAtTheFirstCycle() throws IOException {
        assertThat(small(7, OptionalLong.empty()))
                .contains("[timestart] 14")
                .contains("*-4.600000 -1" + " -1".repeat(26));
    }

    @Test
    void aMarkIsSetWhereTheClockFallsAndSomeCyclesBeforeItAreShown() throws IOException {
        assertThat(small(100, OptionalLong.of(300)))
                .contains("[timestart] 560")
                .contains("*-4.600000 600" + " -1".repeat(26));
    }

    @Test
    void nothingBeforeTheFirstCycleIsShown() throws IOException {
        assertThat(small(3, OptionalLong.of(5))).contains("[timestart] 6");
    }

    private static List<String> small(long firstCycle, OptionalLong marked) throws IOException {
        RateDesign design = RateDesign.elaborate(
                RandomDesigns.network(RandomDesigns.random(1), List.of(5, 3), 4), Architecture.BASELINE);
        TraceLayout layout = design.traceLayout();
        StringBuilder text = new StringBuilder();
        new GtkwaveSave(design, Simulators.signalOrder(design, layout), layout, "top").write(firstCycle, marked, text);
        return text.toString().lines().toList();
    }

    private static List<String> save(RateDesign design, TraceLayout layout, long firstCycle, OptionalLong marked)
            throws IOException {
        StringBuilder text = new StringBuilder();
        new GtkwaveSave(design, Simulators.signalOrder(design, layout), layout, WrittenRun.TOP)
                .write(firstCycle, marked, text);
        return text.toString().lines().toList();
    }

    private static List<String> signals(List<String> save) {
        return save.stream()
                .filter(line -> line.startsWith(WrittenRun.TOP + "."))
                .toList();
    }

    /** GTKWave joins the scopes with dots, and puts the range of bits behind the name. */
    private static List<String> names(CharSequence vcd) {
        List<String> names = new ArrayList<>();
        Deque<String> scopes = new ArrayDeque<>();
        for (String line : vcd.toString().lines().toList()) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "$scope" -> scopes.addLast(words[2]);
                case "$upscope" -> scopes.removeLast();
                case "$var" ->
                    names.add(String.join(".", scopes) + "." + words[4] + (words[5].equals("$end") ? "" : words[5]));
                default -> {
                    // A value, a time, or the end of the header.
                }
            }
        }
        return names;
    }
}
