"""Random sessions of the package's Noise with two other implementations, as initiator and as responder.

usage: interop.py NOISE-PEER [--sessions N] [--seed N]

N sessions with each implementation in each role. What fails names its seed: --sessions 1 --seed SEED runs it again.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter

from peers import Dissononce, NoiseProtocol, Sotto
from plan import Plan
from session import run


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("peer")
    parser.add_argument("--sessions", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**32))
    return parser.parse_args()


def main() -> int:
    asked = arguments()
    own = Sotto(asked.peer)
    patterns: Counter[str] = Counter()
    failed = 0
    for other in (NoiseProtocol(), Dissononce()):
        for initiator, responder in ((own, other), (other, own)):
            title = f"{type(initiator).__name__} → {type(responder).__name__}"
            for seed in range(asked.seed, asked.seed + asked.sessions):
                plan = Plan.drawn(seed)
                patterns[plan.protocol_name] += 1
                try:
                    run(plan, initiator, responder)
                except Exception as error:
                    failed += 1
                    print(f"{title}: --seed {seed} ({plan.protocol_name}): {error!r}", file=sys.stderr)
            print(f"{title}: {asked.sessions} sessions")
    own.end()
    print(f"{len(patterns)} protocols, seeds from {asked.seed}: {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
