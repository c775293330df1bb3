"""Paths: reading and writing are effects, asking for names is not."""

import glob
import os
import shutil
from pathlib import Path

path = Path("a") / "b.txt"
path.read_text().splitlines()  #: file-read
path.read_bytes()  #: file-read
path.write_text("x")  #: file-write
path.write_bytes(b"x")  #: file-write
with path.open() as file:
    for line in file:  #: file-read
        line.strip()
for child in Path.cwd().iterdir():
    child.read_text()  #: file-read
for child in Path.home().glob("*.txt"):
    child.name.upper(), child.stem, child.suffix, child.parent.name
path.exists(), path.is_file(), path.is_dir(), path.stat(), path.resolve().as_posix(), path.with_suffix(".md").joinpath("c")
path.mkdir()  #: file-write
path.unlink()  #: file-write
path.touch()  #: file-write
path.rename("c")  #: file-write

os.path.join("a", "b"), os.path.exists("a"), os.path.basename("a"), os.path.dirname("a"), os.path.splitext("a.b"), os.getcwd()
os.listdir("."), os.getenv("HOME"), os.environ.get("HOME"), os.path.getsize("a"), glob.glob("*.py")
for folder, folders, files in os.walk("."):
    files.sort()
for entry in os.scandir("."):
    entry.is_file()
path.replace("d")  #: file-write
path.chmod(0o600)  #: file-write
path.symlink_to("e")  #: file-write
path.rmdir()  #: file-write
os.replace("a", "b")  #: file-write
os.rmdir("a")  #: file-write
os.chmod("a", 0o600)  #: file-write
os.symlink("a", "b")  #: file-write
shutil.copy2("a", "b")  #: file-write
shutil.copyfile("a", "b")  #: file-write
shutil.copytree("a", "b")  #: file-write
os.makedirs("a")  #: file-write
os.remove("a")  #: file-write
os.rename("a", "b")  #: file-write
os.system("ls")  #: subprocess
shutil.copy("a", "b")  #: file-write
shutil.move("a", "b")  #: file-write
shutil.rmtree("a")  #: file-write
