"""Takes memory in known ways: a list that grows, a copy that is thrown away, a child process."""

import builtins
import subprocess
import sys
import time

if not hasattr(builtins, "profile"):
    builtins.profile = lambda function: function


@profile
def kept(count):
    blocks = []
    for index in range(count):
        blocks.append(bytearray(1_000_000))
    return blocks


@profile
def thrown_away(blocks):
    copies = [bytes(block) for block in blocks]
    time.sleep(0.05)
    del copies
    return len(blocks)


@profile
def main(rounds):
    blocks = kept(rounds * 10)
    thrown_away(blocks)
    time.sleep(0.05)
    if "--child" in sys.argv:
        subprocess.run([sys.executable, "-c", "import time; x = bytearray(20_000_000); time.sleep(0.3)"], check=True)
    print(len(blocks))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
