"""What an office would write for itself: lists the open tasks whose deadline is a plain date in the past."""

import datetime
import pathlib
import sys
import tomllib

root, as_of = pathlib.Path(sys.argv[1]), datetime.date.fromisoformat(sys.argv[2])
late = []
for path in sorted(root.rglob("*.toml")):
    with path.open("rb") as file:
        plan = tomllib.load(file)
    for task in plan.get("task", []):
        due = task.get("deadline")
        if isinstance(due, datetime.date) and due < as_of and "done" not in task:
            late.append(((as_of - due).days, plan["plan"]["id"], task["id"], task["title"]))
for days, plan, task, title in sorted(late, reverse=True):
    print(days, plan, task, title, sep="\t")
