"""Driver of Spikeloom accelerators behind AXI, for Python 3.9 or later.

    from spikeloom import Accelerator, Layer

    device = Accelerator.mapped(memory)               # a writable buffer over the registers, such as an mmap
    device = Accelerator(read32, write32)             # or two functions: offset -> value; offset, value
    device.load([Layer(0, weights, thresholds), ...])
    classes, counts = device.run(steps)               # steps: for each time step, the inputs that spike

It needs nothing but the standard library. The same driver serves all designs whose VERSION has the major number MAJOR;
what it has to know of one it reads from its registers.
"""

import time
from dataclasses import dataclass
from typing import Callable, Dict, Iterable, List, Optional, Sequence, Tuple

MAGIC = [=driver.id?replace("u", "")]
MAJOR = [=driver.major?replace("u", "")]
[#if driver.oneBitLayers?has_content]
# The layers whose weights have one bit, a bit each; others have more.
ONE_BIT_LAYERS = [=driver.oneBitLayers?replace("u", "")]
[/#if]

# Registers, as offsets in bytes.
[#list driver.offsets as constant]
[=constant.name] = [=constant.value?replace("u", "")]
[/#list]

# Fields, as masks within their registers.
[#list driver.masks as constant]
[=constant.name] = [=constant.value?replace("u", "")]
[/#list]

# The performance counters of a layer, by number.
COUNTERS = (
[#list driver.counters as counter]
    "[=counter]",
[/#list]
)

WEIGHT, THRESHOLD, BIAS = 0, 1, 2

_ERRORS = STATUS_INPUT_ERROR | STATUS_ACCESS_ERROR[#if driver.loadStream] | STATUS_LOAD_ERROR[/#if]
_NO_EVENT = 1 << 31
_END_OF_STEP = 1 << 30


class AcceleratorError(Exception):
    """The accelerator cannot do, or did not do, what was asked for."""


@dataclass(frozen=True)
class Layer:
    """The numbers of a layer.

    index       of the layer, 0 at the input
    weights     one list a presynaptic neuron, with a weight for each neuron; 1-bit weights are 1 or -1
    thresholds  one a neuron
    biases      one a neuron; None for a layer without
    """

    index: int
    weights: Sequence[Sequence[int]]
    thresholds: Sequence[int]
    biases: Optional[Sequence[int]] = None

    def numbers(self, target: int) -> List[int]:
        """All numbers of a kind, in the order in which they are loaded."""
        if target == WEIGHT:
            return [weight for row in self.weights for weight in row]
        return list(self.thresholds if target == THRESHOLD else self.biases or ())


def _field(word: int, mask: int) -> int:
    return (word & mask) // (mask & -mask)


class Accelerator:
    """An accelerator behind its registers.

    inputs, classes, heads, layers, weight_bits, max_time_steps, stream_bits and features say what it is; head_classes
    has the classes of each head. timeout is how many seconds it may take to get to what is waited for.
    """

    def __init__(self, read32: Callable[[int], int], write32: Callable[[int, int], None], timeout: float = 10.0):
        self._read = read32
        self._write = write32
        self.timeout = timeout
        found = read32(ID)
        if found != MAGIC:
            raise AcceleratorError(f"there is no accelerator: ID reads {found:#010x}, expected {MAGIC:#010x}")
        self.version = read32(VERSION)
        if self.version >> 16 != MAJOR:
            raise AcceleratorError(
                f"the registers have version {self.version >> 16}.{self.version & 0xFFFF}, the driver {MAJOR}"
            )
        self.features = read32(FEATURES)
        self.stream_bits = _field(self.features, FEATURES_STREAM_BITS)
        self.inputs = read32(INPUTS)
        self.classes = read32(CLASSES)
        self.heads = read32(HEADS)
        self.layers = read32(LAYERS)
        self.weight_bits = read32(WEIGHT_BITS)
        self.max_time_steps = read32(MAX_TIME_STEPS)
        self.head_classes = [read32(HEAD_0_CLASSES + 4 * head) for head in range(self.heads)]

    @classmethod
    def mapped(cls, buffer, timeout: float = 10.0) -> "Accelerator":
        """An accelerator whose registers begin at the first byte of a writable buffer of 32-bit words, such as an mmap."""
        words = memoryview(buffer).cast("B").cast("I")

        def read32(offset: int) -> int:
            return words[offset // 4]

        def write32(offset: int, value: int) -> None:
            words[offset // 4] = value

        return cls(read32, write32, timeout)

    def read(self, offset: int) -> int:
        """Reads a register."""
        return self._read(offset)

    def write(self, offset: int, value: int) -> None:
        """Writes a register; a negative value as two's complement."""
        self._write(offset, value & 0xFFFFFFFF)

    @property
    def status(self) -> Dict[str, bool]:
        """The bits of STATUS, by name."""
        word = self.read(STATUS)
        return {name: bool(word & mask) for name, mask in _STATUS.items()}

    def check(self) -> None:
        """Raises what errors STATUS holds, and clears them."""
        errors = self.read(STATUS) & _ERRORS
        if errors:
            self.write(STATUS, errors)
            raise AcceleratorError("the accelerator reports " + ", ".join(
                name for name, mask in _STATUS.items() if errors & mask))

    def reset(self) -> None:
        """Resets core and streams once all in flight has come out. Registers and weights keep their values."""
        self._control(CONTROL_RESET, True)
        self._await("RESETTING", False)

    # Loading

    def load(self, layers: Iterable[Layer]) -> None:
        """Loads layers, one number a write."""
        self.write(STATUS, STATUS_ACCESS_ERROR)
        for layer, target, numbers in self._loads(layers):
            self._place(layer, target)
            for number in numbers:
                self.write(LOAD_DATA, number)
        self.check()

    def verify(self, layers: Iterable[Layer]) -> None:
        """Reads layers back; raises the first difference."""
        if not self.features & FEATURES_READ_BACK:
            raise AcceleratorError("the accelerator cannot read back what was loaded")
        for layer, target, numbers in self._loads(layers, reading=True):
            self._place(layer, target)
            neurons = len(layer.thresholds)
            for i, expected in enumerate(numbers):
                found = self.read(LOAD_DATA)
                found -= (found & 0x80000000) << 1
                if found != expected:
                    kind = ("weight", "threshold", "bias")[target]
                    raise AcceleratorError(
                        f"layer {layer.index}, {kind} of row {i // neurons}, neuron {i % neurons}:"
                        f" {found} was read, {expected} loaded"
                    )

[#if driver.loadStream]
    def load_beats(self, layer: Layer, target: int) -> bytes:
        """The beats of the load stream for what a layer has of a kind: one transfer of a DMA engine."""
        stream = self._load_stream()
        weight = _field(stream, LOAD_STREAM_[=driver.loadFields[0]]) // 8
        width = weight if target == WEIGHT else 4
        beat = weight * _field(stream, LOAD_STREAM_[=driver.loadFields[1]])
        neurons = len(layer.thresholds)
        numbers = self._stored(layer, target)
        beats = bytearray()
        for first in range(0, len(numbers), neurons):
            for number in numbers[first : first + neurons]:
                beats += (number & ((1 << 8 * width) - 1)).to_bytes(width, "little")
            beats += bytes(-len(beats) % beat)
        return bytes(beats)

    def begin_load_stream(self, layer: Layer, target: int) -> None:
        """Says where the numbers of the load stream go; check() says after the transfer whether all could be loaded."""
        self._load_stream()
        self._place(layer, target)

    def _load_stream(self) -> int:
        stream = self.read(LOAD_STREAM)
        if stream == 0:
            # There is no such register, and the read was refused.
            self.write(STATUS, STATUS_ACCESS_ERROR)
            raise AcceleratorError("the accelerator has no load stream")
        return stream

[/#if]
    def _loads(self, layers: Iterable[Layer], reading: bool = False):
        if not self.features & FEATURES_LOADABLE:
            raise AcceleratorError("the weights of the accelerator are fixed")
        beside = not reading and self.features & FEATURES_LOAD_WHILE_BUSY
        if not beside and self.read(STATUS) & STATUS_BUSY:
            raise AcceleratorError("samples are in flight")
        for layer in layers:
            for target in (WEIGHT, THRESHOLD, BIAS):
                numbers = self._stored(layer, target)
                if numbers:
                    yield layer, target, numbers

    def _stored(self, layer: Layer, target: int) -> List[int]:
        """Numbers as the hardware holds them: a 1-bit weight is 0 for 1 and 1 for -1."""
        numbers = layer.numbers(target)
[#if driver.oneBitLayers?has_content]
        one_bit = ONE_BIT_LAYERS >> layer.index & 1
        return [int(n < 0) for n in numbers] if target == WEIGHT and one_bit else numbers
[#else]
        return [int(n < 0) for n in numbers] if target == WEIGHT and self.weight_bits == 1 else numbers
[/#if]

    def _place(self, layer: Layer, target: int) -> None:
        self.write(LOAD_LAYER, layer.index)
        self.write(LOAD_TARGET, target)
        self.write(LOAD_ROW, 0)
        self.write(LOAD_NEURON, 0)

    # Samples

    def run(self, steps: Sequence[Iterable[int]]) -> Tuple[List[int], List[int]]:
        """Runs a sample over the registers.

        steps has for each time step the inputs that spike. Returns the class of each head, and the spike count of each
        class.
        """
        self.by_register(True)
        self.write(TIME_STEPS, len(steps))
        for spikes in steps:
            self.send(spikes)
        result = self.receive()
        self.check()
        return result

    def by_register(self, enable: bool) -> None:
        """Lets spikes come and results go over the registers, or over the streams."""
        self._control(CONTROL_STREAMS_BY_REGISTER, enable)

    def send(self, spikes: Iterable[int]) -> None:
        """Sends the inputs that spike in a time step over the registers."""
        words = self._words(sorted(set(spikes)))
        for i, word in enumerate(words):
            self._await("SPIKE_READY", True)
            self.write(SPIKE_LAST if i == len(words) - 1 else SPIKE_DATA, word)

    def receive(self) -> Tuple[List[int], List[int]]:
        """Waits for a result and takes it: the class of each head, and the spike count of each class."""
        self._await("RESULT_PENDING", True)
        classes: List[int] = []
        while len(classes) < self.heads:
            word = self.read(RESULT_DATA)
            classes += [word & 0xFFFF, word >> 16]
        return classes[: self.heads], [self.read(RESULT_DATA) for _ in range(self.classes)]

    def spike_beats(self, spikes: Iterable[int], by_count: bool = False) -> List[int]:
        """The words of a time step for the input stream, TLAST with the last beat.

        by_count: as CONTROL.FRAMES_BY_COUNT wants it; those of TIME_STEPS time steps follow each other in a packet.
        """
        words = self._words(sorted(set(spikes)))
        if self.features & FEATURES_EVENTS:
            return words[:-1] + [words[-1] | _END_OF_STEP] if by_count else words
        beat = self.stream_bits // 32
        whole = -(-self.inputs // self.stream_bits) * beat if by_count else -(-len(words) // beat) * beat
        return words + [0] * (whole - len(words))

    def _words(self, spikes: List[int]) -> List[int]:
        if spikes and not 0 <= spikes[0] <= spikes[-1] < self.inputs:
            raise ValueError(f"inputs go from 0 to {self.inputs - 1}")
        if self.features & FEATURES_EVENTS:
            return spikes or [_NO_EVENT]
        words = [0] * (spikes[-1] // 32 + 1 if spikes else 1)
        for spike in spikes:
            words[spike // 32] |= 1 << spike % 32
        return words

    # Counters

    def count(self, enable: bool) -> None:
        """Starts or stops the performance counters."""
        self._require_counters()
        self._control(CONTROL_COUNT_ENABLE, enable)

    def clear_counters(self) -> None:
        """Sets the performance counters to 0."""
        self._require_counters()
        self._control(CONTROL_COUNT_CLEAR, True)

    def counters(self) -> List[Dict[str, int]]:
        """The performance counters of each layer, by name."""
        self._require_counters()
        return [{name: self._counter(layer, number) for number, name in enumerate(COUNTERS)} for layer in range(self.layers)]

    def _counter(self, layer: int, number: int) -> int:
        self.write(COUNT_SELECT, 16 * layer + number)
        low = self.read(COUNT_LOW)
        return self.read(COUNT_HIGH) << 32 | low

    def _require_counters(self) -> None:
        if not self.features & FEATURES_COUNTERS:
            raise AcceleratorError("the accelerator has no performance counters")

    # Interrupts

    def enable_interrupts(self, causes: int) -> None:
        """Enables the interrupts of these bits (IRQ_STATUS_...), and disables all others."""
        self.write(IRQ_STATUS, IRQ_STATUS_RESULT | IRQ_STATUS_ERROR | IRQ_STATUS_RESET_DONE)
        self.write(IRQ_ENABLE, causes)

    def take_interrupts(self) -> int:
        """What has happened since the last call, as bits of IRQ_STATUS, which it clears."""
        causes = self.read(IRQ_STATUS)
        self.write(IRQ_STATUS, causes)
        return causes

    def _control(self, mask: int, value: bool) -> None:
        before = self.read(CONTROL)
        self.write(CONTROL, before | mask if value else before & ~mask)
        self.check()

    def _await(self, bit: str, value: bool) -> None:
        end = time.monotonic() + self.timeout
        while bool(self.read(STATUS) & _STATUS[bit]) != value:
            if time.monotonic() > end:
                raise AcceleratorError(f"STATUS.{bit} does not become {int(value)} within {self.timeout} s")


_STATUS = {
[#list driver.status as constant]
    "[=constant]": STATUS_[=constant],
[/#list]
}
