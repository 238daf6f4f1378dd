"""The smallest shell with job control: runs one command in a process group of its own, and lets it be stopped.

Started with two descriptors and the command. On the first it says `stopped` and `ended`; on the second it takes
orders: each line continues the command in the foreground. Terminal modes it leaves alone, so that what is found
in them is the command's doing. It ends with the command, as the command ended.
"""

import os
import signal
import sys


def main(reports: int, orders: int, command: list[str]) -> None:
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)  # or taking the terminal back would stop us
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        os.tcsetpgrp(0, os.getpid())
        signal.signal(signal.SIGTTOU, signal.SIG_DFL)
        os.execv(command[0], command)
    os.write(reports, f"{child}\n".encode())
    while os.WIFSTOPPED(status := os.waitpid(child, os.WUNTRACED)[1]):
        os.tcsetpgrp(0, os.getpid())
        os.write(reports, b"stopped\n")
        os.read(orders, 1)
        os.tcsetpgrp(0, child)
        os.killpg(child, signal.SIGCONT)
    os.write(reports, b"ended\n")
    os._exit(os.waitstatus_to_exitcode(status) & 0xFF)


main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
