// Generated: the signals of this design that the co-simulation harness drives and observes.

constexpr uint64_t STIMULUS_MAGIC = [=magic]ULL;
constexpr uint32_t INPUTS = [=inputs];
constexpr uint32_t INPUT_WORDS = [=inputWords];

template <size_t Bytes, typename Signal>
void put(Trace& trace, const Signal& signal) {
  static_assert(sizeof(Signal) == Bytes, "a signal has another width than in the design");
  trace.put(&signal, Bytes);
}

void write_probes(const Vsnn_accelerator___024root& root, Trace& trace) {
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

[#if loadable]
void drive_load(Vsnn_accelerator& top, uint32_t threshold, uint32_t layer, uint32_t row,
                uint32_t neuron, uint32_t data) {
  top.load_valid_i = 1;
  top.load_threshold_i = threshold;
  top.load_layer_i = layer;
  top.load_row_i = row;
  top.load_neuron_i = neuron;
  top.load_data_i = data;
}

void end_load(Vsnn_accelerator& top) { top.load_valid_i = 0; }
[#else]
void drive_load(Vsnn_accelerator&, uint32_t, uint32_t, uint32_t, uint32_t, uint32_t) {
  fail("the design has no load port");
}

void end_load(Vsnn_accelerator&) {}
[/#if]
