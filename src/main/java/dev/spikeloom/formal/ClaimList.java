package dev.spikeloom.formal;

import dev.spikeloom.rtl.Templates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Claims in the order in which they are added; one that was added before, with the same sizes, is not added again. */
final class ClaimList {
    /** A signal that a harness looks at within the module. */
    public record Probe(String wire, String signal) {}

    /** A combinational path that must not be. */
    public record Path(String from, String to) {}

    /** The value of a parameter. */
    public record Value(String name, Object value) {}

    private static final String FOLDER = "formal/";
    private static final String SPECIFICATION = "encoder_specification.v";
    private static final String DUT = "u_dut";
    private static final Pattern PROBE = Pattern.compile("(?m)^  wire (?:\\[\\S+] )?(dut_(\\w+));");

    private final Templates templates = new Templates();
    private final List<Claim> claims = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Map<String, String> harnesses = new HashMap<>();

    List<Claim> claims() {
        return List.copyOf(claims);
    }

    /** Whether there is none of these files yet. */
    boolean isNew(String id) {
        return ids.add(id);
    }

    void add(Claim claim) {
        claims.add(claim);
    }

    String render(String template, Map<String, Object> model) {
        return templates.render(FOLDER + template, model);
    }

    /** A harness around a module, and the script that proves what it asserts. */
    final class Harness {
        private final String module;
        private String id;
        private final Method method;
        private final Map<String, Object> model = new HashMap<>();
        private final Map<String, String> signals = new HashMap<>();
        private List<String> sources = List.of();
        private List<String> cuts = List.of();
        private boolean specification;
        private boolean registers;
        private String data = "";

        /** @param suffix tells it from another harness of the same module */
        Harness(String module, String suffix, Method method) {
            this.module = module;
            this.id = "prove_" + module + suffix;
            this.method = method;
        }

        Harness with(String name, Object value) {
            model.put(name, value);
            return this;
        }

        /** Modules of the design that it is made of. */
        Harness sources(String... names) {
            sources = List.of(names);
            return this;
        }

        Harness sources(List<String> names) {
            sources = names;
            return this;
        }

        /** The priority encoder is its specification. */
        Harness specifiedEncoder() {
            specification = true;
            return this;
        }

        /** Memories are registers, so that the harness can look at their words. */
        Harness memoriesAsRegisters() {
            registers = true;
            return this;
        }

        /** Content of a hex file with the harness's name. */
        Harness data(String content) {
            data = content;
            return this;
        }

        /** Modules whose outputs are free. */
        Harness cuts(List<String> names) {
            cuts = names;
            return this;
        }

        /** Where a probe's signal is, if not where its name says. */
        Harness probe(String wire, String signal) {
            return probe(wire, DUT, signal);
        }

        /** @param instance of the module in the harness */
        Harness probe(String wire, String instance, String signal) {
            signals.put(wire, instance + "." + signal);
            return this;
        }

        /** Adds the claim, unless there is one of the very same harness. */
        void claim(String template, String statement, String parameters) {
            String harness = harness(template);
            String first = id;
            for (int other = 2; harnesses.containsKey(id) && !harnesses.get(id).equals(harness); other++) {
                id = first + "_v" + other;
                harness = harness(template);
            }
            if (harnesses.put(id, harness) != null) {
                return;
            }
            Map<String, Object> script = new HashMap<>();
            script.put("id", id);
            script.put("module", module);
            script.put("parameters", parameters);
            script.put("statement", statement);
            script.put("sources", sources);
            script.put("cuts", cuts);
            script.put("probes", probes(harness));
            script.put("specification", specification);
            script.put("registers", registers);
            script.put("induction", method == Method.INDUCTION);
            script.put("steps", Method.MOST_STEPS);
            script.put("cycles", method == Method.ACCESSES ? Method.ACCESS_CYCLES : 0);
            Map<String, String> files = new LinkedHashMap<>();
            files.put(id + ".v", harness);
            if (!data.isEmpty()) {
                files.put(id + ".hex", data);
            }
            if (specification) {
                files.put(SPECIFICATION, render(SPECIFICATION, Map.of()));
            }
            script.put("search", false);
            files.put(id + ".ys", render("prove.ys", script));
            if (method == Method.INDUCTION) {
                script.put("search", true);
                files.put(id + YosysProof.SEARCH + ".ys", render("prove.ys", script));
            }
            add(new Claim(id, statement, module, parameters, method, files));
        }

        private String harness(String template) {
            model.put("name", id);
            return render(template + ".v", model);
        }

        /** A wire {@code dut_x} shows the signal {@code x} of the module, unless another is named. */
        private List<Probe> probes(String harness) {
            return PROBE.matcher(harness)
                    .results()
                    .map(match ->
                            new Probe(match.group(1), signals.getOrDefault(match.group(1), DUT + "." + match.group(2))))
                    .toList();
        }
    }
}
