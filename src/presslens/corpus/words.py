"""The words of many texts, counted: each form between blanks is cut once, the rest is counting.

Equal to the tokens of each document by itself: forms that count otherwise in another place (`readings`) are looked
at where they stand, and a document that this does not settle is cut as a whole.
"""

import threading
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise

import numpy as np

from presslens.documents import Document
from presslens.documents.front_matter import headline
from presslens.tokenisation import tokens
from presslens.tokenisation.forms import kind, norm
from presslens.tokenisation.readings import goes_on, readings
from presslens.tokenisation.segmentation import segment

TERMS = ("norm", "token", "kind", "stem")

_BLOCK = 32_000_000  # characters
_MOST = 1_000_000  # forms whose terms are kept: about 250 MB
_WAYS = 3  # of counting, for which they are
_Terms = dict[str, tuple[str, ...]]
_Ends = dict[str, tuple[str, ...] | None]
_OfToken = Callable[[str, bool], tuple[str, ...]]
Lexicon = tuple[tuple[str, str], ...]
# What was met, by what is counted: a thread cuts a form once, not once a task. Threads that shared it would look for
# what another is just learning.
_own = threading.local()


def count_words(
    texts: Iterable[tuple[Hashable, str]], term: str = "norm", lexicon: Lexicon = ()
) -> Iterator[tuple[Hashable, dict[str, int]]]:
    """How often each term occurs in each group of texts.

    Args:
        texts: a group and a normalised text.
        term: what is counted: `norm`, `token`, `kind` or `stem`.
        lexicon: terms and a category of each; their categories are counted in their place, and all words as "".

    Yields:
        Each group once, in the order of their first texts, and n by term.
    """
    total: dict[Hashable, dict[str, int]] = {}
    of_token = _of_token(term, lexicon)
    known, ends = _met_before((term, lexicon))
    for block in _blocks(texts):
        forms, suspects = _forms(block, ends)
        total |= {group: {} for group in forms if group not in total}
        if new := _learn(set().union(*forms.values()).difference(known), of_token, known):
            ends |= new
            suspects |= {i for i, (_, text) in enumerate(block) if not new.keys().isdisjoint(text.split())}
        for group, text in map(block.__getitem__, suspects):
            _correct(text, of_token, ends, forms[group], total[group])
        for group, counter in forms.items():
            _add(total[group], counter, known)
    yield from total.items()


_Block = list[tuple[Hashable, str]]


def _blocks(texts: Iterable[tuple[Hashable, str]]) -> Iterator[_Block]:
    """Some texts together: a form that is new in a block is learned once."""
    block: _Block = []
    size = 0
    for group, text in texts:
        block.append((group, text))
        size += len(text)
        if size > _BLOCK:
            yield block
            block, size = [], 0
    if block:
        yield block


def _forms(block: _Block, ends: _Ends) -> tuple[dict[Hashable, Counter[str]], set[int]]:
    """How often each form stands in each group, and which texts have one that may count otherwise than it does."""
    forms: dict[Hashable, Counter[str]] = {}
    suspects: set[int] = set()
    for i, (group, text) in enumerate(block):
        chunks = text.split()
        forms.setdefault(group, Counter()).update(chunks)
        if text.isupper() or not ends.keys().isdisjoint(chunks):
            suspects.add(i)
    return forms, suspects


def _add(total: dict[str, int], numbers: Mapping[str, int], known: _Terms | None) -> None:
    """Add up terms, or forms by their terms."""
    so_far = total.get
    for form, n in numbers.items():
        if n:
            for term in (form,) if known is None else known[form]:
                total[term] = so_far(term, 0) + n


def _met_before(what: Hashable) -> tuple[_Terms, _Ends]:
    """The terms of the forms met so far inside sentences; and at their ends, of those that count otherwise there."""
    met: dict[Hashable, tuple[_Terms, _Ends]] = _own.__dict__.setdefault("met", {})
    if what not in met or len(met[what][0]) > _MOST:
        met.pop(what, None)
        if len(met) == _WAYS:
            met.clear()
        met[what] = ({}, {})
    return met[what]


def _learn(forms: set[str], of_token: _OfToken, known: _Terms) -> _Ends:
    """Read forms that are new; gives those that count otherwise in another place."""
    read = dict(zip(forms, readings(list(forms)), strict=True))
    known.update({form: _spelled(reading.tokens, of_token) for form, reading in read.items()})
    return {
        form: None if reading.at_end is None else _spelled(reading.at_end, of_token)
        for form, reading in read.items()
        if not reading.everywhere
    }


def _spelled(tokens: Iterable[str], of_token: _OfToken) -> tuple[str, ...]:
    return tuple(term for token in tokens for term in of_token(token, False))


def _of_token(term: str, lexicon: Lexicon) -> _OfToken:
    """What a token counts as; the second argument is whether its whole text is typed in capitals."""
    spelled: Callable[[str, bool], str] = {
        "norm": lambda form, shouted: norm(form, shouted=shouted),
        "token": lambda form, _: form,
        "kind": lambda form, _: kind(form),
        "stem": lambda form, shouted: _stemmer()(norm(form, shouted=shouted)),
    }[term]
    if not lexicon:
        return lambda form, shouted: (spelled(form, shouted),)
    categories: dict[str, tuple[str, ...]] = {}
    for word, category in lexicon:
        categories[word] = (*categories.get(word, ("",)), category)
    return lambda form, shouted: categories.get(spelled(form, shouted), ("",))


@cache
def _stemmer() -> Callable[[str], str]:
    from nltk.stem.snowball import EnglishStemmer

    stem: Callable[[str], str] = EnglishStemmer().stem
    return stem


def _correct(text: str, of_token: _OfToken, ends: _Ends, forms: Counter[str], total: dict[str, int]) -> None:
    """Take back what was counted of a text as if it stood inside a sentence, and count what it is."""
    final = None if text.isupper() else _final(text, ends)
    if final is None and not text.isupper():
        final = _final_in_segments(text, ends)
    if final is None:
        forms.subtract(text.split())
        _add(total, Counter(_of_whole(text, of_token)), None)
        return
    forms.subtract(final)
    _add(total, Counter(word for form in final for word in ends[form] or ()), None)


def _final(text: str, ends: _Ends) -> list[str] | None:
    """The uncertain forms that end a sentence, as far as their line tells; None if it does not.

    A sentence ends where a text or a paragraph does, and goes on where the next form forbids that it ends.
    """
    lines = [line.split() for line in text.rstrip().split("\n")]
    final = []
    for chunks, below in zip(lines, [*lines[1:], []], strict=True):
        if any(one in ends and not goes_on(one, following) for one, following in pairwise(chunks)):
            return None
        if chunks and chunks[-1] in ends:
            if below or ends[chunks[-1]] is None:
                return None
            final.append(chunks[-1])
    return final


def _final_in_segments(text: str, ends: _Ends) -> list[str] | None:
    """The same by the sentences of the document; None where a form may be cut by what stands around it."""
    if any(one in ends and ends[one] is None for one in text.split()):
        return None
    found = segment(Document("", text, headline(text)))
    uncertain = np.array([form in ends for form in found.chunks.forms], np.bool_)
    return [found.chunks.form(i) for i in np.flatnonzero(uncertain[found.chunks.code] & found.final).tolist()]


def _of_whole(text: str, of_token: _OfToken) -> list[str]:
    """The terms of a text, cut as a document."""
    table = tokens(Document("", text, headline(text)))
    return [term for token in table["token"] for term in of_token(token, text.isupper())]
