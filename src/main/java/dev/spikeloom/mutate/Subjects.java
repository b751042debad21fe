package dev.spikeloom.mutate;

import static dev.spikeloom.design.parameter.ParameterTable.ADDER_STAGES;
import static dev.spikeloom.design.parameter.ParameterTable.ARGMAX_STAGES;
import static dev.spikeloom.design.parameter.ParameterTable.BANK_MAPPING;
import static dev.spikeloom.design.parameter.ParameterTable.BANK_ROWS;
import static dev.spikeloom.design.parameter.ParameterTable.COUNTERS;
import static dev.spikeloom.design.parameter.ParameterTable.ENCODER_RADIX;
import static dev.spikeloom.design.parameter.ParameterTable.ENCODER_STAGES;
import static dev.spikeloom.design.parameter.ParameterTable.FAN_OUT;
import static dev.spikeloom.design.parameter.ParameterTable.INPUT_BUFFERS;
import static dev.spikeloom.design.parameter.ParameterTable.ISSUE_WIDTH;
import static dev.spikeloom.design.parameter.ParameterTable.LANES;
import static dev.spikeloom.design.parameter.ParameterTable.LOAD_PORTS;
import static dev.spikeloom.design.parameter.ParameterTable.LOAD_STREAM;
import static dev.spikeloom.design.parameter.ParameterTable.MEMBRANE_BITS;
import static dev.spikeloom.design.parameter.ParameterTable.OUTPUT_BUFFERS;
import static dev.spikeloom.design.parameter.ParameterTable.READ_LATENCY;
import static dev.spikeloom.design.parameter.ParameterTable.READ_PORTS;
import static dev.spikeloom.design.parameter.ParameterTable.SATURATE;
import static dev.spikeloom.design.parameter.ParameterTable.THRESHOLDS;
import static dev.spikeloom.design.parameter.ParameterTable.WORD_BITS;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.machine.Machines;
import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.BankMapping;
import dev.spikeloom.design.parameter.HostKind;
import dev.spikeloom.design.parameter.LayerArchitecture;
import dev.spikeloom.design.parameter.LoadPorts;
import dev.spikeloom.design.parameter.ThresholdScope;
import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.network.neuron.NeuronModel;
import java.util.List;
import java.util.function.UnaryOperator;

/** Small designs that between them have every module that the generator knows. */
public final class Subjects {
    private static final int TIME_STEPS = 5;

    private Subjects() {}

    /** The designs, each with a bench, the shortest first. Generates them, and runs the clocked model for the benches. */
    public static List<Subject> all() {
        return List.of(fixedWeights(), serialLayer(), foldedLayer(), wholeLayer(), packedBits(), events());
    }

    /** SNN-DC, a whole layer of single issue before a folded one of issue width 2; packed bits and a load stream over AXI. */
    private static Subject packedBits() {
        return subject(
                "SNN-DC, packed bits",
                new SubjectNetwork(List.of(37, 5, 3), 4, NeuronModel.SNN_DC, false, false, List.of(3)),
                architecture(WeightStorage.LOADABLE, false, HostKind.AXI_PACKED)
                        .of(
                                layer -> layer.with(BANK_ROWS, 32),
                                layer -> layer.with(BANK_ROWS, 2)
                                        .with(LANES, 2)
                                        .with(BANK_MAPPING, BankMapping.INTERLEAVED)
                                        .with(ISSUE_WIDTH, 2))
                        .with(LOAD_STREAM, 32));
    }

    /** SNN-CT, folded, saturating, all registers and buffers, counters; address events over AXI; two heads. */
    private static Subject events() {
        return subject(
                "SNN-CT folded, address events",
                new SubjectNetwork(List.of(11, 6, 4), 4, NeuronModel.SNN_CT, true, false, List.of(1, 3)),
                architecture(WeightStorage.LOADED, true, HostKind.AXI_EVENTS)
                        .of(
                                layer -> layer.with(BANK_ROWS, 8)
                                        .with(LANES, 4)
                                        .with(FAN_OUT, 4)
                                        .with(READ_LATENCY, 3)
                                        .with(ENCODER_STAGES, 2)
                                        .with(MEMBRANE_BITS, 7)
                                        .with(SATURATE, true)
                                        .with(INPUT_BUFFERS, 2)
                                        .with(OUTPUT_BUFFERS, 2),
                                layer -> layer.with(BANK_ROWS, 8))
                        .with(ARGMAX_STAGES, 2));
    }

    /** LIF that resets to zero, ROM banks with two ports, issue width 4, a pipelined adder, copied control, a shared threshold. */
    private static Subject fixedWeights() {
        return subject(
                "LIF, fixed weights",
                new SubjectNetwork(
                        List.of(14, 5), 5, NeuronModel.lif(2, NeuronModel.Reset.ZERO), false, true, List.of(5)),
                architecture(WeightStorage.FIXED, true, HostKind.CORE)
                        .of(layer -> layer.with(BANK_ROWS, 8)
                                .with(READ_PORTS, 2)
                                .with(ISSUE_WIDTH, 4)
                                .with(ENCODER_RADIX, 2)
                                .with(ADDER_STAGES, 2)
                                .with(FAN_OUT, 2)
                                .with(THRESHOLDS, ThresholdScope.LAYER)));
    }

    /** SNN-CT that resets to zero, whole, saturating; a priority encoder of three levels. */
    private static Subject wholeLayer() {
        return subject(
                "SNN-CT whole, tree of encoders",
                new SubjectNetwork(
                        List.of(37, 4), 3, NeuronModel.continuous(NeuronModel.Reset.ZERO), false, false, List.of(4)),
                architecture(WeightStorage.LOADABLE, true, HostKind.CORE)
                        .of(layer -> layer.with(BANK_ROWS, 64)
                                .with(ENCODER_RADIX, 4)
                                .with(ENCODER_STAGES, 1)
                                .with(READ_LATENCY, 2)
                                .with(MEMBRANE_BITS, 6)
                                .with(SATURATE, true)
                                .with(OUTPUT_BUFFERS, 2)));
    }

    /** LIF, folded to lanes with macros side by side and ports to load through, issue width 2 from two banks. */
    private static Subject foldedLayer() {
        return subject(
                "LIF folded, macros side by side",
                new SubjectNetwork(
                        List.of(12, 7), 4, NeuronModel.lif(1, NeuronModel.Reset.SUBTRACT), true, false, List.of(7)),
                architecture(WeightStorage.LOADABLE, true, HostKind.CORE)
                        .of(layer -> layer.with(BANK_ROWS, 8)
                                .with(LANES, 2)
                                .with(WORD_BITS, 4)
                                .with(ISSUE_WIDTH, 2)
                                .with(BANK_MAPPING, BankMapping.INTERLEAVED)
                                .with(INPUT_BUFFERS, 2))
                        .with(LOAD_PORTS, LoadPorts.OWN));
    }

    /** SNN-DC with one accumulator, a flat encoder, 1-bit weights, biases. */
    private static Subject serialLayer() {
        return subject(
                "SNN-DC serial, 1-bit weights",
                new SubjectNetwork(List.of(9, 5), 1, NeuronModel.SNN_DC, true, false, List.of(2, 2, 1)),
                architecture(WeightStorage.LOADABLE, false, HostKind.CORE)
                        .of(layer -> layer.with(BANK_ROWS, 16)
                                .with(LANES, 1)
                                .with(ENCODER_RADIX, 0)
                                .with(MEMBRANE_BITS, 4)
                                .with(SATURATE, true)));
    }

    private static Subject subject(String name, SubjectNetwork network, Architecture architecture) {
        Design design = Machines.elaborate(network.of(name.hashCode()), architecture);
        Design other = Machines.elaborate(network.of(name.hashCode() + 1L), architecture);
        return Subject.of(name, StrongScenario.of(design, other, name.hashCode()));
    }

    private static Layers architecture(WeightStorage storage, boolean counters, HostKind host) {
        return layers -> Architecture.core(storage, TIME_STEPS, LayerArchitecture.BASELINE)
                .withLayers(layers.stream()
                        .map(changes -> changes.apply(LayerArchitecture.BASELINE))
                        .toList())
                .with(COUNTERS, counters)
                .withHost(host);
    }

    /** Makes an architecture from what its layers have that the machine of Yin et al. has not. */
    private interface Layers {
        Architecture of(List<UnaryOperator<LayerArchitecture>> layers);

        default Architecture of(UnaryOperator<LayerArchitecture> layer) {
            return of(List.of(layer));
        }

        default Architecture of(UnaryOperator<LayerArchitecture> first, UnaryOperator<LayerArchitecture> second) {
            return of(List.of(first, second));
        }
    }
}
