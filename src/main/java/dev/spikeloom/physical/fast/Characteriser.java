package dev.spikeloom.physical.fast;

import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.physical.activity.LaneSimulator;
import dev.spikeloom.physical.fast.Characterisation.FitErrors;
import dev.spikeloom.physical.netlist.DesignNetlist;
import dev.spikeloom.physical.power.Cause;
import dev.spikeloom.physical.scale.Range;
import dev.spikeloom.physical.technology.Technology;
import dev.spikeloom.spike.SpikeSource;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private final Technology technology;
    private final List<Point> points = new ArrayList<>();
    private final Map<String, Range> figures = new LinkedHashMap<>();
    private Range placed = Range.ZERO;
    private double cells;
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
        MeasuredDesign measured = MeasuredDesign.of(technology, design, netlist, rtl, source, samples, timeSteps);
        points.addAll(measured.points(name));
        measured.addTo(figures);
        placed = placed.plus(measured.area().placed());
        cells += measured.area().totalCells();
        periodFeatures.add(PeriodFeatures.of(design));
        periods.add(period);
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
            Map<String, Map<String, Double>> costs = new LinkedHashMap<>();
            costs.put(
                    Characterisation.AREA,
                    fit(of, point -> point.features().sizes(), Point::area, Point::wholeArea, 1));
            costs.put(
                    Characterisation.LEAKAGE,
                    fit(
                            of,
                            point -> point.features().sizes(),
                            Point::leakage,
                            Point::wholeLeakage,
                            Characterisation.PICO));
            for (Cause cause : Features.FITTED) {
                costs.put(
                        cause.name(),
                        fit(
                                of,
                                point -> point.features().of(cause),
                                point -> point.joules().getOrDefault(cause, 0.0),
                                Point::whole,
                                Characterisation.FEMTO));
            }
            coefficients.put(part.title(), costs);
        }
        Map<String, Range> spreads = new LinkedHashMap<>();
        figures.forEach((figure, sum) -> {
            if (sum.value() > 0) {
                spreads.put(figure, sum.times(1 / sum.value()));
            }
        });
        Characterisation fitted = new Characterisation(
                technology.name(),
                technology.identity(),
                designs().size(),
                coefficients,
                spreads,
                placed.times(1 / cells),
                FitErrors.NONE,
                PeriodFeatures.fit(periodFeatures, periods));
        return fitted.with(errors(fitted));
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
        double[] targets = new double[points.size()];
        double[] weights = new double[points.size()];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = figure.applyAsDouble(points.get(i)) / unit;
            weights[i] = unit / whole.applyAsDouble(points.get(i));
        }
        return NonNegativeFit.byName(points.stream().map(features).toList(), targets, weights);
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
            double covered = 0;
            double watts = 0;
            for (Point point : of) {
                for (Cause cause : Features.FITTED) {
                    joules += fitted.joules(point.features(), cause);
                    found += point.joules().getOrDefault(cause, 0.0);
                }
                covered += fitted.area(point.features());
                watts += fitted.leakage(point.features());
            }
            energy.add(Math.abs(joules - found) / of.get(0).whole());
            area.add(Math.abs(covered / of.get(0).wholeArea() - 1));
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
