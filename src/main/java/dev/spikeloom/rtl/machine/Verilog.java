package dev.spikeloom.rtl.machine;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.rtl.PortGroup;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.rtl.rate.ObservedModules;
import dev.spikeloom.rtl.rate.RateVerilog;
import java.util.List;
import java.util.Map;

/** The Verilog of the machines of all families. */
public final class Verilog {
    private Verilog() {}

    /**
     * Generates all files of a design. {@code docs/formats.md} describes them. The same design gives the same bytes.
     *
     * @throws IllegalStateException if two different modules would be called alike
     */
    public static RtlFiles generate(Design design) {
        return switch (design.family()) {
            case RATE -> RateVerilog.generate(RateDesign.of(design));
        };
    }

    /** The top module of a design. */
    public static String topModule(Design design) {
        return switch (design.family()) {
            case RATE -> RateVerilog.topModule(RateDesign.of(design));
        };
    }

    /** The ports of the top module, those of an interface together, in the order of their declaration. */
    public static List<PortGroup> ports(Design design) {
        return switch (design.family()) {
            case RATE -> RateVerilog.ports(RateDesign.of(design));
        };
    }

    /**
     * The modules whose signals are observed.
     *
     * @return instances from the top module down, joined by dots, to the name of a module; the top module is at the empty
     *     path
     */
    public static Map<String, String> modules(Design design) {
        return switch (design.family()) {
            case RATE -> ObservedModules.of(RateDesign.of(design));
        };
    }
}
