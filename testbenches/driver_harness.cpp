// Harness of the driver in C: the driver runs on a processor whose bus is the Verilated design.
//
//   driver_harness JOB     loads, reads back and runs what the job file holds, by polling and by
//                          interrupt, and prints what happened, a line each
//   driver_harness serve   does the bus accesses that standard input asks for, a line each:
//                          "r OFFSET", answered with the value, and "w OFFSET VALUE"
//
// docs/formats.md describes both. cosim_driver.h is generated for the design. Runs in the folder
// of the generated RTL, where the hex files are.

#include <algorithm>
#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "Vsnn.h"
#include "Vsnn___024root.h"
#include "spikeloom.h"
#include "verilated.h"

[[noreturn]] static void fail(const std::string& message) {
  std::fflush(stdout);
  std::fprintf(stderr, "driver_harness: %s\n", message.c_str());
  std::_Exit(2);
}

#include "cosim_driver.h"

// The design on its bus. A write is posted: the next may follow in the next cycle, before the answer
// has come; a read waits for all answers.
class Board {
 public:
  explicit Board(VerilatedContext& context) : top_(&context) {
    idle(top_);
    top_.s_axi_wstrb = 0xf;
    top_.s_axi_bready = 1;
    top_.s_axi_rready = 1;
    top_.rst_ni = 0;
    tick();
    tick();
    top_.rst_ni = 1;
    tick();
    cycle_ = 0;
  }

  uint64_t cycle() const { return cycle_; }
  uint64_t refused() const { return refused_; }

  void write(uint32_t offset, uint32_t value) {
    top_.s_axi_awaddr = offset;
    top_.s_axi_wdata = value;
    bool address = true;
    bool data = true;
    for (uint64_t patience = 0; address || data; ++patience) {
      require(patience, "a write is not accepted");
      top_.s_axi_awvalid = address;
      top_.s_axi_wvalid = data;
      settle();
      address &= !top_.s_axi_awready;
      data &= !top_.s_axi_wready;
      edge();
    }
    ++unanswered_;
    top_.s_axi_awvalid = 0;
    top_.s_axi_wvalid = 0;
  }

  uint32_t read(uint32_t offset) {
    for (uint64_t patience = 0; unanswered_ != 0; ++patience) {
      require(patience, "a write is not answered");
      tick();
    }
    top_.s_axi_araddr = offset;
    top_.s_axi_arvalid = 1;
    for (uint64_t patience = 0;; ++patience) {
      require(patience, "a read is not accepted");
      settle();
      const bool accepted = top_.s_axi_arready;
      edge();
      if (accepted) {
        break;
      }
    }
    top_.s_axi_arvalid = 0;
    for (uint64_t patience = 0;; ++patience) {
      require(patience, "a read is not answered");
      settle();
      const bool answered = top_.s_axi_rvalid;
      const uint32_t value = top_.s_axi_rdata;
      refused_ += answered && top_.s_axi_rresp != 0;
      edge();
      if (answered) {
        return value;
      }
    }
  }

  // Sleeps until the interrupt is there.
  void sleep() {
    for (uint64_t patience = 0;; ++patience) {
      require(patience, "no interrupt comes");
      settle();
      const bool interrupt = top_.irq_o;
      edge();
      if (interrupt) {
        return;
      }
    }
  }

  // Sends beats over the load stream, as a DMA engine does.
  void load(const std::vector<uint8_t>& bytes) {
    const size_t beat = LOAD_STREAM_BYTES;
    for (size_t at = 0; at < bytes.size(); at += beat) {
      offer_load(top_, bytes.data() + at, at + beat == bytes.size());
      for (uint64_t patience = 0;; ++patience) {
        require(patience, "the load stream accepts no beat");
        settle();
        const bool accepted = load_ready(top_);
        edge();
        if (accepted) {
          break;
        }
      }
    }
    end_load(top_);
    for (int i = 0; i < 4; ++i) {
      tick();
    }
  }

  // Sends beats over the input stream while it takes those of results, as two DMA engines do. What
  // comes: words, TLAST in bit 32.
  std::vector<uint64_t> stream(const std::vector<SpikeBeat>& beats, size_t words) {
    std::vector<uint64_t> taken;
    size_t sent = 0;
    top_.m_axis_tready = 1;
    for (uint64_t patience = 0; sent < beats.size() || taken.size() < words; ++patience) {
      require(patience, "the streams stand still");
      if (sent < beats.size()) {
        offer_spikes(top_, beats[sent]);
      }
      top_.s_axis_tvalid = sent < beats.size();
      settle();
      sent += top_.s_axis_tvalid && top_.s_axis_tready;
      if (top_.m_axis_tvalid) {
        taken.push_back(uint64_t{top_.m_axis_tlast} << 32 | top_.m_axis_tdata);
      }
      edge();
    }
    top_.s_axis_tvalid = 0;
    top_.m_axis_tready = 0;
    return taken;
  }

  // What the core did since the performance counters began to count: cycles from then on.
  struct Window {
    std::vector<uint64_t> accepts;
    std::vector<uint64_t> takes;
    uint64_t cycles = 0;
  };

  Window take_window() {
    Window window;
    std::swap(window, window_);
    return window;
  }

 private:
  static void require(uint64_t patience, const char* what) {
    if (patience > 1000000) {
      fail(what);
    }
  }

  void settle() {
    top_.clk_i = 0;
    top_.eval();
    const Vsnn___024root& root = *top_.rootp;
    if (counting(root)) {
      if (core_accepts(root)) {
        window_.accepts.push_back(window_.cycles);
      }
      if (core_result_taken(root)) {
        window_.takes.push_back(window_.cycles);
      }
      ++window_.cycles;
    }
  }

  void edge() {
    if (top_.s_axi_bvalid && top_.rst_ni) {
      refused_ += top_.s_axi_bresp != 0;
      --unanswered_;
    }
    top_.clk_i = 1;
    top_.eval();
    ++cycle_;
  }

  void tick() {
    settle();
    edge();
  }

  Vsnn top_;
  uint64_t cycle_ = 0;
  uint64_t unanswered_ = 0;
  uint64_t refused_ = 0;
  Window window_;
};

// A processor with one interrupt line.
struct Processor {
  Board* board;
  spikeloom* device;
};

static uint32_t bus_read(void* context, uint32_t offset) {
  return static_cast<Processor*>(context)->board->read(offset);
}

static void bus_write(void* context, uint32_t offset, uint32_t value) {
  static_cast<Processor*>(context)->board->write(offset, value);
}

static void bus_wait(void* context) {
  Processor& processor = *static_cast<Processor*>(context);
  processor.board->sleep();
  spikeloom_interrupt(processor.device);
}

static void check(spikeloom_error error, const char* what) {
  if (error != SPIKELOOM_OK) {
    fail(std::string(what) + ": " + spikeloom_text(error));
  }
}

// A network and samples.
struct Job {
  struct Numbers {
    uint32_t rows;
    uint32_t neurons;
    std::vector<int16_t> weights;
    std::vector<int32_t> thresholds;
    std::vector<int32_t> biases;
  };
  std::vector<Numbers> numbers;
  uint32_t time_steps;
  uint32_t samples;
  std::vector<uint32_t> spikes;

  std::vector<spikeloom_layer> layers() const {
    std::vector<spikeloom_layer> layers;
    for (uint32_t i = 0; i < numbers.size(); ++i) {
      const Numbers& layer = numbers[i];
      layers.push_back({i, layer.rows, layer.neurons, layer.weights.data(), layer.thresholds.data(),
                        layer.biases.empty() ? nullptr : layer.biases.data()});
    }
    return layers;
  }

  // Other numbers of the same range: the last row first, the last neuron first.
  Job reversed() const {
    Job other = *this;
    for (Numbers& layer : other.numbers) {
      std::reverse(layer.weights.begin(), layer.weights.end());
      std::reverse(layer.thresholds.begin(), layer.thresholds.end());
      std::reverse(layer.biases.begin(), layer.biases.end());
    }
    return other;
  }
};

class Reader {
 public:
  explicit Reader(const char* path) : path_(path), file_(path, std::ios::binary) {}

  template <typename T>
  std::vector<T> values(size_t count) {
    std::vector<T> values(count);
    const std::streamsize bytes = static_cast<std::streamsize>(count * sizeof(T));
    if (bytes != 0 && !file_.read(reinterpret_cast<char*>(values.data()), bytes)) {
      fail(path_ + " is truncated");
    }
    return values;
  }

  uint32_t value() { return values<uint32_t>(1)[0]; }

 private:
  std::string path_;
  std::ifstream file_;
};

static Job read_job(const char* path) {
  Reader reader(path);
  Job job;
  const uint32_t layers = reader.value();
  for (uint32_t i = 0; i < layers; ++i) {
    Job::Numbers numbers;
    numbers.rows = reader.value();
    numbers.neurons = reader.value();
    const bool biases = reader.value() != 0;
    numbers.weights = reader.values<int16_t>(size_t{numbers.rows} * numbers.neurons);
    numbers.thresholds = reader.values<int32_t>(numbers.neurons);
    numbers.biases = reader.values<int32_t>(biases ? numbers.neurons : 0);
    job.numbers.push_back(numbers);
  }
  job.time_steps = reader.value();
  job.samples = reader.value();
  job.spikes = reader.values<uint32_t>(size_t{job.samples} * job.time_steps * SPIKELOOM_WORDS(INPUTS));
  return job;
}

static void print(const char* word, const std::vector<uint64_t>& numbers) {
  std::printf("%s", word);
  for (uint64_t number : numbers) {
    std::printf(" %" PRIu64, number);
  }
  std::printf("\n");
}

// Reads layers back, where the design can.
static uint64_t verify(Board& board, spikeloom& device, const std::vector<spikeloom_layer>& layers,
                       const char* what) {
  const uint64_t begin = board.cycle();
  if (device.features & SPIKELOOM_FEATURES_READ_BACK) {
    check(spikeloom_verify(&device, layers.data(), layers.size()), what);
  }
  return board.cycle() - begin;
}

// Loads over the registers, and reads all back.
static void load(Board& board, spikeloom& device, const Job& job, const char* what) {
  const std::vector<spikeloom_layer> layers = job.layers();
  const uint64_t begin = board.cycle();
  check(spikeloom_load(&device, layers.data(), layers.size()), what);
  const uint64_t cycles = board.cycle() - begin;
  print(what, {cycles, verify(board, device, layers, what)});
}

#ifdef SPIKELOOM_LOAD_STREAM
// Loads over the load stream, and reads all back.
static void load_stream(Board& board, spikeloom& device, const Job& job) {
  const std::vector<spikeloom_layer> layers = job.layers();
  const uint64_t begin = board.cycle();
  for (const spikeloom_layer& layer : layers) {
    for (int target = SPIKELOOM_WEIGHT; target <= SPIKELOOM_BIAS; ++target) {
      if (target == SPIKELOOM_BIAS && layer.biases == nullptr) {
        continue;
      }
      const auto kind = static_cast<spikeloom_target>(target);
      size_t bytes = 0;
      std::vector<uint8_t> beats;
      if (spikeloom_load_beats(&device, &layer, kind, nullptr, 0, &bytes) != SPIKELOOM_ARGUMENT) {
        fail("an empty buffer was enough for the load stream");
      }
      beats.resize(bytes);
      check(spikeloom_load_beats(&device, &layer, kind, beats.data(), beats.size(), &bytes), "load beats");
      check(spikeloom_begin_load_stream(&device, &layer, kind), "load stream");
      board.load(beats);
      check(spikeloom_end_load_stream(&device), "load stream");
    }
  }
  const uint64_t cycles = board.cycle() - begin;
  print("stream_in", {cycles, verify(board, device, layers, "load stream")});
}
#endif

// Whether the driver finds what is not as it was loaded, and says where.
static void mismatch(spikeloom& device, const Job& job) {
  Job other = job;
  other.numbers.back().thresholds.back() ^= 1;
  const std::vector<spikeloom_layer> layers = other.layers();
  if (spikeloom_verify(&device, layers.data(), layers.size()) != SPIKELOOM_DIFFERENT) {
    fail("a number that differs was not found");
  }
  const spikeloom_mismatch& found = device.mismatch;
  print("mismatch", {found.layer, static_cast<uint64_t>(found.target), found.row, found.neuron});
}

// Whether the driver tells that a number is refused.
static void refusal(spikeloom& device) {
  const int32_t threshold = INT32_MAX;
  const spikeloom_layer layer = {0, 1, 1, nullptr, &threshold, nullptr};
  print("refusal", {static_cast<uint64_t>(spikeloom_load(&device, &layer, 1))});
}

// The inputs that spike.
static std::vector<uint32_t> events(const spikeloom& device, const uint32_t* spikes) {
  std::vector<uint32_t> events;
  for (uint32_t input = 0; input < device.inputs; ++input) {
    if (spikes[input / 32] >> (input % 32) & 1) {
      events.push_back(input);
    }
  }
  return events;
}

// Runs a sample that is given as lists of inputs.
static void run_events(spikeloom& device, const uint32_t* spikes, uint32_t time_steps,
                       uint32_t* classes, uint32_t* counts) {
  check(spikeloom_time_steps(&device, time_steps), "time steps");
  for (uint32_t step = 0; step < time_steps; ++step) {
    const std::vector<uint32_t> list = events(device, spikes + step * SPIKELOOM_WORDS(device.inputs));
    check(spikeloom_send_events(&device, list.data(), list.size()), "events");
  }
  check(spikeloom_receive(&device, classes, counts), "events");
}

// Runs all samples, with the performance counters on.
static void run(Board& board, spikeloom& device, const Job& job, const char* how) {
  const size_t words = size_t{job.time_steps} * SPIKELOOM_WORDS(device.inputs);
  const bool counters = (device.features & SPIKELOOM_FEATURES_COUNTERS) != 0;
  board.take_window();
  if (counters) {
    check(spikeloom_clear_counters(&device), how);
    check(spikeloom_count(&device, 1), how);
  }
  const uint64_t begin = board.cycle();
  for (uint32_t sample = 0; sample < job.samples; ++sample) {
    std::vector<uint32_t> classes(device.heads);
    std::vector<uint32_t> counts(device.classes);
    const uint32_t* spikes = job.spikes.data() + sample * words;
    if (sample % 2 == 0) {
      check(spikeloom_run(&device, spikes, job.time_steps, classes.data(), counts.data()), how);
    } else {
      run_events(device, spikes, job.time_steps, classes.data(), counts.data());
    }
    std::vector<uint64_t> numbers(classes.begin(), classes.end());
    numbers.insert(numbers.end(), counts.begin(), counts.end());
    print("result", numbers);
  }
  print("run", {board.cycle() - begin});
  if (counters) {
    check(spikeloom_count(&device, 0), how);
    const Board::Window window = board.take_window();
    print("window", {window.cycles});
    print("accepts", window.accepts);
    print("takes", window.takes);
    for (uint32_t layer = 0; layer < device.layers; ++layer) {
      std::vector<uint64_t> values;
      for (uint32_t number = 0; number <= SPIKELOOM_COUNT_SATURATIONS; ++number) {
        uint64_t value = 0;
        check(spikeloom_counter(&device, layer, number, &value), how);
        values.push_back(value);
      }
      print("counters", values);
    }
  }
}

// Lays out the beats of a time step, and appends them.
static void append_step(const spikeloom& device, const uint32_t* spikes, bool by_count, bool last,
                        std::vector<SpikeBeat>& beats) {
  std::vector<uint32_t> words(device.inputs + STREAM_WORDS);
  size_t count = 0;
  check(spikeloom_spike_beats(&device, spikes, by_count, words.data(), words.size(), &count), "beats");
  for (size_t at = 0; at < count; at += STREAM_WORDS) {
    SpikeBeat beat = {};
    std::copy_n(words.begin() + at, STREAM_WORDS, beat.words);
    beat.last = last && at + STREAM_WORDS == count;
    beats.push_back(beat);
  }
}

// Runs all samples over the streams, with the beats as the driver lays them out.
static void run_streams(Board& board, spikeloom& device, const Job& job, bool by_count) {
  const size_t step_words = SPIKELOOM_WORDS(device.inputs);
  const size_t result_words = (device.heads + 1) / 2 + device.classes;
  const uint32_t per_packet = by_count ? 2 : 1;
  check(spikeloom_by_register(&device, 0), "streams");
  check(spikeloom_frames_by_count(&device, by_count), "streams");
  check(spikeloom_results_per_packet(&device, per_packet), "streams");
  check(spikeloom_time_steps(&device, job.time_steps), "streams");
  std::vector<SpikeBeat> beats;
  for (uint32_t sample = 0; sample < job.samples; ++sample) {
    for (uint32_t step = 0; step < job.time_steps; ++step) {
      const uint32_t* spikes = job.spikes.data() + (size_t{sample} * job.time_steps + step) * step_words;
      append_step(device, spikes, by_count, !by_count || step + 1 == job.time_steps, beats);
    }
  }
  const std::vector<uint64_t> words = board.stream(beats, job.samples * result_words);
  for (uint32_t sample = 0; sample < job.samples; ++sample) {
    const uint64_t* result = words.data() + sample * result_words;
    std::vector<uint64_t> numbers;
    for (uint32_t head = 0; head < device.heads; ++head) {
      numbers.push_back(result[head / 2] >> (16 * (head % 2)) & 0xffff);
    }
    for (uint32_t i = 0; i < device.classes; ++i) {
      numbers.push_back(result[(device.heads + 1) / 2 + i] & 0xffffffff);
    }
    print("result", numbers);
    const bool last = (result[result_words - 1] >> 32) != 0;
    if (last != (sample % per_packet == per_packet - 1)) {
      fail("a packet of results ends in the wrong place");
    }
  }
  check(spikeloom_take_errors(&device), "streams");
}

static void do_job(Board& board, const char* path) {
  const Job job = read_job(path);
  spikeloom device;
  Processor processor = {&board, &device};
  spikeloom_bus bus = {bus_read, bus_write, nullptr, &processor};
  check(spikeloom_open(&device, &bus), "open");
  // The driver may ask for a register that the design does not have.
  const uint64_t refused_by_open = board.refused();
  if (device.features & SPIKELOOM_FEATURES_LOADABLE) {
    load(board, device, job.reversed(), "load_other");
    load(board, device, job, "load");
    if (device.features & SPIKELOOM_FEATURES_READ_BACK) {
      mismatch(device, job);
    }
    refusal(device);
#ifdef SPIKELOOM_LOAD_STREAM
    if (device.load_stream != 0) {
      load(board, device, job.reversed(), "load_other");
      load_stream(board, device, job);
    }
#endif
  }
  check(spikeloom_reset(&device), "reset");
  run(board, device, job, "polling");
  bus.wait = bus_wait;
  device.bus = bus;
  check(spikeloom_enable_interrupts(&device, SPIKELOOM_IRQ_STATUS_RESULT | SPIKELOOM_IRQ_STATUS_ERROR |
                                                 SPIKELOOM_IRQ_STATUS_RESET_DONE),
        "interrupts");
  check(spikeloom_reset(&device), "reset");
  run(board, device, job, "interrupt");
  run_streams(board, device, job, false);
  run_streams(board, device, job, true);
  print("refused", {board.refused() - refused_by_open});
}

static void serve(Board& board) {
  std::string access;
  uint32_t offset = 0;
  while (std::cin >> access >> offset) {
    if (access == "r") {
      std::printf("%" PRIu32 "\n", board.read(offset));
    } else if (access == "w") {
      uint32_t value = 0;
      if (!(std::cin >> value)) {
        fail("a write without a value");
      }
      board.write(offset, value);
      std::printf("\n");
    } else {
      fail("unknown access " + access);
    }
    std::fflush(stdout);
  }
}

int main(int argc, char** argv) {
  if (argc != 2) {
    fail("usage: driver_harness JOB | serve");
  }
  VerilatedContext context;
  // Registers without a reset start with random bits: nothing may depend on them.
  context.randReset(2);
  context.randSeed(1);
  const auto board = std::make_unique<Board>(context);
  if (std::strcmp(argv[1], "serve") == 0) {
    serve(*board);
  } else {
    do_job(*board, argv[1]);
  }
  return 0;
}
