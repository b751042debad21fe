package dev.spikeloom.formal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.testing.DesignBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("cosim")
class NetlistsTest {
    private final RateDesign design = DesignBuilder.of("20-12-4")
            .timeSteps(3)
            .layer(layer -> layer.inputBuffers(2))
            .build();
    private final RtlFiles rtl = Verilog.generate(design);

    @TempDir
    private Path folder;

    @Test
    void theGatesOfEveryLeafModuleAreItsVerilog() {
        assertThat(prover().prove(rtl, Claims.netlists(design)))
                .hasSizeGreaterThan(5)
                .extracting(Finding::verdict)
                .containsOnly(Verdict.PROVEN);
    }

    @Test
    void otherGatesAreRefuted() {
        Map<String, String> files = new LinkedHashMap<>(rtl.contents());
        files.put("broken.v", files.get("sample_sequencer.v").replace("(steps - One)", "steps"));
        assertThat(prover().prove(new RtlFiles(files), List.of(withGatesOf("broken.v"))))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.REFUTED);
    }

    @Test
    void aMissingToolIsOneLine() {
        System.setProperty("SPIKELOOM_YOSYS", folder.resolve("none").toString());
        try {
            assertThatThrownBy(() -> prover().prove(rtl, Claims.properties(design, rtl)))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("SPIKELOOM_YOSYS is ")
                    .hasMessageNotContaining("\n");
        } finally {
            System.clearProperty("SPIKELOOM_YOSYS");
        }
    }

    private Claim withGatesOf(String file) {
        Claim claim = Claims.netlists(design).stream()
                .filter(candidate -> candidate.module().equals("sample_sequencer"))
                .findFirst()
                .orElseThrow();
        Map<String, String> scripts = new LinkedHashMap<>();
        claim.files()
                .forEach((name, script) -> scripts.put(
                        name,
                        script.replace(
                                "# The gates.\nread_verilog sample_sequencer.v",
                                "# The gates.\nread_verilog " + file)));
        assertThat(scripts).isNotEqualTo(claim.files());
        return new Claim(claim.id(), claim.statement(), claim.module(), claim.parameters(), claim.method(), scripts);
    }

    private Prover prover() {
        return new Prover(folder, 2, Duration.ofMinutes(2), Progress.NONE);
    }
}
