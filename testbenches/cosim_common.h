// What both benches of co-simulation share: reading the stimulus and writing the trace
// (docs/formats.md describes both), and the clock.

#ifndef COSIM_COMMON_H_
#define COSIM_COMMON_H_

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <unistd.h>

#include "Vsnn.h"
#include "Vsnn___024root.h"
#include "cosim_digest.h"
#include "verilated.h"
#if VM_TRACE
#include "verilated_vcd_c.h"
#endif

// Ends the program at once: nothing that would run at an exit may wait for what has failed.
[[noreturn]] void fail(const std::string& message) {
  std::fprintf(stderr, "cosim_harness: %s\n", message.c_str());
  _exit(2);
}

// Ends the run because the RTL breaks a rule: the signal, what it should be and what it is; a register
// that it belongs to, or -1; and the rule in words.
[[noreturn]] void broken(const char* signal, unsigned expected, unsigned found, long address,
                         const std::string& rule) {
  std::fprintf(stderr, "broken rule: %s %u %u %ld %s\n", signal, expected, found, address,
               rule.c_str());
  std::exit(4);
}

// Where a netlist runs, its waves go to standard output, once a cycle when all has settled, and the trace
// to a file.
static const char* trace_file = nullptr;
static int wave_output = -1;

// Standard output in large pieces; ends the program when nobody reads any more.
class Trace {
 public:
  // Verilator's runtime prints its warnings and errors to standard output too, such as those about
  // a hex file. The trace keeps the stream to itself, and they go to standard error.
  Trace() {
    const int own = dup(STDOUT_FILENO);
    if (trace_file != nullptr) {
      wave_output = own;
      file_ = std::fopen(trace_file, "wb");
    } else {
      file_ = own < 0 ? nullptr : fdopen(own, "wb");
    }
    if (own < 0 || file_ == nullptr || dup2(STDERR_FILENO, STDOUT_FILENO) < 0) {
      fail("cannot take over standard output, or write the trace");
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
      _exit(3);
    }
    used_ = 0;
  }

 private:
  uint8_t buffer_[1 << 18];
  size_t used_ = 0;
  std::FILE* file_;
};

#if VM_TRACE
// The file of the waves. Verilator's own reports a full disk with a lock held that the report waits for.
class WaveFile : public VerilatedVcdFile {
 public:
  bool open(const std::string& name) override {
    name_ = name;
    if (wave_output >= 0) {
      return true;
    }
    if (!VerilatedVcdFile::open(name)) {
      fail("cannot write " + name + ": " + std::strerror(errno));
    }
    return true;
  }

  void close() override {
    if (wave_output < 0) {
      VerilatedVcdFile::close();
    }
  }

  ssize_t write(const char* data, ssize_t bytes) override {
    const ssize_t written =
        wave_output >= 0 ? ::write(wave_output, data, bytes) : VerilatedVcdFile::write(data, bytes);
    if (written < 0 && errno != EAGAIN && errno != EINTR) {
      fail("cannot write " + name_ + ": " + std::strerror(errno));
    }
    return written;
  }

 private:
  std::string name_;
};
#endif

struct Load {
  uint32_t target;  // 0: weight, 1: threshold, 2: bias
  uint32_t layer;
  uint32_t row;
  uint32_t neuron;
  uint32_t data;  // two's complement; of a weight of one bit, what is stored
};

// Sets some bits of a wide signal, which is an array of words.
inline void set_bits(void* signal, uint32_t low, uint32_t count, uint32_t value) {
  uint8_t* bytes = static_cast<uint8_t*>(signal);
  for (uint32_t i = 0; i < count; ++i) {
    const uint32_t at = low + i;
    bytes[at / 8] |= static_cast<uint8_t>((value >> i & 1) << at % 8);
  }
}

#include "cosim_probes.h"

// A stretch of a scenario: samples with the same weights, time steps and host.
struct Segment {
  bool reset;
  uint32_t samples;
  uint32_t time_steps;
  uint64_t cycles;  // after how many it is broken off; 0 if it ends with its last result
  std::vector<uint64_t> offers;
  std::vector<uint64_t> takes;
  std::vector<Load> loads;
  std::vector<uint32_t> spikes;  // samples x time steps x words

  uint64_t vectors() const { return uint64_t{samples} * time_steps; }

  // Whether the machine starts it with its counters at zero; elsewhere they count on.
  bool clears() const { return reset || !loads.empty(); }
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

Segment read_segment(Reader& reader, const char* path) {
  Segment segment;
  segment.reset = reader.value<uint32_t>() != 0;
  segment.samples = reader.value<uint32_t>();
  segment.time_steps = reader.value<uint32_t>();
  segment.cycles = reader.value<uint64_t>();
  const uint32_t pattern_words = reader.value<uint32_t>();
  const uint32_t loads = reader.value<uint32_t>();
  segment.offers = reader.values<uint64_t>(pattern_words);
  segment.takes = reader.values<uint64_t>(pattern_words);
  if (pattern_words == 0 || (pattern_words & (pattern_words - 1)) != 0) {
    fail(std::string(path) + ": the number of pattern words is not a power of two");
  }
  segment.loads = reader.values<Load>(loads);
  segment.spikes = reader.values<uint32_t>(segment.vectors(), INPUT_WORDS);
  return segment;
}

std::vector<Segment> read_stimulus(const char* path) {
  Reader reader(path);
  if (reader.value<uint64_t>() != STIMULUS_MAGIC) {
    fail(std::string(path) + " is not a stimulus file");
  }
  const uint32_t inputs = reader.value<uint32_t>();
  if (inputs != INPUTS) {
    fail(std::string(path) + " has " + std::to_string(inputs) + " inputs, the design has " +
         std::to_string(INPUTS));
  }
  const uint32_t count = reader.value<uint32_t>();
  std::vector<Segment> segments;
  for (uint32_t i = 0; i < count; ++i) {
    segments.push_back(read_segment(reader, path));
  }
  reader.end();
  return segments;
}

// The keys of digests, which DigestKeys.java writes anew for each run.
std::unique_ptr<Digest> read_digest(const char* path) {
  Reader reader(path);
  std::vector<DigestKey> words = reader.values<DigestKey>(1 + CYCLE_WORDS);
  std::vector<DigestKey> cycles = reader.values<DigestKey>(1 + BLOCK_CYCLES);
  reader.end();
  return std::make_unique<Digest>(std::move(words), std::move(cycles));
}

bool bit(const std::vector<uint64_t>& pattern, uint64_t cycle) {
  return (pattern[(cycle >> 6) & (pattern.size() - 1)] >> (cycle & 63) & 1) != 0;
}

// The design, its clock and what is recorded of each cycle.
class Clocked {
 public:
  explicit Clocked(VerilatedContext& context) : top_(&context), context_(context) {
    // An assertion that fails is seen after the edge: what the cycle recorded goes out before.
    context.fatalOnError(false);
  }

  // Writes digests of blocks of cycles instead of the cycles themselves.
  void digest(std::unique_ptr<Digest> digest) { digest_ = std::move(digest); }

#if VM_TRACE
  void trace(const char* path, uint64_t segment, uint64_t first, uint64_t last) {
    wave_segment_ = segment;
    first_wave_ = first;
    last_wave_ = last;
    top_.trace(&waves_, 99);
    waves_.open(path);
  }
#endif

 protected:
  static constexpr uint64_t kPatience = 1 << 18;
  // More than a number takes from the answer to its memory: a cycle for each fold of a layer.
  static constexpr uint32_t kWriteCycles = 1 << 12;
  // In so many cycles, inputs are moved to see that no output follows that must not.
  static constexpr uint64_t kProbedCycles = 1 << 12;

  void begin(const Segment& segment) {
    segment_ = &segment;
    idle_ = 0;
  }

  // Whether the segment is at its end.
  bool over(uint64_t results, uint64_t cycle) const {
    return results == segment_->samples || broken_off(cycle) || waves_done(cycle);
  }

  bool broken_off(uint64_t cycle) const {
    return segment_->cycles != 0 && cycle == segment_->cycles;
  }

  void end(const std::vector<uint64_t>& counters) {
    if (digest_ != nullptr && digest_->count() != 0) {
      put_digest();
    }
    if (!counters.empty()) {
      trace_.put(&kCounters, 1);
      trace_.put(counters.data(), counters.size() * sizeof(uint64_t));
    }
    trace_.put(&kEnd, 1);
    ++segments_done_;
  }

  // The cycle's inputs are set: lets the design follow them, and records what it does.
  void settle(uint64_t cycle) {
    top_.clk_i = 0;
    top_.eval();
#if VM_TRACE
    waving_ = segments_done_ == wave_segment_ && cycle >= first_wave_ && cycle <= last_wave_;
    dump();
#else
    (void)cycle;
#endif
    if (digest_ == nullptr) {
      trace_.put(&kCycle, 1);
      write_probes(*top_.rootp, trace_);
    } else {
      digest_probes(*top_.rootp, *digest_);
      if (digest_->end_cycle()) {
        put_digest();
        trace_.flush();
      }
    }
  }

  void edge() {
    top_.clk_i = 0;
    top_.eval();
    rise();
  }

  // The edge of a cycle that has settled.
  void rise() {
    top_.clk_i = 1;
    top_.eval();
#if VM_TRACE
    if (wave_output < 0) {
      dump();
    }
#endif
    if (context_.gotError()) {
      trace_.flush();
      std::exit(4);
    }
  }

  // Ends the run if nothing has gone in or out for very long.
  void watch(bool progress, uint64_t cycle) {
    idle_ = progress ? 0 : idle_ + 1;
    if (idle_ > kPatience) {
      trace_.flush();
      fail("no handshake for " + std::to_string(idle_) + " cycles, up to cycle " +
           std::to_string(cycle));
    }
  }

  // A segment for the sake of waves ends with them.
  bool waves_done(uint64_t cycle) const {
#if VM_TRACE
    return waves_.isOpen() && segments_done_ == wave_segment_ && cycle > last_wave_;
#else
    (void)cycle;
    return false;
#endif
  }

  void finish() {
    trace_.flush();
    top_.final();
#if VM_TRACE
    waves_.close();
#endif
  }

  // Moves an input, and says whether an output has followed within the cycle.
  template <typename Input, typename Observe>
  bool follows(Input& input, Observe observe) {
    const auto before = observe();
    input ^= 1;
    top_.eval();
    const auto after = observe();
    input ^= 1;
    top_.eval();
    return before != after;
  }

  // What was recorded so far goes out first: it tells in which segment and cycle the rule is broken.
  [[noreturn]] void broken(const char* signal, unsigned expected, unsigned found, long address,
                           const std::string& rule) {
    trace_.flush();
    ::broken(signal, expected, found, address, rule);
  }

  // An output has followed an input that it must not follow.
  [[noreturn]] void rule(const char* output, unsigned value, const std::string& text) {
    broken(output, value, value ^ 1, -1, text);
  }

  const Segment* segment_ = nullptr;
  Trace trace_;
  Vsnn top_;

 private:
  static constexpr uint8_t kCycle = 1;
  static constexpr uint8_t kCounters = 2;
  static constexpr uint8_t kEnd = 3;
  static constexpr uint8_t kBlock = 4;

  void put_digest() {
    const uint32_t cycles = digest_->count();
    const uint64_t values[] = {digest_->value(0), digest_->value(1)};
    trace_.put(&kBlock, 1);
    trace_.put(&cycles, sizeof(cycles));
    trace_.put(values, sizeof(values));
    digest_->restart();
  }

  VerilatedContext& context_;
  std::unique_ptr<Digest> digest_;
  uint64_t idle_ = 0;
  uint64_t segments_done_ = 0;

#if VM_TRACE
  // Two units a cycle: the clock falls at 2 c and rises at 2 c + 1.
  void dump() {
    if (waving_) {
      waves_.dump(wave_time_++ + 2 * first_wave_);
    }
  }

  WaveFile wave_file_;
  VerilatedVcdC waves_{&wave_file_};
  uint64_t wave_segment_ = 0;
  uint64_t first_wave_ = 1;
  uint64_t last_wave_ = 0;
  uint64_t wave_time_ = 0;
  bool waving_ = false;
#endif
};

#endif  // COSIM_COMMON_H_
