package dev.spikeloom.sim;

import dev.spikeloom.design.Probe;
import dev.spikeloom.design.TraceLayout;
import dev.spikeloom.design.TraceRecord;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes trace records as a value change dump (IEEE 1364-2005, clause 18), with the hierarchy and the names of the RTL. A
 * cycle takes two units of time: the clock falls at {@code 2 c} and rises at {@code 2 c + 1}. A probe that is observed in
 * some cycles only keeps its last value in the others, and is unknown before the first.
 */
public final class VcdWriter {
    private static final int FIRST_CODE = '!';
    private static final int CODES = '~' - '!' + 1;
    private static final String CLOCK_CODE = code(0);

    private final Appendable out;
    private final List<Variable> variables = new ArrayList<>();
    private final byte[] last;

    /** One element of a probe, and the probe that gates it, if any. */
    private static final class Variable {
        final Probe probe;
        final int element;
        final Probe gate;
        final String code;
        boolean written;

        Variable(Probe probe, int element, Probe gate, String code) {
            this.probe = probe;
            this.element = element;
            this.gate = gate;
            this.code = code;
        }
    }

    public VcdWriter(TraceLayout layout, String topModule, Appendable out) throws IOException {
        this.out = out;
        this.last = new byte[layout.bytes()];
        out.append("$timescale 1ns $end\n$scope module ").append(topModule).append(" $end\n");
        out.append("$var wire 1 ").append(CLOCK_CODE).append(" clk_i $end\n");
        Scope top = new Scope();
        layout.always().forEach(probe -> top.add(probe, null));
        layout.groups().forEach(group -> group.probes().forEach(probe -> top.add(probe, group.gate())));
        top.declare();
        out.append("$upscope $end\n$enddefinitions $end\n");
    }

    /** Writes the changes of one cycle. */
    public void write(long cycle, TraceRecord record) throws IOException {
        out.append('#')
                .append(String.valueOf(2 * cycle))
                .append("\n0")
                .append(CLOCK_CODE)
                .append('\n');
        for (Variable variable : variables) {
            boolean observed = variable.gate == null || record.isSet(variable.gate);
            if (observed && changed(variable, record)) {
                writeValue(variable, record);
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

    private void writeValue(Variable variable, TraceRecord record) throws IOException {
        BigInteger value = record.value(variable.probe, variable.element);
        if (variable.probe.bits() == 1) {
            out.append(value.signum() == 0 ? '0' : '1');
        } else {
            BigInteger unsigned =
                    value.signum() < 0 ? value.add(BigInteger.ONE.shiftLeft(variable.probe.bits())) : value;
            out.append('b').append(unsigned.toString(2)).append(' ');
        }
        out.append(variable.code).append('\n');
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
        private final List<Variable> own = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final List<Scope> children = new ArrayList<>();
        private final int depth;

        Scope() {
            this(0);
        }

        private Scope(int depth) {
            this.depth = depth;
        }

        void add(Probe probe, Probe gate) {
            String[] path = probe.path().split("\\.", -1);
            if (path.length == depth + 1) {
                for (int element = 0; element < probe.elements(); element++) {
                    Variable variable = new Variable(probe, element, gate, code(variables.size() + 1));
                    variables.add(variable);
                    own.add(variable);
                }
                return;
            }
            int child = names.indexOf(path[depth]);
            if (child < 0) {
                child = names.size();
                names.add(path[depth]);
                children.add(new Scope(depth + 1));
            }
            children.get(child).add(probe, gate);
        }

        void declare() throws IOException {
            for (Variable variable : own) {
                declare(variable);
            }
            for (int i = 0; i < children.size(); i++) {
                out.append("$scope module ").append(names.get(i)).append(" $end\n");
                children.get(i).declare();
                out.append("$upscope $end\n");
            }
        }

        private void declare(Variable variable) throws IOException {
            Probe probe = variable.probe;
            String name = probe.path().substring(probe.path().lastIndexOf('.') + 1);
            out.append("$var wire " + probe.bits() + " " + variable.code + " " + name);
            if (probe.elements() > 1) {
                out.append("[" + variable.element + "]");
            }
            if (probe.bits() > 1) {
                out.append(" [" + (probe.bits() - 1) + ":0]");
            }
            out.append(" $end\n");
        }
    }
}
