"""Axes of three dimensions: points and surfaces as they are seen from the usual place, drawn on flat axes."""
import math
import numpy as np
import matplotlib.pyplot as plt

# Lines of a surface along each side, at most.
_most = 12


# in mpl_toolkits.mplot3d, mpl_toolkits.mplot3d.axes3d
class Axes3D(plt.Axes):
    __module__ = "mpl_toolkits.mplot3d.axes3d"

    def __init__(self, figure, *args, **options):
        super().__init__(figure)
        self._elev, self._azim = 30.0, -60.0
        self._spatial = []
        self._z_label = None

    def view_init(self, elev=None, azim=None, roll=None, **options):
        self._elev = 30.0 if elev is None else float(elev)
        self._azim = -60.0 if azim is None else float(azim)
        self._project()

    def _put(self, kind, x, y, z, options):
        x, y, z = [np.array(v, dtype="float64") for v in (x, y, z)]
        label = options.get("label")
        color = options.get("color", options.get("c"))
        self._spatial.append((kind, x, y, z, label, color if isinstance(color, str) else None))
        self._project()

    def scatter(self, xs, ys, zs=0, zdir="z", s=20, **options):
        xs, ys = np.ravel(np.array(xs, dtype="float64")), np.ravel(np.array(ys, dtype="float64"))
        zs = np.ravel(np.array(zs, dtype="float64")) if np.ndim(zs) > 0 else np.full(xs.shape, float(zs))
        self._put("scatter", xs, ys, zs, options)

    def plot(self, xs, ys, *args, zdir="z", **options):
        zs = options.pop("zs", args[0] if args and not isinstance(args[0], str) else 0.0)
        xs, ys = np.ravel(np.array(xs, dtype="float64")), np.ravel(np.array(ys, dtype="float64"))
        zs = np.ravel(np.array(zs, dtype="float64")) if np.ndim(zs) > 0 else np.full(xs.shape, float(zs))
        self._put("plot", xs, ys, zs, options)

    def plot_surface(self, X, Y, Z, **options):
        self._put("surface", X, Y, Z, options)

    def plot_wireframe(self, X, Y, Z, **options):
        self._put("surface", X, Y, Z, options)

    def contour(self, X, Y, Z, *args, **options):
        self._put("surface", X, Y, Z, options)

    scatter3D = scatter
    plot3D = plot
    contour3D = contour
    contourf = contour

    def set_zlabel(self, zlabel, **options):
        self._z_label = str(zlabel)
        self._project()

    def set_zlim(self, *args, **options):
        pass

    def _extents(self):
        found = []
        for axis in range(3):
            values = np.concatenate([np.ravel(part[1 + axis]) for part in self._spatial])
            low, high = float(np.min(values)), float(np.max(values))
            found.append((low, (high - low) or 1.0))
        return found

    def _project(self):
        """Draws everything anew: extents and the place of the eye may have changed."""
        title, labels = self._title, (self._x["label"], self._y["label"])
        legend = self._legend
        self.clear()
        self._title, self._legend = title, legend
        self._x["label"], self._y["label"] = labels
        self._x["ticks"], self._y["ticks"] = [], []
        if not self._spatial:
            return
        extents = self._extents()
        az, el = math.radians(self._azim), math.radians(self._elev)
        right = (-math.sin(az), math.cos(az), 0.0)
        up = (-math.sin(el) * math.cos(az), -math.sin(el) * math.sin(az), math.cos(el))
        for kind, x, y, z, label, color in self._spatial:
            placed = [(v - low) / width for v, (low, width) in zip((x, y, z), extents)]
            across = placed[0] * right[0] + placed[1] * right[1]
            above = placed[0] * up[0] + placed[1] * up[1] + placed[2] * up[2]
            if kind == "scatter":
                plt.Axes.scatter(self, across, above, label=label, color=color)
            elif kind == "plot":
                plt.Axes.plot(self, across, above, label=label, color=color)
            else:
                self._net(across, above, color or "C0")

    def _net(self, across, above, color):
        rows, columns = across.shape
        for i in range(0, rows, -(-rows // _most)):
            plt.Axes.plot(self, across[i], above[i], color=color)
        for j in range(0, columns, -(-columns // _most)):
            plt.Axes.plot(self, across[:, j], above[:, j], color=color)
