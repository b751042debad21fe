package dev.spikeloom.cosim.evidence;

import dev.spikeloom.design.Design;
import dev.spikeloom.rtl.machine.Verilog;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where in the Verilog a signal gets its value: the statements that set it, and those that set what they read, nearest
 * first. A signal that is the same on both sides is followed no further: what differs comes about behind it.
 */
final class SignalSource {
    /** What stands further away is seldom the cause. */
    private static final int MOST_LINES = 40;

    /** Of a file, so that those it stands between are seen, too. */
    private static final int MOST_LINES_OF_FILE = 12;

    /** Clock and reset reach everything. */
    private static final Set<String> EVERYWHERE = Set.of("clk_i", "rst_ni");

    /** Arrays that nothing but the load port writes, if there is one. */
    private static final Set<String> MEMORIES = Set.of("words_q", "threshold_q", "bias_q", "thresholds", "biases");

    private final Path rtl;
    private final String top;
    private final boolean loads;
    private final SidesValues values;
    private final Map<String, Optional<VerilogModule>> modules = new HashMap<>();
    private final Map<String, SourceLine> found = new LinkedHashMap<>();
    private final Set<String> differing = new LinkedHashSet<>();
    private final Set<String> same = new LinkedHashSet<>();
    private final Set<String> visited = new HashSet<>();
    private final Deque<Signal> open = new ArrayDeque<>();
    private String label = "";

    /**
     * @param loads whether something has been written through the load port
     * @param values what both sides have where
     */
    SignalSource(Design design, Path rtl, boolean loads, SidesValues values) {
        this.rtl = rtl;
        this.loads = loads;
        this.top = Verilog.topModule(design);
        this.values = values;
    }

    /**
     * A signal in an instance.
     *
     * @param instance path from the top module down; empty for the top module
     * @param bits of the signal that differ; empty if it is not known
     * @param back how many cycles before the difference its value counts
     */
    private record Signal(String instance, String name, Optional<BigInteger> bits, int back) {
        String path() {
            return instance.isEmpty() ? name : instance + "." + name;
        }
    }

    /** Of what stands under a label of a case statement on addresses, only what stands under this one matters. */
    SignalSource under(String text) {
        label = text;
        return this;
    }

    /** The lines that lead to a signal, and its operands that are observed; empty if the Verilog does not have it. */
    List<String> of(String path, Optional<BigInteger> differingBits) {
        int dot = path.lastIndexOf('.');
        open.add(new Signal(dot < 0 ? "" : path.substring(0, dot), path.substring(dot + 1), differingBits, 0));
        while (!open.isEmpty() && found.size() < MOST_LINES) {
            follow(open.poll());
        }
        if (found.isEmpty()) {
            return List.of();
        }
        int width = found.values().stream()
                .mapToInt(line -> line.place().length())
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        lines.add("what sets it, in " + rtl.getFileName() + "/:");
        found.values()
                .forEach(line -> lines.add(
                        "  " + line.place() + " ".repeat(width - line.place().length()) + "  " + line.shortText()));
        if (!differing.isEmpty()) {
            lines.add("  of what they read, this differs: " + String.join("; ", differing));
        }
        if (!same.isEmpty()) {
            lines.add("  and this is the same on both sides: " + String.join(", ", same));
        }
        return lines;
    }

    private void follow(Signal signal) {
        Optional<VerilogModule> module = module(signal.instance());
        if (module.isEmpty() || !visited.add(signal.path())) {
            return;
        }
        List<VerilogModule.Statement> statements =
                relevant(withoutReset(labelled(module.get().statements(signal.name()))), signal);
        for (VerilogModule.Statement statement : statements) {
            statement.lines().forEach(this::keep);
            int back = signal.back() + (statement.clocked() ? 1 : 0);
            statement.operands(signal.name()).forEach(name -> operand(signal.instance(), name, back));
        }
        if (statements.isEmpty()) {
            throughPorts(module.get(), signal);
        }
    }

    private List<VerilogModule.Statement> labelled(List<VerilogModule.Statement> statements) {
        return statements.stream()
                .filter(statement -> label.isEmpty() || statement.isUnder(label))
                .toList();
    }

    /** What a register is at reset seldom matters where it is set elsewhere. */
    private static List<VerilogModule.Statement> withoutReset(List<VerilogModule.Statement> statements) {
        List<VerilogModule.Statement> others =
                statements.stream().filter(statement -> !statement.atReset()).toList();
        return others.isEmpty() ? statements : others;
    }

    /** Of a vector whose bits are set one by one, those that differ. */
    private static List<VerilogModule.Statement> relevant(List<VerilogModule.Statement> statements, Signal signal) {
        if (signal.bits().isEmpty()) {
            return statements;
        }
        BigInteger bits = signal.bits().get();
        return statements.stream()
                .filter(statement -> {
                    String text =
                            statement.lines().get(statement.lines().size() - 1).text();
                    String index = text.replaceFirst("^(?:assign\\s+)?\\w+\\[(\\d+)].*$", "$1");
                    return index.equals(text) || index.length() > 6 || bits.testBit(Integer.parseInt(index));
                })
                .toList();
    }

    private void keep(SourceLine line) {
        long ofFile = found.values().stream()
                .filter(other -> other.file().equals(line.file()))
                .count();
        boolean generates = line.text().equals("generate") || line.text().contains("begin : gen_");
        if (!generates && ofFile < MOST_LINES_OF_FILE && found.size() < MOST_LINES) {
            found.putIfAbsent(line.place(), line);
        }
    }

    private void operand(String instance, String name, int back) {
        Signal operand = new Signal(instance, name, Optional.empty(), back);
        Optional<SidesValues.Both> both = values.of(operand.path(), back);
        if (both.isPresent()) {
            String text = name + " (" + both.get().text() + ")";
            (both.get().same() ? same : differing).add(text);
        }
        if (!settled(operand) && !(MEMORIES.contains(name) && !loads)) {
            open.add(operand);
        }
    }

    /** Whether it is no cause, since both sides have the same. */
    private boolean settled(Signal signal) {
        return EVERYWHERE.contains(signal.name())
                || values.of(signal.path(), signal.back())
                        .filter(SidesValues.Both::same)
                        .isPresent();
    }

    private void throughPorts(VerilogModule module, Signal signal) {
        for (VerilogModule.Connection connection : module.connections(signal.name())) {
            String child = signal.instance().isEmpty()
                    ? connection.instance()
                    : signal.instance() + "." + connection.instance();
            if (module(child)
                    .filter(m -> m.hasPort("output", connection.port()))
                    .isPresent()) {
                keep(connection.line());
                open.add(new Signal(child, connection.port(), signal.bits(), signal.back()));
            }
        }
        if (module.hasPort("input", signal.name()) && !signal.instance().isEmpty()) {
            int dot = signal.instance().lastIndexOf('.');
            String parent = dot < 0 ? "" : signal.instance().substring(0, dot);
            String instance = signal.instance().substring(dot + 1);
            module(parent)
                    .flatMap(above -> above.connectionOf(instance, signal.name()))
                    .ifPresent(line -> connected(parent, signal, line));
        }
    }

    /** A connection to what both sides have the same is not worth a line. */
    private void connected(String parent, Signal signal, SourceLine line) {
        Set<String> names = new VerilogModule.Statement(List.of(line), false).operands(signal.name());
        if (!names.stream().allMatch(name -> settled(new Signal(parent, name, Optional.empty(), signal.back())))) {
            keep(line);
        }
        names.forEach(name -> operand(parent, name, signal.back()));
    }

    /** The module of an instance, found from the top module down. */
    private Optional<VerilogModule> module(String instance) {
        Optional<VerilogModule> known = modules.get(instance);
        if (known == null) {
            known = load(instance);
            modules.put(instance, known);
        }
        return known;
    }

    private Optional<VerilogModule> load(String instance) {
        if (instance.isEmpty()) {
            return read(top);
        }
        int dot = instance.lastIndexOf('.');
        return module(dot < 0 ? "" : instance.substring(0, dot))
                .flatMap(parent -> parent.moduleOf(instance.substring(dot + 1)))
                .flatMap(this::read);
    }

    /** A file that cannot be read has no lines: what is found without it is told. */
    private Optional<VerilogModule> read(String name) {
        String file = name + ".v";
        try {
            return Optional.of(
                    new VerilogModule(file, Files.readAllLines(rtl.resolve(file), StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
