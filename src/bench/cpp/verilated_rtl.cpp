// The Verilated RTL as a contender of SimulatorComparison: nothing but the design, its clock and a
// host that is never the bottleneck. No traces, no probes, no random values.
//
//   verilated_rtl SPIKES
//
// SPIKES is a file of SpikesFile.java. Says "ready" and the version of Verilator, then answers each
// number of nanoseconds on standard input with a line of Round.java, as Work.java does. Runs in the
// folder of the generated RTL, where the hex files are.

#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <memory>
#include <vector>

#include "Vsnn.h"
#include "verilated.h"

namespace {

[[noreturn]] void fail(const char* message, const char* subject) {
  std::fprintf(stderr, "verilated_rtl: %s %s\n", message, subject);
  std::exit(2);
}

uint64_t nanos(clockid_t clock) {
  timespec time;
  clock_gettime(clock, &time);
  return uint64_t{1000000000} * static_cast<uint64_t>(time.tv_sec) +
         static_cast<uint64_t>(time.tv_nsec);
}

struct Spikes {
  uint32_t samples;
  uint32_t time_steps;
  uint32_t words;  // of a spike vector
  std::vector<uint32_t> vectors;

  explicit Spikes(const char* path) {
    std::FILE* file = std::fopen(path, "rb");
    uint32_t header[4];
    if (file == nullptr || std::fread(header, sizeof(header), 1, file) != 1) {
      fail("cannot read", path);
    }
    samples = header[1];
    time_steps = header[2];
    words = header[3];
    vectors.resize(uint64_t{samples} * time_steps * words);
    if (words * sizeof(uint32_t) < sizeof(Vsnn::spikes_i) ||
        std::fread(vectors.data(), sizeof(uint32_t), vectors.size(), file) != vectors.size()) {
      fail("too short:", path);
    }
    std::fclose(file);
  }
};

// What a pass over all samples came to.
struct Pass {
  uint64_t cycles = 0;
  uint32_t digest = 0;  // of the class of each sample and the cycle of its result
};

class Rtl {
 public:
  Rtl(VerilatedContext& context, const Spikes& spikes) : spikes_(spikes), top_(&context) {
    top_.time_steps_i = spikes.time_steps;
    top_.result_ready_i = 1;
    top_.load_valid_i = 0;
  }

  // From reset to the last result. All outputs that are read depend on registers alone: what they
  // are in a cycle is known from the clock edge before it, and no input has to be evaluated first.
  Pass run() {
    reset();
    Pass pass;
    const uint32_t* next = spikes_.vectors.data();
    const uint32_t* const end = next + spikes_.vectors.size();
    for (uint32_t results = 0; results < spikes_.samples; ++pass.cycles) {
      if (!top_.spikes_valid_i && next != end) {
        std::memcpy(&top_.spikes_i, next, sizeof(top_.spikes_i));
        next += spikes_.words;
        top_.spikes_valid_i = 1;
      }
      const bool accepted = top_.spikes_ready_o;
      if (top_.result_valid_o) {
        pass.digest = 31 * pass.digest + top_.result_class_o;
        pass.digest = 31 * pass.digest + static_cast<uint32_t>(pass.cycles);
        ++results;
      }
      edge();
      if (accepted) {
        top_.spikes_valid_i = 0;
      }
    }
    return pass;
  }

 private:
  void reset() {
    top_.rst_ni = 0;
    top_.spikes_valid_i = 0;
    edge();
    edge();
    top_.rst_ni = 1;
  }

  void edge() {
    top_.clk_i = 0;
    top_.eval();
    top_.clk_i = 1;
    top_.eval();
  }

  const Spikes& spikes_;
  Vsnn top_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fail("usage:", "verilated_rtl SPIKES");
  }
  const Spikes spikes(argv[1]);
  VerilatedContext context;
  const auto rtl = std::make_unique<Rtl>(context, spikes);  // too large for the stack
  std::printf("ready %s\n", Verilated::productVersion());
  std::fflush(stdout);
  uint64_t wanted;
  while (std::scanf("%" SCNu64, &wanted) == 1) {
    const uint64_t cpu = nanos(CLOCK_PROCESS_CPUTIME_ID);
    const uint64_t start = nanos(CLOCK_MONOTONIC);
    uint64_t cycles = 0;
    Pass pass;
    do {
      pass = rtl->run();
      cycles += pass.cycles;
    } while (nanos(CLOCK_MONOTONIC) - start < wanted);
    const uint64_t elapsed = nanos(CLOCK_MONOTONIC) - start;
    std::printf("round %" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64 "/%08" PRIx32 "\n", cycles,
                elapsed, nanos(CLOCK_PROCESS_CPUTIME_ID) - cpu, pass.cycles, pass.digest);
    std::fflush(stdout);
  }
  return 0;
}
