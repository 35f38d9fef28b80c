"""Runs sessions that tensh wrote as Python, and records what names hold afterwards: python record-export.py [NAME …]
(numpy, tensorflow, torch, jax; node, and tensh built). A test holds tensh's own values against these."""
import glob
import json
import os
import subprocess
import sys
import tempfile

here = os.path.dirname(os.path.abspath(__file__))
root = os.path.dirname(os.path.dirname(here))
dump = '''
import json as _json
def _plain(v):
    if hasattr(v, "detach"): v = v.detach()
    if hasattr(v, "numpy"): v = v.numpy()
    if hasattr(v, "tolist"): return v.tolist()
    if isinstance(v, (list, tuple)): return [_plain(x) for x in v]
    if isinstance(v, dict): return {k: _plain(x) for k, x in v.items()}
    if isinstance(v, (int, float, str, bool)) or v is None: return v
    raise TypeError
_found = {}
for _name in sys.argv[1].split(","):
    if _name in globals():
        try: _found[_name] = _plain(globals()[_name])
        except TypeError: pass
print("\\n" + _json.dumps(_found))
'''
recorded = os.path.join(here, "export.json")
out = json.load(open(recorded)) if len(sys.argv) > 1 else {}
for path in sorted(glob.glob(os.path.join(here, "export", "*.tsh"))):
    session = open(path).read()
    name = os.path.basename(path)[:-4]
    if len(sys.argv) > 1 and name not in sys.argv[1:]:
        continue
    tensh = lambda text: subprocess.run(["node", os.path.join(root, "bin/tensh.js"), "--no-config", "--json", "-c", text],
                                        capture_output=True, text=True, check=True, cwd=root).stdout
    names = [r["name"] for r in json.loads(tensh(session + "\nvars").strip().split("\n")[-1])["data"]]
    out[name] = {}
    for target in ["numpy", "torch", "jax", "tensorflow"]:
        script = json.loads(tensh(session + f"\ncode as {target}").strip().split("\n")[-1])["text"]
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, "script.py")
            open(file, "w").write("import sys\n" + script + dump)
            ran = subprocess.run([sys.executable, file, ",".join(names)], capture_output=True, text=True)
        if ran.returncode != 0:
            print(name, target, ran.stderr[-600:])
            continue
        values = json.loads(ran.stdout.strip().split("\n")[-1])
        print(name, target, len(values), "of", len(names), "names,", script.count("no words"), "without words")
        out[name][target] = {"script": script, "values": values}
with open(recorded, "w") as f:
    json.dump(out, f, indent=1)
    f.write("\n")
