# Registers

The registers of `[=names.axi]` as the host sees them over AXI4-Lite, and its [ports](#ports). This page is generated for each
design, and so are the same registers in C, `[=names.prefix]snn_axi_regs.h`. Here: [=axi.sizes].

Offsets are bytes from the base address; every access is of 32 bits. What is refused is answered with SLVERR, sets
`STATUS.ACCESS_ERROR` and `IRQ_STATUS.ERROR`, and changes nothing else:

- a write whose strobes (WSTRB) are not all 1;
- an address at which there is no register, or that is no multiple of 4;
- writing a register that can only be read, and reading one that can only be written;
- what the meaning of a register below says is refused;
- a value that the register cannot take, and a 1 in a bit that belongs to no field[#if host.loadable];
- loading what the chosen layer does not have or cannot hold, see [LOAD_DATA](#load_data)[/#if][#if host.counters];
- choosing a counter that does not exist, see [COUNT_SELECT](#count_select)[/#if].

A field that can only be read may be written with any value, so that what was read can be written back.

| offset | register | access | reset | meaning |
|---|---|---|---|---|
[#list map.registers as register]
| `0x[=register.offset]` | `[=register.name]` | [=register.access.text()] | `0x[=register.reset]` | [=register.description] |
[/#list]
[#list map.registers as register]
[#if register.fields?has_content]

## [=register.name]

| bits | field | access | reset | meaning |
|---|---|---|---|---|
[#list register.fields as field]
| [=field.range] | `[=field.name]` | [=field.access.text()] | [=field.reset] | [=field.description] |
[/#list]
[/#if]
[/#list]
[#if host.loadable]

## LOAD_DATA

What each layer takes. `LOAD_LAYER`, `LOAD_TARGET`, `LOAD_ROW` and `LOAD_NEURON` can be written in any order: each takes
what exists in some layer. `LOAD_DATA` is refused if the layer that they have come to does not have the place, or cannot
hold the number. A change of `LOAD_LAYER` or `LOAD_TARGET` leaves `LOAD_ROW` and `LOAD_NEURON` as they are.

| layer | rows | neurons | weights | thresholds | biases |
|---|---|---|---|---|---|
[#list load.layers as layer]
| [=layer.index] | up to [=layer.lastRow()] | up to [=layer.lastNeuron()] | [=layer.weightsText()] | [=layer.thresholdsText()] | [=layer.biasesText()] |
[/#list]
[/#if]
[#if host.counters]

## COUNT_SELECT

The counters of layer *l* have the numbers from 16 *l* on:

| number | counter | meaning |
|---|---|---|
[#list axi.counters as counter]
| 16 *l* + [=counter.number()] | `[=counter.name()]` | [=counter.meaning()] |
[/#list]
[/#if]

## Ports

| port | direction | bits | meaning |
|---|---|---|---|
[#list axi.ports as group]
[#list group.ports as port]
| `[=port.name]` | [=port.direction()] | [=port.bits] | [=port.meaning] |
[/#list]
[/#list]
