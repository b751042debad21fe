// The bench of the accelerator behind AXI: spikes and results go over streams, all else over
// registers.

#ifndef COSIM_BENCH_H_
#define COSIM_BENCH_H_

#include "cosim_common.h"
#include "snn_axi_regs.h"

class Bench : public Clocked {
 public:
  using Clocked::Clocked;

  void run(const std::vector<Segment>& segments) {
    for (const Segment& segment : segments) {
      begin(segment);
      present(segment);
    }
    finish();
  }

 private:
  void present(const Segment& segment) {
    if (segment.reset) {
      reset();
    }
    next_ = 0;
    beat_ = 0;
    beats_ = 0;
    if (time_steps_ != segment.time_steps) {
      write(SNN_AXI_TIME_STEPS_OFFSET, segment.time_steps);
      time_steps_ = segment.time_steps;
    }
    load();
    start_counting();

    uint64_t results = 0;
    uint64_t cycle = 0;
    for (; !over(results, cycle); ++cycle) {
      results += step(cycle);
    }
    if (results < segment.samples) {
      end({});
      return;
    }
    // The counters count on until the write that stops them has arrived.
    stop_counting();
    for (uint32_t cycles = 0; counting(*top_.rootp) && !waves_done(cycle); ++cycles) {
      if (cycles > kPatience) {
        broken("s_axi_bvalid", 1, 0, SNN_AXI_CONTROL_OFFSET, "the counters do not stop");
      }
      step(cycle++);
    }
    end(read_counters());
  }

  void reset() {
    offering_ = false;
    writing_ = false;
    answered_ = false;
    time_steps_ = 0;
    top_.s_axis_tvalid = 0;
    top_.s_axis_tlast = 0;
    top_.s_axis_tkeep = KEEP_ALL;
    rest_load_stream(top_);
    top_.m_axis_tready = 0;
    top_.s_axi_awvalid = 0;
    top_.s_axi_wvalid = 0;
    top_.s_axi_wstrb = 0xf;
    top_.s_axi_bready = 0;
    top_.s_axi_arvalid = 0;
    top_.s_axi_rready = 0;
    top_.rst_ni = 0;
    edge();
    edge();
    top_.rst_ni = 1;
    edge();  // nothing is accepted in the first cycle
  }

  // One cycle of the streams; says whether a result is complete.
  bool step(uint64_t cycle) {
    drive(cycle);
    drive_registers();
    settle(cycle);
    const bool accepted = top_.s_axis_tvalid && top_.s_axis_tready;
    const bool taken = top_.m_axis_tvalid && top_.m_axis_tready;
    const bool complete = taken && top_.m_axis_tlast;
    if (accepted) {
      offering_ = false;
    }
    watch(accepted || taken, cycle);
    if (cycle < kProbedCycles) {
      probe(cycle);
    }
    follow_registers();
    rise();
    return complete;
  }

  // Once a beat is offered, it stays until it is accepted. A packet is a time step.
  void drive(uint64_t cycle) {
    if (!offering_ && bit(segment_->offers, cycle) && next_beat()) {
      offering_ = true;
    }
    top_.s_axis_tvalid = offering_;
    top_.m_axis_tready = bit(segment_->takes, cycle);
  }

  // Sets the data of the next beat; false after the last packet.
  bool next_beat() {
    if (beat_ == beats_) {
      if (next_ == segment_->vectors()) {
        return false;
      }
      vector_ = &segment_->spikes[next_ * INPUT_WORDS];
      beats_ = count_beats();
      beat_ = 0;
      ++next_;
    }
    uint32_t data[STREAM_WORDS] = {};
    if (EVENTS) {
      data[0] = events_.empty() ? uint32_t{1} << 31 : events_[beat_];
    } else {
      for (uint32_t word = 0; word < STREAM_WORDS; ++word) {
        const uint32_t at = beat_ * STREAM_WORDS + word;
        data[word] = at < INPUT_WORDS ? vector_[at] : 0;
      }
    }
    std::memcpy(&top_.s_axis_tdata, data, sizeof(top_.s_axis_tdata));
    ++beat_;
    top_.s_axis_tlast = beat_ == beats_;
    return true;
  }

  // A packet of packed bits ends with the last beat that has a spike; one of events has a beat for
  // each, or a single one without.
  uint32_t count_beats() {
    events_.clear();
    for (uint32_t input = 0; input < INPUTS; ++input) {
      if (vector_[input / 32] >> (input % 32) & 1) {
        events_.push_back(input);
      }
    }
    if (events_.empty()) {
      return 1;
    }
    return EVENTS ? static_cast<uint32_t>(events_.size())
                  : events_.back() / (32 * STREAM_WORDS) + 1;
  }

  // All outputs come from registers: none follows an input within the cycle, the reset included.
  void probe(uint64_t cycle) {
    hold(top_.rst_ni, "rst_ni", cycle);
    hold(top_.s_axis_tvalid, "s_axis_tvalid", cycle);
    hold(top_.s_axis_tlast, "s_axis_tlast", cycle);
    hold(top_.m_axis_tready, "m_axis_tready", cycle);
    hold(top_.s_axi_awvalid, "s_axi_awvalid", cycle);
    hold(top_.s_axi_wvalid, "s_axi_wvalid", cycle);
    hold(top_.s_axi_bready, "s_axi_bready", cycle);
    hold(top_.s_axi_arvalid, "s_axi_arvalid", cycle);
    hold(top_.s_axi_rready, "s_axi_rready", cycle);
  }

  template <typename Input>
  void hold(Input& input, const char* name, uint64_t cycle) {
    const auto state = [&](auto&& check) {
      check(top_.s_axis_tready, "s_axis_tready");
      check(top_.m_axis_tvalid, "m_axis_tvalid");
      check(top_.m_axis_tdata, "m_axis_tdata");
      check(top_.m_axis_tkeep, "m_axis_tkeep");
      check(top_.m_axis_tlast, "m_axis_tlast");
      check(top_.s_axi_awready, "s_axi_awready");
      check(top_.s_axi_wready, "s_axi_wready");
      check(top_.s_axi_bvalid, "s_axi_bvalid");
      check(top_.s_axi_arready, "s_axi_arready");
      check(top_.s_axi_rvalid, "s_axi_rvalid");
    };
    uint32_t before[kOutputs];
    int at = 0;
    state([&](uint32_t value, const char*) { before[at++] = value; });
    input ^= 1;
    top_.eval();
    at = 0;
    state([&](uint32_t value, const char* output) {
      if (value != before[at++]) {
        input ^= 1;
        rule(output, before[at - 1], std::string(output) + " follows " + name + " in cycle " +
                                         std::to_string(cycle));
      }
    });
    input ^= 1;
    top_.eval();
  }

  // Registers. One write is under way at a time; address, data and the answer's ready come apart,
  // by pauses that change from write to write.
  void begin_write(uint32_t address, uint32_t data) {
    top_.s_axi_awaddr = address;
    top_.s_axi_wdata = data;
    pauses_ = pauses_ * 1103515245 + 12345;
    aw_pause_ = pauses_ >> 16 & 1;
    w_pause_ = pauses_ >> 17 & 1;
    b_pause_ = pauses_ >> 18 & 1;
    aw_done_ = false;
    w_done_ = false;
    writing_ = true;
  }

  void drive_registers() {
    top_.s_axi_awvalid = writing_ && !aw_done_ && aw_pause_ == 0;
    top_.s_axi_wvalid = writing_ && !w_done_ && w_pause_ == 0;
    top_.s_axi_bready = writing_ && b_pause_ == 0;
    aw_pause_ -= aw_pause_ != 0;
    w_pause_ -= w_pause_ != 0;
  }

  // What the edge to come does to the write that is under way.
  void follow_registers() {
    aw_done_ |= top_.s_axi_awvalid && top_.s_axi_awready;
    w_done_ |= top_.s_axi_wvalid && top_.s_axi_wready;
    if (answered_ && !top_.s_axi_bvalid) {
      broken("s_axi_bvalid", 1, 0, top_.s_axi_awaddr, "the answer has fallen before it was accepted");
    }
    answered_ = top_.s_axi_bvalid && !top_.s_axi_bready;
    if (top_.s_axi_bvalid) {
      if (top_.s_axi_bresp != 0) {
        broken("s_axi_bresp", 0, top_.s_axi_bresp, top_.s_axi_awaddr,
               "the register refuses " + std::to_string(static_cast<int32_t>(top_.s_axi_wdata)));
      }
      writing_ &= !top_.s_axi_bready;
      b_pause_ -= b_pause_ != 0;
    }
  }

  void write(uint32_t address, uint32_t data) {
    begin_write(address, data);
    for (uint32_t cycles = 0; writing_; ++cycles) {
      if (cycles > kPatience) {
        broken("s_axi_bvalid", 1, 0, address, "the register does not answer a write");
      }
      drive_registers();
      top_.clk_i = 0;
      top_.eval();
      follow_registers();
      edge();
    }
    drive_registers();
  }

  uint32_t read(uint32_t address) {
    top_.s_axi_araddr = address;
    top_.s_axi_arvalid = 1;
    top_.s_axi_rready = 1;
    top_.clk_i = 0;
    top_.eval();
    for (uint32_t cycles = 0; !top_.s_axi_arready; ++cycles) {
      if (cycles > kPatience) {
        broken("s_axi_arready", 1, 0, address, "no address of a read is accepted");
      }
      edge();
    }
    edge();
    top_.s_axi_arvalid = 0;
    top_.eval();
    for (uint32_t cycles = 0; !top_.s_axi_rvalid; ++cycles) {
      if (cycles > kPatience) {
        broken("s_axi_rvalid", 1, 0, address, "the register does not answer a read");
      }
      edge();
    }
    if (top_.s_axi_rresp != 0) {
      broken("s_axi_rresp", 0, top_.s_axi_rresp, address, "the register cannot be read");
    }
    const uint32_t data = top_.s_axi_rdata;
    edge();
    return data;
  }

  // Neurons follow each other in the loads of a row, and the register moves on by itself.
  void load() {
    const Load* last = nullptr;
#ifdef SNN_AXI_LOAD_DATA_OFFSET
    for (const Load& load : segment_->loads) {
      if (last == nullptr || last->layer != load.layer) {
        write(SNN_AXI_LOAD_LAYER_OFFSET, load.layer);
      }
      if (last == nullptr || last->target != load.target) {
        write(SNN_AXI_LOAD_TARGET_OFFSET, load.target);
      }
      if (last == nullptr || last->row != load.row) {
        write(SNN_AXI_LOAD_ROW_OFFSET, load.row);
      }
      if (last == nullptr || last->layer != load.layer || last->target != load.target ||
          last->row != load.row || load.neuron != last->neuron + 1) {
        write(SNN_AXI_LOAD_NEURON_OFFSET, load.neuron);
      }
      write(SNN_AXI_LOAD_DATA_OFFSET, load.data);
      last = &load;
    }
    // The last number has been answered, but may be on its way to the memory still.
    for (uint32_t cycles = 0; last != nullptr && cycles < kWriteCycles; ++cycles) {
      edge();
    }
#endif
    if (last == nullptr && !segment_->loads.empty()) {
      fail("the design has no registers to load weights");
    }
  }

  void start_counting() {
#ifdef SNN_AXI_COUNT_SELECT_OFFSET
    const uint32_t clear = segment_->clears() ? SNN_AXI_CONTROL_COUNT_CLEAR_MASK : 0;
    begin_write(SNN_AXI_CONTROL_OFFSET, SNN_AXI_CONTROL_COUNT_ENABLE_MASK | clear);
    for (uint32_t cycles = 0; !counting(*top_.rootp); ++cycles) {
      if (cycles > kPatience) {
        broken("s_axi_bvalid", 1, 0, SNN_AXI_CONTROL_OFFSET, "the counters do not start");
      }
      drive_registers();
      top_.clk_i = 0;
      top_.eval();
      follow_registers();
      edge();
    }
#endif
  }

  void stop_counting() {
#ifdef SNN_AXI_COUNT_SELECT_OFFSET
    while (writing_) {
      fail("the write that starts the counters is under way at the end of the run");
    }
    begin_write(SNN_AXI_CONTROL_OFFSET, 0);
#endif
  }

  std::vector<uint64_t> read_counters() {
    std::vector<uint64_t> values;
#ifdef SNN_AXI_COUNT_SELECT_OFFSET
    top_.s_axis_tvalid = 0;
    top_.m_axis_tready = 0;
    for (uint32_t cycles = 0; writing_; ++cycles) {
      if (cycles > kPatience) {
        broken("s_axi_bvalid", 1, 0, SNN_AXI_CONTROL_OFFSET, "the register does not answer a write");
      }
      drive_registers();
      top_.clk_i = 0;
      top_.eval();
      follow_registers();
      edge();
    }
    for (uint32_t layer = 0; layer < LAYERS; ++layer) {
      for (uint32_t counter = 0; counter < COUNTERS; ++counter) {
        write(SNN_AXI_COUNT_SELECT_OFFSET, 16 * layer + counter);
        const uint64_t low = read(SNN_AXI_COUNT_LOW_OFFSET);
        values.push_back(uint64_t{read(SNN_AXI_COUNT_HIGH_OFFSET)} << 32 | low);
      }
    }
#endif
    return values;
  }

  static constexpr int kOutputs = 10;

  uint32_t time_steps_ = 0;  // as the register has them
  uint64_t next_ = 0;
  const uint32_t* vector_ = nullptr;
  std::vector<uint32_t> events_;
  uint32_t beat_ = 0;
  uint32_t beats_ = 0;
  bool offering_ = false;

  uint32_t pauses_ = 1;
  uint32_t aw_pause_ = 0;
  uint32_t w_pause_ = 0;
  uint32_t b_pause_ = 0;
  bool aw_done_ = false;
  bool w_done_ = false;
  bool writing_ = false;
  bool answered_ = false;
};

#endif  // COSIM_BENCH_H_
