"""Files of float32 numbers, ten in a row, in NumPy (plain) and Polars (tuned).

Arrays are read into memory and, as their values have to be finite, looked at; what is written is
forced to the disk, as it is here. Polars writes and reads tables alone; its tables are made into
arrays of float64, and it has as many threads as the workloads.
"""

import atexit
import os
import tempfile

import watch

os.environ["POLARS_MAX_THREADS"] = str(watch.THREADS)
np = None
polars = None
WIDTH = 10
ITEMS = 25_000_000
ROWS = 5_000_000


def load(variant):
    global np, polars
    import numpy

    np = numpy
    if variant == "plain":
        return "NumPy " + np.__version__
    import polars as module

    polars = module
    return "Polars " + polars.__version__


def file(ending):
    handle, path = tempfile.mkstemp(prefix="langevin-benchmark", suffix=ending)
    os.close(handle)
    atexit.register(os.remove, path)
    return path


def normal(count):
    return np.random.default_rng(1).standard_normal((count, WIDTH), np.float32)


def forced(path, write):
    with open(path, "wb") as target:
        write(target)
        target.flush()
        os.fsync(target.fileno())


def megabytes(path):
    return os.path.getsize(path) * 1e-6


def write_npy(variant):
    path, items = file(".npy"), normal(ITEMS)

    def write():
        forced(path, lambda target: np.save(target, items))

    write()
    return write, megabytes(path)


def read_npy(variant):
    path = file(".npy")
    np.save(path, normal(ITEMS))
    return lambda: np.isfinite(np.load(path)).all(), megabytes(path)


def table(variant, count):
    """A file of rows, and what writes it."""
    path, items = file(".csv"), normal(count)
    if variant == "tuned":
        frame = polars.DataFrame(items)
        return path, lambda target: frame.write_csv(target, include_header=False)
    return path, lambda target: np.savetxt(target, items, fmt="%.9g", delimiter=",")


def write_csv(variant):
    path, write = table(variant, ROWS if variant == "tuned" else ROWS // 10)
    forced(path, write)
    return lambda: forced(path, write), megabytes(path)


def read_csv(variant):
    path, write = table(variant, ROWS if variant == "tuned" else ROWS // 10)
    forced(path, write)
    if variant == "tuned":
        read = lambda: polars.read_csv(
            path, has_header=False, schema_overrides=[polars.Float64] * WIDTH
        ).to_numpy()
    else:
        read = lambda: np.loadtxt(path, delimiter=",")
    return read, megabytes(path)


UNIT = "MB/s"
PLAIN = ("plain",)
BOTH = ("plain", "tuned")
watch.main(
    {
        "npy-read": (PLAIN, UNIT, read_npy),
        "npy-write": (PLAIN, UNIT, write_npy),
        "csv-read": (BOTH, UNIT, read_csv),
        "csv-write": (BOTH, UNIT, write_csv),
    },
    load,
)
