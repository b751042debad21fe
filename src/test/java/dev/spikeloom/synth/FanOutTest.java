package dev.spikeloom.synth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.testing.DesignBuilder;
import dev.spikeloom.testing.Large;
import dev.spikeloom.testing.Sampled;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many neurons each register that controls them drives, in the netlist that synthesis leaves. */
@Tag("cosim")
class FanOutTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String LAYER = "snn_layer_0";
    private static final int NEURONS = 40;

    /** The registers of the pipeline's last stages, or of their copies. */
    private static final Pattern CONTROL =
            Pattern.compile("(.*u_copy\\.)?(acc_(valid|first|fresh|read|fold|tags)_q|fire_q|fire_fold_q|valid_q)");

    private static final Pattern NEURON = Pattern.compile("u_neuron_array\\.(v_q|carried_q|spikes_q)\\[(\\d+)]");

    @TempDir
    private Path folder;

    /** With two folds, a lane is two neurons. */
    @Sampled(every = 3)
    @ParameterizedTest
    @CsvSource({"snn-dc, 0, 8", "lif-3, 0, 16", "snn-ct, 32, 16"})
    void noControlRegisterDrivesMoreNeuronsThanTheLimit(String neurons, int lanes, int limit) throws IOException {
        assertThat(driven(neurons, lanes, limit))
                .hasSizeGreaterThan(5)
                .allSatisfy((register, count) -> assertThat(count).as(register).isLessThanOrEqualTo(limit));
    }

    @Sampled(every = 3)
    @Large
    @ParameterizedTest
    @CsvSource({"snn-dc, 0", "lif-3, 0", "snn-ct, 32"})
    void withoutALimitOneRegisterDrivesAll(String neurons, int lanes) throws IOException {
        assertThat(driven(neurons, lanes, 0))
                .containsEntry("acc_valid_q", NEURONS)
                .containsEntry("fire_q", NEURONS);
    }

    /** For each control register that drives any, how many neurons there are of which it reaches a register. */
    private Map<String, Integer> driven(String neurons, int lanes, int limit) throws IOException {
        DesignBuilder.of("9-" + NEURONS)
                .neurons(neurons)
                .layer(layer -> layer.bankRows(16).lanes(lanes).fanOut(limit))
                .rtl()
                .writeTo(folder);
        String sources = Files.readAllLines(folder.resolve(RtlFiles.FILE_LIST)).stream()
                .filter(file -> !file.equals("sram_bank.v"))
                .collect(Collectors.joining(" "));
        // The hierarchy goes when nothing is merged any more.
        new ToolRun(Tool.YOSYS, folder)
                .args(
                        "-q",
                        "-p",
                        "read_verilog -lib sram_bank.v; read_verilog " + sources + "; synth -flatten -top " + LAYER
                                + "; setattr -mod -unset keep_hierarchy *; flatten; write_json netlist.json")
                .run()
                .orThrow();
        Netlist netlist =
                new Netlist(JSON.readTree(folder.resolve("netlist.json").toFile())
                        .get("modules")
                        .get(LAYER));
        Map<String, Integer> driven = new TreeMap<>();
        netlist.names.forEach((name, bits) -> {
            if (CONTROL.matcher(name).matches()) {
                for (int bit = 0; bit < bits.size(); bit++) {
                    int count = netlist.neuronsBehind(bits.get(bit), lanes == 0 ? NEURONS : lanes);
                    if (count > 0) {
                        driven.merge(name, count, Math::max);
                    }
                }
            }
        });
        return driven;
    }

    /** The gates of a layer. */
    private static final class Netlist {
        final Map<String, List<String>> names = new HashMap<>();
        /** The outputs that a bit leads to within a cycle, and the registers that take it. */
        private final Map<String, Set<String>> gates = new HashMap<>();

        private final Map<String, Set<String>> registers = new HashMap<>();
        private final Map<String, List<Matcher>> neurons = new HashMap<>();

        Netlist(JsonNode module) {
            module.get("netnames").properties().forEach(net -> {
                List<String> bits = texts(net.getValue().get("bits"));
                names.put(net.getKey(), bits);
                for (int bit = 0; bit < bits.size(); bit++) {
                    Matcher neuron =
                            NEURON.matcher(net.getKey() + (net.getKey().endsWith("spikes_q") ? "[" + bit + "]" : ""));
                    if (neuron.matches()) {
                        neurons.computeIfAbsent(bits.get(bit), key -> new ArrayList<>())
                                .add(neuron);
                    }
                }
            });
            module.get("cells").forEach(cell -> {
                boolean register = cell.get("type").asText().contains("DFF");
                JsonNode ports = cell.get("connections");
                String output = register ? "Q" : "Y";
                if (ports.has(output)) {
                    String driven = ports.get(output).get(0).asText();
                    ports.properties().stream()
                            .filter(port -> !port.getKey().equals(output)
                                    && !port.getKey().equals("C"))
                            .forEach(port -> (register ? registers : gates)
                                    .computeIfAbsent(port.getValue().get(0).asText(), key -> new HashSet<>())
                                    .add(driven));
                }
            });
        }

        int neuronsBehind(String from, int lanes) {
            Set<String> reached = new HashSet<>(Set.of(from));
            Deque<String> open = new ArrayDeque<>(reached);
            Set<Integer> found = new HashSet<>();
            while (!open.isEmpty()) {
                String bit = open.pop();
                registers.getOrDefault(bit, Set.of()).stream()
                        .filter(target -> !target.equals(from))
                        .map(target -> neurons.getOrDefault(target, List.of()))
                        .flatMap(Collection::stream)
                        .forEach(neuron -> add(neuron, lanes, found));
                gates.getOrDefault(bit, Set.of()).stream().filter(reached::add).forEach(open::push);
            }
            return found.size();
        }

        /** A potential is that of its lane in every fold. */
        private static void add(Matcher neuron, int lanes, Set<Integer> found) {
            int number = Integer.parseInt(neuron.group(2));
            boolean lane = neuron.group(1).equals("v_q");
            for (int n = number; n < NEURONS; n += lanes) {
                found.add(n);
                if (!lane) {
                    return;
                }
            }
        }

        private static List<String> texts(JsonNode array) {
            List<String> texts = new ArrayList<>();
            array.forEach(bit -> texts.add(bit.asText()));
            return texts;
        }
    }
}
