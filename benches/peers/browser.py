#!/usr/bin/env python3
"""What an SVG costs a browser: processor seconds of Chromium with all its processes, above an empty page.

    apt-get install chromium
    python3 benches/peers/browser.py map.svg [another.svg ...]

Each file is opened without a window, laid out and drawn once at 1600 x 1000; the least of --times runs counts.
"""

import argparse
import ctypes
import os
import shutil
import subprocess
import tempfile
import time

ADOPT_ORPHANS = 36  # PR_SET_CHILD_SUBREAPER: what the browser leaves behind is counted too


def opened(path, folder):
    """Processor seconds that the browser takes to show a file."""
    before = os.times()
    profile = tempfile.mkdtemp(dir=folder)
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--window-size=1600,1000", "--timeout=300000"]
    command += [f"--user-data-dir={profile}", f"--screenshot={folder}/seen.png", "file://" + os.path.abspath(path)]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                time.sleep(0.1)
        except ChildProcessError:
            break
    shutil.rmtree(profile, ignore_errors=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="+")
    parser.add_argument("--times", type=int, default=3, help="runs of each")
    options = parser.parse_args()
    if not shutil.which("chromium"):
        raise SystemExit("there is no chromium: apt-get install chromium")
    ctypes.CDLL(None).prctl(ADOPT_ORPHANS, 1, 0, 0, 0)
    with tempfile.TemporaryDirectory() as folder:
        empty = os.path.join(folder, "empty.svg")
        with open(empty, "w", encoding="utf-8") as file:
            file.write('<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"/>')
        least = lambda path: min(opened(path, folder) for _ in range(options.times))
        ground = least(empty)
        print("| file | MB | CPU s |\n|---|---|---|")
        for path in options.files:
            print(f"| {path} | {os.path.getsize(path) / 1e6:.1f} | {least(path) - ground:.1f} |", flush=True)


if __name__ == "__main__":
    main()
