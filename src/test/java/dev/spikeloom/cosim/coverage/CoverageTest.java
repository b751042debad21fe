package dev.spikeloom.cosim.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.InputException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Verilator's file of coverage, read. */
class CoverageTest {
    private static final String TOP = "TOP.snn_tb.dut";

    @Test
    void aPointCountsOnceForEachInstance() {
        Coverage coverage = Coverage.of(List.of(
                "# SystemC::Coverage-3",
                point("v_line/argmax__C4", "argmax.v", 38, "block", TOP + ".u_a", 3),
                point("v_line/argmax__C4", "argmax.v", 38, "block", TOP + ".u_b", 0)));
        assertThat(coverage.total().lines()).isEqualTo(new Coverage.Hits(1, 2));
    }

    @Test
    void lineBranchAndToggleAreToldApart() {
        Coverage coverage = Coverage.of(List.of(
                point("v_line/m", "m.v", 1, "block", TOP, 1),
                point("v_branch/m", "m.v", 2, "if", TOP, 1),
                point("v_branch/m", "m.v", 2, "else", TOP, 0),
                point("v_toggle/m", "m.v", 3, "a_i", TOP, 0)));
        assertThat(coverage.byModule())
                .containsExactly(entry(
                        "m",
                        new Coverage.Figures(
                                new Coverage.Hits(1, 1), new Coverage.Hits(1, 2), new Coverage.Hits(0, 1))));
    }

    @Test
    void bitsOfASignalStandInOneLine() {
        Coverage coverage = Coverage.of(List.of(
                point("v_toggle/m", "m.v", 7, "q[2]", TOP + ".u_m", 0),
                point("v_toggle/m", "m.v", 7, "q[10]", TOP + ".u_m", 0),
                point("v_toggle/m", "m.v", 7, "q[1]", TOP + ".u_m", 0),
                point("v_toggle/m", "m.v", 7, "q[4]", TOP + ".u_m", 0)));
        assertThat(coverage.uncovered()).contains("  m.v:7 q[1-2, 4, 10] (u_m)\n");
    }

    @Test
    void whatIsReachedIsNotNamed() {
        Coverage coverage = Coverage.of(List.of(point("v_line/m", "m.v", 1, "block", TOP, 1)));
        assertThat(coverage.uncovered()).doesNotContain("m.v");
    }

    @Test
    void aPointOfAnUnknownKindIsRefused() {
        assertThatThrownBy(() -> Coverage.of(List.of(point("v_user/m", "m.v", 1, "p", TOP, 1))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no known kind");
    }

    private static Map.Entry<String, Coverage.Figures> entry(String module, Coverage.Figures figures) {
        return Map.entry(module, figures);
    }

    private static String point(String page, String file, int line, String what, String instance, int count) {
        return "C '\u0001f\u0002" + file + "\u0001l\u0002" + line + "\u0001n\u00023\u0001page\u0002" + page
                + "\u0001o\u0002" + what + "\u0001h\u0002" + instance + "' " + count;
    }
}
