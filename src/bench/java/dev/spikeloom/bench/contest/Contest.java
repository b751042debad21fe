package dev.spikeloom.bench.contest;

import dev.spikeloom.io.InputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Contenders that live as long as they are measured, and work in turn, some seconds each, so that a machine that others
 * use as well is as busy for one as for the other.
 */
public final class Contest implements AutoCloseable {
    private static final int WARM_UP_ROUNDS = 2;
    private static final int CALIBRATION_ROUNDS = 2;

    private final double seconds = number("BENCH_SECONDS", 3);
    private final int rounds = (int) number("BENCH_ROUNDS", 7);
    private final String topic;
    private final List<Child> children = new ArrayList<>();

    /** @param topic what the contenders work on, which tells their logs apart */
    public Contest(String topic) {
        this.topic = topic;
    }

    /** Called after each measured round. */
    @FunctionalInterface
    public interface RoundListener {
        /** @param number of the round, 1 for the first */
        void ended(int number, String contender, Round round);
    }

    /** Starts a contender. */
    public void add(Contender contender) {
        children.add(start(contender));
    }

    /** Starts some, of which the fastest takes part; the others are ended. */
    public void addFastest(List<Contender> contenders) {
        List<Child> candidates = new ArrayList<>();
        try {
            for (Contender contender : contenders) {
                candidates.add(start(contender));
            }
            Child fastest = fastest(candidates);
            candidates.remove(fastest);
            children.add(fastest);
        } finally {
            candidates.forEach(Child::close);
        }
    }

    /** All rounds, after some that are not measured; a measurement for each contender, in the order they came in. */
    public List<Measurement> run(RoundListener listener) {
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            children.forEach(child -> child.round(seconds));
        }
        Map<Child, List<Round>> results = new LinkedHashMap<>();
        for (int i = 1; i <= rounds; i++) {
            for (Child child : children) {
                Round round = child.round(seconds);
                results.computeIfAbsent(child, key -> new ArrayList<>()).add(round);
                listener.ended(i, child.name(), round);
            }
        }
        List<Measurement> measurements = new ArrayList<>();
        results.forEach((child, all) -> measurements.add(new Measurement(child.name(), all)));
        return measurements;
    }

    @Override
    public void close() {
        children.forEach(Child::close);
    }

    private Child start(Contender contender) {
        Child child = new Child(contender, topic);
        System.out.println("  " + contender.name() + " (" + child.description() + ")");
        return child;
    }

    private Child fastest(List<Child> candidates) {
        Map<Child, Double> speeds = new LinkedHashMap<>();
        for (int i = 0; i <= CALIBRATION_ROUNDS; i++) {
            for (Child candidate : candidates) {
                double speed = candidate.round(seconds).perSecond();
                // The first round warms up.
                if (i > 0) {
                    speeds.merge(candidate, speed, Math::max);
                }
            }
        }
        ToDoubleFunction<Child> speed = speeds::get;
        return candidates.stream().max(Comparator.comparingDouble(speed)).orElseThrow();
    }

    private static double number(String variable, double otherwise) {
        String value = System.getenv(variable);
        if (value == null) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(value);
            if (number > 0 && number <= 1_000) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new InputException(variable + " is " + value + ", which is not a number", e);
        }
        throw new InputException(variable + " is " + value + ", allowed above 0 to 1000");
    }
}
