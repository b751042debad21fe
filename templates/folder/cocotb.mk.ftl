# Runs [=module].py with cocotb, from this folder; SIM=verilator runs another simulator:
#
#   make -f cocotb.mk

SIM ?= icarus
TOPLEVEL_LANG = verilog
TOPLEVEL = [=top]
MODULE = [=module]
VERILOG_SOURCES = $(shell cat files.f)

include $(shell cocotb-config --makefiles)/Makefile.sim
