"""Who speaks in a transcript, and who is spoken to: "you", and by their titles ("Thank you, *Mr. Prime Minister*")."""

from __future__ import annotations

from legation.mention.candidates import Candidate, Scene
from legation.mention.cluster import Cluster
from legation.mention.ledger import Found, Ledger
from legation.mention.quoting import in_quotes
from legation.mention.takeup import same_office
from legation.mention.turns import Turn, turn_words

SECOND_PERSON = frozenset({"you", "your", "yours"})
_PRESS = frozenset({"MED"})


def second_person(ledger: Ledger, scene: Scene, index: int) -> Found:
    """Whom "you" and "your" mean in a turn: the one person who has the word before or next; in a quotation whom its
    verb of saying has for hearer; nobody in particular in "as you know"."""
    offset = scene.tree.tokens[index].start
    turn = ledger.speakers.turn(offset)
    if turn is None and in_quotes(offset, ledger.speakers.quotes) and not _is_idle(scene, index):
        return _told(ledger, scene, offset)
    if turn is None or turn.asks or turn.ushers or _is_idle(scene, index):
        return ()
    return tuple(_hearers(ledger, turn))[:1]


def _told(ledger: Ledger, scene: Scene, offset: int) -> Found:
    """Who hears a quotation: "I urge *you* to leave," the envoy told *the king*; not the press, to which one speaks of
    others."""
    spot = ledger.speakers.at(scene.index, offset)
    tree = ledger.scenes[spot[0]].tree if spot is not None else None
    verb = tree.tokens[spot[1]].head if tree is not None and spot is not None else -1
    if tree is None or spot is None or verb < 0:
        return ()
    heads = [*tree.below(verb, "iobj"), *tree.below(verb, "obj"), *tree.complements(verb, "to")]
    hearers = [h for h in heads if not in_quotes(tree.tokens[h].start, ledger.speakers.quotes)]
    if not hearers or hearers[0] == spot[1]:
        return ()
    found = tuple(c for h in (hearers[0], *tree.conjuncts(hearers[0])) for c in ledger.meant((spot[0], h)))
    return tuple(c for c in dict.fromkeys(found) if c.sector not in _PRESS)


def of_both(ledger: Ledger, candidate: Candidate) -> tuple[str, ...]:
    """The countries of who speaks and whom he speaks to, where he speaks of what is theirs: "*our two nations*"; none
    where they are of one country or either is not known."""
    turn = ledger.speakers.turn(candidate.start)
    words = ledger.scenes[candidate.sentence].tree.words
    if turn is None or turn.asks or candidate.pronoun is None or words[candidate.pronoun] != "our":
        return ()
    both = (_speaker(ledger, turn), *_hearers(ledger, turn)[:1])
    codes = tuple(dict.fromkeys(c.country for c in both if c is not None and c.country))
    return codes if len(codes) == 2 else ()


def _is_idle(scene: Scene, index: int) -> bool:
    words = scene.tree.words
    before, behind = words[index - 1] if index else "", words[index + 1] if index + 1 < len(words) else ""
    return before in turn_words("idle_before") or behind in turn_words("idle_behind")


def _hearers(ledger: Ledger, turn: Turn) -> list[Cluster]:
    speaker = _speaker(ledger, turn)
    heard = [c for spot in ledger.speakers.hearers(turn) for c in ledger.meant(spot)]
    return [c for c in heard if c.kind == "person" and c.names and c is not speaker]


def _speaker(ledger: Ledger, turn: Turn) -> Cluster | None:
    spot = ledger.speakers.at(-1, turn.start)
    return next(iter(ledger.meant(spot)), None) if spot is not None else None


def labelled(ledger: Ledger, candidate: Candidate) -> Cluster | None:
    """Who has the word under an office's name alone ("THE PRESIDENT: …"): whom the title says the remarks are by."""
    author = ledger.author
    label = candidate.form == "nominal" and any(t.label.start <= candidate.start < t.label.end
                                                for t in ledger.speakers.turns)  # fmt: skip
    return author if label and author is not None and same_office(candidate, author) else None


def vocative(ledger: Ledger, candidate: Candidate) -> Cluster | None:
    """Whom a speaker calls by his title alone: who holds that office of those who speak beside him, else of those whom
    the story names."""
    turn = ledger.speakers.turn(candidate.start)
    if turn is None or candidate.kind != "person" or candidate.form != "nominal":
        return None
    before = ledger.scenes[candidate.sentence].text[max(0, candidate.start - 8) : candidate.start].lower().split()
    if not {candidate.text.lower().split()[0], *before[-1:]} & turn_words("vocatives"):
        return None
    speaker = _speaker(ledger, turn)
    spots = (*ledger.speakers.hearers(turn), *ledger.speakers.speakers(turn))
    beside = [c for spot in spots for c in ledger.meant(spot)]
    named = [c for c in ledger.clusters if c.kind == "person" and c.names]
    fits = (c for c in (*beside, *named) if c is not speaker and c.kind == "person" and same_office(candidate, c))
    return next(fits, None)


def of_spokesman(ledger: Ledger, candidate: Candidate) -> Cluster | None:
    """Who is "the prime minister" of whom his own spokesman is quoted: "Lund's spokesman said: '*The prime minister*
    …'", whoever else bears that title in the story."""
    if candidate.kind != "person" or not candidate.definite or not candidate.office or candidate.country is not None:
        return None
    if candidate.plural or not in_quotes(candidate.start, ledger.speakers.quotes):
        return None
    spot = ledger.speakers.at(candidate.sentence, candidate.start)
    speaks = spot is not None and spot in ledger.spans and ledger.spans[spot].speaks
    found = ledger.at.get(spot, ()) if speaks and spot is not None else ()
    fits = len(found) == 1 and found[0].kind == "person" and bool(found[0].names) and same_office(candidate, found[0])
    return found[0] if fits else None


def told_at_home(ledger: Ledger, candidate: Candidate) -> str | None:
    """The country of "the President" of whom an official of that country speaks, who is none himself: an adviser's
    "*the President* has been at the center of that", however many presidents he has named."""
    turn = ledger.speakers.turn(candidate.start)
    plain = candidate.lemma == "president" and candidate.text.lower() == "the president"
    if turn is None or turn.asks or not plain or candidate.country is not None:
        return None
    speaker = _speaker(ledger, turn)
    official = speaker is not None and speaker.kind == "person" and speaker.sector == "GOV"
    return speaker.country if speaker is not None and official and not same_office(candidate, speaker) else None
