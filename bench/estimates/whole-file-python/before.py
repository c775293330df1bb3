"""The failed requests of a log."""


# cost-hints: bytes=10MiB
def failures(path: str):
    with open(path) as file:
        text = file.read()
    count = 0
    for line in text.splitlines():
        if line.endswith("500"):
            count += 1
    return count
