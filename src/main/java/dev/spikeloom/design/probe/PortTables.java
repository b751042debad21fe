package dev.spikeloom.design.probe;

import dev.spikeloom.design.register.HostInterface;

/** The probes of what a machine of any family has outside: the ports of its core, and the AXI streams around that. */
public final class PortTables {
    private PortTables() {}

    /**
     * The spikes that go into the core.
     *
     * @param core instances from the top module down to the core, with a dot behind
     */
    public static ProbeTable input(String core) {
        ProbeTable table = new ProbeTable(core);
        table.always(PortProbe.INPUT_VALID, "spikes_valid_i", 1);
        table.always(PortProbe.INPUT_READY, "spikes_ready_o", 1);
        return table;
    }

    /**
     * The result that comes out of the core.
     *
     * @param core instances from the top module down to the core, with a dot behind
     * @param classBits of the classes of all heads
     * @param classes whose spikes are counted
     * @param countBits of a count
     */
    public static ProbeTable result(String core, int classBits, int classes, int countBits) {
        ProbeTable table = new ProbeTable(core);
        table.always(PortProbe.RESULT_VALID, "result_valid_o", 1);
        table.always(PortProbe.RESULT_READY, "result_ready_i", 1);
        table.gated(PortProbe.RESULT_VALID, PortProbe.RESULT_CLASS, "result_class_o", classBits);
        table.always(PortProbe.BUSY, "busy_o", 1);
        table.packed(
                PortProbe.RESULT_VALID, PortProbe.RESULT_COUNTS, "result_counts_o", classes * countBits, countBits);
        table.handshake(
                PortProbe.RESULT_VALID, PortProbe.RESULT_READY, PortProbe.RESULT_CLASS, PortProbe.RESULT_COUNTS);
        return table;
    }

    /** The streams of a host interface, which is the top module. */
    public static ProbeTable streams(HostInterface host) {
        ProbeTable table = new ProbeTable("");
        table.always(StreamProbe.SPIKES_VALID, "s_axis_tvalid", 1);
        table.always(StreamProbe.SPIKES_READY, "s_axis_tready", 1);
        table.always(StreamProbe.SPIKES_KEPT, "u_skid.full_q", 1);
        table.always(StreamProbe.VECTOR_VALID, "u_spike_input.valid_q", 1);
        table.always(StreamProbe.BEAT_VALID, "m_axis_tvalid", 1);
        table.always(StreamProbe.BEAT_READY, "m_axis_tready", 1);
        table.always(StreamProbe.BEAT_NUMBER, "u_result_output.beat_q", host.resultBeatBits());
        table.gated(StreamProbe.SPIKES_VALID, StreamProbe.SPIKES_DATA, "s_axis_tdata", host.streamBits());
        table.gated(StreamProbe.SPIKES_VALID, StreamProbe.SPIKES_LAST, "s_axis_tlast", 1);
        table.packed(StreamProbe.VECTOR_VALID, StreamProbe.VECTOR, "u_spike_input.spikes_q", host.inputs(), 1);
        table.gated(StreamProbe.BEAT_VALID, StreamProbe.BEAT_DATA, "m_axis_tdata", HostInterface.WORD_BITS);
        table.gated(
                StreamProbe.BEAT_VALID, StreamProbe.BEAT_BYTES, "m_axis_tkeep", HostInterface.WORD_BITS / Byte.SIZE);
        table.gated(StreamProbe.BEAT_VALID, StreamProbe.BEAT_LAST, "m_axis_tlast", 1);
        table.handshake(
                StreamProbe.BEAT_VALID,
                StreamProbe.BEAT_READY,
                StreamProbe.BEAT_DATA,
                StreamProbe.BEAT_BYTES,
                StreamProbe.BEAT_LAST);
        table.handshake(StreamProbe.VECTOR_VALID, PortProbe.INPUT_READY, StreamProbe.VECTOR);
        return table;
    }
}
