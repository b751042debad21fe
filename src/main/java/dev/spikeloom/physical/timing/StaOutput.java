package dev.spikeloom.physical.timing;

import dev.spikeloom.io.InputException;
import dev.spikeloom.physical.netlist.CellModule;
import dev.spikeloom.physical.netlist.CellModule.Port;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads what the script for OpenSTA prints: corners, of each paths with their slacks, of each the pins with arrivals. */
final class StaOutput {
    private final double unit;
    private final double period;
    private final String top;
    private final Set<String> ports = new HashSet<>();
    private final Map<Corner, List<Found>> found = new EnumMap<>(Corner.class);
    private Corner corner = Corner.VALUE;

    private record Point(double arrival, String pin) {}

    private record Found(double slack, List<Point> points) {}

    /**
     * Begins with nothing.
     *
     * @param unit seconds of a time of 1
     * @param period of the clock in seconds
     * @param top the top module
     */
    StaOutput(double unit, double period, CellModule top) {
        this.unit = unit;
        this.period = period;
        this.top = top.title();
        for (Port port : top.ports()) {
            for (int i = 0; i < port.bits().length; i++) {
                ports.add(port.bits().length == 1 ? port.name() : port.name() + "[" + i + "]");
            }
        }
    }

    /** @throws InputException if it says that the script failed */
    void accept(String line) {
        String[] words = line.split(" ", 3);
        switch (words[0]) {
            case "corner" -> corner = Corner.valueOf(words[1].toUpperCase(Locale.ROOT));
            case "path" ->
                found.computeIfAbsent(corner, any -> new ArrayList<>())
                        .add(new Found(seconds(words[1]), new ArrayList<>()));
            case "point" -> {
                List<Found> paths = found.get(corner);
                paths.get(paths.size() - 1).points().add(new Point(seconds(words[1]), words[2]));
            }
            default -> throw new InputException("OpenSTA cannot time the design: " + line);
        }
    }

    private double seconds(String number) {
        return Double.parseDouble(number) * unit;
    }

    /** The slowest path of each class. */
    List<TimingPath> paths(Corner of) {
        return found.getOrDefault(of, List.of()).stream().map(this::path).toList();
    }

    private TimingPath path(Found path) {
        Point first = path.points().get(0);
        Point last = path.points().get(path.points().size() - 1);
        boolean fromInput = ports.contains(first.pin());
        boolean toOutput = ports.contains(last.pin());
        PathClass pathClass = PathClass.of(fromInput, toOutput);
        double outside = PathClass.OUTSIDE_FRACTION * period;
        double needed = period - path.slack() - (fromInput ? outside : 0) - (toOutput ? outside : 0);
        double delay = toOutput ? needed : last.arrival() - (fromInput ? outside : 0);
        return new TimingPath(
                pathClass,
                name(first.pin()),
                name(last.pin()),
                modules(path.points()),
                levels(path.points(), fromInput, toOutput),
                delay,
                needed - delay,
                needed / pathClass.share());
    }

    /** Cells on the way, without those at which it starts and ends. */
    private int levels(List<Point> points, boolean fromInput, boolean toOutput) {
        Set<String> cells = new LinkedHashSet<>();
        points.stream().map(Point::pin).filter(pin -> !ports.contains(pin)).forEach(pin -> cells.add(instance(pin)));
        return Math.max(0, cells.size() - (fromInput ? 0 : 1) - (toOutput ? 0 : 1));
    }

    private List<String> modules(List<Point> points) {
        List<String> modules = new ArrayList<>();
        for (Point point : points) {
            if (!ports.contains(point.pin())) {
                String instance = instance(point.pin());
                int end = instance.lastIndexOf('/');
                String module = end < 0 ? top : dotted(instance.substring(0, end));
                if (modules.isEmpty() || !modules.get(modules.size() - 1).equals(module)) {
                    modules.add(module);
                }
            }
        }
        return modules;
    }

    private static String instance(String pin) {
        int end = pin.lastIndexOf('/');
        return end < 0 ? pin : pin.substring(0, end);
    }

    /** Of the register, memory or port at a pin. */
    private String name(String pin) {
        if (ports.contains(pin)) {
            return pin;
        }
        String instance = dotted(instance(pin));
        return instance.endsWith(StructuralModule.REGISTER)
                ? instance.substring(0, instance.length() - StructuralModule.REGISTER.length())
                : instance;
    }

    private static String dotted(String path) {
        return path.replace('/', '.');
    }
}
