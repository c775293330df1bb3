"""Files: lines are read as they are iterated, `read` and `readlines` take the whole."""

import gzip
import io
import tempfile
from io import BytesIO, StringIO
from typing import BinaryIO, TextIO

with io.open("a.txt") as file:
    file.read()  #: file-read
    file.readlines()  #: file-read
    file.readline()  #: file-read
    for line in file:  #: file-read
        line.strip()
    file.seek(0)
with open("b.txt", "w") as out:
    out.write("x")  #: file-write
    out.writelines(["x"])  #: file-write
    out.flush()
with open("c.bin", "rb") as raw:
    raw.read().decode()  #: file-read
    raw.readlines()  #: file-read
with open("f.bin", "rb") as raw:
    raw.read1(10)  #: file-read
    raw.readinto(bytearray(10))  #: file-read
with gzip.open("d.gz", "rt") as packed:
    for line in packed:  #: file-read
        len(line)
with gzip.open("d.gz") as packed:
    packed.read()  #: file-read
gzip.decompress(gzip.compress(b"x"))
memory = StringIO("a\nb")
memory.read()
for line in memory:
    line.strip()
memory.write("c")
memory.getvalue()
binary = BytesIO(b"a")
binary.read()
binary.getvalue()


def read(source: TextIO, raw: BinaryIO):
    source.read()  #: file-read
    raw.read()  #: file-read


with tempfile.TemporaryDirectory() as folder:  #: file-write
    folder.strip()
tempfile.mkdtemp()  #: file-write
tempfile.mkstemp()  #: file-write
spare = tempfile.TemporaryDirectory()  #: file-write
spare.cleanup()  #: file-write
with tempfile.NamedTemporaryFile("w") as scratch:
    scratch.write("x")  #: file-write
