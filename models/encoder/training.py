"""Training on a CPU: the schedule, weights shared between processes, the log."""

from __future__ import annotations

import math
import sys
import time
from threading import Barrier

import torch
from torch import Tensor, nn


def schedule(done: float, warm: float) -> float:
    """Return the share of the peak rate when a share ``done`` of the run is over: a short rise, then a
    cosine to 2 %.
    """
    if done < warm:
        return max(done, 0.002) / warm
    done = (done - warm) / (1 - warm)
    return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * done))


class SharedWeights:
    """The weights of all processes in shared memory, averaged every ``together`` steps (local SGD, Stich
    2019).

    One thread in each of several processes trains faster than as many threads in one: the processes wait for
    one another every few steps, threads at every operator; and each process's small batch is a step of
    its own.
    """

    def __init__(self, rows: Tensor, control: Tensor, barrier: Barrier, rank: int) -> None:
        self.rows, self.control, self.barrier, self.rank = rows, control, barrier, rank
        self._mean = torch.empty_like(rows[rank])

    def attach(self, network: nn.Module) -> None:
        """Move every trained parameter into this process's row."""
        at = 0
        for parameter in network.parameters():
            if parameter.requires_grad:
                place = self.rows[self.rank, at : at + parameter.numel()].view_as(parameter)
                place.copy_(parameter.data)
                parameter.data = place
                at += parameter.numel()

    def average(self, done: float) -> float:
        """Average the weights; return how much of the run the first process says is over."""
        if self.rank == 0:
            self.control[0] = done
        self.barrier.wait()
        torch.mean(self.rows, 0, out=self._mean)
        agreed = float(self.control[0])
        self.barrier.wait()
        self.rows[self.rank].copy_(self._mean)
        return agreed


class Log:
    """Prints the mean loss of each kind of batch every fifty steps, and knows how long the run has lasted."""

    def __init__(self, kinds: list[str]) -> None:
        self._began = time.monotonic()
        self._total = {kind: [0.0, 0] for kind in kinds}

    def minutes(self) -> float:
        """Return the minutes since the run began."""
        return (time.monotonic() - self._began) / 60

    def add(self, kind: str, loss: float, step: int) -> None:
        """Count one batch."""
        self._total[kind][0] += loss
        self._total[kind][1] += 1
        if (step + 1) % 50 == 0:
            means = {name: round(total / max(1, count), 3) for name, (total, count) in self._total.items()}
            self._total = {name: [0.0, 0] for name in self._total}
            sys.stderr.write(f"{step + 1} {60 * self.minutes():.0f}s {means}\n")
            sys.stderr.flush()


def follow(averaged: nn.Module, network: nn.Module, keep: float) -> None:
    """Move averaged weights a share ``1 - keep`` of the way towards the trained ones."""
    with torch.no_grad():
        pairs = [
            (old, new)
            for old, new in zip(averaged.parameters(), network.parameters(), strict=True)
            if new.requires_grad
        ]
        torch._foreach_lerp_([old for old, _ in pairs], [new for _, new in pairs], 1 - keep)
