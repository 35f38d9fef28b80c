"""Records what programs print with the real libraries: python3 test/oracle/record-programs.py [NAME …]

Each test/oracle/programs/NAME.py is run; what it prints goes into NAME.txt beside it.
"""
import os, pathlib, subprocess, sys, tempfile

here = pathlib.Path(__file__).parent / "programs"
for program in sorted(here.glob("*.py")):
    if len(sys.argv) > 1 and program.stem not in sys.argv[1:]:
        continue
    # Whatever a program writes goes with the folder; argparse breaks its lines by COLUMNS.
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([sys.executable, program.resolve()], capture_output=True, text=True, cwd=folder,
                              env={**os.environ, "COLUMNS": "80"})
    if done.returncode != 0:
        sys.exit(f"{program.name}: {done.stderr}")
    program.with_suffix(".txt").write_text(done.stdout)
