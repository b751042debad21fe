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
#define SNN_AXI_VERSION_VALUE 0x00010001u

/* FEATURES (constant): What the accelerator was generated with. */
#define SNN_AXI_FEATURES_OFFSET 0x008u
#define SNN_AXI_FEATURES_VALUE 0x00000101u
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
 * CORE_RESET (read, write): While it is 1, the core and both streams are in reset; what was in
 * flight is lost.
 */
#define SNN_AXI_CONTROL_CORE_RESET_SHIFT 0
#define SNN_AXI_CONTROL_CORE_RESET_MASK 0x00000001u

/* STATUS (read, write 1 to clear): What the accelerator has seen. */
#define SNN_AXI_STATUS_OFFSET 0x044u
#define SNN_AXI_STATUS_RESET 0x00000000u
/*
 * INPUT_ERROR (read, write 1 to clear): The input stream held spikes of inputs that do not
 * exist; they were dropped.
 */
#define SNN_AXI_STATUS_INPUT_ERROR_SHIFT 0
#define SNN_AXI_STATUS_INPUT_ERROR_MASK 0x00000001u
/* RESULT_PENDING (read): A result waits at the output stream. */
#define SNN_AXI_STATUS_RESULT_PENDING_SHIFT 1
#define SNN_AXI_STATUS_RESULT_PENDING_MASK 0x00000002u

/*
 * TIME_STEPS (read, write): Time steps of a sample, 1 to 16; a sample takes the value that
 * stands here when its first time step enters the core.
 */
#define SNN_AXI_TIME_STEPS_OFFSET 0x048u
#define SNN_AXI_TIME_STEPS_RESET 0x00000001u

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
 * LOAD_DATA (write): A write loads this value, in two's complement, if the layer has this row
 * and neuron and can hold the value as what LOAD_TARGET says; then LOAD_NEURON moves on by 1,
 * from the layer's last neuron to 0. Weights: -64 to 63. Layer 0: rows up to 19, neurons up to
 * 11, thresholds -2048 to 2047, biases none. Layer 1: rows up to 11, neurons up to 3,
 * thresholds -1024 to 1023, biases none.
 */
#define SNN_AXI_LOAD_DATA_OFFSET 0x070u
#define SNN_AXI_LOAD_DATA_RESET 0x00000000u

/* HEAD_0_CLASSES (constant): Classes of head 0. */
#define SNN_AXI_HEAD_0_CLASSES_OFFSET 0x100u
#define SNN_AXI_HEAD_0_CLASSES_VALUE 0x00000004u

#endif
