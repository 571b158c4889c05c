"""Chains on the mixture of four normal laws in the plane, vectorised over chains in NumPy."""

import watch

np = None
CHAINS = 10_000
STEPS = 20


def load():
    global np
    import numpy as module

    np = module
    return "NumPy " + np.__version__


def mixture():
    means = np.array([[-2, -2], [-2, 2], [2, 2], [2, -2]], np.float32)

    def evaluate(x):
        """The logarithm of the density, up to a constant, and the score."""
        difference = means[None] - x[:, None]
        exponents = -0.5 * np.square(difference).sum(2)
        largest = exponents.max(1, keepdims=True)
        weights = np.exp(exponents - largest)
        total = weights.sum(1)
        score = np.einsum("nk,nkd->nd", weights, difference) / total[:, None]
        return np.log(total) + largest[:, 0], score

    return evaluate


def ula(variant):
    evaluate, random, h = mixture(), np.random.default_rng(0), np.float32(0.05)

    def draw():
        x = random.standard_normal((CHAINS, 2), np.float32)
        for _ in range(STEPS):
            x = x + h * evaluate(x)[1]
            x += np.sqrt(2 * h) * random.standard_normal((CHAINS, 2), np.float32)

    return draw, STEPS


def mala(variant):
    evaluate, random, h = mixture(), np.random.default_rng(0), np.float32(0.5)

    def draw():
        x = random.standard_normal((CHAINS, 2), np.float32)
        log, score = evaluate(x)
        for _ in range(STEPS):
            z = random.standard_normal((CHAINS, 2), np.float32)
            y = x + h * score + np.sqrt(2 * h) * z
            log_y, score_y = evaluate(y)
            back = np.square(x - y - h * score_y).sum(1) / (4 * h)
            ratio = log_y - log + np.square(z).sum(1) / 2 - back
            accept = np.log(1 - random.random(CHAINS, np.float32)) <= ratio
            x = np.where(accept[:, None], y, x)
            score = np.where(accept[:, None], score_y, score)
            log = np.where(accept, log_y, log)

    return draw, STEPS


UNIT = "steps/s of 10,000 chains"
watch.main({"mixture-ula": (("plain",), UNIT, ula), "mixture-mala": (("plain",), UNIT, mala)}, load)
