package dev.spikeloom.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.cosim.CosimPlace;
import dev.spikeloom.cosim.CosimResult;
import dev.spikeloom.cosim.ScenarioCheck;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.testing.Large;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Co-simulation by digests finds what a comparison of every value finds, in the Verilog as it is generated and with faults. */
@Tag("cosim")
class DigestFindingsTest {
    /** Each is built with Verilator and run twice; a property asks for more. */
    private static final int MUTANTS = Integer.getInteger("digest.mutants", 12);

    @TempDir
    Path folder;

    @Test
    void sampleOfFaults() {
        compare(Targets.sample(Target.of(Subjects.all()), 2, 11));
    }

    @Large
    @Test
    void everyDesignAndManyFaults() {
        for (Subject subject : Subjects.all()) {
            assertThat(findings(subject, subject.rtl(), false))
                    .as(subject.name())
                    .isEqualTo(findings(subject, subject.rtl(), true))
                    .contains("divergence=Optional.empty");
        }
        compare(Targets.sample(Target.of(Subjects.all()), MUTANTS, 12));
    }

    private void compare(List<Target> targets) {
        for (Target target : targets) {
            Subject subject = target.subjects().get(0);
            Map<String, String> rtl = new HashMap<>(subject.rtl());
            rtl.put(target.mutant().file(), target.mutant().mutated());
            assertThat(findings(subject, rtl, false))
                    .as("%s: %s", subject.name(), target.mutant())
                    .isEqualTo(findings(subject, rtl, true));
        }
    }

    /** What has been found, or why the faulty Verilog could not be built or run to its end. */
    private String findings(Subject subject, Map<String, String> rtl, boolean inFull) {
        Path into = folder.resolve("rtl");
        rtl.forEach((name, text) -> AtomicFiles.writeString(into.resolve(name), text));
        CosimPlace place = new CosimPlace(into, folder.resolve("builds"), true, folder.resolve("work"));
        ScenarioCheck check = new ScenarioCheck(subject.scenario(), place, Progress.NONE).withoutWaves();
        try {
            CosimResult result = inFull ? check.inFull().run() : check.run();
            return result.toString();
        } catch (InputException e) {
            return e.getMessage();
        }
    }
}
