package dev.spikeloom.cosim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spikeloom.design.Design;
import dev.spikeloom.design.parameter.HostKind;
import dev.spikeloom.design.parameter.LoadPorts;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.design.register.LoadLayer;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.IntegerReference;
import dev.spikeloom.network.layer.IntegerWeights;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.rtl.folder.HandoverFiles;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.spike.MixedSpikes;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.testing.DesignBuilder;
import dev.spikeloom.testing.Sampled;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The drivers in C and in Python, on the Verilated accelerator. */
@Tag("cosim")
class DriverCheckTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SAMPLES = 6;
    private static final int TIME_STEPS = 3;

    /** Shared by the tests of this class: a design is built once. */
    @TempDir
    static Path builds;

    @TempDir
    Path folder;

    static Stream<Named<DesignBuilder>> designs() {
        return Stream.of(
                Named.of("packed spikes", packed()),
                Named.of(
                        "events, biases, two heads, and nothing in the memories at first",
                        DesignBuilder.of("40-22-7")
                                .neurons("snn-ct")
                                .biases()
                                .heads(4, 3)
                                .counters()
                                .storage(WeightStorage.LOADED)
                                .host(HostKind.AXI_EVENTS)),
                Named.of("load stream", streamed()),
                Named.of(
                        "load stream of 16-bit weights into folds of two lanes, with ports of its own",
                        DesignBuilder.of("20-13-5")
                                .weightBits(9)
                                .biases()
                                .host(HostKind.AXI_EVENTS)
                                .with(ParameterTable.LOAD_STREAM, 128)
                                .with(ParameterTable.LOAD_PORTS, LoadPorts.OWN)
                                .layer(layer -> layer.lanes(2))
                                .layer(layer -> layer.lanes(4))),
                Named.of(
                        "1-bit weights, without counters",
                        DesignBuilder.of("33-9-3").weightBits(1).host(HostKind.AXI_PACKED)),
                Named.of(
                        "fixed weights",
                        DesignBuilder.of("20-12-4").fixed().counters().host(HostKind.AXI_PACKED)));
    }

    private static DesignBuilder packed() {
        return DesignBuilder.of("70-12-4").counters().host(HostKind.AXI_PACKED);
    }

    /** Folds of fewer lanes than a beat has numbers, and rows that end within a beat. */
    private static DesignBuilder streamed() {
        return DesignBuilder.of("70-22-5")
                .counters()
                .host(HostKind.AXI_PACKED)
                .with(ParameterTable.LOAD_STREAM, 64)
                .layer(layer -> layer.lanes(4))
                .layer(layer -> layer);
    }

    private DriverCheck check(Design rtl, Design model) {
        Map<String, String> files = new TreeMap<>(Verilog.generate(rtl).contents());
        files.putAll(HandoverFiles.of(rtl, files));
        new RtlFiles(files).writeTo(folder.resolve("rtl"));
        return new DriverCheck(model, new CosimPlace(folder.resolve("rtl"), builds, true, folder), Progress.NONE);
    }

    private static MixedSpikes spikes(Design design) {
        return new MixedSpikes(7, SAMPLES, design.inputs());
    }

    @Sampled(every = 6)
    @ParameterizedTest
    @MethodSource("designs")
    void theDriverInCLoadsReadsBackAndRuns(DesignBuilder builder) {
        Design design = builder.build();
        DriverResult result = check(design, design).run(spikes(design), SAMPLES, TIME_STEPS);
        assertThat(result.differences()).isEmpty();
        assertThat(result.loadCycles().isPresent()).isEqualTo(design.loadable());
        assertThat(result.comparedValues()).isGreaterThan(2L * SAMPLES * design.classes());
    }

    /** Which layers have 1-bit weights, WEIGHT_BITS cannot tell. */
    @Test
    void layersOfDifferentWeightsAreLoadedByBothDrivers() throws IOException {
        Design design = DesignBuilder.of("33-9-8-3")
                .weightBits(1, 9, 4)
                .neurons("snn-ct", "snn-dc", "lif-2")
                .counters()
                .host(HostKind.AXI_PACKED)
                .with(ParameterTable.LOAD_STREAM, 32)
                .build();
        assertThat(check(design, design)
                        .run(spikes(design), SAMPLES, TIME_STEPS)
                        .differences())
                .isEmpty();
        assertThat(session(design).get("results").toString())
                .isEqualTo(results(design).toString());
    }

    @Test
    void anAcceleratorThatComputesSomethingElseIsFound() {
        Design rtl = DesignBuilder.of("20-12-4")
                .fixed()
                .counters()
                .host(HostKind.AXI_PACKED)
                .build();
        Design model = DesignBuilder.of("20-12-4")
                .fixed()
                .counters()
                .host(HostKind.AXI_PACKED)
                .seed(2)
                .build();
        assertThat(check(rtl, model).run(spikes(model), SAMPLES, TIME_STEPS).differences())
                .anyMatch(line -> line.startsWith("by polling, classes and spike counts of sample "))
                .anyMatch(line -> line.startsWith("by interrupt, performance counters of layer "));
    }

    @Test
    void loadingTakesOneCycleANumber() {
        Design design = packed().build();
        DriverResult result = check(design, design).run(spikes(design), 1, 1);
        int numbers = design.numbers().size();
        assertThat(result.loadCycles().getAsLong()).isBetween((long) numbers, numbers * 11L / 10 + 40);
    }

    /** Of the first layer, each beat of eight weights takes a cycle for each of the two folds that it goes to. */
    @Test
    void loadingOverTheStreamTakesOneCycleAWord() {
        Design design = streamed().build();
        DriverResult result = check(design, design).run(spikes(design), 1, 1);
        int words = 70 * 3 * 2 + 22 + 11 + 3;
        assertThat(result.streamCycles().getAsLong()).isBetween((long) words, words + 200L);
    }

    @Test
    void aDesignWithoutRegistersIsRefused() {
        Design core = DesignBuilder.of("20-12-4").build();
        CosimPlace place = new CosimPlace(folder, builds, true, folder);
        assertThatThrownBy(() -> new DriverCheck(core, place, Progress.NONE))
                .isInstanceOf(InputException.class)
                .hasMessage("architecture.host is core: there are no registers to drive, allowed are axi-packed and"
                        + " axi-events");
    }

    static Stream<Named<DesignBuilder>> loadableDesigns() {
        return designs().limit(3);
    }

    @Sampled(every = 6)
    @ParameterizedTest
    @MethodSource("loadableDesigns")
    void theDriverInPythonGivesTheSameResults(DesignBuilder builder) throws IOException {
        Design design = builder.build();
        JsonNode session = session(design);
        assertThat(session.get("results").toString()).isEqualTo(results(design).toString());
    }

    @Test
    void theDriverInPythonTellsWhatIsRefused() throws IOException {
        assertThat(session(packed().build()).get("refusals").get(0).asText())
                .isEqualTo("the accelerator reports ACCESS_ERROR");
    }

    @Test
    void theDriverInPythonSeesResultsInterrupt() throws IOException {
        assertThat(session(packed().build()).get("interrupts").asInt()).isEqualTo(1);
    }

    @Test
    void theDriverInPythonReadsTheCounters() throws IOException {
        Design design = packed().build();
        JsonNode counters = session(design).get("counters").get(0);
        long spikes = 0;
        SpikeVector vector = new SpikeVector(design.inputs());
        for (int sample = 0; sample < SAMPLES; sample++) {
            for (int step = 0; step < TIME_STEPS; step++) {
                spikes(design).read(sample, step, vector);
                spikes += vector.cardinality();
            }
        }
        assertThat(counters.get("SPIKES_IN").asLong()).isEqualTo(spikes);
    }

    private JsonNode session(Design design) throws IOException {
        Path harness = check(design, design).program();
        Path rtl = folder.resolve("rtl");
        Files.writeString(rtl.resolve("job.json"), job(design).toString());
        Files.copy(Path.of("testbenches", "driver_session.py"), rtl.resolve("driver_session.py"));
        String output = new ToolRun(Tool.PYTHON, rtl)
                .args("driver_session.py", harness.toString(), "job.json")
                .run()
                .orThrow()
                .output();
        return JSON.readTree(output);
    }

    private static ObjectNode job(Design design) {
        ObjectNode job = JSON.createObjectNode();
        ArrayNode layers = job.putArray("layers");
        for (LoadLayer shape : design.loadMap().layers()) {
            IntegerWeights numbers = design.network()
                    .layers()
                    .get(shape.index())
                    .integerWeights()
                    .orElseThrow();
            ObjectNode layer = layers.addObject().put("index", shape.index());
            layer.set("weights", JSON.valueToTree(numbers.weights()));
            layer.set("thresholds", JSON.valueToTree(numbers.thresholds()));
            if (shape.hasBiases()) {
                layer.set("biases", JSON.valueToTree(numbers.biases()));
            }
        }
        ArrayNode samples = job.putArray("samples");
        SpikeVector vector = new SpikeVector(design.inputs());
        for (int sample = 0; sample < SAMPLES; sample++) {
            ArrayNode steps = samples.addArray();
            for (int step = 0; step < TIME_STEPS; step++) {
                spikes(design).read(sample, step, vector);
                ArrayNode active = steps.addArray();
                for (int i = vector.nextSpike(0); i >= 0; i = vector.nextSpike(i + 1)) {
                    active.add(i);
                }
            }
        }
        return job;
    }

    /** The classes, then the spike counts, of each sample. */
    private static ArrayNode results(Design design) {
        ArrayNode results = JSON.createArrayNode();
        IntegerReference reference = design.reference();
        SpikeVector vector = new SpikeVector(design.inputs());
        for (int sample = 0; sample < SAMPLES; sample++) {
            int[] counts = new int[design.classes()];
            reference.startSample();
            for (int step = 0; step < TIME_STEPS; step++) {
                spikes(design).read(sample, step, vector);
                reference.step(vector).addTo(counts);
            }
            ArrayNode result = results.addArray();
            for (int winner : design.readout().classes(counts, design.heads())) {
                result.add(winner);
            }
            for (int count : counts) {
                result.add(count);
            }
        }
        return results;
    }
}
