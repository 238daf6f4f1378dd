"""The servers that are held against each other, each started alone, pinned to the first processor."""
import os
import pathlib
import re
import socket
import subprocess
import time

HERE = pathlib.Path(__file__).resolve().parent
GENERATOR_CPU, SERVER_CPU = 1, 0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Running:
    """A server while it runs, and what drives it."""

    def __init__(self, name: str, folder: pathlib.Path, tools: pathlib.Path, products: pathlib.Path):
        self.name, self.folder, self.tools, self.products = name, folder, tools, products
        self.port = free_port()
        self.log = open(folder / f"{name}.log", "w+")
        self.process = subprocess.Popen(
            self.command(), cwd=folder, stdout=self.log, stderr=subprocess.STDOUT,
            preexec_fn=lambda: os.sched_setaffinity(0, self.processors()))

    def processors(self) -> set[int]:
        return {SERVER_CPU, GENERATOR_CPU} if self.name == "sotto, 2 threads" else {SERVER_CPU}

    def __enter__(self) -> "Running":
        for _ in range(100):
            time.sleep(0.1)
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                time.sleep(0.3)
                return self
            except OSError:
                pass
        raise SystemExit(f"error: {self.name} does not start: {pathlib.Path(self.log.name).read_text()[-400:]}")

    def __exit__(self, *_) -> None:
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()

    def command(self) -> list[str]:
        raise NotImplementedError

    def generator(self, run: dict) -> list[str]:
        raise NotImplementedError


class Sottod(Running):
    def command(self) -> list[str]:
        threads = "2" if self.name.endswith("2 threads") else "1"
        return [str(self.products / "sottod"), "--listen", f"127.0.0.1:{self.port}", "--data",
                str(self.folder / "sottod"), "--threads", threads, "--limits", "off"]

    def generator(self, run: dict) -> list[str]:
        invite = re.search(r"sotto://\S+", pathlib.Path(self.log.name).read_text())[0]
        flags = ["--receivers", run["readers"], "--senders", run["speakers"], "--lat", run["latency"],
                 "--sat", run["saturation"], "--win", run["window"], "--inflight", run.get("inflight", 64)]
        own = ["--own-room"] if run.get("own_room") else []
        return [str(self.products / "sotto-load"), "fan-out", "--server", invite, "--pid", str(self.process.pid),
                *map(str, flags), *own]


class Foreign(Running):
    """What speaks a protocol that `crowd` knows."""
    protocol, inflight = "", 64

    def generator(self, run: dict) -> list[str]:
        return [str(self.tools / "crowd"), self.protocol, str(self.port), str(self.process.pid), *map(str, [
            run["readers"], run["speakers"], self.inflight, run["latency"], run["saturation"], run["window"]])]


class Floor(Foreign):
    def __init__(self, name: str, *rest):
        self.protocol = name.removeprefix("floor, ")
        super().__init__(name, *rest)

    def command(self) -> list[str]:
        return [str(self.tools / "floor"), str(self.port), self.protocol]


class InspIRCd(Foreign):
    # It lets people in once a second, and all who wait.
    protocol, inflight = "irc", 4000

    def command(self) -> list[str]:
        text = (HERE / "inspircd.conf").read_text()
        configuration = self.folder / "inspircd.conf"
        configuration.write_text(text.replace("@FOLDER@", str(self.folder)).replace("@PORT@", str(self.port)))
        return ["/usr/sbin/inspircd", "--runasroot", "--nofork", f"--config={configuration}"]


KINDS = {
    "sotto": Sottod, "sotto, 2 threads": Sottod, "floor, plain": Floor, "floor, sealed": Floor,
    "floor, record": Floor, "InspIRCd": InspIRCd,
}
