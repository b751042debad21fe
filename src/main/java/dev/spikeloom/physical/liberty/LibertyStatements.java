package dev.spikeloom.physical.liberty;

/**
 * The statements within the outermost group of a Liberty text, one after the other, as they are written: attributes, and
 * groups with all that is in them.
 */
final class LibertyStatements {
    private final String text;
    private int at;
    private int start;
    private int end;
    private int brace;

    /** @throws LibertyException if there is no outermost group */
    LibertyStatements(String text) {
        this.text = text;
        at = text.isEmpty() ? 0 : skipped(0);
        start = at;
        while (at < text.length() && text.charAt(at) != '{') {
            at = after(at);
        }
        if (at >= text.length()) {
            throw new LibertyException(line(start), "the file ends, expected library (...) {");
        }
        at++;
    }

    /** What stands before the outermost group, such as a licence. */
    String preamble() {
        return text.substring(0, skipped(0));
    }

    /** Goes on to the next statement; false where the group ends. */
    boolean next() {
        at = skipped(at);
        while (at < text.length() && text.charAt(at) == ';') {
            at = skipped(at + 1);
        }
        if (at >= text.length()) {
            throw new LibertyException(line(text.length()), "the file ends within its library");
        }
        if (text.charAt(at) == '}') {
            return false;
        }
        start = at;
        brace = -1;
        int depth = 0;
        int parentheses = 0;
        while (true) {
            if (at >= text.length()) {
                throw new LibertyException(line(start), "the file ends within what begins there");
            }
            char c = text.charAt(at);
            if (c == '{') {
                brace = brace < 0 ? at : brace;
                depth++;
            } else if (c == '}') {
                depth--;
                if (depth < 0) {
                    break;
                }
            } else if (c == '(') {
                parentheses++;
            } else if (c == ')') {
                parentheses--;
            }
            boolean line = c == '\n' && depth == 0 && parentheses == 0;
            at = after(at);
            if ((depth == 0 && (c == ';' || c == '}')) || (line && endsHere())) {
                break;
            }
        }
        end = at;
        return true;
    }

    /** Whether a line that ends without a semicolon ends the statement. */
    private boolean endsHere() {
        int next = skipped(at);
        String written = statementSoFar();
        char last = written.charAt(written.length() - 1);
        return last != ':'
                && last != '\\'
                && next < text.length()
                && text.charAt(next) != '{'
                && text.charAt(next) != ':';
    }

    private String statementSoFar() {
        return text.substring(start, at).stripTrailing();
    }

    /** As it is written. */
    String statement() {
        return text.substring(start, end);
    }

    boolean isGroup() {
        return brace >= 0;
    }

    /** What comes before the parenthesis of a group, or before the colon or parenthesis of an attribute. */
    String kind() {
        int stop = start;
        while (stop < end && Character.isJavaIdentifierPart(text.charAt(stop))) {
            stop++;
        }
        return text.substring(start, stop);
    }

    /** What is between the parentheses of a group, without quotes. */
    String name() {
        int open = text.indexOf('(', start);
        int close = text.indexOf(')', open);
        return text.substring(open + 1, close).replace("\"", "").strip();
    }

    private int line(int place) {
        return 1 + (int) text.substring(0, place).chars().filter(c -> c == '\n').count();
    }

    /** Past a character, a comment or a quoted text. */
    private int after(int place) {
        if (text.charAt(place) == '"') {
            int close = text.indexOf('"', place + 1);
            if (close < 0) {
                throw new LibertyException(line(place), "a quoted text does not end");
            }
            return close + 1;
        }
        int past = pastComment(place);
        return past > place ? past : place + 1;
    }

    private int pastComment(int place) {
        if (text.startsWith("/*", place)) {
            int close = text.indexOf("*/", place + 2);
            if (close < 0) {
                throw new LibertyException(line(place), "a comment does not end");
            }
            return close + 2;
        }
        if (text.startsWith("//", place)) {
            int close = text.indexOf('\n', place);
            return close < 0 ? text.length() : close;
        }
        return place;
    }

    /** Past white space and comments. */
    private int skipped(int from) {
        int place = from;
        while (place < text.length()) {
            char c = text.charAt(place);
            if (c <= ' ' || c == '\\') {
                place++;
            } else {
                int past = pastComment(place);
                if (past == place) {
                    return place;
                }
                place = past;
            }
        }
        return place;
    }
}
