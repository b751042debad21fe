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

// Words of a cycle, and the cycles of a block, as both sides digest them.
constexpr uint32_t CYCLE_WORDS = [=cycleWords];
constexpr uint32_t BLOCK_CYCLES = [=blockCycles];

void digest_probes(const Vsnn___024root& root, Digest& digest) {
[#list rows as row]
  [#if row.gate??]if (root.[=row.gate]) [/#if]{
    Row<[=row.words]> row;
[#list row.probes as probe]
    row.put<[=probe.at], [=probe.bytes]>(root.[=probe.member]);
[/#list]
[#if row.partial??]
    if (root.[=row.partial]) {
      row.cut([=row.partialBytes]);
    }
[/#if]
    digest.add<[=row.from]>(row);
  }
[/#list]
}

[#if axi]
constexpr bool EVENTS = [=events];
constexpr uint32_t STREAM_WORDS = [=streamWords];
constexpr uint32_t KEEP_ALL = 0x[=streamKeep];

[#if loadStream]
// Nothing is loaded over the load stream.
static void rest_load_stream(Vsnn& top) {
  top.s_axis_load_tvalid = 0;
  top.s_axis_load_tlast = 0;
}
[#else]
static void rest_load_stream(Vsnn&) {}
[/#if]

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
constexpr uint32_t LOAD_LANES = [=load.lanes];
constexpr uint32_t LOAD_DATA_BITS = [=load.dataBits];
constexpr uint32_t LOAD_READ_CYCLES = [=load.readBack?then(load.readCycles, 0)];

// Where a number stands that is loaded or read, and the number itself.
void place_load(Vsnn& top, const Load& load, uint32_t neuron) {
  top.load_target_i = load.target;
  top.load_layer_i = load.layer;
  top.load_row_i = load.row;
  top.load_neuron_i = neuron;
}

// Writes numbers that come at once: those of neighbouring neurons.
void drive_load(Vsnn& top, const Load* loads, size_t count) {
  place_load(top, loads[0], loads[0].neuron / LOAD_LANES * LOAD_LANES);
  top.load_valid_i = 1;
[#if load.lanes == 1]
  (void)count;
  top.load_data_i = loads[0].data & 0x[=loadDataMask]u;
[#else]
  top.load_mask_i = 0;
  std::memset(&top.load_data_i, 0, sizeof(top.load_data_i));
  for (size_t i = 0; i < count; ++i) {
    const uint32_t lane = loads[i].neuron % LOAD_LANES;
    top.load_mask_i |= 1u << lane;
    set_bits(&top.load_data_i, lane * LOAD_DATA_BITS, LOAD_DATA_BITS, loads[i].data);
  }
[/#if]
}

// Whether what is written is taken in this cycle.
bool load_taken([=(load.lanes == 1)?then("const Vsnn&", "const Vsnn& top")]) { return [=(load.lanes == 1)?then("true", "top.load_ready_o")]; }

void end_load(Vsnn& top) { top.load_valid_i = 0; }

[#if load.readBack]
void drive_read(Vsnn& top, const Load& load) {
  place_load(top, load, load.neuron);
  top.load_read_i = 1;
}

void end_read(Vsnn& top) { top.load_read_i = 0; }

bool read_valid(const Vsnn& top) { return top.load_valid_o; }

// The number that was read, and the same of one that was loaded.
uint32_t read_data(const Vsnn& top) { return top.load_data_o; }

uint32_t held_data(const Load& load) { return load.data & 0x[=loadDataMask]u; }
[#else]
void drive_read(Vsnn&, const Load&) {}

void end_read(Vsnn&) {}

bool read_valid(const Vsnn&) { return false; }

uint32_t read_data(const Vsnn&) { return 0; }

uint32_t held_data(const Load&) { return 0; }
[/#if]
[#else]
constexpr uint32_t LOAD_LANES = 1;
constexpr uint32_t LOAD_READ_CYCLES = 0;

void drive_load(Vsnn&, const Load*, size_t) { fail("the design has no load port"); }

bool load_taken(const Vsnn&) { return true; }

void end_load(Vsnn&) {}

void drive_read(Vsnn&, const Load&) {}

void end_read(Vsnn&) {}

bool read_valid(const Vsnn&) { return false; }

uint32_t read_data(const Vsnn&) { return 0; }

uint32_t held_data(const Load&) { return 0; }
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
