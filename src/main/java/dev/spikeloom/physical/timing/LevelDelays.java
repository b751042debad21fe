package dev.spikeloom.physical.timing;

import dev.spikeloom.physical.scale.Range;

/**
 * What counting levels takes for the times of a technology, in seconds.
 *
 * @param gate of a gate of a path, with what it drives
 * @param output of a flip-flop from the clock to its output
 * @param setup for which a flip-flop's input is to be there before the clock
 * @param memoryAccess from the clock to what was read, of any memory
 * @param memorySetup for which a memory's inputs are to be there before the clock
 */
public record LevelDelays(Range gate, Range output, Range setup, Range memoryAccess, Range memorySetup) {}
