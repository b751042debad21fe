package dev.spikeloom.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.testing.GeneratedRtl;
import dev.spikeloom.testing.HostInterfaces;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the house asks of generated Verilog and no tool checks. */
class VerilogStyleTest {
    static Stream<Named<Map<String, String>>> designs() {
        return Stream.of(
                sources("784-256-256-10", 7, 256, WeightStorage.LOADABLE, 1024),
                sources("20-12-4", 7, 8, WeightStorage.FIXED, 16),
                sources("1-1", 1, 2, WeightStorage.FIXED, 1),
                sources("4096-300-4096", 16, 2048, WeightStorage.LOADABLE, 1024),
                hostInterface(HostInterfaces.small()),
                hostInterface(HostInterfaces.events()),
                hostInterface(HostInterfaces.least()),
                hostInterface(HostInterfaces.single()),
                hostInterface(HostInterfaces.widest()));
    }

    private static Named<Map<String, String>> hostInterface(HostInterface host) {
        return Named.of(
                host.toString(),
                AxiFiles.generate(new Templates(), ModuleNames.PLAIN, host, true)
                        .sources());
    }

    private static Named<Map<String, String>> sources(
            String topology, int weightBits, int bankRows, WeightStorage storage, int timeSteps) {
        Map<String, String> verilog =
                GeneratedRtl.of(topology, weightBits, bankRows, storage, timeSteps).contents().entrySet().stream()
                        .filter(file -> file.getKey().endsWith(".v"))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(verilog).hasSizeGreaterThan(6);
        return Named.of(topology + " " + storage, verilog);
    }

    @ParameterizedTest
    @MethodSource("designs")
    void eachFileHoldsTheModuleOfItsNameAndNoOther(Map<String, String> verilog) {
        Pattern module = Pattern.compile("(?m)^module (\\w+)");
        verilog.forEach((file, text) -> assertThat(
                        module.matcher(text).results().map(match -> match.group(1) + ".v"))
                .containsExactly(file));
    }

    @ParameterizedTest
    @MethodSource("designs")
    void linesAreUpTo100ColumnsWithoutTabsOrTrailingSpaces(Map<String, String> verilog) {
        verilog.forEach((file, text) -> {
            assertThat(text.lines().filter(line -> line.length() > 100))
                    .as(file)
                    .isEmpty();
            assertThat(text)
                    .as(file)
                    .doesNotContain("\t", " \n", "\n\n\n", "\r")
                    .endsWith("\n");
        });
    }

    @ParameterizedTest
    @MethodSource("designs")
    void undeclaredNetsAreErrorsWithinTheFileOnly(Map<String, String> verilog) {
        verilog.forEach((file, text) -> assertThat(text)
                .as(file)
                .containsOnlyOnce("`default_nettype none\n\nmodule ")
                .endsWith("endmodule\n\n`default_nettype wire\n"));
    }

    @ParameterizedTest
    @MethodSource("designs")
    void noToolIsToldToLookAway(Map<String, String> verilog) {
        verilog.forEach((file, text) ->
                assertThat(text).as(file).doesNotContain("lint_off", "translate_off", "full_case", "parallel_case"));
    }

    @ParameterizedTest
    @MethodSource("designs")
    void aSixthOfEachFileSaysWhatTheModuleGuarantees(Map<String, String> verilog) {
        verilog.forEach((file, text) -> {
            List<String> lines = text.lines().toList();
            long comments = lines.stream().filter(line -> line.contains("//")).count();
            assertThat(6 * comments).as(file).isGreaterThanOrEqualTo(lines.size());
        });
    }
}
