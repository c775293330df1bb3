"""Runs a program under pyinstrument 4.1, whose command line cannot write sessions: the program, the beginning of the names of what is written, its arguments."""

import runpy
import sys

from pyinstrument import Profiler
from pyinstrument.renderers import ConsoleRenderer, HTMLRenderer, JSONRenderer

script, out = sys.argv[1:3]
sys.argv = [script, *sys.argv[3:]]
sys.path.insert(0, "")
profiler = Profiler(interval=0.002)
profiler.start()
runpy.run_path(script, run_name="__main__")
session = profiler.stop()
session.save(out + ".pyisession")
everything = ConsoleRenderer(unicode=True, show_all=True)
everything.processors = [each for each in everything.processors if each.__name__ != "remove_importlib"]
for name, renderer in [(".json", JSONRenderer()), (".html", HTMLRenderer()), (".json.report.txt", ConsoleRenderer(unicode=True)), (".pyisession.report.txt", everything)]:
    with open(out + name, "w") as file:
        file.write(renderer.render(session))
