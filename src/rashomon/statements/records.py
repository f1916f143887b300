"""From drafts to records: speakers, chains and stances settled, spans made."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from rashomon.records import Article, ArticleStatements, ChainLink, Statement, identify
from rashomon.statements.cast import Cast
from rashomon.statements.chains import article_credits, find_holders, fold_carriers, is_own
from rashomon.statements.circumstances import Circumstances, interval_of
from rashomon.statements.cited import settle_cited
from rashomon.statements.finding import Found
from rashomon.statements.frames import Draft
from rashomon.statements.lexicon import lexicon
from rashomon.statements.named_later import named_later
from rashomon.statements.parties import Party, may_stand_for
from rashomon.statements.phrases import line_start, phrase_left
from rashomon.statements.read_names import Referring
from rashomon.statements.relays import Relay, Relays, settle_sources
from rashomon.text.words import split_words

_WITHHOLDING = re.compile(
    r"^(?:no,?\s+(?:i|we)\s+can['’]?t|no comment|i (?:can['’]t|cannot|won['’]t) (?:say|comment|confirm)|"
    r"we (?:can['’]t|cannot|won['’]t|do not|don['’]t) comment|"
    r"(?:i|we) (?:can|will) neither confirm nor deny)\b",
    re.IGNORECASE,
)


#: The handle right behind an author's name: "Orla Venn ✔ (@orlavenn)".
_HANDLE = re.compile(r"\s*(?:[✔✓☑]|Verified account)?\s*\(?\s*(@\w+)")
_BACK = frozenset(["he", "she", "they"])
_ELSEWHERE = re.compile(
    r"\b(?:in\s+an?\s+(?:\w+\s+){0,2}(?:statement|interview|letter|e-?mail|post|tweet|speech|video|release|note)"
    r"|on\s+(?:Twitter|Facebook|Instagram|X)\b|tweet(?:s|ed)|post(?:s|ed)|writes?|wrote|news\s+conference|press"
    r"|separately|once|reporters|parliament|court|testified)\b",
    re.IGNORECASE,
)
_STATEMENT = re.compile(
    r"(?:the|that|its)\s(?:[\w-]+\s)?(?P<noun>statement|release|e-?mail|message|announcement)", re.IGNORECASE
)
_TOLD_THEM = re.compile(r"\s(?:him|her|them|me|us)\b")
_LINES_OF_POST = 5
"""At most so many ends of lines between a post's words and the paragraph after it."""
_NEAR = 700
_AROUND = 60
"""Code points before "the statement" in which whoever made it spoke, and behind a cue that tell so."""
#: One of those who spoke right before: "One of them said …. The other would not say …".
_ONE_OF_THEM = re.compile(
    r"(?:one|another|two|both|neither|each|some) of (?:them|the|those|these)\b|the (?:other|second|third)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"[^\W\d_]\s\d")
_GOES_ON = frozenset("added adds continued continues".split())
_CITES = frozenset("cites cited quotes quoted citing quoting".split())


class _Settling:
    """One article's drafts on their way to statements."""

    def __init__(self, article: Article, found: Found, referrer: Referring | None) -> None:
        self.article = article
        self.text = article.text
        self.quotations = found.quotations
        self.cast = Cast(article, found.frame, found.sentences, referrer)
        self.parties: dict[int, list[Party]] = {}
        self.chains: dict[int, list[tuple[Party, tuple[int, int] | None]]] = {}
        self.drafts: Sequence[Draft] = ()
        self.told: dict[int, Relay] = {}
        self.why: dict[int, tuple[int, int]] = {}
        self.credits = article_credits(article)
        self.relays = Relays(article, found.frame, found.sentences)
        self.beside = Circumstances(article, found.frame, found.sentences)

    def settle(self, drafts: list[Draft]) -> None:
        """Find each draft's parties in reading order, then its chain, holders first."""
        outside: list[Party] = []
        inside: dict[int, list[Party]] = {}  # who spoke last in a reproduced passage
        self.drafts = drafts
        for draft in drafts:
            block = draft.holder is not None and draft.holder.kind == "block"
            recent = inside.setdefault(id(draft.holder), []) if block else outside
            parties = self._parties_of(draft, recent)
            draft.audience = self.beside.audience(draft)
            self.parties[id(draft)] = parties
            if any(party.kind in {"unnamed-person", "unnamed-group"} for party in parties):
                self._justify(draft, parties)
            heard = block or draft.holder is None or self._trails(draft.holder)
            if draft.kind not in {"post", "block"} and heard:
                recent.extend(parties)
        self._name_unnamed()
        for draft in drafts:
            self._chain_of(draft)

    def _name_unnamed(self) -> None:
        """Give what a described speaker said to the person whose name follows."""
        for unnamed, named in named_later(self.text, self.drafts, self.parties, self.why, self.cast.mentions):
            named.spans |= unnamed.spans
            named.role = named.role or unnamed.name
            named.reasons.setdefault(f"“{unnamed.name}” is whom the next statement names")
            for parties in self.parties.values():
                parties[:] = [named if party is unnamed else party for party in parties]

    def _justify(self, draft: Draft, parties: Sequence[Party]) -> None:
        """Note why unnamed speakers are not named, and what tells that they know as a part of their name."""
        why = self.beside.justification(draft)
        if why is not None:
            self.why[id(draft)] = why
        if len(parties) == 1 and (described := self.beside.described(draft)):
            parties[0].call(described)

    def _parties_of(self, draft: Draft, recent: list[Party]) -> list[Party]:
        if draft.speaker_like is not None:
            return self.parties.get(id(draft.speaker_like), [])
        if draft.source is None:
            return []
        if draft.kind == "post" and draft.cue is None:
            return self._author(draft)
        carrier = self._citing(draft)
        if carrier is not None:
            draft.carriers.append(carrier)
        if draft.cited is not None:
            draft.carriers.append(self._before_relative(draft.source) or draft.source_head or draft.source)
            return self.cast.parties(draft.cited, recent)
        together = self._together(draft, recent) or self._by_statement(draft)
        if together:
            return together
        posted = self._posted_before(draft)
        if posted:
            return posted
        holders = self.parties.get(id(draft.holder), []) if draft.holder is not None else []
        if len(holders) == 1 and not self._is_quoted(draft.source[0]):
            pronoun = self.text[slice(*draft.source)].lower()
            if pronoun in {"he", "she", "it"} and may_stand_for(pronoun, holders[0]):
                return holders  # "he acknowledged that he did not know"
        others = [p for p in recent if p not in holders]
        return self.cast.parties(draft.source, others, draft.source_head, holders)

    def _is_quoted(self, place: int) -> bool:
        return any(one.open <= place < one.close for one in self.quotations)

    def _together(self, draft: Draft, recent: Sequence[Party]) -> list[Party]:
        """Those who spoke together right before, when "they" go on."""
        if draft.source is None or self.text[slice(*draft.source)].lower() != "they":
            return []
        before = (d for d in reversed(self.drafts) if d.start < draft.start and id(d) in self.parties)
        last = next(before, None)
        parties = self.parties[id(last)] if last is not None else []
        return list(parties) if len(parties) > 1 and list(recent[-len(parties) :]) == parties else []

    def _posted_before(self, draft: Draft) -> list[Party]:
        """Who wrote the post right above, when "he" or "she" goes on: "But he told the Courier …"."""
        if draft.source is None or draft.holder is not None:
            return []
        pronoun = self.text[slice(*draft.source)].lower()
        if pronoun not in {"he", "she"}:
            return []
        before = [one for one in self.drafts[: self.drafts.index(draft)] if one.source != draft.source]
        post = before[-1] if before else None
        if post is None or post.kind != "post" or len(self.parties.get(id(post), ())) != 1:
            return []
        above = self.text[post.end : line_start(self.text, draft.source[0])]
        named = any(post.end < place < draft.source[0] for place, _ in self.cast.mentions)
        parties = self.parties[id(post)]
        near = above.count("\n") <= _LINES_OF_POST and not named
        return parties if near and may_stand_for(pronoun, parties[0]) else []

    def _by_statement(self, draft: Draft) -> list[Party]:
        """Whose statement "the statement said" is: theirs who said something in one right before."""
        if draft.source is None:
            return []
        named = _STATEMENT.fullmatch(self.text, *draft.source)
        if named is None:
            return []
        said_in = re.compile(rf"\b[Ii]n\s(?:an?|its|his|her|their)\s(?:[\w-]+\s){{0,3}}{named['noun']}\b")
        for other in reversed(self.drafts):
            if other.start < draft.start and other.source is not None and other.cue is not None:
                low, high = min(other.source[0], other.cue[0]), max(other.source[1], other.cue[1])
                low = max(line_start(self.text, low), self.text.rfind(". ", 0, low) + 1)
                if draft.start - high < _NEAR and said_in.search(self.text, low, high + _AROUND):
                    return self.parties.get(id(other), [])
        return []

    def _before_relative(self, source: tuple[int, int]) -> tuple[int, int] | None:
        """Whom "which" stands for, right behind a name: "according to | the Courier, | which quoted …"."""
        if self.text[slice(*source)].lower() not in {"which", "who", "that"}:
            return None
        words = split_words(self.text, line_start(self.text, source[0]), source[0])
        named = phrase_left(words, len(words) - (bool(words) and words[-1].text == ","), 0)
        return (words[named.start].start, words[named.head_end - 1].end) if named is not None else None

    def _citing(self, draft: Draft) -> tuple[int, int] | None:
        """Who cites the speaker in "the Courier cites an official who said …"."""
        if draft.source is None or self.text[draft.source[0] : draft.source[1]].lower() != "who":
            return None
        words = split_words(self.text, line_start(self.text, draft.source[0]), draft.source[0])
        named = phrase_left(words, len(words), 0)
        if named is None and words and words[-1].text == ",":
            named = phrase_left(words, len(words) - 1, 0)
        if named is None or not named.start or words[named.start - 1].lower not in _CITES:
            return None
        citing = phrase_left(words, named.start - 1, 0)
        return (words[citing.start].start, words[citing.head_end - 1].end) if citing is not None else None

    def _author(self, draft: Draft) -> list[Party]:
        parties = self.cast.parties(draft.source or (0, 1), [])
        handle = _HANDLE.match(self.text, draft.source[1]) if draft.source is not None else None
        for party in parties[:1]:
            if handle is not None:
                party.aliases.setdefault(handle.group(1))
        return parties[:1]

    def _chain_of(self, draft: Draft) -> list[tuple[Party, tuple[int, int] | None]]:
        if id(draft) in self.chains:
            return self.chains[id(draft)]
        chain: list[tuple[Party, tuple[int, int] | None]] = []
        self.chains[id(draft)] = chain
        if draft.holder is not None:
            chain += self._chain_of(draft.holder)
            chain += [(p, draft.holder.source) for p in self.parties[id(draft.holder)]]
        else:
            chain += self._credited(draft)
        for source in draft.carriers:
            chain += [(p, source) for p in self.cast.parties(source)]
        for relay in self.relays.carriers(draft):
            chain += [(p, relay.seen) for p in self.cast.parties(relay.named)]
        if draft.holder is None and len(chain) <= len(self.credits):
            chain += self._carried_before(draft) or self._told_to_speaker(draft)
        own = list(self.parties[id(draft)])
        through = self.beside.through(draft)
        if through is not None:
            chain += [(p, through) for p in self.cast.parties(through)]
        told = self.relays.told(draft) or self._told_before(draft)
        if told is not None:
            self.told[id(draft)] = told
            chain += [(p, told.seen) for p in self._outlet_told(told.named)]
        outlet = self.article.outlet
        own += [p for p, _ in chain if outlet and p.kind == "organisation" and is_own(p.name, outlet)]
        chain[:] = [
            (p, s) for k, (p, s) in enumerate(chain) if p not in own and p not in [q for q, _ in chain[:k]]
        ]
        return chain

    def _outlet_told(self, named: tuple[int, int]) -> list[Party]:
        """The party of an outlet that was told: "Radio 4" with its number, and "Danish radio", not Danish."""
        name = re.sub(r"['’]s$", "", self.text[slice(*named)])
        whole = _NUMBERED.search(name) is not None or name.partition(" ")[0].lower() in lexicon().demonyms
        return [self.cast.outlet(name)] if whole else self.cast.parties(named)

    def _carried_before(self, draft: Draft) -> list[tuple[Party, tuple[int, int] | None]]:
        """Who passes on a speaker who goes on: "According to Ida, the man said …. He promised …"."""
        own = self.parties[id(draft)]
        if draft.source is None or not own or not self._stands_back(draft) or self._elsewhere(draft):
            return []
        line = line_start(self.text, draft.start)
        for other in reversed(self.drafts[: self.drafts.index(draft)]):
            if other.start < line:
                return []
            if self.parties[id(other)] != own:
                continue
            holder = other.holder
            if holder is not None and not self._leads(holder):
                return []
            passed_on = holder is not None or other.carriers or self.relays.carriers(other)
            return self._chain_of(other)[len(self.credits) :] if passed_on else []
        return []

    def _told_to_speaker(self, draft: Draft) -> list[tuple[Party, tuple[int, int] | None]]:
        """Who tells what somebody told them: "Ida says she met Odo, | who told her that …"."""
        if draft.source is None or draft.cue is None or _TOLD_THEM.match(self.text, draft.cue[1]) is None:
            return []
        if self.text[slice(*draft.source)].lower() != "who":
            return []
        for other in self.drafts:
            if other.cue is not None and other.cue[1] <= other.start and other.end + 2 == draft.source[0]:
                return [*self._chain_of(other), *((p, other.source) for p in self.parties[id(other)])]
        return []

    def _leads(self, draft: Draft) -> bool:
        return draft.cue is not None and self.text[slice(*draft.cue)].lower() in {"according to", "per"}

    def _trails(self, draft: Draft) -> bool:
        """Whether who passes it on is only named behind: "Odo said …, according to Ida. He …"."""
        return self._leads(draft) and draft.cue is not None and draft.cue[0] >= draft.end

    def _told_before(self, draft: Draft) -> Relay | None:
        """The outlet told of a speaker who goes on: "…, she added", "He also said …"."""
        if draft.cue is None or draft.holder is not None or not self.parties[id(draft)]:
            return None
        before = self.drafts[self.drafts.index(draft) - 1] if self.drafts[0] is not draft else None
        if before is not None and before.source == draft.source and id(before) in self.told:
            return self.told[id(before)]  # "told the Courier as much, saying …"
        adds = self.text[draft.cue[0] : draft.cue[1]].lower() in _GOES_ON
        if not adds and (not self._stands_back(draft) or self._elsewhere(draft)):
            return None
        line = line_start(self.text, draft.start)
        above = line_start(self.text, len(self.text[:line].rstrip()))
        member = _ONE_OF_THEM.match(self.text, *draft.source) if draft.source is not None else None
        for other in reversed(self.drafts[: self.drafts.index(draft)]):
            if other.holder is not None or other.start >= draft.start:
                continue
            same = self.parties[id(other)] == self.parties[id(draft)] or member is not None
            if other.start < above or not (same or (adds and other.start >= line)):
                return None
            told = self.told.get(id(other))
            if same and told is not None:
                return told
        return None

    def _stands_back(self, draft: Draft) -> bool:
        """Whether a source only points back: "he", "the 40-year-old"."""
        if draft.source is None:
            return False
        words = self.text[slice(*draft.source)]
        back = words.lower() in _BACK or (words[:4].lower() == "the " and words[4:].islower())
        return back or _ONE_OF_THEM.match(words) is not None

    def _elsewhere(self, draft: Draft) -> bool:
        """Whether it was said at a time or in a place of its own, so not to who was told the rest."""
        if draft.audience is not None or draft.cue is None or self.beside.when(draft) is not None:
            return True
        low = line_start(self.text, draft.cue[0])
        return _ELSEWHERE.search(self.text, max(low, draft.cue[0] - 90), draft.cue[1] + 60) is not None

    @cached_property
    def _own_interviewed(self) -> list[Party]:
        """Who spoke to the article's own outlet: no agency's words, though its name stands above the rest."""
        found: list[Party] = []
        for draft in self.drafts:
            told = self.text[slice(*draft.audience)] if draft.audience is not None else ""
            if told and self.article.outlet and is_own(told, self.article.outlet):
                found += self.parties[id(draft)]
        return found

    def _credited(self, draft: Draft) -> list[tuple[Party, tuple[int, int] | None]]:
        links: list[tuple[Party, tuple[int, int] | None]] = []
        if self.credits and any(party in self._own_interviewed for party in self.parties[id(draft)]):
            return links
        for credit, holds_from in self.credits:
            if draft.start < holds_from:
                continue
            links.append((self.cast.outlet(credit.outlet), (credit.span.start, credit.span.end)))
        return links

    def stance(self, draft: Draft) -> str:
        """The draft's stance, a short refusal counted as withholding."""
        words = self.text[draft.content[0][0] : draft.content[0][1]]
        if draft.stance == "asserts" and len(words.split()) <= 12 and _WITHHOLDING.match(words):
            return "withholds"
        return draft.stance

    def statement(self, draft: Draft, ids: dict[str, str]) -> Statement:
        """The record of a draft."""
        article = self.article
        content = tuple(article.span(a, b) for a, b in sorted(set(draft.content)) if b > a)
        speakers = tuple(dict.fromkeys(ids[p.key] for p in self.parties[id(draft)]))
        chain = tuple(
            ChainLink(ids[p.key], article.span(*s) if s else None) for p, s in self.chains[id(draft)]
        )
        identity = identify(
            "s",
            article.id,
            draft.kind,
            *[v for s in content for v in (s.start, s.end)],
            draft.cue[0] if draft.cue else -1,
        )
        why = self.why.get(id(draft))
        return Statement(
            identity, article.id, draft.kind, self.stance(draft), content,  # type: ignore[arg-type]
            article.span(*draft.source) if draft.source else None,
            article.span(*draft.cue) if draft.cue else None,
            speakers, chain, False if self.beside.hearsay(draft) else None,
            article.span(*draft.audience) if draft.audience else None,
            article.span(*why) if why else None,
            interval_of(article, self.beside.when(draft)),
            score=round(draft.score, 3), found_by=draft.found_by,  # type: ignore[arg-type]
            reasons=tuple(draft.reasons),
        )  # fmt: skip


def make_records(article: Article, found: Found, referrer: Referring | None = None) -> ArticleStatements:
    """The statements and speakers of an article from its drafts."""
    said = settle_cited(article.text, found.drafts)
    settle_sources(article.text, said)
    find_holders(said)
    drafts = [d for d in fold_carriers(article.text, said) if any(a < b for a, b in d.content)]
    settling = _Settling(article, found, referrer)
    settling.settle(drafts)
    used = {p.key for d in drafts for p in settling.parties[id(d)]}
    used |= {p.key for d in drafts for p, _ in settling.chains[id(d)]}
    speakers, ids = settling.cast.speakers(used)
    statements: dict[str, Statement] = {}
    for draft in drafts:
        statement = settling.statement(draft, ids)
        statements.setdefault(statement.id, statement)
    notes: tuple[str, ...] = ()
    if article.language not in {"", "en"}:
        notes = (
            f"written in another language than English ({article.language}): rules for English were used",
        )
    return ArticleStatements(
        article.id, tuple(statements.values()), speakers, tuple(sorted(found.rejected.items())), notes
    )
