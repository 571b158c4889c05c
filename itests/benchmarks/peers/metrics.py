"""Metrics: optimal transport by POT, the Fréchet distance by SciPy, the kernel Stein discrepancy
by NumPy, and by PyTorch in single precision where it is tuned.

plain is what the library has, or the formula as it stands; tuned knows more of the problem.
"""

import math
import os

import watch

np = None
linalg = None
ot = None
torch = None


def load(variant):
    global np, linalg, ot, torch
    os.environ["OPENBLAS_NUM_THREADS"] = str(watch.THREADS)
    import numpy
    import ot as pot
    import scipy

    np, linalg, ot = numpy, scipy.linalg, pot
    versions = f"POT {ot.__version__}, SciPy {scipy.__version__}, NumPy {np.__version__}"
    if variant == "tuned":
        import torch as module

        torch = module
        torch.set_num_threads(watch.THREADS)
        versions += f", PyTorch {torch.__version__}"
    return versions


def normal(count, dimension):
    random = np.random.default_rng(0)
    return [random.standard_normal((count, dimension)) for _ in range(2)]


def wasserstein(variant):
    real, generated = normal(2000, 2)
    weights = np.full(2000, 1 / 2000)

    def evaluate():
        return ot.emd2(
            weights,
            weights,
            ot.dist(real, generated, metric="euclidean"),
            numItermax=10_000_000,
            numThreads=watch.THREADS,
        )

    return evaluate, 1


def sliced(variant):
    real, generated = normal(3500, 3)
    return lambda: ot.sliced_wasserstein_distance(real, generated, n_projections=100, p=1), 1


def frechet(variant):
    real, generated = (x.astype(np.float32) for x in normal(5000, 2048))

    def law(x):
        x = x.astype(np.float64)
        return x.mean(0), np.cov(x, rowvar=False)

    def trace_of_root(a, b):
        """tr (a b)^(1/2), the eigenvalues of a b being those of a symmetric matrix."""
        if variant == "plain":
            return np.trace(linalg.sqrtm(a @ b).real)
        values, vectors = linalg.eigh(a)
        root = vectors * np.sqrt(np.maximum(values, 0))
        return np.sqrt(np.maximum(linalg.eigvalsh(root.T @ b @ root), 0)).sum()

    def evaluate():
        (m, a), (n, b) = law(real), law(generated)
        return np.square(m - n).sum() + np.trace(a) + np.trace(b) - 2 * trace_of_root(a, b)

    return evaluate, 1


def mixture_score(x):
    means = np.array([[-2.0, -2], [-2, 2], [2, 2], [2, -2]])
    difference = means[None] - x[:, None]
    exponents = -0.5 * np.square(difference).sum(2)
    weights = np.exp(exponents - exponents.max(1, keepdims=True))
    return np.einsum("nk,nkd->nd", weights, difference) / weights.sum(1)[:, None]


# The kernel is the inverse multiquadric (1 + |x - y|^2)^(-1/2); all pairs, some rows at a time.


def stein(variant):
    return stein_tuned() if variant == "tuned" else stein_plain()


def stein_plain():
    x, rows = normal(5000, 2)[0], 1000

    def pairs(x, s, y, t):
        square = np.square(x[:, None] - y).sum(2)
        kernel = (1 + square) ** -0.5
        slope = kernel / (1 + square)
        # (t - s).(x - y)
        along = x @ t.T - (x * s).sum(1)[:, None] + s @ y.T - (y * t).sum(1)
        divergence = x.shape[1] - 3 * square / (1 + square)
        return (s @ t.T * kernel - slope * (along - divergence)).sum()

    def evaluate():
        s = mixture_score(x)
        blocks = [slice(i, i + rows) for i in range(0, len(x), rows)]
        total = sum(pairs(x[b], s[b], x, s) for b in blocks)
        return math.sqrt(max(total, 0)) / len(x)

    return evaluate, 1


def stein_tuned():
    points, rows = normal(5000, 2)[0], 64

    def pairs(x, s, y, t):
        square = torch.cdist(x, y, compute_mode="donot_use_mm_for_euclid_dist").square_()
        kernel = torch.rsqrt(1 + square)
        inverse = kernel.square()
        along = (x @ t.T).sub_((x * s).sum(1)[:, None]).addmm_(s, y.T).sub_((y * t).sum(1))
        along.sub_(x.shape[1]).add_(square.mul_(inverse), alpha=3)
        return (s @ t.T).sub_(inverse.mul_(along)).mul_(kernel).sum(dtype=torch.float64)

    def evaluate():
        with torch.inference_mode():
            x = torch.tensor(points, dtype=torch.float32)
            s = torch.tensor(mixture_score(points), dtype=torch.float32)
            blocks = [slice(i, i + rows) for i in range(0, len(x), rows)]
            total = sum(pairs(x[b], s[b], x, s) for b in blocks)
            return math.sqrt(max(float(total), 0)) / len(x)

    return evaluate, 1


UNIT = "evaluations/s"
BOTH = ("plain", "tuned")
watch.main(
    {
        "wasserstein-2000": (("plain",), UNIT, wasserstein),
        "sliced-wasserstein-3500": (("plain",), UNIT, sliced),
        "frechet-2048": (BOTH, UNIT, frechet),
        "stein-5000": (BOTH, UNIT, stein),
    },
    load,
)
