"""Write what SciPy, statsmodels, lexicalrichness, textstat compute into the tests.

Run in the benchmark environment, from the checkout: ``python -m benchmarks.reference_values --cmudict FILE`` (FILE is
`cmudict.dict` of https://github.com/cmusphinx/cmudict, which textstat asks NLTK for). The files in
`tests/frequency/reference/` name the versions; the tests only read them, so that none of these packages is needed at
run time.
"""

import argparse
import json
import re
import tempfile
from importlib.metadata import version
from pathlib import Path

import nltk
import numpy as np
import textstat
from lexicalrichness import LexicalRichness
from scipy import stats
from statsmodels.stats.multitest import multipletests

from benchmarks.syllables import pronunciations

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "tests" / "frequency" / "reference"
ARTICLE = ROOT / "seeds" / "000_cba6c4d358668237.txt"

# o11, r1, c1, n: textbook cases, rare and frequent pairs, empty and full cells, pairs that avoid each other
TABLES = [
    (8, 40, 15, 32_000), (110, 2_552, 221, 31_777), (8, 13, 32, 31_777), (20, 42, 20, 14_307_668),
    (8, 15_828, 4_675, 14_307_668), (59, 67, 65, 571_007), (7, 9, 10, 19), (1, 1, 1, 330), (0, 5, 7, 100),
    (5, 5, 5, 12), (3, 60, 70, 400), (1_618, 26_000, 24_000, 3_163_680), (250, 30_000, 40_000, 3_163_680),
]  # fmt: skip
P_VALUES = [0.001, 0.04, 0.03, 0.005, 0.2, 0.9, 0.03]
SENTENCES = {
    "cat": "The cat in the hat ate breakfast.",
    "ham": "The cat in the hat at green ham and eggs.",
    "once": "Once upon a time.",
    "article": ARTICLE.read_text(encoding="utf8"),
}


def tables() -> list[dict[str, float]]:
    """G², its p, one-sided Fisher p and the odds ratio of each contingency table."""
    rows = []
    for o11, r1, c1, n in TABLES:
        cells = np.array([[o11, r1 - o11], [c1 - o11, n - r1 - c1 + o11]])
        g2, p, *_ = stats.chi2_contingency(cells, correction=False, lambda_="log-likelihood")
        odds = stats.contingency.odds_ratio(cells, kind="sample").statistic
        fisher = stats.fisher_exact(cells, alternative="greater").pvalue
        row = {"o11": o11, "r1": r1, "c1": c1, "n": n, "g2": g2, "p": p, "fisher": fisher, "odds_ratio": odds}
        rows.append({name: float(value) for name, value in row.items()})
    return rows


def quantiles() -> list[dict[str, float]]:
    """Two-sided quantiles of Student's t."""
    pairs = [(confidence, freedom) for confidence in (0.9, 0.95, 0.99) for freedom in (3, 5, 10, 51, 1_000)]
    return [
        {"confidence": confidence, "freedom": freedom, "t": float(stats.t.ppf((1 + confidence) / 2, freedom))}
        for confidence, freedom in pairs
    ]


def diversity() -> dict[str, float]:
    """The measures of lexicalrichness over the article's words in small letters."""
    words = re.findall(r"[a-z]+", ARTICLE.read_text(encoding="utf8").lower())
    text = LexicalRichness(words, preprocessor=None, tokenizer=None)
    return {
        "TTR": text.ttr, "Guiraud": text.rttr, "CTTR": text.cttr, "Herdan's C": text.Herdan,
        "Summer's S": text.Summer, "Dugast's U": text.Dugast, "Maas": text.Maas, "Yule's K": text.yulek,
        "Yule's I": text.yulei, "Simpson's D": text.simpsond, "Herdan's Vm": text.herdanvm,
        "MSTTR": text.msttr(segment_window=50), "MATTR": text.mattr(window_size=50),
        "MTLD": text.mtld(threshold=0.72), "HD-D": text.hdd(draws=42),
    }  # fmt: skip


def readability() -> dict[str, dict[str, float]]:
    """What textstat counts in each text, and what its formulas make of it."""
    return {
        name: {
            "words": textstat.lexicon_count(text), "sentences": textstat.sentence_count(text),
            "syllables": textstat.syllable_count(text), "letters": textstat.letter_count(text),
            "characters": textstat.char_count(text), "polysyllables": textstat.polysyllabcount(text),
            "Flesch": textstat.flesch_reading_ease(text), "Flesch–Kincaid": textstat.flesch_kincaid_grade(text),
            "Fog": textstat.gunning_fog(text), "SMOG": textstat.smog_index(text),
            "Coleman–Liau": textstat.coleman_liau_index(text), "ARI": textstat.automated_readability_index(text),
        }
        for name, text in SENTENCES.items()
    }  # fmt: skip


def offer(cmudict: Path, folder: Path) -> None:
    """Put the pronouncing dictionary where NLTK finds it, in NLTK's own format."""
    place = folder / "corpora" / "cmudict" / "cmudict"
    place.parent.mkdir(parents=True)
    lines = [
        f"{word.upper()} {number} {' '.join(phones)}"
        for word, spoken in pronunciations(cmudict).items()
        for number, phones in enumerate(spoken, 1)
    ]
    place.write_text("\n".join(lines) + "\n", encoding="utf8")
    nltk.data.path.insert(0, str(folder))


def write(name: str, packages: list[str], values: object) -> None:
    """One file with its values and the versions that made them."""
    content = {
        "command": "python -m benchmarks.reference_values",
        "versions": {package: version(package) for package in packages},
        "values": values,
    }
    path = FOLDER / f"{name}.json"
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf8")
    print(f"{path.relative_to(ROOT)}: {', '.join(f'{k} {v}' for k, v in content['versions'].items())}")


def main() -> None:
    """Write all files."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--cmudict", type=Path, required=True, help="cmudict.dict")
    cmudict = parser.parse_args().cmudict
    FOLDER.mkdir(parents=True, exist_ok=True)
    write("contingency", ["scipy"], tables())
    write("student_t", ["scipy"], quantiles())
    adjusted = multipletests(P_VALUES, method="holm")[1]
    write("holm", ["statsmodels"], {"p": P_VALUES, "adjusted": adjusted.tolist()})
    write("diversity", ["lexicalrichness"], diversity())
    with tempfile.TemporaryDirectory() as folder:
        offer(cmudict, Path(folder))
        write("readability", ["textstat"], readability())


if __name__ == "__main__":
    main()
