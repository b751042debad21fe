"""Writes the graphs of a JSON file with h5py, as nir.write does: a list of [file, tree, compression]."""

import json
import sys

import h5py
import numpy


def put(group, tree, compression):
    for name, value in tree.items():
        if isinstance(value, str):
            group.create_dataset(name, data=value, dtype=h5py.string_dtype())
        elif isinstance(value, list):
            group.create_dataset(name, data=[tuple(pair) for pair in value])
        elif "dtype" in value:
            array = numpy.array(value["values"], value["dtype"]).reshape(value["shape"])
            # Nothing that is a single number has chunks.
            packed = compression if array.shape else None
            group.create_dataset(name, data=array, dtype=array.dtype, compression=packed)
        else:
            put(group.create_group(name), value, compression)


for path, tree, compression in json.load(open(sys.argv[1], encoding="utf-8")):
    with h5py.File(path, "w") as file:
        put(file, tree, compression)
