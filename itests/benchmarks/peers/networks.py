"""The networks of the benchmarks in PyTorch, eager, on the processor.

plain is what a tutorial has; tuned takes the fused Adam, the fused SiLU and an allocator that
keeps its pages.
"""

import math
import tempfile

import watch

torch = None
SIGMA = 25.0
VARIANTS = ("plain", "tuned")


def load(_):
    global torch
    import torch as module

    torch = module
    torch.set_num_threads(watch.THREADS)
    torch.manual_seed(0)
    return "PyTorch " + torch.__version__


def deviation(t):
    return torch.sqrt((SIGMA ** (2 * t) - 1) / (2 * math.log(SIGMA)))


def swish(variant):
    return torch.nn.functional.silu if variant == "tuned" else lambda x: x * torch.sigmoid(x)


def mlp(inputs, activation):
    """Three hidden layers of 256."""
    layers = torch.nn.ModuleList(
        torch.nn.Linear(i, o) for i, o in ((inputs, 256), (256, 256), (256, 256), (256, 2))
    )

    def forward(x):
        for layer in layers[:-1]:
            x = activation(layer(x))
        return layers[-1](x)

    return forward, list(layers.parameters())


def timed_mlp():
    network, parameters = mlp(3, torch.relu)

    def score(x, t):
        return network(torch.cat([x, t[:, None]], 1)) / deviation(t)[:, None]

    return score, parameters


def unet(activation):
    """The U-Net of Song et al. 2021: 32, 64, 128, 256 channels, embedding of 256."""
    nn = torch.nn
    width = [32, 64, 128, 256]
    frequencies = torch.randn(128) * 30
    embed = nn.Linear(256, 256)
    down = [nn.Conv2d(i, o, 3, 1 if i == 1 else 2, bias=False) for i, o in zip([1] + width, width)]
    up = [
        nn.ConvTranspose2d(256, 128, 3, 2, bias=False),
        nn.ConvTranspose2d(256, 64, 3, 2, output_padding=1, bias=False),
        nn.ConvTranspose2d(128, 32, 3, 2, output_padding=1, bias=False),
    ]
    last = nn.ConvTranspose2d(64, 1, 3, 1)
    channels = width + [128, 64, 32]
    offsets = [nn.Linear(256, c) for c in channels]
    norms = [nn.GroupNorm(4 if i == 0 else 32, c) for i, c in enumerate(channels)]
    modules = nn.ModuleList([embed, *down, *up, last, *offsets, *norms])

    def forward(x, t):
        turns = t[:, None] * frequencies[None, :] * 2 * math.pi
        e = activation(embed(torch.cat([torch.sin(turns), torch.cos(turns)], 1)))

        def level(i, h):
            return activation(norms[i](h + offsets[i](e)[:, :, None, None]))

        images = []
        for i, convolution in enumerate(down):
            x = level(i, convolution(x))
            images.append(x)
        x = level(4, up[0](x))
        x = level(5, up[1](torch.cat([x, images[2]], 1)))
        x = level(6, up[2](torch.cat([x, images[1]], 1)))
        return last(torch.cat([x, images[0]], 1))

    return forward, list(modules.parameters())


def trained(variant, parameters, loss):
    """A step of Adam."""
    options = {"fused": True} if variant == "tuned" else {}
    optimizer = torch.optim.Adam(parameters, lr=1e-3, **options)

    def step():
        optimizer.zero_grad()
        loss().backward()
        optimizer.step()

    return step, 1


def time_denoising(score, x):
    t = torch.rand(len(x)) * (1 - 1e-5) + 1e-5
    s = deviation(t).reshape(-1, *[1] * (x.dim() - 1))
    z = torch.randn_like(x)
    return ((score(x + s * z, t) * s + z) ** 2).flatten(1).sum(1).mean()


def mlp_training(batch):
    def make(variant):
        score, parameters = timed_mlp()
        x = torch.randn(batch, 2)
        return trained(variant, parameters, lambda: time_denoising(score, x))

    return make


def unet_training(variant):
    network, parameters = unet(swish(variant))
    x = torch.rand(32, 1, 28, 28)

    def score(y, t):
        return network(y, t) / deviation(t)[:, None, None, None]

    return trained(variant, parameters, lambda: time_denoising(score, x))


def sliced(score, x):
    x = x.clone().requires_grad_()
    v = torch.randint(0, 2, x.shape).to(x.dtype) * 2 - 1
    s = score(x)
    (derivative,) = torch.autograd.grad((s * v).sum(), x, create_graph=True)
    return (derivative * v + s**2 / 2).flatten(1).sum(1).mean()


def implicit(score, x):
    x = x.clone().requires_grad_()
    s = score(x)
    trace = sum(
        torch.autograd.grad(s[:, i].sum(), x, create_graph=True)[0][:, i] for i in range(x.shape[1])
    )
    return (trace + (s**2).sum(1) / 2).mean()


def denoising(score, x, sigma=0.1):
    z = torch.randn_like(x)
    return ((score(x + sigma * z) + z / sigma) ** 2).flatten(1).sum(1).mean() / 2


def mlp_matching(loss):
    def make(variant):
        network, parameters = mlp(2, swish(variant))
        x = torch.randn(500, 2)
        return trained(variant, parameters, lambda: loss(network, x))

    return make


def unet_matching(loss):
    def make(variant):
        network, parameters = unet(swish(variant))
        x, t = torch.rand(32, 1, 28, 28), torch.zeros(32)
        return trained(variant, parameters, lambda: loss(lambda y: network(y, t), x))

    return make


def ncsn_training(variant):
    nn = torch.nn
    levels = torch.logspace(0, -2, 10)
    layers = nn.ModuleList([nn.Linear(2, 128, bias=False), nn.Linear(128, 128, bias=False)])
    gains = nn.ModuleList([nn.Embedding(10, 128) for _ in layers])
    shifts = nn.ModuleList([nn.Embedding(10, 128) for _ in layers])
    last = nn.Linear(128, 2)
    x = torch.randn(500, 2)

    def loss():
        level = torch.randint(0, 10, (len(x),))
        sigma, z = levels[level][:, None], torch.randn_like(x)
        h = x + sigma * z
        for layer, gain, shift in zip(layers, gains, shifts):
            h = nn.functional.softplus(gain(level) * layer(h) + shift(level))
        return ((sigma * last(h) + z) ** 2).sum(1).mean()

    modules = nn.ModuleList([layers, gains, shifts, last])
    return trained(variant, modules.parameters(), loss)


def mlp_sampling(variant):
    score, _ = timed_mlp()
    steps = 100

    def draw():
        with torch.no_grad():
            x = torch.randn(5000, 2) * deviation(torch.ones(1))
            times = torch.linspace(1, 1e-3, steps + 1)
            for i in range(steps):
                h, g = float(times[i] - times[i + 1]), SIGMA ** float(times[i])
                s = score(x, torch.full((5000,), float(times[i])))
                x = x + h * g * g * s + math.sqrt(h) * g * torch.randn_like(x)

    return draw, steps


def mlp_drawing(variant):
    """A million points, as many at a time as tuned leaves in the caches, into a file."""
    import numpy as np

    score, _ = timed_mlp()
    count, steps = 1_000_000, 10
    size = 2_000 if variant == "tuned" else 50_000
    times = torch.linspace(1, 1e-3, steps + 1).tolist()

    def chunk():
        x = torch.randn(size, 2) * deviation(torch.ones(1))
        for begin, end in zip(times, times[1:]):
            h, g = begin - end, SIGMA**begin
            s = score(x, torch.full((size,), begin))
            x = x + h * g * g * s + math.sqrt(h) * g * torch.randn_like(x)
        return x

    def draw():
        with torch.inference_mode(), tempfile.NamedTemporaryFile(suffix=".npy") as file:
            np.save(file, torch.cat([chunk() for _ in range(count // size)]).numpy())

    return draw, count


def unet_forward(variant):
    network, _ = unet(swish(variant))
    x, t = torch.rand(64, 1, 28, 28), torch.rand(64)

    def forward():
        with torch.no_grad():
            return network(x, t) / deviation(t)[:, None, None, None]

    return forward, 1


def product(rows, width):
    def make(variant):
        a, b = torch.randn(rows, width), torch.randn(width, width)
        return lambda: torch.mm(a, b), 2e-9 * rows * width * width

    return make


STEPS = "steps/s"
watch.main(
    {
        "mlp-train-500": (VARIANTS, STEPS, mlp_training(500)),
        "mlp-train-64": (VARIANTS, STEPS, mlp_training(64)),
        "ncsn-train-500": (VARIANTS, STEPS, ncsn_training),
        "mlp-implicit-500": (VARIANTS, STEPS, mlp_matching(implicit)),
        "mlp-sliced-500": (VARIANTS, STEPS, mlp_matching(sliced)),
        "unet-train-32": (VARIANTS, STEPS, unet_training),
        "unet-denoising-32": (VARIANTS, STEPS, unet_matching(denoising)),
        "unet-sliced-32": (VARIANTS, STEPS, unet_matching(sliced)),
        "mlp-sample-5000": (VARIANTS, "steps/s of 5000 samples", mlp_sampling),
        "mlp-draw-million": (VARIANTS, "samples/s", mlp_drawing),
        "unet-forward-64": (VARIANTS, "forwards/s", unet_forward),
        "product-500": (("plain",), "GFLOP/s", product(500, 256)),
        "product-2048": (("plain",), "GFLOP/s", product(2048, 2048)),
    },
    load,
)
