package dev.spikeloom.study.sweep;

import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Json;
import dev.spikeloom.io.Progress;
import dev.spikeloom.physical.Estimate;
import dev.spikeloom.run.StageListener;
import dev.spikeloom.run.option.RunOptions;
import dev.spikeloom.run.outcome.BottleneckFigures;
import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.sim.SimulationResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The best point of a sweep for one objective, what limits it by the counters of its run, and what changing one parameter
 * did in the sweep.
 *
 * @param objective key of its figure
 * @param better {@code higher} or {@code lower}
 * @param compared feasible points that it is the best of
 * @param point its number
 * @param parameters by their paths
 * @param figures all of the point, by their keys
 * @param verified {@code no}, {@code passed} or {@code failed}
 * @param run what its samples did
 * @param neighbours points with one parameter changed, in the order of the axes
 * @param ends of axes on which it stands while the last step to there was a gain, the largest first
 * @param next what the sweep says to change next; null if no neighbour gains anything
 */
public record SweepAdvice(
        String objective,
        String better,
        int compared,
        int point,
        Map<String, String> parameters,
        Map<String, BigDecimal> figures,
        String verified,
        Run run,
        List<Neighbours.Step> neighbours,
        List<Neighbours.End> ends,
        Next next) {
    /**
     * The run of a point.
     *
     * @param samples that it is of
     * @param cyclesPerClassification while samples follow each other
     * @param frequencyMhz that energies are for
     * @param bottleneck the busiest layer, and changes that make it faster, timed
     * @param layers input side first
     * @param energyNjByCause nanojoules a classification, scaled
     * @param energyNjByModule likewise by modules and memories, the most first
     * @param areaMm2ByModule square millimetres likewise
     * @param logicAreaMm2 square millimetres, scaled
     * @param memoryAreaMm2 square millimetres, scaled
     */
    public record Run(
            int samples,
            double cyclesPerClassification,
            double frequencyMhz,
            BottleneckFigures bottleneck,
            List<Layer> layers,
            Map<String, Double> energyNjByCause,
            Map<String, Double> energyNjByModule,
            Map<String, Double> areaMm2ByModule,
            double logicAreaMm2,
            double memoryAreaMm2) {
        private static Run of(PointRun point) {
            Estimate estimate = point.estimate();
            Map<String, Double> causes = new LinkedHashMap<>();
            estimate.energyByCause()
                    .forEach(part -> causes.put(part.cause(), part.scaledNj().value()));
            Map<String, Double> modules = new LinkedHashMap<>();
            estimate.energyByModule()
                    .forEach(part ->
                            modules.put(title(part.path()), part.scaledNj().value()));
            Map<String, Double> areas = new LinkedHashMap<>();
            estimate.areaByModule()
                    .forEach(part ->
                            areas.put(title(part.path()), part.scaledMm2().value()));
            return new Run(
                    point.run().samples(),
                    estimate.cyclesPerClassification(),
                    estimate.scaled().frequencyMhz(),
                    point.bottleneck(),
                    Layer.of(point.run()),
                    causes,
                    modules,
                    areas,
                    estimate.scaled().logicAreaMm2().value(),
                    estimate.scaled().memoryAreaMm2().value());
        }
    }

    private static String title(String path) {
        return path.isEmpty() ? "top module" : path;
    }

    /**
     * What a layer did: shares of the cycles of the run.
     *
     * @param readShare reads weights
     * @param conflictShare of all cycles, those in which reads waited for the ports of the same bank
     * @param emptyShare passes an empty vector on
     * @param starvedShare waits for the layer before it
     * @param blockedShare waits for the layer behind it
     * @param spikesInPerSample mean
     * @param sramReadsPerSample mean weight rows
     */
    public record Layer(
            int layer,
            double readShare,
            double conflictShare,
            double emptyShare,
            double starvedShare,
            double blockedShare,
            double spikesInPerSample,
            double sramReadsPerSample) {
        private static List<Layer> of(SimulationResult run) {
            List<Layer> layers = new ArrayList<>();
            double cycles = run.cycles();
            for (LayerCounters counters : run.layers()) {
                layers.add(new Layer(
                        layers.size(),
                        counters.readCycles() / cycles,
                        counters.conflictCycles() / cycles,
                        counters.emptyCycles() / cycles,
                        counters.starvedCycles() / cycles,
                        counters.blockedCycles() / cycles,
                        (double) counters.spikesIn() / run.samples(),
                        (double) counters.sramReads() / run.samples()));
            }
            return layers;
        }
    }

    /**
     * What to change next.
     *
     * @param reason {@code axis_end}: the axis ends where its last step was a gain; {@code constraint}: the neighbour is
     *     better, but refused by a constraint; {@code trade}: the neighbour is better in another objective, by a larger share
     *     than it is worse in this one
     * @param to the value of the neighbour, or one beyond the end of the axis
     * @param figure in which it is better
     * @param change of that, as a share
     */
    public record Next(String reason, String parameter, String from, String to, String figure, BigDecimal change) {}

    /**
     * Advises.
     *
     * @param objective what the best point is best in
     * @param where a condition as one more constraint
     * @param listener follows trainings, should the network be gone
     * @throws InputException if no point satisfies the constraints, the condition is not understood, or a point has other
     *     figures now
     */
    public static SweepAdvice of(
            SweepFolder folder,
            Objective objective,
            Optional<String> where,
            RunOptions options,
            StageListener listener,
            Progress progress) {
        List<PointResult> results = folder.results();
        List<PointResult> feasible = where.map(condition -> Constrained.front(folder.plan(), results, condition))
                .orElseGet(() -> folder.front(results))
                .feasible();
        PointResult best = best(folder.plan(), objective, feasible)
                .orElseThrow(() -> new InputException(folder.path() + " has no point within the constraints"
                        + where.map(condition -> " and '" + condition + "'").orElse("")
                        + ", which there would be a best of"));
        PointRun run = PointRun.of(folder, best, options, listener, progress);
        Neighbours neighbours = new Neighbours(folder.plan(), objective, best, results, feasible);
        List<Neighbours.Step> steps = neighbours.steps();
        List<Neighbours.End> ends = neighbours.ends(objective, parameters -> run.isPossible(folder, parameters));
        return new SweepAdvice(
                objective.figure().key(),
                objective.most() ? "higher" : "lower",
                feasible.size(),
                best.point(),
                best.parameters(),
                best.figures(),
                Verified.word(folder.verified().get(best.point())),
                Run.of(run),
                steps,
                ends,
                NextStep.of(folder.plan(), objective, steps, ends).orElse(null));
    }

    /** Of points that are equally good, the best in the objectives of the sweep, one after the other; then the first. */
    static Optional<PointResult> best(SweepPlan plan, Objective objective, List<PointResult> feasible) {
        Comparator<PointResult> order = Comparator.comparingDouble(objective::cost);
        for (Objective other : plan.objectives()) {
            order = order.thenComparingDouble(other::cost);
        }
        return feasible.stream().min(order.thenComparingInt(PointResult::point));
    }

    /** As scripts read it. */
    public String toJson() {
        return Json.text(this);
    }
}
