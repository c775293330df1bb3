"""Formats, time and randomness."""

import csv
import datetime
import hashlib
import json
import math
import random
import re
import sys
import time
import uuid
from decimal import Decimal

for line in sys.stdin:  #: file-read
    line.strip()
sys.stdin.read()  #: file-read
sys.stdin.readlines()  #: file-read
sys.stdout.write("x")  #: log
json.loads(json.dumps({}))
with open("a.json") as source:
    json.load(source)  #: file-read
with open("b.json", "w") as target:
    json.dump({}, target)  #: file-write
with open("c.csv") as table:
    for record in csv.reader(table):  #: file-read
        record.sort()
with open("d.csv", "w") as target:
    writer = csv.writer(target)
    writer.writerow(["a"])  #: file-write
    writer.writerows([["a"]])  #: file-write
with open("e.csv", "w") as target:
    columns = csv.DictWriter(target, ["a"])
    columns.writeheader()  #: file-write
pattern = re.compile("a+")
pattern.match("a"), pattern.findall("aa"), pattern.sub("b", "a"), re.match("a", "a"), re.split(",", "a,b"), re.sub("a", "b", "c")
datetime.datetime.now().isoformat(), datetime.date.today().year, datetime.timedelta(days=1).total_seconds()
datetime.datetime.strptime("2020", "%Y").timestamp()
time.sleep(1)  #: sleep
time.time(), time.monotonic(), time.perf_counter()
random.random(), random.randint(1, 2), random.choice([1]), uuid.uuid4().hex, math.sqrt(2), Decimal("1")
hashlib.sha256(b"a").hexdigest()
sys.exit(1)
