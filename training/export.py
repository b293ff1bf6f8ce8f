"""A trained classifier as an ONNX graph with small integers, for ONNX Runtime on a CPU.

Weights are whole numbers of seven bits, one scale per column (eight bits overflow the multiply-and-add of
processors without VNNI). What goes into a product is rounded to eight bits with a scale fixed here, from what was
seen on training sentences: a mention's result must not depend on which other mentions are in its batch. Few of the
whole numbers are large, so packed they take five or six bits.
"""

import gzip
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from presslens.sentiment.marking import LONGEST, Marked
from training.encoder import Layer, TargetClassifier
from training.fit import padded

MICROSOFT = "com.microsoft"  # the operators that ONNX Runtime adds: fused, and several times as fast
WEIGHT_STEPS = 63
TAIL = 1e-5  # of the values seen, cut off at either end

Range = tuple[float, float]


class Graph:
    """Nodes and constants of a graph under construction."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, value: NDArray, name: str | None = None) -> str:
        """A named constant; returns its name."""
        name = name or f"constant_{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.asarray(value, order="C"), name))
        return name

    def add(
        self, operator: str, *inputs: str, domain: str = "", outputs: int = 1, **attributes: object
    ) -> list[str]:
        """A node; returns the names of its outputs."""
        names = [f"{operator}_{len(self.nodes)}_{n}" for n in range(outputs)]
        self.nodes.append(helper.make_node(operator, list(inputs), names, domain=domain, **attributes))
        return names

    def one(self, operator: str, *inputs: str, domain: str = "", **attributes: object) -> str:
        """A node with one output; returns its name."""
        return self.add(operator, *inputs, domain=domain, **attributes)[0]


def export(model: TargetClassifier, seen: Sequence[Marked], to: Path, word_steps: int) -> None:
    """Write the graph: `ids`, `mask`, `types` (batch × tokens) to `probabilities` (batch × 3)."""
    graph, ranges = Graph(), activation_ranges(model, seen)
    bias = _relative_bias(graph, model)
    x = _embeddings(graph, model, word_steps)
    for number, layer in enumerate(model.encoder.layers):
        x = _layer(graph, layer, x, bias, ranges, f"encoder.layers.{number}")
    logits = graph.one("Gemm", _pooled(graph, x), *_linear(graph, model.head))
    graph.nodes.append(helper.make_node("Softmax", [logits], ["probabilities"], axis=-1))
    pack(_model(graph), to)


def pack(model: onnx.ModelProto, to: Path) -> None:
    """Write a graph, packed; the time is left out, so that the same weights give the same bytes."""
    to.write_bytes(gzip.compress(model.SerializeToString(deterministic=True), mtime=0))


def rounded_rows(table: torch.Tensor, steps: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Whole numbers, at most so many either side of nothing, and the scale of each row."""
    scale = (table.abs().amax(dim=1, keepdim=True) / steps).clamp(min=1e-12)
    return torch.round(table / scale), scale


def _model(graph: Graph) -> onnx.ModelProto:
    tokens = ["batch", "tokens"]
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT32, tokens) for name in ("ids", "mask", "types")
    ]
    output = helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, ["batch", 3])
    body = helper.make_graph(graph.nodes, "target_polarity", inputs, [output], graph.constants)
    versions = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(body, opset_imports=versions, ir_version=9, producer_name="presslens")


def _array(weight: torch.Tensor) -> NDArray:
    return weight.detach().numpy().astype(np.float32)


def _linear(graph: Graph, linear: nn.Linear) -> tuple[str, str]:
    return graph.constant(_array(linear.weight).T), graph.constant(_array(linear.bias))


def _embeddings(graph: Graph, model: TargetClassifier, word_steps: int) -> str:
    """Word (whole numbers, one scale per word), position and type, added and normalised."""
    encoder = model.encoder
    whole, scale = (_array(each) for each in rounded_rows(encoder.word.weight, word_steps))
    number = graph.one("Gather", graph.constant(whole.astype(np.int8)), "ids")
    found = graph.one("Cast", number, to=TensorProto.FLOAT)
    word = graph.one("Mul", found, graph.one("Gather", graph.constant(scale), "ids"))
    first = encoder.shape.first_position
    place = _first_rows(graph, _array(encoder.position.weight)[first : first + LONGEST], axes=[0])
    kind = graph.one("Gather", graph.constant(_array(encoder.segment.weight)), "types")
    return _normalised(graph, graph.one("Add", graph.one("Add", word, place), kind), encoder.norm)


def _first_rows(graph: Graph, table: NDArray, axes: Sequence[int]) -> str:
    """As much of a table, along its axes, as the sentences have tokens."""
    length = graph.one("Gather", graph.one("Shape", "ids"), graph.constant(np.array([1], np.int64)))
    ends = graph.one("Concat", *[length] * len(axes), axis=0)
    starts, along = graph.constant(np.zeros(len(axes), np.int64)), graph.constant(np.array(axes, np.int64))
    return graph.one("Slice", graph.constant(table), starts, ends, along)


def _relative_bias(graph: Graph, model: TargetClassifier) -> str:
    """What MPNet adds to the attention between two places; BERT adds nothing."""
    if model.encoder.relative is None:
        return ""
    with torch.inference_mode():
        table = model.encoder.bias(torch.ones(1, LONGEST))
    return _first_rows(graph, _array(table), axes=[2, 3])


def _normalised(graph: Graph, x: str, norm: nn.LayerNorm) -> str:
    scale, shift = graph.constant(_array(norm.weight)), graph.constant(_array(norm.bias))
    return graph.one("LayerNormalization", x, scale, shift, epsilon=norm.eps)


def _layer(graph: Graph, layer: Layer, x: str, bias: str, ranges: dict[str, Range], name: str) -> str:
    qkv = _product(graph, x, layer.qkv, ranges[f"{name}.qkv"])
    query, key, value = graph.add("Split", qkv, outputs=3, axis=-1)
    attended = graph.one(
        "MultiHeadAttention", query, key, value, "", "mask", bias, domain=MICROSOFT, num_heads=layer.heads
    )
    x = _added(graph, x, _product(graph, attended, layer.out, ranges[f"{name}.out"]), layer.norm[0])
    inner = graph.one("Gelu", _product(graph, x, layer.inner, ranges[f"{name}.inner"]), domain=MICROSOFT)
    return _added(graph, x, _product(graph, inner, layer.outer, ranges[f"{name}.outer"]), layer.norm[1])


def _added(graph: Graph, x: str, y: str, norm: nn.LayerNorm) -> str:
    return _normalised(graph, graph.one("Add", x, y), norm)  # faster than the fused SkipLayerNormalization


def _product(graph: Graph, x: str, linear: nn.Linear, seen: Range) -> str:
    """The product with a weight matrix, in whole numbers, and what is added to it."""
    step = (seen[1] - seen[0]) / 255
    zero = graph.constant(np.array(round(-seen[0] / step), np.uint8))
    scale = graph.constant(np.array(step, np.float32))
    weight = _array(linear.weight).T
    column = np.abs(weight).max(axis=0) / WEIGHT_STEPS
    whole = graph.constant(np.round(weight / column).astype(np.int8))
    zeros, bias = graph.constant(np.zeros(len(column), np.int8)), graph.constant(_array(linear.bias))
    rounded = graph.one("QuantizeLinear", x, scale, zero)
    columns = graph.constant(column.astype(np.float32))
    return graph.one(
        "MatMulIntegerToFloat", rounded, whole, scale, columns, zero, zeros, bias, domain=MICROSOFT
    )


def _pooled(graph: Graph, x: str) -> str:
    """[CLS], mean of the mention, mean of the sentence."""
    first = graph.one("Gather", x, graph.constant(np.array(0, np.int64)), axis=1)
    return graph.one("Concat", first, _mean(graph, x, "types"), _mean(graph, x, "mask"), axis=-1)


def _mean(graph: Graph, x: str, where: str) -> str:
    axis, last = graph.constant(np.array([1], np.int64)), graph.constant(np.array([2], np.int64))
    weight = graph.one("Unsqueeze", graph.one("Cast", where, to=TensorProto.FLOAT), last)
    total = graph.one("ReduceSum", graph.one("Mul", x, weight), axis, keepdims=0)
    count = graph.one(
        "Max", graph.one("ReduceSum", weight, axis, keepdims=0), graph.constant(np.float32([1]))
    )
    return graph.one("Div", total, count)


def activation_ranges(model: TargetClassifier, seen: Sequence[Marked]) -> dict[str, Range]:
    """Between which values the input of each product lies, outliers aside; zero is always inside."""
    found: dict[str, list[Range]] = {}
    hooks = [
        module.register_forward_pre_hook(
            lambda _, inputs, name=name: found.setdefault(name, []).append(_bounds(inputs[0]))
        )
        for name, module in model.named_modules()
        if isinstance(module, nn.Linear) and name != "head"
    ]
    with torch.inference_mode():
        for at in range(0, len(seen), 16):
            model(*padded(seen[at : at + 16]))
    for hook in hooks:
        hook.remove()
    return {
        name: (min(low for low, _ in each), max(high for _, high in each)) for name, each in found.items()
    }


def _bounds(x: torch.Tensor) -> Range:
    low, high = np.quantile(x.numpy(), (TAIL, 1 - TAIL))
    return min(float(low), 0.0), max(float(high), 0.0)
