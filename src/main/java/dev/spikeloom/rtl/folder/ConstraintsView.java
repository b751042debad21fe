package dev.spikeloom.rtl.folder;

import dev.spikeloom.rtl.Port;
import dev.spikeloom.rtl.PortGroup;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the templates of the constraints name.
 *
 * @param clock its port
 * @param inputs patterns of all other inputs
 * @param outputs patterns of all outputs
 * @param staticRegisters names of the registers that stand still while a sample is in flight: the number of time steps,
 *     loaded thresholds and biases
 * @param staticPorts patterns of the inputs that do
 */
public record ConstraintsView(
        String clock,
        List<String> inputs,
        List<String> outputs,
        List<String> staticRegisters,
        List<String> staticPorts) {
    private static final String CLOCK = "clk_i";

    public ConstraintsView {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        staticRegisters = List.copyOf(staticRegisters);
        staticPorts = List.copyOf(staticPorts);
    }

    /** @param files the Verilog, of which those registers are named that some module has */
    static ConstraintsView of(List<PortGroup> groups, Map<String, String> files) {
        return new ConstraintsView(
                CLOCK,
                patterns(groups, false),
                patterns(groups, true),
                Stream.of("time_steps_q", "threshold_q", "bias_q")
                        .filter(register -> files.entrySet().stream()
                                .anyMatch(file -> file.getKey().endsWith(".v") && isWritten(file.getValue(), register)))
                        .toList(),
                ports(groups)
                        .filter(port -> port.name().equals("time_steps_i"))
                        .map(ConstraintsView::pattern)
                        .toList());
    }

    /** Whether a module assigns the register at a clock edge: what is only initialized is a constant. */
    private static boolean isWritten(String text, String register) {
        return Pattern.compile("^ *" + register + "(\\[[^=]*\\])? *<=", Pattern.MULTILINE)
                .matcher(text)
                .find();
    }

    private static Stream<Port> ports(List<PortGroup> groups) {
        return groups.stream().flatMap(group -> group.ports().stream());
    }

    private static List<String> patterns(List<PortGroup> groups, boolean output) {
        return ports(groups)
                .filter(port -> port.output() == output && !port.name().equals(CLOCK))
                .map(ConstraintsView::pattern)
                .toList();
    }

    private static String pattern(Port port) {
        return port.vector() ? port.name() + "[*]" : port.name();
    }
}
