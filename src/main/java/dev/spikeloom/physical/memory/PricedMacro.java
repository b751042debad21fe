package dev.spikeloom.physical.memory;

import dev.spikeloom.physical.scale.NodeScaling;
import dev.spikeloom.physical.scale.Range;

/**
 * A macro with the figures that it has in a technology.
 *
 * @param macro with the middle of its figures
 * @param figures with how far off they can be
 * @param areaFrom where its area comes from
 * @param energyFrom where its energies come from
 * @param leakageFrom where its leakage comes from
 */
public record PricedMacro(
        MemoryMacro macro, MemoryFigures figures, Provenance areaFrom, Provenance energyFrom, Provenance leakageFrom) {
    /** As its library has it. */
    public static PricedMacro ofLibrary(MemoryMacro macro) {
        return new PricedMacro(
                macro, MemoryFigures.of(macro), Provenance.LIBRARY, Provenance.LIBRARY, Provenance.LIBRARY);
    }

    /**
     * At another node and supply. No published equations scale leakage.
     *
     * @param leakageOfBit watts of a bit there
     */
    PricedMacro scaled(NodeScaling scaling, Range leakageOfBit) {
        MemoryFigures scaled = new MemoryFigures(
                figures.area().times(scaling.area()),
                figures.read().times(scaling.energy()),
                figures.write().times(scaling.energy()),
                figures.idle().times(scaling.energy()),
                leakageOfBit.times((double) macro.capacity()));
        return with(scaled, Provenance.SCALED);
    }

    /** With its own area, and the energies and leakage of others. */
    PricedMacro withEnergiesOf(MemoryFigures other, Range leakageOfBit) {
        MemoryFigures mixed =
                new MemoryFigures(figures.area(), other.read(), other.write(), other.idle(), leakageOfBit.times((double)
                        macro.capacity()));
        return with(mixed, areaFrom);
    }

    private PricedMacro with(MemoryFigures other, Provenance area) {
        MemoryMacro middle = new MemoryMacro(
                macro.name(),
                macro.words(),
                macro.bits(),
                macro.twoPorts(),
                other.area().value(),
                other.read().value(),
                other.write().value(),
                other.idle().value(),
                other.leakage().value());
        return new PricedMacro(middle, other, area, Provenance.SCALED, Provenance.ASSUMED);
    }
}
