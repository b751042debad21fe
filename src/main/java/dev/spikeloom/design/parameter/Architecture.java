package dev.spikeloom.design.parameter;

import dev.spikeloom.io.InputException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** The parameters of the accelerator that do not come from the network: a value for each of the {@link ParameterTable}. */
public final class Architecture implements ParameterLookup {
    /** The machine of Yin et al. 2017: every parameter at its default, all layers alike. */
    public static final Architecture BASELINE = of(List.of(LayerArchitecture.BASELINE));

    private final ParameterValues values;
    private final List<LayerArchitecture> layers;

    private Architecture(ParameterValues values, List<LayerArchitecture> layers) {
        this.values = values;
        this.layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("an architecture has at least one layer");
        }
        ParameterCombinations.requireStreams(host(), streamBits());
    }

    /**
     * An architecture, whose parameters of the whole are at their defaults.
     *
     * @param layers one for all layers, or one a layer, input side first
     * @throws IllegalArgumentException if there is none
     */
    public static Architecture of(List<LayerArchitecture> layers) {
        return of(layers, Parameter::defaultValue);
    }

    /**
     * An architecture.
     *
     * @param layers one for all layers, or one a layer, input side first
     * @param source has a value for each of {@link ParameterTable#OF_WHOLE}; asked in their order
     * @throws InputException if a value is out of range, or two do not fit together; names what is allowed
     * @throws IllegalArgumentException if there is no layer
     * @throws ClassCastException if a value is of another class than its parameter's values
     */
    public static Architecture of(List<LayerArchitecture> layers, Function<Parameter<?>, ?> source) {
        return new Architecture(ParameterValues.of(ParameterTable.OF_WHOLE, source), layers);
    }

    /**
     * The core alone, without counters, every layer alike.
     *
     * @throws InputException if the number of time steps is out of range
     */
    public static Architecture core(WeightStorage weightStorage, int maxTimeSteps, LayerArchitecture layers) {
        return of(List.of(layers)).with(ParameterTable.WEIGHTS, weightStorage).withMaxTimeSteps(maxTimeSteps);
    }

    /** The machine whose parameters these are. */
    public MachineFamily family() {
        return MachineFamily.RATE;
    }

    /**
     * The value of a parameter of the whole.
     *
     * @throws IllegalArgumentException if the parameter is one of layers
     */
    @Override
    public <T> T get(Parameter<T> parameter) {
        return values.get(parameter);
    }

    /**
     * This architecture with another value of a parameter of the whole.
     *
     * @throws InputException if the value is out of range, or does not fit the others; names what is allowed
     * @throws IllegalArgumentException if the parameter is one of layers
     */
    public <T> Architecture with(Parameter<T> parameter, T value) {
        return new Architecture(values.with(parameter, value), layers);
    }

    /**
     * This architecture with other layers.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Architecture withLayers(List<LayerArchitecture> changed) {
        return new Architecture(values, changed);
    }

    /**
     * This architecture, but for the most time steps that a sample may have.
     *
     * @throws InputException if these are out of range; names what is allowed
     */
    public Architecture withMaxTimeSteps(int maxTimeSteps) {
        return with(ParameterTable.MAX_TIME_STEPS, maxTimeSteps);
    }

    /** This architecture, but for what surrounds the core. */
    public Architecture withHost(HostKind host) {
        return with(ParameterTable.HOST, host);
    }

    /**
     * That there are registers around the core.
     *
     * @throws InputException if there are none; names what is allowed
     */
    public void requireRegisters() {
        if (host() == HostKind.CORE) {
            throw new InputException("architecture." + ParameterTable.HOST + " is " + ParameterTable.HOST.format(host())
                    + ": there are no registers to drive, allowed are axi-packed and axi-events");
        }
    }

    /** One for all layers, or one a layer, input side first. */
    public List<LayerArchitecture> layers() {
        return layers;
    }

    /** The parameters of a layer; 0 is the one at the input. */
    public LayerArchitecture layer(int index) {
        return layers.get(layers.size() == 1 ? 0 : index);
    }

    /** Whether weights can be loaded at run time. */
    public WeightStorage weightStorage() {
        return get(ParameterTable.WEIGHTS);
    }

    /**
     * The most time steps a sample may have; sets the width of the spike counters, and of membrane potentials that carry
     * over.
     */
    public int maxTimeSteps() {
        return get(ParameterTable.MAX_TIME_STEPS);
    }

    /** How many time steps a sample may have, and what says so, in words that follow "allowed". */
    public String allowedTimeSteps() {
        return "1 to " + maxTimeSteps() + " (architecture." + ParameterTable.MAX_TIME_STEPS + ")";
    }

    /** Whether there are performance counters in hardware. */
    public boolean counters() {
        return get(ParameterTable.COUNTERS);
    }

    /** What surrounds the core. */
    public HostKind host() {
        return get(ParameterTable.HOST);
    }

    /** Width of the spike stream of {@link HostKind#AXI_PACKED}. */
    public int streamBits() {
        return get(ParameterTable.STREAM_BITS);
    }

    /** What the names of the design's own modules and files begin with; may be empty. */
    public String prefix() {
        return get(ParameterTable.PREFIX);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Architecture that && values.equals(that.values) && layers.equals(that.layers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(values, layers);
    }

    @Override
    public String toString() {
        return values + ", layers " + layers;
    }
}
