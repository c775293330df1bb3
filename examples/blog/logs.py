"""A big log file, read whole for a single pass over its lines."""

import hashlib
import sys
import tempfile


def expensive_operation(line: str) -> str:
    return hashlib.sha256(line.encode()).hexdigest()


def process_large_file(filename):
    with open(filename) as file:
        lines = file.readlines()
    matches = 0
    for line in lines:
        if expensive_operation(line).startswith("00"):
            matches += 1
    return matches


def main():
    if len(sys.argv) > 1:
        print(process_large_file(sys.argv[1]))
        return
    with tempfile.NamedTemporaryFile("w", suffix=".log") as log:
        for number in range(100_000):
            log.write(f"request {number} took {number % 97} ms\n")
        log.flush()
        print(process_large_file(log.name))


if __name__ == "__main__":
    main()
