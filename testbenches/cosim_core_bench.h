// The bench of the core alone: a spike vector a handshake, a result a handshake.

#ifndef COSIM_BENCH_H_
#define COSIM_BENCH_H_

#include "cosim_common.h"

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
    top_.time_steps_i = segment.time_steps;
    load(segment.loads);
    if (LOAD_READ_CYCLES > 0) {
      read_back(segment.loads);
    }
    if (segment.clears()) {
      clear_counters(top_);
      edge();
    }
    count(top_, true);

    uint64_t results = 0;
    uint64_t cycle = 0;
    for (; !over(results, cycle); ++cycle) {
      drive(cycle);
      settle(cycle);
      const bool accepted = top_.spikes_valid_i && top_.spikes_ready_o;
      const bool taken = top_.result_valid_o && top_.result_ready_i;
      if (accepted) {
        offering_ = false;
      }
      results += taken;
      watch(accepted || taken, cycle);
      if (cycle < kProbedCycles) {
        probe(cycle);
      }
      rise();
    }
    count(top_, false);
    end(results == segment.samples ? read_counters(top_) : std::vector<uint64_t>());
  }

  // Numbers of neighbouring neurons are written at once, as many as the port takes.
  void load(const std::vector<Load>& loads) {
    for (size_t from = 0, to = 0; from < loads.size(); from = to) {
      while (to < loads.size() && at_once(loads[from], loads[to])) {
        ++to;
      }
      drive_load(top_, &loads[from], to - from);
      for (bool taken = false; !taken;) {
        top_.eval();
        taken = load_taken(top_);
        edge();
      }
    }
    end_load(top_);
  }

  static bool at_once(const Load& a, const Load& b) {
    return a.target == b.target && a.layer == b.layer && a.row == b.row &&
           a.neuron / LOAD_LANES == b.neuron / LOAD_LANES;
  }

  // A read a cycle; each number has to come a fixed number of cycles later.
  void read_back(const std::vector<Load>& loads) {
    for (size_t cycle = 0; cycle < loads.size() + LOAD_READ_CYCLES && !loads.empty(); ++cycle) {
      if (cycle < loads.size()) {
        drive_read(top_, loads[cycle]);
      } else {
        end_read(top_);
      }
      top_.eval();
      const bool due = cycle >= LOAD_READ_CYCLES;
      if (read_valid(top_) != due) {
        broken("load_valid_o", due, read_valid(top_), -1, "a number comes when it was read");
      }
      const size_t number = cycle - LOAD_READ_CYCLES;
      if (due && read_data(top_) != held_data(loads[number])) {
        broken("load_data_o", held_data(loads[number]), read_data(top_), -1,
               "what is read is what was loaded: " + named(loads[number]));
      }
      edge();
    }
    end_read(top_);
  }

  static std::string named(const Load& load) {
    const std::string of = "layer " + std::to_string(load.layer) + ", neuron " + std::to_string(load.neuron);
    return load.target == 0   ? "the weight of " + of + ", row " + std::to_string(load.row)
           : load.target == 1 ? "the threshold of " + of
                              : "the bias of " + of;
  }

  void reset() {
    offering_ = false;
    top_.spikes_valid_i = 0;
    top_.result_ready_i = 0;
    count(top_, false);
    end_load(top_);
    end_read(top_);
    top_.rst_ni = 0;
    edge();
    edge();
    top_.rst_ni = 1;
  }

  // The host: once it offers a vector, it holds it until it is accepted.
  void drive(uint64_t cycle) {
    if (!offering_ && next_ < segment_->vectors() && bit(segment_->offers, cycle)) {
      std::memcpy(&top_.spikes_i, &segment_->spikes[next_ * INPUT_WORDS], sizeof(top_.spikes_i));
      offering_ = true;
      ++next_;
    }
    top_.spikes_valid_i = offering_;
    top_.result_ready_i = bit(segment_->takes, cycle);
  }

  // No path leads from one side of a handshake to the other within a cycle.
  void probe(uint64_t cycle) {
    if (follows(top_.result_ready_i, [&] { return top_.result_valid_o; })) {
      rule("result_valid_o", top_.result_valid_o,
           "result_valid_o follows result_ready_i in cycle " + std::to_string(cycle));
    }
    if (follows(top_.spikes_valid_i, [&] { return top_.spikes_ready_o; })) {
      rule("spikes_ready_o", top_.spikes_ready_o,
           "spikes_ready_o follows spikes_valid_i in cycle " + std::to_string(cycle));
    }
  }

  uint64_t next_ = 0;
  bool offering_ = false;
};

#endif  // COSIM_BENCH_H_
