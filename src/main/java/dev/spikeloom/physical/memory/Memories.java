package dev.spikeloom.physical.memory;

import dev.spikeloom.io.InputException;
import dev.spikeloom.physical.scale.NodeScaling;
import dev.spikeloom.physical.scale.Range;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The memories of a technology: its macros, and a model where none of them fits. */
public final class Memories {
    /** A bank of which less is used is one that nobody would build of macros. */
    private static final double MOST_WASTE = 0.75;

    private final String technology;
    private final List<PricedMacro> macros;
    private final Optional<MemoryFit> onePort;
    private final Optional<MemoryFit> twoPorts;
    private final Optional<MemoryModel> published;
    private final Assumed assumed;

    /**
     * What is assumed of memories.
     *
     * @param twoPortsArea of a memory with two ports, that of one with one port by this
     * @param twoPortsEnergy of an access of a memory with two ports, likewise
     * @param leakageOfBit watts, of macros whose library does not tell
     */
    public record Assumed(Range twoPortsArea, Range twoPortsEnergy, Range leakageOfBit) {}

    private Memories(String technology, List<PricedMacro> macros, Optional<MemoryModel> published, Assumed assumed) {
        this.technology = technology;
        this.macros = List.copyOf(macros);
        this.onePort = MemoryFit.of(withPorts(macros, false));
        this.twoPorts = MemoryFit.of(withPorts(macros, true));
        this.published = published;
        this.assumed = assumed;
    }

    /** Those of a technology with macros and their energies. */
    public static Memories ofMacros(String technology, List<MemoryMacro> macros, Assumed assumed) {
        return new Memories(
                technology, macros.stream().map(PricedMacro::ofLibrary).toList(), Optional.empty(), assumed);
    }

    /** Those of a technology of published constants. */
    public static Memories ofModel(String technology, MemoryModel model, Assumed assumed) {
        return new Memories(technology, List.of(), Optional.of(model), assumed);
    }

    /**
     * Those of a technology that lacks some: its own macros keep their areas and have the energies of memories of their size
     * of another one, scaled; where it has none of as many ports, the macros of the other one are scaled.
     *
     * @param own its macros, perhaps none; their energies do not count
     * @param scaling from the other technology to this one
     */
    public static Memories borrowed(
            String technology, List<MemoryMacro> own, Memories from, NodeScaling scaling, Assumed assumed) {
        Stream<PricedMacro> mixed = own.stream()
                .map(macro -> PricedMacro.ofLibrary(macro)
                        .withEnergiesOf(from.energies(macro, scaling), assumed.leakageOfBit()));
        Stream<PricedMacro> scaled = from.macros.stream()
                .filter(macro -> own.stream()
                        .noneMatch(mine -> mine.twoPorts() == macro.macro().twoPorts()))
                .map(macro -> macro.scaled(scaling, assumed.leakageOfBit()));
        return new Memories(technology, Stream.concat(mixed, scaled).toList(), Optional.empty(), assumed);
    }

    private MemoryFigures energies(MemoryMacro macro, NodeScaling scaling) {
        MemoryFigures here = model(macro.twoPorts())
                .orElseThrow(() -> new InputException("technology " + technology
                        + " has too few macros for a model of their energies, which another one takes from it"))
                .bank(macro.words(), macro.bits());
        Range energy = scaling.energy();
        return new MemoryFigures(
                here.area(),
                here.read().times(energy),
                here.write().times(energy),
                here.idle().times(energy),
                here.leakage());
    }

    private static List<PricedMacro> withPorts(List<PricedMacro> macros, boolean twoPorts) {
        return macros.stream()
                .filter(macro -> macro.macro().twoPorts() == twoPorts)
                .toList();
    }

    /** Its macros, with the figures that they have in this technology. */
    public List<PricedMacro> macros() {
        return macros;
    }

    /** The fit to its macros of one or two ports, if there are enough. */
    public Optional<MemoryFit> fit(boolean ofTwoPorts) {
        return ofTwoPorts ? twoPorts : onePort;
    }

    /** The model where no macro fits: fitted to those with as many ports, or else derived from that for one port. */
    public Optional<MemoryModel> model(boolean ofTwoPorts) {
        Optional<MemoryModel> forOne = published.or(() -> onePort.map(MemoryFit::model));
        if (!ofTwoPorts) {
            return forOne;
        }
        return twoPorts.map(MemoryFit::model)
                .or(() -> forOne.map(model -> model.withTwoPorts(assumed.twoPortsArea(), assumed.twoPortsEnergy())));
    }

    /**
     * A bank of some words: the cheapest array of macros, or a model where there is none or most of it would be wasted.
     *
     * @param words at least 1
     * @param bits of a word, at least 1
     * @param ofTwoPorts whether a word has to be read while another one is written
     * @throws InputException if there is neither a macro nor a model
     */
    public Bank bank(long words, long bits, boolean ofTwoPorts) {
        if (words < 1 || bits < 1) {
            throw new IllegalArgumentException("a bank of " + words + " words of " + bits + " bits");
        }
        Optional<BankMacros> array =
                BankMacros.cheapest(macros.stream().map(PricedMacro::macro).toList(), words, bits, ofTwoPorts);
        Optional<MemoryModel> model = model(ofTwoPorts);
        if (array.isPresent() && (array.get().waste() <= MOST_WASTE || model.isEmpty())) {
            return ofMacros(array.get(), ofTwoPorts);
        }
        return ofModel(
                model.orElseThrow(() -> new InputException("technology " + technology + " has no memory of "
                        + (ofTwoPorts ? "two ports" : "one port")
                        + ": neither a macro nor enough macros for a model; expected 'macros', 'memories_from' or"
                        + " 'memory_model' in its file")),
                words,
                bits,
                ofTwoPorts);
    }

    private Bank ofMacros(BankMacros array, boolean ofTwoPorts) {
        PricedMacro macro = macros.stream()
                .filter(priced -> priced.macro().equals(array.macro()))
                .findFirst()
                .orElseThrow();
        return new Bank(
                array.macro().name(),
                array.rows(),
                array.columns(),
                array.words(),
                array.bits(),
                ofTwoPorts,
                array.waste(),
                macro.figures().array(array.rows(), array.columns()),
                macro.areaFrom(),
                macro.energyFrom(),
                macro.leakageFrom());
    }

    private Bank ofModel(MemoryModel model, long words, long bits, boolean ofTwoPorts) {
        return new Bank(
                Bank.FITTED,
                model.rows(words),
                model.columns(bits),
                words,
                bits,
                ofTwoPorts,
                0,
                model.bank(words, bits),
                fitted(PricedMacro::areaFrom, ofTwoPorts),
                fitted(PricedMacro::energyFrom, ofTwoPorts),
                fitted(PricedMacro::leakageFrom, ofTwoPorts));
    }

    private interface From {
        Provenance of(PricedMacro macro);
    }

    /** A model is as good as what it is fitted to, and a fit; what is derived for two ports is assumed. */
    private Provenance fitted(From from, boolean ofTwoPorts) {
        if (published.isPresent() || (ofTwoPorts && twoPorts.isEmpty())) {
            return Provenance.ASSUMED;
        }
        return withPorts(macros, ofTwoPorts).stream().map(from::of).reduce(Provenance.FITTED, Provenance::or);
    }
}
