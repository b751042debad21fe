package dev.spikeloom.fuzz.reduce;

import dev.spikeloom.fuzz.cases.FuzzCase;
import dev.spikeloom.fuzz.rung.RungResult;
import dev.spikeloom.fuzz.rung.Rungs;
import dev.spikeloom.io.EnvironmentException;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.io.ShutdownException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Makes a case smaller as long as the same rung still finds a difference. */
public final class Shrinker {
    /** First what costs no build of the RTL, then what makes builds fast. */
    private static final List<Reduction> REDUCTIONS = List.of(
            SegmentReductions::fewer,
            LayerReductions::fewer,
            ParameterReductions::all,
            VolumeReductions::smaller,
            SizeReductions::fewer,
            SegmentReductions::simpler,
            ParameterReductions::ofLayers,
            ParameterReductions::global,
            SpikeReductions::fewer,
            NumberReductions::zero);

    private final BooleanSupplier enough;
    private final Progress progress;
    private Finding smallest;
    private int tried;
    private int taken;

    /**
     * @param finding to start from
     * @param enough whether to stop and be content
     */
    public Shrinker(Finding finding, BooleanSupplier enough, Progress progress) {
        this.smallest = finding;
        this.enough = enough;
        this.progress = progress;
    }

    /** The smallest case that was found. */
    public Finding shrink() {
        boolean smaller = true;
        while (smaller && !enough.getAsBoolean()) {
            int before = taken;
            REDUCTIONS.forEach(this::reduce);
            smaller = taken > before;
        }
        return smallest;
    }

    private void reduce(Reduction reduction) {
        Iterator<Supplier<FuzzCase>> candidates =
                reduction.of(smallest.fuzzCase()).iterator();
        while (candidates.hasNext() && !enough.getAsBoolean()) {
            Optional<Finding> smaller = find(candidates.next());
            if (smaller.isPresent()) {
                smallest = smaller.get();
                taken++;
                candidates = reduction.of(smallest.fuzzCase()).iterator();
            }
            progress.update(
                    tried, 0, "cases tried, smallest: " + smallest.fuzzCase().summary());
        }
    }

    /** The same difference on a smaller case, if there is one. */
    private Optional<Finding> find(Supplier<FuzzCase> candidate) {
        FuzzCase smaller;
        try {
            smaller = candidate.get();
        } catch (InputException | IllegalArgumentException e) {
            return Optional.empty();
        }
        tried++;
        return difference(smaller)
                .filter(d -> d.refused() == smallest.difference().refused() && !enough.getAsBoolean())
                .map(d -> new Finding(smallest.rung(), d, smallest.found(), smaller));
    }

    /** A case that cannot be run is no smaller one. */
    private Optional<RungResult.Difference> difference(FuzzCase smaller) {
        try {
            return Rungs.check(smallest.rung(), smaller).difference();
        } catch (EnvironmentException | ShutdownException e) {
            return Optional.empty();
        }
    }
}
