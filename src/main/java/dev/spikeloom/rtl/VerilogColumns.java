package dev.spikeloom.rtl;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts neighbouring lines of the same kind in columns, as one would by hand: ports, connections, declarations and
 * assignments, and the comments behind them. A template cannot know how wide a column is, since that depends on the lines
 * that it leaves out.
 *
 * <p>Lines are neighbours if they follow each other with the same indentation. What goes over several lines stays as it
 * is.
 */
public final class VerilogColumns {
    private static final String COMMENT = "(?: +(//.*))?";

    private VerilogColumns() {}

    /** What stands side by side: the indentation, a first and a second column, a comment. */
    private enum Kind {
        /** A port, or a declaration: {@code input  wire [7:0] | name}. */
        DECLARATION("((?:input  wire|output wire|output reg|wire|reg)(?: +\\[\\S+])?) +(\\w+[,;]?)", " "),
        /** A connection, or a parameter's value: {@code .name | (value)}. */
        CONNECTION("(\\.\\w+) *(\\(.*\\),?)", ""),
        /** An assignment: {@code name | <= value;}. */
        ASSIGNMENT("([^=<>?!]+?) +(<?= .*;)", " ");

        private final Pattern line;
        private final String gap;

        Kind(String columns, String gap) {
            this.line = Pattern.compile("( +)" + columns + COMMENT);
            this.gap = gap;
        }
    }

    /** The text with its columns aligned. */
    public static String align(String verilog) {
        StringBuilder aligned = new StringBuilder();
        Neighbours group = new Neighbours();
        for (String line : verilog.lines().toList()) {
            if (!group.take(line)) {
                group.write(aligned);
                group = new Neighbours();
                if (!group.take(line)) {
                    aligned.append(line).append('\n');
                }
            }
        }
        group.write(aligned);
        return aligned.toString();
    }

    /** Lines of one kind that follow each other. */
    private static final class Neighbours {
        private final List<String> left = new ArrayList<>();
        private final List<String> right = new ArrayList<>();
        private final List<String> comments = new ArrayList<>();
        private Kind kind;
        private String indentation;

        /** Takes a line if it is one of these, or if there is none yet. */
        boolean take(String line) {
            for (Kind candidate : kind == null ? Kind.values() : new Kind[] {kind}) {
                Matcher matcher = candidate.line.matcher(line);
                if (matcher.matches() && (kind == null || indentation.equals(matcher.group(1)))) {
                    kind = candidate;
                    indentation = matcher.group(1);
                    left.add(matcher.group(2).replaceFirst(" +\\[", " [").replaceFirst("^output reg", "output reg "));
                    right.add(matcher.group(3));
                    comments.add(matcher.group(4) == null ? "" : matcher.group(4));
                    return true;
                }
            }
            return false;
        }

        void write(StringBuilder text) {
            int leftWidth = width(left);
            List<String> code = new ArrayList<>();
            List<String> commented = new ArrayList<>();
            for (int i = 0; i < left.size(); i++) {
                String line = indentation + padded(left.get(i), leftWidth) + kind.gap + right.get(i);
                code.add(line);
                commented.add(comments.get(i).isEmpty() ? "" : line);
            }
            int codeWidth = width(commented);
            for (int i = 0; i < code.size(); i++) {
                boolean bare = comments.get(i).isEmpty();
                text.append(bare ? code.get(i) : padded(code.get(i), codeWidth) + "  " + comments.get(i))
                        .append('\n');
            }
        }

        private static int width(List<String> column) {
            return column.stream().mapToInt(String::length).max().orElse(0);
        }

        private static String padded(String text, int width) {
            return text + " ".repeat(width - text.length());
        }
    }
}
