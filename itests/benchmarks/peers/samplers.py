"""Chains on the mixture of four normal laws in the plane, vectorised over chains.

plain is NumPy, the formulas as they stand; tuned is PyTorch, with the mixture as two matrix
products and a softmax, and no memory taken in an unadjusted step.
"""

import math

import watch

np = None
torch = None
CHAINS = 10_000
STEPS = 20
LEVELS = 10
MEANS = [[-2.0, -2.0], [-2.0, 2.0], [2.0, 2.0], [2.0, -2.0]]
ULA_STEP = 0.05
MALA_STEP = 0.5
ANNEALED_STEP = 0.0005


def load(variant):
    global np, torch
    if variant == "tuned":
        import torch as module

        torch = module
        torch.set_num_threads(watch.THREADS)
        torch.manual_seed(0)
        return "PyTorch " + torch.__version__
    import numpy as module

    np = module
    return "NumPy " + np.__version__


def levels():
    """Noise levels from 10 to 0.1 of the variance, and the step at each."""
    ratio = 0.1 ** (2 / (LEVELS - 1))
    sigmas = [10 * ratio**i for i in range(LEVELS)]
    return [(s, ANNEALED_STEP * (s / sigmas[-1]) ** 2) for s in sigmas]


def mixture(sigma=0.0):
    """The logarithm of the density, up to a constant, and the score, with noise of a deviation."""
    means, variance = np.array(MEANS, np.float32), np.float32(1 + sigma**2)

    def evaluate(x):
        difference = means[None] - x[:, None]
        exponents = -0.5 / variance * np.square(difference).sum(2)
        largest = exponents.max(1, keepdims=True)
        weights = np.exp(exponents - largest)
        total = weights.sum(1)
        score = np.einsum("nk,nkd->nd", weights, difference) / (variance * total[:, None])
        return np.log(total) + largest[:, 0], score

    return evaluate


class TunedMixture:
    """The same: the logarithms of the components are affine in x, but for -|x|^2 / 2 variance."""

    def __init__(self, sigma=0.0):
        self.variance = 1 + sigma**2
        self.means = torch.tensor(MEANS) / self.variance
        self.slopes = self.means.T.contiguous()
        self.peaks = -0.5 * torch.tensor(MEANS).square().sum(1) / self.variance
        self.logits = torch.empty(CHAINS, len(MEANS))
        self.weights = torch.empty_like(self.logits)

    def score(self, x, target):
        torch.addmm(self.peaks, x, self.slopes, out=self.logits)
        torch.softmax(self.logits, 1, out=self.weights)
        torch.addmm(x, self.weights, self.means, beta=-1 / self.variance, out=target)

    def log_density(self, x):
        """After the score at x."""
        return torch.logsumexp(self.logits, 1) - x.square().sum(1) / (2 * self.variance)


def ula(variant):
    return tuned_ula() if variant == "tuned" else plain_ula()


def plain_ula():
    evaluate, random, h = mixture(), np.random.default_rng(0), np.float32(ULA_STEP)

    def draw():
        x = random.standard_normal((CHAINS, 2), np.float32)
        for _ in range(STEPS):
            x = x + h * evaluate(x)[1]
            x += np.sqrt(2 * h) * random.standard_normal((CHAINS, 2), np.float32)

    return draw, STEPS


def move(law, h, x, score, noise):
    """A step in place."""
    law.score(x, score)
    x.add_(score, alpha=h).add_(noise.normal_(), alpha=math.sqrt(2 * h))


def tuned_ula():
    law, x = TunedMixture(), torch.empty(CHAINS, 2)
    score, noise = torch.empty_like(x), torch.empty_like(x)

    def draw():
        with torch.inference_mode():
            x.normal_()
            for _ in range(STEPS):
                move(law, ULA_STEP, x, score, noise)

    return draw, STEPS


def annealed(variant):
    return tuned_annealed() if variant == "tuned" else plain_annealed()


def plain_annealed():
    laws = [(mixture(sigma), np.float32(h)) for sigma, h in levels()]
    random = np.random.default_rng(0)

    def draw():
        x = random.standard_normal((CHAINS, 2), np.float32)
        for evaluate, h in laws:
            for _ in range(STEPS // LEVELS):
                x = x + h * evaluate(x)[1]
                x += np.sqrt(2 * h) * random.standard_normal((CHAINS, 2), np.float32)

    return draw, STEPS


def tuned_annealed():
    laws, x = [(TunedMixture(sigma), h) for sigma, h in levels()], torch.empty(CHAINS, 2)
    score, noise = torch.empty_like(x), torch.empty_like(x)

    def draw():
        with torch.inference_mode():
            x.normal_()
            for law, h in laws:
                for _ in range(STEPS // LEVELS):
                    move(law, h, x, score, noise)

    return draw, STEPS


def mala(variant):
    return tuned_mala() if variant == "tuned" else plain_mala()


def plain_mala():
    evaluate, random, h = mixture(), np.random.default_rng(0), np.float32(MALA_STEP)

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


def tuned_mala():
    law, h = TunedMixture(), MALA_STEP
    x, y, score, score_y, z = (torch.empty(CHAINS, 2) for _ in range(5))
    uniform = torch.empty(CHAINS)

    def draw():
        with torch.inference_mode():
            x.normal_()
            law.score(x, score)
            log = law.log_density(x)
            for _ in range(STEPS):
                torch.add(x, score, alpha=h, out=y).add_(z.normal_(), alpha=math.sqrt(2 * h))
                law.score(y, score_y)
                log_y = law.log_density(y)
                back = (x - y).sub_(score_y, alpha=h).square_().sum(1)
                ratio = (log_y - log).add_(z.square_().sum(1), alpha=0.5).sub_(back, alpha=0.25 / h)
                accept = uniform.uniform_().neg_().log1p_() <= ratio
                torch.where(accept, log_y, log, out=log)
                torch.where(accept[:, None], y, x, out=x)
                torch.where(accept[:, None], score_y, score, out=score)

    return draw, STEPS


VARIANTS = ("plain", "tuned")
UNIT = "steps/s of 10,000 chains"
watch.main(
    {
        "mixture-ula": (VARIANTS, UNIT, ula),
        "mixture-mala": (VARIANTS, UNIT, mala),
        "mixture-annealed": (VARIANTS, UNIT, annealed),
    },
    load,
)
