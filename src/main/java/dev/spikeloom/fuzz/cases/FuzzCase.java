package dev.spikeloom.fuzz.cases;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.machine.Machines;
import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.ParameterCombinations;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.neuron.PerLayer;
import dev.spikeloom.sim.Scenario;
import dev.spikeloom.sim.Segment;
import java.util.ArrayList;
import java.util.List;

/** A machine and what is presented to it: everything that a rung needs, and nothing that is random any more. */
public final class FuzzCase {
    private final QuantizedNetwork network;
    private final Architecture architecture;
    private final List<FuzzSegment> segments;
    private final Scenario scenario;

    /** @throws InputException if the machine is not possible, or a segment cannot be presented to it */
    public FuzzCase(QuantizedNetwork network, Architecture architecture, List<FuzzSegment> segments) {
        this.network = network;
        this.architecture = architecture;
        this.segments = List.copyOf(segments);
        this.scenario = elaborate();
    }

    public QuantizedNetwork network() {
        return network;
    }

    public Architecture architecture() {
        return architecture;
    }

    public List<FuzzSegment> segments() {
        return segments;
    }

    /** What is presented to one machine; the numbers that a segment loads are in force until others are loaded. */
    public Scenario scenario() {
        return scenario;
    }

    /** @throws InputException if the machine is not possible, or a segment cannot be presented to it */
    public FuzzCase with(QuantizedNetwork changed) {
        return new FuzzCase(changed, architecture, segments);
    }

    /** @throws InputException if the machine is not possible, or a segment cannot be presented to it */
    public FuzzCase with(Architecture changed) {
        return new FuzzCase(network, changed, segments);
    }

    /** @throws InputException if the machine is not possible, or a segment cannot be presented to it */
    public FuzzCase with(List<FuzzSegment> changed) {
        return new FuzzCase(network, architecture, changed);
    }

    public int layers() {
        return network.layers().size();
    }

    /** Of all layers. */
    public int neurons() {
        return network.layers().stream().mapToInt(QuantizedLayer::neurons).sum();
    }

    /** In a few words: sizes, neurons, architecture's host and what is presented. */
    public String summary() {
        int vectors = segments.stream()
                .mapToInt(
                        segment -> segment.spikes().samples() * segment.spikes().steps())
                .sum();
        return network.topology() + " " + PerLayer.text(network.neuronModels()) + ", "
                + network.weightBitsText() + "-bit weights, " + ParameterCombinations.surroundings(architecture)
                + ", " + segments.size() + (segments.size() == 1 ? " segment, " : " segments, ") + vectors
                + (vectors == 1 ? " spike vector" : " spike vectors");
    }

    private Scenario elaborate() {
        Design machine = Machines.elaborate(network, architecture);
        Design inForce = machine;
        List<Segment> elaborated = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            FuzzSegment segment = segments.get(i);
            require(segment.load() || segment.numbers().isEmpty(), i, "has numbers, but does not load");
            require(i > 0 || segment.reset(), i, "must reset, it is the first");
            require(
                    i == 0 || segments.get(i - 1).cycles().isEmpty() || segment.reset(),
                    i,
                    "must reset, the one before it is broken off");
            require(
                    i > 0 || segment.load() || machine.initialized(),
                    i,
                    "must load, the machine has no numbers of its own");
            if (segment.numbers().isPresent()) {
                QuantizedNetwork loaded = new QuantizedNetwork(segment.numbers().get(), network.heads());
                inForce = Machines.elaborate(loaded, architecture);
                require(machine.isSameMachine(inForce), i, "loads numbers that need a machine of other widths");
            }
            elaborated.add(new Segment(
                    inForce,
                    segment.reset(),
                    segment.load(),
                    segment.spikes(),
                    segment.spikes().samples(),
                    segment.spikes().steps(),
                    segment.timing(),
                    segment.cycles()));
        }
        if (elaborated.isEmpty()) {
            throw new InputException("segments: there is none");
        }
        return new Scenario(elaborated);
    }

    private static void require(boolean met, int segment, String what) {
        if (!met) {
            throw new InputException("segments[" + segment + "] " + what);
        }
    }
}
