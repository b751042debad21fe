package dev.spikeloom.mutate;

import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The modules of a design as Yosys elaborates them: one for each set of parameters.
 *
 * @param names as Yosys writes them, such as {@code snn_layer_0} or {@code $paramod\sample_sequencer\CountWidth=...}
 */
record ElaboratedModules(Subject subject, List<String> names) {

    /** With its parameters behind its name, or with a number of Yosys' own for them before it. */
    private static final Pattern DERIVED = Pattern.compile("^\\$paramod(?:\\$\\w+\\\\(.*)|\\\\(\\w+)\\\\.*)$");

    /** What is written for the design has its sizes, and no parameter but where its files are. */
    private static final Pattern SIZES = Pattern.compile("(?m)^ *parameter (?!HexDir\\b)");

    ElaboratedModules {
        names = List.copyOf(names);
    }

    static ElaboratedModules of(Subject subject, Path folder) {
        List<String> commands = new ArrayList<>();
        commands.add("read_verilog " + String.join(" ", subject.sources()));
        commands.add("hierarchy -top " + subject.top());
        commands.add("ls");
        String output = new ToolRun(Tool.YOSYS, folder)
                .args("-p", String.join("; ", commands))
                .run()
                .orThrow()
                .output();
        return new ElaboratedModules(
                subject,
                output.substring(output.lastIndexOf(" modules:"))
                        .lines()
                        .skip(1)
                        .takeWhile(line -> line.startsWith("  "))
                        .map(String::strip)
                        .toList());
    }

    /** Those that are this module of the source. */
    List<String> of(String module) {
        return names.stream().filter(name -> source(name).equals(module)).toList();
    }

    /** The module of the source that an elaborated one is. */
    static String source(String elaborated) {
        return DERIVED.matcher(elaborated).replaceFirst("$1$2");
    }

    /** The nearest modules that are written for the design and hold this one, as they are elaborated. */
    List<String> around(String module) {
        Set<String> found = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        climb(module, seen, found);
        return List.copyOf(found);
    }

    private void climb(String module, Set<String> seen, Set<String> found) {
        Pattern instance = Pattern.compile("(?m)^ *" + module + " (#\\(|u_)");
        for (String file : subject.sources()) {
            String holder = ModuleNames.ofFile(file);
            if (!instance.matcher(subject.rtl().get(file)).find() || !seen.add(holder)) {
                continue;
            }
            if (!SIZES.matcher(subject.rtl().get(file)).find()) {
                found.addAll(of(holder));
            } else {
                climb(holder, seen, found);
            }
        }
    }
}
