"""The linear head over tuned vectors: logistic regression on all sentences at once.

The head that is trained along with the layers sees each batch as the layers were then; one that is fitted afterwards is
right more often.
"""

import torch
from torch import Tensor

from training.frame_classifier import FAR, FrameClassifier

SPREAD = 1.0  # how large weights may grow
STEPS = 60


def fitted(model: FrameClassifier, vectors: Tensor, named: Tensor, weights: Tensor) -> FrameClassifier:
    """The model with a new head; `named` (sentences × frames, bool) says by which frames a sentence may be labelled."""
    even, head = balanced(named, weights), model.head
    torch.nn.init.zeros_(head.weight)
    torch.nn.init.zeros_(head.bias)
    optimiser = torch.optim.LBFGS(head.parameters(), max_iter=STEPS, line_search_fn="strong_wolfe")

    def lost() -> Tensor:
        optimiser.zero_grad()
        logarithms = torch.log_softmax(head(vectors), -1).masked_fill(~named, FAR)
        loss = head.weight.square().sum() / (2 * SPREAD) - (even * torch.logsumexp(logarithms, -1)).sum()
        loss.backward()
        return loss

    optimiser.step(lost)
    return model


def balanced(named: Tensor, weights: Tensor) -> Tensor:
    """Weights by which every frame counts alike; a sentence of several frames counts for each by its share."""
    share = named / named.sum(dim=1, keepdim=True)
    return weights * (share * (len(named) / named.shape[1] / share.sum(dim=0))).sum(dim=1)
