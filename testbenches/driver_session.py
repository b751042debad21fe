"""Drives the accelerator of a harness with spikeloom.py, and prints what it gives.

    python3 driver_session.py HARNESS JOB

Runs in the folder of the generated RTL, where the driver is. JOB is a file of JSON: the layers, and the samples as lists of time
steps, which are lists of inputs that spike. Standard output is JSON, too: the results, the performance counters, and what
was refused.
"""

import json
import subprocess
import sys

import spikeloom


def main() -> None:
    harness, job_file = sys.argv[1:]
    with open(job_file, encoding="utf-8") as file:
        job = json.load(file)
    with subprocess.Popen([harness, "serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as bus:

        def access(line: str) -> str:
            bus.stdin.write(line + "\n")
            bus.stdin.flush()
            return bus.stdout.readline()

        device = spikeloom.Accelerator(
            lambda offset: int(access(f"r {offset}")), lambda offset, value: access(f"w {offset} {value}")
        )
        print(json.dumps(session(device, job)))
        bus.stdin.close()


def session(device: spikeloom.Accelerator, job: dict) -> dict:
    layers = [spikeloom.Layer(**layer) for layer in job["layers"]]
    device.load(layers)
    reads_back = device.features & spikeloom.FEATURES_READ_BACK
    if reads_back:
        device.verify(layers)
    refusals = []
    try:
        device.load([spikeloom.Layer(0, [[1 << 20]], [])])
    except spikeloom.AcceleratorError as error:
        refusals.append(str(error))
    try:
        thresholds = list(layers[-1].thresholds)
        thresholds[-1] ^= 1
        if reads_back:
            device.verify([spikeloom.Layer(layers[-1].index, [[]], thresholds)])
    except spikeloom.AcceleratorError as error:
        refusals.append(str(error))
    device.reset()
    device.clear_counters()
    device.count(True)
    device.enable_interrupts(spikeloom.IRQ_STATUS_RESULT)
    results = [device.run(sample) for sample in job["samples"]]
    device.count(False)
    return {
        "results": [classes + counts for classes, counts in results],
        "counters": device.counters(),
        "interrupts": device.take_interrupts(),
        "refusals": refusals,
        "status": device.status,
    }


if __name__ == "__main__":
    main()
