package dev.spikeloom.physical.timing;

import java.util.HashSet;
import java.util.Set;

/** Names in a module of Verilog, each once. */
final class Identifiers {
    private final Set<String> taken = new HashSet<>();

    /** The name, or one like it that is not taken yet. */
    String unused(String name) {
        String unused = name;
        for (int number = 2; !taken.add(unused); number++) {
            unused = name + "_" + number;
        }
        return unused;
    }

    /** As Verilog has it: with characters other than those of a plain name it is escaped, and ends with a space. */
    static String verilog(String name) {
        return name.matches("[A-Za-z_]\\w*") ? name : "\\" + name + " ";
    }

    /** Without such characters. */
    static String plain(String name) {
        return name.replaceAll("\\W", "_");
    }
}
