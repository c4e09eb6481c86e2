#!/usr/bin/env python3
"""Finding names as others do it: FlashText, pyahocorasick, spaCy's PhraseMatcher and ripgrep, one core each.

    cargo bench --bench mentions            # leaves its names and 10 MB of its text in target/tmp
    pip install flashtext pyahocorasick spacy ripgrep
    python3 benches/peers/names.py target/tmp

Prints MB/s. Whoever is not installed is left out and said so. Each gets as much text as it reads in some seconds.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time


def measured(label, text, run):
    start = time.perf_counter()
    found = run(text)
    took = time.perf_counter() - start
    print(f"{len(text.encode()) / 1e6 / took:8.2f} MB/s  {label}: {found} found in {len(text) / 1e6:.1f} MB")


def flashtext(names, text):
    from flashtext import KeywordProcessor

    processor = KeywordProcessor(case_sensitive=False)
    processor.add_keywords_from_list(names)
    measured("FlashText, folds case", text[:5_000_000], lambda text: len(processor.extract_keywords(text)))


def pyahocorasick(names, text):
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for name in names:
        automaton.add_word(name.lower(), name)
    automaton.make_automaton()
    count = lambda text: sum(1 for _ in automaton.iter(text.lower()))
    measured("pyahocorasick on lower(), no boundaries", text, count)


def spacy_phrases(names, text):
    import spacy
    from spacy.matcher import PhraseMatcher

    nlp = spacy.blank("en")
    nlp.max_length = 10**8
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    matcher.add("names", list(nlp.pipe(names)))
    measured("spaCy PhraseMatcher, tokenising included", text[:1_000_000], lambda text: len(matcher(nlp(text))))
    doc = nlp(text[:2_000_000])
    measured("spaCy PhraseMatcher on tokens alone", text[:2_000_000], lambda _: len(matcher(doc)))


def ripgrep(names, text):
    rg = shutil.which("rg") or os.path.join(os.path.dirname(sys.executable), "rg")
    if not os.path.exists(rg):
        raise ImportError("rg")
    with tempfile.TemporaryDirectory() as folder:
        patterns, haystack = os.path.join(folder, "names"), os.path.join(folder, "text")
        open(patterns, "w").write("\n".join(names))
        sample = text[:2_000_000]
        open(haystack, "w").write(sample)
        command = [rg, "-j1", "-oFwi", "--no-config", "-f", patterns, haystack]
        run = lambda _: subprocess.run(command, capture_output=True, check=True).stdout.count(b"\n")
        measured("ripgrep -oFwi -f, start included", sample, run)


def main():
    folder = sys.argv[1]
    names = open(os.path.join(folder, "mentions-names.txt"), encoding="utf-8").read().split("\n")
    text = open(os.path.join(folder, "mentions-text.txt"), encoding="utf-8").read()
    for peer in (flashtext, pyahocorasick, spacy_phrases, ripgrep):
        try:
            peer(names, text)
        except ImportError as missing:
            print(f"       - {re.sub('_', ' ', peer.__name__)}: not installed ({missing})")


if __name__ == "__main__":
    main()
