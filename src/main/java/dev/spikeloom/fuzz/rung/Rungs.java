package dev.spikeloom.fuzz.rung;

import dev.spikeloom.fuzz.cases.FuzzCase;
import dev.spikeloom.io.EnvironmentException;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.ShutdownException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The rungs that there are: the one registry of them. */
public final class Rungs {
    private static final List<Function<Path, Rung>> ALL = List.of(
            folder -> new ForwardRung(),
            folder -> new ClockedRung(),
            folder -> new EventRung(),
            VerilatorRung::new,
            BenchRung::ofRtl,
            BenchRung::ofNetlist);

    private Rungs() {}

    /** The names, the fastest first. */
    public static List<String> names() {
        return all(Path.of("")).stream().map(Rung::name).toList();
    }

    /** @param folder of builds and what is only needed for a while */
    public static List<Rung> all(Path folder) {
        return ALL.stream().map(make -> make.apply(folder)).toList();
    }

    /**
     * Some of the rungs, in their own order.
     *
     * @throws InputException if there is none of a name
     */
    public static List<Rung> of(List<String> names, Path folder) {
        for (String name : names) {
            if (!names().contains(name)) {
                throw new InputException("rung '" + name + "' is not known, allowed: " + String.join(", ", names()));
            }
        }
        List<Rung> chosen = new ArrayList<>(all(folder));
        chosen.removeIf(rung -> !names.contains(rung.name()));
        return chosen;
    }

    /**
     * Runs a rung; that a model refuses the case or fails is a difference, too.
     *
     * @throws EnvironmentException if the case could not be run, which says nothing about it
     */
    public static RungResult check(Rung rung, FuzzCase fuzzCase) {
        try {
            return rung.check(fuzzCase);
        } catch (EnvironmentException | ShutdownException | UncheckedIOException e) {
            throw e;
        } catch (InputException e) {
            return RungResult.refused(e.getMessage());
        } catch (RuntimeException | AssertionError e) {
            return RungResult.refused("a model failed: " + e);
        }
    }
}
