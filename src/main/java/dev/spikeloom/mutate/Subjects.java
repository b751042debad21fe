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
import static dev.spikeloom.design.parameter.ParameterTable.KERNEL_ROWS;
import static dev.spikeloom.design.parameter.ParameterTable.LANES;
import static dev.spikeloom.design.parameter.ParameterTable.LOAD_PORTS;
import static dev.spikeloom.design.parameter.ParameterTable.LOAD_STREAM;
import static dev.spikeloom.design.parameter.ParameterTable.MEMBRANE_BITS;
import static dev.spikeloom.design.parameter.ParameterTable.OUTPUT_BUFFERS;
import static dev.spikeloom.design.parameter.ParameterTable.POTENTIALS;
import static dev.spikeloom.design.parameter.ParameterTable.POTENTIAL_BUFFERS;
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
import dev.spikeloom.design.parameter.KernelRows;
import dev.spikeloom.design.parameter.LayerArchitecture;
import dev.spikeloom.design.parameter.LoadPorts;
import dev.spikeloom.design.parameter.PotentialMemory;
import dev.spikeloom.design.parameter.ThresholdScope;
import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.neuron.Leak;
import dev.spikeloom.network.neuron.NeuronModel;
import java.util.List;
import java.util.function.UnaryOperator;

/** Small designs that between them have every module that the generator knows. */
public final class Subjects {
    private static final int TIME_STEPS = 5;

    private Subjects() {}

    /** The designs, each with a bench, the shortest first. Generates them, and runs the clocked model for the benches. */
    public static List<Subject> all() {
        return List.of(
                fixedWeights(),
                serialLayer(),
                foldedLayer(),
                wholeLayer(),
                packedBits(),
                events(),
                sumPooling(),
                twoSets(),
                twoConvolutions(),
                pooledInput());
    }

    /** SNN-DC, a whole layer of single issue before a folded one of issue width 2; packed bits and a load stream over AXI. */
    private static Subject packedBits() {
        return subject(
                "SNN-DC, packed bits",
                new SubjectNetwork("37-5-3", 4, NeuronModel.SNN_DC, false, false),
                architecture(WeightStorage.LOADABLE, false, HostKind.AXI_PACKED)
                        .of(
                                layer -> layer.with(BANK_ROWS, 32),
                                layer -> layer.with(BANK_ROWS, 2)
                                        .with(LANES, 2)
                                        .with(BANK_MAPPING, BankMapping.INTERLEAVED)
                                        .with(ISSUE_WIDTH, 2))
                        .with(LOAD_STREAM, 32));
    }

    /** SNN-CT, in three folds, the last not full, saturating, all registers and buffers, counters; address events over AXI; two heads. */
    private static Subject events() {
        return subject(
                "SNN-CT folded, address events",
                new SubjectNetwork("11-10-1+3", 4, NeuronModel.SNN_CT, true, false),
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
                new SubjectNetwork("14-5", 5, NeuronModel.lif(2, NeuronModel.Reset.ZERO), false, true),
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
                new SubjectNetwork("37-4", 3, NeuronModel.continuous(NeuronModel.Reset.ZERO), false, false),
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
                new SubjectNetwork("12-7", 4, NeuronModel.lif(new Leak(1, 3), NeuronModel.Reset.SUBTRACT), true, false),
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
                new SubjectNetwork("9-2+2+1", 1, NeuronModel.SNN_DC, true, false),
                architecture(WeightStorage.LOADABLE, false, HostKind.CORE)
                        .of(layer -> layer.with(BANK_ROWS, 16)
                                .with(LANES, 1)
                                .with(ENCODER_RADIX, 0)
                                .with(MEMBRANE_BITS, 4)
                                .with(SATURATE, true)));
    }

    /** LIF that resets to zero behind sum pooling, one row of a strided kernel a cycle, ROM, two registers of aligned weights. */
    private static Subject sumPooling() {
        return subject(
                "convolution, LIF behind sum pooling",
                new SubjectNetwork("8x7x1-sp2-3c3s2p1-2o", 4, NeuronModel.lif(2, NeuronModel.Reset.ZERO), true, true),
                architecture(WeightStorage.FIXED, true, HostKind.CORE)
                        .of(
                                layer -> layer.with(LANES, 1)
                                        .with(ADDER_STAGES, 2)
                                        .with(THRESHOLDS, ThresholdScope.LAYER),
                                layer -> layer));
    }

    /** SNN-DC with two sets of potentials in registers, all rows of the kernel a cycle, an empty lane, saturating. */
    private static Subject twoSets() {
        return subject(
                "convolution, two sets of potentials",
                new SubjectNetwork("3x4x3-5c2p1-mp2-3o", 3, NeuronModel.SNN_DC, true, false),
                architecture(WeightStorage.LOADABLE, true, HostKind.CORE)
                        .of(
                                layer -> layer.with(LANES, 2)
                                        .with(KERNEL_ROWS, KernelRows.ALL)
                                        .with(POTENTIALS, PotentialMemory.REGISTERS)
                                        .with(POTENTIAL_BUFFERS, 2)
                                        .with(MEMBRANE_BITS, 4)
                                        .with(SATURATE, true),
                                layer -> layer));
    }

    /** SNN-CT that resets to zero, 1-bit weights, a convolution behind another: a strided one, and one of a kernel of 1. */
    private static Subject twoConvolutions() {
        return subject(
                "two convolutions, 1-bit weights",
                new SubjectNetwork(
                        "6x5x1-3c3s2p1-3c1-3o", 1, NeuronModel.continuous(NeuronModel.Reset.ZERO), false, false),
                architecture(WeightStorage.LOADABLE, false, HostKind.CORE)
                        .of(
                                layer -> layer.with(KERNEL_ROWS, KernelRows.ALL)
                                        .with(READ_LATENCY, 2)
                                        .with(ADDER_STAGES, 2)
                                        .with(MEMBRANE_BITS, 3)
                                        .with(SATURATE, true),
                                layer -> layer.with(LANES, 2).with(POTENTIALS, PotentialMemory.REGISTERS),
                                layer -> layer));
    }

    /** SNN-CT behind max pooling of the input and with max pooling behind it, all registers and buffers; packed bits over AXI. */
    private static Subject pooledInput() {
        return subject(
                "convolution, pooled input",
                new SubjectNetwork("5x6x1-mp2-5c3p2-mp2-3o", 3, NeuronModel.SNN_CT, true, false),
                architecture(WeightStorage.LOADED, true, HostKind.AXI_PACKED)
                        .of(
                                layer -> layer.with(ENCODER_STAGES, 2)
                                        .with(READ_LATENCY, 3)
                                        .with(ADDER_STAGES, 1)
                                        .with(MEMBRANE_BITS, 5)
                                        .with(SATURATE, true)
                                        .with(INPUT_BUFFERS, 2)
                                        .with(OUTPUT_BUFFERS, 2),
                                layer -> layer)
                        .with(LOAD_STREAM, 32));
    }

    private static Subject subject(String name, SubjectNetwork network, Architecture architecture) {
        QuantizedNetwork first = network.of(name.hashCode());
        Design design = Machines.elaborate(first, architecture);
        Design other = Machines.elaborate(network.unlike(first, name.hashCode() + 1L), architecture);
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

        default Architecture of(
                UnaryOperator<LayerArchitecture> first,
                UnaryOperator<LayerArchitecture> second,
                UnaryOperator<LayerArchitecture> third) {
            return of(List.of(first, second, third));
        }
    }
}
