/**
 * The steps of the tutorial: what each says, what it asks for, a hint, and a line that does it. What is right is what that
 * line comes to after the lines of the steps before it; nothing else is written down here. Knows texts only.
 */

export interface Lesson {
  readonly title: string;
  readonly says: string;
  readonly asks: string;
  readonly hint: string;
  /** A line that does what is asked. */
  readonly line: string;
  /** Names that have to hold what they hold after the line; without them, the value that is shown counts. */
  readonly names?: readonly string[];
  /** Names of earlier steps that it needs. */
  readonly uses?: readonly string[];
  /** How far numbers may be apart. */
  readonly within?: number;
}

const scalars: readonly Lesson[] = [
  {
    title: "A scalar",
    says: "Everything here is a tensor: numbers of one dtype in a shape. A single number is a scalar, a tensor of rank 0. `tensor NAME = VALUE` makes a tensor and gives it a name.",
    asks: "Make a tensor s that holds 7.",
    hint: "The name is s, the value 7.",
    line: "tensor s = 7",
    names: ["s"],
  },
  {
    title: "Its shape",
    says: "The shape lists the sizes of all axes; `NAME.shape` tells it. A scalar has no axis, so its shape is empty: ().",
    asks: "Ask s for its shape.",
    hint: "The name s, a dot, and the word shape.",
    line: "s.shape",
    uses: ["s"],
  },
];

const vectors: readonly Lesson[] = [
  {
    title: "A vector",
    says: "Numbers in square brackets make a vector: one axis, rank 1.",
    asks: "Make a tensor vec that holds 10, 20, 30, 40 and 50.",
    hint: "tensor vec = [ … ], with commas between the numbers.",
    line: "tensor vec = [10, 20, 30, 40, 50]",
    names: ["vec"],
  },
  {
    title: "One element",
    says: "`NAME[i]` takes the element with index i. Indices count from 0.",
    asks: "Take the third element of vec, 30.",
    hint: "The third one has index 2, in square brackets behind vec.",
    line: "vec[2]",
    uses: ["vec"],
  },
  {
    title: "From the end",
    says: "Negative indices count from the end; -1 is the last one.",
    asks: "Take the last element of vec, without counting how many there are.",
    hint: "-1 in square brackets behind vec.",
    line: "vec[-1]",
    uses: ["vec"],
  },
  {
    title: "A slice",
    says: "`NAME[a:b]` takes the elements from a up to, but without, b. Without a it begins at the first one, without b it goes to the last one.",
    asks: "Take the first three elements of vec.",
    hint: "From the beginning up to 3: the 0 can be left out.",
    line: "vec[:3]",
    uses: ["vec"],
  },
  {
    title: "A step",
    says: "`NAME[a:b:c]` takes every c-th element.",
    asks: "Take every second element of vec: 10, 30 and 50.",
    hint: "Two colons with nothing between them take the whole axis.",
    line: "vec[::2]",
    uses: ["vec"],
  },
  {
    title: "Backwards",
    says: "A negative step goes backwards.",
    asks: "Turn vec around.",
    hint: "The whole axis again, with the step -1.",
    line: "vec[::-1]",
    uses: ["vec"],
  },
];

const matrices: readonly Lesson[] = [
  {
    title: "A matrix",
    says: "Rows of the same length make a matrix: two axes, rank 2. Axis 0 counts rows, axis 1 columns.",
    asks: "Make a tensor mat with the rows 10, 20, 30 and 40, 50, 60.",
    hint: "A list of rows: [[…], […]].",
    line: "tensor mat = [[10, 20, 30], [40, 50, 60]]",
    names: ["mat"],
  },
  {
    title: "Row and column",
    says: "One index for each axis: the row first, then the column, as in `NAME[i, j]`.",
    asks: "Take the element of mat in the first row and the last column, 30.",
    hint: "Row 0, column 2 (or -1).",
    line: "mat[0, 2]",
    uses: ["mat"],
  },
  {
    title: "A column",
    says: "A colon alone takes a whole axis.",
    asks: "Take the middle column of mat.",
    hint: "All rows, column 1.",
    line: "mat[:, 1]",
    uses: ["mat"],
  },
  {
    title: "Some columns",
    says: "Slices work on every axis.",
    asks: "Take the first and the last column of mat, as a matrix of shape (2, 2).",
    hint: "All rows, and every second column. `slice mat :, ::2` shows what it picks.",
    line: "mat[:, ::2]",
    uses: ["mat"],
  },
];

const rank3: readonly Lesson[] = [
  {
    title: "Rank 3",
    says: "Matrices of one shape, one behind the other, make a tensor of rank 3.",
    asks: "Make a tensor t of two matrices: mat and its negative.",
    hint: "Write the numbers out, or put the two matrices into a list: [mat, -mat].",
    line: "tensor t = [mat, -mat]",
    names: ["t"],
    uses: ["mat"],
  },
  {
    title: "Three indices",
    says: "The shape names the outermost axis first, and so do indices: the matrix, the row, the column.",
    asks: "Take the element of t in the second matrix, the first row and the last column, -30.",
    hint: "Three indices with commas between them: 1, 0, and 2 (or -1).",
    line: "t[1, 0, 2]",
    uses: ["t"],
  },
  {
    title: "One matrix",
    says: "An index takes an axis away: one matrix of t has rank 2.",
    asks: "Take the second matrix of t.",
    hint: "Axes that are not named stay whole.",
    line: "t[1]",
    uses: ["t"],
  },
  {
    title: "Slices on all axes",
    says: "A slice keeps its axis, so the rank stays 3.",
    asks: "Of both matrices in t, take the first row and the last two columns, as a tensor of shape (2, 1, 2).",
    hint: "Three slices with commas between them: all, up to 1, from 1 on.",
    line: "t[:, :1, 1:]",
    uses: ["t"],
  },
];

const shapes: readonly Lesson[] = [
  {
    title: "Something to reshape",
    says: "range(n) counts from 0 up to, but without, n.",
    asks: "Make a tensor x of the numbers from 0 to 23.",
    hint: "There are 24 of them, so n is 24.",
    line: "tensor x = range(24)",
    names: ["x"],
  },
  {
    title: "Reshape",
    says: "`reshape NAME SIZES` gives the same values, in the same order, another shape. The product of the sizes has to stay the same.",
    asks: "Give x three rows of eight.",
    hint: "reshape x 3,8, or reshape(x, [3, 8]).",
    line: "reshape x 3,8",
    uses: ["x"],
  },
  {
    title: "What -1 means",
    says: "One size may be -1: what is left over, so that all values have a place.",
    asks: "Give x rows of four, and let -1 find out how many.",
    hint: "Two sizes: -1 and 4.",
    line: "reshape x -1,4",
    uses: ["x"],
  },
  {
    title: "Reshape to rank 3",
    says: "There may be as many sizes as you like.",
    asks: "Make matrices of three rows and four columns of x; -1 finds out how many.",
    hint: "Three sizes: -1, then rows, then columns.",
    line: "reshape x -1,3,4",
    uses: ["x"],
  },
];

const variables: readonly Lesson[] = [
  {
    title: "A Variable",
    says: "A tensor never changes. A Variable holds a value that can be replaced by one of the same shape and dtype. `var NAME = VALUE` makes one.",
    asks: "Make a Variable w with the rows 0, 1, 2 and 3, 4, 5.",
    hint: "As for mat, with var instead of tensor.",
    line: "var w = [[0, 1, 2], [3, 4, 5]]",
    names: ["w"],
  },
  {
    title: "Assign",
    says: "assign replaces the value. `w = …` would make another thing called w instead.",
    asks: "Assign w ones in the first row and twos in the second.",
    hint: "assign NAME VALUE, or w.assign(VALUE).",
    line: "assign w [[1, 1, 1], [2, 2, 2]]",
    names: ["w"],
    uses: ["w"],
  },
  {
    title: "Add in place",
    says: "assign add adds to the value that is there (w.assign_add in TensorFlow).",
    asks: "Add 1 to the first element of w and to the last, and 0 to the others.",
    hint: "assign add w, then a matrix of the same shape.",
    line: "assign add w [[1, 0, 0], [0, 0, 1]]",
    names: ["w"],
    uses: ["w"],
  },
  {
    title: "A Variable as a tensor",
    says: "convert (tf.convert_to_tensor) gives the value of this moment as a tensor, which stays when the Variable changes.",
    asks: "Convert w into a tensor c.",
    hint: "convert NAME -> NEW NAME.",
    line: "convert w -> c",
    names: ["c"],
    uses: ["w"],
  },
  {
    title: "Another Variable",
    says: "Variables calculate like tensors; what comes of it is a tensor.",
    asks: "Make a Variable v with the rows 1, 2, 3 and 4, 5, 6.",
    hint: "As for w, with var.",
    line: "var v = [[1, 2, 3], [4, 5, 6]]",
    names: ["v"],
  },
  {
    title: "Element by element",
    says: "+ - * / work on elements that stand in the same place.",
    asks: "Multiply w and v element by element.",
    hint: "The sign * between the two names.",
    line: "w * v",
    uses: ["w", "v"],
  },
  {
    title: "The matrix product",
    says: "@ multiplies rows by columns. (2, 3) and (2, 3) do not fit: one of them has to be transposed.",
    asks: "Multiply w by the transposed v, so that a matrix of shape (2, 2) comes out.",
    hint: "transpose(v), or v.T, is the transposed v; @ stands between.",
    line: "w @ transpose(v)",
    uses: ["w", "v"],
  },
];

const gradients: readonly Lesson[] = [
  {
    title: "Something to differentiate by",
    says: "Gradients exist for floats, and are taken by Variables: 3.0, not 3.",
    asks: "Make a Variable p that holds 3.0.",
    hint: "var, and mind the point: 3.0.",
    line: "var p = 3.0",
    names: ["p"],
  },
  {
    title: "A gradient",
    says: "grad EXPR differentiates by the Variables in it. The slope of p**2 is 2p.",
    asks: "Let grad find the gradient of p**2.",
    hint: "grad and the expression; or tf.GradientTape, if you like.",
    line: "grad p**2",
    uses: ["p"],
  },
];

const regression: readonly Lesson[] = [
  {
    title: "Data for a line",
    says: "Now a line is to be found. The data are random, but the same each time, and the same as TensorFlow's for this seed.",
    asks: "Make X of 10 normal numbers, from TensorFlow's generator with seed 2020.",
    hint: "tf.random.Generator.from_seed(SEED).normal(shape=(COUNT,)).",
    line: "X = tf.random.Generator.from_seed(2020).normal(shape=(10,))",
    names: ["X"],
  },
  {
    title: "A line through them",
    says: "The line has slope 3 and crosses the axis at -2.",
    asks: "Make Y of X.",
    hint: "Three times X, minus two: 3*X and so on.",
    line: "Y = 3*X - 2",
    names: ["Y"],
    uses: ["X"],
  },
  {
    title: "The slope",
    says: "Training shall find the two numbers from X and Y alone. It begins with zeros.",
    asks: "Make a Variable a that holds 0.0.",
    hint: "var, and a point, so that it is a float.",
    line: "var a = 0.0",
    names: ["a"],
  },
  {
    title: "Where it crosses the axis",
    says: "The second number is where the line stands above 0.",
    asks: "Make a Variable b that holds 0.0.",
    hint: "As for a, with var.",
    line: "var b = 0.0",
    names: ["b"],
  },
  {
    title: "The loss",
    says: "The loss says how wrong the line a*X + b is: the mean of the squared differences from Y (MSE).",
    asks: "Compute the loss.",
    hint: "Difference, squared (**2), mean( ); or mse(Y, a*X + b).",
    line: "mean((a*X + b - Y)**2)",
    uses: ["X", "Y", "a", "b"],
  },
  {
    title: "Which way is down",
    says: "The gradient points to where the loss grows; training goes the other way.",
    asks: "Let grad find the gradient of the loss by a and b.",
    hint: "grad in front of the loss.",
    line: "grad mean((a*X + b - Y)**2) wrt a, b",
    uses: ["X", "Y", "a", "b"],
  },
  {
    title: "Training",
    says: "fit takes many small steps down. After 200 epochs a is close to 3 and b close to -2.",
    asks: "Train the loss for 200 epochs with lr=0.05.",
    hint: "fit, the loss, epochs=200 lr=0.05.",
    line: "fit mean((a*X + b - Y)**2) epochs=200 lr=0.05",
    names: ["a", "b"],
    uses: ["X", "Y", "a", "b"],
    within: 0.05,
  },
];

export const lessons: readonly Lesson[] = [
  ...scalars,
  ...vectors,
  ...matrices,
  ...rank3,
  ...shapes,
  ...variables,
  ...gradients,
  ...regression,
];
