"""Words and sentences that behave like Dutch and English without meaning anything.

What a generator's speed depends on is kept: how often words repeat (Zipf's law, so that a search
index has a few very long and many short lists), how long they are, how they are inflected (so that
a stemmer has work), accents, quotes and apostrophes (so that typography has work). The function
words at the top are real, the rest is made up. The same seed gives the same bytes everywhere.
"""

import random
import sys
from array import array

LEMMAS = 2200  # of each language, with three inflections each

TOP = {
    "nl": "de een het van en in is dat op te met voor niet je zijn er aan om ook als dan maar bij "
    "nog uit of door over ze zich naar heeft kan dit wat weer wie mag wel geen al hoe tot iets "
    "soms vaak samen thuis dag".split(),
    "en": "the of and to a in is that for it you with on are not be this as can by or from at have "
    "an but they what when who how if their some more about out up time than then now only home "
    "day often".split(),
}
ONSETS = {
    "nl": "b d g h k l m n p r s t v w z br dr gr kl kn pl sch sl st tr vl zw".split(),
    "en": "b c d f g h l m n p r s t w br cl cr dr fl gr pl sh sp st th tr wh".split(),
}
NUCLEI = {
    "nl": "a e i o u aa ee ie oe oo ui ei ij eu é".split(),
    "en": "a e i o u ai ea ee oa oo ou".split(),
}
CODAS = {
    "nl": "k l m n p r s t cht ng nd rk st lf".split(),
    "en": "ck d l m n p r t ll nd ng nt rk st".split(),
}
ENDINGS = {
    "nl": ["", "en", "e", "t", "heid", "lijk", "ing", "tje"],
    "en": ["", "s", "ed", "ing", "ly", "ness"],
}


def word_forms(language, seed):
    """All word forms of a language, the most frequent first."""
    rng = random.Random(f"{seed} {language} words")

    def syllable():
        return rng.choice(ONSETS[language]) + rng.choice(NUCLEI[language])

    forms, seen = [], set(TOP[language])
    while len(forms) < LEMMAS * 3:
        stem = syllable() + rng.choice(CODAS[language])
        if rng.random() < 0.6:
            stem = syllable() + stem
        for ending in rng.sample(ENDINGS[language], 3):
            if stem + ending not in seen:
                seen.add(stem + ending)
                forms.append(stem + ending)
    rng.shuffle(forms)
    return TOP[language] + forms


class Speaker:
    """Speaks a language, from a source of chance that the caller owns."""

    def __init__(self, language, seed):
        self.words = word_forms(language, seed)
        # A draw of 16 bits picks from a table in which each word stands as often as Zipf's law
        # says: ten times faster than random.choices, and ten thousand pages need six million.
        weights = [1.0 / (rank + 2.7) for rank in range(len(self.words))]
        scale = 65536 / sum(weights)
        self.table, owed = [], 0.0
        for word, weight in zip(self.words, weights):
            owed += weight * scale
            self.table += [word] * (round(owed) - len(self.table))
        # Titles, headings and addresses are of plain letters, so that every generator makes the
        # same heading id of them.
        self.plain = [word for word in self.words[60:] if word.isascii() and len(word) > 3]

    def speak(self, rng, count):
        """`count` words, the frequent ones often."""
        draws = array("H", rng.randbytes(2 * count))
        if sys.byteorder == "big":
            draws.byteswap()
        table = self.table
        return [table[draw] for draw in draws]

    def title(self, rng, count):
        return " ".join(rng.sample(self.plain, count)).capitalize()

    def sentences(self, rng, count):
        """`count` sentences of 5 to 15 words, some with emphasis, a quotation or an apostrophe."""
        lengths = [5 + draw % 11 for draw in rng.randbytes(count)]
        ornaments = rng.randbytes(count)
        words = self.speak(rng, sum(lengths))
        result, begin = [], 0
        for length, ornament in zip(lengths, ornaments):
            part = words[begin : begin + length]
            begin += length
            if ornament < 24:
                part[2] = f"*{part[2]}*"
            elif ornament < 40:
                part[1], part[3] = f'"{part[1]}', f'{part[3]}"'
            elif ornament < 56:
                part[-1] = f"**{part[-1]}**"
            elif ornament < 68:
                part[3] = "it's" if "the" in self.words[:1] else "foto's"
            if length > 8:
                part[length // 2] += ","
            text = " ".join(part)
            result.append(text[0].upper() + text[1:] + ("?" if ornament % 9 == 0 else "."))
        return result
