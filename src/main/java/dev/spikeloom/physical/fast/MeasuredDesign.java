package dev.spikeloom.physical.fast;

import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.Progress;
import dev.spikeloom.physical.activity.LaneActivity;
import dev.spikeloom.physical.activity.LaneSimulator;
import dev.spikeloom.physical.netlist.DesignNetlist;
import dev.spikeloom.physical.power.AreaBreakdown;
import dev.spikeloom.physical.power.Cause;
import dev.spikeloom.physical.power.PowerBreakdown;
import dev.spikeloom.physical.power.PowerModel;
import dev.spikeloom.physical.scale.Range;
import dev.spikeloom.physical.technology.Technology;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.SimulationResult;
import dev.spikeloom.sim.event.EventModel;
import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A design's netlist, counted, and what is known of the design without it.
 *
 * @param runs of the event model on the same samples, each by itself, as the lanes of the simulation have them
 * @param features of its parts, over these runs
 */
record MeasuredDesign(List<SimulationResult> runs, List<Features> features, AreaBreakdown area, PowerBreakdown power) {
    /** What a design takes by its netlist, and what is known of it without. */
    static MeasuredDesign of(
            Technology technology,
            RateDesign design,
            DesignNetlist netlist,
            Path rtl,
            SpikeSource source,
            int samples,
            int timeSteps) {
        LaneActivity activity = new LaneSimulator(netlist, rtl).run(source, 0, samples, timeSteps);
        PowerModel model = new PowerModel(netlist, technology, true);
        List<Features> features = new ArrayList<>();
        List<SimulationResult> runs = alone(design, source, samples, timeSteps);
        for (SimulationResult run : runs) {
            features = summed(features, new FeatureTable(design, run).parts());
        }
        return new MeasuredDesign(runs, features, model.area(), model.of(activity));
    }

    private static List<SimulationResult> alone(RateDesign design, SpikeSource source, int samples, int timeSteps) {
        EventModel events = new EventModel(design, 1);
        List<SimulationResult> runs = new ArrayList<>();
        for (int sample = 0; sample < samples; sample++) {
            runs.add(events.run(new OneSample(source, sample), 1, timeSteps, HostTiming.saturated(), Progress.NONE));
        }
        return runs;
    }

    /** A source of one sample of another one. */
    private record OneSample(SpikeSource source, int sample) implements SpikeSource {
        @Override
        public int samples() {
            return 1;
        }

        @Override
        public int inputs() {
            return source.inputs();
        }

        @Override
        public void read(int ignored, int step, SpikeVector into) {
            source.read(sample, step, into);
        }
    }

    /** Events of several runs add up; sizes stay. */
    private static List<Features> summed(List<Features> before, List<Features> more) {
        if (before.isEmpty()) {
            return more;
        }
        List<Features> sum = new ArrayList<>();
        for (int i = 0; i < more.size(); i++) {
            Features one = before.get(i);
            Features other = more.get(i);
            sum.add(new Features(
                    one.part(),
                    one.path(),
                    one.sizes(),
                    one.scheduler(),
                    plus(one.switching(), other.switching()),
                    plus(one.clocking(), other.clocking())));
        }
        return sum;
    }

    private static Map<String, Double> plus(Map<String, Double> one, Map<String, Double> other) {
        Map<String, Double> sum = new LinkedHashMap<>(one);
        other.forEach((name, value) -> sum.merge(name, value, Double::sum));
        return sum;
    }

    List<Point> points(String design) {
        double whole = power.total().value();
        double leakage = power.leakage().entrySet().stream()
                .filter(entry -> !area.memories().containsKey(entry.getKey()))
                .mapToDouble(entry -> entry.getValue().value())
                .sum();
        List<Point> points = new ArrayList<>();
        for (Features part : features) {
            Map<Cause, Double> joules = new EnumMap<>(Cause.class);
            double cells = 0;
            double watts = 0;
            for (String path : area.cells().keySet()) {
                if (owner(path).equals(part.path())) {
                    cells += area.cells().get(path);
                    watts += power.leakage().get(path).value();
                    power.joules()
                            .get(path)
                            .forEach((cause, energy) -> joules.merge(cause, energy.value(), Double::sum));
                }
            }
            points.add(new Point(design, part, cells, watts, joules, whole, area.totalCells(), leakage));
        }
        return points;
    }

    /** The layer that a module is in; empty for all that is in none. */
    private String owner(String path) {
        return features.stream()
                .map(Features::path)
                .filter(layer -> !layer.isEmpty() && (path.equals(layer) || path.startsWith(layer + ".")))
                .findFirst()
                .orElse("");
    }

    /** What leaks and what each cause takes, added to that of other designs. */
    void addTo(Map<String, Range> figures) {
        power.byCause().forEach((cause, energy) -> figures.merge(cause.name(), energy, Range::plus));
        power.leakage().forEach((path, watts) -> {
            if (!area.memories().containsKey(path)) {
                figures.merge(Characterisation.LEAKAGE, watts, Range::plus);
            }
        });
    }
}
