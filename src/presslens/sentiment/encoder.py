"""Small encoders in data/models, run by ONNX Runtime on one core: same input, same output, in any batch."""

import gzip
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from presslens.resources import resource_folder

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

MODEL = "model.onnx.gz"  # whole numbers of seven bits, few of them large: packed they take six
TOKENS_IN_A_BATCH = 384  # small enough for a core's own cache


@cache
def load_tokenizer(folder: str) -> Tokenizer:
    """The tokenizer of a model, loaded once per process when it is first needed."""
    return open_tokenizer(resource_folder(folder))


def open_tokenizer(folder: Path) -> Tokenizer:
    """The tokenizer in a folder, neither padding nor cutting."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


@cache
def load_session(folder: str) -> "InferenceSession":
    """A model ready to run, loaded once per process when it is first needed."""
    return open_session(resource_folder(folder) / MODEL)


def open_session(path: Path) -> "InferenceSession":
    """One thread, so that sums are always added in the same order; imported here, as most analyses need no model."""
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return InferenceSession(gzip.decompress(path.read_bytes()), options, providers=["CPUExecutionProvider"])


def run(session: "InferenceSession", rows: Sequence[Mapping[str, list[int]]]) -> NDArray[np.float32]:
    """The model's first output for each row of token numbers, in the order given, where all are of one shape."""
    return np.stack(outputs(session, rows))


def outputs(
    session: "InferenceSession", rows: Sequence[Mapping[str, list[int]]]
) -> list[NDArray[np.float32]]:
    """The model's first output for each row, in the order given; an output by token goes on through the padding."""
    results: dict[int, NDArray[np.float32]] = {}
    for batch in batches([len(row["ids"]) for row in rows]):
        output = session.run(None, _padded([rows[at] for at in batch]))[0]
        results.update(zip(batch, output, strict=True))
    return [results[at] for at in range(len(rows))]


def batches(lengths: list[int]) -> Iterable[list[int]]:
    """Places of rows of like length, together at most so many tokens."""
    batch: list[int] = []
    for at in sorted(range(len(lengths)), key=lambda at: lengths[at]):
        if batch and (len(batch) + 1) * lengths[at] > TOKENS_IN_A_BATCH:
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch


def _padded(rows: Sequence[Mapping[str, list[int]]]) -> dict[str, NDArray[np.int32]]:
    longest = max(len(row["ids"]) for row in rows)
    arrays = {name: np.zeros((len(rows), longest), np.int32) for name in rows[0]}
    for at, row in enumerate(rows):
        for name, numbers in row.items():
            arrays[name][at, : len(numbers)] = numbers
    return arrays
