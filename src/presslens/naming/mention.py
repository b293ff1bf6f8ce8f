"""What every step of naming hands on: mentions of actors, and what is known of each actor."""

from dataclasses import dataclass, field

from presslens.syntax import Trees


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of an actor: tokens `first` to `stop`, its characters, the actor and the kind of naming."""

    first: int
    stop: int
    start: int
    end: int
    actor: str
    naming: str
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is named: `kind` is person, organisation, country, group or place."""

    actor: str
    kind: str
    merged_because: str = ""
    spellings: tuple[tuple[int, int], ...] = field(default=())


def mention_of(
    tree: Trees, first: int, stop: int, actor: str, naming: str, *, certain: bool = True
) -> Mention:
    """The mention that tokens `first` to `stop` make."""
    return Mention(first, stop, tree.start[first], tree.end[stop - 1], actor, naming, certain)
