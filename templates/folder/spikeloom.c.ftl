/* Driver of Spikeloom accelerators behind AXI: spikeloom.h says what the functions do. */

#include "spikeloom.h"

[#if driver.loadStream]
#define ERRORS                                                     \
  (SPIKELOOM_STATUS_INPUT_ERROR | SPIKELOOM_STATUS_ACCESS_ERROR |  \
   SPIKELOOM_STATUS_LOAD_ERROR)
[#else]
#define ERRORS (SPIKELOOM_STATUS_INPUT_ERROR | SPIKELOOM_STATUS_ACCESS_ERROR)
[/#if]

#define DEFAULT_PATIENCE 10000000u
#define NO_EVENT 0x80000000u
#define END_OF_STEP 0x40000000u
#define HEADS_PER_WORD 2u
#define CLASS_BITS 16u

static uint32_t get(const spikeloom *device, uint32_t offset) {
  return device->bus.read(device->bus.context, offset);
}

static void put(const spikeloom *device, uint32_t offset, uint32_t value) {
  device->bus.write(device->bus.context, offset, value);
}

static int has(const spikeloom *device, uint32_t feature) {
  return (device->features & feature) != 0;
}

/* The value of a field, right-aligned. */
static uint32_t field(uint32_t word, uint32_t mask) {
  return (word & mask) / (mask & (~mask + 1u));
}

const char *spikeloom_text(spikeloom_error error) {
  switch (error) {
    case SPIKELOOM_OK:
      return "success";
    case SPIKELOOM_NO_DEVICE:
      return "there is no accelerator at this address";
    case SPIKELOOM_VERSION_UNKNOWN:
      return "the accelerator's registers are of another version than the driver";
    case SPIKELOOM_ARGUMENT:
      return "an argument is out of range";
    case SPIKELOOM_MISSING:
      return "the accelerator was generated without what is asked for";
    case SPIKELOOM_BUSY:
      return "samples are in flight";
    case SPIKELOOM_TIMEOUT:
      return "the accelerator does not answer in time";
    case SPIKELOOM_REFUSED:
      return "the accelerator refused an access";
[#if driver.loadStream]
    case SPIKELOOM_LOAD_FAILED:
      return "the load stream held what cannot be loaded";
[/#if]
    case SPIKELOOM_INPUT_FAILED:
      return "the input held what cannot be";
    case SPIKELOOM_DIFFERENT:
      return "what was read back is not what was loaded";
  }
  return "unknown error";
}

spikeloom_error spikeloom_open(spikeloom *device, const spikeloom_bus *bus) {
  device->bus = *bus;
  device->patience = DEFAULT_PATIENCE;
  device->interrupts = 0;
  device->result_seen = 0;
  device->error_seen = 0;
  device->reset_seen = 0;
  if (get(device, SPIKELOOM_ID) != SPIKELOOM_MAGIC) {
    return SPIKELOOM_NO_DEVICE;
  }
  device->version = get(device, SPIKELOOM_VERSION);
  if (device->version >> 16 != SPIKELOOM_MAJOR) {
    return SPIKELOOM_VERSION_UNKNOWN;
  }
  device->features = get(device, SPIKELOOM_FEATURES);
  device->stream_bits = field(device->features, SPIKELOOM_FEATURES_STREAM_BITS);
  device->inputs = get(device, SPIKELOOM_INPUTS);
  device->classes = get(device, SPIKELOOM_CLASSES);
  device->heads = get(device, SPIKELOOM_HEADS);
  device->layers = get(device, SPIKELOOM_LAYERS);
  device->weight_bits = get(device, SPIKELOOM_WEIGHT_BITS);
  device->max_time_steps = get(device, SPIKELOOM_MAX_TIME_STEPS);
[#if driver.loadStream]
  device->load_stream = get(device, SPIKELOOM_LOAD_STREAM);
  if (device->load_stream == 0) {
    /* There is no such register, and the read was refused. */
    put(device, SPIKELOOM_STATUS, SPIKELOOM_STATUS_ACCESS_ERROR);
  }
[/#if]
  device->control = get(device, SPIKELOOM_CONTROL);
  put(device, SPIKELOOM_IRQ_ENABLE, 0);
  return SPIKELOOM_OK;
}

spikeloom_error spikeloom_head_classes(const spikeloom *device, uint32_t head, uint32_t *classes) {
  if (head >= device->heads) {
    return SPIKELOOM_ARGUMENT;
  }
  *classes = get(device, SPIKELOOM_HEAD_0_CLASSES + 4u * head);
  return SPIKELOOM_OK;
}

uint32_t spikeloom_status(const spikeloom *device) { return get(device, SPIKELOOM_STATUS); }

spikeloom_error spikeloom_take_errors(spikeloom *device) {
  const uint32_t errors = get(device, SPIKELOOM_STATUS) & ERRORS;
  if (errors != 0) {
    put(device, SPIKELOOM_STATUS, errors);
  }
  if (errors & SPIKELOOM_STATUS_ACCESS_ERROR) {
    return SPIKELOOM_REFUSED;
  }
[#if driver.loadStream]
  if (errors & SPIKELOOM_STATUS_LOAD_ERROR) {
    return SPIKELOOM_LOAD_FAILED;
  }
[/#if]
  return errors != 0 ? SPIKELOOM_INPUT_FAILED : SPIKELOOM_OK;
}

spikeloom_error spikeloom_enable_interrupts(spikeloom *device, uint32_t causes) {
  device->interrupts = causes;
  device->result_seen = 0;
  device->error_seen = 0;
  device->reset_seen = 0;
  put(device, SPIKELOOM_IRQ_STATUS, SPIKELOOM_IRQ_STATUS_RESULT | SPIKELOOM_IRQ_STATUS_ERROR |
                                        SPIKELOOM_IRQ_STATUS_RESET_DONE);
  put(device, SPIKELOOM_IRQ_ENABLE, causes);
  return SPIKELOOM_OK;
}

uint32_t spikeloom_interrupt(spikeloom *device) {
  const uint32_t causes = get(device, SPIKELOOM_IRQ_STATUS) & device->interrupts;
  put(device, SPIKELOOM_IRQ_ENABLE, device->interrupts & ~causes);
  put(device, SPIKELOOM_IRQ_STATUS, causes);
  if (causes & SPIKELOOM_IRQ_STATUS_RESULT) {
    device->result_seen = 1;
  }
  if (causes & SPIKELOOM_IRQ_STATUS_ERROR) {
    device->error_seen = 1;
  }
  if (causes & SPIKELOOM_IRQ_STATUS_RESET_DONE) {
    device->reset_seen = 1;
  }
  return causes;
}

/*
 * Waits until a bit of STATUS has a value. With an interrupt that tells of it, it is looked at
 * again after each; the flag is cleared before the look, so that none is lost between.
 */
static spikeloom_error await(spikeloom *device, uint32_t bit, int value, uint32_t cause,
                             volatile int *seen) {
  const int sleeps = device->bus.wait != NULL && (device->interrupts & cause) != 0;
  uint32_t looks;
  for (looks = 0; looks < device->patience; looks++) {
    if (sleeps) {
      *seen = 0;
    }
    if (((get(device, SPIKELOOM_STATUS) & bit) != 0) == value) {
      return SPIKELOOM_OK;
    }
    if (sleeps) {
      put(device, SPIKELOOM_IRQ_ENABLE, device->interrupts);
      while (!*seen && looks < device->patience) {
        device->bus.wait(device->bus.context);
        looks++;
      }
    }
  }
  return SPIKELOOM_TIMEOUT;
}

spikeloom_error spikeloom_reset(spikeloom *device) {
  put(device, SPIKELOOM_CONTROL, device->control | SPIKELOOM_CONTROL_RESET);
  return await(device, SPIKELOOM_STATUS_RESETTING, 0, SPIKELOOM_IRQ_STATUS_RESET_DONE,
               &device->reset_seen);
}

/* Writes CONTROL. A change that is refused leaves what was. */
static spikeloom_error control(spikeloom *device, uint32_t mask, int value) {
  const uint32_t changed = value ? device->control | mask : device->control & ~mask;
  put(device, SPIKELOOM_CONTROL, changed);
  device->control = get(device, SPIKELOOM_CONTROL);
  return device->control == changed ? SPIKELOOM_OK : spikeloom_take_errors(device);
}

/* Whether numbers can be loaded, or read: that needs the ports that spikes need, always. */
static spikeloom_error loadable(const spikeloom *device, const spikeloom_layer *layers,
                                size_t count, int reading) {
  size_t i;
  if (!has(device, SPIKELOOM_FEATURES_LOADABLE)) {
    return SPIKELOOM_MISSING;
  }
  for (i = 0; i < count; i++) {
    if (layers[i].index >= device->layers || layers[i].rows == 0 || layers[i].neurons == 0) {
      return SPIKELOOM_ARGUMENT;
    }
  }
  if ((reading || !has(device, SPIKELOOM_FEATURES_LOAD_WHILE_BUSY)) &&
      (get(device, SPIKELOOM_STATUS) & SPIKELOOM_STATUS_BUSY) != 0) {
    return SPIKELOOM_BUSY;
  }
  return SPIKELOOM_OK;
}

static void place(const spikeloom *device, uint32_t layer, spikeloom_target target) {
  put(device, SPIKELOOM_LOAD_LAYER, layer);
  put(device, SPIKELOOM_LOAD_TARGET, (uint32_t)target);
  put(device, SPIKELOOM_LOAD_ROW, 0);
  put(device, SPIKELOOM_LOAD_NEURON, 0);
}

/* Numbers of a kind that a layer has; 0 if it has none. */
static size_t numbers(const spikeloom_layer *layer, spikeloom_target target) {
  switch (target) {
    case SPIKELOOM_WEIGHT:
      return layer->weights == NULL ? 0 : (size_t)layer->rows * layer->neurons;
    case SPIKELOOM_THRESHOLD:
      return layer->thresholds == NULL ? 0 : layer->neurons;
    case SPIKELOOM_BIAS:
      return layer->biases == NULL ? 0 : layer->neurons;
  }
  return 0;
}

/* One of them, as the hardware holds it: a 1-bit weight is 0 for 1 and 1 for -1. */
static int32_t number(const spikeloom *device, const spikeloom_layer *layer,
                      spikeloom_target target, size_t i) {
  if (target == SPIKELOOM_THRESHOLD) {
    return layer->thresholds[i];
  }
  if (target == SPIKELOOM_BIAS) {
    return layer->biases[i];
  }
[#if driver.oneBitLayers?has_content]
  (void)device;
  return (SPIKELOOM_ONE_BIT_LAYERS >> layer->index & 1u) != 0 ? layer->weights[i] < 0 : layer->weights[i];
[#else]
  return device->weight_bits == 1 ? layer->weights[i] < 0 : layer->weights[i];
[/#if]
}

/* The next kind of number; in the order of their values. */
static spikeloom_target following(spikeloom_target target) {
  return (spikeloom_target)((int)target + 1);
}

spikeloom_error spikeloom_load(spikeloom *device, const spikeloom_layer *layers, size_t count) {
  spikeloom_target target;
  size_t layer;
  size_t i;
  const spikeloom_error error = loadable(device, layers, count, 0);
  if (error != SPIKELOOM_OK) {
    return error;
  }
  put(device, SPIKELOOM_STATUS, SPIKELOOM_STATUS_ACCESS_ERROR);
  for (layer = 0; layer < count; layer++) {
    for (target = SPIKELOOM_WEIGHT; target <= SPIKELOOM_BIAS; target = following(target)) {
      const size_t all = numbers(&layers[layer], target);
      if (all == 0) {
        continue;
      }
      place(device, layers[layer].index, target);
      /* Neuron and row move on by themselves. */
      for (i = 0; i < all; i++) {
        put(device, SPIKELOOM_LOAD_DATA, (uint32_t)number(device, &layers[layer], target, i));
      }
    }
  }
  if (get(device, SPIKELOOM_STATUS) & SPIKELOOM_STATUS_ACCESS_ERROR) {
    put(device, SPIKELOOM_STATUS, SPIKELOOM_STATUS_ACCESS_ERROR);
    return SPIKELOOM_REFUSED;
  }
  return SPIKELOOM_OK;
}

spikeloom_error spikeloom_verify(spikeloom *device, const spikeloom_layer *layers, size_t count) {
  spikeloom_target target;
  size_t layer;
  size_t i;
  const spikeloom_error error = loadable(device, layers, count, 1);
  if (error != SPIKELOOM_OK) {
    return error;
  }
  if (!has(device, SPIKELOOM_FEATURES_READ_BACK)) {
    return SPIKELOOM_MISSING;
  }
  for (layer = 0; layer < count; layer++) {
    for (target = SPIKELOOM_WEIGHT; target <= SPIKELOOM_BIAS; target = following(target)) {
      const size_t all = numbers(&layers[layer], target);
      if (all == 0) {
        continue;
      }
      place(device, layers[layer].index, target);
      for (i = 0; i < all; i++) {
        const int32_t expected = number(device, &layers[layer], target, i);
        const int32_t found = (int32_t)get(device, SPIKELOOM_LOAD_DATA);
        if (found != expected) {
          device->mismatch.layer = layers[layer].index;
          device->mismatch.target = target;
          device->mismatch.row = (uint32_t)(i / layers[layer].neurons);
          device->mismatch.neuron = (uint32_t)(i % layers[layer].neurons);
          device->mismatch.expected = expected;
          device->mismatch.found = found;
          return SPIKELOOM_DIFFERENT;
        }
      }
    }
  }
  return SPIKELOOM_OK;
}

[#if driver.loadStream]
/* Bytes of a number on the load stream. */
static size_t number_bytes(const spikeloom *device, spikeloom_target target) {
  return target == SPIKELOOM_WEIGHT
             ? field(device->load_stream, SPIKELOOM_LOAD_STREAM_[=driver.loadFields[0]]) / 8u
             : sizeof(int32_t);
}

spikeloom_error spikeloom_load_beats(const spikeloom *device, const spikeloom_layer *layer,
                                     spikeloom_target target, uint8_t *buffer, size_t size,
                                     size_t *bytes) {
  const size_t all = numbers(layer, target);
  const size_t width = number_bytes(device, target);
  const size_t beat = number_bytes(device, SPIKELOOM_WEIGHT) *
                      field(device->load_stream, SPIKELOOM_LOAD_STREAM_[=driver.loadFields[1]]);
  size_t row_bytes;
  size_t row;
  size_t i;
  size_t byte;
  if (device->load_stream == 0) {
    return SPIKELOOM_MISSING;
  }
  if (all == 0) {
    return SPIKELOOM_ARGUMENT;
  }
  /* Each row begins a beat. */
  row_bytes = (layer->neurons * width + beat - 1) / beat * beat;
  *bytes = all / layer->neurons * row_bytes;
  if (size < *bytes) {
    return SPIKELOOM_ARGUMENT;
  }
  for (i = 0; i < *bytes; i++) {
    buffer[i] = 0;
  }
  for (row = 0; row < all / layer->neurons; row++) {
    for (i = 0; i < layer->neurons; i++) {
      const uint32_t value = (uint32_t)number(device, layer, target, row * layer->neurons + i);
      for (byte = 0; byte < width; byte++) {
        buffer[row * row_bytes + i * width + byte] = (uint8_t)(value >> (8u * byte));
      }
    }
  }
  return SPIKELOOM_OK;
}

spikeloom_error spikeloom_begin_load_stream(spikeloom *device, const spikeloom_layer *layer,
                                            spikeloom_target target) {
  const spikeloom_error error = loadable(device, layer, 1, 0);
  if (error != SPIKELOOM_OK) {
    return error;
  }
  if (device->load_stream == 0) {
    return SPIKELOOM_MISSING;
  }
  put(device, SPIKELOOM_STATUS, SPIKELOOM_STATUS_LOAD_ERROR);
  place(device, layer->index, target);
  return SPIKELOOM_OK;
}

spikeloom_error spikeloom_end_load_stream(spikeloom *device) {
  if (get(device, SPIKELOOM_STATUS) & SPIKELOOM_STATUS_LOAD_ERROR) {
    put(device, SPIKELOOM_STATUS, SPIKELOOM_STATUS_LOAD_ERROR);
    return SPIKELOOM_LOAD_FAILED;
  }
  return SPIKELOOM_OK;
}

[/#if]
spikeloom_error spikeloom_time_steps(spikeloom *device, uint32_t time_steps) {
  if (time_steps == 0 || time_steps > device->max_time_steps) {
    return SPIKELOOM_ARGUMENT;
  }
  put(device, SPIKELOOM_TIME_STEPS, time_steps);
  return SPIKELOOM_OK;
}

spikeloom_error spikeloom_by_register(spikeloom *device, int by_register) {
  const spikeloom_error error = control(device, SPIKELOOM_CONTROL_STREAMS_BY_REGISTER, by_register);
  return error == SPIKELOOM_REFUSED ? SPIKELOOM_BUSY : error;
}

spikeloom_error spikeloom_frames_by_count(spikeloom *device, int by_count) {
  return control(device, SPIKELOOM_CONTROL_FRAMES_BY_COUNT, by_count);
}

spikeloom_error spikeloom_results_per_packet(spikeloom *device, uint32_t results) {
  put(device, SPIKELOOM_RESULTS_PER_PACKET, results);
  return get(device, SPIKELOOM_RESULTS_PER_PACKET) == results ? SPIKELOOM_OK
                                                              : spikeloom_take_errors(device);
}

/* Sends a word once there is room for it. */
static spikeloom_error send_word(spikeloom *device, uint32_t word, int last) {
  const spikeloom_error error = await(device, SPIKELOOM_STATUS_SPIKE_READY, 1, 0, NULL);
  if (error == SPIKELOOM_OK) {
    put(device, last ? SPIKELOOM_SPIKE_LAST : SPIKELOOM_SPIKE_DATA, word);
  }
  return error;
}

/* Sends an event, and ends the time step with the last. */
static spikeloom_error send_spikes_as_events(spikeloom *device, const uint32_t *spikes) {
  uint32_t pending = NO_EVENT;
  uint32_t input;
  spikeloom_error error;
  for (input = 0; input < device->inputs; input++) {
    if ((spikes[input / 32u] >> (input % 32u) & 1u) == 0) {
      continue;
    }
    /* An event is held back until it is known whether another follows. */
    if (pending != NO_EVENT) {
      error = send_word(device, pending, 0);
      if (error != SPIKELOOM_OK) {
        return error;
      }
    }
    pending = input;
  }
  return send_word(device, pending, 1);
}

spikeloom_error spikeloom_send(spikeloom *device, const uint32_t *spikes) {
  uint32_t last = SPIKELOOM_WORDS(device->inputs) - 1u;
  uint32_t word;
  spikeloom_error error = SPIKELOOM_OK;
  if ((device->control & SPIKELOOM_CONTROL_STREAMS_BY_REGISTER) == 0) {
    return SPIKELOOM_ARGUMENT;
  }
  if (has(device, SPIKELOOM_FEATURES_EVENTS)) {
    return send_spikes_as_events(device, spikes);
  }
  if ((device->control & SPIKELOOM_CONTROL_FRAMES_BY_COUNT) == 0) {
    /* What a packet does not reach has no spike. */
    while (last > 0 && spikes[last] == 0) {
      last--;
    }
  }
  for (word = 0; word <= last && error == SPIKELOOM_OK; word++) {
    error = send_word(device, spikes[word], word == last);
  }
  return error;
}

spikeloom_error spikeloom_send_events(spikeloom *device, const uint32_t *events, size_t count) {
  uint32_t word = 0;
  uint32_t at = 0;
  size_t i;
  spikeloom_error error = SPIKELOOM_OK;
  if ((device->control & SPIKELOOM_CONTROL_STREAMS_BY_REGISTER) == 0) {
    return SPIKELOOM_ARGUMENT;
  }
  for (i = 0; i < count; i++) {
    if (events[i] >= device->inputs || (i > 0 && events[i] <= events[i - 1])) {
      return SPIKELOOM_ARGUMENT;
    }
  }
  if (has(device, SPIKELOOM_FEATURES_EVENTS)) {
    if (count == 0) {
      return send_word(device, NO_EVENT, 1);
    }
    for (i = 0; i < count && error == SPIKELOOM_OK; i++) {
      error = send_word(device, events[i], i == count - 1);
    }
    return error;
  }
  for (i = 0; i < count && error == SPIKELOOM_OK; i++) {
    while (events[i] / 32u > at && error == SPIKELOOM_OK) {
      error = send_word(device, word, 0);
      word = 0;
      at++;
    }
    word |= 1u << (events[i] % 32u);
  }
  return error == SPIKELOOM_OK ? send_word(device, word, 1) : error;
}

spikeloom_error spikeloom_receive(spikeloom *device, uint32_t *classes, uint32_t *counts) {
  uint32_t head;
  uint32_t i;
  uint32_t word = 0;
  const spikeloom_error error = await(device, SPIKELOOM_STATUS_RESULT_PENDING, 1,
                                      SPIKELOOM_IRQ_STATUS_RESULT, &device->result_seen);
  if (error != SPIKELOOM_OK) {
    return error;
  }
  for (head = 0; head < device->heads; head++) {
    if (head % HEADS_PER_WORD == 0) {
      word = get(device, SPIKELOOM_RESULT_DATA);
    }
    if (classes != NULL) {
      classes[head] = word & 0xffffu;
    }
    word >>= CLASS_BITS;
  }
  for (i = 0; i < device->classes; i++) {
    word = get(device, SPIKELOOM_RESULT_DATA);
    if (counts != NULL) {
      counts[i] = word;
    }
  }
  return SPIKELOOM_OK;
}

spikeloom_error spikeloom_run(spikeloom *device, const uint32_t *spikes, uint32_t time_steps,
                              uint32_t *classes, uint32_t *counts) {
  uint32_t step;
  spikeloom_error error = spikeloom_by_register(device, 1);
  if (error == SPIKELOOM_OK) {
    error = spikeloom_time_steps(device, time_steps);
  }
  for (step = 0; step < time_steps && error == SPIKELOOM_OK; step++) {
    error = spikeloom_send(device, spikes + (size_t)step * SPIKELOOM_WORDS(device->inputs));
  }
  if (error == SPIKELOOM_OK) {
    error = spikeloom_receive(device, classes, counts);
  }
  return error == SPIKELOOM_OK ? spikeloom_take_errors(device) : error;
}

/* Puts a word into a buffer, if it still fits. */
static void append(uint32_t *buffer, size_t capacity, size_t *words, uint32_t word) {
  if (*words < capacity) {
    buffer[*words] = word;
  }
  (*words)++;
}

spikeloom_error spikeloom_spike_beats(const spikeloom *device, const uint32_t *spikes, int by_count,
                                      uint32_t *buffer, size_t capacity, size_t *words) {
  const uint32_t beat = device->stream_bits / 32u;
  const uint32_t all = SPIKELOOM_WORDS(device->inputs);
  uint32_t i;
  *words = 0;
  if (has(device, SPIKELOOM_FEATURES_EVENTS)) {
    for (i = 0; i < device->inputs; i++) {
      if (spikes[i / 32u] >> (i % 32u) & 1u) {
        append(buffer, capacity, words, i);
      }
    }
    if (*words == 0) {
      append(buffer, capacity, words, NO_EVENT);
    }
    if (by_count && *words <= capacity) {
      buffer[*words - 1] |= END_OF_STEP;
    }
  } else {
    uint32_t last = all - 1u;
    while (!by_count && last > 0 && spikes[last] == 0) {
      last--;
    }
    for (i = 0; i < (last / beat + 1u) * beat; i++) {
      append(buffer, capacity, words, i < all ? spikes[i] : 0);
    }
  }
  return *words <= capacity ? SPIKELOOM_OK : SPIKELOOM_ARGUMENT;
}

spikeloom_error spikeloom_count(spikeloom *device, int enable) {
  return has(device, SPIKELOOM_FEATURES_COUNTERS)
             ? control(device, SPIKELOOM_CONTROL_COUNT_ENABLE, enable)
             : SPIKELOOM_MISSING;
}

spikeloom_error spikeloom_clear_counters(spikeloom *device) {
  if (!has(device, SPIKELOOM_FEATURES_COUNTERS)) {
    return SPIKELOOM_MISSING;
  }
  put(device, SPIKELOOM_CONTROL, device->control | SPIKELOOM_CONTROL_COUNT_CLEAR);
  return SPIKELOOM_OK;
}

spikeloom_error spikeloom_counter(const spikeloom *device, uint32_t layer, uint32_t counter,
                                  uint64_t *value) {
  uint32_t low;
  if (!has(device, SPIKELOOM_FEATURES_COUNTERS)) {
    return SPIKELOOM_MISSING;
  }
  if (layer >= device->layers || counter > SPIKELOOM_COUNT_[=driver.lastCounter]) {
    return SPIKELOOM_ARGUMENT;
  }
  put(device, SPIKELOOM_COUNT_SELECT, 16u * layer + counter);
  low = get(device, SPIKELOOM_COUNT_LOW);
  *value = (uint64_t)get(device, SPIKELOOM_COUNT_HIGH) << 32 | low;
  return SPIKELOOM_OK;
}
