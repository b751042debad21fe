"""Lists what is in an HDF5 file: a line a group or data set, with its type, its shape and, if they are few, its values."""

import sys

import h5py


def line(name, item):
    if isinstance(item, h5py.Group):
        print(f"{name}/")
        return
    text = h5py.check_string_dtype(item.dtype)
    kind = f"{text.encoding} {'fixed' if text.length else 'variable'}" if text else item.dtype.name
    values = item.asstr()[()] if text else item[()]
    if item.size > 8:
        shown = "..."
    else:
        shown = values.tolist() if item.shape else values
    print(f"{name} {kind} {list(item.shape)} {shown}")


with h5py.File(sys.argv[1], "r") as file:
    file.visititems(line)
