"""One sample of [=steps] time steps through [=top], with cocotb. From this folder:

    make -f cocotb.mk

The result is the one that the network has in integers.
"""

import cocotb
from cocotb.clock import Clock
from cocotb.triggers import RisingEdge

TIME_STEPS = [=steps]

[#if beats??]
# The beats of each time step.
STEPS = [
[#list beats as step]
    [
[#list step as beat]
        [=beat],
[/#list]
    ],
[/#list]
]

# The beats of the result: the classes, two heads a beat; then the spike count of each class.
RESULT = [
[#list result as beat]
    [=beat],
[/#list]
]
[#else]
# The spikes of each time step, input 0 in bit 0.
VECTORS = [
[#list vectors as vector]
    [=vector],
[/#list]
]

# What the ports of the result show.
CLASSES = [=classes]
COUNTS = [=counts]
[/#if]


async def reset(dut):
    cocotb.start_soon(Clock(dut.clk_i, 10, "ns").start())
    dut.rst_ni.value = 0
    for _ in range(3):
        await RisingEdge(dut.clk_i)
    dut.rst_ni.value = 1
    await RisingEdge(dut.clk_i)


async def offer(dut, valid, ready):
    """Offers what is at the ports until it is accepted."""
    valid.value = 1
    while True:
        await RisingEdge(dut.clk_i)
        if ready.value == 1:
            break
    valid.value = 0


[#if beats??]
async def write(dut, address, data):
    """Writes a register."""
    dut.s_axi_awaddr.value = address
    dut.s_axi_wdata.value = data
    dut.s_axi_wstrb.value = 0xF
    dut.s_axi_bready.value = 1
    data_taken = cocotb.start_soon(offer(dut, dut.s_axi_wvalid, dut.s_axi_wready))
    await offer(dut, dut.s_axi_awvalid, dut.s_axi_awready)
    await data_taken
    while True:
        await RisingEdge(dut.clk_i)
        if dut.s_axi_bvalid.value == 1:
            break
    assert dut.s_axi_bresp.value == 0, f"the register at {address:#x} refuses {data}"


async def send(dut):
    """Sends the sample, a packet a time step."""
    for step in STEPS:
        for number, beat in enumerate(step):
            dut.s_axis_tdata.value = beat
            dut.s_axis_tlast.value = int(number == len(step) - 1)
            await offer(dut, dut.s_axis_tvalid, dut.s_axis_tready)


async def receive(dut):
    """The beats of a result."""
    beats = []
    dut.m_axis_tready.value = 1
    while True:
        await RisingEdge(dut.clk_i)
        if dut.m_axis_tvalid.value == 1:
            beats.append(int(dut.m_axis_tdata.value))
            if dut.m_axis_tlast.value == 1:
                return beats


@cocotb.test(timeout_time=10, timeout_unit="ms")
async def one_sample(dut):
    inputs = ["s_axis_tvalid", "s_axi_awvalid", "s_axi_wvalid", "s_axi_arvalid", "s_axi_rready", "m_axis_tready"]
    # Of a stream that loads numbers, nothing comes.
    inputs += [name for name in ("s_axis_load_tvalid",) if hasattr(dut, name)]
    for name in inputs:
        getattr(dut, name).value = 0
    if hasattr(dut, "s_axis_tkeep"):
        dut.s_axis_tkeep.value = 2 ** len(dut.s_axis_tkeep) - 1
    await reset(dut)
    await write(dut, [=offset], TIME_STEPS)
    sender = cocotb.start_soon(send(dut))
    assert await receive(dut) == RESULT
    await sender
[#else]
@cocotb.test(timeout_time=10, timeout_unit="ms")
async def one_sample(dut):
    idle = ["spikes_valid_i", "result_ready_i"]
    idle += [name for name in ("load_valid_i", "load_read_i", "count_enable_i", "count_clear_i") if hasattr(dut, name)]
    for name in idle:
        getattr(dut, name).value = 0
    dut.time_steps_i.value = TIME_STEPS
    await reset(dut)
    for vector in VECTORS:
        dut.spikes_i.value = vector
        await offer(dut, dut.spikes_valid_i, dut.spikes_ready_o)
    while dut.result_valid_o.value != 1:
        await RisingEdge(dut.clk_i)
    assert dut.result_class_o.value == CLASSES
    assert dut.result_counts_o.value == COUNTS
[/#if]
