package dev.spikeloom.network.neuron;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a membrane potential loses from one time step to the next: {@code 1 / 2^shift} of itself, and {@code 1 /
 * 2^secondShift} more where there is a second term. The share is exact, and so is what it comes to in integers, but for
 * one rounding: {@code floor(v / 2^shift + v / 2^secondShift)}, which is {@code (v + (v >> secondShift - shift)) >>
 * shift}. So what is left of a greater potential is never less than what is left of a lesser.
 *
 * @param shift 1 to {@value #MAX_SHIFT}; 0 where nothing is lost
 * @param secondShift greater than {@code shift}, up to {@value #MAX_SHIFT}; 0 without a second term
 */
public record Leak(int shift, int secondShift) {
    /** The slowest term. */
    public static final int MAX_SHIFT = 15;

    /** A potential keeps all. */
    public static final Leak NONE = new Leak(0, 0);

    private static final String SHIFT = "([1-9]|1[0-5])";

    static final String TEXT = SHIFT + "(?:\\+" + SHIFT + ")?";

    private static final Pattern PATTERN = Pattern.compile(TEXT);

    /** @throws IllegalArgumentException if a shift is out of range, or the second not above the first */
    public Leak {
        boolean second = secondShift != 0;
        boolean ordered = !second || (shift > 0 && secondShift > shift && secondShift <= MAX_SHIFT);
        if (shift < 0 || shift > MAX_SHIFT || !ordered) {
            throw new IllegalArgumentException("leak shifts " + shift + " and " + secondShift);
        }
    }

    /** Of one term. */
    public static Leak of(int shift) {
        return new Leak(shift, 0);
    }

    /** As it is written in files: {@code 4}, {@code 4+7}. */
    public String text() {
        return hasSecond() ? shift + "+" + secondShift : String.valueOf(shift);
    }

    /** The leak whose {@link #text} this is; none of a text that is none. */
    static Optional<Leak> of(String text) {
        Matcher matcher = PATTERN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(matcher.group(1));
        int second = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        return second != 0 && second <= first ? Optional.empty() : Optional.of(new Leak(first, second));
    }

    /** Whether anything is lost. */
    public boolean leaks() {
        return shift > 0;
    }

    /** Whether there is a second term. */
    public boolean hasSecond() {
        return secondShift > 0;
    }

    /** Terms, and so subtractors of a lane. */
    public int terms() {
        return leaks() ? hasSecond() ? 2 : 1 : 0;
    }

    /** How far a potential is shifted before it is added to itself, where there is a second term. */
    public int step() {
        return hasSecond() ? secondShift - shift : 0;
    }

    /** The share that is lost, 0 to 3/4. */
    public double share() {
        return (leaks() ? Math.scalb(1.0, -shift) : 0) + (hasSecond() ? Math.scalb(1.0, -secondShift) : 0);
    }

    /** What a potential loses. */
    public long lost(long v) {
        return leaks() ? (hasSecond() ? v + (v >> step()) : v) >> shift : 0;
    }

    /** What is left of a potential; it is between the potential and zero. */
    public long left(long v) {
        return v - lost(v);
    }

    /** What is left of a potential of 32 bits. */
    public int left(int v) {
        return (int) left((long) v);
    }
}
