"""Other programs: run, captured, started and waited for."""

import subprocess
from subprocess import PIPE, Popen, run

subprocess.run(["ls"], check=True, capture_output=True, text=True).stdout.splitlines()  #: subprocess
run("ls", shell=True).check_returncode()  #: subprocess
subprocess.check_output(["ls"]).decode()  #: subprocess
subprocess.call(["ls"])  #: subprocess
subprocess.check_call(["ls"])  #: subprocess
subprocess.getoutput("ls").strip()  #: subprocess
status, output = subprocess.getstatusoutput("ls")  #: subprocess
subprocess.list2cmdline(["ls"])
process = subprocess.Popen(["ls"], stdout=PIPE, stderr=subprocess.DEVNULL)  #: subprocess
out, err = process.communicate()  #: subprocess
process.wait()  #: subprocess
process.poll(), process.kill(), process.terminate(), process.send_signal(9), process.returncode
with Popen(["ls"], stdout=PIPE) as listing:  #: subprocess
    for line in listing.stdout:  #: file-read
        line.strip()
