"""The classifier of policy frames as an ONNX graph with small integers: token numbers to fifteen logits per token.

A sentence's logits are the mean of its tokens': the head is linear, and the length of the sentence's vector, by which
the classifier divides, is the same for all its tokens.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper

from presslens.framing.codebook import FRAMES
from presslens.sentiment.marking import Marked
from training.export import MICROSOFT, Graph, _embeddings, _layer, _linear, _mean, activation_ranges, pack
from training.frame_classifier import FrameClassifier

WORD_STEPS = 127  # either side of nothing: eight bits for a word


def export_frames(model: FrameClassifier, seen: Sequence[Marked], to: Path) -> None:
    """Write the graph: `ids`, `mask` (batch × tokens) to `logits` (batch × tokens × frames)."""
    graph, ranges = Graph(), activation_ranges(model, seen)
    graph.nodes.append(helper.make_node("Sub", ["ids", "ids"], ["types"]))  # all of one type
    x = _embeddings(graph, model, WORD_STEPS)
    for number, layer in enumerate(model.encoder.layers):
        x = _layer(graph, layer, x, "", ranges, f"encoder.layers.{number}")
    weight, bias = _linear(graph, model.head)
    product = graph.one("MatMul", graph.one("Div", x, _length(graph, x)), weight)
    graph.nodes.append(helper.make_node("Add", [product, bias], ["logits"]))
    pack(_model(graph), to)


def _length(graph: Graph, x: str) -> str:
    """The length of the mean of a sentence's tokens, as batch × 1 × 1."""
    last = graph.constant(np.array([1], np.int64))
    norm = graph.one("ReduceL2", _mean(graph, x, "mask"), axes=[1], keepdims=1)
    return graph.one("Unsqueeze", norm, last)


def _model(graph: Graph) -> onnx.ModelProto:
    tokens = ["batch", "tokens"]
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT32, tokens) for name in ("ids", "mask")]
    output = helper.make_tensor_value_info("logits", TensorProto.FLOAT, [*tokens, len(FRAMES)])
    body = helper.make_graph(graph.nodes, "policy_frames", inputs, [output], graph.constants)
    versions = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(body, opset_imports=versions, ir_version=9, producer_name="presslens")
