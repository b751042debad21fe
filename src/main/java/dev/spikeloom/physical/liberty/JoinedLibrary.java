package dev.spikeloom.physical.liberty;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.Gzip;
import dev.spikeloom.io.InputException;
import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The cells of one or several libraries as a single plain file, which tools read that take only one: licences and attributes
 * as they are, templates of all, and those of the cells that are to be used.
 */
public final class JoinedLibrary {
    /** What decides what numbers mean: the libraries must agree in these. */
    private static final List<String> MUST_AGREE = List.of(
            "time_unit",
            "voltage_unit",
            "current_unit",
            "leakage_power_unit",
            "capacitive_load_unit",
            "nom_voltage",
            "nom_temperature",
            "slew_derate_from_library",
            "input_threshold_pct_rise",
            "slew_lower_threshold_pct_rise");

    private final String name;
    private final Predicate<String> isUsed;
    private final StringBuilder preamble = new StringBuilder();
    /** What stands around the cells, in the order of the first library: some attributes name groups before them. */
    private final List<String> around = new ArrayList<>();

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> groups = new HashMap<>();
    private final Map<String, Path> templates = new HashMap<>();
    private final Map<String, String> cells = new LinkedHashMap<>();

    private JoinedLibrary(String name, Predicate<String> isUsed) {
        this.name = name;
        this.isUsed = isUsed;
    }

    /**
     * Writes a library.
     *
     * @param target the file, which appears whole or not at all
     * @param name of the library
     * @param files plain or compressed; attributes are those of the first
     * @param isUsed whether a cell of a name is to be in it
     * @throws InputException if a file cannot be read or is not well formed, if the libraries differ in what their numbers
     *     mean, or if none of their cells is used
     */
    public static void write(Path target, String name, List<Path> files, Predicate<String> isUsed) {
        JoinedLibrary joined = new JoinedLibrary(name, isUsed);
        files.forEach(file -> joined.add(file, file.equals(files.get(0))));
        if (joined.cells.isEmpty()) {
            throw new InputException(files.get(0) + " has no cell that is to be used");
        }
        AtomicFiles.write(target, out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.ISO_8859_1));
            joined.write(writer);
            writer.flush();
        });
    }

    private void add(Path file, boolean first) {
        try {
            LibertyStatements statements = new LibertyStatements(text(file));
            preamble.append(statements.preamble());
            Map<String, String> own = new HashMap<>();
            while (statements.next()) {
                if (!statements.isGroup()) {
                    own.put(statements.kind(), normal(statements.statement()));
                    if (first) {
                        around.add(terminated(statements.statement()));
                    }
                } else if (statements.kind().equals("cell")) {
                    addCell(file, statements);
                } else {
                    addGroup(file, statements, first);
                }
            }
            if (first) {
                values.putAll(own);
            }
            requireAgreement(file, own);
        } catch (LibertyException e) {
            throw new InputException(file + ", line " + e.line() + ": " + e.getMessage(), e);
        }
    }

    private void addCell(Path file, LibertyStatements statements) {
        String cell = statements.name();
        if (isUsed.test(cell) && cells.put(cell, statements.statement()) != null) {
            throw new InputException(file + " has cell " + cell + ", which is there already; leave one of them out");
        }
    }

    /** Of groups that libraries have in common, the first stands, unless tables are read by them and they differ. */
    private void addGroup(Path file, LibertyStatements statements, boolean first) {
        String key = statements.kind() + " " + statements.name();
        String before = groups.get(key);
        if (before == null) {
            groups.put(key, statements.statement());
            templates.put(key, file);
            around.add(statements.statement());
        } else if (first) {
            // Some kinds, such as driver waveforms, share one name.
            around.add(statements.statement());
        } else if (statements.kind().endsWith("template") && !normal(before).equals(normal(statements.statement()))) {
            throw new InputException(
                    file + " and " + templates.get(key) + " have different templates " + statements.name());
        }
    }

    private void requireAgreement(Path file, Map<String, String> own) {
        for (String attribute : MUST_AGREE) {
            String here = own.getOrDefault(attribute, "nothing");
            String there = values.getOrDefault(attribute, "nothing");
            if (!here.equals(there)) {
                throw new InputException(file + " says '" + here + "' where the first library of its technology says '"
                        + there + "'; libraries of one technology must agree in it");
            }
        }
    }

    /** Without white space and the semicolon, in which files differ. */
    private static String normal(String statement) {
        StringBuilder normal = new StringBuilder();
        statement
                .chars()
                .filter(c -> c > ' ' && c != ';' && c != '\\' && c != '"')
                .forEach(c -> normal.append((char) c));
        return normal.toString();
    }

    private static String terminated(String attribute) {
        String text = attribute.strip();
        return text.endsWith(";") ? text : text + ";";
    }

    private void write(Writer out) throws IOException {
        out.write(preamble.toString().strip() + "\nlibrary (" + name + ") {\n");
        for (String statement : around) {
            out.write("  " + statement + "\n");
        }
        for (String cell : cells.values()) {
            out.write("  " + cell + "\n");
        }
        out.write("}\n");
    }

    private static String text(Path file) {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            return new String(Gzip.unpacked(bytes).readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new InputException("cannot read library " + file + ": " + AtomicFiles.reason(e), e);
        }
    }
}
