package dev.spikeloom.physical;

import dev.spikeloom.io.Json;
import dev.spikeloom.physical.DesignDetails.FlatArea;
import dev.spikeloom.physical.power.ModuleCells;
import dev.spikeloom.physical.scale.Range;
import dev.spikeloom.physical.technology.Technology;
import java.util.List;
import java.util.Map;

/**
 * What a design costs: area, clock, power and energy in a technology and, never without those, at another node and supply by
 * published equations, with where each figure comes from. Energies are of a classification, in nanojoules.
 *
 * @param technology its name
 * @param depth {@code reference}, with each net's toggles counted, or {@code fast}
 * @param timeSteps of a sample
 * @param samples whose activity it is of
 * @param cyclesPerClassification while samples follow each other
 * @param annotatedNetsShare of the nets whose toggles were counted; null where none were
 * @param unscaled at the technology's own node and supply
 * @param scaled at the one that was asked for
 * @param clockBy {@code OpenSTA}, {@code levels} or {@code fit}
 * @param criticalPath that limits the clock; null if it is not known
 * @param energyByCause the parts of the energy, whose ranges add up to more than that of the whole where they are scaled
 * @param energyByModule by the path of the module or memory, the most first; the top module has the clock tree
 * @param areaByModule by the path of the module or memory, the largest first; the module of an empty path is all that is not
 *     in a layer
 * @param banks memories as macros
 * @param clock with gates and without
 * @param cells by module
 * @param flat the design synthesized as one module; null if that was not asked for
 * @param evidence what is counted, from a library, scaled and assumed
 * @param assumptions that the figures depend on
 * @param missingNets the first of those whose toggles were not counted
 * @param warnings for people
 */
public record Estimate(
        String technology,
        String depth,
        int timeSteps,
        long samples,
        double cyclesPerClassification,
        Double annotatedNetsShare,
        NodeFigures unscaled,
        NodeFigures scaled,
        String clockBy,
        String criticalPath,
        List<Part> energyByCause,
        List<ModulePart> energyByModule,
        List<AreaPart> areaByModule,
        List<BankPart> banks,
        ClockPart clock,
        List<ModuleCells> cells,
        FlatArea flat,
        List<Evidence> evidence,
        List<Assumed> assumptions,
        List<String> missingNets,
        List<String> warnings) {
    /** {@link #depth} with each net's toggles counted. */
    public static final String REFERENCE = "reference";

    /** {@link #depth} by energies of events. */
    public static final String FAST = "fast";

    /** A part of the energy, nanojoules. */
    public record Part(String cause, Range unscaledNj, Range scaledNj) {}

    /**
     * What a module or memory takes, nanojoules.
     *
     * @param unscaledByCause of the former
     */
    public record ModulePart(String path, Range unscaledNj, Range scaledNj, Map<String, Double> unscaledByCause) {}

    /** What a module without those within it, or a memory, covers once it is placed, square millimetres. */
    public record AreaPart(String path, Range unscaledMm2, Range scaledMm2) {}

    /**
     * A memory.
     *
     * @param rows of macros
     * @param columns of macros
     * @param waste the share of its bits that nobody uses
     * @param areaMm2 unscaled
     * @param unscaledNj of a classification
     */
    public record BankPart(
            String path,
            String macro,
            long rows,
            long columns,
            long words,
            long bits,
            double waste,
            Range areaMm2,
            Range unscaledNj,
            String areaFrom,
            String energyFrom,
            String leakageFrom) {}

    /**
     * What the clock takes, unscaled.
     *
     * @param gatedNj where registers that hold have no clock; this is the one that counts
     * @param ungatedNj where all have; null if it is not known
     */
    public record ClockPart(Range gatedNj, Range ungatedNj) {}

    /**
     * Where figures come from.
     *
     * @param layer {@code counted}, {@code library}, {@code scaled} or {@code assumed}
     * @param figures that do
     */
    public record Evidence(String layer, String figures) {}

    /** An assumption. */
    public record Assumed(String name, Range range, String unit, String meaning) {}

    /**
     * Puts figures together.
     *
     * @param depth {@link #REFERENCE} or {@link #FAST}
     * @throws dev.spikeloom.io.InputException if there are no equations for the node and supply
     */
    public static Estimate of(
            String depth,
            int timeSteps,
            PhysicalFigures figures,
            DesignDetails details,
            Technology technology,
            EstimateOptions options) {
        Scaled scaled = Scaled.to(technology.corner(), options.scaledTo());
        NodeFigures own = NodeFigures.of(figures, Scaled.not(technology.corner()), options);
        NodeFigures other = NodeFigures.of(figures, scaled, options);
        EnergyParts parts = new EnergyParts(figures, scaled, own, other);
        Evidences evidences = new Evidences(figures, details, technology, scaled);
        return new Estimate(
                technology.name(),
                depth,
                timeSteps,
                figures.classifications(),
                figures.cycles(),
                figures.annotatedNets().orElse(null),
                own,
                other,
                !figures.periodEstimated() ? "OpenSTA" : figures.critical().isPresent() ? "levels" : "fit",
                figures.critical().orElse(null),
                parts.byCause(),
                parts.byModule(),
                AreaParts.of(figures.area(), scaled),
                parts.byBank(details.banks()),
                parts.clock(details),
                details.modules(),
                details.flat().orElse(null),
                evidences.layers(),
                evidences.assumptions(),
                details.missingNets().stream().limit(Evidences.MOST_NAMED).toList(),
                evidences.warnings(own, other));
    }

    /** The estimate as JSON. */
    public String toJson() {
        return Json.text(this);
    }
}
