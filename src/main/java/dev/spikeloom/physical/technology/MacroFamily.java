package dev.spikeloom.physical.technology;

import dev.spikeloom.physical.memory.MacroPorts;
import java.util.List;

/**
 * Macros that are used alike.
 *
 * @param libraries names or patterns of their files
 * @param ports which pins say what an access is
 * @param idleIsFree whether a cycle without an access takes nothing, whatever the library says of its clock
 */
public record MacroFamily(List<String> libraries, MacroPorts ports, boolean idleIsFree) {}
