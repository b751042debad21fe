package dev.spikeloom.mutate;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.mutate.fault.Mutant;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Proves that a mutant is no fault, with Yosys and its ABC: a miter of original and mutant, whose outputs can never
 * differ. First the module alone, with each set of parameters that the design gives it; its inputs are arbitrary then.
 * If that fails, the modules that are written for the design (a layer, the core, the top) and hold it: inputs that never
 * occur there do not matter. The proof starts from the state after reset, in which registers without reset are 0; the
 * reset can come again at any time. Modules of the data path outside of the mutated one, such as the memory banks, return
 * anything, to original and mutant the same; what reaches them has to be the same in both.
 */
final class Equivalence {
    private static final Pattern PROVEN = Pattern.compile("(?m)^(UNSATISFIABLE|Networks are equivalent)");
    private static final Pattern REFUTED = Pattern.compile("(?m)^(SATISFIABLE|Networks are not equivalent|Output .*)");
    private static final Pattern FRAME = Pattern.compile("asserted in frame (\\d+)");

    /** ABC decides what it can decide within seconds. */
    private static final Duration DECISION = Duration.ofSeconds(20);

    private final Subject subject;
    private final Path folder;
    private final Duration limit;
    private ElaboratedModules elaborated;
    private final Map<String, Optional<Path>> originals = new ConcurrentHashMap<>();
    private final AtomicInteger written = new AtomicInteger();

    /**
     * @param folder with the files of the design, in which others may be left
     * @param limit of a call of Yosys
     */
    Equivalence(Subject subject, Path folder, Duration limit) {
        this.subject = subject;
        this.folder = folder;
        this.limit = limit;
    }

    /** @param work with the files of the design, one of them mutated */
    Proof prove(Mutant mutant, Path work) {
        ElaboratedModules modules = modules();
        Proof alone = prove(mutant, work, modules.of(mutant.module()));
        List<String> around = modules.around(mutant.module());
        if (alone.proven() || around.isEmpty()) {
            return alone.proven() ? new Proof(true, "proven for the module alone") : alone;
        }
        Proof inside = prove(mutant, work, around);
        return inside.proven() ? new Proof(true, "proven for " + sources(around)) : inside;
    }

    private static String sources(List<String> elaborated) {
        return elaborated.stream().map(ElaboratedModules::source).distinct().collect(Collectors.joining(", "));
    }

    private synchronized ElaboratedModules modules() {
        if (elaborated == null) {
            elaborated = ElaboratedModules.of(subject, folder);
        }
        return elaborated;
    }

    /** For all of these modules. */
    private Proof prove(Mutant mutant, Path work, List<String> all) {
        Proof proof = new Proof(false, "Yosys does not find the module");
        for (String module : all) {
            proof = prove(mutant, work, module);
            if (!proof.proven()) {
                break;
            }
        }
        return proof;
    }

    private Proof prove(Mutant mutant, Path work, String module) {
        MiterScript script = new MiterScript(subject, mutant, module);
        Optional<Path> original = originals.computeIfAbsent(script.key(), key -> original(script));
        if (original.isEmpty()) {
            return new Proof(false, "Yosys does not take " + module);
        }
        ToolResult built = yosys(work, script.miter(original.get()));
        if (!built.succeeded()) {
            return new Proof(false, built.timedOut() ? "no miter within the time limit" : "Yosys makes no miter");
        }
        ToolResult decided = new ToolRun(Tool.YOSYS_ABC, work)
                .args("-q", "read_aiger " + MiterScript.MITER + "; strash; scorr; dprove")
                .limit(DECISION)
                .run();
        return verdict(decided);
    }

    private static Proof verdict(ToolResult decided) {
        if (PROVEN.matcher(decided.output()).find()) {
            return new Proof(true, "proven");
        }
        Matcher frame = FRAME.matcher(decided.output());
        if (frame.find()) {
            return new Proof(false, "an output can differ from cycle " + frame.group(1) + " after reset on");
        }
        return new Proof(
                false,
                REFUTED.matcher(decided.output()).find() ? "an output can differ" : "not proven within the time limit");
    }

    private Optional<Path> original(MiterScript script) {
        Path file =
                folder.resolve("original" + written.getAndIncrement() + ".il").toAbsolutePath();
        return yosys(folder, script.original(file)).succeeded() ? Optional.of(file) : Optional.empty();
    }

    /** Each in a script file of its own, since several run at a time. */
    private ToolResult yosys(Path where, String script) {
        try {
            Path file = Files.createTempFile(where, "equivalence", ".ys");
            AtomicFiles.writeString(file, script);
            return new ToolRun(Tool.YOSYS, where)
                    .args("-q", file.getFileName().toString())
                    .limit(limit)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
