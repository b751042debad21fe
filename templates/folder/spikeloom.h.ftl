/*
 * Driver of Spikeloom accelerators behind AXI: loads a network, runs samples over the registers,
 * reads the performance counters, serves the interrupt, and lays out what a DMA engine sends.
 *
 * C99. It needs two functions that read and write a register, and nothing else: it allocates
 * nothing, and keeps everything about an accelerator in its struct, so that one program drives
 * several. The same driver serves all designs whose VERSION has the major number
 * SPIKELOOM_MAJOR; what it has to know of one it reads from its registers.
 *
 * Every function returns SPIKELOOM_OK, or what went wrong. A spike vector is an array of words of
 * 32 bits, SPIKELOOM_WORDS(inputs) of them: input i is bit i % 32 of word i / 32.
 */

#ifndef SPIKELOOM_H
#define SPIKELOOM_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Registers, as offsets in bytes. A design has those that its FEATURES say. */
[#list driver.offsets as constant]
#define SPIKELOOM_[=constant.name] [=constant.value]
[/#list]

/* Fields, as masks within their registers. */
[#list driver.masks as constant]
#define SPIKELOOM_[=constant.name] [=constant.value]
[/#list]

/* The performance counters of a layer. */
[#list driver.counters as counter]
#define SPIKELOOM_COUNT_[=counter] [=counter?index]u
[/#list]

/* What ID reads, and the upper half of VERSION. */
#define SPIKELOOM_MAGIC [=driver.id]
#define SPIKELOOM_MAJOR [=driver.major]
[#if driver.oneBitLayers?has_content]
/* The layers whose weights have one bit, a bit each; others have more. */
#define SPIKELOOM_ONE_BIT_LAYERS [=driver.oneBitLayers]
[/#if]

/* Words of a spike vector. */
#define SPIKELOOM_WORDS(inputs) (((inputs) + 31u) / 32u)

/* What can go wrong. */
typedef enum {
  SPIKELOOM_OK = 0,
  SPIKELOOM_NO_DEVICE,    /* ID reads something else */
  SPIKELOOM_VERSION_UNKNOWN, /* the registers are of another major version */
  SPIKELOOM_ARGUMENT,     /* an argument is out of range */
  SPIKELOOM_MISSING,      /* the design was generated without what is asked for */
  SPIKELOOM_BUSY,         /* samples are in flight */
  SPIKELOOM_TIMEOUT,      /* the accelerator does not get there; see patience */
  SPIKELOOM_REFUSED,      /* the accelerator refused a value: STATUS.ACCESS_ERROR */
[#if driver.loadStream]
  SPIKELOOM_LOAD_FAILED,  /* the load stream held what cannot be loaded: STATUS.LOAD_ERROR */
[/#if]
  SPIKELOOM_INPUT_FAILED, /* the input had spikes or packets that cannot be: STATUS.INPUT_ERROR */
  SPIKELOOM_DIFFERENT     /* what was read back is not what was loaded; see mismatch */
} spikeloom_error;

/* What a number is that can be loaded. */
typedef enum {
  SPIKELOOM_WEIGHT = 0,
  SPIKELOOM_THRESHOLD = 1,
  SPIKELOOM_BIAS = 2
} spikeloom_target;

/*
 * How registers are reached. Accesses have to arrive in the order in which they are made; a write
 * may return before it has arrived, but a read has to wait for the writes before it.
 */
typedef struct {
  uint32_t (*read)(void *context, uint32_t offset);
  void (*write)(void *context, uint32_t offset, uint32_t value);
  /*
   * Optional: returns after an interrupt has been served by spikeloom_interrupt(), or earlier; it
   * may put the processor to sleep. With it, results and resets are waited for by interrupt;
   * NULL: by polling.
   */
  void (*wait)(void *context);
  void *context; /* handed to the functions */
} spikeloom_bus;

/* Where what was read back differs. */
typedef struct {
  uint32_t layer;
  spikeloom_target target;
  uint32_t row; /* of a weight */
  uint32_t neuron;
  int32_t expected;
  int32_t found;
} spikeloom_mismatch;

/* An accelerator. spikeloom_open() fills it in. */
typedef struct {
  spikeloom_bus bus;
  /* Of the design; to be read. */
  uint32_t version;
  uint32_t features; /* SPIKELOOM_FEATURES_... */
  uint32_t inputs;
  uint32_t classes; /* of all heads */
  uint32_t heads;
  uint32_t layers;
  uint32_t weight_bits;[#if driver.oneBitLayers?has_content] /* of the layer that has the most */[/#if]
  uint32_t max_time_steps;
  uint32_t stream_bits;
[#if driver.loadStream]
  uint32_t load_stream; /* LOAD_STREAM, or 0 */
[/#if]
  /* How often a bit is polled, or an interrupt waited for, before SPIKELOOM_TIMEOUT; to be set. */
  uint32_t patience;
  /* The first difference that spikeloom_verify() found; to be read. */
  spikeloom_mismatch mismatch;
  /* What the driver keeps. */
  uint32_t control;
  uint32_t interrupts;
  volatile int result_seen;
  volatile int error_seen;
  volatile int reset_seen;
} spikeloom;

/* The numbers of a layer. */
typedef struct {
  uint32_t index;            /* of the layer, 0 at the input */
  uint32_t rows;             /* presynaptic neurons */
  uint32_t neurons;          /* postsynaptic neurons */
  const int16_t *weights;    /* rows x neurons, a row after the other; with 1-bit weights 1 or -1 */
  const int32_t *thresholds; /* one a neuron */
  const int32_t *biases;     /* one a neuron; NULL for a layer without */
} spikeloom_layer;

/* A few words about an error, for a message. */
const char *spikeloom_text(spikeloom_error error);

/* Finds out what the accelerator is. It is not reset; its interrupts are disabled. */
spikeloom_error spikeloom_open(spikeloom *device, const spikeloom_bus *bus);

/* The classes of a head. */
spikeloom_error spikeloom_head_classes(const spikeloom *device, uint32_t head, uint32_t *classes);

/*
 * Resets the core and the streams once all that is in flight has come out, and waits for it. A
 * result that waits has to be taken for that, by whoever takes results. Registers and weights
 * keep their values.
 */
spikeloom_error spikeloom_reset(spikeloom *device);

/* Loads layers over the registers, one number a write. SPIKELOOM_REFUSED: a layer cannot hold some number. */
spikeloom_error spikeloom_load(spikeloom *device, const spikeloom_layer *layers, size_t count);

/* Reads layers back, and compares them; see mismatch. */
spikeloom_error spikeloom_verify(spikeloom *device, const spikeloom_layer *layers, size_t count);

[#if driver.loadStream]
/*
 * Lays out the beats of the load stream for what one layer has of one kind: for one transfer of a
 * DMA engine, between spikeloom_begin_load_stream() and spikeloom_end_load_stream().
 *
 * size is that of the buffer in bytes; bytes, on success or with SPIKELOOM_ARGUMENT if the buffer
 * is too small, what the beats take: a multiple of a beat.
 */
spikeloom_error spikeloom_load_beats(const spikeloom *device, const spikeloom_layer *layer,
                                     spikeloom_target target, uint8_t *buffer, size_t size,
                                     size_t *bytes);

/* Says where the numbers of the load stream go. */
spikeloom_error spikeloom_begin_load_stream(spikeloom *device, const spikeloom_layer *layer,
                                            spikeloom_target target);

/* After the transfer: whether all could be loaded. */
spikeloom_error spikeloom_end_load_stream(spikeloom *device);

[/#if]
/* Sets the number of time steps of the samples that are sent from now on. */
spikeloom_error spikeloom_time_steps(spikeloom *device, uint32_t time_steps);

/*
 * Lets spikes come and results go over the registers (1), for spikeloom_send() and
 * spikeloom_receive(), or over the streams (0), for a DMA engine. Refused while busy.
 */
spikeloom_error spikeloom_by_register(spikeloom *device, int by_register);

/* Sends the spike vector of a time step over the registers. */
spikeloom_error spikeloom_send(spikeloom *device, const uint32_t *spikes);

/* The same, of a list of the inputs that spike, in ascending order. */
spikeloom_error spikeloom_send_events(spikeloom *device, const uint32_t *events, size_t count);

/*
 * Waits for the next result and takes it over the registers: a class for each head, and for each
 * class of all heads the number of its spikes. Either may be NULL.
 */
spikeloom_error spikeloom_receive(spikeloom *device, uint32_t *classes, uint32_t *counts);

/*
 * Runs a sample over the registers: time_steps spike vectors, one after the other. Without others
 * in flight.
 */
spikeloom_error spikeloom_run(spikeloom *device, const uint32_t *spikes, uint32_t time_steps,
                              uint32_t *classes, uint32_t *counts);

/*
 * Lays out the words of a time step for the input stream, for a transfer of a DMA engine that
 * sets TLAST with its last beat. capacity is that of the buffer in words; words, on success or
 * with SPIKELOOM_ARGUMENT if the buffer is too small, what the time step takes.
 *
 * by_count: as CONTROL.FRAMES_BY_COUNT wants it. The words of TIME_STEPS time steps then follow each
 * other in one transfer.
 */
spikeloom_error spikeloom_spike_beats(const spikeloom *device, const uint32_t *spikes, int by_count,
                                      uint32_t *buffer, size_t capacity, size_t *words);

/* Sets whether a packet of the input stream has TIME_STEPS time steps (1), or one (0). */
spikeloom_error spikeloom_frames_by_count(spikeloom *device, int by_count);

/* Sets how many results a packet of the result stream holds. */
spikeloom_error spikeloom_results_per_packet(spikeloom *device, uint32_t results);

/* Starts or stops the performance counters, which keep their values. */
spikeloom_error spikeloom_count(spikeloom *device, int enable);

/* Sets the performance counters to 0. */
spikeloom_error spikeloom_clear_counters(spikeloom *device);

/* Reads a performance counter of a layer: SPIKELOOM_COUNT_... */
spikeloom_error spikeloom_counter(const spikeloom *device, uint32_t layer, uint32_t counter,
                                  uint64_t *value);

/*
 * Enables those interrupts (SPIKELOOM_IRQ_STATUS_...), and disables all others. A cause that has
 * been seen is masked until the driver waits again, so that one that lasts interrupts once.
 */
spikeloom_error spikeloom_enable_interrupts(spikeloom *device, uint32_t causes);

/* To be called by the interrupt service routine. Returns the causes. */
uint32_t spikeloom_interrupt(spikeloom *device);

/* STATUS, as it stands. */
uint32_t spikeloom_status(const spikeloom *device);

/* The first error of STATUS, or SPIKELOOM_OK; clears all of them. */
spikeloom_error spikeloom_take_errors(spikeloom *device);

#ifdef __cplusplus
}
#endif

#endif
