package dev.spikeloom.mutate;

import dev.spikeloom.rtl.ModuleNames;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in the place of a module of the data path when a mutant is compared with the original around it: the same
 * ports, and nothing behind them. An input counts only while the signal that makes it count is 1.
 */
final class DataStub {
    private static final Set<String> DATA =
            Set.of(ModuleNames.file(ModuleNames.LAYER_COUNTERS), ModuleNames.file(ModuleNames.ARGMAX));

    private static final Pattern HEAD = Pattern.compile("(?ms)^module .*?^\\);\\n");
    private static final Pattern PORT = Pattern.compile("(?m)^ +(input|output) +(?:wire|reg) +(?:\\[(.*):0] +)?(\\w+)");

    /** How ports begin, and what makes them count; the first that fits. */
    private static final Map<String, String> GATES = gates();

    private DataStub() {}

    /** Whether a file holds a module that a stub can stand for. */
    static boolean fits(String file) {
        return file.startsWith(ModuleNames.NEURON_ARRAY)
                || DATA.contains(file)
                || ModuleNames.isRom(ModuleNames.ofFile(file));
    }

    /** @param text of the module */
    static String of(String text) {
        Matcher head = HEAD.matcher(text);
        if (!head.find()) {
            throw new IllegalArgumentException("no head of a module");
        }
        StringBuilder stub = new StringBuilder(head.group());
        Matcher port = PORT.matcher(head.group());
        while (port.find()) {
            String width = port.group(2) == null ? "1" : port.group(2) + "+1";
            boolean output = port.group(1).equals("output");
            stub.append(output ? source(port.group(3), width) : sink(text, port.group(3), width));
        }
        return stub.append("endmodule\n").toString().replace("output reg", "output wire");
    }

    private static String source(String port, String width) {
        return "data_port #(.OutWidth(" + width + ")) u_" + port + " (.in(1'b0), .out(" + port + "));\n";
    }

    private static String sink(String text, String port, String width) {
        String gate = GATES.entrySet().stream()
                .filter(entry -> port.startsWith(entry.getKey()) && text.contains(entry.getValue() + ","))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("1'b1");
        if (port.startsWith("wr_") && text.contains("bias_wr_i,")) {
            gate = "(threshold_wr_i | bias_wr_i)";
        }
        return "data_port #(.InWidth(" + width + ")) u_" + port + " (.in({(" + width + "){" + gate + "}} & " + port
                + "), .out());\n";
    }

    private static Map<String, String> gates() {
        Map<String, String> gates = new LinkedHashMap<>();
        gates.put("acc_", "acc_valid_i");
        gates.put("sum_i", "acc_read_i");
        gates.put("fire_", "fire_i");
        gates.put("wr_", "threshold_wr_i");
        gates.put("addr_i", "req_i");
        return gates;
    }
}
