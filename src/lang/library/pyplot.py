"""matplotlib.pyplot: figures are gathered here, drawn in the terminal by show() and into files by savefig()."""
import numpy as np
import _tensh

_colors = {"b": "#0000ff", "g": "#008000", "r": "#ff0000", "c": "#00bfbf", "m": "#bf00bf", "y": "#bfbf00",
           "k": "#000000", "w": "#ffffff", "blue": "#0000ff", "green": "#008000", "red": "#ff0000",
           "cyan": "#00ffff", "magenta": "#ff00ff", "yellow": "#ffff00", "black": "#000000", "white": "#ffffff",
           "orange": "#ffa500", "purple": "#800080", "brown": "#a52a2a", "pink": "#ffc0cb", "gray": "#808080",
           "grey": "#808080", "olive": "#808000", "navy": "#000080", "teal": "#008080", "gold": "#ffd700",
           "lime": "#00ff00", "skyblue": "#87ceeb", "steelblue": "#4682b4", "crimson": "#dc143c",
           "darkblue": "#00008b", "darkgreen": "#006400", "darkred": "#8b0000", "darkorange": "#ff8c00",
           "lightblue": "#add8e6", "lightgreen": "#90ee90", "lightgray": "#d3d3d3", "royalblue": "#4169e1",
           "tomato": "#ff6347", "coral": "#ff7f50", "salmon": "#fa8072", "violet": "#ee82ee", "indigo": "#4b0082",
           "tab:blue": 0, "tab:orange": 1, "tab:green": 2, "tab:red": 3, "tab:purple": 4, "tab:brown": 5,
           "tab:pink": 6, "tab:gray": 7, "tab:olive": 8, "tab:cyan": 9}
_markers = ".,ov^<>1234sp*hH+xDd|_"


def _color(name):
    if name is None or name == "none":
        return None
    if isinstance(name, str):
        if name in _colors:
            return _colors[name]
        if len(name) == 2 and name[0] == "C" and name[1].isdigit():
            return int(name[1])
        if name.startswith("#"):
            return name[:7] if len(name) >= 7 else "#" + "".join([c + c for c in name[1:4]])
    return None


def _format(text):
    """A format such as `ro--`: colour, marker, line style."""
    color, marker, line, rest = None, None, None, text
    if rest in _colors or rest.startswith("C") and len(rest) == 2 and rest[1].isdigit():
        return rest, None, None
    while rest:
        if rest[:2] in ("--", "-."):
            line, rest = rest[:2], rest[2:]
        elif rest[0] in "-:":
            line, rest = rest[0], rest[1:]
        elif rest[0] in "bgrcmykw":
            color, rest = rest[0], rest[1:]
        elif rest[0] in _markers:
            marker, rest = rest[0], rest[1:]
        else:
            raise ValueError(f"{text!r} is not a valid format string (unrecognized character {rest[0]!r})")
    return color, marker, line


class Artist:
    """What a drawing function gives back: it can be asked for nothing but told everything."""
    def __init__(self, mark=None):
        self._mark = mark

    def get_label(self):
        return self._mark["label"] if self._mark else None

    def set_label(self, text):
        if self._mark:
            self._mark["label"] = text

    def set_color(self, color):
        if self._mark:
            self._mark["color"] = _color(color)

    def set_visible(self, visible):
        pass

    def set_position(self, position):
        pass

    def set_ticks_position(self, position):
        pass

    def set_linewidth(self, width):
        pass

    def set_major_formatter(self, formatter):
        pass

    def set_major_locator(self, locator):
        pass

    def set_data(self, x, y):
        self._mark["x"], self._mark["y"] = _numbers(x), _numbers(y)


class Text(Artist):
    pass


def _numbers(x):
    return np.array(x, dtype="float64")


def _columns(x, y):
    """Vectors x and y, one pair for each column."""
    y = _numbers(y)
    x = np.arange(y.shape[0] if y.ndim > 0 else 1) if x is None else _numbers(x)
    if y.ndim == 0:
        y = np.reshape(y, (1,))
    if x.ndim == 0:
        x = np.reshape(x, (1,))
    if x.shape[0] != y.shape[0]:
        raise ValueError(f"x and y must have same first dimension, but have shapes {x.shape} and {y.shape}")
    if y.ndim == 1 and x.ndim == 1:
        return [(x, y)]
    if x.ndim == 1:
        return [(x, y[:, i]) for i in range(y.shape[1])]
    if y.ndim == 1:
        return [(x[:, i], y) for i in range(x.shape[1])]
    return [(x[:, i], y[:, i]) for i in range(y.shape[1])]


# in matplotlib.axes, matplotlib.pyplot
class Axes:
    __module__ = "matplotlib.axes._axes"

    def __init__(self, figure):
        self.figure = figure
        self.clear()

    def clear(self):
        self._marks = []
        self._title = None
        self._x = {"label": None, "scale": "linear", "range": None, "ticks": None}
        self._y = {"label": None, "scale": "linear", "range": None, "ticks": None}
        self._grid = False
        self._legend = False

    cla = clear

    def _add(self, mark):
        self._marks.append(mark)
        return Artist(mark)

    def plot(self, *args, color=None, c=None, linestyle=None, ls=None, marker=None, label=None, data=None, **options):
        made = []
        rest = list(args)
        while rest:
            first = rest.pop(0)
            x, y = None, first
            if rest and not isinstance(rest[0], str):
                x, y = first, rest.pop(0)
            form = (None, None, None)
            if rest and isinstance(rest[0], str):
                form = _format(rest.pop(0))
            ink = color or c or form[0]
            dots = marker or form[1]
            line = linestyle or ls or form[2]
            for i, (a, b) in enumerate(self._named(x, y)):
                name = label[i] if isinstance(label, (list, tuple)) else label
                drawn = {"x": a, "y": b, "label": name, "color": _color(ink)}
                if dots is not None and (line is None and form[1] is not None or line in ("", " ", "None", "none")):
                    made.append(self._add({**drawn, "kind": "points"}))
                else:
                    made.append(self._add({**drawn, "kind": "line", "dashed": line in ("--", ":", "-.", "dashed", "dotted"),
                                           "dotted": dots is not None}))
        return made

    def _named(self, x, y):
        """Texts along x are places 0, 1, … with ticks."""
        if x is not None and isinstance(x, (list, tuple)) and len(x) > 0 and isinstance(x[0], str):
            self._x["ticks"] = [(float(i), t) for i, t in enumerate(x)]
            x = range(len(x))
        return _columns(x, y)

    def scatter(self, x, y, s=None, c=None, marker=None, color=None, label=None, **options):
        x, y = np.ravel(_numbers(x)), np.ravel(_numbers(y))
        if x.shape != y.shape:
            raise ValueError("x and y must be the same size")
        classes = None if c is None or isinstance(c, str) else c
        if classes is None:
            return self._add({"kind": "points", "x": x, "y": y, "label": label, "color": _color(color or c)})
        if isinstance(classes, (list, tuple)) and len(classes) > 0 and isinstance(classes[0], str):
            return self._add({"kind": "points", "x": x, "y": y, "label": label, "color": _color(classes[0])})
        classes = np.ravel(np.array(classes))
        if classes.shape != x.shape:
            return self._add({"kind": "points", "x": x, "y": y, "label": label, "color": None})
        kinds = np.unique(classes)
        if len(kinds) > 10:
            return self._add({"kind": "points", "x": x, "y": y, "label": label, "color": None})
        for i, kind in enumerate(kinds):
            here = classes == kind
            self._add({"kind": "points", "x": x[here], "y": y[here], "label": label if i == 0 else None, "color": i})
        return Artist()

    def bar(self, x, height, width=0.8, bottom=None, color=None, label=None, align="center", **options):
        if len(x) > 0 and isinstance(x[0], str):
            self._x["ticks"] = [(float(i), t) for i, t in enumerate(x)]
            x = range(len(x))
        x = _numbers(x)
        base = 0.0 if bottom is None else float(np.ravel(_numbers(bottom))[0])
        low = x - width / 2 if align == "center" else x
        heights = _numbers(height) + (0.0 if bottom is None else _numbers(bottom))
        return self._add({"kind": "bars", "low": low, "high": low + width, "height": heights, "base": base,
                          "label": label, "color": _color(color) if not isinstance(color, list) else None})

    def hist(self, x, bins=10, range=None, density=False, color=None, label=None, **options):
        heights, edges = np.histogram(np.ravel(_numbers(x)), bins=bins, range=range, density=density)
        self._add({"kind": "bars", "low": edges[:-1], "high": edges[1:], "height": heights, "base": 0.0,
                   "label": label, "color": _color(color)})
        return heights.astype("float64"), edges, Artist()

    def step(self, x, y, *args, **options):
        return self.plot(x, y, *args, **options)

    def stem(self, x, y=None, *args, label=None, **options):
        return self.plot(x, y, "o", label=label) if y is not None else self.plot(x, "o", label=label)

    def errorbar(self, x, y, yerr=None, xerr=None, fmt="", label=None, color=None, **options):
        if yerr is not None:
            y = _numbers(y)
            self.fill_between(x, y - _numbers(yerr), y + _numbers(yerr), color=color)
        return self.plot(x, y, fmt, label=label, color=color) if fmt else self.plot(x, y, label=label, color=color)

    def fill_between(self, x, y1, y2=0, color=None, label=None, where=None, **options):
        x = _numbers(x)
        low = np.broadcast_to(_numbers(y1), x.shape)
        high = np.broadcast_to(_numbers(y2), x.shape)
        return self._add({"kind": "band", "x": x, "low": low, "high": high, "label": label, "color": _color(color)})

    def axhline(self, y=0, xmin=0, xmax=1, color=None, c=None, linestyle=None, ls=None, label=None, **options):
        return self._rule("y", y, color or c, linestyle or ls, label)

    def axvline(self, x=0, ymin=0, ymax=1, color=None, c=None, linestyle=None, ls=None, label=None, **options):
        return self._rule("x", x, color or c, linestyle or ls, label)

    def _rule(self, axis, at, color, line, label):
        return self._add({"kind": "rule", "axis": axis, "at": float(at), "dashed": line in ("--", ":", "-."),
                          "label": label, "color": _color(color)})

    def hlines(self, y, xmin, xmax, colors=None, color=None, linestyles="solid", label=None, **options):
        for at in np.ravel(_numbers(y)):
            self.plot([xmin, xmax], [at, at], color=color or colors, linestyle=linestyles, label=label)

    def vlines(self, x, ymin, ymax, colors=None, color=None, linestyles="solid", label=None, **options):
        for at in np.ravel(_numbers(x)):
            self.plot([at, at], [ymin, ymax], color=color or colors, linestyle=linestyles, label=label)

    def imshow(self, image, cmap=None, vmin=None, vmax=None, **options):
        values = _numbers(image)
        if values.ndim == 3 and values.shape[2] == 1:
            values = values[:, :, 0]
        if values.ndim == 3:
            whole = float(np.max(values)) > 1.0
            return self._add({"kind": "image", "values": values if whole else values * 255.0})
        if values.ndim != 2:
            raise TypeError(f"Invalid shape {values.shape} for image data")
        gray = isinstance(cmap, str) and cmap.lower() in ("gray", "grey", "binary", "greys", "gray_r")
        return self._add({"kind": "grid", "values": values, "low": vmin, "high": vmax, "map": "gray" if gray else "viridis",
                          "scale": False})

    matshow = imshow

    def pcolormesh(self, *args, cmap=None, **options):
        return self.imshow(args[-1], cmap=cmap)

    def contourf(self, *args, **options):
        return self.imshow(_numbers(args[2] if len(args) > 2 else args[0])[::-1])

    contour = contourf

    def text(self, x, y, s, **options):
        self._add({"kind": "text", "x": float(x), "y": float(y), "text": str(s)})
        return Text()

    def annotate(self, text, xy, xytext=None, **options):
        return self.text((xytext or xy)[0], (xytext or xy)[1], text)

    def semilogy(self, *args, **options):
        self._y["scale"] = "log"
        return self.plot(*args, **options)

    def semilogx(self, *args, **options):
        self._x["scale"] = "log"
        return self.plot(*args, **options)

    def loglog(self, *args, **options):
        self._x["scale"] = "log"
        self._y["scale"] = "log"
        return self.plot(*args, **options)

    def set_title(self, label, *args, **options):
        self._title = str(label)
        return Text()

    def set_xlabel(self, xlabel, *args, **options):
        self._x["label"] = str(xlabel)
        return Text()

    def set_ylabel(self, ylabel, *args, **options):
        self._y["label"] = str(ylabel)
        return Text()

    def set_xlim(self, left=None, right=None, **options):
        return self._limit(self._x, left, right)

    def set_ylim(self, bottom=None, top=None, **options):
        return self._limit(self._y, bottom, top)

    def _limit(self, axis, low, high):
        if isinstance(low, (list, tuple)):
            low, high = low
        old = axis["range"] or (None, None)
        if low is None and high is None:
            return self._found(axis) if None in old else old
        axis["range"] = (old[0] if low is None else float(low), old[1] if high is None else float(high))
        return axis["range"]

    def _found(self, axis):
        """The limits that the marks ask for: a twentieth of their extent is left free at both ends."""
        names = ["x", "low", "high"] if axis is self._x else ["y", "height", "base"]
        values = [v for mark in self._marks for n in names if n in mark for v in np.ravel(_numbers(mark[n])).tolist()]
        if not values:
            return (0.0, 1.0)
        low, high = min(values), max(values)
        margin = 0.05 * (high - low)
        bars = any([mark.get("kind") == "bars" for mark in self._marks])
        floor = low if bars and axis is self._y and low == 0 else low - margin
        return (np.float64(floor), np.float64(high + margin))

    def get_xlim(self):
        return self._limit(self._x, None, None)

    def get_ylim(self):
        return self._limit(self._y, None, None)

    @property
    def spines(self):
        return _Spines()

    @property
    def xaxis(self):
        return Artist()

    @property
    def yaxis(self):
        return Artist()

    def set_xscale(self, value, **options):
        self._x["scale"] = "log" if value == "log" else "linear"

    def set_yscale(self, value, **options):
        self._y["scale"] = "log" if value == "log" else "linear"

    def set_xticks(self, ticks, labels=None, **options):
        self._ticks(self._x, ticks, labels)

    def set_yticks(self, ticks, labels=None, **options):
        self._ticks(self._y, ticks, labels)

    def set_xticklabels(self, labels, **options):
        self._ticks(self._x, range(len(labels)), labels)

    def set_yticklabels(self, labels, **options):
        self._ticks(self._y, range(len(labels)), labels)

    def _ticks(self, axis, places, labels):
        places = list(np.ravel(_numbers(places)))
        texts = ["%g" % p for p in places] if labels is None else [str(t) for t in labels]
        axis["ticks"] = [(float(p), t) for p, t in zip(places, texts)]

    def set(self, **options):
        for name, value in options.items():
            getattr(self, "set_" + name)(value)

    def grid(self, visible=True, *args, **options):
        self._grid = bool(visible)

    def legend(self, *args, **options):
        labels = options.get("labels", args[-1] if args and isinstance(args[-1], (list, tuple)) else None)
        if labels is not None:
            shown = [m for m in self._marks if "label" in m]
            for mark, text in zip(shown, labels):
                if isinstance(text, str):
                    mark["label"] = text
        self._legend = True
        return Artist()

    def axis(self, *args, **options):
        if args and isinstance(args[0], (list, tuple)):
            self._limit(self._x, args[0][0], args[0][1])
            self._limit(self._y, args[0][2], args[0][3])

    def set_axis_off(self):
        pass

    def set_aspect(self, *args, **options):
        pass

    def tick_params(self, *args, **options):
        pass

    def invert_yaxis(self):
        pass

    def margins(self, *args, **options):
        pass

    def _panel(self):
        marks = []
        for mark in self._marks:
            hidden = not self._legend or str(mark.get("label") or "").startswith("_")
            marks.append({**mark, "label": None} if hidden and "label" in mark else mark)
        return {"title": self._title, "marks": marks, "x": self._x, "y": self._y, "grid": self._grid}


class Figure:
    __module__ = "matplotlib.figure"

    def __init__(self, figsize=None, dpi=None, **options):
        self._axes = []
        self._places = {}
        self._columns = 1
        self._title = None
        self._current = None
        self._size = figsize

    @property
    def axes(self):
        return list(self._axes)

    def gca(self, projection=None, **options):
        if self._current is None or projection == "3d" and not hasattr(self._current, "_spatial"):
            self._places.clear()
            self.add_subplot(1, 1, 1, projection=projection)
        return self._current

    def add_subplot(self, *args, projection=None, **options):
        if len(args) == 1 and isinstance(args[0], int):
            args = (args[0] // 100, args[0] // 10 % 10, args[0] % 10)
        rows, columns, place = args if args else (1, 1, 1)
        if isinstance(place, (list, tuple)):
            place = place[0]
        key = (rows, columns, place)
        if key not in self._places:
            self._places[key] = _axes_for(projection)(self)
            self._axes.append(self._places[key])
            self._columns = max(self._columns, columns)
        self._current = self._places[key]
        return self._current

    def suptitle(self, text, **options):
        self._title = str(text)
        return Text()

    def tight_layout(self, *args, **options):
        pass

    subplots_adjust = tight_layout
    autofmt_xdate = tight_layout

    def colorbar(self, mark=None, *args, **options):
        for axes in self._axes:
            for m in axes._marks:
                if m["kind"] == "grid":
                    m["scale"] = True
        return Artist()

    def show(self):
        if any([a._marks for a in self._axes]):
            _tensh.show(self._figure())

    def savefig(self, fname, dpi=None, **options):
        _tensh.save(self._figure(), str(fname))

    def clf(self, *args, **options):
        self.__init__(self._size)

    def get_axes(self):
        return self.axes

    def set_size_inches(self, *args, **options):
        pass

    def _figure(self):
        panels = [a._panel() for a in self._axes if a._marks]
        return {"title": self._title, "panels": panels, "columns": min(self._columns, max(1, len(panels)))}


_open = {"figures": [], "numbers": {}}


def _figure():
    if not _open["figures"]:
        _open["figures"].append(Figure())
    return _open["figures"][-1]


# in _nowhere
class _Cycle:
    """The colours that series take one after another."""
    def by_key(self):
        return {"color": ["#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd", "#8c564b", "#e377c2", "#7f7f7f",
                          "#bcbd22", "#17becf"]}


# in matplotlib, matplotlib.pyplot
rcParams = {"axes.prop_cycle": _Cycle(), "figure.figsize": [6.4, 4.8], "font.size": 10.0, "lines.linewidth": 1.5}

# in matplotlib.pyplot


def figure(num=None, figsize=None, dpi=None, **options):
    if num is not None and num in _open["numbers"] and _open["numbers"][num] in _open["figures"]:
        made = _open["numbers"][num]
        _open["figures"].remove(made)
    else:
        made = Figure(figsize)
        if num is not None:
            _open["numbers"][num] = made
    _open["figures"].append(made)
    return made


def gcf():
    return _figure()


def gca(**options):
    return _figure().gca(**options)


def axes(*args, **options):
    return _figure().gca(**options)


def subplot(*args, **options):
    return _figure().add_subplot(*args, **options)


def subplots(nrows=1, ncols=1, figsize=None, sharex=False, sharey=False, squeeze=True, subplot_kw=None, **options):
    made = figure(figsize=figsize)
    rows = [[made.add_subplot(nrows, ncols, r * ncols + c + 1, **(subplot_kw or {})) for c in range(ncols)] for r in range(nrows)]
    if not squeeze:
        return made, _Grid(rows)
    if nrows == 1 and ncols == 1:
        return made, rows[0][0]
    if nrows == 1:
        return made, _Grid(rows[0])
    return made, _Grid([r[0] for r in rows]) if ncols == 1 else _Grid(rows)


def show(*args, **options):
    figures = _open["figures"][:]
    _open["figures"].clear()
    for made in figures:
        made.show()


def savefig(fname, **options):
    _figure().savefig(fname, **options)


def close(*args):
    if args and args[0] == "all":
        _open["figures"].clear()
    elif _open["figures"]:
        _open["figures"].pop()


def clf():
    _figure().clf()


def cla():
    gca().clear()


def pause(interval):
    show()


def ion():
    pass


def ioff():
    pass


def draw():
    pass


def plot(*args, **options):
    return gca().plot(*args, **options)


def scatter(*args, **options):
    return gca().scatter(*args, **options)


def bar(*args, **options):
    return gca().bar(*args, **options)


def hist(*args, **options):
    return gca().hist(*args, **options)


def step(*args, **options):
    return gca().step(*args, **options)


def stem(*args, **options):
    return gca().stem(*args, **options)


def errorbar(*args, **options):
    return gca().errorbar(*args, **options)


def fill_between(*args, **options):
    return gca().fill_between(*args, **options)


def axhline(*args, **options):
    return gca().axhline(*args, **options)


def axvline(*args, **options):
    return gca().axvline(*args, **options)


def hlines(*args, **options):
    return gca().hlines(*args, **options)


def vlines(*args, **options):
    return gca().vlines(*args, **options)


def imshow(*args, **options):
    return gca().imshow(*args, **options)


def matshow(*args, **options):
    return gca().imshow(*args, **options)


def pcolormesh(*args, **options):
    return gca().pcolormesh(*args, **options)


def contour(*args, **options):
    return gca().contour(*args, **options)


def contourf(*args, **options):
    return gca().contourf(*args, **options)


def text(*args, **options):
    return gca().text(*args, **options)


def annotate(*args, **options):
    return gca().annotate(*args, **options)


def semilogy(*args, **options):
    return gca().semilogy(*args, **options)


def semilogx(*args, **options):
    return gca().semilogx(*args, **options)


def loglog(*args, **options):
    return gca().loglog(*args, **options)


def title(label, *args, **options):
    return gca().set_title(label)


def suptitle(text, **options):
    return _figure().suptitle(text)


def xlabel(text, *args, **options):
    return gca().set_xlabel(text)


def ylabel(text, *args, **options):
    return gca().set_ylabel(text)


def xlim(*args, **options):
    return gca().set_xlim(*args, **options)


def ylim(*args, **options):
    return gca().set_ylim(*args, **options)


def xscale(value, **options):
    gca().set_xscale(value)


def yscale(value, **options):
    gca().set_yscale(value)


def xticks(ticks=None, labels=None, **options):
    if ticks is not None:
        gca().set_xticks(ticks, labels)


def yticks(ticks=None, labels=None, **options):
    if ticks is not None:
        gca().set_yticks(ticks, labels)


def legend(*args, **options):
    return gca().legend(*args, **options)


def grid(*args, **options):
    gca().grid(*args, **options)


def axis(*args, **options):
    return gca().axis(*args, **options)


def colorbar(*args, **options):
    return _figure().colorbar(*args, **options)


def tight_layout(*args, **options):
    pass


def subplots_adjust(*args, **options):
    pass


def rc(*args, **options):
    pass


# in _nowhere
def _axes_for(projection):
    if projection is None or projection == "rectilinear":
        return Axes
    if projection != "3d":
        raise NotImplementedError(f"axes with projection={projection!r} are not in tensh")
    from mpl_toolkits.mplot3d import Axes3D
    return Axes3D


class _Spines:
    """The edges of axes, which are always drawn."""
    def __getitem__(self, name):
        return Artist()

    def __getattr__(self, name):
        return Artist()

    def values(self):
        return [Artist() for side in range(4)]


class _Grid:
    """The axes of subplots, indexed as an array of them is."""
    def __init__(self, rows):
        self._rows = rows

    def __getitem__(self, key):
        if isinstance(key, tuple):
            row = self._rows[key[0]]
            return row[key[1]] if len(key) > 1 else row
        found = self._rows[key]
        return _Grid(found) if isinstance(found, list) else found

    def __len__(self):
        return len(self._rows)

    def __iter__(self):
        return iter([_Grid(r) if isinstance(r, list) else r for r in self._rows])

    @property
    def flat(self):
        return iter(self.ravel()._rows)

    @property
    def shape(self):
        return (len(self._rows), len(self._rows[0])) if isinstance(self._rows[0], list) else (len(self._rows),)

    def ravel(self):
        return _Grid([a for r in self._rows for a in r]) if isinstance(self._rows[0], list) else self

    flatten = ravel


# in matplotlib
def rc(*args, **options):
    pass


def use(*args, **options):
    pass


# in matplotlib.style, matplotlib.pyplot.style
def use(*args, **options):
    pass


# in matplotlib.cm, matplotlib.pyplot.cm
viridis = "viridis"
gray = "gray"
jet = "jet"
binary = "binary"
Blues = "Blues"
coolwarm = "coolwarm"
plasma = "plasma"
RdBu = "RdBu"
Spectral = "Spectral"
