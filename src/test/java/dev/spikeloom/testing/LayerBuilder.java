package dev.spikeloom.testing;

import dev.spikeloom.design.parameter.BankMapping;
import dev.spikeloom.design.parameter.LayerArchitecture;
import dev.spikeloom.design.parameter.Parameter;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.design.parameter.ThresholdScope;

/** The architecture of a layer, as changes to another. Each method is named for the parameter that it sets. */
public final class LayerBuilder {
    private LayerArchitecture layer;

    private LayerBuilder(LayerArchitecture layer) {
        this.layer = layer;
    }

    /** Starts from the machine of Yin et al. 2017. */
    public static LayerBuilder baseline() {
        return new LayerBuilder(LayerArchitecture.BASELINE);
    }

    public LayerArchitecture build() {
        return layer;
    }

    public LayerBuilder bankRows(int value) {
        return with(ParameterTable.BANK_ROWS, value);
    }

    public LayerBuilder mapping(BankMapping value) {
        return with(ParameterTable.BANK_MAPPING, value);
    }

    public LayerBuilder readPorts(int value) {
        return with(ParameterTable.READ_PORTS, value);
    }

    public LayerBuilder readLatency(int value) {
        return with(ParameterTable.READ_LATENCY, value);
    }

    public LayerBuilder wordBits(int value) {
        return with(ParameterTable.WORD_BITS, value);
    }

    public LayerBuilder issueWidth(int value) {
        return with(ParameterTable.ISSUE_WIDTH, value);
    }

    public LayerBuilder encoderRadix(int value) {
        return with(ParameterTable.ENCODER_RADIX, value);
    }

    public LayerBuilder encoderStages(int value) {
        return with(ParameterTable.ENCODER_STAGES, value);
    }

    public LayerBuilder lanes(int value) {
        return with(ParameterTable.LANES, value);
    }

    public LayerBuilder adderStages(int value) {
        return with(ParameterTable.ADDER_STAGES, value);
    }

    public LayerBuilder fanOut(int value) {
        return with(ParameterTable.FAN_OUT, value);
    }

    public LayerBuilder inputBuffers(int value) {
        return with(ParameterTable.INPUT_BUFFERS, value);
    }

    public LayerBuilder outputBuffers(int value) {
        return with(ParameterTable.OUTPUT_BUFFERS, value);
    }

    public LayerBuilder membraneBits(int value) {
        return with(ParameterTable.MEMBRANE_BITS, value);
    }

    public LayerBuilder saturate(boolean value) {
        return with(ParameterTable.SATURATE, value);
    }

    public LayerBuilder thresholds(ThresholdScope value) {
        return with(ParameterTable.THRESHOLDS, value);
    }

    /** Sets any other parameter. */
    public <T> LayerBuilder with(Parameter<T> parameter, T value) {
        layer = layer.with(parameter, value);
        return this;
    }
}
