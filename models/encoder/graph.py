"""Write the network as an ONNX graph by hand: fused operators, and weights in 8 bits.

Weights are stored in 8 bits with a scale a column. Activations are rounded to 8 bits in one of two ways, in
neither of which a row's rounding depends on another row: in steps that were fixed for each channel
(`encoder.calibration`), or as they come with a scale a row (a word piece), which takes longer. The runtime's
own dynamic quantisation has one scale for the whole tensor: twice the error.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Weights = Mapping[str, NDArray[Any]]
MICROSOFT = "com.microsoft"


class GraphWriter:
    """Collects nodes and initialisers; every method returns the name of its output."""

    def __init__(self, weights: Weights, *, quantise: bool, steps: Weights | None = None) -> None:
        self.weights, self.quantise, self.steps = weights, quantise, steps or {}
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}
        self._count = 0
        self._rounded: dict[str, tuple[str, str]] = {}

    def constant(self, name: str, array: NDArray[Any]) -> str:
        """Store an array under ``name``."""
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(array), name)
        return name

    def weight(self, name: str) -> str:
        """Store a weight of the network as 32-bit floats."""
        return self.constant(name, self.weights[name].astype(np.float32))

    def node(
        self, kind: str, inputs: list[str], outputs: int = 1, domain: str = "", **attributes: Any
    ) -> Any:
        """Add a node; return the name of its output, or the names where it has several."""
        self._count += 1
        names = [f"{kind}_{self._count}" + (f"_{at}" if at else "") for at in range(outputs)]
        self.nodes.append(
            helper.make_node(kind, inputs, names, name=f"node_{self._count}", domain=domain, **attributes)
        )
        return names[0] if outputs == 1 else names

    def linear(self, source: str, name: str) -> str:
        """Apply a torch linear layer, whose weight is (out, in); small ones stay in 32 bits."""
        weight = self.weights[f"{name}.weight"].astype(np.float32)
        bias = self.weight(f"{name}.bias")
        if not self.quantise or min(weight.shape) < 64:
            product = self.node("MatMul", [source, self.constant(f"{name}.t", weight.T)])
        elif name in self.steps:
            stepped = self.constant(f"{name}.x", (1 / self.steps[name]).astype(np.float32))
            one, middle = self._unit()
            rounded = self.node("QuantizeLinear", [self.node("Mul", [source, stepped]), one, middle])
            return self._product(rounded, name, weight * self.steps[name], bias)
        else:
            rounded, row_scale = self.rounded_rows(source)
            product = self.node("Mul", [self._product(rounded, name, weight), row_scale])
        return str(self.node("Add", [product, bias]))

    def _product(self, rounded: str, name: str, weight: NDArray[np.float32], bias: str = "") -> str:
        """Multiply activations in 8 bits by a weight that is stored in 8 bits with a scale a column."""
        scale = np.maximum(np.abs(weight).max(1) / 127, 1e-8).astype(np.float32)
        weights = self.constant(f"{name}.q", np.rint(weight / scale[:, None]).astype(np.int8).T)
        one, middle = self._unit()
        inputs = [rounded, weights, one, self.constant(f"{name}.s", scale), middle]
        return str(
            self.node("MatMulIntegerToFloat", [*inputs, "", bias] if bias else inputs, domain=MICROSOFT)
        )

    def _unit(self) -> tuple[str, str]:
        """Return the scale and the zero of what is rounded around 128 already."""
        unit = self.constant("unit", np.array(1, np.float32))
        return unit, self.constant("middle", np.array(128, np.uint8))

    def rounded_rows(self, source: str) -> tuple[str, str]:
        """Round activations to 8 bits with a scale a row; return them (around 128) and the scales (1, T,
        1).
        """
        if source not in self._rounded:
            axes = self.constant("last", np.array([-1], np.int64))
            largest = self.node("ReduceMax", [self.node("Abs", [source]), axes], keepdims=1)
            scale = self.node("Mul", [largest, self.constant("per127", np.array(1 / 127, np.float32))])
            flat = self.node("Reshape", [scale, self.constant("flat", np.array([-1], np.int64))])
            middle = helper.make_tensor("value", TensorProto.UINT8, [1], [128])
            zeros = self.node("ConstantOfShape", [self.node("Shape", [flat])], value=middle)
            self._rounded[source] = (self.node("QuantizeLinear", [source, flat, zeros], axis=1), scale)
        return self._rounded[source]

    def table(self, name: str, numbers: str, *, small: bool) -> str:
        """Look rows up in an embedding; a large one is kept in 8 bits with a scale a row."""
        array = self.weights[f"{name}.weight"].astype(np.float32)
        if small or not self.quantise:
            return str(self.node("Gather", [self.constant(f"{name}.weight", array), numbers]))
        scale = np.maximum(np.abs(array).max(1, keepdims=True) / 127, 1e-8)
        rounded = np.rint(array / scale).astype(np.int8)
        rows = self.node("Gather", [self.constant(f"{name}.q", rounded), numbers])
        scales = self.node("Gather", [self.constant(f"{name}.s", scale.astype(np.float32)), numbers])
        return str(self.node("Mul", [self.node("Cast", [rows], to=TensorProto.FLOAT), scales]))

    def places(self, pieces: str) -> str:
        """Return the positions 0, 1, 2 … of (1, T) pieces."""
        length = self.node("Squeeze", [self.node("Shape", [pieces], start=1, end=2)])
        zero, one = (self.constant(f"number_{at}", np.array(at, np.int64)) for at in (0, 1))
        return str(self.node("Range", [zero, length, one]))

    def norm(self, hidden: str, name: str) -> str:
        """Apply a torch layer norm."""
        inputs = [hidden, self.weight(f"{name}.weight"), self.weight(f"{name}.bias")]
        return str(self.node("LayerNormalization", inputs, epsilon=1e-12, axis=-1))

    def layer(self, hidden: str, name: str, heads: int) -> str:
        """Apply one transformer layer (see `network.Layer`)."""
        mixed = self.linear(hidden, f"{name}.qkv")
        query, key, value = self.node("Split", [mixed], outputs=3, axis=2, num_outputs=3)
        attended = self.node("MultiHeadAttention", [query, key, value], domain=MICROSOFT, num_heads=heads)
        hidden = self._add_norm(hidden, self.linear(attended, f"{name}.out"), f"{name}.norm_attention")
        inner = self.node("Gelu", [self.linear(hidden, f"{name}.inner")], domain=MICROSOFT)
        return self._add_norm(hidden, self.linear(inner, f"{name}.outer"), f"{name}.norm_output")

    def _add_norm(self, hidden: str, more: str, norm: str) -> str:
        # The runtime's fused SkipLayerNormalization takes four times as long as these two.
        return self.norm(self.node("Add", [more, hidden]), norm)


def finish(
    writer: GraphWriter, name: str, inputs: Mapping[str, Sequence[str | int]], outputs: Mapping[str, str]
) -> onnx.ModelProto:
    """Return the model. ``inputs`` are names with their shapes, whole numbers all; ``outputs`` are names with
    what was computed for them.
    """
    for public, computed in outputs.items():
        writer.nodes.append(helper.make_node("Identity", [computed], [public]))
    graph = helper.make_graph(
        writer.nodes,
        name,
        [helper.make_tensor_value_info(one, TensorProto.INT64, list(shape)) for one, shape in inputs.items()],
        [helper.make_tensor_value_info(one, TensorProto.FLOAT, None) for one in outputs],
        list(writer.constants.values()),
    )
    imports = [helper.make_opsetid("", 18), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(graph, opset_imports=imports, ir_version=9, producer_name="rashomon")
