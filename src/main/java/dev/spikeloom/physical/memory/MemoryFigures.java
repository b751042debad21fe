package dev.spikeloom.physical.memory;

import dev.spikeloom.physical.scale.Range;

/**
 * What a memory takes, each figure with how far off it can be.
 *
 * @param area square micrometres
 * @param read joules of a read
 * @param write joules of a write
 * @param idle joules of a cycle without an access
 * @param leakage watts
 */
public record MemoryFigures(Range area, Range read, Range write, Range idle, Range leakage) {
    /** Those of a macro in its library. */
    static MemoryFigures of(MemoryMacro macro) {
        return new MemoryFigures(
                Range.exact(macro.area()),
                Range.exact(macro.read()),
                Range.exact(macro.write()),
                Range.exact(macro.idle()),
                Range.exact(macro.leakage()));
    }

    /** Rows of columns of it, of which an access enables one row. */
    MemoryFigures array(long rows, long columns) {
        Range others = idle.times((double) (rows - 1) * columns);
        return new MemoryFigures(
                area.times((double) rows * columns),
                read.times((double) columns).plus(others),
                write.times((double) columns).plus(others),
                idle.times((double) rows * columns),
                leakage.times((double) rows * columns));
    }
}
