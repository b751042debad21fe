package dev.spikeloom.cosim.evidence;

/**
 * A line of the Verilog, or a statement that begins there.
 *
 * @param number from 1
 * @param text without indentation and comment
 */
record SourceLine(String file, int number, String text) {
    private static final int MOST = 140;

    /** As a compiler would name it. */
    String place() {
        return file + ":" + number;
    }

    String shortText() {
        return text.length() <= MOST ? text : text.substring(0, MOST) + " ...";
    }
}
