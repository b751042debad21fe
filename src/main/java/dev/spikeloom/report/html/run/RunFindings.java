package dev.spikeloom.report.html.run;

import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.physical.EstimateOptions;
import dev.spikeloom.run.RunFolder;
import dev.spikeloom.run.Stages;
import dev.spikeloom.run.option.RunOptions;
import dev.spikeloom.study.DesignEstimate;
import dev.spikeloom.study.EstimatePlan;
import dev.spikeloom.study.EstimateStudy;
import dev.spikeloom.study.SampleTraceStudy;
import dev.spikeloom.study.SampleTraceStudy.SampleTrace;
import dev.spikeloom.study.TrainedNetworks;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * What a report shows of a run that its results do not hold, and is found anew: where the energy goes, and what each cycle of a
 * sample does. Either may be missing, as where the data set is not there; the report then says why.
 *
 * @param estimate where the energy goes
 * @param trace of one sample
 */
public record RunFindings(Found<DesignEstimate> estimate, Found<SampleTrace> trace) {
    /** More is nothing that a person looks at; a report has to hold it. */
    static final long MOST_CYCLES = 20_000;

    /**
     * What was found, or why not.
     *
     * @param value empty if it was not
     * @param missing why; empty if it was
     */
    public record Found<T>(Optional<T> value, String missing) {
        static <T> Found<T> of(Supplier<T> search) {
            try {
                return new Found<>(Optional.of(search.get()), "");
            } catch (InputException e) {
                return new Found<>(Optional.empty(), e.getMessage());
            }
        }

        static <T> Found<T> none(String why) {
            return new Found<>(Optional.empty(), why);
        }
    }

    /**
     * Finds it.
     *
     * @param sample that is traced, of the test samples from 0
     */
    public static RunFindings of(RunFolder folder, int sample, RunOptions options, Progress progress) {
        if (folder.result().outcome(Stages.SIMULATE).isEmpty()) {
            String why = "The run was not simulated.";
            return new RunFindings(Found.none(why), Found.none(why));
        }
        TrainedNetworks networks = TrainedNetworks.find(folder.path().toString(), List.of(), RunFolder.ESTIMATE);
        progress.message("tracing test sample " + sample);
        Found<SampleTrace> trace = Found.of(() -> SampleTraceStudy.of(networks, sample, MOST_CYCLES, options));
        EstimatePlan plan = new EstimatePlan(
                Optional.empty(),
                EstimateOptions.DEFAULT,
                false,
                OptionalInt.empty(),
                OptionalInt.empty(),
                false,
                Optional.empty(),
                Optional.empty());
        Found<DesignEstimate> estimate = Found.of(() -> EstimateStudy.of(networks, plan, options, progress));
        return new RunFindings(estimate, trace);
    }
}
