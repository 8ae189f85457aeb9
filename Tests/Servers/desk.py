"""A drafting session at the desk with one counsel, in tmux, as a person would go through it.

    desk.py ASSENT CHARTER EDITOR STEP...

Each step prints a line: its name, a tab, and `ok` or what was on the screen instead.
"""

import re
import subprocess
import sys
import time
import uuid

ASSENT, CHARTER, EDITOR, *STEPS = sys.argv[1:]
SOCKET = f"assent-{uuid.uuid4().hex[:8]}"
SECRET = "within 24 hours"


class Missing(Exception):
    pass


def tmux(*words):
    return subprocess.run(
        ["tmux", "-L", SOCKET, "-f", "/dev/null", *words], stdin=subprocess.DEVNULL,
        capture_output=True, text=True).stdout


def screen():
    return tmux("capture-pane", "-p")


def words():
    """The screen pane by pane, with the folds taken out."""
    panes = {}
    for line in screen().split("\n"):
        for place, part in enumerate(line.split("│")):
            panes.setdefault(place, []).append(part.strip())
    return " ¦ ".join(re.sub(r"\s+", " ", " ".join(lines)) for lines in panes.values())


def press(*keys):
    for key in keys:
        tmux("send-keys", key)
        time.sleep(0.15)


def say(text):
    tmux("send-keys", "-l", text)
    time.sleep(0.2)
    press("Enter")


def wait(pattern, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if re.search(pattern, words()):
            return
        time.sleep(0.05)
    raise Missing(f"expected “{pattern}”, found:\n{screen()}")


def settle():
    """Waits until no seconds are counted any more: a command may run on for a while when it has said all."""
    end = time.monotonic() + 60
    before = None
    while time.monotonic() < end and before != words():
        before = words()
        time.sleep(2.5)


def begin(key, pattern):
    settle()
    press(key)
    wait(pattern)


def never(text):
    if text in words():
        raise Missing(f"“{text}” was to stay unseen, found:\n{screen()}")


def start():
    tmux("new-session", "-d", "-x", "120", "-y", "45",
         "env", f"EDITOR={EDITOR}", "TERM=tmux-256color", ASSENT, CHARTER)
    wait("Talk")
    wait("draft|in force")


def stop():
    for _ in range(20):
        if not tmux("list-sessions"):
            return
        press("Escape", "q")
    tmux("kill-server")


def talk():
    press("i")
    say("Who decides here?")
    wait("somebody should be named")
    wait(r"\d tokens · \d+ s")
    press("Escape")


def sound():
    begin("t", "An idea, in a sentence")
    say("Let anybody release at night.")
    wait("verdict: change it")
    wait("two people each wait for the other")


def critique():
    begin("c", "names nobody: each of two people")


def propose(isDraft):
    begin("p", "What is wrong")
    say("Nobody is named who decides.")
    wait("There is no provision")
    wait("is on the docket")
    if not isDraft:
        never(SECRET)
    press("r")
    if isDraft:
        wait(SECRET)
        press("Escape")
    else:
        # Nobody who could review it: the text stays unseen.
        wait("needs your name and key")
        never(SECRET)


def objections():
    press("e")
    wait("The draft is saved|needs your name and key")
    begin("o", "Whoever is on leave can.t answer")


def stubborn():
    press("p")
    wait("What is wrong")
    say("Nobody is named who decides.")
    wait("This is its answer as it came")
    wait("no-such-provision")


def cancel():
    press("c")
    wait("names nobody")
    press("C-c")
    wait("incomplete: stopped", 1)


def incomplete():
    press("c")
    wait("counsel aimock")
    press("Tab", "G")
    wait("incomplete: the reply broke off")


def strict():
    """An answer that the server holds to a schema, whatever it says."""
    press("p")
    wait("What is wrong")
    say("Nobody is named who decides.")
    wait("This is its answer as it came|is on the docket")


ALL = {
    "talk": talk, "sound": sound, "critique": critique, "propose": lambda: propose(True),
    "propose-in-force": lambda: propose(False), "objections": objections, "stubborn": stubborn,
    "strict": strict, "cancel": cancel, "incomplete": incomplete,
}

try:
    start()
    for step in STEPS:
        try:
            ALL[step]()
            print(f"{step}\tok", flush=True)
        except Missing as missing:
            print(f"{step}\t{missing}", flush=True)
            tmux("kill-server")
            time.sleep(1)
            start()
finally:
    stop()
