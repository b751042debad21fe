package dev.spikeloom.rtl;

/**
 * A port of a generated module: what the Verilog declares and the documentation tells.
 *
 * @param name as in the Verilog
 * @param output whether the module drives it
 * @param bits its width
 * @param vector whether it is declared with a range, as what can be wider in another design is
 * @param meaning a sentence or two, without the full stop at the end
 */
public record Port(String name, boolean output, int bits, boolean vector, String meaning) {
    public static Port input(String name, String meaning) {
        return new Port(name, false, 1, false, meaning);
    }

    public static Port input(String name, int bits, String meaning) {
        return new Port(name, false, bits, true, meaning);
    }

    public static Port output(String name, String meaning) {
        return new Port(name, true, 1, false, meaning);
    }

    public static Port output(String name, int bits, String meaning) {
        return new Port(name, true, bits, true, meaning);
    }

    /** {@code input  wire [11:0] s_axi_awaddr}. */
    public String declaration() {
        return (output ? "output wire " : "input  wire ") + (vector ? "[" + (bits - 1) + ":0] " : "") + name;
    }

    /** {@code input} or {@code output}. */
    public String direction() {
        return output ? "output" : "input";
    }
}
