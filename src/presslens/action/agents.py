"""Who does what to whom: the table of agency."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt
import pandas as pd

from presslens.action.acts import Act, acts
from presslens.action.clauses import clause_subject
from presslens.action.participants import NOBODY, Naming, Participant, participant, participants
from presslens.action.processes import sign
from presslens.annotation import annotate
from presslens.attribution import quotations
from presslens.documents import Document
from presslens.naming.roles import head_of
from presslens.syntax import Trees, ancestors, trees
from presslens.voices import voiced_mentions, voices

_PERFORMED = ("direct", "announce")  # an order or announcement of one's own act is that act

_COLUMNS = {
    "doc_id": str, "paragraph": int, "sentence": int, "agent": str, "process": str, "process_start": int,
    "process_end": int, "patient": str, "agent_deleted": bool, "negated": bool, "modal": str, "sign": int,
    "attribution": int, "agent_kind": str, "agent_start": int, "agent_end": int, "patient_kind": str,
    "patient_start": int, "patient_end": int,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Deed:
    """One row to be: who does the act to whom."""

    act: Act
    agent: Participant
    patient: Participant


def agency(document: Document, *, annotated: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row per (agent, process, patient): who does what to whom, passives undone, in the order of the processes.

    Columns:
        doc_id, paragraph, sentence: where the process stands.
        agent: the actor that acts, or the words that say who (`extreme forces`); "" where nobody is named.
        process, process_start, process_end: the verb with its particle, or the noun that names the act.
        patient: the actor or words acted upon; "" where an actor acts on nobody.
        agent_deleted: True where the sentence leaves out who acts (van Leeuwen 1996: suppression).
        negated: True where it is said not to happen.
        modal: the modal verb over it, as lemma (`should`, `can`, `need`); "" for none.
        sign: −1 where the process harms the patient, 1 where it helps, by the table `lexicons/processes.csv`; 0
            where that does not say.
        attribution: the attribution in whose content it is told; −1 in the reporter's voice. What somebody is said
            to order or announce of their own doing is told by whoever says so.
        agent_kind, patient_kind: the actor's kind; `pronoun` for one that names no actor (`we`), "" for other words.
        agent_start, agent_end, patient_start, patient_end: their words; (−1, −1) where there are none.

    Raises:
        ResourceError: a table or the pipeline is missing or damaged.

    Reference:
        Halliday & Matthiessen 2014, Introduction to Functional Grammar, ch. 5 (processes and participants).
    """
    table = annotate(document) if annotated is None else annotated
    quotes = quotations(document, annotated=table)
    return agency_in(document, table, quotes, voiced_mentions(document, table, quotes))


def agency_in(
    document: Document, annotated: pd.DataFrame, quotes: pd.DataFrame, named: pd.DataFrame
) -> pd.DataFrame:
    """The table of `agency`, given what it rests on."""
    tree = trees(annotated)
    namings = _namings(tree, named)
    voice = voices(document, quotes)
    spoken = _spoken_cues(document, quotes)
    deeds = (deed for act in acts(tree) for deed in _deeds(tree, document.text, namings, act))
    told = _tellers(quotes)
    rows = [
        _row(tree, document, deed, _voice(tree, deed, voice, told))
        for deed in deeds
        if _is_told(deed) and (sign(tree, deed.act.process) or not spoken[tree.start[deed.act.process]])
    ]
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)


def _namings(tree: Trees, named: pd.DataFrame) -> dict[int, Naming]:
    """The mentions, by the token that each hangs on."""
    at_start = {start: index for index, start in enumerate(tree.start)}
    namings: dict[int, Naming] = {}
    for start, end, actor, kind in named[["start", "end", "actor", "kind"]].itertuples(index=False):
        first = at_start.get(start)
        if first is not None:
            stop = next((i for i in range(first, len(tree)) if tree.end[i] >= end), first) + 1
            namings[head_of(tree, first, stop)] = Naming(first, stop, actor, kind)
    return namings


def _deeds(tree: Trees, text: str, namings: Mapping[int, Naming], act: Act) -> Iterator[Deed]:
    agents = [one for token in act.agents for one in participants(tree, text, namings, token)]
    patients = [one for token in act.patients for one in participants(tree, text, namings, token)]
    for agent, patient in product(agents or [NOBODY], patients or [NOBODY]):
        if agent.kind and agent.name == patient.name:
            agent, patient = _told_apart(tree, text, namings, act, agent, patient)
        yield Deed(act, agent, patient)


def _told_apart(
    tree: Trees, text: str, namings: Mapping[int, Naming], act: Act, agent: Participant, patient: Participant
) -> tuple[Participant, Participant]:
    """Nobody acts on itself without saying so.

    Either a relative pronoun means the clause before it (`ordered to shut China's consulate, which prompted Beijing`)
    and who acts is that clause's subject, or the patient is something of the agent's (`sent its troops`).
    """
    token = clause_subject(tree, act.process) if tree.dep[act.process] == "relcl" else -1
    if token >= 0 and (other := participant(tree, text, namings, token)).name != patient.name:
        return other, patient
    return agent, Participant(text[patient.start : patient.end], "", patient.start, patient.end)


def _is_told(deed: Deed) -> bool:
    """Whether the row says something: somebody acted upon, or an actor that acts."""
    return deed.patient is not NOBODY or deed.agent.kind not in ("", "pronoun")


def _spoken_cues(document: Document, quotes: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """For every character whether it belongs to a cue: to accuse is an act on somebody, to say is none."""
    spoken = np.zeros(len(document.text), bool)
    for start, end in zip(quotes["cue_start"], quotes["cue_end"], strict=True):
        spoken[max(0, start) : max(0, end)] = True
    return spoken


def _tellers(quotes: pd.DataFrame) -> dict[int, tuple[str, str, int]]:
    """Speaker, act and place of the cue of each attribution."""
    columns = zip(quotes["speaker"], quotes["cue_act"], quotes["cue_start"], strict=True)
    return dict(zip(quotes["attribution"], columns, strict=True))


def _voice(
    tree: Trees, deed: Deed, voice: npt.NDArray[np.int64], told: Mapping[int, tuple[str, str, int]]
) -> int:
    """Who tells of the act: whoever's words it stands in.

    An order or announcement of the agent's own act, and what a relative clause says came of it, is told by whoever
    tells of the order.
    """
    teller = int(voice[tree.start[deed.act.process]])
    speaker, act, cue = told.get(teller, ("", "", -1))
    within = (
        link
        for link in (deed.act.process, *ancestors(tree, deed.act.process))
        if voice[tree.start[link]] == teller
    )
    performed = speaker == deed.agent.name != "" or any(tree.dep[link] == "relcl" for link in within)
    return int(voice[cue]) if act in _PERFORMED and cue >= 0 and performed else teller


def _row(tree: Trees, document: Document, deed: Deed, attribution: int) -> tuple[object, ...]:
    act, agent, patient = deed.act, deed.agent, deed.patient
    start, end = tree.start[act.process], tree.end[act.stop - 1]
    key = (document.doc_id, tree.paragraph[act.process], tree.sentence[act.process])
    process = (document.text[start:end], start, end)
    said = (agent is NOBODY, act.negated, act.modal, sign(tree, act.process), attribution)
    who = (agent.kind, agent.start, agent.end, patient.kind, patient.start, patient.end)
    return (*key, agent.name, *process, patient.name, *said, *who)
