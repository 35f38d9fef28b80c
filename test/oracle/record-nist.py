"""Records NIST's Statistical Reference Datasets for nonlinear regression (public domain, itl.nist.gov/div898/strd).

    python record-nist.py FOLDER    the folder that holds the 27 .dat files as NIST publishes them

Numbers are kept as NIST writes them. The models are the files' own, written as expressions of the language.
"""
import json
import pathlib
import re
import sys

gauss = "b1*exp(-b2*x) + b3*exp(-(x-b4)**2/b5**2) + b6*exp(-(x-b7)**2/b8**2)"
lanczos = "b1*exp(-b2*x) + b3*exp(-b4*x) + b5*exp(-b6*x)"
models = {
    "Misra1a": "b1*(1-exp(-b2*x))",
    "Chwirut2": "exp(-b1*x)/(b2+b3*x)",
    "Chwirut1": "exp(-b1*x)/(b2+b3*x)",
    "Lanczos3": lanczos,
    "Gauss1": gauss,
    "Gauss2": gauss,
    "DanWood": "b1*x**b2",
    "Misra1b": "b1*(1-(1+b2*x/2)**(-2))",
    "Kirby2": "(b1+b2*x+b3*x**2)/(1+b4*x+b5*x**2)",
    "Hahn1": "(b1+b2*x+b3*x**2+b4*x**3)/(1+b5*x+b6*x**2+b7*x**3)",
    "Nelson": "b1-b2*x1*exp(-b3*x2)",
    "MGH17": "b1+b2*exp(-x*b4)+b3*exp(-x*b5)",
    "Lanczos1": lanczos,
    "Lanczos2": lanczos,
    "Gauss3": gauss,
    "Misra1c": "b1*(1-(1+2*b2*x)**(-0.5))",
    "Misra1d": "b1*b2*x*((1+b2*x)**(-1))",
    "Roszman1": "b1-b2*x-atan(b3/(x-b4))/pi",
    "ENSO": "b1+b2*cos(2*pi*x/12)+b3*sin(2*pi*x/12)+b5*cos(2*pi*x/b4)+b6*sin(2*pi*x/b4)"
    "+b8*cos(2*pi*x/b7)+b9*sin(2*pi*x/b7)",
    "MGH09": "b1*(x**2+x*b2)/(x**2+x*b3+b4)",
    "Thurber": "(b1+b2*x+b3*x**2+b4*x**3)/(1+b5*x+b6*x**2+b7*x**3)",
    "BoxBOD": "b1*(1-exp(-b2*x))",
    "Rat42": "b1/(1+exp(b2-b3*x))",
    "MGH10": "b1*exp(b2/(x+b3))",
    "Eckerle4": "(b1/b2)*exp(-0.5*((x-b3)/b2)**2)",
    "Rat43": "b1/((1+exp(b2-b3*x))**(1/b4))",
    "Bennett5": "b1*(b2+x)**(-1/b3)",
}
number = r"[-+]?\d*\.?\d+(?:[EeDd][-+]?\d+)?"


def read(path):
    text = path.read_text()
    parameters = [
        [float(v) for v in row]
        for row in re.findall(rf"^\s*b\d\s*=\s*({number})\s+({number})\s+({number})\s+({number})", text, re.M)
    ]
    squares = float(re.search(rf"Residual Sum of Squares:\s+({number})", text)[1])
    deviation = float(re.search(rf"Residual Standard Deviation:\s+({number})", text)[1])
    lines = text.splitlines()
    first = max(i for i, line in enumerate(lines) if line.startswith("Data:")) + 1
    rows = [[float(v) for v in line.split()] for line in lines[first:] if line.strip()]
    columns = [list(c) for c in zip(*rows)]
    assert len(rows) == int(re.search(r"(\d+)\s+Observations", text)[1])
    return {
        "model": models[path.stem],
        "starts": [[p[0] for p in parameters], [p[1] for p in parameters]],
        "certified": [p[2] for p in parameters],
        "deviations": [p[3] for p in parameters],
        "squares": squares,
        "deviation": deviation,
        "y": columns[0],
        "x": columns[1:],
    }


folder = pathlib.Path(sys.argv[1])
recorded = {name: read(folder / f"{name}.dat") for name in models}
out = pathlib.Path(__file__).with_name("nist.json")
out.write_text("{\n" + ",\n".join(f'"{k}": {json.dumps(v)}' for k, v in recorded.items()) + "\n}\n")
