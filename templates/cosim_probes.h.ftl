// Generated: the signals of this design that the co-simulation harness drives and observes.

constexpr uint64_t STIMULUS_MAGIC = [=magic]ULL;
constexpr uint32_t INPUTS = [=inputs];
constexpr uint32_t INPUT_WORDS = [=inputWords];
constexpr uint32_t LAYERS = [=layers];
constexpr uint32_t COUNTERS = [=counters];

template <size_t Bytes, typename Signal>
void put(Trace& trace, const Signal& signal) {
  static_assert(sizeof(Signal) == Bytes, "a signal has another width than in the design");
  trace.put(&signal, Bytes);
}

void write_probes(const Vsnn___024root& root, Trace& trace) {
[#list always as probe]
  put<[=probe.bytes]>(trace, root.[=probe.member]);
[/#list]
[#list groups as group]
  if (root.[=group.gate]) {
[#list group.probes as probe]
    put<[=probe.bytes]>(trace, root.[=probe.member]);
[/#list]
  }
[/#list]
}

[#if axi]
constexpr bool EVENTS = [=events];
constexpr uint32_t STREAM_WORDS = [=streamWords];

// Whether the performance counters count in this cycle.
bool counting([=(counters gt 0)?then("const Vsnn___024root& root", "const Vsnn___024root&")]) {
[#if counters gt 0]
  return root.[=top]__DOT__u_registers__DOT__count_enable_q;
[#else]
  return false;
[/#if]
}
[#else]
[#if loadable]
void drive_load(Vsnn& top, const Load& load) {
  top.load_valid_i = 1;
  top.load_target_i = load.target;
  top.load_layer_i = load.layer;
  top.load_row_i = load.row;
  top.load_neuron_i = load.neuron;
  top.load_data_i = load.data & 0x[=loadDataMask]u;
}

void end_load(Vsnn& top) { top.load_valid_i = 0; }
[#else]
void drive_load(Vsnn&, const Load&) { fail("the design has no load port"); }

void end_load(Vsnn&) {}
[/#if]

[#if counters gt 0]
void count(Vsnn& top, bool enable) {
  top.count_clear_i = 0;
  top.count_enable_i = enable;
}

void clear_counters(Vsnn& top) {
  top.count_clear_i = 1;
  top.count_enable_i = 1;
}

// The performance counters, layer by layer, in the order of their numbers.
std::vector<uint64_t> read_counters(Vsnn& top) {
  std::vector<uint64_t> values;
  for (uint32_t layer = 0; layer < LAYERS; ++layer) {
    for (uint32_t counter = 0; counter < COUNTERS; ++counter) {
      top.count_select_i = 16 * layer + counter;
      top.eval();
      values.push_back(top.count_value_o);
    }
  }
  return values;
}
[#else]
void count(Vsnn&, bool) {}

void clear_counters(Vsnn&) {}

std::vector<uint64_t> read_counters(Vsnn&) { return {}; }
[/#if]
[/#if]
