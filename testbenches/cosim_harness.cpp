// Co-simulation harness: drives the accelerator cycle by cycle and reports what it did in each.
//
//   cosim_harness STIMULUS [VCD SEGMENT FIRST_CYCLE LAST_CYCLE]
//   cosim_harness STIMULUS --digests KEYS
//   cosim_harness STIMULUS TRACE
//
// Reads the stimulus file, writes the trace to standard output (docs/formats.md describes both) and,
// if it was built with tracing, the waves of some cycles of a segment to a VCD file. Messages, Verilator's own
// included, go to standard error. With keys, the trace has digests of blocks of cycles. With the name of a trace, that goes to it, and the waves of the first
// segment to standard output. Runs in the folder of the generated RTL, where the hex files are.
// Cycle 0 of a segment is the first after reset and loading.
//
// cosim_probes.h is generated for the design: it knows the signals. cosim_bench.h is the bench of the
// core or that of the core behind AXI.

#include <csignal>
#include <cstdlib>
#include <memory>

#include "cosim_bench.h"

int main(int argc, char** argv) {
  const bool digests = argc == 4 && std::strcmp(argv[2], "--digests") == 0;
  if (argc != 2 && argc != 3 && !digests && argc != 6) {
    fail("usage: cosim_harness STIMULUS [TRACE | --digests KEYS | VCD SEGMENT FIRST_CYCLE LAST_CYCLE]");
  }
  if (argc == 3) {
    trace_file = argv[2];
  }
  // A file that may not grow is an error of the write, like a full disk.
  std::signal(SIGXFSZ, SIG_IGN);
  const std::vector<Segment> segments = read_stimulus(argv[1]);
  VerilatedContext context;
  // Registers without a reset start with random bits: nothing may depend on them. Those of a netlist start
  // alike wherever it runs.
  context.randReset(argc == 3 ? 0 : 2);
  context.randSeed(1);
#if VM_TRACE
  context.traceEverOn(true);
#endif
  const auto owner = std::make_unique<Bench>(context);  // too large for the stack
  Bench& bench = *owner;
  if (digests) {
    bench.digest(read_digest(argv[3]));
  }
#if VM_TRACE
  if (argc == 6) {
    const auto number = [&](int i) { return std::strtoull(argv[i], nullptr, 10); };
    bench.trace(argv[2], number(3), number(4), number(5));
  } else if (argc == 3) {
    bench.trace("standard output", 0, 0, UINT64_MAX - 1);
  }
#else
  if (argc != 2 && !digests) {
    fail("built without tracing");
  }
#endif
  bench.run(segments);
  return 0;
}
