package dev.spikeloom.mutate;

import dev.spikeloom.design.Architecture;
import dev.spikeloom.design.BankMapping;
import dev.spikeloom.design.Design;
import dev.spikeloom.design.HostKind;
import dev.spikeloom.design.LayerArchitecture;
import dev.spikeloom.design.ThresholdScope;
import dev.spikeloom.design.WeightStorage;
import dev.spikeloom.design.machine.Machines;
import dev.spikeloom.network.NeuronModel;
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

    /** SNN-DC, whole layers; single issue before issue width 2; packed bits over AXI. */
    private static Subject packedBits() {
        return subject(
                "SNN-DC, packed bits",
                new SubjectNetwork(List.of(37, 6, 3), 4, NeuronModel.SNN_DC, false, false, List.of(3)),
                architecture(WeightStorage.LOADABLE, false, HostKind.AXI_PACKED)
                        .of(
                                layer -> layer.bankRows(32),
                                layer -> layer.bankRows(2)
                                        .mapping(BankMapping.INTERLEAVED)
                                        .issueWidth(2)));
    }

    /** SNN-CT, folded, saturating, all registers and buffers, counters; address events over AXI; two heads. */
    private static Subject events() {
        return subject(
                "SNN-CT folded, address events",
                new SubjectNetwork(List.of(11, 6, 4), 4, NeuronModel.SNN_CT, true, false, List.of(1, 3)),
                architecture(WeightStorage.LOADED, true, HostKind.AXI_EVENTS)
                        .of(
                                layer -> layer.bankRows(8)
                                        .lanes(4)
                                        .readLatency(3)
                                        .encoderStages(2)
                                        .membraneBits(7)
                                        .saturate(true)
                                        .inputBuffers(2)
                                        .outputBuffers(2),
                                layer -> layer.bankRows(8)));
    }

    /** LIF that resets to zero, ROM banks with two ports, issue width 4, an adder register, a shared threshold. */
    private static Subject fixedWeights() {
        return subject(
                "LIF, fixed weights",
                new SubjectNetwork(
                        List.of(14, 5), 5, NeuronModel.lif(2, NeuronModel.Reset.ZERO), false, true, List.of(5)),
                architecture(WeightStorage.FIXED, true, HostKind.CORE)
                        .of(layer -> layer.bankRows(8)
                                .readPorts(2)
                                .issueWidth(4)
                                .encoderRadix(2)
                                .adderRegister(true)
                                .thresholds(ThresholdScope.LAYER)));
    }

    /** SNN-CT that resets to zero, whole, saturating; a priority encoder of three levels. */
    private static Subject wholeLayer() {
        return subject(
                "SNN-CT whole, tree of encoders",
                new SubjectNetwork(
                        List.of(37, 4), 3, NeuronModel.continuous(NeuronModel.Reset.ZERO), false, false, List.of(4)),
                architecture(WeightStorage.LOADABLE, true, HostKind.CORE)
                        .of(layer -> layer.bankRows(64)
                                .encoderRadix(4)
                                .encoderStages(1)
                                .readLatency(2)
                                .membraneBits(6)
                                .saturate(true)
                                .outputBuffers(2)));
    }

    /** LIF, folded to lanes with macros side by side, issue width 2 from two banks. */
    private static Subject foldedLayer() {
        return subject(
                "LIF folded, macros side by side",
                new SubjectNetwork(
                        List.of(12, 7), 4, NeuronModel.lif(1, NeuronModel.Reset.SUBTRACT), true, false, List.of(7)),
                architecture(WeightStorage.LOADABLE, true, HostKind.CORE)
                        .of(layer -> layer.bankRows(8)
                                .lanes(2)
                                .wordBits(4)
                                .issueWidth(2)
                                .mapping(BankMapping.INTERLEAVED)
                                .inputBuffers(2)));
    }

    /** SNN-DC with one accumulator, a flat encoder, 1-bit weights, biases. */
    private static Subject serialLayer() {
        return subject(
                "SNN-DC serial, 1-bit weights",
                new SubjectNetwork(List.of(9, 5), 1, NeuronModel.SNN_DC, true, false, List.of(2, 2, 1)),
                architecture(WeightStorage.LOADABLE, false, HostKind.CORE)
                        .of(layer -> layer.bankRows(16)
                                .lanes(1)
                                .encoderRadix(0)
                                .membraneBits(4)
                                .saturate(true)));
    }

    private static Subject subject(String name, SubjectNetwork network, Architecture architecture) {
        Design design = Machines.elaborate(network.of(name.hashCode()), architecture);
        Design other = Machines.elaborate(network.of(name.hashCode() + 1L), architecture);
        return Subject.of(name, StrongScenario.of(design, other, name.hashCode()));
    }

    private static Layers architecture(WeightStorage storage, boolean counters, HostKind host) {
        return layers -> new Architecture(
                storage,
                TIME_STEPS,
                counters,
                host,
                Architecture.DEFAULT_STREAM_BITS,
                layers.stream()
                        .map(changes -> changes.apply(LayerArchitecture.BASELINE.toBuilder())
                                .build())
                        .toList());
    }

    /** Makes an architecture from what its layers have that the machine of Yin et al. has not. */
    private interface Layers {
        Architecture of(List<UnaryOperator<LayerArchitecture.Builder>> layers);

        default Architecture of(UnaryOperator<LayerArchitecture.Builder> layer) {
            return of(List.of(layer));
        }

        default Architecture of(
                UnaryOperator<LayerArchitecture.Builder> first, UnaryOperator<LayerArchitecture.Builder> second) {
            return of(List.of(first, second));
        }
    }
}
