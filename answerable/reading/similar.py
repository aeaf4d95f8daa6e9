"""How much two texts say the same, by the words that carry meaning."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

_STOP_WORDS = """
    a about after all also an and any are as at be been being by can do does for from further had has have how
    if in include including into is it its may more new of on or other our out over own ref s should so some such
    than that the their them then there these they this those through to up upon use used using was we were what
    when where which while who will with within would year work working ensure ensuring"""
_STOP = frozenset(_STOP_WORDS.split())
_IRREGULAR = {"children": "child", "people": "person", "persons": "person", "women": "woman", "men": "man"}
_WORD = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?")
_ENDING_LIST = """
    isations isation ations ation ements ement ments ment ances ance ings ing ities ity iveness ness ised ises ise
    ives ive ions ion ies ers er ed es ly e y s"""
_ENDINGS: defaultdict[str, list[str]] = defaultdict(list)  # by their last letter, the longest first
for _ending in _ENDING_LIST.split():
    _ENDINGS[_ending[-1]].append(_ending)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without its ending, so that "reports", "reported" and "reporting" compare equal. Crude on purpose."""
    bare = word.removesuffix("'s").removesuffix("’s")
    bare = _IRREGULAR.get(bare, bare)
    for ending in _ENDINGS.get(bare[-1:], ()):
        if bare.endswith(ending) and len(bare) - len(ending) >= 4:
            return bare.removesuffix(ending)
    return bare


def content_words(text: str) -> list[str]:
    """The stems of the words that carry meaning, in order, repeats kept."""
    return [stem(word) for word in _WORD.findall(text.lower()) if word not in _STOP and len(word) > 1]


def each_content_word(text: str) -> Iterator[str]:
    """The same one by one, for whoever needs only the first that fits."""
    words = (found.group() for found in _WORD.finditer(text.lower()))
    return (stem(word) for word in words if word not in _STOP and len(word) > 1)


def shared(of: str, within: str) -> float:
    """The share (0 to 1) of the meaning-carrying words of `of` that `within` uses too; 1.0 where `of` has none."""
    wanted = set(content_words(of))
    return len(wanted & set(content_words(within))) / len(wanted) if wanted else 1.0


def similarity(one: str, other: str) -> float:
    """How much two texts use the same words: shared words over all words (Jaccard's index), 0 to 1."""
    left, right = set(content_words(one)), set(content_words(other))
    return len(left & right) / len(left | right) if left | right else 1.0
