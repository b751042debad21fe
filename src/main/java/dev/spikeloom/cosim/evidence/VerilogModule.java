package dev.spikeloom.cosim.evidence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a generated module, in which assignments and connections are looked for line by line: in generated Verilog
 * each statement and each connection begins a line, and what is within another is indented further.
 */
final class VerilogModule {
    private static final Pattern WORD = Pattern.compile("(?<![\\w'.])[a-z]\\w*");
    private static final Pattern INSTANCE = Pattern.compile("^\\s*(?:\\)\\s*|(\\w+)\\s+)(u_\\w+) \\($");
    private static final Pattern PARAMETERS = Pattern.compile("^\\s*(\\w+) #\\($");
    private static final Pattern ADDRESS = Pattern.compile("^(Addr\\w+|default):");
    private static final String ELSE = "otherwise than: ";
    private static final Set<String> KEYWORDS = Set.of(
            "if", "else", "begin", "end", "for", "case", "default", "assign", "wire", "reg", "integer", "posedge");

    private final String file;
    private final List<String> lines;

    VerilogModule(String file, List<String> lines) {
        this.file = file;
        this.lines = lines.stream().map(VerilogModule::withoutComment).toList();
    }

    private static String withoutComment(String line) {
        int comment = line.indexOf("//");
        return comment < 0 ? line : line.substring(0, comment).stripTrailing();
    }

    /**
     * A statement that sets a signal.
     *
     * @param lines its own, and before them the conditions that it stands under
     * @param clocked whether the signal has its new value in the next cycle
     */
    record Statement(List<SourceLine> lines, boolean clocked) {
        /** Whether it is what happens in reset. */
        boolean atReset() {
            return lines.size() > 1 && lines.get(lines.size() - 2).text().startsWith("if (!rst_ni");
        }

        /** Whether no address but one leads to it. */
        boolean isUnder(String label) {
            return lines.stream()
                    .map(line -> ADDRESS.matcher(line.text()))
                    .filter(Matcher::find)
                    .allMatch(address -> address.group(1).equals(label));
        }

        /** The signals that it reads: those of its value first, then those of its conditions, the outermost last. */
        Set<String> operands(String target) {
            Set<String> operands = new LinkedHashSet<>();
            for (int i = lines.size() - 1; i >= 0; i--) {
                Matcher words = WORD.matcher(lines.get(i).text().replaceAll("\\d+'[bdh]\\w+", ""));
                while (words.find()) {
                    if (words.group().length() > 1 && !KEYWORDS.contains(words.group())) {
                        operands.add(words.group());
                    }
                }
            }
            operands.remove(target);
            return operands;
        }
    }

    /** A connection of a port of an instance to a signal of this module. */
    record Connection(SourceLine line, String instance, String module, String port) {}

    /** The statements that set a signal. */
    List<Statement> statements(String signal) {
        Pattern set = Pattern.compile("^\\s*(?:\\w+:\\s+)?(?:assign\\s+|wire\\s+(?:\\[.*?]\\s*)?)?"
                + Pattern.quote(signal) + "\\s*((?:\\[[^=]*])?)\\s*(<=|=)(?!=).*");
        Pattern broken = Pattern.compile("^\\s*" + Pattern.quote(signal) + "\\[.*\\] <=$");
        List<Statement> statements = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher matcher = set.matcher(lines.get(i));
            if (matcher.matches() || broken.matcher(lines.get(i)).matches()) {
                boolean clocked = lines.get(i).contains("<=");
                List<SourceLine> text = new ArrayList<>(conditions(i));
                text.add(new SourceLine(file, i + 1, statementFrom(i)));
                statements.add(new Statement(text, clocked));
            }
        }
        return statements;
    }

    /** A statement may go on in the next lines. */
    private String statementFrom(int index) {
        StringBuilder text = new StringBuilder(lines.get(index).strip());
        for (int i = index + 1; text.indexOf(";") < 0 && i < lines.size() && i < index + 6; i++) {
            text.append(' ').append(lines.get(i).strip());
        }
        return text.toString();
    }

    /**
     * What a line stands under, outermost first: {@code if}, the {@code if} whose other side it is, and labels of {@code
     * case}. That there is no reset is not worth a line.
     */
    private List<SourceLine> conditions(int index) {
        List<SourceLine> conditions = new ArrayList<>();
        int indent = indentOf(lines.get(index));
        boolean otherSide = false;
        for (int i = index - 1; i >= 0 && indent > 2; i--) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || indentOf(lines.get(i)) >= indent) {
                continue;
            }
            if (line.startsWith("always") || line.startsWith("assign")) {
                return conditions;
            }
            boolean reset = otherSide && line.startsWith("if (!rst_ni");
            if (!line.startsWith("for ") && !line.equals("end else begin") && !reset) {
                conditions.add(0, new SourceLine(file, i + 1, otherSide ? ELSE + line : line));
            }
            // Of an alternative, the condition that it is the other side of stands above it, no further out.
            otherSide = line.startsWith("end else");
            indent = indentOf(lines.get(i)) + (otherSide ? 1 : 0);
        }
        return conditions;
    }

    private static int indentOf(String line) {
        return line.length() - line.stripLeading().length();
    }

    /** The connections of a signal, by itself or side by side with others, to ports of instances. */
    List<Connection> connections(String signal) {
        String name = Pattern.quote(signal);
        Pattern connected = Pattern.compile(
                "^\\s*\\.(\\w+)\\s*\\((?:" + name + "(?:\\[[^)]*])?|\\{[^}]*\\b" + name + "\\b[^}]*\\})\\),?$");
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher matcher = connected.matcher(lines.get(i));
            if (matcher.matches()) {
                connection(i, matcher.group(1)).ifPresent(connections::add);
            }
        }
        return connections;
    }

    /** The connection of a port of an instance. */
    Optional<SourceLine> connectionOf(String instance, String port) {
        boolean within = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            within |= INSTANCE.matcher(line).matches() && line.contains(" " + instance + " (");
            if (within && line.strip().matches("\\." + port + "\\s*\\(.*")) {
                return Optional.of(new SourceLine(file, i + 1, line.strip()));
            }
            within &= !line.strip().equals(");");
        }
        return Optional.empty();
    }

    private Optional<Connection> connection(int index, String port) {
        for (int i = index; i >= 0; i--) {
            Matcher instance = INSTANCE.matcher(lines.get(i));
            if (instance.matches()) {
                String module = instance.group(1) != null ? instance.group(1) : parametrized(i);
                SourceLine line =
                        new SourceLine(file, index + 1, lines.get(index).strip());
                return Optional.of(new Connection(line, instance.group(2), module, port));
            }
        }
        return Optional.empty();
    }

    private String parametrized(int index) {
        for (int i = index; i >= 0; i--) {
            Matcher module = PARAMETERS.matcher(lines.get(i));
            if (module.matches()) {
                return module.group(1);
            }
        }
        return "";
    }

    /** The module of an instance; empty if there is no such instance. */
    Optional<String> moduleOf(String instance) {
        for (int i = 0; i < lines.size(); i++) {
            Matcher matcher = INSTANCE.matcher(lines.get(i));
            if (matcher.matches() && matcher.group(2).equals(instance)) {
                return Optional.of(matcher.group(1) != null ? matcher.group(1) : parametrized(i));
            }
        }
        return Optional.empty();
    }

    boolean hasPort(String direction, String name) {
        Pattern port = Pattern.compile("^\\s*" + direction + "\\s+(?:wire|reg)\\s.*\\b" + Pattern.quote(name) + ",?$");
        return lines.stream().anyMatch(line -> port.matcher(line).matches());
    }
}
