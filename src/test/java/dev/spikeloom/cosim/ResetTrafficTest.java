package dev.spikeloom.cosim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.parameter.HostKind;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.Progress;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.SimulationResult;
import dev.spikeloom.sim.rate.RateModel;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.testing.DesignBuilder;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolRun;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Resets by software in the middle of traffic: no rule of AXI is broken, and the samples that were whole when a reset was asked
 * for give the results that the clocked model gives for them, and nothing else comes.
 */
@Tag("cosim")
class ResetTrafficTest {
    private static final Path BENCHES = Path.of("testbenches").toAbsolutePath();
    private static final int RESETS = Boolean.getBoolean("large") ? 200 : 24;

    @TempDir
    private Path folder;

    private final DesignBuilder builder = DesignBuilder.of("70-12-4").host(HostKind.AXI_PACKED);
    private final RateDesign design = builder.build();

    @Test
    void theResultsOfWholeSamplesComeThroughResets() {
        builder.rtl().writeTo(folder);
        List<String> lines = run().lines().toList();
        List<List<SpikeVector>> samples = new ArrayList<>();
        List<String> results = new ArrayList<>();
        for (String line : lines.subList(0, lines.size() - 1)) {
            if (line.startsWith("sample ")) {
                samples.add(vectors(line.substring("sample ".length())));
            } else {
                assertThat(line).startsWith("result ");
                results.add(line);
            }
        }
        assertThat(lines.get(lines.size() - 1)).startsWith("PASS reset_traffic: " + RESETS + " resets, ");
        assertThat(samples).hasSizeGreaterThan(5 * RESETS / 2);
        assertThat(results).isEqualTo(expected(samples));
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiterString = "==>",
            value = {
                "snn_axi.v ==> .cut_i  (reset_now) ==> .cut_i  (1'b0)",
                "snn_axi.v ==> .close_i(reset_close) ==> .close_i(1'b0)",
                "snn_axi.v ==> core_busy | (skid_full & ==> (skid_full &",
                "snn_axi.v ==> rst_ni & ~reset_now ==> rst_ni",
                "stream_register.v ==> if (valid_i & ready_o) ==> if (valid_i)",
                "reset_sequencer.v ==> reset_q <= drain_q & empty_i ==> reset_q <= drain_q",
                "axis_result_output.v ==> closing        = close_i & open_o ==> closing        = 1'b0",
                "packet_framer.v ==> fill_q    <= ends_counted & last_i & ~final_step ==> fill_q    <= 1'b0",
            })
    void aBrokenResetIsFound(String file, String original, String broken) throws IOException {
        builder.rtl().writeTo(folder);
        Path source = folder.resolve(file);
        assertThat(Files.readString(source)).containsOnlyOnce(original);
        Files.writeString(source, Files.readString(source).replace(original, broken));
        assertThat(run().lines().reduce((one, last) -> last).orElseThrow()).startsWith("FAIL reset_traffic: ");
    }

    private String run() {
        new ToolRun(Tool.ICARUS, folder)
                .args("-g2005", "-s", "reset_traffic_tb", "-o", "reset_traffic.vvp")
                .args("-DINPUTS=" + design.inputs(), "-DCLASSES=" + design.classes(), "-DRESETS=" + RESETS)
                .args(
                        BENCHES.resolve("axi_rules.v").toString(),
                        BENCHES.resolve("reset_traffic_tb.v").toString())
                .args("-f", RtlFiles.FILE_LIST)
                .run()
                .orThrow();
        return new ToolRun(Tool.ICARUS_RUNTIME, folder)
                .args("-n", "reset_traffic.vvp")
                .run()
                .orThrow()
                .output();
    }

    private List<SpikeVector> vectors(String hex) {
        List<SpikeVector> vectors = new ArrayList<>();
        for (String digits : hex.split(" ", -1)) {
            BigInteger bits = new BigInteger(digits, 16);
            SpikeVector vector = new SpikeVector(design.inputs());
            for (int i = 0; i < design.inputs(); i++) {
                if (bits.testBit(i)) {
                    vector.set(i);
                }
            }
            vectors.add(vector);
        }
        return vectors;
    }

    /** What the clocked model makes of each sample, as the bench prints it. */
    private List<String> expected(List<List<SpikeVector>> samples) {
        List<String> lines = new ArrayList<>();
        for (List<SpikeVector> sample : samples) {
            RecordedSpikes source = new RecordedSpikes(1, sample.size(), design.inputs());
            for (int step = 0; step < sample.size(); step++) {
                source.write(0, step, sample.get(step));
            }
            SimulationResult result =
                    RateModel.simulator(design).run(source, 1, sample.size(), HostTiming.saturated(), Progress.NONE);
            int[] counts = new int[design.classes()];
            SpikeVector output = new SpikeVector(design.classes());
            for (int step = 0; step < sample.size(); step++) {
                result.outputSpikes().read(0, step, output);
                output.addTo(counts);
            }
            StringBuilder line = new StringBuilder("result");
            line.append(String.format(Locale.ROOT, " %08x", result.classes()[0][0]));
            for (int count : counts) {
                line.append(String.format(Locale.ROOT, " %08x", count));
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
