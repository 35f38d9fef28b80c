/** The session and what is around it: time travel, settings, files, limits, figures, scripts. */
import type { Entry } from "./entry.ts";

export const sessionErrors = {
  "state/nothing": {
    message: "nothing to {what}",
    about: "undo goes back one line, redo goes forward again.",
  },
  "state/goto": {
    message: "there is no {what}: {detail}",
    about:
      "goto N goes to the state after line N, goto epoch N to an epoch of the last fit. `history` lists the lines.",
  },
  "state/inside": {
    message: "`{command}` cannot stand inside of a block that changes something",
    about: "Time travel changes everything at once, so it is a statement of its own.",
  },
  "state/line": {
    message: "line {line} has no value",
    about: "_3 is the value of line 3; _ is the last value.",
  },
  "set/file": {
    message: "`{text}` is no setting",
    about: "The settings file holds lines such as `set digits 4`, empty lines, and comments after #.",
  },
  "set/key": {
    message: "there is no setting `{name}`",
    about: "`set` alone lists the settings.",
  },
  "random/bounds": {
    message: "{detail}",
    about: "Random draws need sensible bounds, shapes and dtypes.",
  },
  "io/missing": {
    message: "cannot {what} {path}: {reason}",
    about: "The file is not there, or may not be read or written.",
  },
  "io/address": {
    message: "{path} is an address, not a file",
    about:
      "tensh reads files only, and never the network. Fetch it first: curl -o data.csv ADDRESS, then load data.csv.",
  },
  "io/format": {
    message: "{path}: {detail}",
    about: "The file does not hold what its name or first bytes promise.",
  },
  "io/rounded": {
    message: "{path}: its numbers are printed to {digits} digits; {dtype} has more",
    about:
      "A warning: what is printed for people has fewer digits than the numbers. --json and files hand on all of them.",
  },
  "io/kind": {
    message: "`{path}` names no format that tensh {what}",
    about: "tensh reads and writes .npy, .npz, .safetensors, .csv, .tsv, .json and .txt.",
  },
  "limit/memory": {
    message: "a tensor of shape {shape} needs {needs}; the limit is {limit}",
    about: "Nothing was computed. Use smaller sizes, or reduce before you expand.",
  },
  "limit/length": {
    message: "{what} would be longer than {limit}",
    about: "No text, list or buffer gets that long. Make smaller parts of it, or use a tensor for numbers.",
  },
  "limit/depth": {
    message: "functions call each other more than {limit} deep",
    about: "A recursive function needs a case in which it does not call itself.",
  },
  "limit/number": {
    message: "the integer would have more than {limit} digits",
    about: "Integers of the language are exact; this one would not fit on any screen. Use floats.",
  },
  "limit/rank": {
    message: "rank {rank} is more than {limit}",
    about: "Tensors have at most that many axes.",
  },
  "assert/failed": {
    message: "{detail}",
    about: "The condition of an assert was false.",
  },
  "test/differs": {
    message: "{count} of the {all} lines in {path} say something else now",
    about: "`-` marks what the document shows, `+` what is said now. rtol and atol say how far numbers may be apart.",
  },
  "test/nothing": {
    message: "{path} has no transcript",
    about: "A transcript is a line after `> `, followed by what was said to it; in Markdown in a fenced block.",
  },
  "export/name": {
    message: "a script called {path} would be taken for {name} itself",
    about: "Python looks for modules beside the script first, so `import numpy` in numpy.py imports the script.",
  },
  "export/foreign": {
    message: "`{text}` has no counterpart with {target}: the program is written for {own}",
    about:
      "A program that was read from a Python file is handed over as it stands to the framework that it is written for.",
  },
  "plot/sizes": {
    message: "{x} has {n} values, {y} has {m}: each point needs one of both",
    about: "Series are drawn point by point. A series without x stands over 0, 1, 2, …: plot Y.",
  },
  "plot/rank": {
    message: "{what} of shape {shape} cannot be drawn by `{command}`",
    about:
      "plot and scatter take vectors, and matrices column by column; heat takes matrices; image takes (height, width) or (height, width, channels).",
  },
  "plot/size": {
    message: "{name} is {found}, not {wanted}",
    about: "size=72,20 is in characters, for a file in pixels; xlim=0..10 and ylim=0..10 are ranges.",
  },
  "plot/fit": {
    message: "there is no training run to draw yet",
    about: "plot fit draws the last run of fit, and of one that diverged how its loss grew.",
  },
  "plot/steps": {
    message: "{of} has {n} recorded steps, and a picture shows at most {most}",
    about: "tape without out= lists them all. A part of the expression has fewer: a single layer, a single example.",
  },
  "plot/format": {
    message: "{path} does not end in .svg, .png or .html",
    about: "The end of the name says what a figure is written as.",
  },
  "run/nested": {
    message: "{path} runs itself",
    about: "A script that runs itself would never end.",
  },
  "internal/bug": {
    message: "tensh itself failed: {detail}",
    about: "This is a mistake in tensh, not in your input. The session is as it was before the statement.",
  },
} as const satisfies Readonly<Record<string, Entry>>;
