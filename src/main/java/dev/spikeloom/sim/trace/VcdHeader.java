package dev.spikeloom.sim.trace;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The header of a value change dump.
 *
 * @param signals in the order in which they are declared
 */
public record VcdHeader(List<Signal> signals) {
    public VcdHeader {
        signals = List.copyOf(signals);
    }

    /**
     * A signal, or an element of an array.
     *
     * @param path scopes and name, joined by dots, as the file has them
     * @param range of bits, such as {@code [6:0]}; empty if there is none
     * @param code that stands for it where its values are
     */
    public record Signal(String path, String range, String code) {}

    /**
     * Reads up to the end of the header.
     *
     * @throws IOException if it cannot be read
     */
    public static VcdHeader read(BufferedReader lines) throws IOException {
        Deque<String> scopes = new ArrayDeque<>();
        List<Signal> signals = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.strip().split("\\s+", -1);
            if (words[0].equals("$enddefinitions")) {
                break;
            }
            if (words[0].equals("$scope") && words.length > 2) {
                scopes.addLast(words[2]);
            } else if (words[0].equals("$upscope")) {
                scopes.pollLast();
            } else if (words[0].equals("$var") && words.length > 5) {
                String range = words[5].equals("$end") ? "" : words[5];
                signals.add(new Signal(String.join(".", scopes) + "." + words[4], range, words[3]));
            }
        }
        return new VcdHeader(signals);
    }
}
