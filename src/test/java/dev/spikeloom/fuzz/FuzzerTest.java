package dev.spikeloom.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.design.parameter.HostKind;
import dev.spikeloom.design.parameter.LayerArchitecture;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.fuzz.cases.FuzzCase;
import dev.spikeloom.fuzz.cases.FuzzSegment;
import dev.spikeloom.fuzz.cases.RandomCase;
import dev.spikeloom.fuzz.file.Crasher;
import dev.spikeloom.fuzz.reduce.Finding;
import dev.spikeloom.fuzz.reduce.Shrinker;
import dev.spikeloom.fuzz.rung.ClockedRung;
import dev.spikeloom.fuzz.rung.Rung;
import dev.spikeloom.fuzz.rung.RungResult;
import dev.spikeloom.fuzz.rung.Rungs;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.PerLayer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FuzzerTest {
    private static final int CASES = 150;

    @TempDir
    Path folder;

    @Test
    void theModelsInJavaAgreeOnTheFirstCasesOfASeed() {
        List<Rung> rungs = Rungs.of(List.of("forward", "clocked", "event"), folder);
        for (int number = 0; number < CASES; number++) {
            FuzzCase fuzzCase = RandomCase.of(11, number);
            for (Rung rung : rungs) {
                RungResult result = rung.check(fuzzCase);
                assertThat(result.difference())
                        .as("%s, case %d", rung.name(), number)
                        .isEmpty();
                assertThat(result.compared()).isPositive();
            }
        }
    }

    /** Two layers, two heads, four segments, behind AXI: much of what a case can have, in few gates. */
    @Test
    @Tag("cosim")
    void theRtlAgreesOnACaseOfASeed() {
        FuzzResult result = new Fuzzer(options(Rungs.names()), Progress.NONE).run(15);
        assertThat(result.crasher()).isEmpty();
        assertThat(result.rungs()).extracting(RungTally::rung).containsExactlyElementsOf(Rungs.names());
        assertThat(result.rungs())
                .allSatisfy(rung -> assertThat(rung.compared()).isPositive());
    }

    @Test
    void aCaseIsAFunctionOfSeedAndNumber() {
        assertThat(json(RandomCase.of(3, 7))).isEqualTo(json(RandomCase.of(3, 7)));
        assertThat(json(RandomCase.of(3, 7))).isNotEqualTo(json(RandomCase.of(3, 8)));
        assertThat(json(RandomCase.of(3, 7))).isNotEqualTo(json(RandomCase.of(4, 7)));
    }

    @Test
    void casesCoverHostsStoragesNeuronsAndWhatSegmentsDo() {
        Set<Object> seen = new HashSet<>();
        for (int number = 0; number < CASES; number++) {
            FuzzCase fuzzCase = RandomCase.of(5, number);
            seen.add(fuzzCase.architecture().host());
            seen.add(fuzzCase.architecture().weightStorage());
            fuzzCase.network().neuronModels().forEach(model -> seen.add(model.kind()));
            if (fuzzCase.network().topology().isPerceptron()) {
                seen.add("layers " + fuzzCase.layers());
            }
            List<FuzzSegment> segments = fuzzCase.segments();
            for (FuzzSegment segment : segments.subList(1, segments.size())) {
                seen.add("reset " + segment.reset());
                seen.add("load " + segment.load());
                seen.add("numbers " + segment.numbers().isPresent());
                seen.add("broken off " + segment.cycles().isPresent());
            }
        }
        assertThat(seen).hasSize(3 + 3 + 3 + 4 + 8);
    }

    @Test
    void manyNetworksHaveLayersOfSeveralKinds() {
        int models = 0;
        int bits = 0;
        for (int number = 0; number < CASES; number++) {
            QuantizedNetwork network = RandomCase.of(5, number).network();
            models += network.neuronModels().stream().distinct().count() > 1 ? 1 : 0;
            bits += network.weightFormats().stream().distinct().count() > 1 ? 1 : 0;
        }
        assertThat(models).isGreaterThan(CASES / 5);
        assertThat(bits).isGreaterThan(CASES / 5);
    }

    @Test
    void aThirdOfTheNetworksIsConvolutional() {
        Set<String> seen = new TreeSet<>();
        int convolutional = 0;
        for (int number = 0; number < CASES; number++) {
            FuzzCase fuzzCase = RandomCase.of(5, number);
            Topology topology = fuzzCase.network().topology();
            if (topology.isPerceptron()) {
                continue;
            }
            convolutional++;
            topology.layers().forEach(layer -> seen.add(layer.toString().replaceAll("^\\d+", "")));
            seen.add("host " + fuzzCase.architecture().host());
            LayerArchitecture first = fuzzCase.architecture().layer(0);
            seen.add("rows " + first.get(ParameterTable.KERNEL_ROWS));
            seen.add("potentials " + first.get(ParameterTable.POTENTIALS));
            seen.add("sets " + first.get(ParameterTable.POTENTIAL_BUFFERS));
        }
        assertThat(convolutional).isEqualTo(CASES / 3);
        assertThat(seen)
                .contains("c1", "c2", "c3s2", "c7p3", "mp2", "mp3", "sp1", "sp2", "fc")
                .contains("host CORE", "host AXI_PACKED", "host AXI_EVENTS")
                .contains("rows ONE", "rows ALL", "potentials SRAM", "potentials REGISTERS", "sets 1", "sets 2");
    }

    @Test
    void aRunCountsCasesAndFindsNoDifference() {
        FuzzResult result = new Fuzzer(options(List.of("forward")), Progress.NONE).run();
        assertThat(result.cases()).isPositive();
        assertThat(result.rungs().get(0).designs()).isEqualTo(result.cases());
        assertThat(result.crasher()).isEmpty();
        assertThat(result.toJson()).contains("\"rung\" : \"forward\"").doesNotContain("difference");
    }

    @Test
    void aRungThatIsNotKnownIsRefused() {
        assertThatThrownBy(() -> new Fuzzer(options(List.of("stairs")), Progress.NONE).run())
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("rung 'stairs' is not known, allowed: forward, clocked, event, verilator");
    }

    /** A made-up rung that differs on machines any of whose potentials carry over, if they run for long enough. */
    @Test
    void aDifferenceIsShrunkToWhatMakesIt() {
        Rung rung =
                differing(fuzzCase -> fuzzCase.network().neuronModels().stream().anyMatch(NeuronModel::carriesOver)
                        && fuzzCase.segments().stream().anyMatch(FuzzerTest::isLong));
        FuzzCase small = shrunk(rung, fuzzCase -> fuzzCase.layers() > 2);
        assertThat(small.layers()).isEqualTo(1);
        assertThat(small.neurons()).isEqualTo(1);
        assertThat(small.segments()).hasSize(1);
        assertThat(small.architecture().host()).isEqualTo(HostKind.CORE);
    }

    /** A made-up rung that differs on all machines with a convolution. */
    @Test
    void aConvolutionalCaseIsShrunkToTheSmallestConvolution() {
        FuzzCase small = shrunk(
                differing(fuzzCase -> fuzzCase.network().topology().toString().matches(".*\\dc\\d.*")),
                fuzzCase -> fuzzCase.layers() > 5);
        assertThat(small.network().topology()).hasToString("1x1-1c1-1o");
        assertThat(small.segments()).hasSize(1);
        assertThat(small.architecture().layer(0)).isEqualTo(LayerArchitecture.BASELINE);
    }

    /** Another, on those that have a stride: what is before the convolution, and behind it, goes. */
    @Test
    void whatMakesADifferenceStaysInAConvolutionalCase() {
        FuzzCase small = shrunk(
                differing(fuzzCase -> fuzzCase.network().topology().toString().matches(".*c\\d+s2.*")),
                fuzzCase -> fuzzCase.layers() > 5);
        assertThat(small.network().topology()).hasToString("1x1-1c1s2-1o");
    }

    /** A rung that finds a difference on some of the cases that the clocked model can run. */
    private static Rung differing(Predicate<FuzzCase> differs) {
        return new Rung() {
            @Override
            public String name() {
                return "made up";
            }

            @Override
            public int every() {
                return 1;
            }

            @Override
            public RungResult check(FuzzCase fuzzCase) {
                RungResult real = new ClockedRung().check(fuzzCase);
                return new RungResult(
                        real.samples(),
                        real.cycles(),
                        real.compared(),
                        differs.test(fuzzCase)
                                ? Optional.of(new RungResult.Difference(false, "so"))
                                : Optional.empty());
            }
        };
    }

    /** The first case that differs, and of which something else is true, once it is small. */
    private static FuzzCase shrunk(Rung rung, Predicate<FuzzCase> large) {
        FuzzCase start = LongStream.iterate(0, number -> number + 1)
                .mapToObj(number -> RandomCase.of(2, number))
                .filter(large)
                .filter(fuzzCase -> rung.check(fuzzCase).difference().isPresent())
                .findFirst()
                .orElseThrow();
        Finding finding = new Finding(
                rung, rung.check(start).difference().orElseThrow(), "spikeloom fuzz --seed 2 --number 1", start);
        FuzzCase small =
                new Shrinker(finding, () -> false, Progress.NONE).shrink().fuzzCase();
        assertThat(rung.check(small).difference()).isPresent();
        return small;
    }

    private static boolean isLong(FuzzSegment segment) {
        return segment.spikes().samples() * segment.spikes().steps() > 3;
    }

    @Test
    void aCaseThatWasWrittenIsReadAsItWas() {
        for (int number = 0; number < CASES; number++) {
            Crasher crasher = new Crasher("event", "a: 1, b: 2", "", "", RandomCase.of(9, number));
            Path file = folder.resolve("case.json");
            crasher.write(file);
            assertThat(Crasher.read(file).json()).isEqualTo(crasher.json());
        }
    }

    /** As the crashers that are there were written. */
    @Test
    void aFileMayHaveOneNeuronModelAndOneWidthForAllLayers() throws Exception {
        Path file = folder.resolve("case.json");
        FuzzCase uniform = LongStream.range(0, CASES)
                .mapToObj(number -> RandomCase.of(9, number))
                .filter(fuzzCase -> fuzzCase.layers() > 1
                        && fuzzCase.network().topology().isPerceptron()
                        && PerLayer.shown(fuzzCase.network().neuronModels()).size() == 1
                        && PerLayer.shown(fuzzCase.network().weightFormats()).size() == 1)
                .findFirst()
                .orElseThrow();
        new Crasher("", "", "", "", uniform).write(file);
        String text = Files.readString(file);
        String model = uniform.network().neuronModels().get(0).text();
        int bits = uniform.network().weightFormats().get(0).bits();
        String former = text.replaceAll("\\s*\"(neuron|weight_bits)\" : [^,]+,", "")
                .replaceFirst("\"heads\"", "\"neuron\" : \"" + model + "\", \"weight_bits\" : " + bits + ", \"heads\"");
        Files.writeString(file, former);
        assertThat(Crasher.read(file).json()).isEqualTo(text);
        assertRefused(
                file,
                text.replaceFirst("\"heads\"", "\"weight_bits\" : 3, \"heads\""),
                "case.layers[0].weight_bits: is given for all layers, too");
    }

    @Test
    void whatIsWrongInAFileIsNamedWithItsField() throws Exception {
        Path file = folder.resolve("case.json");
        new Crasher("", "", "", "", RandomCase.of(9, 1)).write(file);
        String text = Files.readString(file);
        assertRefused(file, text.replace("\"counters\"", "\"counter\""), "case.counter: unknown field, allowed: ");
        assertRefused(
                file,
                text.replaceFirst("\"weight_bits\" : \\d+", "\"weight_bits\" : 17"),
                "case.layers[0].weight_bits: is 17, allowed: whole numbers from 1 to 16");
        assertRefused(
                file,
                text.replaceFirst("\"reset\" : true", "\"reset\" : false"),
                "case: segments[0] must reset, it is the first");
        assertRefused(
                file,
                text.replaceFirst("\"spikes\" : \\[ \\[ \"[01]", "\"spikes\" : [ [ \"2"),
                "case.segments[0].spikes[0][0]: is '2");
        assertRefused(
                file,
                text.replaceFirst("\"bank_rows\" : \\d+", "\"bank_rows\" : 3"),
                "case.layers[0].architecture: architecture.bank_rows 3 is not possible");
        assertRefused(file, "{", "line 1 is not JSON");
    }

    @Test
    void whatIsWrongInAFileOfAConvolutionalNetworkIsNamedWithItsField() throws Exception {
        Path file = folder.resolve("case.json");
        FuzzCase fuzzCase = LongStream.iterate(2, number -> number + 3)
                .mapToObj(number -> RandomCase.of(9, number))
                .filter(drawn -> drawn.network().topology().toString().contains("-mp"))
                .findFirst()
                .orElseThrow();
        new Crasher("", "", "", "", fuzzCase).write(file);
        String text = Files.readString(file);
        String topology = fuzzCase.network().topology().toString();
        assertRefused(
                file,
                text.replace("\"weights\" : \"", "\"heads\" : [ 1 ],\n\"weights\" : \""),
                "case.heads: is given with topology, too");
        assertRefused(
                file,
                text.replace(topology, topology.replaceFirst("-", "-mp1-")),
                "case.layers: has " + fuzzCase.layers() + " layers, allowed: the ");
        assertRefused(
                file, text.replace(topology, "4x4-2d2-1o"), "case.topology: network '4x4-2d2-1o' is not understood");
        assertRefused(
                file,
                text.replaceFirst("\\{ \\}", "{ \"weights\" : [ [ 1 ] ] }"),
                "case.layers[" + pooling(fuzzCase) + "].weights: unknown field, allowed: ");
    }

    private static int pooling(FuzzCase fuzzCase) {
        return (int) fuzzCase.network().layers().stream()
                .takeWhile(layer -> layer.integerWeights().isPresent())
                .count();
    }

    private static void assertRefused(Path file, String text, String message) throws Exception {
        Files.writeString(file, text);
        assertThatThrownBy(() -> Crasher.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file + ": " + message);
    }

    private static String json(FuzzCase fuzzCase) {
        return new Crasher("", "", "", "", fuzzCase).json();
    }

    private FuzzOptions options(List<String> rungs) {
        return new FuzzOptions(1, 1, 1, 1, rungs, folder.resolve("builds"), folder.resolve("crashers"));
    }
}
