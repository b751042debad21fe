package dev.spikeloom.run;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.run.outcome.GenerateOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person changed in {@code rtl/}, or put there, since it was generated; and whether it still fits the run. */
public final class RtlEdits {
    /** What a simulator leaves can be made again. */
    private static final Pattern LEFT_BY_TOOLS =
            Pattern.compile("a\\.out|obj_dir|sim_build|__pycache__|results\\.xml|.*\\.(vvp|vcd|fst|lxt2?)");

    private static final int MOST_NAMED = 5;

    private RtlEdits() {}

    /**
     * Refuses files that the run would generate otherwise now: a difference in them would say nothing.
     *
     * @return the files that were edited, by name
     * @throws InputException if they are for another architecture, from another network or of another generator
     */
    public static List<String> requireOf(RunFolder folder, Consumer<String> listener) {
        Path rtl = folder.rtlFolder();
        Optional<RtlStamp> stamp = RtlStamp.read(rtl);
        if (stamp.isEmpty()) {
            listener.accept(rtl + " does not say what it was generated from (no " + RtlStamp.FILE
                    + "): it may be of another network or architecture");
            return List.of();
        }
        List<String> edited = stamp.get().editedIn(rtl);
        stamp.get().otherThan(folder).ifPresent(other -> {
            String force = edited.isEmpty() ? "" : " --force', which drops what was edited: " + some(edited);
            throw new InputException(rtl + " was generated " + other + "; run 'spikeloom generate " + folder.path()
                    + (edited.isEmpty() ? "'" : force));
        });
        if (!edited.isEmpty()) {
            listener.accept("edited since it was generated: " + String.join(", ", edited));
        }
        return edited;
    }

    /**
     * Refuses to remove the output of stages if a person edited it.
     *
     * @param force whether it may be lost
     * @throws InputException naming the files
     */
    static void requireNothingLost(RunFolder folder, Collection<Stage<?>> removed, boolean force) {
        if (force || !removed.contains(Stages.GENERATE)) {
            return;
        }
        List<String> lost = lostWith(folder);
        if (!lost.isEmpty()) {
            throw new InputException(folder.rtlFolder() + " would be removed, but was edited since it was generated: "
                    + some(lost) + "; keep a copy elsewhere, and give --force");
        }
    }

    /** What would be lost with the folder: edited files, and those that nobody generated, by name. */
    private static List<String> lostWith(RunFolder folder) {
        Path rtl = folder.rtlFolder();
        if (!Files.isDirectory(rtl)) {
            return List.of();
        }
        Set<String> there = names(rtl);
        there.removeIf(name -> LEFT_BY_TOOLS.matcher(name).matches());
        Optional<RtlStamp> stamp = stamp(rtl);
        if (stamp.isEmpty()) {
            return lostWithoutStamp(folder, there);
        }
        Set<String> lost = new TreeSet<>(stamp.get().editedIn(rtl));
        // What is gone cannot be lost.
        lost.retainAll(there);
        there.removeAll(stamp.get().files().keySet());
        there.remove(RtlStamp.FILE);
        lost.addAll(there);
        return List.copyOf(lost);
    }

    /** The names of the files, the first few of them. */
    static String some(Collection<String> names) {
        String first = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return names.size() <= MOST_NAMED ? first : first + " and " + (names.size() - MOST_NAMED) + " more";
    }

    /** Nobody can vouch for files beside a stamp that cannot be read. */
    private static Optional<RtlStamp> stamp(Path rtl) {
        try {
            return RtlStamp.read(rtl);
        } catch (InputException e) {
            return Optional.empty();
        }
    }

    /** An older program left only one sum, of all files together. */
    private static List<String> lostWithoutStamp(RunFolder folder, Set<String> there) {
        Optional<GenerateOutcome.Rtl> generated =
                folder.result().outcome(Stages.GENERATE).map(GenerateOutcome::rtl);
        List<String> lost = new ArrayList<>(there);
        if (generated.isPresent()) {
            Path rtl = folder.rtlFolder();
            List<String> files = generated.get().files();
            boolean whole = there.containsAll(files)
                    && RtlStamp.sha256(rtl, files).equals(generated.get().sha256());
            if (whole) {
                lost.removeAll(files);
            }
        }
        return lost;
    }

    private static Set<String> names(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new InputException("cannot read " + folder + ": " + AtomicFiles.reason(e), e);
        }
    }
}
