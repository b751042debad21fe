/*
 * Generated: the registers of snn_axi, 20 inputs, 4 classes.
 *
 * Offsets are bytes from the base address; every access is of 32 bits. A register has a
 * VALUE if it is a constant, else the value after RESET.
 */

#ifndef SNN_AXI_REGS_H
#define SNN_AXI_REGS_H

/* ID (constant): Tells that these registers are there: SPKL in ASCII. */
#define SNN_AXI_ID_OFFSET 0x000u
#define SNN_AXI_ID_VALUE 0x53504b4cu

/*
 * VERSION (constant): Version of the registers and streams: the major number in bits 31 to 16,
 * the minor below.
 */
#define SNN_AXI_VERSION_OFFSET 0x004u
#define SNN_AXI_VERSION_VALUE 0x00020000u

/* FEATURES (constant): What the accelerator was generated with. */
#define SNN_AXI_FEATURES_OFFSET 0x008u
#define SNN_AXI_FEATURES_VALUE 0x00000901u
/* LOADABLE (constant): There are registers to load weights. */
#define SNN_AXI_FEATURES_LOADABLE_SHIFT 0
#define SNN_AXI_FEATURES_LOADABLE_MASK 0x00000001u
/* COUNTERS (constant): There are performance counters. */
#define SNN_AXI_FEATURES_COUNTERS_SHIFT 1
#define SNN_AXI_FEATURES_COUNTERS_MASK 0x00000002u
/* EVENTS (constant): The input stream takes events; else packed bits. */
#define SNN_AXI_FEATURES_EVENTS_SHIFT 2
#define SNN_AXI_FEATURES_EVENTS_MASK 0x00000004u
/* STREAM_BITS (constant): Bits of a beat of the input stream. */
#define SNN_AXI_FEATURES_STREAM_BITS_SHIFT 3
#define SNN_AXI_FEATURES_STREAM_BITS_MASK 0x000007f8u
/* READ_BACK (constant): LOAD_DATA can be read. */
#define SNN_AXI_FEATURES_READ_BACK_SHIFT 11
#define SNN_AXI_FEATURES_READ_BACK_MASK 0x00000800u
/* LOAD_WHILE_BUSY (constant): LOAD_DATA can be written while STATUS.BUSY is 1. */
#define SNN_AXI_FEATURES_LOAD_WHILE_BUSY_SHIFT 12
#define SNN_AXI_FEATURES_LOAD_WHILE_BUSY_MASK 0x00001000u

/* INPUTS (constant): Inputs of the network. */
#define SNN_AXI_INPUTS_OFFSET 0x00cu
#define SNN_AXI_INPUTS_VALUE 0x00000014u

/* CLASSES (constant): Classes of all heads together. */
#define SNN_AXI_CLASSES_OFFSET 0x010u
#define SNN_AXI_CLASSES_VALUE 0x00000004u

/* HEADS (constant): Heads of the network. */
#define SNN_AXI_HEADS_OFFSET 0x014u
#define SNN_AXI_HEADS_VALUE 0x00000001u

/* LAYERS (constant): Layers of the network. */
#define SNN_AXI_LAYERS_OFFSET 0x018u
#define SNN_AXI_LAYERS_VALUE 0x00000002u

/* WEIGHT_BITS (constant): Bits of a weight. */
#define SNN_AXI_WEIGHT_BITS_OFFSET 0x01cu
#define SNN_AXI_WEIGHT_BITS_VALUE 0x00000007u

/* MAX_TIME_STEPS (constant): The most time steps of a sample. */
#define SNN_AXI_MAX_TIME_STEPS_OFFSET 0x020u
#define SNN_AXI_MAX_TIME_STEPS_VALUE 0x00000010u

/* CONTROL (read, write): What the accelerator does. */
#define SNN_AXI_CONTROL_OFFSET 0x040u
#define SNN_AXI_CONTROL_RESET 0x00000000u
/*
 * RESET (write 1 to act): Resets the core and both streams, once all that is in flight has
 * come out; STATUS.RESETTING is 1 until then. Registers and weights keep their values.
 */
#define SNN_AXI_CONTROL_RESET_SHIFT 0
#define SNN_AXI_CONTROL_RESET_MASK 0x00000001u
/*
 * STREAMS_BY_REGISTER (read, write): Spikes come from SPIKE_DATA and SPIKE_LAST and results go
 * to RESULT_DATA, not over the streams; a change is refused while STATUS.BUSY is 1.
 */
#define SNN_AXI_CONTROL_STREAMS_BY_REGISTER_SHIFT 3
#define SNN_AXI_CONTROL_STREAMS_BY_REGISTER_MASK 0x00000008u
/*
 * FRAMES_BY_COUNT (read, write): A packet of the input stream has TIME_STEPS time steps; else
 * one.
 */
#define SNN_AXI_CONTROL_FRAMES_BY_COUNT_SHIFT 4
#define SNN_AXI_CONTROL_FRAMES_BY_COUNT_MASK 0x00000010u

/* STATUS (read, write 1 to clear): What the accelerator has seen, and what it is about. */
#define SNN_AXI_STATUS_OFFSET 0x044u
#define SNN_AXI_STATUS_RESET 0x00000000u
/*
 * INPUT_ERROR (read, write 1 to clear): The input stream held spikes of inputs that do not
 * exist, or packets that end in the wrong place; what does not exist was dropped.
 */
#define SNN_AXI_STATUS_INPUT_ERROR_SHIFT 0
#define SNN_AXI_STATUS_INPUT_ERROR_MASK 0x00000001u
/* RESULT_PENDING (read): A result waits at the output stream. */
#define SNN_AXI_STATUS_RESULT_PENDING_SHIFT 1
#define SNN_AXI_STATUS_RESULT_PENDING_MASK 0x00000002u
/* BUSY (read): Something is in flight, or within a packet. */
#define SNN_AXI_STATUS_BUSY_SHIFT 2
#define SNN_AXI_STATUS_BUSY_MASK 0x00000004u
/* RESETTING (read): A reset was asked for, and is not done. */
#define SNN_AXI_STATUS_RESETTING_SHIFT 3
#define SNN_AXI_STATUS_RESETTING_MASK 0x00000008u
/* ACCESS_ERROR (read, write 1 to clear): An access to a register was refused. */
#define SNN_AXI_STATUS_ACCESS_ERROR_SHIFT 4
#define SNN_AXI_STATUS_ACCESS_ERROR_MASK 0x00000010u
/* SPIKE_READY (read): SPIKE_DATA and SPIKE_LAST take a word. */
#define SNN_AXI_STATUS_SPIKE_READY_SHIFT 6
#define SNN_AXI_STATUS_SPIKE_READY_MASK 0x00000040u

/*
 * TIME_STEPS (read, write): Time steps of a sample, 1 to 16; a sample takes the value that
 * stands here when its first time step enters the core.
 */
#define SNN_AXI_TIME_STEPS_OFFSET 0x048u
#define SNN_AXI_TIME_STEPS_RESET 0x00000001u

/*
 * RESULTS_PER_PACKET (read, write): Results of a packet of the result stream, 1 to 65535; a
 * packet takes the value that stands here when its first beat is sent.
 */
#define SNN_AXI_RESULTS_PER_PACKET_OFFSET 0x04cu
#define SNN_AXI_RESULTS_PER_PACKET_RESET 0x00000001u

/* IRQ_ENABLE (read, write): Which bits of IRQ_STATUS set the interrupt irq_o. */
#define SNN_AXI_IRQ_ENABLE_OFFSET 0x050u
#define SNN_AXI_IRQ_ENABLE_RESET 0x00000000u
/* RESULT (read, write): A result that waits interrupts. */
#define SNN_AXI_IRQ_ENABLE_RESULT_SHIFT 0
#define SNN_AXI_IRQ_ENABLE_RESULT_MASK 0x00000001u
/* ERROR (read, write): An error of the input, of an access or of loading interrupts. */
#define SNN_AXI_IRQ_ENABLE_ERROR_SHIFT 1
#define SNN_AXI_IRQ_ENABLE_ERROR_MASK 0x00000002u
/* RESET_DONE (read, write): The end of a reset by software interrupts. */
#define SNN_AXI_IRQ_ENABLE_RESET_DONE_SHIFT 2
#define SNN_AXI_IRQ_ENABLE_RESET_DONE_MASK 0x00000004u

/*
 * IRQ_STATUS (read, write 1 to clear): What has happened since it was cleared. A cause that
 * lasts sets its bit again.
 */
#define SNN_AXI_IRQ_STATUS_OFFSET 0x054u
#define SNN_AXI_IRQ_STATUS_RESET 0x00000000u
/* RESULT (read, write 1 to clear): A result that waits has happened. */
#define SNN_AXI_IRQ_STATUS_RESULT_SHIFT 0
#define SNN_AXI_IRQ_STATUS_RESULT_MASK 0x00000001u
/*
 * ERROR (read, write 1 to clear): An error of the input, of an access or of loading has
 * happened.
 */
#define SNN_AXI_IRQ_STATUS_ERROR_SHIFT 1
#define SNN_AXI_IRQ_STATUS_ERROR_MASK 0x00000002u
/* RESET_DONE (read, write 1 to clear): The end of a reset by software has happened. */
#define SNN_AXI_IRQ_STATUS_RESET_DONE_SHIFT 2
#define SNN_AXI_IRQ_STATUS_RESET_DONE_MASK 0x00000004u

/* LOAD_LAYER (read, write): The layer to be loaded: 0, 1. */
#define SNN_AXI_LOAD_LAYER_OFFSET 0x060u
#define SNN_AXI_LOAD_LAYER_RESET 0x00000000u

/* LOAD_TARGET (read, write): What is loaded: 0 weights, 1 thresholds. */
#define SNN_AXI_LOAD_TARGET_OFFSET 0x064u
#define SNN_AXI_LOAD_TARGET_RESET 0x00000000u
#define SNN_AXI_LOAD_TARGET_WEIGHT 0u
#define SNN_AXI_LOAD_TARGET_THRESHOLD 1u

/* LOAD_ROW (read, write): The weight row to be loaded, up to 19; for weights only. */
#define SNN_AXI_LOAD_ROW_OFFSET 0x068u
#define SNN_AXI_LOAD_ROW_RESET 0x00000000u

/* LOAD_NEURON (read, write): The neuron whose weight or threshold is loaded next, up to 11. */
#define SNN_AXI_LOAD_NEURON_OFFSET 0x06cu
#define SNN_AXI_LOAD_NEURON_RESET 0x00000000u

/*
 * LOAD_DATA (read, write): A write loads this value, in two's complement, if the layer has
 * this row and neuron and can hold the value as what LOAD_TARGET says; a read gives the value
 * that stands there; refused while STATUS.BUSY is 1. Then LOAD_NEURON moves on by 1; behind
 * the layer's last neuron it goes to 0, and, for weights, LOAD_ROW moves on by 1, from the
 * layer's last row to 0. Weights: -64 to 63. Layer 0: rows up to 19, neurons up to 11,
 * thresholds -2048 to 2047, biases none. Layer 1: rows up to 11, neurons up to 3, thresholds
 * -1024 to 1023, biases none.
 */
#define SNN_AXI_LOAD_DATA_OFFSET 0x070u
#define SNN_AXI_LOAD_DATA_RESET 0x00000000u

/*
 * SPIKE_DATA (write): A word of input spikes, 32 bits of a beat of the input stream, the
 * lowest first; refused unless STATUS.SPIKE_READY is 1.
 */
#define SNN_AXI_SPIKE_DATA_OFFSET 0x0a0u
#define SNN_AXI_SPIKE_DATA_RESET 0x00000000u

/* SPIKE_LAST (write): The same, and the last word of the time step. */
#define SNN_AXI_SPIKE_LAST_OFFSET 0x0a4u
#define SNN_AXI_SPIKE_LAST_RESET 0x00000000u

/*
 * RESULT_DATA (read, takes a word): The next word of the result; refused unless
 * STATUS.RESULT_PENDING and CONTROL.STREAMS_BY_REGISTER are 1.
 */
#define SNN_AXI_RESULT_DATA_OFFSET 0x0a8u
#define SNN_AXI_RESULT_DATA_RESET 0x00000000u

/* HEAD_0_CLASSES (constant): Classes of head 0. */
#define SNN_AXI_HEAD_0_CLASSES_OFFSET 0x100u
#define SNN_AXI_HEAD_0_CLASSES_VALUE 0x00000004u

#endif
