package dev.spikeloom.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.parameter.HostKind;
import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.testing.DesignBuilder;
import dev.spikeloom.testing.FeatureDesigns;
import dev.spikeloom.testing.HostInterfaces;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of a design lists the ports that its top module has, with their widths. */
class PortsTest {
    private static final Pattern DECLARATION =
            Pattern.compile("(?m)^  (input|output) +(?:wire|reg) +(?:\\[(\\d+):0\\] +)?(\\w+),?$");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(\\w+)` \\| (input|output) \\| (\\d+) \\| [^|]+ \\|$");

    static Stream<HostInterface> hosts() {
        return Stream.of(
                HostInterfaces.documented(),
                HostInterfaces.small(true, false),
                HostInterfaces.events(),
                HostInterfaces.streamed(),
                HostInterfaces.least(),
                HostInterfaces.single(),
                HostInterfaces.widest());
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void theRegistersPageHasThoseOfTheHostInterface(HostInterface host) {
        AxiFiles files = AxiFiles.generate(new Templates(), ModuleNames.PLAIN, host, true);
        List<String> declared = declared(files.sources().get("snn_axi.v"));
        assertThat(declared).hasSize(host.loadStream() ? 35 : 30).contains("s_axis_tdata input " + host.streamBits());
        assertThat(listed(files.references().get("registers.md"))).isEqualTo(declared);
    }

    static Stream<Named<DesignBuilder>> designs() {
        return FeatureDesigns.all().entrySet().stream().map(design -> Named.of(design.getKey(), design.getValue()));
    }

    @ParameterizedTest
    @MethodSource("designs")
    void aPageOfItsOwnHasThoseOfTheCore(DesignBuilder builder) {
        RtlFiles rtl = builder.rtl();
        List<String> declared = declared(rtl.contents().get("snn_accelerator.v"));
        assertThat(declared)
                .hasSizeGreaterThan(9)
                .contains("spikes_i input " + builder.build().inputs());
        assertThat(listed(rtl.contents().get("ports.md"))).isEqualTo(declared);
    }

    @Test
    void whereAxiSurroundsTheCoreItsPortsAreNotThoseOfTheTopModule() {
        assertThat(DesignBuilder.of("20-12-4").host(HostKind.AXI_PACKED).rtl().contents())
                .containsKey("registers.md")
                .doesNotContainKey("ports.md");
    }

    /** Name, direction and width of each port, as the Verilog has them. */
    private static List<String> declared(String verilog) {
        int module = verilog.indexOf("\nmodule ");
        Matcher matcher = DECLARATION.matcher(verilog.substring(module, verilog.indexOf("\n);", module)));
        return matcher.results()
                .map(port -> port.group(3) + " " + port.group(1) + " "
                        + (port.group(2) == null ? 1 : Integer.parseInt(port.group(2)) + 1))
                .toList();
    }

    /** The same as the page has them. */
    private static List<String> listed(String page) {
        return ROW.matcher(page)
                .results()
                .map(row -> row.group(1) + " " + row.group(2) + " " + row.group(3))
                .toList();
    }
}
