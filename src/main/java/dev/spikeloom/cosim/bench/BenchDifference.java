package dev.spikeloom.cosim.bench;

import dev.spikeloom.cosim.evidence.Location;
import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The line in which the bench tells its first difference, taken apart.
 *
 * @param segment of the scenario; -1 before the first
 * @param cycle of the segment, or how many it has had
 * @param signal a probe, or what the bench calls it
 * @param place element or bit; empty if there is only one
 * @param found in hexadecimal digits; with x or z where it is unknown
 * @param wanted in hexadecimal digits
 */
public record BenchDifference(int segment, long cycle, String signal, OptionalInt place, String found, String wanted) {
    private static final Pattern LINE = Pattern.compile(
            "segment (-?\\d+), cycle (\\d+): (.*?)(?:\\[(\\d+)])? is ([0-9a-fxzXZ]+), expected ([0-9a-fxzXZ]+)");
    private static final int DIGIT_BITS = 4;

    /** Empty if the line is none that the bench writes. */
    public static Optional<BenchDifference> of(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String place = matcher.group(4);
        return Optional.of(new BenchDifference(
                Integer.parseInt(matcher.group(1)),
                Long.parseLong(matcher.group(2)),
                matcher.group(3),
                place == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(place)),
                matcher.group(5),
                matcher.group(6)));
    }

    /** The probe that differs; empty if it is none. */
    Optional<Probe> probe(TraceLayout layout) {
        return Stream.concat(
                        layout.always().stream(), layout.groups().stream().flatMap(group -> group.probes().stream()))
                .filter(probe -> probe.path().equals(signal))
                .findFirst();
    }

    /** The element, field or bit of a probe that differs. */
    Location location(TraceLayout layout, Probe probe) {
        int field = layout.fieldBits(probe);
        if (layout.isArray(probe)) {
            return new Location(probe, place.orElse(0), 0, probe.bits());
        }
        if (place.isPresent()) {
            return new Location(probe, 0, place.getAsInt() / field * field, field);
        }
        int bit = differingBit();
        return field == probe.bits() ? Location.whole(probe) : new Location(probe, 0, bit / field * field, field);
    }

    /** The first that differs, or is unknown. */
    private int differingBit() {
        for (int digit = 0; digit < found.length(); digit++) {
            int right = digitOf(wanted, digit);
            int wrong = digitOf(found, digit);
            if (wrong < 0) {
                return DIGIT_BITS * digit;
            }
            if (right != wrong) {
                return DIGIT_BITS * digit + Integer.numberOfTrailingZeros(right ^ wrong);
            }
        }
        return 0;
    }

    private static int digitOf(String digits, int fromTheRight) {
        int at = digits.length() - 1 - fromTheRight;
        return at < 0 ? 0 : Character.digit(digits.charAt(at), 16);
    }

    /** Whether all of what was found is known. */
    boolean known() {
        return found.matches("[0-9a-f]+");
    }

    /** Sets what was found in a record that holds what is expected. */
    void patch(TraceRecord record, TraceLayout layout, Probe probe) {
        if (!known()) {
            return;
        }
        BigInteger value = new BigInteger(found, 16);
        if (layout.isArray(probe)) {
            record.putElement(probe, place.orElse(0), value.longValue());
        } else if (place.isPresent()) {
            byte[] bytes = record.bytes();
            bytes[probe.offset() + place.getAsInt() / 8] ^= (byte) (1 << place.getAsInt() % 8);
        } else {
            record.putField(cleared(record, probe), 0, probe.bits(), value.longValue());
        }
    }

    private static Probe cleared(TraceRecord record, Probe probe) {
        record.clear(probe);
        return probe;
    }

    /** The difference in decimal numbers, with the sign that a signal has. */
    String text(TraceLayout layout) {
        String where = "segment " + segment + ", cycle " + cycle + ", ";
        Optional<Probe> probe = probe(layout);
        if (probe.isEmpty()) {
            String index = place.isPresent() ? "[" + place.getAsInt() + "]" : "";
            return where + signal + index + ": expected " + decimal(wanted) + ", found " + decimal(found);
        }
        Location location = location(layout, probe.get());
        return where + location.signal() + ": expected " + field(wanted, location) + ", found "
                + field(found, location);
    }

    private static String decimal(String digits) {
        return digits.matches("[0-9a-f]+") ? new BigInteger(digits, 16).toString() : digits + " (hexadecimal)";
    }

    private String field(String digits, Location location) {
        if (!digits.matches("[0-9a-f]+")) {
            return "unknown (" + digits + ")";
        }
        Probe probe = location.probe();
        // A bit that is told by its place stands alone.
        int low = place.isPresent() ? 0 : location.lowBit();
        BigInteger value = new BigInteger(digits, 16)
                .shiftRight(low)
                .and(BigInteger.ONE.shiftLeft(location.bits()).subtract(BigInteger.ONE));
        boolean negative = probe.signed() && value.testBit(probe.bits() - 1);
        return (negative ? value.subtract(BigInteger.ONE.shiftLeft(probe.bits())) : value).toString();
    }
}
