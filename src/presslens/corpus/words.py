"""The words of many texts, counted: each form between blanks is cut once, the rest is counting.

Equal to the tokens of each document by itself: forms that count otherwise in another place (`readings`) are looked
at where they stand, and a document that this does not settle is cut as a whole.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise

from presslens.documents import Document
from presslens.tokenisation import tokens
from presslens.tokenisation.forms import kind, norm
from presslens.tokenisation.readings import goes_on, readings

TERMS = ("norm", "token", "kind", "stem")

_BLOCK = 8_000_000  # characters
_MOST = 1_000_000  # forms whose terms are kept: about 250 MB
_Terms = dict[str, tuple[str, ...]]
_Ends = dict[str, tuple[str, ...] | None]
# By the kind of term: a process cuts a form once, not once a task.
_met: dict[str, tuple[_Terms, _Ends]] = {}


def count_words(
    texts: Iterable[tuple[Hashable, str]], term: str = "norm"
) -> Iterator[tuple[Hashable, dict[str, int]]]:
    """How often each term occurs in each group of texts.

    Args:
        texts: a group and a normalised text.
        term: what is counted: `norm`, `token`, `kind` or `stem`.

    Yields:
        Each group once, in the order of their first texts, and n by term.
    """
    total: dict[Hashable, dict[str, int]] = {}
    known, ends = _met_before(term)
    for block in _blocks(texts):
        forms, suspects = _forms(block, ends)
        total |= {group: {} for group in forms if group not in total}
        if new := _learn(set().union(*forms.values()).difference(known), term, known):
            ends |= new
            suspects = _forms(block, ends)[1]
        for group, text in suspects:
            _correct(text, term, ends, forms[group], total[group])
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


def _forms(block: _Block, ends: _Ends) -> tuple[dict[Hashable, Counter[str]], _Block]:
    """How often each form stands in each group, and the texts in which one may count otherwise than it does."""
    forms: dict[Hashable, Counter[str]] = {}
    suspects: _Block = []
    for group, text in block:
        chunks = text.split()
        forms.setdefault(group, Counter()).update(chunks)
        if text.isupper() or not ends.keys().isdisjoint(chunks):
            suspects.append((group, text))
    return forms, suspects


def _add(total: dict[str, int], numbers: Mapping[str, int], known: _Terms | None) -> None:
    """Add up terms, or forms by their terms."""
    so_far = total.get
    for form, n in numbers.items():
        if n:
            for term in (form,) if known is None else known[form]:
                total[term] = so_far(term, 0) + n


def _met_before(term: str) -> tuple[_Terms, _Ends]:
    """The terms of the forms met so far inside sentences; and at their ends, of those that count otherwise there."""
    if term not in _met or len(_met[term][0]) > _MOST:
        _met[term] = ({}, {})
    return _met[term]


def _learn(forms: set[str], term: str, known: _Terms) -> _Ends:
    """Read forms that are new; gives those that count otherwise in another place."""
    of_token = _of_token(term)
    read = dict(zip(forms, readings(list(forms)), strict=True))
    known.update({form: tuple(map(of_token, reading.tokens)) for form, reading in read.items()})
    return {
        form: None if reading.at_end is None else tuple(map(of_token, reading.at_end))
        for form, reading in read.items()
        if not reading.everywhere
    }


def _of_token(term: str) -> Callable[[str], str]:
    """What a token counts as, in a text that has small letters."""
    if term == "token":
        return str
    if term == "kind":
        return kind
    if term == "stem":
        return lambda form: _stem(norm(form, shouted=False))
    return lambda form: norm(form, shouted=False)


@cache
def _stemmer() -> Callable[[str], str]:
    from nltk.stem.snowball import EnglishStemmer

    stem: Callable[[str], str] = EnglishStemmer().stem
    return stem


def _stem(word: str) -> str:
    return _stemmer()(word)


def _correct(text: str, term: str, ends: _Ends, forms: Counter[str], total: dict[str, int]) -> None:
    """Take back what was counted of a text as if it stood inside a sentence, and count what it is."""
    final = None if text.isupper() else _final(text, ends)
    if final is None:
        forms.subtract(text.split())
        _add(total, Counter(_of_whole(text, term)), None)
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


def _of_whole(text: str, term: str) -> list[str]:
    """The terms of a text, cut as a document."""
    from presslens.documents.front_matter import headline

    table = tokens(Document("", text, headline(text)))
    if term == "stem":
        return [_stem(word) for word in table["norm"]]
    return list(table[term])
