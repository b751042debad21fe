package dev.spikeloom.physical.fast;

import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.Progress;
import dev.spikeloom.physical.activity.LaneActivity;
import dev.spikeloom.physical.activity.LaneSimulator;
import dev.spikeloom.physical.fast.Characterisation.FitErrors;
import dev.spikeloom.physical.fast.Characterisation.Spread;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Fits what features cost to netlists: each is simulated on some samples with all its nets counted, and compared with the
 * counters of the event model on the same samples.
 */
public final class Characteriser {
    private static final List<Cause> FITTED = List.of(Cause.LOGIC, Cause.WIRES, Cause.CLOCK);

    private final Technology technology;
    private final List<Point> points = new ArrayList<>();
    private final Map<String, double[]> ends = new HashMap<>();
    private final List<Map<String, Double>> periodFeatures = new ArrayList<>();
    private final List<Double> periods = new ArrayList<>();

    public Characteriser(Technology technology) {
        this.technology = technology;
    }

    /**
     * Measures one design.
     *
     * @param name of it, for messages
     * @param rtl folder of its Verilog
     * @param source samples that it is run on
     * @param samples how many, up to {@link LaneSimulator#LANES}
     * @param period seconds of its shortest clock period
     */
    public void add(
            String name,
            RateDesign design,
            DesignNetlist netlist,
            Path rtl,
            SpikeSource source,
            int samples,
            int timeSteps,
            double period) {
        Measured measured = measure(design, netlist, rtl, source, samples, timeSteps);
        points.addAll(measured.points(name));
        measured.spread(ends);
        periodFeatures.add(PeriodFeatures.of(design));
        periods.add(period);
    }

    /** What a design takes by its netlist, and what is known of it without. */
    Measured measure(
            RateDesign design, DesignNetlist netlist, Path rtl, SpikeSource source, int samples, int timeSteps) {
        LaneActivity activity = new LaneSimulator(netlist, rtl).run(source, 0, samples, timeSteps);
        PowerModel model = new PowerModel(netlist, technology, true);
        List<Features> features = new ArrayList<>();
        EventModel events = new EventModel(design, 1);
        for (int sample = 0; sample < samples; sample++) {
            SimulationResult run =
                    events.run(new OneSample(source, sample), 1, timeSteps, HostTiming.saturated(), Progress.NONE);
            features = summed(features, new FeatureTable(design, run).parts());
        }
        return new Measured(features, model.area(), model.of(activity));
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

    /**
     * A design's netlist, counted.
     *
     * @param features of its parts
     */
    record Measured(List<Features> features, AreaBreakdown area, PowerBreakdown power) {
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

        /** Low, value and high of all that a cause takes, summed over designs. */
        void spread(Map<String, double[]> ends) {
            power.byCause().forEach((cause, energy) -> add(ends, cause.name(), energy));
            power.leakage().forEach((path, watts) -> {
                if (!area.memories().containsKey(path)) {
                    add(ends, Characterisation.LEAKAGE, watts);
                }
            });
            add(ends, Characterisation.AREA, area.placed());
            add(ends, "cells", Range.exact(area.totalCells()));
        }

        private static void add(Map<String, double[]> ends, String figure, Range range) {
            double[] sum = ends.computeIfAbsent(figure, any -> new double[3]);
            sum[0] += range.low();
            sum[1] += range.value();
            sum[2] += range.high();
        }
    }

    /** What the features cost, by all designs that were measured. */
    public Characterisation fit() {
        Map<String, Map<String, Map<String, Double>>> coefficients = new LinkedHashMap<>();
        for (Part part : Part.values()) {
            List<Point> of = points.stream()
                    .filter(point -> point.features().part() == part)
                    .toList();
            if (of.isEmpty()) {
                continue;
            }
            Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
            figures.put(
                    Characterisation.AREA,
                    fit(of, point -> point.features().sizes(), Point::area, Point::wholeArea, 1));
            figures.put(
                    Characterisation.LEAKAGE,
                    fit(
                            of,
                            point -> point.features().sizes(),
                            Point::leakage,
                            Point::wholeLeakage,
                            Characterisation.PICO));
            for (Cause cause : FITTED) {
                Function<Point, Map<String, Double>> features = cause == Cause.CLOCK
                        ? point -> point.features().clocking()
                        : point -> point.features().switching();
                figures.put(
                        cause.name(),
                        fit(
                                of,
                                features,
                                point -> point.joules().getOrDefault(cause, 0.0),
                                Point::whole,
                                Characterisation.FEMTO));
            }
            coefficients.put(part.title(), figures);
        }
        Map<String, Spread> spreads = new LinkedHashMap<>();
        ends.forEach((figure, sum) -> {
            if (sum[1] > 0) {
                spreads.put(figure, new Spread(sum[0] / sum[1], sum[2] / sum[1]));
            }
        });
        double[] placed = ends.get(Characterisation.AREA);
        double cells = ends.get("cells")[1];
        spreads.put("placed", new Spread(placed[0] / cells, placed[2] / cells));
        spreads.put("placed_value", new Spread(placed[1] / cells, placed[1] / cells));
        Characterisation fitted = new Characterisation(
                technology.name(),
                technology.identity(),
                designs().size(),
                coefficients,
                spreads,
                new FitErrors(0, 0, 0, 0, 0, 0),
                PeriodFeatures.fit(periodFeatures, periods));
        return new Characterisation(
                fitted.technology(),
                fitted.identity(),
                fitted.designs(),
                fitted.coefficients(),
                fitted.spreads(),
                errors(fitted),
                fitted.period());
    }

    private Set<String> designs() {
        Set<String> designs = new LinkedHashSet<>();
        points.forEach(point -> designs.add(point.design()));
        return designs;
    }

    private static Map<String, Double> fit(
            List<Point> points,
            Function<Point, Map<String, Double>> features,
            ToDoubleFunction<Point> figure,
            ToDoubleFunction<Point> whole,
            double unit) {
        List<String> names = List.copyOf(features.apply(points.get(0)).keySet());
        List<double[]> rows = new ArrayList<>();
        double[] targets = new double[points.size()];
        double[] weights = new double[points.size()];
        for (int i = 0; i < targets.length; i++) {
            Map<String, Double> of = features.apply(points.get(i));
            rows.add(names.stream().mapToDouble(of::get).toArray());
            targets[i] = figure.applyAsDouble(points.get(i)) / unit;
            weights[i] = unit / whole.applyAsDouble(points.get(i));
        }
        double[] solution = NonNegativeFit.solve(rows, targets, weights);
        Map<String, Double> costs = new LinkedHashMap<>();
        for (int k = 0; k < solution.length; k++) {
            costs.put(names.get(k), solution[k]);
        }
        return costs;
    }

    private FitErrors errors(Characterisation fitted) {
        List<Double> energy = new ArrayList<>();
        List<Double> area = new ArrayList<>();
        List<Double> leakage = new ArrayList<>();
        for (String design : designs()) {
            List<Point> of = points.stream()
                    .filter(point -> point.design().equals(design))
                    .toList();
            double joules = 0;
            double found = 0;
            double cells = 0;
            double watts = 0;
            for (Point point : of) {
                for (Cause cause : FITTED) {
                    joules += FastModel.joules(fitted, point.features(), cause);
                    found += point.joules().getOrDefault(cause, 0.0);
                }
                cells += fitted.sum(
                        point.features().part(),
                        Characterisation.AREA,
                        point.features().sizes());
                watts += Characterisation.PICO
                        * fitted.sum(
                                point.features().part(),
                                Characterisation.LEAKAGE,
                                point.features().sizes());
            }
            energy.add(Math.abs(joules - found) / of.get(0).whole());
            area.add(Math.abs(cells / of.get(0).wholeArea() - 1));
            leakage.add(Math.abs(watts / of.get(0).wholeLeakage() - 1));
        }
        return new FitErrors(mean(energy), worst(energy), mean(area), worst(area), mean(leakage), worst(leakage));
    }

    private static double mean(List<Double> errors) {
        return errors.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    private static double worst(List<Double> errors) {
        return errors.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }
}
