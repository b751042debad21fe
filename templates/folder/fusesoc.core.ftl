CAPI=2:
# FuseSoC: [=top], [=network].
#
#   fusesoc --cores-root . run --target sim [=coreName]
#
# Other targets: lint (Verilator), synth (Vivado, or another with --tool). Hex files are copied
# beside the simulator, where the design looks for them.

name: "[=coreName]"
description: "Spiking neural network accelerator: [=network]"

filesets:
  rtl:
    files:
[#list contents.sources as file]
      - [=file]
[/#list]
    file_type: verilogSource-2005
[#if contents.memories?has_content]
  memories:
    files:
[#list contents.memories as file]
      - [=file]: {copyto: [=file]}
[/#list]
    file_type: user
[/#if]
[#if contents.bench?has_content]
  bench:
    files:
[#list contents.bench as file]
      - [=file]
[/#list]
    file_type: verilogSource-2005
  bench_memories:
    files:
[#list contents.benchMemories as file]
      - [=file]: {copyto: [=file]}
[/#list]
    file_type: user
[/#if]
[#if contents.assertions?has_content]
  assertions:
    files:
[#list contents.assertions as file]
      - [=file]
[/#list]
    file_type: systemVerilogSource
[/#if]
  sdc:
    files:
      - [=top].sdc: {file_type: SDC}
  xdc:
    files:
      - [=top].xdc: {file_type: xdc}

targets:
  default:
    filesets: [rtl[=memoriesSet]]
    toplevel: [=top]
[#if contents.bench?has_content]
  sim:
    description: "The bench; it prints PASS, or FAIL with the first difference"
    default_tool: icarus
    filesets: [rtl[=memoriesSet], bench, bench_memories[=contents.assertions?has_content?then(', "tool_verilator? (assertions)"', "")]]
    toplevel: [=contents.benchModule()]
    tools:
      icarus:
        iverilog_options: ["-g2005"]
      verilator:
        mode: binary
        verilator_options: ["--timing", "--assert", "-Wno-fatal"]
[/#if]
  lint:
    description: "Nothing is reported"
    default_tool: verilator
    filesets: [rtl]
    toplevel: [=top]
    tools:
      verilator:
        mode: lint-only
        verilator_options: ["-Wall"]
  synth:
    description: "Synthesis; set the part of the board"
    default_tool: vivado
    filesets: [rtl[=memoriesSet], "tool_vivado? (xdc)", "!tool_vivado? (sdc)"]
    toplevel: [=top]
    tools:
      vivado:
        part: xc7a100tcsg324-1
        pnr: none
