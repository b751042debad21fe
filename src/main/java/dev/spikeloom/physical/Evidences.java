package dev.spikeloom.physical;

import dev.spikeloom.physical.Estimate.Evidence;
import dev.spikeloom.physical.memory.Bank;
import dev.spikeloom.physical.memory.Provenance;
import dev.spikeloom.physical.technology.Assumption;
import dev.spikeloom.physical.technology.Technology;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the figures of an estimate rest on, and what to be wary of. */
final class Evidences {
    /** Nets without toggles that are named. */
    static final int MOST_NAMED = 20;

    private final PhysicalFigures figures;
    private final DesignDetails details;
    private final Technology technology;
    private final Scaled scaled;

    Evidences(PhysicalFigures figures, DesignDetails details, Technology technology, Scaled scaled) {
        this.figures = figures;
        this.details = details;
        this.technology = technology;
        this.scaled = scaled;
    }

    List<Evidence> layers() {
        List<Evidence> layers = new ArrayList<>();
        boolean counted = figures.annotatedNets().isPresent();
        layers.add(new Evidence(
                "counted",
                counted
                        ? "cells by Yosys, module by module; macros of each bank; toggles and time at 1 of each net, accesses"
                                + " of each bank, enabled cycles of each register bank; cycles"
                        : "events of the event model, cycles"));
        layers.add(new Evidence(
                "library",
                technology.constants().isEmpty()
                        ? "areas, energies, pin capacitances and leakage of cells, from "
                                + technology.cells().name()
                        : "areas, energies, pin capacitances and leakage of cells, made of published constants"));
        for (Provenance provenance : Provenance.values()) {
            memories(provenance).ifPresent(text -> layers.add(new Evidence(layer(provenance), text)));
        }
        layers.add(new Evidence(
                "scaled",
                String.format(
                        Locale.ROOT,
                        "all of 'scaled': area times %.3g, delay times %.3g (%.3g to %.3g), energy times %.3g (%.3g to"
                                + " %.3g) (Stillmaker and Baas, Integration 58, 2017); leakage as energy, for want of"
                                + " equations",
                        scaled.areaFactor(),
                        scaled.delayFactor().value(),
                        scaled.delayFactor().low(),
                        scaled.delayFactor().high(),
                        scaled.energyFactor().value(),
                        scaled.energyFactor().low(),
                        scaled.energyFactor().high())));
        layers.add(new Evidence(
                "assumed",
                "utilization, wires, clock tree, glitches, time of memories, and how far this flow is from a commercial"
                        + " one"));
        return layers;
    }

    /** A fit is one to a library. */
    private static String layer(Provenance provenance) {
        return provenance == Provenance.FITTED ? "library" : provenance.name().toLowerCase(Locale.ROOT);
    }

    private Optional<String> memories(Provenance provenance) {
        List<String> kinds = new ArrayList<>();
        add(kinds, "area", Bank::areaFrom, provenance);
        add(kinds, "energy", Bank::energyFrom, provenance);
        add(kinds, "leakage", Bank::leakageFrom, provenance);
        return kinds.isEmpty()
                ? Optional.empty()
                : Optional.of("memories: " + String.join(", ", kinds)
                        + (provenance == Provenance.FITTED ? ", by a model fitted to macros" : ""));
    }

    private void add(List<String> kinds, String kind, Function<Bank, Provenance> from, Provenance provenance) {
        long count = details.banks().values().stream()
                .filter(bank -> from.apply(bank) == provenance)
                .count();
        if (count > 0) {
            kinds.add(kind + " of " + count + " of " + details.banks().size());
        }
    }

    List<Estimate.Assumed> assumptions() {
        return technology.assumptions().all().stream()
                .filter(assumption ->
                        assumption.range().spread() > 1 || assumption.range().value() != 1)
                .map(Evidences::assumed)
                .toList();
    }

    private static Estimate.Assumed assumed(Assumption assumption) {
        return new Estimate.Assumed(assumption.name(), assumption.range(), assumption.unit(), assumption.meaning());
    }

    List<String> warnings(NodeFigures own, NodeFigures other) {
        List<String> warnings = new ArrayList<>();
        beyond(warnings, own);
        if (!other.equals(own)) {
            beyond(warnings, other);
        }
        if (!details.missingNets().isEmpty()) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "toggles of %,d of %,d nets were not counted and are taken as none: %s%s",
                    details.missingNets().size(),
                    details.nets(),
                    details.missingNets().stream().limit(MOST_NAMED).collect(Collectors.joining(", ")),
                    details.missingNets().size() > MOST_NAMED ? ", ..." : ""));
        }
        if (figures.periodEstimated()) {
            warnings.add("the clock is an estimate" + (figures.critical().isPresent() ? " by levels of logic" : "")
                    + ": OpenSTA is not there, or was not asked");
        }
        return warnings;
    }

    private static String plain(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    private static void beyond(List<String> warnings, NodeFigures at) {
        if (at.frequencyMhz() > at.clockMhz().value() * (1 + 1e-9)) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%s MHz is faster than the clock at %s nm, %s V, %.4g (%.4g to %.4g) MHz: power and energy there are"
                            + " what it would take, %s",
                    plain(at.frequencyMhz()),
                    plain(at.nodeNm()),
                    plain(at.voltageV()),
                    at.clockMhz().value(),
                    at.clockMhz().low(),
                    at.clockMhz().high(),
                    at.beyondClock() ? "not what it can do" : "and it may not do it"));
        }
    }
}
