package dev.spikeloom.testing;

import static dev.spikeloom.design.parameter.BankMapping.INTERLEAVED;
import static dev.spikeloom.design.parameter.ParameterTable.LOAD_PORTS;
import static dev.spikeloom.design.parameter.ParameterTable.LOAD_STREAM;
import static dev.spikeloom.design.parameter.ParameterTable.READ_BACK;
import static dev.spikeloom.design.parameter.ParameterTable.TARGET;
import static dev.spikeloom.design.parameter.ThresholdScope.LAYER;

import dev.spikeloom.design.parameter.LoadPorts;
import dev.spikeloom.design.parameter.Target;
import java.util.LinkedHashMap;
import java.util.Map;

/** Small designs that between them have every feature that the generator knows, and many in awkward sizes. */
public final class FeatureDesigns {
    private FeatureDesigns() {}

    /** The designs by what they show. */
    public static Map<String, DesignBuilder> all() {
        Map<String, DesignBuilder> designs = new LinkedHashMap<>();
        designs.put("baseline", DesignBuilder.of("20-12-4"));
        designs.put(
                "one input, one neuron, 1-bit weights", DesignBuilder.of("1-1").weightBits(1));
        designs.put(
                "one of everything, with all registers",
                DesignBuilder.of("1-1")
                        .neurons("lif-15")
                        .counters()
                        .timeSteps(1)
                        .argmaxStages(1)
                        .layer(layer -> layer.bankRows(2)
                                .thresholds(LAYER)
                                .readLatency(3)
                                .encoderStages(2)
                                .adderStages(2)
                                .inputBuffers(2)
                                .outputBuffers(2)));
        designs.put(
                "fixed weights, issue width 2 of interleaved banks behind a baseline layer",
                DesignBuilder.of("20-12-4")
                        .fixed()
                        .layer(layer -> layer)
                        .layer(layer -> layer.bankRows(4).mapping(INTERLEAVED).issueWidth(2)));
        designs.put(
                "issue width 8 of two ports, a stage of selection, a slow SRAM and a register inside the adder",
                DesignBuilder.of("70-24-10")
                        .weightBits(5)
                        .counters()
                        .layer(layer -> layer.bankRows(16)
                                .readPorts(2)
                                .readLatency(2)
                                .issueWidth(8)
                                .encoderRadix(4)
                                .encoderStages(1)
                                .adderStages(2))
                        .layer(layer -> layer.readPorts(2).issueWidth(4).mapping(INTERLEAVED)));
        designs.put(
                "banks of two rows with two ports",
                DesignBuilder.of("9-5")
                        .weightBits(3)
                        .layer(layer ->
                                layer.bankRows(2).readPorts(2).issueWidth(4).encoderStages(1)));
        designs.put(
                "flat priority encoder, and trees of radix 2 and 64",
                DesignBuilder.of("100-70-65-3")
                        .layer(layer -> layer.bankRows(64).encoderRadix(0))
                        .layer(layer -> layer.bankRows(64).encoderRadix(2))
                        .layer(layer -> layer.bankRows(64).encoderRadix(64)));
        designs.put(
                "SNN-CT with biases, folded, three stages and two buffers",
                DesignBuilder.of("40-22-6")
                        .neurons("snn-ct")
                        .biases()
                        .counters()
                        .layer(layer -> layer.mapping(INTERLEAVED)
                                .lanes(4)
                                .encoderStages(2)
                                .readLatency(3)
                                .inputBuffers(2)
                                .outputBuffers(2)));
        designs.put(
                "LIF that resets to zero, folded, macros side by side",
                DesignBuilder.of("33-22-9")
                        .neurons("lif-3-zero")
                        .layer(layer -> layer.lanes(8).wordBits(14))
                        .layer(layer -> layer.lanes(4).wordBits(7).readLatency(2)));
        designs.put(
                "LIF with a shared threshold, serial, fixed weights",
                DesignBuilder.of("12-7-3")
                        .neurons("lif-4")
                        .fixed()
                        .sameThresholds()
                        .layer(layer -> layer.lanes(1).thresholds(LAYER)));
        designs.put(
                "SNN-CT that resets to zero, serial, saturating, two ports",
                DesignBuilder.of("24-7-4")
                        .neurons("snn-ct-zero")
                        .biases()
                        .counters()
                        .layer(layer -> layer.bankRows(4)
                                .lanes(1)
                                .readPorts(2)
                                .issueWidth(4)
                                .membraneBits(8)
                                .saturate(true)
                                .adderStages(1)));
        designs.put(
                "saturating SNN-CT and two heads",
                DesignBuilder.of("30-18-7")
                        .neurons("snn-ct")
                        .heads(4, 3)
                        .counters()
                        .argmaxStages(2)
                        .layer(layer -> layer.issueWidth(2).membraneBits(8).saturate(true)));
        designs.put(
                "saturating LIF, folded, macros side by side with two ports, three heads",
                DesignBuilder.of("50-21-9")
                        .neurons("lif-2-zero")
                        .biases()
                        .counters()
                        .heads(1, 6, 2)
                        .layer(layer -> layer.mapping(INTERLEAVED)
                                .lanes(4)
                                .wordBits(14)
                                .readPorts(2)
                                .readLatency(2)
                                .issueWidth(4)
                                .encoderStages(2)
                                .membraneBits(9)
                                .saturate(true)));
        designs.put(
                "SNN-DC with biases and a shared threshold, folded, macros side by side, fixed weights",
                DesignBuilder.of("26-12-8")
                        .biases()
                        .fixed()
                        .sameThresholds()
                        .layer(layer -> layer.lanes(8).wordBits(28).thresholds(LAYER))
                        .layer(layer -> layer.wordBits(28).mapping(INTERLEAVED).thresholds(LAYER)));
        designs.put(
                "LIF of 8 bits before SNN-CT of 1 bit and SNN-DC of 4 bits",
                DesignBuilder.of("20-9-8-4")
                        .neurons("lif-3", "snn-ct", "snn-dc")
                        .weightBits(8, 1, 4)
                        .biases()
                        .with(LOAD_STREAM, 32)
                        .layer(layer -> layer.lanes(4).issueWidth(2))
                        .layer(layer -> layer.outputBuffers(2))
                        .layer(layer -> layer.lanes(2)));
        designs.put(
                "1-bit weights, saturating and folded beside whole",
                DesignBuilder.of("31-16-5")
                        .weightBits(1)
                        .layer(layer ->
                                layer.lanes(8).membraneBits(4).saturate(true).issueWidth(2))
                        .layer(layer -> layer.outputBuffers(2)));
        designs.put(
                "a shared threshold without biases, folded and serial",
                DesignBuilder.of("10-9-3")
                        .sameThresholds()
                        .layer(layer -> layer.lanes(2).thresholds(LAYER))
                        .layer(layer -> layer.lanes(1).thresholds(LAYER)));
        designs.put(
                "a shared threshold that can be loaded, macros side by side",
                DesignBuilder.of("40-32-16")
                        .sameThresholds()
                        .counters()
                        .layer(layer -> layer.bankRows(16)
                                .wordBits(28)
                                .issueWidth(2)
                                .readPorts(2)
                                .thresholds(LAYER)
                                .inputBuffers(2)));
        designs.put(
                "control registers that drive two neurons each, in a saturating layer and in a folded one",
                DesignBuilder.of("20-7-6")
                        .neurons("lif-3")
                        .biases()
                        .counters()
                        .layer(layer -> layer.fanOut(2)
                                .issueWidth(2)
                                .adderStages(2)
                                .membraneBits(9)
                                .saturate(true))
                        .layer(layer -> layer.fanOut(4).lanes(4).outputBuffers(2)));
        designs.put(
                "memories of an iCE40",
                DesignBuilder.of("20-13-5").biases().counters().with(TARGET, Target.ICE40));
        designs.put(
                "memories of an ECP5 with ports to load through, several numbers at once",
                DesignBuilder.of("20-27-5")
                        .with(TARGET, Target.ECP5)
                        .with(LOAD_PORTS, LoadPorts.OWN)
                        .with(LOAD_STREAM, 64)
                        .layer(layer ->
                                layer.mapping(INTERLEAVED).encoderStages(1).readLatency(2))
                        .layer(layer -> layer));
        designs.put(
                "memories of a Xilinx FPGA with two ports, nothing read back",
                DesignBuilder.of("20-21-4")
                        .with(TARGET, Target.XILINX)
                        .with(READ_BACK, false)
                        .with(LOAD_STREAM, 32)
                        .layer(layer -> layer.bankRows(2).readPorts(2).issueWidth(2))
                        .layer(layer -> layer.readPorts(2).issueWidth(2)));
        designs.put(
                "memory macros, numbers of several folds at once",
                DesignBuilder.of("20-22-5")
                        .biases()
                        .with(TARGET, Target.ASIC)
                        .with(LOAD_STREAM, 128)
                        .layer(layer -> layer.lanes(2).wordBits(7))
                        .layer(layer -> layer.lanes(1)));
        return designs;
    }
}
