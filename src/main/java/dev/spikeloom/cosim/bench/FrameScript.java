package dev.spikeloom.cosim.bench;

import dev.spikeloom.cosim.bench.RegisterAccess.Meaning;
import dev.spikeloom.design.Design;
import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.io.Progress;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.SimulationResult;
import dev.spikeloom.sim.machine.Simulators;
import dev.spikeloom.spike.CounterRandom;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Samples that are framed otherwise than the host of the clocked model does it: whole ones in a packet, which may be too
 * short or too long, and word by word through the registers. The results are those that the clocked model gives.
 */
final class FrameScript extends HostScript {
    private static final long SEED = 0x6672616d6573L;
    private static final int RESULTS_PER_PACKET = 2;
    private static final int MARK_BIT = 30;
    private static final int NO_EVENT_BIT = 31;

    private final int steps;

    FrameScript(Design design, HostInterface host, BenchTape tape) {
        super(design, host, tape);
        this.steps = Math.min(3, host.maxTimeSteps());
    }

    void check() {
        countFrames();
        useRegisters();
    }

    /**
     * A beat of a sample.
     *
     * @param step whose it is
     * @param inputs that spike in it
     * @param marked as the last of its step, if it is an event
     */
    private record Beat(int step, List<Integer> inputs, BigInteger data, boolean marked) {}

    /** All beats of a sample of random spikes. */
    private List<Beat> sample(int number) {
        List<Beat> beats = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            List<Integer> spikes = new ArrayList<>();
            long key = CounterRandom.derive(SEED, (long) number << Integer.SIZE | step);
            for (int input = 0; input < host.inputs(); input++) {
                if ((CounterRandom.bits(key, input) & 1) != 0) {
                    spikes.add(input);
                }
            }
            beats.addAll(host.events() ? events(step, spikes) : packed(step, spikes));
        }
        return beats;
    }

    private List<Beat> packed(int step, List<Integer> spikes) {
        List<Beat> beats = new ArrayList<>();
        for (int beat = 0; beat < host.spikeBeats(); beat++) {
            int first = beat * host.streamBits();
            List<Integer> inputs = spikes.stream()
                    .filter(input -> input >= first && input < first + host.streamBits())
                    .toList();
            BigInteger data = BigInteger.ZERO;
            for (int input : inputs) {
                data = data.setBit(input - first);
            }
            beats.add(new Beat(step, inputs, data, false));
        }
        return beats;
    }

    private static List<Beat> events(int step, List<Integer> spikes) {
        List<Beat> beats = new ArrayList<>();
        for (int i = 0; i < spikes.size(); i++) {
            boolean last = i == spikes.size() - 1;
            beats.add(new Beat(step, List.of(spikes.get(i)), BigInteger.valueOf(spikes.get(i)), last));
        }
        if (spikes.isEmpty()) {
            beats.add(new Beat(step, List.of(), BigInteger.ZERO.setBit(NO_EVENT_BIT), true));
        }
        return beats;
    }

    /** A packet is a sample, whatever it holds. */
    private void countFrames() {
        int byCount = field("CONTROL", "FRAMES_BY_COUNT");
        List<List<Beat>> packets = new ArrayList<>();
        List<Boolean> whole = new ArrayList<>();
        for (int end = 0; end < 3; end++) {
            List<Beat> beats = sample(packets.size());
            int half = beats.size() / 2;
            int first = (int) beats.stream().filter(beat -> beat.step() == 0).count();
            int taken = List.of(beats.size(), half, first).get(end);
            if (taken > 0 && (taken < beats.size() || end == 0)) {
                packets.add(beats.subList(0, taken));
                whole.add(taken == beats.size());
            }
        }
        packets.add(sample(packets.size()));
        whole.add(false);
        SimulationResult results = simulate(packets);
        int open = 0;
        for (int i = 0; i < packets.size(); i++) {
            boolean tooLong = i == packets.size() - 1;
            boolean resets = i % 2 == 0 || tooLong;
            boolean closes = open == RESULTS_PER_PACKET - 1;
            int error = whole.get(i) ? 0 : field("STATUS", "INPUT_ERROR");
            // Of a packet that has begun, the number of results stays.
            tape.register(write("RESULTS_PER_PACKET", open == 0 ? RESULTS_PER_PACKET : RESULTS_PER_PACKET + 3));
            tape.register(write("TIME_STEPS", steps));
            tape.register(write("CONTROL", byCount));
            send(packets.get(i), tooLong);
            if (resets) {
                resetBeforeResult(error | field("STATUS", "RESULT_PENDING"));
            }
            takeResult(results, i, closes);
            if (resets && !closes) {
                tape.result(0, 0, true);
            }
            open = resets || closes ? 0 : open + 1;
            awaitStatus(error);
            clearStatus(error);
        }
        tape.register(read("CONTROL", 0));
        tape.register(write("RESULTS_PER_PACKET", 1));
    }

    /** The reset waits for the result, and ends the packet that it belongs to. */
    private void resetBeforeResult(int status) {
        tape.register(write("CONTROL", field("CONTROL", "RESET")));
        awaitStatus(status | field("STATUS", "RESETTING") | field("STATUS", "BUSY"));
    }

    /** What the registers hold counts with the first beat of the packet. */
    private void send(List<Beat> beats, boolean tooLong) {
        for (int i = 0; i < beats.size(); i++) {
            Beat beat = beats.get(i);
            boolean last = i == beats.size() - 1 && !tooLong;
            tape.send(beat.marked() ? beat.data().setBit(MARK_BIT) : beat.data(), last);
            if (i == 0 && !last) {
                tape.register(write("TIME_STEPS", 1));
                tape.register(write("CONTROL", 0));
            }
        }
        if (tooLong) {
            beats.stream().limit(2).forEach(beat -> tape.send(beat.data(), false));
            tape.send(BigInteger.ONE, true);
        }
    }

    private void takeResult(SimulationResult results, int sample, boolean last) {
        List<Integer> words = words(results, sample);
        for (int i = 0; i < words.size(); i++) {
            tape.result(words.get(i), 0xf, last && i == words.size() - 1);
        }
    }

    /**
     * A sample goes in and out through the registers, after a reset that comes in the middle of one. A beat of the stream
     * waits meanwhile.
     */
    private void useRegisters() {
        int byRegister = field("CONTROL", "STREAMS_BY_REGISTER");
        int ready = field("STATUS", "SPIKE_READY");
        int error = field("STATUS", "ACCESS_ERROR");
        List<Beat> beats = sample(-1);
        SimulationResult results = simulate(List.of(beats));
        tape.register(write("TIME_STEPS", steps));
        tape.register(write("CONTROL", byRegister));
        awaitStatus(ready);
        tape.register(write("SPIKE_DATA", host.events() ? 0 : 1));
        tape.register(write("CONTROL", byRegister | field("CONTROL", "RESET")));
        awaitStatus(ready);
        tape.send(BigInteger.ZERO, true);
        awaitStatus(ready);
        for (int i = 0; i < beats.size(); i++) {
            sendWords(
                    beats.get(i),
                    i == beats.size() - 1
                            || beats.get(i + 1).step() > beats.get(i).step());
        }
        awaitStatus(ready | field("STATUS", "RESULT_PENDING") | field("STATUS", "BUSY"));
        for (int word : words(results, 0)) {
            tape.register(read("RESULT_DATA", word));
        }
        awaitStatus(ready);
        tape.register(read("RESULT_DATA", 0).refused());
        tape.register(read("STATUS", ready | error));
        tape.register(write("CONTROL", 0));
        clearStatus(error);
    }

    private void sendWords(Beat beat, boolean stepEnds) {
        int count = host.streamBits() / Integer.SIZE;
        for (int word = 0; word < count; word++) {
            int data = beat.data().shiftRight(word * Integer.SIZE).intValue();
            tape.register(read("STATUS", field("STATUS", "SPIKE_READY")).with(Meaning.AWAITED));
            tape.register(write(stepEnds && word == count - 1 ? "SPIKE_LAST" : "SPIKE_DATA", data));
        }
    }

    private SimulationResult simulate(List<List<Beat>> samples) {
        RecordedSpikes spikes = new RecordedSpikes(samples.size(), steps, host.inputs());
        SpikeVector vector = new SpikeVector(host.inputs());
        for (int sample = 0; sample < samples.size(); sample++) {
            for (int step = 0; step < steps; step++) {
                vector.clear();
                for (Beat beat : samples.get(sample)) {
                    if (beat.step() == step) {
                        beat.inputs().forEach(vector::set);
                    }
                }
                spikes.write(sample, step, vector);
            }
        }
        return Simulators.clocked(design).run(spikes, samples.size(), steps, HostTiming.saturated(), Progress.NONE);
    }

    /** A result as it goes out: the classes of two heads in a word, then the spike count of each class. */
    private List<Integer> words(SimulationResult results, int sample) {
        List<Integer> words = new ArrayList<>();
        int[] classes = results.classes()[sample];
        for (int head = 0; head < classes.length; head += HostInterface.HEADS_PER_BEAT) {
            int second = head + 1 < classes.length ? classes[head + 1] : 0;
            words.add(second << Short.SIZE | classes[head]);
        }
        int[] counts = new int[host.classes()];
        SpikeVector vector = new SpikeVector(counts.length);
        for (int step = 0; step < steps; step++) {
            results.outputSpikes().read(sample, step, vector);
            vector.addTo(counts);
        }
        for (int count : counts) {
            words.add(count);
        }
        return words;
    }
}
