"""Runs a program before and after its fix in turns, and prints what each call took: `run.py folder measure rounds sizes`."""

import importlib
import json
import os
import resource
import sys
import threading
import time


def main():
    folder, measure, rounds, given = sys.argv[1], sys.argv[2], int(sys.argv[3]), json.loads(sys.argv[4])
    sys.path.insert(0, folder)
    drive = importlib.import_module("drive")
    state = drive.prepare(given)
    if measure == "bytes":
        print(json.dumps(held_by(drive, importlib.import_module(given["version"]), state)))
        return
    versions = [importlib.import_module("before"), importlib.import_module("after")]
    clock = time.process_time if measure == "cpuSeconds" else time.perf_counter
    reset = getattr(drive, "reset", None)
    results = [warmed(drive, version, state, reset) for version in versions]
    if results[0] != results[1]:
        raise SystemExit(f"the results differ: {str(results[0])[:200]} and {str(results[1])[:200]}")
    repeats = [1 if reset else repeats_for(drive, version, state) for version in versions]
    samples = []
    for _ in range(rounds):
        pair = []
        for version, repeat in zip(versions, repeats):
            if reset:
                reset(state)
            started = clock()
            for _ in range(repeat):
                drive.call(version, state)
            pair.append((clock() - started) / repeat)
        samples.append(pair)
    if hasattr(drive, "close"):
        drive.close(state)
    print(json.dumps({"samples": samples}))


def warmed(drive, version, state, reset):
    if reset:
        reset(state)
    result = drive.call(version, state)
    return drive.result(state) if hasattr(drive, "result") else result


def repeats_for(drive, version, state):
    """So many that clocks are fine enough."""
    started = time.perf_counter()
    drive.call(version, state)
    return max(1, int(0.02 / max(time.perf_counter() - started, 1e-7)))


def held_by(drive, version, state):
    """The most memory of the process in the call, over what it had before."""
    drive.warm(version, state)
    before = resident()
    peak, done = [before], threading.Event()

    def watch():
        while not done.wait(0.002):
            peak[0] = max(peak[0], resident())

    watcher = threading.Thread(target=watch, daemon=True)
    high = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    watcher.start()
    result = drive.call(version, state)
    done.set()
    watcher.join()
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    # The system's own mark is exact where it has moved.
    return {"result": str(result)[:100], "before": before, "peak": after if after > high else peak[0]}


def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


main()
