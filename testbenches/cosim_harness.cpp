// Co-simulation harness: drives the accelerator cycle by cycle and reports what it did in each.
//
//   cosim_harness STIMULUS [VCD FIRST_CYCLE LAST_CYCLE]
//
// Reads the stimulus file, writes the trace to standard output (docs/formats.md describes both) and,
// if it was built with tracing, the waves of some cycles to a VCD file. Messages, Verilator's own
// included, go to standard error. Runs in the folder of the generated RTL, where the hex files are.
// Cycle 0 is the first after reset and loading.
//
// cosim_probes.h is generated for the design: it knows the signals. cosim_bench.h is the bench of the
// core or that of the core behind AXI.

#include <cstdlib>
#include <memory>

#include "cosim_bench.h"

int main(int argc, char** argv) {
  if (argc != 2 && argc != 5) {
    fail("usage: cosim_harness STIMULUS [VCD FIRST_CYCLE LAST_CYCLE]");
  }
  const Stimulus stimulus = read_stimulus(argv[1]);
  VerilatedContext context;
  // Registers without a reset start with random bits: nothing may depend on them.
  context.randReset(2);
  context.randSeed(1);
#if VM_TRACE
  context.traceEverOn(true);
#endif
  const auto owner = std::make_unique<Bench>(context, stimulus);  // too large for the stack
  Bench& bench = *owner;
#if VM_TRACE
  if (argc == 5) {
    bench.trace(argv[2], std::strtoull(argv[3], nullptr, 10), std::strtoull(argv[4], nullptr, 10));
  }
#else
  if (argc == 5) {
    fail("built without tracing");
  }
#endif
  bench.run();
  return 0;
}
