// Co-simulation harness: drives the accelerator cycle by cycle and reports what it did in each.
//
//   cosim_harness STIMULUS [VCD FIRST_CYCLE LAST_CYCLE]
//
// Reads the stimulus file, writes the trace to standard output (docs/formats.md describes both) and,
// if it was built with tracing, the waves of some cycles to a VCD file. Messages, Verilator's own
// included, go to standard error. Runs in the folder of the generated RTL, where the hex files are.
// Cycle 0 is the first after reset and loading.
//
// cosim_probes.h is generated for the design: it knows the signals.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include <unistd.h>

#include "Vsnn_accelerator.h"
#include "Vsnn_accelerator___024root.h"
#include "verilated.h"
#if VM_TRACE
#include "verilated_vcd_c.h"
#endif

namespace {

[[noreturn]] void fail(const std::string& message) {
  std::fprintf(stderr, "cosim_harness: %s\n", message.c_str());
  std::exit(2);
}

// Standard output in large pieces; ends the program when nobody reads any more.
class Trace {
 public:
  // Verilator's runtime prints its warnings and errors to standard output too, such as those about
  // a hex file. The trace keeps the stream to itself, and they go to standard error.
  Trace() {
    const int own = dup(STDOUT_FILENO);
    file_ = own < 0 ? nullptr : fdopen(own, "wb");
    if (file_ == nullptr || dup2(STDERR_FILENO, STDOUT_FILENO) < 0) {
      fail("cannot take over standard output");
    }
    // An error of the runtime aborts the program; what it printed must be out by then.
    std::setvbuf(stdout, nullptr, _IONBF, 0);
  }

  void put(const void* data, size_t bytes) {
    if (used_ + bytes > sizeof(buffer_)) {
      flush();
    }
    std::memcpy(buffer_ + used_, data, bytes);
    used_ += bytes;
  }

  void flush() {
    if (std::fwrite(buffer_, 1, used_, file_) != used_ || std::fflush(file_) != 0) {
      std::exit(3);
    }
    used_ = 0;
  }

 private:
  uint8_t buffer_[1 << 18];
  size_t used_ = 0;
  std::FILE* file_;
};

#include "cosim_probes.h"

struct Load {
  uint32_t threshold;
  uint32_t layer;
  uint32_t row;
  uint32_t neuron;
  uint32_t data;
};

struct Stimulus {
  uint32_t samples;
  uint32_t time_steps;
  std::vector<uint64_t> offers;
  std::vector<uint64_t> takes;
  std::vector<Load> loads;
  std::vector<uint32_t> spikes;  // samples x time steps x words

  uint64_t vectors() const { return uint64_t{samples} * time_steps; }
};

class Reader {
 public:
  explicit Reader(const char* path) : path_(path), file_(std::fopen(path, "rb")) {
    if (file_ == nullptr || std::fseek(file_, 0, SEEK_END) != 0) {
      fail("cannot read " + path_);
    }
    remaining_ = static_cast<uint64_t>(std::ftell(file_));
    std::rewind(file_);
  }

  template <typename T>
  T value() {
    T result;
    bytes(&result, sizeof(T));
    return result;
  }

  // No count is believed before the file is known to be long enough for it.
  template <typename T>
  std::vector<T> values(uint64_t rows, uint64_t columns = 1) {
    if (rows > remaining_ / (columns * sizeof(T))) {  // divided, since the product could wrap
      fail(path_ + " is truncated");
    }
    std::vector<T> result(rows * columns);
    bytes(result.data(), result.size() * sizeof(T));
    return result;
  }

  void end() {
    if (remaining_ != 0) {
      fail(path_ + " is longer than its header says");
    }
    std::fclose(file_);
  }

 private:
  void bytes(void* into, uint64_t count) {
    if (count > remaining_ || (count != 0 && std::fread(into, 1, count, file_) != count)) {
      fail(path_ + " is truncated");
    }
    remaining_ -= count;
  }

  std::string path_;
  std::FILE* file_;
  uint64_t remaining_;
};

Stimulus read_stimulus(const char* path) {
  Reader reader(path);
  if (reader.value<uint64_t>() != STIMULUS_MAGIC) {
    fail(std::string(path) + " is not a stimulus file");
  }
  Stimulus stimulus;
  const uint32_t inputs = reader.value<uint32_t>();
  if (inputs != INPUTS) {
    fail(std::string(path) + " has " + std::to_string(inputs) + " inputs, the design has " +
         std::to_string(INPUTS));
  }
  stimulus.samples = reader.value<uint32_t>();
  stimulus.time_steps = reader.value<uint32_t>();
  const uint32_t pattern_words = reader.value<uint32_t>();
  const uint32_t loads = reader.value<uint32_t>();
  stimulus.offers = reader.values<uint64_t>(pattern_words);
  stimulus.takes = reader.values<uint64_t>(pattern_words);
  if (pattern_words == 0 || (pattern_words & (pattern_words - 1)) != 0) {
    fail(std::string(path) + ": the number of pattern words is not a power of two");
  }
  stimulus.loads = reader.values<Load>(loads);
  stimulus.spikes = reader.values<uint32_t>(stimulus.vectors(), INPUT_WORDS);
  reader.end();
  return stimulus;
}

bool bit(const std::vector<uint64_t>& pattern, uint64_t cycle) {
  return (pattern[(cycle >> 6) & (pattern.size() - 1)] >> (cycle & 63) & 1) != 0;
}

class Bench {
 public:
  Bench(VerilatedContext& context, const Stimulus& stimulus)
      : context_(context), stimulus_(stimulus), top_(&context) {}

#if VM_TRACE
  void trace(const char* path, uint64_t first, uint64_t last) {
    first_wave_ = first;
    last_wave_ = last;
    top_.trace(&waves_, 99);
    waves_.open(path);
  }
#endif

  void run() {
    reset();
    for (const Load& load : stimulus_.loads) {
      drive_load(top_, load.threshold, load.layer, load.row, load.neuron, load.data);
      edge();
    }
    end_load(top_);

    uint64_t results = 0;
    uint64_t idle = 0;
    for (uint64_t cycle = 0; results < stimulus_.samples && !waves_done(cycle); ++cycle) {
      drive(cycle);
      settle(cycle);
      write_probes(*top_.rootp, trace_);
      const bool accepted = top_.spikes_valid_i && top_.spikes_ready_o;
      const bool taken = top_.result_valid_o && top_.result_ready_i;
      if (accepted) {
        offering_ = false;
      }
      if (taken) {
        ++results;
      }
      idle = accepted || taken ? 0 : idle + 1;
      if (idle > kPatience) {
        trace_.flush();
        fail("no handshake for " + std::to_string(idle) + " cycles, up to cycle " +
             std::to_string(cycle));
      }
      edge();
    }
    trace_.flush();
    top_.final();
#if VM_TRACE
    waves_.close();
#endif
  }

 private:
  static constexpr uint64_t kPatience = 1 << 18;

  void reset() {
    top_.time_steps_i = stimulus_.time_steps;
    top_.spikes_valid_i = 0;
    top_.result_ready_i = 0;
    end_load(top_);
    top_.rst_ni = 0;
    edge();
    edge();
    top_.rst_ni = 1;
  }

  // The host: once it offers a vector, it holds it until it is accepted.
  void drive(uint64_t cycle) {
    if (!offering_ && next_ < stimulus_.vectors() && bit(stimulus_.offers, cycle)) {
      std::memcpy(&top_.spikes_i, &stimulus_.spikes[next_ * INPUT_WORDS], sizeof(top_.spikes_i));
      offering_ = true;
      ++next_;
    }
    top_.spikes_valid_i = offering_;
    top_.result_ready_i = bit(stimulus_.takes, cycle);
  }

  void settle(uint64_t cycle) {
    top_.clk_i = 0;
    top_.eval();
#if VM_TRACE
    waving_ = cycle >= first_wave_ && cycle <= last_wave_;
    dump();
#else
    (void)cycle;
#endif
  }

  void edge() {
    top_.clk_i = 0;
    top_.eval();
    top_.clk_i = 1;
    top_.eval();
#if VM_TRACE
    dump();
#endif
  }

  // A run for the sake of waves ends with them.
  bool waves_done(uint64_t cycle) const {
#if VM_TRACE
    return waves_.isOpen() && cycle > last_wave_;
#else
    (void)cycle;
    return false;
#endif
  }

#if VM_TRACE
  // Two units a cycle: the clock falls at 2 c and rises at 2 c + 1.
  void dump() {
    if (waving_) {
      waves_.dump(wave_time_++ + 2 * first_wave_);
    }
  }

  VerilatedVcdC waves_;
  uint64_t first_wave_ = 1;
  uint64_t last_wave_ = 0;
  uint64_t wave_time_ = 0;
  bool waving_ = false;
#endif

  VerilatedContext& context_;
  const Stimulus& stimulus_;
  Trace trace_;
  Vsnn_accelerator top_;
  uint64_t next_ = 0;
  bool offering_ = false;
};

}  // namespace

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
