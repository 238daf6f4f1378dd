"""Real clients in real terminals, read through an emulator, around a real server."""

from .house import House
from .lines import LineClient
from .manager import ManagedServer, Reports
from .person import Person
from .proxy import Proxy
from .server import Server
from .snapshot import Snapshot
from .stranger import Stranger
from .threads import standing_still
from .waiting import PATIENCE, stays, until

__all__ = [
    "House", "LineClient", "ManagedServer", "PATIENCE", "Person", "Proxy", "Reports", "Server", "Snapshot", "Stranger",
    "standing_still", "stays", "until",
]
