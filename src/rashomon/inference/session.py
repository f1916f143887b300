"""The only module that imports the model runtime: bytes of a model in, a function from arrays to arrays
out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.errors import ModelError

from .folder import MENDS

Arrays = Mapping[str, NDArray[Any]]
Run = Callable[[Arrays], dict[str, NDArray[np.float32]]]


def open_session(model: bytes, threads: int) -> Run:
    """Return a function that runs the model on one window. It is safe to call from several threads.

    Raises:
        ModelError: the runtime is not installed or refuses the model.
    """
    try:
        import onnxruntime  # a third of a second, paid only where a model is used
    except ImportError as error:
        raise ModelError("onnxruntime is not installed", hint=MENDS) from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # The graph is written with fused operators already; searching for more costs start-up time.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    # Idle threads must not spin: they would take the other core from the other process.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.enable_cpu_mem_arena = False
    try:
        session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the runtime's exceptions have no common public root
        raise ModelError(f"the model cannot be opened: {error}", hint=MENDS) from error
    names = [output.name for output in session.get_outputs()]

    def run(arrays: Arrays) -> dict[str, NDArray[np.float32]]:
        return dict(zip(names, session.run(names, dict(arrays)), strict=True))

    return run
