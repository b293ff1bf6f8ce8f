"""The tokens of each distinct chunk, found in one pass of a scheme's pattern over all of them."""

import operator
from dataclasses import dataclass

import numpy as np

from presslens.tokenisation.chunks import Booleans, Chunks, Integers, encode
from presslens.tokenisation.conventions import word_parts
from presslens.tokenisation.forms import kind, norm
from presslens.tokenisation.patterns import pattern


@dataclass(frozen=True, slots=True)
class Pieces:
    """The tokens that chunks are cut into, those of each distinct chunk once.

    Chunk `i` has `number[which[i]]` tokens, from `first[which[i]]` on; token `j` begins `offset[j]` characters into
    its chunk and has the form `forms[code[j]]`.
    """

    which: Integers
    first: Integers
    number: Integers
    offset: Integers
    code: Integers
    forms: list[str]

    def in_order(self) -> tuple[Integers, Integers]:
        """For each token of the text, in order: the chunk that it stands in, and the piece that it is."""
        number = self.number[self.which]
        chunk = np.repeat(np.arange(len(number)), number)
        start = self.first[self.which] - (np.cumsum(number) - number)
        return chunk, np.arange(len(chunk)) + start[chunk]


def cut_into_pieces(chunks: Chunks, final: Booleans, scheme: str) -> Pieces:
    """The tokens of the chunks by a scheme; one that ends its sentence may be cut otherwise than elsewhere."""
    forms, which = _followed(chunks, final)
    found = pattern(scheme).findall("".join(forms))
    code, token_forms = encode(found)
    # A pattern leaves out nothing but blanks, so lengths alone say in which chunk a token stands, and where.
    end = np.cumsum([len(form) - 1 for form in forms])
    start = np.cumsum([0, *map(len, found)])[:-1]
    home = np.searchsorted(end, start, side="right")
    offset = start - np.append(0, end)[home]
    if scheme == "words":
        kept = _counted(code, home, token_forms)
        code, home, offset = code[kept], home[kept], offset[kept]
    number = np.bincount(home, minlength=len(forms))
    return Pieces(which, np.cumsum(number) - number, number, offset, code, token_forms)


def _followed(chunks: Chunks, final: Booleans) -> tuple[list[str], Integers]:
    """The distinct chunks, a line end after those that end a sentence, else a space; and which of them each is."""
    codes = 2 * chunks.code + final
    occurs = np.zeros(2 * len(chunks.forms), np.bool_)
    occurs[codes] = True
    distinct = np.flatnonzero(occurs)
    blanks = np.where(distinct % 2, "\n", " ").tolist()
    forms = map(chunks.forms.__getitem__, (distinct // 2).tolist())
    return list(map(operator.add, forms, blanks)), (np.cumsum(occurs) - 1)[codes]


def _counted(code: Integers, home: Integers, forms: list[str]) -> Booleans:
    """Whether each token is counted on: all that holds a letter or digit, but an ’s that marks possession.

    An ’s is a word after a pronoun or its like (`it’s`, `that’s`, `let’s`) and marks possession after all else.
    """
    pronouns = frozenset(word_parts("pronoun"))
    plain = [norm(form, shouted=True) for form in forms]
    word = np.array([kind(form) not in ("punctuation", "symbol") for form in forms], np.bool_)[code]
    is_s = np.array([form == "'s" for form in plain], np.bool_)[code]
    pronoun = np.array([form in pronouns for form in plain], np.bool_)[code]
    after_pronoun = np.append(False, pronoun[:-1] & (home[1:] == home[:-1]))
    return word & ~(is_s & ~after_pronoun)
