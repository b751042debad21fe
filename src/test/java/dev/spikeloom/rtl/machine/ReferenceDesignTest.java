package dev.spikeloom.rtl.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.cosim.bench.BenchScenario;
import dev.spikeloom.cosim.bench.CocotbExample;
import dev.spikeloom.cosim.bench.VerilogBench;
import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.BankMapping;
import dev.spikeloom.design.parameter.HostKind;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.FileTrees;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.layer.QuantizedDenseLayer;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import dev.spikeloom.rtl.folder.HandoverFiles;
import dev.spikeloom.spike.CounterRandom;
import dev.spikeloom.testing.LayerBuilder;
import dev.spikeloom.testing.Uniform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The committed reference design, 20-12-4 with 7-bit weights in banks of 8 rows behind AXI, the second layer with two
 * indices a cycle, is what the generator emits today.
 * After a deliberate change of the generator, write it anew with
 *
 * <pre>mvn test -Dtest=ReferenceDesignTest -Dspikeloom.updateReference=true</pre>
 *
 * and commit the difference with the change.
 */
class ReferenceDesignTest {
    private static final Path REFERENCE = Path.of("rtl-out", "reference");
    private static final int[] SIZES = {20, 12, 4};

    @Test
    void theReferenceIsWhatTheGeneratorEmits() throws IOException {
        Map<String, String> generated = new TreeMap<>(Verilog.generate(design()).contents());
        generated.putAll(VerilogBench.files(BenchScenario.of(design())));
        generated.putAll(CocotbExample.files(design()));
        generated.putAll(HandoverFiles.of(design(), generated));
        if (Boolean.getBoolean("spikeloom.updateReference")) {
            FileTrees.delete(REFERENCE);
            generated.forEach((name, content) -> AtomicFiles.writeString(REFERENCE.resolve(name), content));
        }
        Map<String, String> committed = new TreeMap<>();
        try (Stream<Path> files = Files.list(REFERENCE)) {
            for (Path file : files.toList()) {
                committed.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        assertThat(committed.keySet()).containsExactlyInAnyOrderElementsOf(generated.keySet());
        generated.forEach(
                (name, content) -> assertThat(committed.get(name)).as(name).isEqualTo(content));
    }

    private static RateDesign design() {
        WeightFormat format = new WeightFormat(7);
        QuantizedNetwork network = Uniform.network(
                NeuronModel.SNN_DC,
                format,
                Stream.of(0, 1).map(i -> layer(i, format)).toList());
        LayerBuilder layers = LayerBuilder.baseline().bankRows(8);
        return RateDesign.elaborate(
                network,
                Architecture.of(List.of(
                                layers.build(),
                                layers.mapping(BankMapping.INTERLEAVED)
                                        .issueWidth(2)
                                        .build()))
                        .with(ParameterTable.WEIGHTS, WeightStorage.LOADABLE)
                        .with(ParameterTable.MAX_TIME_STEPS, 16)
                        .with(ParameterTable.HOST, HostKind.AXI_PACKED));
    }

    private static QuantizedDenseLayer layer(int index, WeightFormat format) {
        short[][] weights = new short[SIZES[index]][SIZES[index + 1]];
        int[] thresholds = new int[SIZES[index + 1]];
        for (int n = 0; n < thresholds.length; n++) {
            thresholds[n] = 20 + n;
            for (int i = 0; i < weights.length; i++) {
                weights[i][n] =
                        (short) format.decode((int) CounterRandom.bits(index, (long) i * thresholds.length + n));
            }
        }
        return Uniform.dense(weights, thresholds, new float[] {1});
    }
}
