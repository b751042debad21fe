package dev.spikeloom.rtl.rate;

/**
 * A stage of a layer's pipeline between issue and fire: a set of registers.
 *
 * @param name what its registers begin with: {@code row1}; the last one is {@code acc}
 * @param from what the signals begin with that it takes
 * @param suffix what these end with: nothing after the issue, else {@code _q}
 * @param selects whether it holds which rows are still to be read
 * @param readWidth bits that tell what was read or is to be read
 * @param read Verilog expression: what becomes of these bits
 * @param comment what it holds
 */
public record StageView(
        String name, String from, String suffix, boolean selects, int readWidth, String read, String comment) {}
