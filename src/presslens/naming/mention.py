"""What every step of naming hands on: mentions of actors, and what is known of each actor."""

from dataclasses import dataclass

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
    """Who is named: `kind` is person, organisation, country, group or place.

    Where one name is spelled in several ways, `spellings` has them and `merged_because` why they are taken for one.
    """

    actor: str
    kind: str
    merged_because: str = ""
    spellings: tuple[str, ...] = ()


def mention_of(
    tree: Trees, first: int, stop: int, actor: str, naming: str, *, certain: bool = True
) -> Mention:
    """The mention that tokens `first` to `stop` make."""
    return Mention(first, stop, tree.start[first], tree.end[stop - 1], actor, naming, certain)
