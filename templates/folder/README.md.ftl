# `[=top]`

A spiking neural network as an accelerator: [=network]. Everything here was generated, and refers to what
else is here by plain file names. In the folder of a run, `generated.json` says what it was generated from.

## What is here

| file | what it is |
|---|---|
[#list files as row]
| [#list row.names as name]`[=name]`[#sep], [/#list] | [=row.meaning] |
[/#list]

The Verilog is Verilog-2005; one module a file, which bears its name. The comment at the head of a file says what its
module does, cycle by cycle where that matters.

## Simulate

[#if contents.bench?has_content]
`[=contents.bench[0]]` presents spikes, and holds the design to what its model did, in every cycle. It prints `PASS`, or `FAIL` with the
first difference.

    iverilog -g2005 -o [=contents.benchModule()].vvp -f files.f [=contents.bench[0]]
    vvp -n [=contents.benchModule()].vvp

or with FuseSoC:

    fusesoc --cores-root . run --target sim [=coreName]

[/#if]
[#list contents.assertions as assertions]
`[=assertions]` has assertions (SystemVerilog) about the modules, and binds them: give it to a simulator that takes them, besides
the files of the design. Verilator needs `--assert`. Synthesis does not read it. A message that begins with `outside` is about what
surrounds the design.

[/#list]
[#if contents.memories?has_content]
The memories start from hex files, which the simulator looks for in the folder where it runs; the parameter `HexDir` of
`[=top]` is another folder, with its last slash.
[#elseif initialized]
The weights, thresholds and biases are constants in the Verilog.
[#else]
The memories start without contents: load a network first.
[/#if]
[#if example??]

`[=example]` runs one sample with cocotb:

    make -f cocotb.mk
[/#if]

## Synthesize

    yosys synth.ys

checks that the design can be synthesized, with the memory banks as black boxes. `files.f` has the sources in compile order;
`[=top].core` and `Bender.yml` have them for FuseSoC and Bender. `[=top].sdc` has the clock, whose period is its variable `clock_period`,
the delays of inputs and outputs as shares of it, and what takes no part in timing; `[=top].xdc` is the same for Vivado.

[#list contents.sources?filter(name -> name?ends_with("_macro.v")) as memory]
In a chip, macros stand in the place of the memories. `[=memory]` is the one file that instantiates them: define `SRAM_MACROS`
for synthesis, and add for each of the sizes at its head a module of that name with the macro in it, of the same ports. Without
the definition it describes what they do, to simulate.

[/#list]
[#if contents.memories?has_content]
Tools for FPGAs fill memories from the hex files; they look for them beside the sources or where the tool runs.

[/#if]
## Integrate

One clock, and one synchronous reset, active low. [#if host??]The streams and the registers are AXI4-Stream and AXI4-Lite; `[=top].xml` (IP-XACT) has
them as bus interfaces, with the registers. [registers.md](registers.md) lists registers and ports.[#else][ports.md](ports.md) says what each port means.[/#if]

```verilog
[=top] u_[=top] (
[#list ports as group]
[#if group.title?has_content]
  // [=group.title]
[/#if]
[#assign lastGroup = group?is_last]
[#list group.ports as port]
  .[=port.name]([=port.name])[#if !(lastGroup && port?is_last)],[/#if]
[/#list]
[/#list]
);
```
[#if drivers?has_content]

## Drive

`spikeloom.h` and `spikeloom.c` are C99 and need nothing but two functions that read and write a word of the registers.

[#include "driver_example.ftl"]
[/#if]
