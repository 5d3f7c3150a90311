"""How much one client may ask: a bucket of tokens each, filled at a steady rate, from which every request takes."""

from __future__ import annotations

import ipaddress
import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

MOST = 10_000
"""Clients that are remembered: the one that asked last longest ago is forgotten first."""

BURST = 10.0
"""Seconds' worth of requests that a client may ask at once."""


class Limits:
    """The buckets of all clients. ``rate`` is how much each may ask a second, 0 for as much as it likes."""

    def __init__(self, rate: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate, self._most, self._clock = rate, max(rate * BURST, 1.0), clock
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, client: str, cost: float = 1.0) -> int:
        """The whole seconds that a client has to wait before it may ask for so much; 0: it may, and has.

        What costs more than a full bucket is given to a full one.
        """
        if self._rate <= 0:
            return 0
        cost = min(cost, self._most)
        with self._lock:
            now = self._clock()
            left, at = self._held.pop(client, (self._most, now))
            left = min(self._most, left + (now - at) * self._rate)
            short = cost - left
            self._held[client] = (left if short > 0 else left - cost, now)
            if len(self._held) > MOST:
                self._held.popitem(last=False)
        return max(1, math.ceil(short / self._rate)) if short > 0 else 0


def client_of(host: str | None) -> str:
    """The client of an address: of IPv6 the network of 64 bits, which is one customer's."""
    try:
        address = ipaddress.ip_address(host or "")
    except ValueError:
        return host or "local"
    return str(ipaddress.ip_network((address, 64), strict=False)) if address.version == 6 else str(address)
