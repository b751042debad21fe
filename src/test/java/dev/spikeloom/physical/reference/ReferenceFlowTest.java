package dev.spikeloom.physical.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.io.InputException;
import dev.spikeloom.physical.Estimate;
import dev.spikeloom.physical.EstimateOptions;
import dev.spikeloom.physical.activity.LaneActivity;
import dev.spikeloom.physical.activity.LaneSimulator;
import dev.spikeloom.physical.netlist.DesignNetlist;
import dev.spikeloom.physical.power.ModuleCells;
import dev.spikeloom.physical.power.PowerModel;
import dev.spikeloom.testing.Large;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tiny design from Verilog to nanojoules, with the evidence in files; minutes, for Verilator builds its netlist. */
@Large
class ReferenceFlowTest {
    @TempDir
    private static Path folder;

    private static TinyDesign tiny;
    private static Path toggles;
    private static Path waves;
    private static Reference reference;

    @BeforeAll
    static void runOnce() {
        tiny = new TinyDesign(folder.resolve("right"));
        toggles = folder.resolve("toggles.csv");
        waves = folder.resolve("waves.vcd");
        reference = tiny.flow()
                .run(
                        tiny.design,
                        tiny.rtl,
                        tiny.spikes,
                        new ReferencePlan(
                                TinyDesign.SAMPLES,
                                TinyDesign.TIME_STEPS,
                                true,
                                Optional.of(toggles),
                                Optional.of(waves)));
    }

    @Test
    void allNetsAreCounted() {
        assertThat(reference.figures().annotatedNets()).contains(1.0);
        assertThat(reference.details().missingNets()).isEmpty();
        assertThat(reference.comparedValues()).isPositive();
    }

    /** Toggles and cycles at 1 of a signal of one bit, by a reader of VCD that knows nothing of the program's. */
    private static Map<String, long[]> byHand() throws IOException {
        Map<String, String> codes = new HashMap<>();
        Map<String, long[]> counts = new HashMap<>();
        Map<String, String> values = new HashMap<>();
        StringBuilder scope = new StringBuilder();
        for (String line : Files.readAllLines(waves)) {
            String[] words = line.strip().split("\\s+", -1);
            if (words[0].equals("$scope")) {
                scope.append('.').append(words[2]);
            } else if (words[0].equals("$upscope")) {
                scope.setLength(scope.lastIndexOf("."));
            } else if (words[0].equals("$var") && words[2].equals("1")) {
                String path = scope.substring(scope.indexOf(".", 1) + 1) + "." + words[4];
                codes.put(path, words[3]);
            } else if (line.startsWith("#")) {
                values.forEach((code, value) -> counts.get(code)[1] += value.equals("1") ? 1 : 0);
            } else if (line.matches("[01]\\S+")) {
                String code = line.substring(1);
                String before = values.put(code, line.substring(0, 1));
                counts.computeIfAbsent(code, any -> new long[2])[0] +=
                        before == null || before.equals(line.substring(0, 1)) ? 0 : 1;
            }
        }
        // The last cycle has no time behind it.
        values.forEach((code, value) -> counts.get(code)[1] += value.equals("1") ? 1 : 0);
        Map<String, long[]> byPath = new HashMap<>();
        codes.forEach((path, code) -> byPath.put(path, counts.getOrDefault(code, new long[2])));
        return byPath;
    }

    @Test
    void togglesAreThoseThatTheWavesHave() throws IOException {
        Map<String, long[]> byHand = byHand();
        List<String> lines = Files.readAllLines(toggles);
        int compared = 0;
        int moving = 0;

        assertThat(lines.get(0)).isEqualTo("module,net,signal,bit,toggles,cycles_at_1");
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            long[] counts = byHand.get(cells[2]);
            if (counts != null) {
                assertThat(cells[4] + "," + cells[5]).as(line).isEqualTo(counts[0] + "," + counts[1]);
                compared++;
                moving += counts[0] > 0 ? 1 : 0;
            }
        }
        assertThat(compared).isGreaterThan(200);
        assertThat(moving).isGreaterThan(50);
    }

    /** Of one sample: one after the other, a sample begins before the last one has ended. */
    @Test
    void simulatingSamplesSideBySideGivesTheSameToggles() throws IOException {
        Path other = folder.resolve("one.csv");
        tiny.flow()
                .run(
                        tiny.design,
                        tiny.rtl,
                        tiny.spikes,
                        new ReferencePlan(1, TinyDesign.TIME_STEPS, false, Optional.of(other), Optional.empty()));
        DesignNetlist netlist = tiny.netlist();
        LaneActivity lane = new LaneSimulator(netlist, tiny.rtl).run(tiny.spikes, 0, 1, TinyDesign.TIME_STEPS);
        Map<String, int[]> bits = new HashMap<>();
        netlist.instances().forEach(instance -> {
            for (int bit = 0; bit < instance.module().bits(); bit++) {
                bits.put(instance.path() + "," + instance.module().names().get(bit), new int[] {instance.net(bit)});
            }
        });
        int compared = 0;
        for (String line : Files.readAllLines(other)) {
            String[] cells = line.split(",", -1);
            int[] net = bits.get(cells[0] + "," + cells[1]);
            if (net != null && !cells[1].isEmpty() && net[0] >= 0) {
                assertThat(cells[4] + "," + cells[5])
                        .as(line)
                        .isEqualTo(lane.toggles(net[0]) + "," + lane.ones(net[0]));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(200);
    }

    @Test
    void scriptsFindTheirKeys() throws IOException {
        Estimate estimate = Estimate.of(
                Estimate.REFERENCE,
                TinyDesign.TIME_STEPS,
                reference.figures(),
                reference.details(),
                tiny.technology,
                new EstimateOptions(EstimateOptions.DEFAULT_CORNER, OptionalDouble.of(163)));

        JsonNode json = new JsonMapper().readTree(estimate.toJson());

        assertThat(json.get("technology").textValue()).isEqualTo("generic28");
        assertThat(json.get("depth").textValue()).isEqualTo("reference");
        assertThat(json.get("time_steps").intValue()).isEqualTo(TinyDesign.TIME_STEPS);
        assertThat(json.get("samples").intValue()).isEqualTo(TinyDesign.SAMPLES);
        assertThat(json.get("annotated_nets_share").doubleValue()).isEqualTo(1);
        for (String corner : List.of("unscaled", "scaled")) {
            assertThat(json.get(corner).get("node_nm").doubleValue()).isEqualTo(28);
            assertThat(json.get(corner).get("voltage_v").doubleValue()).isEqualTo(0.9);
            for (String key : List.of("logic_area_mm2", "memory_area_mm2", "clock_mhz", "power_mw", "energy_nj")) {
                JsonNode range = json.get(corner).get(key);
                assertThat(range.get("value").doubleValue())
                        .as(corner + " " + key)
                        .isPositive()
                        .isBetween(
                                range.get("low").doubleValue(),
                                range.get("high").doubleValue());
            }
        }
        assertThat(json.get("banks")).hasSize(3);
        assertThat(json.get("flat").get("difference").doubleValue()).isBetween(-0.2, 0.3);
    }

    @Test
    void energyIsPowerByTime() {
        Estimate estimate = Estimate.of(
                Estimate.REFERENCE,
                TinyDesign.TIME_STEPS,
                reference.figures(),
                reference.details(),
                tiny.technology,
                new EstimateOptions(EstimateOptions.DEFAULT_CORNER, OptionalDouble.of(100)));
        double microseconds = estimate.cyclesPerClassification() / 100;

        assertThat(estimate.unscaled().powerMw().value() * microseconds)
                .isCloseTo(estimate.unscaled().energyNj().value(), org.assertj.core.api.Assertions.within(1e-9));
        assertThat(estimate.energyByCause().stream()
                        .mapToDouble(part -> part.unscaledNj().value())
                        .sum())
                .isCloseTo(estimate.unscaled().energyNj().value(), org.assertj.core.api.Assertions.within(1e-9));
        assertThat(estimate.energyByModule().stream()
                        .mapToDouble(part -> part.unscaledNj().value())
                        .sum())
                .isCloseTo(estimate.unscaled().energyNj().value(), org.assertj.core.api.Assertions.within(1e-9));
    }

    /** A potential that is never cleared gives other spikes. */
    @Test
    void aNetlistThatDoesNotDoWhatTheModelDoesIsRefused() throws IOException {
        TinyDesign broken = new TinyDesign(folder.resolve("broken"));
        broken.edit("neuron_array_dc.v", "(acc_first_i ? Zero : v_q[n])", "v_q[n]");

        assertThatThrownBy(() -> broken.flow()
                        .run(
                                broken.design,
                                broken.rtl,
                                broken.spikes,
                                new ReferencePlan(TinyDesign.SAMPLES, TinyDesign.TIME_STEPS)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("the netlist differs from the model");
    }

    /** The layers differ in nothing but the thresholds that their registers start from. */
    @Test
    void layersWithTheSameCellsStartFromTheirOwnThresholds() {
        TinyDesign twins = new TinyDesign(folder.resolve("twins"), "-12-12-4");
        Reference found = twins.flow()
                .run(
                        twins.design,
                        twins.rtl,
                        twins.spikes,
                        new ReferencePlan(TinyDesign.SAMPLES, TinyDesign.TIME_STEPS));

        assertThat(found.details().modules().stream()
                        .filter(module -> module.module().equals("neuron_array_dc"))
                        .map(ModuleCells::instances))
                .containsExactly(3);
    }

    @Test
    void areaIsThatOfTheModules() {
        double sum = new PowerModel(tiny.netlist(), tiny.technology, true)
                .moduleCells().stream().mapToDouble(module -> module.areaUm2()).sum();

        assertThat(reference.figures().area().totalCells()).isGreaterThan(sum).isLessThan(1.2 * sum);
    }
}
