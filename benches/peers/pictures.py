#!/usr/bin/env python3
"""Pictures of large maps: detente export against graphviz and resvg, the whole process, CPU over all threads.

    cargo build --release
    python3 benches/peers/pictures.py target/release/detente          # installs graphviz by apt if it is not there

Makes maps of 100, 1,000 and 10,000 actors with three ties each: four planted camps, most ties inside a camp and most
of those support, places on a jittered grid so that no boxes overlap. Inside a camp ties reach as far as a layout
leaves them, a tenth of the map on average; with --far they go anywhere in the camp. The same places go to `neato -n2`, which draws
and does not lay out. Each picture is drawn as often as --times says; the least CPU counts. Prints a table in Markdown.
"""

import argparse
import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile
import time

DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
KINDS = ["State", "ArmedForce", "Militia", "Person", "Organisation", "Institution", "Group", "Other"]
NAMES = ["Brigade", "Ministry of Defence", "Northern Front", "Operations Command", "Council of Elders"]
COLUMN, ROW = 260, 110
MARGIN = 200


def identifier(letter, number):
    return letter + "".join(DIGITS[number >> 5 * place & 31] for place in reversed(range(8)))


class Map:
    """Actors on a grid, ties among them, quotes behind most ties."""

    def __init__(self, actors, far):
        dice = random.Random(actors)
        self.columns = round((actors * ROW / COLUMN * 2) ** 0.5)
        self.actors = actors
        self.places, self.camps = [], []
        for nth in range(actors):
            row, column = divmod(nth, self.columns)
            self.places.append((column * COLUMN + dice.randrange(24), row * ROW + dice.randrange(24)))
            self.camps.append((row * self.columns * 2 >= actors) * 2 + (column * 2 >= self.columns))
        members = [[one for one in range(actors) if self.camps[one] == camp] for camp in range(4)]
        self.ties = []
        while len(self.ties) < 3 * actors:
            one = dice.randrange(actors)
            inside = dice.random() < 0.85
            if inside and far:
                other = dice.choice(members[self.camps[one]])
            elif inside:
                row, column = divmod(one, self.columns)
                row += round(dice.gauss(0, self.columns / 10 * COLUMN / ROW))
                column += round(dice.gauss(0, self.columns / 10))
                other = row * self.columns + column if 0 <= column < self.columns else one
            else:
                other = dice.randrange(actors)
            is_there = 0 <= other < actors and other != one
            if is_there and (not inside or self.camps[one] == self.camps[other]):
                supports = dice.random() < (0.85 if self.camps[one] == self.camps[other] else 0.15)
                label = "trains and pays" if dice.random() < 0.1 else ""
                self.ties.append((one, other, supports, dice.random() < 0.25, label, dice.randrange(6)))

    def name(self, nth):
        return f"{NAMES[nth % len(NAMES)]} {nth}"

    def ron(self):
        """The map as a project of format 2."""
        text, quotes, ties = [], [], []
        at = 0
        for nth, (one, other, supports, mutual, label, count) in enumerate(self.ties):
            own = []
            for _ in range(count):
                words = f"{self.name(one)} {'backs' if supports else 'fights'} {self.name(other)}"
                own.append(identifier("q", len(quotes) + 1))
                quotes.append(
                    f'Quote(id: "{own[-1]}", document: "d00000001", span: ({at}, {at + len(words)}), '
                    f'exact: "{words}", hedge: Stated)'
                )
                text.append(words + ".\n")
                at += len(words) + 2
            ties.append(
                f'Tie(id: "{identifier("t", nth + 1)}", from: "{identifier("a", one + 1)}", '
                f'to: "{identifier("a", other + 1)}", stance: {"Support" if supports else "Clash"}, '
                f'direction: {"Mutual" if mutual else "OneWay"}, label: "{label}", '
                f"quotes: [{', '.join(f'{chr(34)}{q}{chr(34)}' for q in own)}])"
            )
        actors = [
            f'Actor(id: "{identifier("a", nth + 1)}", name: "{self.name(nth)}", kind: {KINDS[nth % 8]}, '
            f"place: ({x}.0, {y}.0))"
            for nth, (x, y) in enumerate(self.places)
        ]
        parts = [("actors", actors), ("ties", ties), ("quotes", quotes)]
        body = "".join(f"    {name}: [\n        {(',' + chr(10) + '        ').join(all)},\n    ],\n" for name, all in parts)
        document = f'Document(id: "d00000001", title: "Made up", text: r#"{"".join(text)}"#)'
        return f'Project(\n    format: 2,\n    id: "p00000001",\n    documents: [{document}],\n{body})\n'

    def dot(self, pixels):
        """The same for graphviz, at a resolution that makes the picture so many pixels wide."""
        wide = (self.columns - 1) * COLUMN + MARGIN
        lines = [
            f"digraph {{ graph [dpi={72 * pixels / wide:.4f}, splines=line, bgcolor=white]",
            'node [shape=box, style="rounded,filled", fixedsize=true, height=0.55, fontsize=15, fontname="Helvetica"]',
            'edge [fontsize=12, fontname="Helvetica"]',
        ]
        fills = ["#f1f2fa", "#f4f7ea", "#fcf6e7", "#fbf1f6", "#edf8f5", "#f5f0fb", "#f8f4f0", "#f5f6f7"]
        for nth, (x, y) in enumerate(self.places):
            name, colour = self.name(nth), fills[nth % 8]
            width = (len(name) * 8 + 50) / 72
            lines.append(f'a{nth} [pos="{x},{-y}", label="{name}", width={width:.2f}, fillcolor="{colour}"]')
        for one, other, supports, mutual, label, count in self.ties:
            colour, head = ("#005094", "normal") if supports else ("#c03c00", "tee")
            both = ", dir=both" if mutual else ""
            style = ", style=dashed" if count == 0 else ""
            lines.append(
                f'a{one} -> a{other} [color="{colour}", penwidth={1.6 + count * 0.4:.1f}, arrowhead={head}, '
                f'arrowtail={head}, label="{label}"{both}{style}]'
            )
        return "\n".join(lines) + "\n}\n"


def measured(command):
    """CPU seconds, wall seconds and peak megabytes of a process with its children."""
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(command)}: exit {child.returncode}")
    return used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss / 1024


def drawn(command, picture, times):
    """A row of the table: the least CPU of some runs, and what came out."""
    cpu, wall, peak = min(measured(command) for _ in range(times))
    with open(picture, "rb") as file:
        head = file.read(24)
    size = "%d x %d" % struct.unpack(">II", head[16:24]) if head[1:4] == b"PNG" else ""
    megabytes = os.path.getsize(picture) / 1e6
    return f"{cpu:.2f} | {wall:.2f} | {peak:.0f} | {size} | {megabytes:.2f}", cpu


def installed(program, package):
    if not shutil.which(program):
        subprocess.run(["apt-get", "install", "-y", package], stdout=subprocess.DEVNULL, check=False)
    return shutil.which(program)


def compare(options, actors, folder):
    made = Map(actors, options.far)
    project, dot = os.path.join(folder, f"{actors}.ron"), os.path.join(folder, f"{actors}.dot")
    open(project, "w", encoding="utf-8").write(made.ron())
    open(dot, "w", encoding="utf-8").write(made.dot(options.width))
    out = lambda ending: os.path.join(folder, f"{actors}-{ending}")
    export = [options.detente, "export", project, "--no-legend", "--no-title", "-o"]
    png, svg = out("detente.png"), out("detente.svg")
    rows = [("detente export, PNG", [*export, png, "--width", str(options.width)], png)]
    if options.neato:
        peer = out("neato.png")
        rows.append(("neato -n2 -Tpng", [options.neato, "-n2", "-Tpng", dot, "-o", peer], peer))
    rows.append(("detente export, SVG", [*export, svg], svg))
    if options.resvg:
        peer = out("resvg.png")
        rows.append(("resvg of that SVG", [options.resvg, "-w", str(options.width), svg, peer], peer))
    for name, command, picture in rows:
        cells, _ = drawn(command, picture, options.times)
        print(f"| {actors:,} | {name} | {cells} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("detente", help="the program, built with --release")
    parser.add_argument("--width", type=int, default=4000, help="pixels")
    parser.add_argument("--times", type=int, default=3, help="runs of each")
    parser.add_argument("--actors", type=int, nargs="*", default=[100, 1000, 10000])
    parser.add_argument("--far", action="store_true", help="ties of any length inside a camp")
    parser.add_argument("--keep", help="folder for maps and pictures; else they are thrown away")
    options = parser.parse_args()
    options.neato, options.resvg = installed("neato", "graphviz"), shutil.which("resvg")
    for name in ("neato", "resvg"):
        version = getattr(options, name) and subprocess.run([name, "-V"], capture_output=True, text=True)
        print(f"{name}: {(version.stdout + version.stderr).strip() if version else 'not installed'}", file=sys.stderr)
    print("| actors | by | CPU s | wall s | peak MB | pixels | file MB |\n|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        if options.keep:
            os.makedirs(options.keep, exist_ok=True)
        for actors in options.actors:
            compare(options, actors, options.keep or scratch)


if __name__ == "__main__":
    main()
