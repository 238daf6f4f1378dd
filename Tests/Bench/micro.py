"""What the pieces cost, in instructions: the same on every run, however busy the machine is."""
import json
import os
import pathlib
import re
import subprocess
import sys

# How often each is done; twice as often in a second run, and the difference is what it costs.
PIECES = {
    "seal": 2000, "open": 1000, "handshake": 20, "encode": 500, "decode": 500, "post": 500, "reducer": 500,
    "render": 50,
}
BASELINE = pathlib.Path(__file__).resolve().parent / "baseline.json"


def build(root: pathlib.Path) -> pathlib.Path:
    subprocess.run([root / "scripts" / "setup", "bench"], check=True)
    command = ["swift", "build", "--package-path", str(root), "-c", "release", "--product", "micro"]
    environment = {**os.environ, "SOTTO_TOOLS": "1"}
    subprocess.run(command, check=True, env=environment, stdout=sys.stderr)
    folder = subprocess.run([*command[:-2], "--show-bin-path"], check=True, env=environment, text=True,
                            stdout=subprocess.PIPE).stdout.strip()
    return pathlib.Path(folder) / "micro"


def instructions(program: pathlib.Path, piece: str, count: int) -> int:
    ran = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", str(program), piece, str(count)],
        stderr=subprocess.PIPE, text=True, check=True, env={**os.environ, "SWIFT_DETERMINISTIC_HASHING": "1"})
    return int(re.search(r"Collected : (\d+)", ran.stderr)[1])


def cost(program: pathlib.Path, piece: str, count: int) -> int:
    return round((instructions(program, piece, 2 * count) - instructions(program, piece, count)) / count)


def run(root: pathlib.Path, updates: bool) -> int:
    program = build(root)
    costs = {piece: cost(program, piece, count) for piece, count in PIECES.items()}
    if updates:
        BASELINE.write_text(json.dumps(costs, indent=2) + "\n")
    baseline = json.loads(BASELINE.read_text())
    doubled = [piece for piece in costs if costs[piece] > 2 * baseline.get(piece, 0)]
    for piece in costs:
        was = baseline.get(piece)
        print(f"{piece:10} {costs[piece]:>10,} instructions   baseline {was or 0:>10,}"
              + ("   doubled" if piece in doubled else ""))
    return 1 if doubled else 0
