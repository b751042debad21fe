package dev.spikeloom.kernel;

import java.util.Optional;

/**
 * What the kernels on vectors find in a process. They are compiled to SIMD instructions by HotSpot's optimizing compiler, be
 * it its own or Graal's, and by no other; everywhere else a vector is an object, and slower than a loop by far.
 *
 * @param floats in a vector of the width that the machine prefers
 * @param machine the virtual machine: {@code java.vm.name}
 * @param mode how it runs: {@code java.vm.info}
 */
record VectorSupport(int floats, String machine, String mode) {
    static final int FEWEST_FLOATS = 8;

    /** @param floats as above */
    static VectorSupport ofThisProcess(int floats) {
        return new VectorSupport(
                floats, System.getProperty("java.vm.name", ""), System.getProperty("java.vm.info", ""));
    }

    /** Why loops are the better choice, for the log; empty if vectors are. */
    Optional<String> objection() {
        if (floats < FEWEST_FLOATS) {
            return Optional.of("a vector of this machine has " + floats + " floats, fewer than " + FEWEST_FLOATS);
        }
        if (!machine.contains("Server VM")) {
            return Optional.of("the virtual machine is '" + machine + "', not a 'Server VM'");
        }
        if (mode.contains("interpreted mode") || mode.contains("emulated-client")) {
            return Optional.of("the virtual machine runs without its optimizing compiler (" + mode + ")");
        }
        return Optional.empty();
    }
}
