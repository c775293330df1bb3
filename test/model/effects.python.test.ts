// What functions do through all that they run, in Python: seen through calls that hold an event loop, and through none that do not.

import { checksFor } from '../support/check.js'

const { costs, fine } = checksFor('blocking-call-in-async', 'python')

describe('effects in Python', () => {
  costs('of a property', `
    import time
    class Clock:
        @property
        def now(self):
            ⟨time.sleep(1)⟩
            return 1
    async def main(clock: Clock):
        return ⟦clock.now⟧
  `)
  costs('of what a with statement enters', `
    import time
    class Lock:
        def __enter__(self):
            time.sleep(1)
            return self
        def __exit__(self, *args):
            pass
    async def main():
        with ⟦Lock()⟧:
            print(1)
  `)
  costs('of what a decorator puts around', `
    import functools
    import time
    def slow(function):
        @functools.wraps(function)
        def wrapper(*args):
            ⟨time.sleep(1)⟩
            return function(*args)
        return wrapper
    @slow
    def work(x):
        return x
    async def main():
        return ⟦work(1)⟧
  `)
  costs('of everything that implements a declared method', `
    //- app/ports.py
    from abc import ABC, abstractmethod
    class Mailer(ABC):
        @abstractmethod
        def send(self, text): ...
    //- app/mailers.py
    import requests
    from app.ports import Mailer
    class Http(Mailer):
        def send(self, text):
            return ⟨requests.post("https://a", data=text)⟩
    class Hook(Mailer):
        def send(self, text):
            requests.get("https://b")
    //- app/main.py
    from app.ports import Mailer
    async def main(mailer: Mailer):
        ⟦mailer.send("x")⟧
  `)
  fine('of only some of what implements a declared method', `
    //- app/ports.py
    from abc import ABC, abstractmethod
    class Mailer(ABC):
        @abstractmethod
        def send(self, text): ...
    //- app/mailers.py
    import requests
    from app.ports import Mailer
    class Http(Mailer):
        def send(self, text):
            return requests.post("https://a", data=text)
    class Silent(Mailer):
        def send(self, text):
            self.last = text
    //- app/main.py
    from app.ports import Mailer
    async def main(mailer: Mailer):
        mailer.send("x")
  `)
  fine('behind a cached property: each object has it once', `
    import time
    from functools import cached_property
    class Settings:
        @cached_property
        def value(self):
            time.sleep(1)
            return 1
    async def main(settings: Settings):
        return settings.value
  `)
  fine('of an asynchronous property', `
    import asyncio
    class Clock:
        @property
        async def now(self):
            await asyncio.sleep(1)
            return 1
    async def main(clock: Clock):
        return await clock.now
  `)
  fine('of a property that is stored', `
    import time
    class Clock:
        @property
        def now(self):
            time.sleep(1)
            return 1
        @now.setter
        def now(self, value):
            self.given = value
    async def main(clock: Clock):
        clock.now = 1
  `)
  costs('around a circle of functions', `
    import time
    def even(n):
        return n == 0 or odd(n - 1)
    def odd(n):
        time.sleep(1)
        return n != 0 and even(n - 1)
    async def main():
        return ⟦even(4)⟧
  `)
  costs('of an object that is called, and of a bound method', `
    import time
    class Work:
        def __call__(self):
            time.sleep(1)
        def run(self):
            time.sleep(1)
    async def main():
        work = Work()
        run = work.run
        ⟦work()⟧
        ⟦run()⟧
  `)
})
