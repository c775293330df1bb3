"""Work in several processes and threads, in tasks and in generators: what profilers tell apart by process and thread."""

import asyncio
import multiprocessing
import sys
import threading


def numbers(count):
    for number in range(count):
        yield number * number % 7


def totalled(count):
    return sum(numbers(count))


async def fetched(index):
    await asyncio.sleep(0.01)
    return totalled(20_000 + index)


async def gathered(count):
    return await asyncio.gather(*(fetched(index) for index in range(count)))


def in_process(rounds):
    for _ in range(rounds):
        totalled(150_000)


def in_thread(rounds):
    for _ in range(rounds):
        asyncio.run(gathered(6))


def main(rounds):
    processes = [multiprocessing.Process(target=in_process, args=(rounds,), name=f"worker {index}") for index in range(2)]
    thread = threading.Thread(target=in_thread, args=(rounds,), name="tasks")
    for started in (*processes, thread):
        started.start()
    totalled(100_000)
    for started in (*processes, thread):
        started.join()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
