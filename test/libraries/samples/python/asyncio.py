"""asyncio: starting, waiting and bounding."""

import asyncio
import time

import anyio


async def work(name: str) -> str:
    await asyncio.sleep(1)  #: sleep
    return name


async def main():
    first, second = await asyncio.gather(asyncio.sleep(1), asyncio.sleep(2))  #: sleep
    task = asyncio.create_task(asyncio.sleep(1))  #: sleep
    await asyncio.wait_for(asyncio.shield(task), 1)
    task.cancel(), task.done()
    await asyncio.to_thread(len, [1])
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, len, [1])
    loop.call_later(1, print)
    lock, semaphore, event, queue = asyncio.Lock(), asyncio.Semaphore(4), asyncio.Event(), asyncio.Queue()
    await lock.acquire()  #: lock
    lock.release()
    await semaphore.acquire()  #: lock
    semaphore.release()
    async with semaphore:  #: MISSING lock
        event.set()
    await event.wait()  #: lock
    await queue.put(1)  #: lock
    await queue.get()  #: lock
    await queue.join()  #: lock
    queue.put_nowait(1)
    queue.get_nowait()
    async with asyncio.TaskGroup() as group:
        group.create_task(asyncio.sleep(1))  #: sleep
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(work, "a")
        await tasks.start(work, "b")
    async with asyncio.timeout(1):
        event.is_set()
    process = await asyncio.create_subprocess_exec("ls")  #: subprocess
    await process.wait()  #: subprocess
    await process.communicate()  #: subprocess
    reader, writer = await asyncio.open_connection("localhost", 80)  #: connect
    writer.write(b"x")
    await writer.drain()
    await reader.read()
    time.sleep(1)  #: sleep
    await asyncio.create_subprocess_shell("ls")  #: subprocess
