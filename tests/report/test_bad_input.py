"""Whatever is handed to the command ends in a right result, or in one clear line that leaves every report as it was.

Each row is a case: what lies in the file (or who makes it), what else is asked for, and either the words that the one
line must hold or the text that must be read. The reading, the plan and the command are the real ones; only the
notebooks are not run, which a few cases at the end do.
"""

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from presslens import InputError, cli, read_document, read_lexicon
from presslens.documents.files import LIMIT
from presslens.documents.formats import LONGEST_WORD
from presslens.report import build, index
from presslens.report.plan import Plan, slugs

ARTICLE = "Le said “no” to the plan. Nobody asked."
EARLIER = {"provenance.json": b"{}", "report.html": b"<p>earlier</p>"}


class Read(str):
    """The text that a case must come to."""

    __slots__ = ()


class Case(NamedTuple):
    """The bytes of the file or who makes it, its name, what is asked beside it, and what must come of it."""

    content: bytes | Callable[[Path], object]
    outcome: str | Read
    name: str = "text.txt"
    asked: tuple[str, ...] = ()


def sparse(file: Path) -> None:
    with file.open("wb") as stream:
        stream.truncate(200_000_000)


def bound_socket(file: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        here = Path.cwd()
        os.chdir(file.parent)  # a socket's path may not be long
        listener.bind(file.name)
        os.chdir(here)


def text(content: str, encoding: str = "utf-8") -> bytes:
    return content.encode(encoding, "surrogatepass")


def asked(*words: str, outcome: str) -> Case:
    return Case(text(ARTICLE), outcome, asked=words)


ONE = Read(ARTICLE)
CASES = {
    # encodings
    "UTF-8": Case(text(ARTICLE), ONE),
    "UTF-8 with a mark": Case(text(ARTICLE, "utf-8-sig"), ONE),
    "UTF-16 with a mark": Case(text(ARTICLE, "utf-16"), ONE),
    "UTF-32 with a mark": Case(text(ARTICLE, "utf-32"), ONE),
    "UTF-16 without a mark": Case(text("A text.", "utf-16-le"), "UTF-16 without a mark"),
    "UTF-16, an odd byte": Case(text(ARTICLE, "utf-16") + b"x", "is not UTF-16"),
    "UTF-32, cut short": Case(text(ARTICLE, "utf-32")[:-1], "is not UTF-32"),
    "Windows-1252": Case(text(ARTICLE, "cp1252"), "is not UTF-8"),
    "Latin-1": Case(text("Café au lait.", "latin-1"), "is not UTF-8"),
    "Windows-1251": Case(text("Москва и Пекин", "cp1251"), "is not UTF-8"),
    "GB 18030": Case(text("中国外交部", "gb18030"), "is not UTF-8"),
    "Shift JIS": Case(text("日本の外務省", "shift-jis"), "is not UTF-8"),
    "EBCDIC": Case(text("No text here.", "cp500"), "is not UTF-8"),
    "UTF-8 cut within a letter": Case(text("Café")[:-1], "is not UTF-8"),
    "UTF-8 written overlong": Case(b"A \xc0\xaf text", "is not UTF-8"),
    "half of a character": Case(b"A \xed\xa0\x80 text", "is not UTF-8"),
    "half of a character in UTF-16": Case(text("A \ud800 text", "utf-16"), "is not UTF-16"),
    "only a mark": Case(b"\xef\xbb\xbf", "is empty"),
    "a mark in the middle": Case(text("A\ufefftext."), Read("A\ufefftext.")),
    # what is no text
    "PDF": Case(b"%PDF-1.7\n", "a PDF"),
    "PDF called HTML": Case(b"%PDF-1.7\n", "a PDF", name="a.html"),
    "PNG": Case(b"\x89PNG\r\n\x1a\n", "an image"),
    "JPEG": Case(b"\xff\xd8\xff\xe0\0\x10JFIF", "an image"),
    "GIF": Case(b"GIF89a\1\0", "an image"),
    "WebP": Case(b"RIFF\1\2\3\4WEBPVP8 ", "an image"),
    "TIFF": Case(b"II*\0\x08\0", "an image"),
    "zip": Case(b"PK\x03\x04\x14\0", "a zip archive"),
    "gzip": Case(b"\x1f\x8b\x08\0", "a compressed file"),
    "bzip2": Case(b"BZh91AY&SY", "a compressed file"),
    "xz": Case(b"\xfd7zXZ\0", "a compressed file"),
    "7z": Case(b"7z\xbc\xaf\x27\x1c", "a compressed file"),
    "old Office": Case(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file"),
    "RTF": Case(b"{\\rtf1\\ansi no}", "rich text"),
    "a program": Case(b"\x7fELF\x02\x01\x01\0\0", "NUL"),
    "a pickle": Case(b"\x80\x04\x95\x0f\0\0\0", "is not UTF-8"),
    "SQLite": Case(b"SQLite format 3\0", "NUL"),
    "Word that is none": Case(b"PK\x03\x04 no", "", name="a.docx"),
    "NUL": Case(b"one\0two", "NUL"),
    "empty": Case(b"", "is empty"),
    "blank": Case(b" \t\r\n\x0b\x0c\n", "is empty"),
    "blanks of Unicode": Case(text("\u00a0\u2003\u3000\n"), "is empty"),
    "punctuation": Case(text("…—!?“”’.,;"), "no letter and no digit"),
    "emoji": Case(text("😀😀 👩‍👩‍👧 🇨🇳"), "no letter and no digit"),
    "invisible characters": Case(text("\u200b\u200d\u2060"), "no letter and no digit"),
    # files that are none
    "missing": Case(lambda file: None, "no such file"),
    "folder": Case(Path.mkdir, "is a folder"),
    "pipe": Case(os.mkfifo, "is a pipe, socket or device"),
    "socket": Case(bound_socket, "is a pipe, socket or device"),
    "a device without end": Case(lambda file: file.symlink_to("/dev/zero"), "is a pipe, socket or device"),
    "broken link": Case(lambda file: file.symlink_to("nowhere"), "is a link to nowhere"),
    "link to itself": Case(lambda file: file.symlink_to(file), "cannot be read"),
    "link to a text": Case(lambda file: (file.with_name("b").write_text(ARTICLE), file.symlink_to("b")), ONE),
    "200 MB": Case(sparse, "has 200.0 MB, over the limit of 10 MB"),
    "one byte too many": Case(b"a " * (LIMIT // 2) + b"a", "over the limit of 10 MB"),
    "one word of 10 MB": Case(b"a" * LIMIT, "holds a word of 10,000,000 letters"),
    "the longest word": Case(b"a" * LONGEST_WORD, Read("a" * LONGEST_WORD)),
    "one letter longer": Case(b"a" * (LONGEST_WORD + 1), "holds a word of 10,001 letters"),
    # texts that are odd
    "one word": Case(b"Peace", Read("Peace")),
    "one digit": Case(b"1", Read("1")),
    "no end of line": Case(b"a b", Read("a b")),
    "CR": Case(b"a\rb\r\rc", Read("a\nb\n\nc")),
    "CRLF": Case(b"a\r\nb\r\n", Read("a\nb\n")),
    "mixed ends of line": Case(text("a\rb\r\nc\nd\x85e\u2028f"), Read("a\nb\nc\nd\ne\nf")),
    "right to left": Case(text("قال الوزير إن المحادثات مستمرة."), Read("قال الوزير إن المحادثات مستمرة.")),
    "bidirectional controls": Case(text("a \u202eb\u202c \u2066c\u2069"), Read("a \u202eb\u202c \u2066c\u2069")),
    "Chinese": Case(text("中国外交部副部长。"), Read("中国外交部副部长。")),
    "Thai": Case(text("รัฐมนตรีกล่าวว่าการเจรจาจะดำเนินต่อไป"), Read("รัฐมนตรีกล่าวว่าการเจรจาจะดำเนินต่อไป")),
    "emoji in a text": Case(text("Great 👩‍👩‍👧!"), Read("Great 👩‍👩‍👧!")),
    "decomposed letters": Case(text("Cafe\u0301"), Read("Café")),
    "mixed quotation marks": Case(text("“a\" 'b’ „c« ‹d\""), Read("“a\" 'b’ „c« ‹d\"")),
    "unbalanced quotation marks": Case(text("“a “b “c said." * 50), Read("“a “b “c said." * 50)),
    "controls of a terminal": Case(b"a\x1b[2Jb\x07", Read("a\x1b[2Jb\x07")),
    # parameters
    "unknown parameter": asked("-p", "zzz=red", outcome="no notebook has this parameter; there are"),
    "nearly right parameter": asked("-p", "topn=3", outcome="did you mean top_n?"),
    "other case": asked("-p", "TOP_N=3", outcome="no notebook has this parameter"),
    "a blank in the name": asked("-p", "top_n =3", outcome="did you mean top_n?"),
    "no value": asked("-p", "top_n", outcome="not NAME=VALUE"),
    "empty value": asked("-p", "top_n=", outcome="is no whole number"),
    "no name": asked("-p", "=3", outcome="no notebook has this parameter"),
    "nothing": asked("-p", "", outcome="not NAME=VALUE"),
    "a word for a number": asked("-p", "top_n=many", outcome="many is no whole number"),
    "a fraction for a whole number": asked("-p", "top_n=2.5", outcome="2.5 is no whole number"),
    "a number without end": asked("-p", "top_n=inf", outcome="is no whole number"),
    "a number of 5,000 digits": asked("-p", f"top_n={'9' * 5000}", outcome="is no whole number"),
    "code for a number": asked("-p", "top_n=__import__('os')", outcome="is no whole number"),
    "twice": asked("-p", "top_n=1", "-p", "top_n=2", outcome="given twice"),
    "the text as a parameter": asked("-p", "source=b.txt", outcome="presslens report SOURCE"),
    "a name that is code": asked("-p", "top_n=1;import os=3", outcome="is no whole number"),
    "a broken byte": asked("-p", "side=\udcff", outcome=r"side: \udcff is no text"),
    "another option": asked("--no-such-option", outcome="No such option"),
    "a time that is none": asked("--timeout", "soon", outcome="not a valid float"),
    "no time": asked("--timeout", "0", outcome="not in the range"),
    "not a number": asked("--timeout", "nan", outcome="is no number"),
    "a time without end": asked("--timeout", "inf", outcome="not in the range"),
    # names
    "a line end in the name": Case(lambda file: None, r"\n", name="a\nb.txt"),
    "an escape in the name": Case(lambda file: None, r"\x1b[31m", name="a\x1b[31m.txt"),
    "a NUL in the name": Case(lambda file: None, "no such file", name="a\0b.txt"),
    "a name of 300 letters": Case(lambda file: None, "no such file", name="a" * 300 + ".txt"),
    "a name in markup": Case(text(ARTICLE), ONE, name="<img src=x onerror=alert(1)>.txt"),
    "a name of dots": Case(text(ARTICLE), ONE, name="....txt"),
    "a name like an option": Case(text(ARTICLE), ONE, name="--output"),
    "a name that a system keeps": Case(text(ARTICLE), ONE, name="CON.txt"),
    "a name that is no UTF-8": Case(text(ARTICLE), ONE, name="a\udcff.txt"),
    "another script": Case(text(ARTICLE), ONE, name="新闻" * 40 + ".txt"),
}  # fmt: skip


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with earlier reports, one of them under the name that most cases would take."""
    for slug in ("text", "a"):
        (tmp_path / "reports" / slug).mkdir(parents=True)
        for name, content in EARLIER.items():
            (tmp_path / "reports" / slug / name).write_bytes(content)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "reports"


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_case_ends_in_its_text_or_in_one_line(
    case: Case, reports: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    read: list[str] = []

    def instead_of_notebooks(plan: Plan, folder: Path, timeout: float, apart: bool) -> index.Entry:
        assert folder.parent == reports
        read.append(read_document(plan.texts[folder]).text)
        return index.Entry(folder.name, "", "", 1, ())

    monkeypatch.setattr(build, "build", instead_of_notebooks)
    file = Path(case.name)
    before = files(reports)
    if isinstance(case.content, bytes):
        file.write_bytes(case.content)
    else:
        case.content(file.absolute())
    code = 0
    try:
        cli.main(["report", *case.asked, "--output", str(reports), "--", str(file)])
    except SystemExit as ended:
        code = int(str(ended.code))
    told = capsys.readouterr()
    if isinstance(case.outcome, Read):
        assert (code, told.err, read) == (0, "", [str(case.outcome)])
    else:
        assert (code, told.out, read) == (2, "", [])
        assert told.err.startswith("presslens: ")
        assert told.err.removesuffix("\n").isprintable()
        assert case.outcome in told.err
    assert files(reports) == before


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize("name", ["../../x.txt", "../here/../../x.txt", "..", "/x.txt", "x/../y.txt"])
def test_a_path_out_of_here_leads_to_no_report_out_of_the_folder(name: str) -> None:
    (slug,) = slugs([Path(name)])
    assert not set(slug) & set("./\\")


def test_names_that_differ_only_in_case_get_folders_of_their_own() -> None:
    made = slugs(map(Path, ["Text.txt", "text.txt", "TEXT.txt", "text.md"]))
    assert len({slug.lower() for slug in made}) == 4


WRONG_LISTS = {
    "missing": (lambda file: None, "there is no such file"),
    "a folder": (Path.mkdir, "is a folder"),
    "a pipe": (os.mkfifo, "is a pipe, socket or device"),
    "a device": (lambda file: file.symlink_to("/dev/zero"), "is a pipe, socket or device"),
    "a name of 300 letters": (lambda file: file.symlink_to("a" * 300), "cannot be read"),
    "no list": (lambda file: file.write_text("a,b\n1,2\n"), "has no column `term`"),
}


@pytest.mark.parametrize(("made", "said"), WRONG_LISTS.values(), ids=WRONG_LISTS)
def test_a_parameter_that_names_no_word_list_is_told_by_the_library_in_one_line(
    made: Callable[[Path], object], said: str, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    made(file)
    with pytest.raises(InputError, match=said) as raised:
        read_lexicon(file)
    assert str(raised.value).isprintable()


def presslens_report(*words: str, reports: Path) -> subprocess.CompletedProcess[str]:
    code = "import sys; from presslens.cli import main; main(sys.argv[1:])"
    return subprocess.run(
        [sys.executable, "-c", code, "report", *words, "--output", str(reports)],
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_wrong_list_given_to_the_command_is_one_line_and_leaves_the_earlier_report(reports: Path) -> None:
    Path("text.txt").write_text(ARTICLE, encoding="utf8")
    before = files(reports)
    done = presslens_report("text.txt", "-p", "lexicon=none.csv", reports=reports)
    assert (done.returncode, done.stdout) == (2, "")
    assert "none.csv: there is no such file" in done.stderr
    assert done.stderr.removesuffix("\n").isprintable()
    assert {name: held for name, held in files(reports).items() if not name.endswith(".lock")} == before


def test_a_full_standard_output_is_one_line() -> None:
    code = (
        "import sys; from presslens.report import build, index\n"
        "build.build = lambda *given, **options: index.Entry('a', '', '', 1, ())\n"
        "from presslens.cli import main; main(['report'])"
    )
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", code], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (done.returncode, done.stderr) == (
        5,
        "presslens: standard output: cannot be written (No space left on device)\n",
    )
