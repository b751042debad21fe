package dev.spikeloom.cosim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.parameter.HostKind;
import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.io.Progress;
import dev.spikeloom.sim.Segment;
import dev.spikeloom.sim.SimulationResult;
import dev.spikeloom.sim.machine.Simulators;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.testing.DesignBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CocotbExampleTest {
    private static DesignBuilder builder() {
        return DesignBuilder.of("20-12-4");
    }

    @Test
    void theResultIsThatOfTheClockedModel() {
        Design design = builder().host(HostKind.AXI_PACKED).build();
        Segment segment = BenchScenario.of(design).segments().get(0);
        SimulationResult modelled = Simulators.clocked(design)
                .run(segment.source(), 1, segment.timeSteps(), segment.timing(), Progress.NONE);
        int[] counts = new int[4];
        SpikeVector output = new SpikeVector(4);
        for (int step = 0; step < segment.timeSteps(); step++) {
            modelled.outputSpikes().read(0, step, output);
            output.addTo(counts);
        }
        List<Long> expected = new ArrayList<>(List.of((long) modelled.classes()[0][0]));
        for (int count : counts) {
            expected.add((long) count);
        }
        String example = CocotbExample.files(design).get("test_snn_axi.py");
        assertThat(numbers(example, "RESULT = [")).isEqualTo(expected);
    }

    @Test
    void theSpikesAreThoseOfTheBench() {
        Design design = builder().build();
        Segment segment = BenchScenario.of(design).segments().get(0);
        List<Long> vectors = new ArrayList<>();
        SpikeVector vector = new SpikeVector(20);
        for (int step = 0; step < segment.timeSteps(); step++) {
            segment.source().read(0, step, vector);
            vectors.add(vector.word(0));
        }
        assertThat(numbers(CocotbExample.files(design).get("test_snn_accelerator.py"), "VECTORS = ["))
                .isEqualTo(vectors);
    }

    /** The numbers of a list in Python. */
    private static List<Long> numbers(String python, String list) {
        int from = python.indexOf(list);
        return Pattern.compile("0x([0-9a-f]+)")
                .matcher(python.substring(from, python.indexOf("\n]", from)))
                .results()
                .map(number -> Long.parseLong(number.group(1), 16))
                .toList();
    }

    @Test
    void aNetworkThatHasToBeLoadedHasNoExample() {
        assertThat(CocotbExample.files(builder().storage(WeightStorage.LOADED).build()))
                .isEmpty();
    }
}
