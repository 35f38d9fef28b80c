/**
 * What people mean by names that are not in tensh: of other shells, of Python's packages, of parts of the frameworks that
 * are no tensor operations. Texts alone, for help; an operation with another name is an alias and stands in its entry.
 */

const names: ReadonlyMap<string, string> = new Map([
  ["true", "it is written True"],
  ["TRUE", "it is written True"],
  ["false", "it is written False"],
  ["FALSE", "it is written False"],
  ["null", "it is written None"],
  ["NULL", "it is written None"],
  ["nil", "it is written None"],
  ["undefined", "it is written None"],
  ["length", "len(x) counts rows, size(x) all elements"],
  ["ndims", "rank(x), or x.ndim"],
  ["dtype", "x.dtype; cast(x, float32) changes it"],
  ["print_shape", "x.shape, or info x"],
  ["get_shape", "x.shape, or info x"],
  ["display", "print(x), or x alone on a line"],
  ["show", "print(x), or x alone on a line"],
  ["echo", "print(x), or x alone on a line"],
  ["dir", "vars lists names, info x says what a value has"],
  ["locals", "vars lists names"],
  ["globals", "vars lists names"],
  ["whos", "vars lists names"],
  ["who", "vars lists names"],
  ["ls", "vars lists names"],
  ["clear", "Ctrl-L clears the screen, reset forgets all names"],
  ["cls", "Ctrl-L clears the screen, reset forgets all names"],
  ["random", "uniform([2, 3]) or normal([2, 3]); randint(0, 10, [2, 3])"],
  ["array", "constant([1, 2]), or tensor x = [1, 2]"],
  ["vector", "tensor x = [1, 2]"],
  ["matrix", "tensor m = [[1, 2], [3, 4]]"],
  ["let", "x = 3 gives a name its value"],
  ["const", "x = 3 gives a name its value"],
  ["logout", "quit, or Ctrl-D"],
  ["soft", "softmax, softplus, softsign"],
  ["input", "a .py file can ask: tensh x.py; in the shell give the name its value: x = 3"],
  ["pip", "nothing has to be installed: np, tf, torch, jax and scipy are here"],
  ["pip3", "nothing has to be installed: np, tf, torch, jax and scipy are here"],
  ["conda", "nothing has to be installed: np, tf, torch, jax and scipy are here"],
  ["python", "tensh FILE.py in the terminal runs a Python file, run FILE.py in the shell does"],
  ["python3", "tensh FILE.py in the terminal runs a Python file, run FILE.py in the shell does"],
  ["cd", "files are found from the folder in which tensh was started; a path such as data/x.csv leads on"],
  ["pwd", "files are found from the folder in which tensh was started; a path such as data/x.csv leads on"],
  ["cat", "load FILE reads a table or an array, run FILE a script"],
  ["open", "load FILE, or read('FILE')"],
  ["pd", "load FILE reads a table; pandas is not in tensh"],
  ["pandas", "load FILE reads a table; pandas is not in tensh"],
  ["derivative", "grad x**2 at x=3"],
  ["learn", "tutorial"],
  ["train", "fit LOSS epochs=200 lr=0.05"],
  ["minimize", "fit LOSS epochs=200 lr=0.05"],
]);

const attributes: ReadonlyMap<string, string> = new Map([
  ["length", "len(x) counts rows, x.size all elements"],
  ["len", "len(x)"],
  ["shapes", "x.shape"],
  ["append", "concat([x, [3]], 0) makes a longer tensor"],
  ["push", "concat([x, [3]], 0) makes a longer tensor"],
  ["backward", "grad y wrt x, where x was made by `var x = 2.0`; or with tf.GradientTape() as tape"],
  ["grad", "grad y wrt x"],
  ["requires_grad", "var w = x makes a Variable, which gradients find"],
  ["requires_grad_", "var w = x makes a Variable, which gradients find"],
  ["cuda", "nothing has to be moved: leave it out"],
  ["cpu", "nothing has to be moved: leave it out"],
  ["gpu", "nothing has to be moved: leave it out"],
  ["device", "nothing has to be moved: leave it out"],
  ["head", "x[:5]"],
  ["tail", "x[-5:]"],
  ["iloc", "x[row, column]"],
  ["loc", "x[row, column]"],
  ["map", "operations work on every element: x * 2 + 1"],
  ["apply", "operations work on every element: x * 2 + 1"],
  ["t", "x.T"],
  ["describe", "stats x"],
  ["set", "var w = x holds values that change: w[0] = 5"],
  ["fill", "full(x.shape, 5)"],
]);

const oldTensorFlow = "values are computed at once, as in TensorFlow 2: leave it out";
const modules: ReadonlyMap<string, string> = new Map([
  ["Session", oldTensorFlow],
  ["placeholder", oldTensorFlow],
  ["global_variables_initializer", oldTensorFlow],
  ["get_variable", "tf.Variable(0.0), or var w = 0.0"],
  ["enable_eager_execution", oldTensorFlow],
  ["compat", oldTensorFlow],
  ["Linear", "X @ W + b, with var W and var b"],
  ["optim", "fit LOSS opt=adam lr=0.01"],
  ["no_grad", "nothing is recorded without a Variable; stop_gradient(x) cuts"],
  ["cuda", "nothing has to be moved: leave it out"],
  ["randn_like", "normal(x.shape)"],
  ["rand_like", "uniform(x.shape)"],
  [
    "pandas",
    "tensors and np.array hold tables of numbers; load data.csv -> x reads one, in the shell and in .tsh files",
  ],
  ["csv", "load data.csv -> x reads a table"],
  ["sklearn", "tf.keras has models, losses and metrics; split the data by x[:80], x[80:]"],
  ["seaborn", "plt.plot, plt.hist and plt.scatter draw"],
  ["plotly", "plt.plot, plt.hist and plt.scatter draw"],
  ["cv2", "plt.imshow(array) shows a picture, tf.image works on arrays of it"],
  ["PIL", "plt.imshow(array) shows a picture, tf.image works on arrays of it"],
  ["tensorflow_datasets", "tf.data.Dataset.from_tensor_slices(arrays) makes a dataset of what you have"],
  ["tensorflow_hub", "tf.keras.Sequential and tf.keras.layers make models"],
  ["tensorflow_probability", "tf.random and np.random draw numbers; tf.math has the functions"],
  ["transformers", "tf.keras.Sequential and tf.keras.layers make models"],
  ["scipy", "much of it has NumPy's name here: help operations"],
  ["os", "load FILE and save x FILE are the ways to files"],
  ["pathlib", "load FILE and save x FILE are the ways to files"],
  ["tempfile", "load FILE and save x FILE are the ways to files"],
  ["datasets", "nothing is downloaded: np.load('mnist.npz') reads a file that you have"],
  [
    "applications",
    "no weights are downloaded: make the model of tf.keras.layers, or load one with tf.keras.models.load_model",
  ],
  ["torchvision", "torch.utils.data.TensorDataset(x, y) makes a dataset of tensors that you have"],
  ["saved_model", "session save FILE keeps everything; in a script the values live as long as it runs"],
]);

const one = (found: string | undefined): string[] => (found === undefined ? [] : [found]);

/** What to write for a bare name. */
export const intentOfName = (name: string): string[] => one(names.get(name));
/** What to write for `x.name`. */
export const intentOfAttribute = (name: string): string[] => one(attributes.get(name));
/** The same of a list, where that is another thing than of a tensor. */
export const intentOfList = (name: string): string[] =>
  name === "push" || name === "add" ? ["append(x) puts an item at the end"] : intentOfAttribute(name);
/** What to write for a module or a member of one, by the first part of its path that says something. */
export const intentOfPath = (path: string): string[] =>
  one(
    path
      .split(".")
      .map((part) => modules.get(part))
      .find((text) => text !== undefined),
  );

/** What is known comes first; then a slip of the finger is less likely. */
export const helpWith = (intent: string[], near: string[]): string[] => (intent.length > 0 ? intent : near);
