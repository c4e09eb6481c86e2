#!/usr/bin/env python3
"""Layouts of signed maps as Detente and others make them, measured by one and the same ruler.

    cargo build --release
    python3 benches/peers/layout.py --install          # once: peers from PyPI and npm, into target/peers
    apt-get install graphviz                           # sfdp and its overlap removal
    python3 benches/peers/layout.py                    # 1,000 and 10,000 actors, a Markdown table on stdout
    python3 benches/peers/layout.py --sizes 1000 --only ours,sfdp

The maps have four planted camps of equal size and three ties an actor (average degree 6). SHARE of the ties lie within
a camp; of those 85 % are support, of the ties across camps 85 % are clash. The seeds are fixed.

Measured, for all alike: *stress*, the mean of ((distance - steps) / steps)^2 over pairs, distances scaled as suits best
(sampled from 300 actors); *hit*, the share of labels of 120 x 40 that overlap another; *len*, the mean length of a clash
over that of a support; *silh*, the mean silhouette of the planted camps; *area*, that of the rectangle around all labels
over that of the labels; processor seconds of the layout alone, all threads together (for programs: of the whole
program). Who knows nothing of labels gets the room that others may use: its picture is scaled to SIX times the area of the
labels. Detente is told nothing of the planted camps: it finds its own, and that time is counted.

Whoever is not installed is left out and said so.
"""

import argparse
import csv
import json
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PEERS = os.path.join(ROOT, "target", "peers")
PYTHON = os.path.join(PEERS, "venv", "bin", "python")
SHARE = 0.75
SIX = 6.0
LABEL = (120.0, 40.0)
SLOWEST = 900  # seconds that anybody gets


def planted(actors, seed):
    """Ties (from, to, is_support) of a map whose camps are the remainders by four."""
    dice = random.Random(seed)
    ties, seen = [], set()
    while len(ties) < actors * 3:
        is_within = dice.random() < SHARE
        one = dice.randrange(actors)
        other = dice.randrange(actors)
        while (other % 4 == one % 4) != is_within or other == one:
            other = dice.randrange(actors)
        pair = (min(one, other), max(one, other))
        if pair in seen:
            continue
        seen.add(pair)
        ties.append((one, other, (dice.random() < 0.85) == is_within))
    return ties


# ---------------------------------------------------------------- the ruler


def measured(ties, places, is_sized):
    import numpy as np
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import dijkstra

    at = np.asarray(places, dtype=float)
    many = len(at)
    if not is_sized:
        at = scaled_to_six(at)
    one, other = np.array([tie[0] for tie in ties]), np.array([tie[1] for tie in ties])
    support = np.array([tie[2] for tie in ties])
    graph = coo_matrix((np.ones(len(ties)), (one, other)), shape=(many, many)).tocsr()
    sources = np.arange(0, many, max(1, many // 300))
    steps = dijkstra(graph, directed=False, unweighted=True, indices=sources)
    far = np.hypot(at[sources, None, 0] - at[None, :, 0], at[sources, None, 1] - at[None, :, 1])
    there = np.isfinite(steps) & (steps > 0)
    ratio = far[there] / steps[there]
    stress = 1.0 - ratio.sum() ** 2 / (ratio**2).sum() / len(ratio)
    length = np.hypot(*(at[one] - at[other]).T)
    camp = np.arange(many) % 4
    mean = np.stack([far[:, camp == c].sum(axis=1) for c in range(4)], axis=1)
    own = camp[sources]
    sizes = np.array([(camp == c).sum() for c in range(4)])
    inside = mean[np.arange(len(sources)), own] / (sizes[own] - 1)
    others = mean / sizes
    others[np.arange(len(sources)), own] = np.inf
    outside = others.min(axis=1)
    return {
        "stress": stress,
        "hit": hits(at),
        "len": length[~support].mean() / length[support].mean(),
        "silh": ((outside - inside) / np.maximum(outside, inside)).mean(),
        "area": area(at),
    }


def area(at):
    width, height = at.max(axis=0) - at.min(axis=0) + LABEL
    return width * height / (len(at) * LABEL[0] * LABEL[1])


def scaled_to_six(at):
    """The same picture, as large as six times its labels."""
    low, high = 1e-6, 1e6
    at = (at - at.mean(axis=0)) / max(at.std(), 1e-12)
    for _ in range(80):
        middle = (low * high) ** 0.5
        low, high = (middle, high) if area(at * middle) < SIX else (low, middle)
    return at * low


def hits(at):
    """The share of labels that overlap another."""
    order = at[:, 0].argsort()
    hit = [False] * len(at)
    rows = at.tolist()
    for nth, one in enumerate(order):
        x, y = rows[one]
        for other in order[nth + 1 :]:
            if rows[other][0] - x >= LABEL[0] - 1e-6:
                break
            if abs(rows[other][1] - y) < LABEL[1] - 1e-6:
                hit[one] = hit[other] = True
    return sum(hit) / len(hit)


# ---------------------------------------------------------------- programs


def children_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def ran(command, **more):
    """What a program said, and its processor seconds."""
    before = children_seconds()
    said = subprocess.run(command, capture_output=True, check=True, timeout=SLOWEST, **more).stdout
    return said.decode(), children_seconds() - before


def sfdp(ties, actors, folder, overlap="true"):
    if not shutil.which("sfdp"):
        raise ImportError("sfdp: apt-get install graphviz")
    size = f"width={LABEL[0] / 72},height={LABEL[1] / 72}"
    lines = [f"graph g {{ overlap={overlap}; node [shape=box,fixedsize=true,label=\"\",{size}];"]
    lines += [f"{nth};" for nth in range(actors)] + [f"{one} -- {other};" for one, other, _ in ties] + ["}"]
    said, seconds = ran(["sfdp", "-Tplain"], input="\n".join(lines).encode(), cwd=folder)
    places = [None] * actors
    for line in said.splitlines():
        words = line.split()
        if words[0] == "node":
            places[int(words[1])] = (float(words[2]) * 72, float(words[3]) * 72)
    return places, seconds


def sfdp_prism(ties, actors, folder):
    return sfdp(ties, actors, folder, overlap="prism")


D3 = """
const fs = require('fs');
const [actors, ties] = JSON.parse(fs.readFileSync(process.argv[2]));
for (const part of ['dispatch', 'quadtree', 'timer', 'force']) {
  require('vm').runInThisContext(fs.readFileSync(`${process.argv[3]}/d3-${part}/dist/d3-${part}.js`, 'utf8'));
}
const all = Array.from({length: actors}, (_, id) => ({id}));
const begun = process.cpuUsage();
const force = d3.forceSimulation(all).stop()
  .force('charge', d3.forceManyBody()).force('center', d3.forceCenter())
  .force('tie', d3.forceLink(ties.map(([source, target]) => ({source, target}))));
for (let tick = 0; tick < 300; tick++) force.tick();
const used = process.cpuUsage(begun);
console.log(JSON.stringify([all.map(one => [one.x, one.y]), (used.user + used.system) / 1e6]));
"""


def d3_force(ties, actors, folder):
    packages = os.path.join(PEERS, "node_modules")
    if not shutil.which("node") or not os.path.exists(os.path.join(packages, "d3-force")):
        raise ImportError("d3-force: --install, with node and npm there")
    script, graph = os.path.join(folder, "d3.cjs"), os.path.join(folder, "d3.json")
    with open(script, "w") as file:
        file.write(D3)
    with open(graph, "w") as file:
        json.dump([actors, ties], file)
    said, _ = ran(["node", script, graph, packages])
    return json.loads(said)


class Ours:
    """Detente, by method; the project is made once for each map."""

    made = {}

    @classmethod
    def project(cls, ties, actors, folder):
        if actors not in cls.made:
            kept = tempfile.mkdtemp(dir=folder)
            with open(os.path.join(kept, "ties.csv"), "w", newline="") as file:
                out = csv.writer(file)
                out.writerow(["source", "target", "stance"])
                out.writerows((name(one), name(other), "support" if plus else "clash") for one, other, plus in ties)
            with open(os.path.join(kept, "actors.csv"), "w", newline="") as file:
                out = csv.writer(file)
                out.writerow(["name", "x", "y"])
                out.writerows((name(nth), nth % 100 * 300, nth // 100 * 200) for nth in range(actors))
            path = os.path.join(kept, "map.ron")
            tables = ["--ties", os.path.join(kept, "ties.csv"), "--actors", os.path.join(kept, "actors.csv")]
            ran([detente(), "new", "-o", path, *tables])
            cls.made[actors] = path
        return cls.made[actors]

    @classmethod
    def run(cls, ties, actors, folder, method):
        project = cls.project(ties, actors, folder)
        out = os.path.join(folder, f"{method}-{actors}.ron")
        command = [detente(), "layout", project, "-o", out, "--force", "--method", method, "--report"]
        report, _ = ran(command)
        seconds = sum(float(said) for said in re.findall(r"([\d.]+) s of processor time", report))
        if method == "force":  # it has no use for camps
            seconds = float(re.search(r"^layout +([\d.]+) s of processor", report, re.M)[1])
        said, _ = ran([detente(), "show", out, "--json"])
        places = [None] * actors
        for one in json.loads(said)["actors"]:
            places[int(one["name"].split()[-1])] = (one["x"], one["y"])
        return places, seconds


def name(nth):
    """As long as a label of 120 asks for."""
    return f"Some actor {nth:05}"


def detente():
    path = os.environ.get("DETENTE", os.path.join(ROOT, "target", "release", "detente"))
    if not os.path.exists(path):
        raise ImportError("cargo build --release, or say where with DETENTE=")
    return path


def ours(method):
    return lambda ties, actors, folder: Ours.run(ties, actors, folder, method)


# ---------------------------------------------------------------- libraries, each in a Python of its own


def igraph_graph(ties, actors, support, clash):
    import igraph

    graph = igraph.Graph(n=actors, edges=[(one, other) for one, other, _ in ties])
    graph.es["weight"] = [support if plus else clash for _, _, plus in ties]
    return graph


def igraph_fr(ties, actors):
    graph = igraph_graph(ties, actors, 1.0, 1.0)
    return lambda: graph.layout_fruchterman_reingold().coords


def igraph_fr_signed(ties, actors):
    graph = igraph_graph(ties, actors, 1.0, 0.05)
    return lambda: graph.layout_fruchterman_reingold(weights="weight").coords


def igraph_drl_signed(ties, actors):
    graph = igraph_graph(ties, actors, 1.0, 0.05)
    return lambda: graph.layout_drl(weights="weight").coords


def fa2_signed(ties, actors):
    import random as dice

    import numpy as np
    from fa2_modified import ForceAtlas2
    from scipy.sparse import lil_matrix

    dice.seed(1)
    np.random.seed(1)
    graph = lil_matrix((actors, actors))
    for one, other, plus in ties:
        graph[one, other] = graph[other, one] = 1.0 if plus else 0.05
    force = ForceAtlas2(verbose=False)
    return lambda: force.forceatlas2(graph, iterations=200)


def s_gd2(ties, actors):
    import s_gd2 as library

    # It takes what hangs together only: the largest piece is laid out, the few others are left in its middle.
    whole = igraph_graph(ties, actors, 1.0, 1.0).connected_components()
    members = max(whole, key=len)
    number = {at: nth for nth, at in enumerate(members)}
    inside = [(number[one], number[other]) for one, other, _ in ties if one in number]
    places = [[0.0, 0.0]] * actors

    def lay_out():
        found = library.layout_convergent([one for one, _ in inside], [other for _, other in inside], random_seed=1)
        for at, place in zip(members, found.tolist()):
            places[at] = place
        return places

    return lay_out


LIBRARIES = {
    "igraph FR": igraph_fr,
    "igraph FR, signed": igraph_fr_signed,
    "igraph DrL, signed": igraph_drl_signed,
    "ForceAtlas2, signed": fa2_signed,
    "s_gd2": s_gd2,
}


def in_a_python_of_its_own(label):
    def run(ties, actors, folder):
        graph = os.path.join(folder, "graph.json")
        with open(graph, "w") as file:
            json.dump([ties, actors], file)
        command = [python(), os.path.abspath(__file__), "--library", label, graph]
        try:
            said, _ = ran(command)
        except subprocess.CalledProcessError as broken:
            raise ImportError(broken.stderr.decode().strip().splitlines()[-1]) from broken
        return json.loads(said)

    return run


def run_library(label, graph):
    """The other side: lays out, and says places and processor seconds."""
    import time

    with open(graph) as file:
        ties, actors = json.load(file)
    random.seed(1)
    lay_out = LIBRARIES[label](ties, actors)
    begun = time.process_time()
    places = lay_out()
    took = time.process_time() - begun
    print(json.dumps([[list(map(float, place)) for place in places], took]))


def python():
    return PYTHON if os.path.exists(PYTHON) else sys.executable


# ---------------------------------------------------------------- all of them

# Who, how, whether it knows how large labels are, and the largest map it is asked for.
PEOPLE = [
    ("Detente *camps*", ours("camps"), True, 10**6),
    ("Detente *force*", ours("force"), True, 10**6),
    ("Detente *layers*", ours("layers"), True, 10**6),
    ("Detente *circle*", ours("circle"), True, 10**6),
    ("graphviz sfdp", sfdp, False, 20_000),
    ("sfdp + prism", sfdp_prism, True, 20_000),
    ("igraph FR", in_a_python_of_its_own("igraph FR"), False, 20_000),
    ("igraph FR, signed", in_a_python_of_its_own("igraph FR, signed"), False, 20_000),
    ("igraph DrL, signed", in_a_python_of_its_own("igraph DrL, signed"), False, 20_000),
    ("ForceAtlas2, signed", in_a_python_of_its_own("ForceAtlas2, signed"), False, 2_000),
    ("s_gd2, all pairs", in_a_python_of_its_own("s_gd2"), False, 2_000),
    ("d3-force", d3_force, False, 20_000),
]


def compared(sizes, only):
    print("| layout | actors | s | stress | hit | len | silh | area |\n|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for actors in sizes:
            ties = planted(actors, seed=actors)
            for label, lay_out, is_sized, most in PEOPLE:
                if actors <= most and (not only or any(word in label.lower() for word in only)):
                    print(row(label, lambda: lay_out(ties, actors, folder), (ties, actors, is_sized)), flush=True)


def row(label, lay_out, about):
    ties, actors, is_sized = about
    try:
        places, seconds = lay_out()
    except ImportError as missing:
        return f"| {label} | {actors:,} | not there: {missing} | | | | | |"
    except subprocess.TimeoutExpired:
        return f"| {label} | {actors:,} | over {SLOWEST} | | | | | |"
    found = measured(ties, places, is_sized)
    area = f"{found['area']:.1f}" if is_sized else "(6)"
    figures = f"{found['stress']:.3f} | {found['hit']:.0%} | {found['len']:.2f} | {found['silh']:.2f} | {area}"
    return f"| {label} | {actors:,} | {seconds:.2f} | {figures} |"


def install():
    os.makedirs(PEERS, exist_ok=True)
    subprocess.run([sys.executable, "-m", "venv", os.path.join(PEERS, "venv")], check=True)
    wanted = ["numpy", "scipy", "igraph", "s_gd2", "fa2_modified"]
    subprocess.run([PYTHON, "-m", "pip", "install", "-q", *wanted], check=False)
    if shutil.which("npm"):
        subprocess.run(["npm", "install", "--silent", "--prefix", PEERS, "d3-force"], check=False)
    if not shutil.which("sfdp"):
        print("graphviz is not here: apt-get install graphviz", file=sys.stderr)


def main():
    reads = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reads.add_argument("--install", action="store_true", help="install the peers, and stop")
    reads.add_argument("--sizes", default="1000,10000", help="how many actors")
    reads.add_argument("--only", default="", help="parts of the names of those who are to run, by commas")
    reads.add_argument("--library", nargs=2, help=argparse.SUPPRESS)
    asked = reads.parse_args()
    if asked.library:
        return run_library(*asked.library)
    if asked.install:
        return install()
    if os.path.exists(PYTHON) and os.path.abspath(sys.executable) != os.path.abspath(PYTHON):
        os.execv(PYTHON, [PYTHON, *sys.argv])  # numpy and scipy are there
    compared([int(size) for size in asked.sizes.split(",")], [word for word in asked.only.lower().split(",") if word])


if __name__ == "__main__":
    main()
