package dev.spikeloom.cosim.bench;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.design.register.RegisterMap;
import dev.spikeloom.network.IntegerReference;
import dev.spikeloom.rtl.Templates;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.sim.Segment;
import dev.spikeloom.spike.SpikeVector;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A test with cocotb for those who go on from it: one sample through the ports of the top module, held to the result that
 * the network has in integers. It is there where the memories start with the network.
 */
public final class CocotbExample {
    /** Runs the test with the makefiles of cocotb. */
    public static final String MAKEFILE = "cocotb.mk";

    private static final String FOLDER = "folder/";
    private static final int CLASS_FIELD = HostInterface.WORD_BITS / HostInterface.HEADS_PER_BEAT;
    private static final long NO_EVENT = 1L << 31;

    private CocotbExample() {}

    /** The Python module of the test. */
    public static String module(Design design) {
        return "test_" + Verilog.topModule(design);
    }

    /** File name to content; nothing where a network has to be loaded first. The same design gives the same bytes. */
    public static Map<String, String> files(Design design) {
        if (!design.initialized()) {
            return Map.of();
        }
        Segment segment = BenchScenario.of(design).segments().get(0);
        List<SpikeVector> vectors = IntStream.range(0, segment.timeSteps())
                .mapToObj(step -> vector(segment, step))
                .toList();
        int[] counts = counts(design.reference(), vectors, design.classes());
        int[] classes = design.readout().classes(counts, design.heads());
        Map<String, Object> model = new HashMap<>();
        model.put("top", Verilog.topModule(design));
        model.put("module", module(design));
        model.put("steps", vectors.size());
        if (design.hostInterface().isPresent()) {
            HostInterface host = design.hostInterface().get();
            model.put("offset", hex(RegisterMap.of(host).register("TIME_STEPS").offset()));
            model.put(
                    "beats", vectors.stream().map(vector -> beats(host, vector)).toList());
            model.put("result", resultBeats(host, counts, classes));
        } else {
            model.put(
                    "vectors",
                    vectors.stream()
                            .map(CocotbExample::number)
                            .map(CocotbExample::hex)
                            .toList());
            model.put("classes", hex(packed(classes, design.classBits())));
            model.put("counts", hex(packed(counts, same(design.countBits(), counts.length))));
        }
        Templates templates = new Templates();
        Map<String, String> files = new LinkedHashMap<>();
        files.put(module(design) + ".py", templates.render(FOLDER + "test_cocotb.py", model));
        files.put(MAKEFILE, templates.render(FOLDER + MAKEFILE, model));
        return files;
    }

    private static SpikeVector vector(Segment segment, int step) {
        SpikeVector vector = new SpikeVector(segment.source().inputs());
        segment.source().read(0, step, vector);
        return vector;
    }

    private static int[] counts(IntegerReference reference, List<SpikeVector> vectors, int classes) {
        int[] counts = new int[classes];
        reference.startSample();
        vectors.forEach(vector -> reference.step(vector).addTo(counts));
        return counts;
    }

    /** The beats of a time step, the last of which ends it. */
    private static List<String> beats(HostInterface host, SpikeVector vector) {
        List<String> beats = new ArrayList<>();
        if (host.events()) {
            for (int i = vector.nextSpike(0); i >= 0; i = vector.nextSpike(i + 1)) {
                beats.add(hex(i));
            }
            return beats.isEmpty() ? List.of(hex(NO_EVENT)) : beats;
        }
        BigInteger bits = number(vector);
        BigInteger beat = BigInteger.ONE.shiftLeft(host.streamBits()).subtract(BigInteger.ONE);
        for (int b = 0; b < host.spikeBeats(); b++) {
            beats.add(hex(bits.shiftRight(b * host.streamBits()).and(beat)));
        }
        return beats;
    }

    private static List<String> resultBeats(HostInterface host, int[] counts, int[] classes) {
        BigInteger words = packed(classes, same(CLASS_FIELD, classes.length));
        BigInteger word = BigInteger.ONE.shiftLeft(HostInterface.WORD_BITS).subtract(BigInteger.ONE);
        List<String> beats = new ArrayList<>();
        for (int b = 0; b < host.classBeats(); b++) {
            beats.add(hex(words.shiftRight(b * HostInterface.WORD_BITS).and(word)));
        }
        for (int count : counts) {
            beats.add(hex(count));
        }
        return beats;
    }

    private static BigInteger number(SpikeVector vector) {
        BigInteger bits = BigInteger.ZERO;
        for (int i = vector.nextSpike(0); i >= 0; i = vector.nextSpike(i + 1)) {
            bits = bits.setBit(i);
        }
        return bits;
    }

    private static List<Integer> same(int width, int count) {
        return Collections.nCopies(count, width);
    }

    /** Numbers side by side, the first in the lowest bits. */
    private static BigInteger packed(int[] numbers, List<Integer> widths) {
        BigInteger bits = BigInteger.ZERO;
        int low = 0;
        for (int i = 0; i < numbers.length; i++) {
            bits = bits.or(BigInteger.valueOf(numbers[i]).shiftLeft(low));
            low += widths.get(i);
        }
        return bits;
    }

    private static String hex(long number) {
        return hex(BigInteger.valueOf(number));
    }

    private static String hex(BigInteger number) {
        return "0x" + number.toString(16);
    }
}
