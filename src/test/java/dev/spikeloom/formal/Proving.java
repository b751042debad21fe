package dev.spikeloom.formal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.Progress;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.rtl.machine.Verilog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Proves the claims about a design whose Verilog may have been broken on purpose. */
final class Proving {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final RateDesign design;
    private final Map<String, String> files;

    Proving(RateDesign design) {
        this.design = design;
        this.files = new LinkedHashMap<>(Verilog.generate(design).contents());
    }

    /** Replaces a text that must stand in the file exactly once. */
    Proving breaking(String file, String original, String broken) {
        assertThat(files.get(file)).containsOnlyOnce(original);
        files.put(file, files.get(file).replace(original, broken));
        return this;
    }

    /** Those of a module, by its name. */
    List<Finding> properties(Path folder, String module) {
        return prove(folder, claim -> claim.module().equals(module));
    }

    /** Those whose name matches. */
    List<Finding> claims(Path folder, String ids) {
        return prove(folder, claim -> claim.id().matches(ids));
    }

    /** The first one whose name matches; it is not proven. */
    Claim claimed(String id) {
        return Claims.properties(design, new RtlFiles(files)).stream()
                .filter(claim -> claim.id().matches(id))
                .findFirst()
                .orElseThrow();
    }

    private List<Finding> prove(Path folder, Predicate<Claim> wanted) {
        RtlFiles rtl = new RtlFiles(files);
        List<Claim> claims =
                Claims.properties(design, rtl).stream().filter(wanted).toList();
        assertThat(claims).isNotEmpty();
        return new Prover(folder, 2, LIMIT, Progress.NONE).prove(rtl, claims);
    }
}
