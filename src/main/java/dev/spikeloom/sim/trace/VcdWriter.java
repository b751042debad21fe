package dev.spikeloom.sim.trace;

import dev.spikeloom.design.probe.HeldArray;
import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes trace records as a value change dump (IEEE 1364-2005, clause 18), with the hierarchy and the names of the RTL. A
 * cycle takes two units of time: the clock falls at {@code 2 c} and rises at {@code 2 c + 1}. A probe that is observed in
 * some cycles only keeps its last value in the others, and is unknown before the first. The thresholds, which nothing
 * changes, stand beside the potentials.
 */
public final class VcdWriter {
    private static final int FIRST_CODE = '!';
    private static final int CODES = '~' - '!' + 1;
    private static final String CLOCK_CODE = code(0);

    private final Appendable out;
    private final TraceLayout layout;
    private final List<Variable> variables = new ArrayList<>();
    private final List<Constant> constants = new ArrayList<>();
    private final byte[] last;
    private boolean begun;
    private int codes;

    /** One element of a probe, and the probe that gates it, if any. */
    private static final class Variable {
        final Probe probe;
        final int element;
        final Probe gate;
        final Declaration declaration;
        boolean written;

        Variable(Probe probe, int element, Probe gate, Declaration declaration) {
            this.probe = probe;
            this.element = element;
            this.gate = gate;
            this.declaration = declaration;
        }
    }

    /** A number that stays as it is. */
    private record Constant(BigInteger value, Declaration declaration) {}

    /** What the header says of a number. */
    private record Declaration(String name, int bits, String code) {}

    /**
     * Writes the header; the signals are those of the layout.
     *
     * @throws IOException if it cannot be written
     */
    public VcdWriter(TraceLayout layout, String topModule, Appendable out) throws IOException {
        this.out = out;
        this.layout = layout;
        this.last = new byte[layout.bytes()];
        out.append("$timescale 1ns $end\n$scope module ").append(topModule).append(" $end\n");
        out.append("$var wire 1 ").append(CLOCK_CODE).append(" clk_i $end\n");
        Scope top = new Scope();
        layout.always().forEach(probe -> top.add(probe, null));
        layout.groups().forEach(group -> group.probes().forEach(probe -> top.add(probe, group.gate())));
        layout.layers().forEach(layer -> layer.held().forEach(array -> addHeld(top, array)));
        top.declare();
        out.append("$upscope $end\n$enddefinitions $end\n");
    }

    private void addHeld(Scope top, HeldArray array) {
        for (int i = 0; i < array.values().size(); i++) {
            Declaration declaration = declaration(element(array.path(), i), array.bits());
            constants.add(new Constant(BigInteger.valueOf(array.values().get(i)), declaration));
            top.scopeOf(array.path()).own.add(declaration);
        }
    }

    /**
     * Writes the changes of one cycle.
     *
     * @throws IOException if it cannot be written
     */
    public void write(long cycle, TraceRecord record) throws IOException {
        out.append('#')
                .append(String.valueOf(2 * cycle))
                .append("\n0")
                .append(CLOCK_CODE)
                .append('\n');
        if (!begun) {
            for (Constant constant : constants) {
                writeValue(constant.declaration(), constant.value());
            }
            begun = true;
        }
        for (Variable variable : variables) {
            boolean observed = variable.gate == null || record.isSet(variable.gate);
            if (observed && changed(variable, record)) {
                writeValue(variable.declaration, record.value(variable.probe, variable.element));
            }
        }
        out.append('#')
                .append(String.valueOf(2 * cycle + 1))
                .append("\n1")
                .append(CLOCK_CODE)
                .append('\n');
    }

    private boolean changed(Variable variable, TraceRecord record) {
        int size = variable.probe.elementBytes();
        int from = variable.probe.offset() + variable.element * size;
        boolean changed =
                !variable.written || !Arrays.equals(last, from, from + size, record.bytes(), from, from + size);
        System.arraycopy(record.bytes(), from, last, from, size);
        variable.written = true;
        return changed;
    }

    private void writeValue(Declaration declaration, BigInteger value) throws IOException {
        if (declaration.bits() == 1) {
            out.append(value.signum() == 0 ? '0' : '1');
        } else {
            BigInteger unsigned = value.signum() < 0 ? value.add(BigInteger.ONE.shiftLeft(declaration.bits())) : value;
            out.append('b').append(unsigned.toString(2)).append(' ');
        }
        out.append(declaration.code()).append('\n');
    }

    private Declaration declaration(String path, int bits) {
        codes++;
        return new Declaration(path.substring(path.lastIndexOf('.') + 1), bits, code(codes));
    }

    private static String element(String path, int index) {
        return path + "[" + index + "]";
    }

    private static String code(int number) {
        StringBuilder code = new StringBuilder();
        int rest = number;
        do {
            code.append((char) (FIRST_CODE + rest % CODES));
            rest /= CODES;
        } while (rest > 0);
        return code.toString();
    }

    /** A module instance while the header is written. */
    private final class Scope {
        private final List<Declaration> own = new ArrayList<>();
        private final Map<String, Scope> children = new LinkedHashMap<>();

        void add(Probe probe, Probe gate) {
            Scope scope = scopeOf(probe.path());
            for (int i = 0; i < probe.elements(); i++) {
                String name = layout.isArray(probe) ? element(probe.path(), i) : probe.path();
                Declaration declaration = declaration(name, probe.bits());
                variables.add(new Variable(probe, i, gate, declaration));
                scope.own.add(declaration);
            }
        }

        /** The instance that a signal stands in, by the path of the signal from this instance down. */
        Scope scopeOf(String path) {
            Scope scope = this;
            String[] names = path.split("\\.", -1);
            for (String name : Arrays.asList(names).subList(0, names.length - 1)) {
                scope = scope.children.computeIfAbsent(name, n -> new Scope());
            }
            return scope;
        }

        void declare() throws IOException {
            for (Declaration declaration : own) {
                declare(declaration);
            }
            for (Map.Entry<String, Scope> child : children.entrySet()) {
                out.append("$scope module ").append(child.getKey()).append(" $end\n");
                child.getValue().declare();
                out.append("$upscope $end\n");
            }
        }

        private void declare(Declaration declaration) throws IOException {
            out.append("$var wire " + declaration.bits() + " " + declaration.code() + " " + declaration.name());
            if (declaration.bits() > 1) {
                out.append(" [" + (declaration.bits() - 1) + ":0]");
            }
            out.append(" $end\n");
        }
    }
}
