package dev.spikeloom.physical.memory;

import dev.spikeloom.physical.scale.Range;

/**
 * What a memory bank takes. Of a bank of two ports, a cycle in which both do something takes the sum.
 *
 * @param macro the macro that it is built of, or {@value #FITTED}
 * @param rows of macros, of which an access enables one
 * @param columns of macros, all of which an access enables
 * @param words of the bank
 * @param bits of its words
 * @param twoPorts whether a word can be read while another one is written
 * @param waste the share of its bits that nobody uses
 * @param figures what the whole of it takes
 * @param areaFrom where its area comes from
 * @param energyFrom where its energies come from
 * @param leakageFrom where its leakage comes from
 */
public record Bank(
        String macro,
        long rows,
        long columns,
        long words,
        long bits,
        boolean twoPorts,
        double waste,
        MemoryFigures figures,
        Provenance areaFrom,
        Provenance energyFrom,
        Provenance leakageFrom) {
    /** Instead of the name of a macro: a model stands for one. */
    public static final String FITTED = "fitted";

    /** Square micrometres. */
    public Range area() {
        return figures.area();
    }

    /** Joules of a read. */
    public Range read() {
        return figures.read();
    }

    /** Joules of a write. */
    public Range write() {
        return figures.write();
    }

    /** Joules of a cycle without an access. */
    public Range idle() {
        return figures.idle();
    }

    /** Watts. */
    public Range leakage() {
        return figures.leakage();
    }

    /** The weaker of the evidence for its area and for its energies. */
    public Provenance provenance() {
        return areaFrom.or(energyFrom);
    }
}
