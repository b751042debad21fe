package dev.spikeloom.cosim.evidence;

import java.util.Map;
import java.util.Optional;

/** What the control signals mean, a line each; {@code docs/microarchitecture.md} has more. */
final class SignalMeanings {
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("valid_i", "valid_i: a spike vector is offered to it"),
            Map.entry("ready_o", "ready_o: it accepts a spike vector that is offered in this cycle"),
            Map.entry("in_valid", "in_valid: the input buffer offers a spike vector to the scheduler"),
            Map.entry("in_ready", "in_ready: the scheduler accepts a spike vector"),
            Map.entry("stall", "stall: it waits, since what it has finished is not taken"),
            Map.entry("issue_valid", "issue_valid: an index, or an empty vector, is issued"),
            Map.entry("issue_first", "issue_first: the issue is the first of its vector or fold"),
            Map.entry("issue_last", "issue_last: the issue is the last of its vector or fold"),
            Map.entry("issue_final", "issue_final: the vector is the last of its sample"),
            Map.entry("issue_fresh", "issue_fresh: the vector is the first of its sample"),
            Map.entry("issue_fold", "issue_fold: the neurons that the issue is for"),
            Map.entry("issue_conflict", "issue_conflict: an index waits for a port that another one has"),
            Map.entry("pending_en", "pending_en: the register of pending spikes is clocked"),
            Map.entry("sums_en", "sums_en: the register in front of the accumulators is clocked"),
            Map.entry("event_valid_q", "event_valid_q: a spike, or an empty vector, takes a step"),
            Map.entry("event_done", "event_done: the step is the last of its spike"),
            Map.entry("event_read_q", "event_read_q: there is a spike, and not an empty vector"),
            Map.entry("event_index_q", "event_index_q: the spike whose steps these are: fields row, column, channel"),
            Map.entry("step_q", "step_q: which of the rows of outputs that the spike reaches, the last one first"),
            Map.entry("fold_q", "fold_q: the output channels that the step is for"),
            Map.entry("kernel_rd_en", "kernel_rd_en: the kernel memory is read"),
            Map.entry("kernel_rd_addr", "kernel_rd_addr: the word with the weights of a step"),
            Map.entry("parts_en", "parts_en: the register inside the adder, or between the aligners, is clocked"),
            Map.entry("acc_valid_q", "acc_valid_q: weights are added to potentials"),
            Map.entry("acc_banks_q", "acc_banks_q: the banks of potentials that weights are added to"),
            Map.entry("acc_addr_q", "acc_addr_q: the word of each bank that weights are added to"),
            Map.entry("potential_reads", "potential_reads: the banks of potentials that are read"),
            Map.entry("swept_addr_q", "swept_addr_q: the word of potentials that is compared and restarted"),
            Map.entry("checked", "checked: the potentials that are compared with thresholds"),
            Map.entry("acc_en", "acc_en: the accumulators are clocked"),
            Map.entry("fire", "fire: potentials are compared with thresholds"),
            Map.entry("publish", "publish: what was compared or counted goes to the output register"),
            Map.entry("valid_q", "valid_q: the output register holds a spike vector"),
            Map.entry("out_ready", "out_ready: the output register is emptied"),
            Map.entry("valid_o", "valid_o: a spike vector is offered to the next layer"),
            Map.entry("ready_i", "ready_i: the next layer accepts a spike vector"),
            Map.entry("final_q", "final_q: the output vector is the last of its sample"),
            Map.entry("final_o", "final_o: the output vector is the last of its sample"),
            Map.entry("spikes_valid_i", "spikes_valid_i: a spike vector is offered to the core"),
            Map.entry("spikes_ready_o", "spikes_ready_o: the core accepts a spike vector"),
            Map.entry("result_valid_o", "result_valid_o: a result is offered"),
            Map.entry("result_ready_i", "result_ready_i: a result is taken"),
            Map.entry("s_axis_tready", "s_axis_tready: a beat of spikes is accepted"),
            Map.entry("m_axis_tvalid", "m_axis_tvalid: a beat of a result is offered"),
            Map.entry("m_axis_tlast", "m_axis_tlast: the beat is the last of its packet"),
            Map.entry("beat_q", "beat_q: the beat of a result that is offered, from 0"));

    private SignalMeanings() {}

    /** The meaning of the signal at a path. */
    static Optional<String> of(String path) {
        return Optional.ofNullable(MEANINGS.get(path.substring(path.lastIndexOf('.') + 1)));
    }
}
