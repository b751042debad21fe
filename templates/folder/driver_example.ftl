```c
#include "spikeloom.h"

static uint32_t read32(void *base, uint32_t offset) { return ((volatile uint32_t *)base)[offset / 4]; }
static void write32(void *base, uint32_t offset, uint32_t value) { ((volatile uint32_t *)base)[offset / 4] = value; }

spikeloom_error classify(void *base, const uint32_t *spikes, uint32_t time_steps, uint32_t *classes) {
  spikeloom device;
  spikeloom_bus bus = {read32, write32, NULL, base};
  spikeloom_error error = spikeloom_open(&device, &bus);
  /* Spike vectors of [=host.inputs] bits, one a time step, [=spikeWords] words each. */
  return error == SPIKELOOM_OK ? spikeloom_run(&device, spikes, time_steps, classes, NULL) : error;
}
```

`spikeloom.h` says what else there is: loading and reading back weights, interrupts, performance counters, errors, and the beats
that a DMA engine sends. `spikeloom.py` does the same in Python, over an mmap or two functions.
