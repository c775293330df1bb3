"""Runs the shop under yappi, and writes what it measured in its formats and as it prints it: the beginning of the names of what is written."""

import sys

import yappi

out = sys.argv[1]
sys.path.insert(0, "")
import shop

yappi.set_clock_type("wall")
yappi.start()
shop.main(1)
yappi.stop()
stats = yappi.get_func_stats()
stats.save(out + ".pstats", type="pstat")
stats.save(out + ".callgrind", type="callgrind")
with open(out + ".pstats.report.txt", "w") as file:
    stats.sort("totaltime", "desc").print_all(file, {0: ("name", 110), 1: ("ncall", 14), 2: ("tsub", 12), 3: ("ttot", 12), 4: ("tavg", 12)})
