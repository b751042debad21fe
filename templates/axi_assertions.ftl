[#-- The part of the assertions that is about the host interface; it has the macros of the file that includes it. --]
// skid_buffer: what is accepted comes out once, unchanged and in order; nothing is accepted where it
// was closed.
[@checker of="skid_buffer" parameters=["Width"]]
  input  wire clk_i,
  input  wire rst_ni,
  input  wire close_i,
  input  wire valid_i,
  input  wire ready_o,
  input  wire [Width-1:0] data_i,
  input  wire valid_o,
  input  wire ready_i,
  input  wire [Width-1:0] data_o,
  input  wire full_o
);

  reg kept_q;  // something was accepted and not taken, namely this
  reg [Width-1:0] keeps_q;
  reg closed_q;

  always @(posedge clk_i) begin
    closed_q <= ~rst_ni | close_i;
    if (!rst_ni) begin
      kept_q <= 1'b0;
    end else if (kept_q) begin
      kept_q <= ~ready_i;
    end else begin
      kept_q  <= valid_i & ready_o & ~ready_i;
      keeps_q <= data_i;
    end
  end

[@handshake name="in" valid="valid_i" ready="ready_o" payload="data_i" what="outside: what is offered"/]
[@handshake name="out" valid="valid_o" ready="ready_i" payload="data_o" what="what is offered"/]
[@claim name="once" text="something comes out that was not accepted, or does not come out"]
valid_o == (kept_q | (valid_i & ready_o))
[/@claim]
[@claim name="in_order" text="what comes out is what was accepted"]
valid_o |-> data_o == (kept_q ? keeps_q : data_i)
[/@claim]
[@claim name="ready" text="nothing is accepted while something is kept, or where it was closed"]
ready_o == (~kept_q & ~closed_q)
[/@claim]
[@claim name="full" text="it tells whether something is kept"]
full_o == kept_q
[/@claim]
[/@checker]
// stream_register: what is accepted comes out once, unchanged, from the next cycle on.
[@checker of="stream_register" parameters=["Width"]]
  input  wire clk_i,
  input  wire rst_ni,
  input  wire valid_i,
  input  wire ready_o,
  input  wire [Width-1:0] data_i,
  input  wire valid_o,
  input  wire ready_i,
  input  wire [Width-1:0] data_o
);

  reg kept_q;  // something was accepted and not taken, namely this
  reg [Width-1:0] keeps_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      kept_q <= 1'b0;
    end else if (valid_i & ready_o) begin
      kept_q  <= 1'b1;
      keeps_q <= data_i;
    end else if (valid_o & ready_i) begin
      kept_q <= 1'b0;
    end
  end

[@handshake name="out" valid="valid_o" ready="ready_i" payload="data_o" what="what is offered"/]
[@claim name="no_overflow" text="something is accepted while something is kept that is not taken"]
valid_i && ready_o |-> !kept_q || ready_i
[/@claim]
[@claim name="once" text="something comes out that was not accepted, or does not come out"]
valid_o == kept_q
[/@claim]
[@claim name="in_order" text="what comes out is what was accepted"]
valid_o |-> data_o == keeps_q
[/@claim]
[/@checker]
// channel_buffer: what is accepted comes out once, unchanged and in order; two words have room.
[@checker of="channel_buffer" parameters=["Width"]]
  input  wire clk_i,
  input  wire rst_ni,
  input  wire valid_i,
  input  wire ready_o,
  input  wire [Width-1:0] data_i,
  input  wire valid_o,
  input  wire ready_i,
  input  wire [Width-1:0] data_o
);

  reg fresh_q;  // the cycle after a reset
  reg [1:0] words_q;
  reg [Width-1:0] first_q;
  reg [Width-1:0] next_q;

  wire enters;
  wire leaves;

  assign enters = valid_i & ready_o;
  assign leaves = valid_o & ready_i;

  always @(posedge clk_i) begin
    fresh_q <= ~rst_ni;
    if (!rst_ni) begin
      words_q <= 2'd0;
    end else begin
      words_q <= words_q + {1'b0, enters} - {1'b0, leaves};
    end
    if (leaves) begin
      first_q <= (words_q == 2'd2) ? next_q : data_i;
    end else if (words_q == 2'd0) begin
      first_q <= data_i;
    end else if (enters) begin
      next_q <= data_i;
    end
  end

[@handshake name="out" valid="valid_o" ready="ready_i" payload="data_o" what="a word"/]
[@claim name="once" text="a word comes out if and only if one was accepted"]
valid_o == (words_q != 2'd0)
[/@claim]
[@claim name="in_order" text="words come out as they were accepted, in order"]
valid_o |-> data_o == first_q
[/@claim]
[@claim name="ready" text="a word is accepted unless two are kept, or there was a reset"]
ready_o == (!fresh_q && words_q != 2'd2)
[/@claim]
[/@checker]
// packet_gate: the rest of a packet that a reset has cut off is dropped, and nothing else.
[@checker of="packet_gate"]
  input  wire clk_i,
  input  wire rst_ni,
  input  wire cut_i,
  input  wire valid_i,
  input  wire ready_o,
  input  wire last_i,
  input  wire valid_o,
  input  wire ready_i,
  input  wire open_o
);

  reg begun_q;    // a packet has begun and not ended
  reg cut_off_q;  // and what comes of it is dropped

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      begun_q   <= 1'b0;
      cut_off_q <= 1'b0;
    end else if (valid_i & ready_o) begin
      begun_q   <= ~last_i;
      cut_off_q <= cut_off_q & ~last_i;
    end else if (cut_i) begin
      cut_off_q <= begun_q;
    end
  end

[@handshake name="in" valid="valid_i" ready="ready_o" payload="last_i" what="outside: a beat"/]
[@claim name="drops_the_rest" text="of a packet that was cut off, nothing goes through, and nothing of another is dropped"]
valid_o == (valid_i & ~cut_off_q)
[/@claim]
[@claim name="drops_at_once" text="a beat that is dropped is accepted at once, another one with the receiver"]
ready_o == (cut_off_q | ready_i)
[/@claim]
[@claim name="open" text="it tells whether a packet is open"]
open_o == (begun_q & ~cut_off_q)
[/@claim]
[/@checker]
// reset_sequencer: a reset by software comes when all is drained, and not before.
[@checker of="reset_sequencer"]
  input  wire clk_i,
  input  wire rst_ni,
  input  wire request_i,
  input  wire empty_i,
  input  wire close_o,
  input  wire drain_o,
  input  wire reset_o
);

  reg drained_q;
  reg draining_q;

  always @(posedge clk_i) begin
    drained_q  <= rst_ni & drain_o & empty_i;
    draining_q <= rst_ni & (request_i | (drain_o & ~empty_i));
  end

[@claim name="reset_when_drained" text="the core is reset in the cycle after all is drained, and in no other"]
reset_o == drained_q
[/@claim]
[@claim name="drains" text="what is in flight is waited for from the request on"]
drain_o == draining_q
[/@claim]
[@claim name="closed" text="nothing more is accepted from the request on"]
close_o == (request_i | drain_o)
[/@claim]
[/@checker]
// packet_framer: a packet that holds a sample gives as many time steps as that has.
[@checker of="packet_framer" parameters=["CountWidth"]]
  input  wire clk_i,
  input  wire rst_ni,
  input  wire counted_i,
  input  wire [CountWidth-1:0] time_steps_i,
  input  wire accept_i,
  input  wire last_i,
  input  wire free_i,
  input  wire drop_o,
  input  wire ends_o,
  input  wire fill_o,
  input  wire counted_o
);

  localparam [CountWidth-1:0] Zero = 0;
  localparam [CountWidth-1:0] One  = 1;

  reg begun_q;    // a packet has begun, and its last beat has not come
  reg counting_q;   // it holds a sample
  reg [CountWidth-1:0] left_q;  // time steps that are still to come of it

  wire first;
  wire step;  // a time step of a sample is made

  assign first = ~begun_q & ~fill_o;
  assign step  = (ends_o & counted_o) | (fill_o & free_i);

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      begun_q    <= 1'b0;
      counting_q <= 1'b0;
      left_q     <= Zero;
    end else begin
      if (accept_i) begin
        begun_q    <= ~last_i;
        counting_q <= begun_q ? counting_q : counted_i;
      end
      if (accept_i & first) begin
        left_q <= time_steps_i - CountWidth'(step);
      end else if (step) begin
        left_q <= left_q - One;
      end
    end
  end

[@claim name="counted" text="how a packet is framed does not change within it"]
begun_q |-> counted_o == counting_q
[/@claim]
[@claim name="fill_or_beat" text="a beat is accepted while a packet is filled up"]
!(fill_o && accept_i)
[/@claim]
[@claim name="no_step_too_many" text="a sample gets no more time steps than it has"]
step |-> first ? time_steps_i != Zero : left_q != Zero
[/@claim]
[@claim name="no_step_too_few" text="a packet is dropped, or no longer filled up, when its sample is whole"]
counting_q && first |-> left_q == Zero
[/@claim]
[@claim name="drop" text="beats are dropped from the end of the sample to the end of the packet"]
drop_o == (begun_q && counting_q && left_q == Zero)
[/@claim]
[@claim name="fill" text="a packet that has ended is filled up until its sample is whole"]
fill_o == (!begun_q && counting_q && left_q != Zero)
[/@claim]
[/@checker]
// spike_words: beats are offered until they are taken; a word is taken while there is room.
[@checker of="spike_words" parameters=["StreamWidth"]]
  input  wire clk_i,
  input  wire rst_ni,
  input  wire close_i,
  input  wire word_valid_i,
  input  wire word_ready_o,
  input  wire word_last_i,
  input  wire m_axis_tvalid,
  input  wire m_axis_tready,
  input  wire [StreamWidth/8-1:0] m_axis_tkeep,
  input  wire m_axis_tlast,
  input  wire begun_o
);

  localparam [31:0] Words = StreamWidth / 32;

  reg [31:0] words_q;  // that are here
  reg ended_q;         // the last of them ends the time step

  wire take;

  assign take = word_valid_i & word_ready_o;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      words_q <= 32'd0;
      ended_q <= 1'b0;
    end else if (take) begin
      words_q <= words_q + 32'd1;
      ended_q <= word_last_i;
    end else if (m_axis_tvalid & m_axis_tready) begin
      words_q <= 32'd0;
      ended_q <= 1'b0;
    end
  end

[@handshake name="beat" valid="m_axis_tvalid" ready="m_axis_tready" payload="{m_axis_tlast, m_axis_tkeep}" what="a beat"/]
[@claim name="whole_beats" text="a beat is offered if and only if its words are whole, or end the time step"]
m_axis_tvalid == (words_q == Words || (words_q != 32'd0 && ended_q))
[/@claim]
[@claim name="keeps_its_words" text="a beat has the bytes of its words, and ends the time step with them"]
m_axis_tvalid |-> $countones(m_axis_tkeep) == 4 * words_q && m_axis_tlast == ended_q
[/@claim]
[@claim name="no_overflow" text="a word is taken while no beat waits, and nothing is closed"]
word_ready_o == (~m_axis_tvalid & ~close_i)
[/@claim]
[@claim name="begun" text="it tells whether there are words"]
begun_o == (words_q != 32'd0)
[/@claim]
[/@checker]
[#if host.events()]
// axis_event_input: a vector has the events of its own time step, and holds until it is accepted.
[@checker of="axis_event_input" parameters=["Inputs"]]
  input  wire clk_i,
  input  wire rst_ni,
  input  wire s_axis_tvalid,
  input  wire s_axis_tready,
  input  wire [31:0] s_axis_tdata,
  input  wire [3:0] s_axis_tkeep,
  input  wire spikes_valid_o,
  input  wire spikes_ready_i,
  input  wire [Inputs-1:0] spikes_o,
  input  wire event_error_o,
  input  wire waiting_o,
  input  wire drop,
  input  wire ends,
  input  wire fill,
  input  wire counted,
  input  wire misplaced
);

  localparam [Inputs-1:0] One = 1;

  reg first_q;  // the next beat is the first of its time step
  reg whole_q;  // a whole time step waits
  reg [Inputs-1:0] gathered_q;

  wire free;
  wire accept;
  wire is_event;
  wire [30:0] index;
  wire [Inputs-1:0] spike;

  assign free     = ~whole_q | spikes_ready_i;
  assign accept   = s_axis_tvalid & s_axis_tready;
  assign is_event = (s_axis_tkeep == 4'hf) & ~s_axis_tdata[31];
  assign index    = {s_axis_tdata[30] & ~counted, s_axis_tdata[29:0]};
  assign spike    = is_event ? One << index : {Inputs{1'b0}};

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      first_q <= 1'b1;
      whole_q <= 1'b0;
    end else begin
      if (free) begin
        whole_q <= ends | fill;
      end
      if (accept & ~drop) begin
        first_q    <= ends;
        gathered_q <= (first_q ? {Inputs{1'b0}} : gathered_q) | spike;
      end else if (fill & free) begin
        gathered_q <= {Inputs{1'b0}};
      end
    end
  end

[@handshake name="vector" valid="spikes_valid_o" ready="spikes_ready_i" payload="spikes_o" what="a vector of spikes"/]
[@claim name="offered_until_taken" text="a vector is offered if and only if a time step is whole and was not taken"]
spikes_valid_o == whole_q
[/@claim]
[@claim name="own_spikes" text="a vector has the spikes of the events of its own time step"]
spikes_valid_o |-> spikes_o == gathered_q
[/@claim]
[@claim name="ready" text="a beat is accepted if there is room, and no vector is due without one"]
s_axis_tready == (free & ~fill)
[/@claim]
[@claim name="errors" text="an index that does not exist is reported, and so is a packet that ends elsewhere than its sample"]
event_error_o == (misplaced || (accept && !drop && is_event && 32'(index) >= Inputs))
[/@claim]
[@claim name="waiting" text="it tells whether a vector waits or is due"]
waiting_o == (whole_q | fill)
[/@claim]
[/@checker]
[#else]
// axis_spike_input: a vector has the spikes of the beats of its own time step, and holds until it is
// accepted.
[@checker of="axis_spike_input" parameters=["Inputs", "StreamWidth", "Beats"]]
  input  wire clk_i,
  input  wire rst_ni,
  input  wire s_axis_tvalid,
  input  wire s_axis_tready,
  input  wire [StreamWidth-1:0] s_axis_tdata,
  input  wire [StreamWidth/8-1:0] s_axis_tkeep,
  input  wire spikes_valid_o,
  input  wire spikes_ready_i,
  input  wire [Inputs-1:0] spikes_o,
  input  wire framing_error_o,
  input  wire waiting_o,
  input  wire drop,
  input  wire ends,
  input  wire fill,
  input  wire misplaced
);

  localparam [Beats*StreamWidth-1:0] Zero = 0;

  reg [31:0] beats_q;  // of this time step so far
  reg whole_q;         // a whole time step waits
  reg [Inputs-1:0] gathered_q;

  wire free;
  wire accept;
  wire [StreamWidth-1:0] data;
  wire [(Beats+1)*StreamWidth-1:0] placed;
  wire surplus;  // there is a spike beyond the last input

  genvar b;
  generate
    for (b = 0; b < StreamWidth; b = b + 1) begin : gen_data
      assign data[b] = s_axis_tdata[b] & s_axis_tkeep[b/8];
    end
  endgenerate

  assign free    = ~whole_q | spikes_ready_i;
  assign accept  = s_axis_tvalid & s_axis_tready;
  assign placed  = {Zero, data} << (((beats_q > Beats) ? Beats : beats_q) * StreamWidth);
  assign surplus = |(placed >> Inputs);

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      beats_q <= 32'd0;
      whole_q <= 1'b0;
    end else begin
      if (free) begin
        whole_q <= ends | fill;
      end
      if (accept & ~drop) begin
        beats_q    <= ends ? 32'd0 : beats_q + 32'd1;
        gathered_q <= ((beats_q == 32'd0) ? {Inputs{1'b0}} : gathered_q) | placed[Inputs-1:0];
      end else if (fill & free) begin
        gathered_q <= {Inputs{1'b0}};
      end
    end
  end

[@handshake name="vector" valid="spikes_valid_o" ready="spikes_ready_i" payload="spikes_o" what="a vector of spikes"/]
[@claim name="offered_until_taken" text="a vector is offered if and only if a time step is whole and was not taken"]
spikes_valid_o == whole_q
[/@claim]
[@claim name="own_spikes" text="a vector has the spikes of the beats of its own time step, each in its place"]
spikes_valid_o |-> spikes_o == gathered_q
[/@claim]
[@claim name="ready" text="a beat is accepted if there is room, and no vector is due without one"]
s_axis_tready == (free & ~fill)
[/@claim]
[@claim name="errors" text="what is beyond the last input is reported, and so is a packet that ends elsewhere than its sample"]
framing_error_o == (misplaced || (accept && !drop && (beats_q >= Beats || surplus)))
[/@claim]
[@claim name="waiting" text="it tells whether a vector waits or is due"]
waiting_o == (whole_q | fill)
[/@claim]
[/@checker]
[/#if]
// axis_result_output: each beat of a result is sent once and in order; a packet ends with its last
// result, or where it is closed.
[@checker of="axis_result_output" parameters=["ClassBeats", "Classes", "CountWidth", "ResultsWidth"]]
  input  wire clk_i,
  input  wire rst_ni,
  input  wire [ResultsWidth-1:0] results_per_packet_i,
  input  wire apart_i,
  input  wire close_i,
  input  wire result_valid_i,
  input  wire result_ready_o,
  input  wire [ClassBeats*32-1:0] result_words_i,
  input  wire [Classes*CountWidth-1:0] result_counts_i,
  input  wire m_axis_tvalid,
  input  wire m_axis_tready,
  input  wire [31:0] m_axis_tdata,
  input  wire [3:0] m_axis_tkeep,
  input  wire m_axis_tlast,
  input  wire open_o
);

  localparam [31:0] Beats = ClassBeats + Classes;
  localparam [ResultsWidth-1:0] None = 0;
  localparam [ResultsWidth-1:0] One  = 1;

  reg [31:0] sent_q;                // beats of the result that were taken
  reg [ResultsWidth-1:0] whole_q;   // results of the packet that were
  reg [ResultsWidth-1:0] asked_q;   // of so many

  wire begins;
  wire closing;
  wire last;
  wire [ResultsWidth-1:0] asked;
  wire [Beats*32-1:0] beats;

  assign begins  = (sent_q == 32'd0) & (whole_q == None);
  assign closing = close_i & (whole_q != None);
  assign last    = sent_q == Beats - 32'd1;
  assign asked   = begins ? results_per_packet_i : asked_q;
  assign beats[ClassBeats*32-1:0] = result_words_i;

  genvar c;
  generate
    for (c = 0; c < Classes; c = c + 1) begin : gen_counts
      assign beats[(ClassBeats+c)*32 +: 32] = 32'(result_counts_i[c*CountWidth +: CountWidth]);
    end
  endgenerate

  always @(posedge clk_i) begin
    if (begins) begin
      asked_q <= results_per_packet_i;
    end
    if (!rst_ni) begin
      sent_q  <= 32'd0;
      whole_q <= None;
    end else if (m_axis_tvalid & m_axis_tready) begin
      if (closing) begin
        whole_q <= None;
      end else begin
        sent_q <= last ? 32'd0 : sent_q + 32'd1;
        if (last & ~apart_i) begin
          whole_q <= (whole_q + One == asked) ? None : whole_q + One;
        end
      end
    end
  end

[@handshake name="beat" valid="m_axis_tvalid" ready="m_axis_tready" payload="{m_axis_tlast, m_axis_tkeep, m_axis_tdata}" what="a beat"/]
[@claim name="offered" text="a beat is offered if and only if there is a result, or a packet to close"]
m_axis_tvalid == (result_valid_i | closing)
[/@claim]
[@claim name="in_order" text="the beats of a result are sent once and in order"]
m_axis_tvalid && !closing |-> m_axis_tkeep == 4'hf && m_axis_tdata == 32'(beats >> (sent_q * 32'd32))
[/@claim]
[@claim name="last" text="a packet ends with its last result, or where it is closed"]
m_axis_tvalid |-> m_axis_tlast == (closing || (last && whole_q + One == asked))
[/@claim]
[@claim name="taken_with_last" text="a result is taken with its last beat"]
(result_valid_i & result_ready_o) == (m_axis_tvalid & m_axis_tready & last)
[/@claim]
[@claim name="open" text="it tells whether a packet is open"]
open_o == (whole_q != None)
[/@claim]
[@claim name="closed_between" text="outside: a packet is closed between results"]
close_i |-> !result_valid_i && sent_q == 32'd0
[/@claim]
[/@checker]
// axi_lite_port: AXI4-Lite; each access that is taken happens once and is answered once.
[@checker of="axi_lite_port" parameters=["AddrWidth"]]
  input  wire clk_i,
  input  wire rst_ni,
  input  wire s_axi_awvalid,
  input  wire s_axi_awready,
  input  wire [AddrWidth-1:0] s_axi_awaddr,
  input  wire s_axi_wvalid,
  input  wire s_axi_wready,
  input  wire [31:0] s_axi_wdata,
  input  wire [3:0] s_axi_wstrb,
  input  wire s_axi_bvalid,
  input  wire s_axi_bready,
  input  wire [1:0] s_axi_bresp,
  input  wire s_axi_arvalid,
  input  wire s_axi_arready,
  input  wire [AddrWidth-1:0] s_axi_araddr,
  input  wire s_axi_rvalid,
  input  wire s_axi_rready,
  input  wire [31:0] s_axi_rdata,
  input  wire [1:0] s_axi_rresp,
  input  wire write_valid_o,
  input  wire [AddrWidth-1:0] write_addr_o,
  input  wire [31:0] write_data_o,
  input  wire write_whole_o,
  input  wire write_done_i,
  input  wire read_valid_o,
  input  wire [AddrWidth-1:0] read_addr_o,
  input  wire read_done_i
);

  reg fresh_q;  // the cycle after a reset

  // Taken and not done, done and not answered.
  reg [31:0] addresses_q;
  reg [31:0] data_q;
  reg [31:0] written_q;
  reg [31:0] asked_q;
  reg [31:0] read_q;

  wire write;
  wire read;

  assign write = write_valid_o & write_done_i;
  assign read  = read_valid_o & read_done_i;

  always @(posedge clk_i) begin
    fresh_q <= ~rst_ni;
    if (!rst_ni) begin
      addresses_q <= 32'd0;
      data_q      <= 32'd0;
      written_q   <= 32'd0;
      asked_q     <= 32'd0;
      read_q      <= 32'd0;
    end else begin
      addresses_q <= addresses_q + 32'(s_axi_awvalid && s_axi_awready) - 32'(write);
      data_q      <= data_q + 32'(s_axi_wvalid && s_axi_wready) - 32'(write);
      written_q   <= written_q + 32'(write) - 32'(s_axi_bvalid && s_axi_bready);
      asked_q     <= asked_q + 32'(s_axi_arvalid && s_axi_arready) - 32'(read);
      read_q      <= read_q + 32'(read) - 32'(s_axi_rvalid && s_axi_rready);
    end
  end

[@handshake name="aw" valid="s_axi_awvalid" ready="s_axi_awready" payload="s_axi_awaddr" what="outside: the address of a write"/]
[@handshake name="w" valid="s_axi_wvalid" ready="s_axi_wready" payload="{s_axi_wstrb, s_axi_wdata}" what="outside: the data of a write"/]
[@handshake name="ar" valid="s_axi_arvalid" ready="s_axi_arready" payload="s_axi_araddr" what="outside: the address of a read"/]
[@handshake name="b" valid="s_axi_bvalid" ready="s_axi_bready" payload="s_axi_bresp" what="the answer to a write"/]
[@handshake name="r" valid="s_axi_rvalid" ready="s_axi_rready" payload="{s_axi_rresp, s_axi_rdata}" what="the answer to a read"/]
[@handshake name="write" valid="write_valid_o" ready="write_done_i" payload="{write_whole_o, write_addr_o, write_data_o}" what="a write that is due"/]
[@handshake name="read" valid="read_valid_o" ready="read_done_i" payload="read_addr_o" what="a read that is due"/]
[@claim name="no_answer_without_a_write" text="a write is answered if and only if it has happened"]
s_axi_bvalid == (written_q != 32'd0)
[/@claim]
[@claim name="no_answer_without_a_read" text="a read is answered if and only if it has happened"]
s_axi_rvalid == (read_q != 32'd0)
[/@claim]
[@claim name="no_write_without_request" text="a write is due that was not asked for"]
write_valid_o |-> addresses_q != 32'd0 && data_q != 32'd0
[/@claim]
[@claim name="no_read_without_request" text="a read is due that was not asked for"]
read_valid_o |-> asked_q != 32'd0
[/@claim]
[@claim name="responses" text="an answer is OKAY or SLVERR"]
!(s_axi_bresp[0] || s_axi_rresp[0])
[/@claim]
[@claim name="after_reset" text="nothing is taken or answered in the cycle after a reset"]
fresh_q |-> ~|{s_axi_awready, s_axi_wready, s_axi_arready, s_axi_bvalid, s_axi_rvalid}
[/@claim]
[/@checker]
// [=names.registers]: what the registers hold changes by writes that are not refused, and nothing else;
// what acts, acts in the cycle of its write.
[@checker of=names.registers to=names.registers]
  input  wire clk_i,
  input  wire rst_ni,
  input  wire write_valid,
  input  wire write_done,
  input  wire write_good,
  input  wire read_valid,
  input  wire read_done,
  input  wire read_good,
  input  wire [31:0] read_data,
  input  wire [2:0] irq_enable_q,
  input  wire [2:0] irq_status_q,
  input  wire irq_o,
[#if host.loadable]
  input  wire load_valid_o,
[#if load.readBack()]
  input  wire load_read_o,
[/#if]
[#if !load.whileBusy() || load.readBack()]
  input  wire busy_i,
[/#if]
  input  wire resetting_i,
[/#if]
  input  wire soft_reset_o,
  input  wire reset_done_i,
  input  wire input_error_i,
  input  wire result_pending_i,
  input  wire [[=host.countBits() - 1]:0] time_steps_o,
  input  wire frames_by_count_o,
  input  wire [[=host.packetBits() - 1]:0] results_per_packet_o,
  input  wire streams_by_register_o,
  input  wire reg_spike_valid_o,
  input  wire reg_spike_ready_i,
  input  wire reg_result_valid_i,
  input  wire reg_result_ready_o
);

  reg unwritten_q;  // no write has happened a cycle ago
  reg happened_q;   // something has, of what follows
  reg [2:0] events_q;
  reg pending_q;

  wire write;
  wire read;
  wire refused;

  assign write   = write_valid & write_done & write_good;
  assign read    = read_valid & read_done & read_good;
  assign refused = (write_valid & write_done & ~write_good) | (read_valid & read_done & ~read_good);

  always @(posedge clk_i) begin
    unwritten_q <= rst_ni & ~write;
    happened_q  <= rst_ni;
    events_q    <= {reset_done_i, input_error_i | refused, result_pending_i};
    pending_q   <= |(irq_enable_q & irq_status_q);
  end

[@claim name="changed_by_writes" text="a register changes without a write, or by one that is refused"]
unwritten_q |-> $stable({time_steps_o, frames_by_count_o, results_per_packet_o, streams_by_register_o, irq_enable_q})
[/@claim]
[@claim name="nothing_is_lost" text="what happens stands in IRQ_STATUS in the next cycle"]
happened_q |-> ~|(events_q & ~irq_status_q)
[/@claim]
[@claim name="interrupt" text="the interrupt is pending if and only if one that is enabled is"]
happened_q |-> irq_o == pending_q
[/@claim]
[@claim name="time_steps" text="the number of time steps is one that there can be"]
32'(time_steps_o) - 32'd1 < 32'd[=host.maxTimeSteps]
[/@claim]
[@claim name="results_per_packet" text="a packet has at least one result"]
results_per_packet_o != 0
[/@claim]
[@claim name="reset_by_write" text="the core is reset by a write that is not refused"]
soft_reset_o |-> write
[/@claim]
[@claim name="words_by_write" text="a word of spikes is given by a write that is not refused, and is taken"]
reg_spike_valid_o |-> write && streams_by_register_o && reg_spike_ready_i
[/@claim]
[@claim name="results_by_read" text="a word of a result is taken by a read that is not refused, and is there"]
reg_result_ready_o |-> read && streams_by_register_o && reg_result_valid_i
[/@claim]
[@claim name="refused_reads_are_zero" text="a read that is refused gives zeros"]
read_valid && !read_good |-> read_data == 32'd0
[/@claim]
[#if host.loadable]
[@claim name="loads_by_write" text="a number is loaded by a write that is not refused, and not during a reset"]
load_valid_o |-> write && !resetting_i
[/@claim]
[#if !load.whileBusy()]
[@claim name="loads_while_idle" text="a number is loaded while nothing is in flight"]
load_valid_o |-> !busy_i
[/@claim]
[/#if]
[#if load.readBack()]
[@claim name="reads_back_while_idle" text="a number is read back while nothing is in flight, and none is loaded"]
load_read_o |-> !busy_i && !resetting_i && !load_valid_o
[/@claim]
[/#if]
[/#if]
[/@checker]
[#if host.loadStream()]
// axis_load_input: what is loaded is offered until the core takes it; nothing is accepted where it was
// locked.
[@checker of="axis_load_input" parameters=["LayerWidth", "RowWidth", "NeuronWidth", "DataWidth", "LaneWidth"]]
  input  wire clk_i,
  input  wire rst_ni,
  input  wire lock_i,
  input  wire s_axis_tready,
  input  wire reg_valid_i,
  input  wire reg_ready_o,
  input  wire load_valid_o,
  input  wire load_ready_i,
  input  wire [LayerWidth-1:0] load_layer_o,
  input  wire [1:0] load_target_o,
  input  wire [RowWidth-1:0] load_row_o,
  input  wire [NeuronWidth-1:0] load_neuron_o,
  input  wire [(1<<LaneWidth)-1:0] load_mask_o,
  input  wire [(1<<LaneWidth)*DataWidth-1:0] load_data_o
);

  reg locked_q;
  reg given_q;  // the registers have loaded a number a cycle ago

  always @(posedge clk_i) begin
    locked_q <= ~rst_ni | lock_i;
    given_q  <= rst_ni & reg_valid_i;
  end

[@handshake name="load" valid="load_valid_o" ready="load_ready_i" payload="{load_layer_o, load_target_o, load_row_o, load_neuron_o, load_mask_o, load_data_o}" what="what is loaded"/]
[@claim name="some_number" text="something is loaded that has no number"]
load_valid_o |-> |load_mask_o
[/@claim]
[@claim name="locked" text="a beat is accepted where it was locked"]
locked_q |-> !s_axis_tready
[/@claim]
[@claim name="numbers_of_registers" text="a number of the registers is loaded in the next cycle"]
given_q |-> load_valid_o
[/@claim]
[@claim name="registers_wait" text="outside: the registers load while there is room"]
reg_valid_i |-> reg_ready_o
[/@claim]
[/@checker]
[/#if]
// [=names.axi()]: the rules of AXI4-Stream and AXI4-Lite at its pins.
[@checker of=names.axi() to=names.axi()]
  input  wire clk_i,
  input  wire rst_ni,
  input  wire s_axis_tvalid,
  input  wire s_axis_tready,
  input  wire [[=host.streamBits - 1]:0] s_axis_tdata,
  input  wire [[=host.streamBits / 8 - 1]:0] s_axis_tkeep,
  input  wire s_axis_tlast,
[#if host.loadStream()]
  input  wire s_axis_load_tvalid,
  input  wire s_axis_load_tready,
  input  wire [[=host.loadStreamBits() - 1]:0] s_axis_load_tdata,
  input  wire [[=host.loadStreamBits() / 8 - 1]:0] s_axis_load_tkeep,
  input  wire s_axis_load_tlast,
[/#if]
  input  wire m_axis_tvalid,
  input  wire m_axis_tready,
  input  wire [31:0] m_axis_tdata,
  input  wire [3:0] m_axis_tkeep,
  input  wire m_axis_tlast,
  input  wire s_axi_bvalid,
  input  wire s_axi_bready,
  input  wire [1:0] s_axi_bresp,
  input  wire s_axi_rvalid,
  input  wire s_axi_rready,
  input  wire [31:0] s_axi_rdata,
  input  wire [1:0] s_axi_rresp
);

  reg fresh_q;  // the cycle after a reset

  always @(posedge clk_i) begin
    fresh_q <= ~rst_ni;
  end

[@handshake name="s_axis" valid="s_axis_tvalid" ready="s_axis_tready" payload="{s_axis_tlast, s_axis_tkeep, s_axis_tdata}" what="outside: a beat of spikes"/]
[#if host.loadStream()]
[@handshake name="s_axis_load" valid="s_axis_load_tvalid" ready="s_axis_load_tready" payload="{s_axis_load_tlast, s_axis_load_tkeep, s_axis_load_tdata}" what="outside: a beat of numbers"/]
[/#if]
[@handshake name="m_axis" valid="m_axis_tvalid" ready="m_axis_tready" payload="{m_axis_tlast, m_axis_tkeep, m_axis_tdata}" what="a beat of results"/]
[@handshake name="s_axi_b" valid="s_axi_bvalid" ready="s_axi_bready" payload="s_axi_bresp" what="the answer to a write"/]
[@handshake name="s_axi_r" valid="s_axi_rvalid" ready="s_axi_rready" payload="{s_axi_rresp, s_axi_rdata}" what="the answer to a read"/]
[@claim name="whole_beats" text="a beat of results has all bytes, or none and ends the packet"]
m_axis_tvalid |-> &m_axis_tkeep || (~|m_axis_tkeep && m_axis_tlast)
[/@claim]
[@claim name="after_reset" text="nothing is offered in the cycle after a reset"]
fresh_q |-> ~|{m_axis_tvalid, s_axi_bvalid, s_axi_rvalid}
[/@claim]
[/@checker]
