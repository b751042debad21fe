package dev.spikeloom.design.rate.hardware;

import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.design.register.LoadMap;
import dev.spikeloom.design.register.RegisterMap;
import dev.spikeloom.design.width.Bits;
import java.util.List;
import java.util.Optional;

/**
 * What it takes to build a design.
 *
 * @param layers input side first
 * @param sequencerBits flip-flops that count the time steps of what comes in, and what is in flight
 * @param loadBits flip-flops of the load port: numbers on their way back
 * @param spikeCounterBits flip-flops that count spikes by class, and hold a result
 * @param hostBits flip-flops of the AXI streams and registers around the core; 0 without
 */
public record Hardware(
        List<LayerHardware> layers, long sequencerBits, long loadBits, long spikeCounterBits, long hostBits) {
    /** Of each handshake of AXI4-Lite: that it holds a word, and that it can take another. */
    private static final int BUFFER_FLAGS = 2;

    /** Of the registers: their fields of one bit, those of interrupts among them, and the interrupt itself. */
    private static final int FLAGS = 4 + 2 * 3 + 1;

    private static final int LOAD_TARGET_BITS = 2;

    /** Of what is between the pins of the streams and the core: its flags, and those of a reset that waits. */
    private static final int STREAM_FLAGS = 2 + 2 + 2 + 4 + 1 + 1 + 2;

    /** Beside the data of a beat of results: the mark of the last one. */
    private static final int LAST = 1;

    public Hardware {
        layers = List.copyOf(layers);
    }

    public static Hardware of(RateDesign design) {
        Optional<LoadMap> load = design.loadable() ? Optional.of(design.loadMap()) : Optional.empty();
        return new Hardware(
                design.layers().stream()
                        .map(layer -> LayerHardware.of(layer, load, design.hasCounters()))
                        .toList(),
                2L * design.countBits() + Bits.unsigned(design.vectorsInFlight()),
                load.filter(LoadMap::readBack)
                        .map(map -> map.readCycles() + map.dataBits())
                        .orElse(0),
                3 + design.resultClassBits() + 2L * design.classes() * design.countBits() + argmaxBits(design),
                design.hostInterface().map(Hardware::hostBits).orElse(0L));
    }

    /** Of each head, what its tournament has left where a register divides its rounds; and a flag a register. */
    private static long argmaxBits(RateDesign design) {
        int stages = design.decisionStages();
        long bits = stages;
        for (int classBits : design.classBits()) {
            for (int stage = 1; stage <= stages; stage++) {
                int left = 1 << (classBits - stage * classBits / (stages + 1));
                bits += (long) left * (design.countBits() + classBits);
            }
        }
        return bits;
    }

    /** Streams and registers. */
    private static long hostBits(HostInterface host) {
        int address = buffer(RegisterMap.ADDRESS_BITS);
        int access = 2 * address + 2 * buffer(1 + HostInterface.WORD_BITS) + buffer(1);
        int load = host.load()
                .map(map -> map.layerBits()
                        + LOAD_TARGET_BITS
                        + map.rowBits()
                        + map.neuronBits()
                        + (map.readBack() ? 1 : 0))
                .orElse(0);
        long stream = host.loadStream() ? loadStreamBits(host, host.load().orElseThrow()) : 0;
        int count = host.counters() ? 1 + host.countSelectBits() + HostInterface.WORD_BITS : 0;
        int fields = FLAGS + host.countBits() + host.packetBits();
        return streamBits(host) + access + fields + load + stream + count;
    }

    /** Skid buffer, words of registers, spike input with its frames, result output and its register. */
    private static long streamBits(HostInterface host) {
        int words = host.streamBits() + host.streamBits() / HostInterface.WORD_BITS;
        int input = (host.events() ? 1 : host.spikeBeatBits()) + host.inputs() + 2 * host.countBits();
        int result = host.resultBeatBits() + 2 * host.packetBits();
        int beat = HostInterface.WORD_BITS + HostInterface.WORD_BITS / Byte.SIZE + LAST;
        return STREAM_FLAGS + host.beatBits() + words + (long) input + result + beat;
    }

    /** Skid buffer, where a packet goes on, what is on the load port, and the error bit. */
    private static long loadStreamBits(HostInterface host, LoadMap load) {
        int skid = 2 + host.loadStreamBits() + host.loadStreamBits() / Byte.SIZE + LAST;
        int packet = 2 + load.rowBits() + load.neuronBits();
        int port = 1
                + load.layerBits()
                + LOAD_TARGET_BITS
                + load.rowBits()
                + load.neuronBits()
                + load.lanes() * (1 + load.dataBits());
        return (long) skid + packet + port + 1;
    }

    /** Of {@code channel_buffer}, which holds two words. */
    private static int buffer(int width) {
        return BUFFER_FLAGS + 2 * width;
    }

    /** All flip-flops that the Verilog describes, those of memory macros aside. */
    public long registerBits() {
        return layers.stream().mapToLong(LayerHardware::allRegisterBits).sum()
                + sequencerBits
                + loadBits
                + spikeCounterBits
                + hostBits;
    }
}
