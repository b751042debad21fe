package dev.spikeloom.run.outcome;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.io.Json;
import java.util.List;
import java.util.SortedMap;

/**
 * What the accelerator did with the test set, one image directly after the other. Latency is from the first input of
 * an image accepted to its result taken; the initiation interval is between results. "By time steps" means: at 1 and at
 * the experiment's number of time steps an image.
 *
 * @param weightSramBytes weight SRAM, whole banks
 * @param simulatedSamples test images
 * @param simulatedCycles cycles of the run at the experiment's time steps
 * @param latencyCyclesMean at the experiment's time steps
 * @param runLowerBoundCycles the issues of the layer that has the most, which the cycles of the run cannot go below
 * @param busiestLayerCyclesMean mean over the images of the sum over the time steps of the largest number of issues over
 *     the layers
 * @param initiationIntervalCyclesMean not a number, like those by time steps, if there is a single image
 * @param latencyCyclesMeanByTimeSteps by time steps
 * @param initiationIntervalCyclesMeanByTimeSteps by time steps
 * @param busiestLayerCyclesMeanByTimeSteps by time steps
 * @param initiationIntervalCyclesPerTimeStepMeanByTimeSteps by time steps, divided by them
 * @param busiestLayerCyclesPerTimeStepMeanByTimeSteps likewise
 * @param verification null if no sample was run on both simulators
 * @param layers counters of the run at the experiment's time steps, input side first
 * @param sramReadsPerSampleMean weight rows read in all layers; null, like what follows, in results of earlier versions
 * @param bottleneck the layer that limits the throughput
 * @param physical what the accelerator costs
 */
public record SimulateOutcome(
        long weightSramBytes,
        int simulatedSamples,
        long simulatedCycles,
        long runLowerBoundCycles,
        double latencyCyclesMean,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Json.NotFinite.class)
        double initiationIntervalCyclesMean,

        double busiestLayerCyclesMean,
        SortedMap<Integer, Double> latencyCyclesMeanByTimeSteps,
        SortedMap<Integer, Double> initiationIntervalCyclesMeanByTimeSteps,
        SortedMap<Integer, Double> busiestLayerCyclesMeanByTimeSteps,
        SortedMap<Integer, Double> initiationIntervalCyclesPerTimeStepMeanByTimeSteps,
        SortedMap<Integer, Double> busiestLayerCyclesPerTimeStepMeanByTimeSteps,
        @JsonInclude(JsonInclude.Include.NON_NULL) Verification verification,
        List<Layer> layers,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double sramReadsPerSampleMean,
        @JsonInclude(JsonInclude.Include.NON_NULL) BottleneckFigures bottleneck,
        @JsonInclude(JsonInclude.Include.NON_NULL) PhysicalOutcome physical) {

    /**
     * Samples that were run on the event model and the clocked model, without a difference.
     *
     * @param samples test images
     * @param cycles that the clocked model took
     * @param comparedValues figures, output spikes and membrane potentials at the firing check
     */
    public record Verification(int samples, long cycles, long comparedValues) {}

    /**
     * Counters of a layer; {@code readCycles}, {@code emptyCycles}, {@code starvedCycles} and {@code blockedCycles} add
     * up to the cycles of the run.
     *
     * @param layer its index, from 0
     * @param inputs of the layer
     * @param neurons of the layer
     * @param banks that the weight rows are spread over
     * @param macros the memory macros that the weights are in
     * @param membraneBits width of a potential
     * @param readCycles with a weight row read
     * @param emptyCycles in which an empty vector is passed on
     * @param conflictCycles of the read cycles, those with fewer reads than the issue width although more were pending
     * @param starvedCycles without work, since the layer before has none
     * @param blockedCycles without room for results in the layer after
     * @param spikesInPerSample mean active inputs an image
     * @param spikesOutPerSample mean output spikes an image
     * @param spikesInByStep active inputs of all images, by the index of the time step
     * @param spikesOutByStep output spikes likewise
     * @param sramReadsByBank weight rows read from each bank
     * @param synapticOperations weights added to a potential
     * @param saturations potentials clipped
     * @param registerBanks flip-flops that share a clock enable, by name
     */
    public record Layer(
            int layer,
            int inputs,
            int neurons,
            int banks,
            Macros macros,
            int membraneBits,
            long readCycles,
            long emptyCycles,
            long conflictCycles,
            long starvedCycles,
            long blockedCycles,
            double spikesInPerSample,
            double spikesOutPerSample,
            List<Long> spikesInByStep,
            List<Long> spikesOutByStep,
            List<Long> sramReadsByBank,
            long synapticOperations,
            long saturations,
            SortedMap<String, RegisterBankActivity> registerBanks) {}

    /**
     * Memories of a layer.
     *
     * @param count how many
     * @param words depth of each
     * @param bits width of each; the last one of those side by side may be narrower
     * @param readPorts of a bank, each with memories of its own
     */
    public record Macros(int count, int words, int bits, int readPorts) {
        public static Macros of(LayerDesign layer) {
            return new Macros(
                    layer.ports() * layer.columns(), layer.memoryWords(), layer.wordBits(), layer.readPorts());
        }
    }

    /**
     * How often registers were clocked.
     *
     * @param bits that one enable clocks
     * @param enabledCycles how often it was 1
     */
    public record RegisterBankActivity(int bits, long enabledCycles) {}
}
