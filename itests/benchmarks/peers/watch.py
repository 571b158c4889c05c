"""What the peers have in common: how they are asked, how they are measured, what they print.

    PEER.py --list            a line for each workload and variant
    PEER.py NAME VARIANT      one line of JSON, as itests/benchmarks/run prints it

THREADS and WINDOWS are those of itests/benchmarks/run. A peer that is not installed ends with
status 3.
"""

import json
import os
import sys
import time

WARM_UP = 3.0
LONGEST = 40.0
WINDOW = 0.3
WINDOWS = int(os.environ.get("WINDOWS", "15"))
THREADS = int(os.environ.get("THREADS", "0")) or len(os.sched_getaffinity(0))
LARGEST_SHARE = 0.06
PATIENCE = 4
MISSING = 3

# An allocator that keeps its pages.
MALLOC = {
    "MALLOC_MMAP_THRESHOLD_": "4294967296",
    "MALLOC_TRIM_THRESHOLD_": "4294967296",
    "MALLOC_TOP_PAD_": "268435456",
}


def own():
    """Seconds of processor time of this process."""
    return time.process_time()


def others():
    """Seconds of processor time of all others."""
    with open("/proc/stat", encoding="ascii") as stat:
        columns = stat.readline().split()
    return sum(int(columns[i]) for i in (1, 2, 3, 6, 7, 8)) / 100 - own()


def measure(call, steps):
    """The median rate over quiet windows, and the rate for each second of processor time."""
    begin = time.perf_counter()
    call()
    while time.perf_counter() - begin < WARM_UP:
        call()
    every, quiet, done, used = [], [], 0, 0.0
    begin = time.perf_counter()
    while len(quiet) < WINDOWS and (
        not every or len(every) < PATIENCE * WINDOWS and time.perf_counter() - begin < LONGEST
    ):
        start, start_own, start_others, calls = time.perf_counter(), own(), others(), 0
        while time.perf_counter() - start < WINDOW:
            call()
            calls += 1
        seconds = time.perf_counter() - start
        every.append(calls * steps / seconds)
        done += calls * steps
        used += own() - start_own
        if (others() - start_others) / seconds < LARGEST_SHARE:
            quiet.append(every[-1])
    rates = sorted(quiet if len(quiet) >= min(3, WINDOWS) else every)
    return rates[len(rates) // 2], done / used


def main(workloads, load):
    """Runs what the command line asks for.

    workloads -- names to (variants, unit, make); make(variant) gives (call, steps for each call)
    load -- imports the peer of a variant, and returns its name and version
    """
    if sys.argv[1:] == ["--list"]:
        for name, (variants, _, _) in workloads.items():
            for variant in variants:
                print(name, variant)
        return
    name, variant = sys.argv[1:]
    if variant == "tuned" and any(os.environ.get(key) != value for key, value in MALLOC.items()):
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **MALLOC})
    for library in ("MKL", "OMP", "OPENBLAS"):
        os.environ[library + "_NUM_THREADS"] = str(THREADS)
    try:
        peer = load(variant)
    except ImportError as error:
        print(f"a peer is missing: {error}", file=sys.stderr)
        sys.exit(MISSING)
    _, unit, make = workloads[name]
    call, steps = make(variant)
    value, per_processor_second = measure(call, steps)
    line = {
        "name": name,
        "value": float(f"{value:.4g}"),
        "unit": unit,
        "perProcessorSecond": float(f"{per_processor_second:.4g}"),
        "peer": peer,
        "variant": variant,
    }
    print(json.dumps(line), flush=True)
