"""Matrix products of float32 in NumPy, whose wheels have OpenBLAS."""

import watch

np = None


def load(_):
    global np
    import numpy as module

    np = module
    return "NumPy " + np.__version__


def product(rows, width):
    def make(variant):
        random = np.random.default_rng(0)
        a = random.standard_normal((rows, width), np.float32)
        b = random.standard_normal((width, width), np.float32)
        return lambda: a @ b, 2e-9 * rows * width * width

    return make


watch.main(
    {
        "product-500": (("plain",), "GFLOP/s", product(500, 256)),
        "product-2048": (("plain",), "GFLOP/s", product(2048, 2048)),
    },
    load,
)
