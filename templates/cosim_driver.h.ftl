// Generated: the signals of this design that the harness of the driver sets and observes.

constexpr uint32_t INPUTS = [=inputs];
constexpr size_t LOAD_STREAM_BYTES = [=loadStreamBytes];

constexpr uint32_t STREAM_WORDS = [=streamWords];

// A beat of the input stream.
struct SpikeBeat {
  uint32_t words[STREAM_WORDS];
  bool last;
};

static void offer_spikes(Vsnn& top, const SpikeBeat& beat) {
  std::memcpy(&top.s_axis_tdata, beat.words, sizeof(beat.words));
[#if keep]
  top.s_axis_tkeep = (1u << 4 * STREAM_WORDS) - 1u;
[/#if]
  top.s_axis_tlast = beat.last;
}

// Nothing is offered at any input.
static void idle(Vsnn& top) {
  top.s_axis_tvalid = 0;
  top.m_axis_tready = 0;
  top.s_axi_awvalid = 0;
  top.s_axi_wvalid = 0;
  top.s_axi_arvalid = 0;
[#if loadStreamBytes gt 0]
  top.s_axis_load_tvalid = 0;
[/#if]
}

// Whether the performance counters count in this cycle.
[#if counters]
static bool counting(const Vsnn___024root& root) {
  return root.[=registers]count_enable_q;
}
[#else]
static bool counting(const Vsnn___024root&) { return false; }
[/#if]

// Whether the core accepts a spike vector in this cycle.
static bool core_accepts(const Vsnn___024root& root) {
  return root.[=core]spikes_valid_i && root.[=core]spikes_ready_o;
}

// Whether the core's result is taken in this cycle.
static bool core_result_taken(const Vsnn___024root& root) {
  return root.[=core]result_valid_o && root.[=core]result_ready_i;
}

[#if loadStreamBytes gt 0]
static void offer_load(Vsnn& top, const uint8_t* bytes, bool last) {
  top.s_axis_load_tvalid = 1;
  std::memcpy(&top.s_axis_load_tdata, bytes, LOAD_STREAM_BYTES);
  top.s_axis_load_tkeep = (1u << LOAD_STREAM_BYTES) - 1u;
  top.s_axis_load_tlast = last;
}

static bool load_ready(const Vsnn& top) { return top.s_axis_load_tready; }

static void end_load(Vsnn& top) { top.s_axis_load_tvalid = 0; }
[#else]
static void offer_load(Vsnn&, const uint8_t*, bool) { fail("the design has no load stream"); }

static bool load_ready(const Vsnn&) { return false; }

static void end_load(Vsnn&) {}
[/#if]
