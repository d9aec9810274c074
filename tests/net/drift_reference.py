"""Makes 200 pairs of texts, and compares the likenesses that a program tells of them with those computed here.

    drift_reference.py PROGRAM

Nothing of the library is used here: words, runs of words and their counts are Python's own strings, sets and
counters, and SimHash is computed from the definition in text/simhash.h.
"""

import math
import random
import subprocess
import sys
import unicodedata
from collections import Counter

PAIRS = 200
MASK = (1 << 64) - 1
WORDS = """the a of and to in it was ferry island council report october harbour captain engine birds spring bread
yeast sugar baker dough loaf sour linen overnight stove warmth culture morning café naïve Zürich Ærø straße Łódź
ПРИВЕТ мир Ελλάδα 漢字 東京 2019 v2 12:04 don't co-operate “quoted” e-mail x yy zzz""".split()


def is_word(char):
    category = unicodedata.category(char)
    if ord(char) < 0x80:
        return char.isalnum()
    return category[0] not in "PSZ" and char != "\ufffd"


def is_cjk(char):
    return 0x3040 <= ord(char) <= 0x30FF or 0x4E00 <= ord(char) <= 0x9FFF


def fold(word):
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    return "".join(char for char in plain if unicodedata.category(char)[0] in "LN")


def words_of(text):
    """Pairs of a folded word and whether it is a term."""
    found = []
    run = ""
    for char in text + " ":
        if is_word(char) and not is_cjk(char):
            run += char
            continue
        if fold(run):
            found.append((fold(run), len(run) > 3))
        run = ""
        if is_cjk(char):
            found.append((fold(char), True))
    return found


def fnv(word):
    number = 0xCBF29CE484222325
    for byte in word.encode():
        number = (number ^ byte) * 0x100000001B3 & MASK
    return number


def mix(number):
    number ^= number >> 33
    number = number * 0xFF51AFD7ED558CCD & MASK
    number ^= number >> 33
    number = number * 0xC4CEB9FE1A85EC53 & MASK
    return number ^ number >> 33


def runs_of(plain):
    if 0 < len(plain) < 3:
        return [tuple(plain)]
    return [tuple(plain[i : i + 3]) for i in range(len(plain) - 2)]


def simhash(plain):
    votes = [0] * 64
    for run in runs_of(plain):
        feature = 0
        latest_first = [fnv(word) for word in reversed(run)] + [0] * (3 - len(run))
        for number in latest_first:
            feature = mix(feature ^ number)
        for bit in range(64):
            votes[bit] += 1 if feature >> bit & 1 else -1
    return sum(1 << bit for bit in range(64) if votes[bit] > 0)


def cosine(a, b):
    if not a and not b:
        return 1.0
    product = sum(times * b[word] for word, times in a.items())
    if product == 0:
        return 0.0
    return product / math.sqrt(sum(n * n for n in a.values()) * sum(n * n for n in b.values()))


def expected(a, b):
    words = [words_of(text) for text in (a, b)]
    plain = [[word for word, _ in each if not any(c in "0123456789" for c in word)] for each in words]
    runs = [set(runs_of(each)) for each in plain]
    either = len(runs[0] | runs[1])
    jaccard = len(runs[0] & runs[1]) / either if either else 1.0
    terms = [
        Counter(word for word, term in each if term and not any(c in "0123456789" for c in word)) for each in words
    ]
    titles = [Counter(word for word, _ in words_of(text.encode()[:200].decode(errors="ignore"))) for text in (a, b)]
    return {
        "title": cosine(*titles) if titles[0] and titles[1] else -1.0,
        "simhash": [simhash(each) for each in plain],
        "jaccard": jaccard,
        "dice": 2 * len(runs[0] & runs[1]) / (len(runs[0]) + len(runs[1])) if either else 1.0,
        "cosine": cosine(*terms),
        "words": [len(each) for each in words],
    }


def make_pair(rng, number):
    count = rng.choice([5, 20, 100, 300]) if number % 20 else 1500
    first = [rng.choice(WORDS) for _ in range(count)]
    if number % 20 == 0:  # long ones: a sample of their runs is kept
        first = [rng.choice(WORDS) + rng.choice(WORDS) for _ in range(count)]
    share = rng.random()
    second = [rng.choice(WORDS) if rng.random() > share else word for word in first]
    if rng.random() < 0.3:
        at = rng.randrange(count)
        second = second[at:] + [rng.choice(WORDS) for _ in range(at // 2)]
    joint = rng.choice([" ", ", ", "  ", " — "])
    second_text = joint.join(second)
    return " ".join(first), second_text.upper() if number % 7 == 0 else second_text


def main():
    rng = random.Random(20)
    pairs = [make_pair(rng, number) for number in range(PAIRS)]
    text = "".join(a + "\n" + b + "\n" for a, b in pairs)
    output = subprocess.run([sys.argv[1]], input=text.encode(), stdout=subprocess.PIPE, check=True).stdout
    lines = output.decode().splitlines()
    assert len(lines) == PAIRS, len(lines)
    for number, ((a, b), line) in enumerate(zip(pairs, lines)):
        fields = line.split()
        wanted = expected(a, b)
        thin = min(wanted["words"]) < 5 or fields[8] == "no-baseline"
        close = 1e-9 if number % 20 else 0.06
        assert [int(fields[1], 16), int(fields[2], 16)] == wanted["simhash"], (number, "simhash", line)
        assert [int(fields[6]), int(fields[7])] == wanted["words"], (number, "words", line)
        for name, field in (("title", 0), ("jaccard", 3), ("dice", 4), ("cosine", 5)):
            if thin and name != "title":
                continue
            limit = 1e-9 if name == "title" else close
            assert abs(float(fields[field]) - wanted[name]) <= limit, (number, name, line, wanted[name])
    print(PAIRS, "pairs agree")


main()
