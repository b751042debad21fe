package dev.spikeloom.physical.technology;

import dev.spikeloom.physical.scale.Range;

/**
 * Something that no library tells, with how far off it can be.
 *
 * @param name of it
 * @param range the figure
 * @param unit of it; empty if it is a number
 * @param meaning what it is
 * @param source where it is from
 * @param least that it can be in any technology
 * @param most that it can be in any technology
 */
public record Assumption(
        String name, Range range, String unit, String meaning, String source, double least, double most) {

    Assumption with(Range other, String otherSource) {
        return new Assumption(name, other, unit, meaning, otherSource, least, most);
    }
}
