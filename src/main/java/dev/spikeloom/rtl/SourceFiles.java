package dev.spikeloom.rtl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of a design while they are generated: a file a module, and what lies beside. Modules that are the same for
 * several layers are given as often, and kept once.
 */
public final class SourceFiles {
    private final Templates templates;
    private final Map<String, String> contents = new LinkedHashMap<>();
    private final List<String> sources = new ArrayList<>();

    public SourceFiles(Templates templates) {
        this.templates = templates;
    }

    /** A module that is the same for every design: its template bears its name. */
    public void module(String name) {
        module(name, name, Map.of());
    }

    /**
     * A module that is written for the design. Neighbouring lines stand in columns, see {@link VerilogColumns}.
     *
     * @param template its name without suffix
     * @throws IllegalStateException if the template writes another module, or there is a different one of this name
     */
    public void module(String name, String template, Map<String, Object> model) {
        String text = VerilogColumns.align(templates.render(ModuleNames.file(template), model));
        if (!text.contains("\nmodule " + name + " ")) {
            throw new IllegalStateException("the template " + template + " does not write a module " + name);
        }
        source(ModuleNames.file(name), text);
    }

    /**
     * Verilog as it is, in the order in which tools have to read it.
     *
     * @throws IllegalStateException if there is another file of this name
     */
    public void source(String file, String text) {
        if (file(file, text)) {
            sources.add(file);
        }
    }

    /**
     * A file beside the Verilog; returns whether it is new.
     *
     * @throws IllegalStateException if there is another file of this name
     */
    public boolean file(String name, String text) {
        String before = contents.putIfAbsent(name, text);
        if (before != null && !before.equals(text)) {
            throw new IllegalStateException("two different files would be called " + name);
        }
        return before == null;
    }

    /** The Verilog so far. */
    public List<String> sources() {
        return List.copyOf(sources);
    }

    /** All files. */
    public RtlFiles files() {
        return new RtlFiles(contents);
    }
}
