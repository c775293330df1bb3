"""Threads, processes and their pools."""

import multiprocessing
import queue
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed, wait

with ThreadPoolExecutor(max_workers=8) as pool:
    futures = [pool.submit(len, "a")]
    for future in as_completed(futures):
        future.result()  #: lock
        future.exception()  #: lock
    lengths = list(pool.map(len, ["a"]))
    wait(futures)  #: lock
with ProcessPoolExecutor() as pool:
    pool.submit(len, "a").result()  #: lock
with multiprocessing.Pool(4) as workers:
    workers.map(len, ["a"])

thread = threading.Thread(target=len, args=("a",))
thread.start()
thread.join()  #: lock
lock = threading.Lock()
lock.acquire()  #: lock
lock.release()
event = threading.Event()
event.set()
event.wait()  #: lock
jobs = queue.Queue()
jobs.put(1)  #: lock
jobs.get()  #: lock
jobs.put_nowait(1)
jobs.task_done()
jobs.join()  #: lock
