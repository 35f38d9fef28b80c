"""Runs what tensh hands over of Python files, in the framework that they are written for, and records what it prints there:
python record-export-programs.py (numpy, tensorflow, torch, jax, optax; node, and tensh built)."""
import glob
import json
import os
import subprocess
import sys
import tempfile

here = os.path.dirname(os.path.abspath(__file__))
root = os.path.dirname(os.path.dirname(here))
tensh = os.environ.get("TENSH", os.path.join(root, "bin/tensh.js"))
out = {}
for path in sorted(glob.glob(os.path.join(here, "export-programs", "*.py"))):
    name = os.path.basename(path)[:-3]
    own = {"keras": "tensorflow"}.get(name.split("-")[0], name.split("-")[0])
    # What is said of NumPy's arrays is said in the words of the others too.
    for target in ["numpy", "torch", "jax", "tensorflow"] if name.endswith("everywhere") else [own]:
        with tempfile.TemporaryDirectory() as folder:
            script = os.path.join(folder, "script.py")
            subprocess.run(["node", tensh, "-q", "-i", path], input=f"export session {script} as {target}\n", text=True, check=True, capture_output=True)
            ran = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True, cwd=folder)
            out[name if target == own else f"{name} as {target}"] = {"target": target, "script": open(script).read(), "printed": ran.stdout}
        print(name, target, ran.stdout)
with open(os.path.join(here, "export-programs.json"), "w") as f:
    json.dump(out, f, indent=1)
    f.write("\n")
