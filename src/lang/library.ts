/**
 * Modules of TensorFlow, Keras and Python that are written in Python themselves, in the folder `library`. A line
 * `# in tf.keras.losses` in a file says where the names below it are found; a name that begins with `_` is found nowhere.
 * Each file runs once in a session, when something of it is first used, by Python's rules whatever those of the session.
 * Knows files and paths, nothing of what stands in them.
 */
import { type Env, type Host, pythonHost, Scope } from "./env.ts";
import { knownLibrary } from "./known-library.ts";
import addresses from "./library/addresses.py";
import asyncio from "./library/asyncio.py";
import backend from "./library/backend.py";
import calendars from "./library/calendars.py";
import checkpoints from "./library/checkpoints.py";
import commandLines from "./library/command_lines.py";
import complexMath from "./library/complex_math.py";
import connectionist from "./library/connectionist.py";
import constraints from "./library/constraints.py";
import containers from "./library/containers.py";
import contextVariables from "./library/context_variables.py";
import convolving from "./library/convolving.py";
import data from "./library/data.py";
import dates from "./library/dates.py";
import days from "./library/days.py";
import decimal from "./library/decimal.py";
import differences from "./library/differences.py";
import disk from "./library/disk.py";
import enums from "./library/enums.py";
import filesText from "./library/files.py";
import formats from "./library/formats.py";
import fractions from "./library/fractions.py";
import gzips from "./library/gzips.py";
import images from "./library/images.py";
import imagesMore from "./library/images_more.py";
import initializers from "./library/initializers.py";
import inspections from "./library/inspections.py";
import iris from "./library/iris.py";
import iterations from "./library/iterations.py";
import jax from "./library/jax.py";
import jaxArrays from "./library/jax_arrays.py";
import jaxConvolving from "./library/jax_convolving.py";
import jaxDraws from "./library/jax_draws.py";
import jaxDtypes from "./library/jax_dtypes.py";
import jaxHistograms from "./library/jax_histograms.py";
import jaxInitializers from "./library/jax_initializers.py";
import jaxLax from "./library/jax_lax.py";
import jaxLaxMore from "./library/jax_lax_more.py";
import jaxNn from "./library/jax_nn.py";
import jaxRandom from "./library/jax_random.py";
import jaxRefusals from "./library/jax_refusals.py";
import jaxRows from "./library/jax_rows.py";
import jaxScipy from "./library/jax_scipy.py";
import jaxSeldom from "./library/jax_seldom.py";
import jaxSets from "./library/jax_sets.py";
import jaxSoftmax from "./library/jax_softmax.py";
import jaxStatistics from "./library/jax_statistics.py";
import kerasCallbacks from "./library/keras_callbacks.py";
import kerasConfigs from "./library/keras_configs.py";
import kerasDraws from "./library/keras_draws.py";
import kerasFiles from "./library/keras_files.py";
import kerasGraphs from "./library/keras_graphs.py";
import kerasLayers from "./library/keras_layers.py";
import kerasOps from "./library/keras_ops.py";
import kerasTraining from "./library/keras_training.py";
import kinds from "./library/kinds.py";
import layers from "./library/layers.py";
import logs from "./library/logs.py";
import losses from "./library/losses.py";
import machine from "./library/machine.py";
import metrics from "./library/metrics.py";
import metricsMore from "./library/metrics_more.py";
import models from "./library/models.py";
import numpy from "./library/numpy.py";
import numpyArrays from "./library/numpy_arrays.py";
import numpyBusiness from "./library/numpy_business.py";
import numpyChebyshev from "./library/numpy_chebyshev.py";
import numpyComplex from "./library/numpy_complex.py";
import numpyDTypes from "./library/numpy_dtypes.py";
import numpyExpansions from "./library/numpy_expansions.py";
import numpyFiles from "./library/numpy_files.py";
import numpyFlat from "./library/numpy_flat.py";
import numpyHistograms from "./library/numpy_histograms.py";
import numpyInherited from "./library/numpy_inherited.py";
import numpyIterations from "./library/numpy_iterations.py";
import numpyLegendre from "./library/numpy_legendre.py";
import numpyMasked from "./library/numpy_masked.py";
import numpyMaskedMore from "./library/numpy_masked_more.py";
import numpyMatrices from "./library/numpy_matrices.py";
import numpyMoments from "./library/numpy_moments.py";
import numpyNpy from "./library/numpy_npy.py";
import numpyObjects from "./library/numpy_objects.py";
import numpyOctets from "./library/numpy_octets.py";
import numpyOptions from "./library/numpy_options.py";
import numpyPlaced from "./library/numpy_placed.py";
import numpyPolynomials from "./library/numpy_polynomials.py";
import numpyPowers from "./library/numpy_powers.py";
import numpyQuantiles from "./library/numpy_quantiles.py";
import numpyRecordArrays from "./library/numpy_record_arrays.py";
import numpyRecordFunctions from "./library/numpy_record_functions.py";
import numpyRecordRows from "./library/numpy_record_rows.py";
import numpyRecordTypes from "./library/numpy_record_types.py";
import numpyRecords from "./library/numpy_records.py";
import numpyRecurrent from "./library/numpy_recurrent.py";
import numpySeries from "./library/numpy_series.py";
import numpyStreams from "./library/numpy_streams.py";
import numpyTables from "./library/numpy_tables.py";
import numpyTesting from "./library/numpy_testing.py";
import numpyTexts from "./library/numpy_texts.py";
import numpyTimeArithmetic from "./library/numpy_time_arithmetic.py";
import numpyTimeArrays from "./library/numpy_time_arrays.py";
import numpyTimeReading from "./library/numpy_time_reading.py";
import numpyTimes from "./library/numpy_times.py";
import numpyUnits from "./library/numpy_units.py";
import octets from "./library/octets.py";
import optax from "./library/optax.py";
import optaxLosses from "./library/optax_losses.py";
import optaxMore from "./library/optax_more.py";
import optaxRare from "./library/optax_rare.py";
import optaxSeldom from "./library/optax_seldom.py";
import optimizers from "./library/optimizers.py";
import ordering from "./library/ordering.py";
import patterns from "./library/patterns.py";
import pickles from "./library/pickles.py";
import preprocessing from "./library/preprocessing.py";
import pretty from "./library/pretty.py";
import progress from "./library/progress.py";
import pyplot from "./library/pyplot.py";
import queues from "./library/queues.py";
import ragged from "./library/ragged.py";
import recurring from "./library/recurring.py";
import regularizers from "./library/regularizers.py";
import schedules from "./library/schedules.py";
import scipyBessel from "./library/scipy_bessel.py";
import scipyBounded from "./library/scipy_bounded.py";
import scipyClusters from "./library/scipy_clusters.py";
import scipyConstants from "./library/scipy_constants.py";
import scipyConstrained from "./library/scipy_constrained.py";
import scipyCounts from "./library/scipy_counts.py";
import scipyDensities from "./library/scipy_densities.py";
import scipyDensitiesMore from "./library/scipy_densities_more.py";
import scipyDensitiesRare from "./library/scipy_densities_rare.py";
import scipyDesigns from "./library/scipy_designs.py";
import scipyDistance from "./library/scipy_distance.py";
import scipyDistributions from "./library/scipy_distributions.py";
import scipyEquations from "./library/scipy_equations.py";
import scipyFiltering from "./library/scipy_filtering.py";
import scipyFits from "./library/scipy_fits.py";
import scipyGrids from "./library/scipy_grids.py";
import scipyIntegrals from "./library/scipy_integrals.py";
import scipyLeastSquares from "./library/scipy_least_squares.py";
import scipyLinearPrograms from "./library/scipy_linear_programs.py";
import scipyMatrices from "./library/scipy_matrices.py";
import scipyMinima from "./library/scipy_minima.py";
import scipyOdeint from "./library/scipy_odeint.py";
import scipyPeaks from "./library/scipy_peaks.py";
import scipyPeriods from "./library/scipy_periods.py";
import scipyQuadrature from "./library/scipy_quadrature.py";
import scipyRanks from "./library/scipy_ranks.py";
import scipyResults from "./library/scipy_results.py";
import scipyRoots from "./library/scipy_roots.py";
import scipySamples from "./library/scipy_samples.py";
import scipyScalarMinima from "./library/scipy_scalar_minima.py";
import scipyShaping from "./library/scipy_shaping.py";
import scipySparse from "./library/scipy_sparse.py";
import scipySpecial from "./library/scipy_special.py";
import scipySpectra from "./library/scipy_spectra.py";
import scipySplines from "./library/scipy_splines.py";
import scipyStats from "./library/scipy_stats.py";
import scipySystems from "./library/scipy_systems.py";
import scipyTrees from "./library/scipy_trees.py";
import scipyVarious from "./library/scipy_various.py";
import scipyWindows from "./library/scipy_windows.py";
import seldom from "./library/seldom.py";
import shapes from "./library/shapes.py";
import shell from "./library/shell.py";
import signals from "./library/signals.py";
import smallModules from "./library/small_modules.py";
import space from "./library/space.py";
import sparse from "./library/sparse.py";
import specials from "./library/specials.py";
import standard from "./library/standard.py";
import structs from "./library/structs.py";
import structures from "./library/structures.py";
import summaries from "./library/summaries.py";
import surroundings from "./library/surroundings.py";
import tensorArrays from "./library/tensor_arrays.py";
import tensorflow from "./library/tensorflow.py";
import testing from "./library/testing.py";
import texts from "./library/texts.py";
import textsMore from "./library/texts_more.py";
import tfDraws from "./library/tf_draws.py";
import tfFiles from "./library/tf_files.py";
import tfStrategies from "./library/tf_strategies.py";
import threads from "./library/threads.py";
import tokenizers from "./library/tokenizers.py";
import tokens from "./library/tokens.py";
import torch from "./library/torch.py";
import torchAttention from "./library/torch_attention.py";
import torchAverages from "./library/torch_averages.py";
import torchBags from "./library/torch_bags.py";
import torchCheckpoints from "./library/torch_checkpoints.py";
import torchConstraints from "./library/torch_constraints.py";
import torchCustom from "./library/torch_custom.py";
import torchCycles from "./library/torch_cycles.py";
import torchData from "./library/torch_data.py";
import torchDensities from "./library/torch_densities.py";
import torchDensitiesMore from "./library/torch_densities_more.py";
import torchDescents from "./library/torch_descents.py";
import torchDistributions from "./library/torch_distributions.py";
import torchDivergences from "./library/torch_divergences.py";
import torchDrawing from "./library/torch_drawing.py";
import torchDTypes from "./library/torch_dtypes.py";
import torchFunctional from "./library/torch_functional.py";
import torchFunctions from "./library/torch_functions.py";
import torchInit from "./library/torch_init.py";
import torchLayers from "./library/torch_layers.py";
import torchLazy from "./library/torch_lazy.py";
import torchLbfgs from "./library/torch_lbfgs.py";
import torchMethods from "./library/torch_methods.py";
import torchNn from "./library/torch_nn.py";
import torchOptim from "./library/torch_optim.py";
import torchParametrize from "./library/torch_parametrize.py";
import torchPrune from "./library/torch_prune.py";
import torchRecurrent from "./library/torch_recurrent.py";
import torchRunning from "./library/torch_running.py";
import torchSchedules from "./library/torch_schedules.py";
import torchSchedulesJoined from "./library/torch_schedules_joined.py";
import torchSequences from "./library/torch_sequences.py";
import torchSpectra from "./library/torch_spectra.py";
import torchStates from "./library/torch_states.py";
import torchText from "./library/torch_text.py";
import torchTransformed from "./library/torch_transformed.py";
import torchTransforms from "./library/torch_transforms.py";
import torchVarious from "./library/torch_various.py";
import torchWeights from "./library/torch_weights.py";
import torchWindows from "./library/torch_windows.py";
import unicode from "./library/unicode.py";
import variables from "./library/variables.py";
import warned from "./library/warned.py";
import weakly from "./library/weakly.py";
import zips from "./library/zips.py";
import zones from "./library/zones.py";
import { StatementParser } from "./statements.ts";
import type { Value } from "./value.ts";

/** Read only when a name is looked for that nothing else has: the bundle keeps each apart. */
const files: Readonly<Record<string, () => string>> = {
  backend: () => backend,
  calendars: () => calendars,
  checkpoints: () => checkpoints,
  command_lines: () => commandLines,
  complex_math: () => complexMath,
  constraints: () => constraints,
  containers: () => containers,
  convolving: () => convolving,
  data: () => data,
  dates: () => dates,
  days: () => days,
  decimal: () => decimal,
  disk: () => disk,
  enums: () => enums,
  iris: () => iris,
  iterations: () => iterations,
  kinds: () => kinds,
  files: () => filesText,
  formats: () => formats,
  fractions: () => fractions,
  gzips: () => gzips,
  images: () => images,
  initializers: () => initializers,
  inspections: () => inspections,
  jax: () => jax,
  jax_arrays: () => jaxArrays,
  jax_histograms: () => jaxHistograms,
  jax_initializers: () => jaxInitializers,
  jax_convolving: () => jaxConvolving,
  jax_rows: () => jaxRows,
  jax_refusals: () => jaxRefusals,
  jax_seldom: () => jaxSeldom,
  jax_scipy: () => jaxScipy,
  jax_draws: () => jaxDraws,
  jax_statistics: () => jaxStatistics,
  jax_sets: () => jaxSets,
  jax_softmax: () => jaxSoftmax,
  jax_dtypes: () => jaxDtypes,
  jax_lax: () => jaxLax,
  jax_nn: () => jaxNn,
  jax_random: () => jaxRandom,
  keras_callbacks: () => kerasCallbacks,
  keras_configs: () => kerasConfigs,
  keras_draws: () => kerasDraws,
  keras_files: () => kerasFiles,
  keras_graphs: () => kerasGraphs,
  keras_layers: () => kerasLayers,
  keras_ops: () => kerasOps,
  keras_training: () => kerasTraining,
  layers: () => layers,
  losses: () => losses,
  machine: () => machine,
  metrics: () => metrics,
  metrics_more: () => metricsMore,
  models: () => models,
  numpy: () => numpy,
  numpy_arrays: () => numpyArrays,
  numpy_business: () => numpyBusiness,
  numpy_complex: () => numpyComplex,
  numpy_dtypes: () => numpyDTypes,
  numpy_expansions: () => numpyExpansions,
  numpy_files: () => numpyFiles,
  numpy_matrices: () => numpyMatrices,
  numpy_objects: () => numpyObjects,
  numpy_options: () => numpyOptions,
  numpy_flat: () => numpyFlat,
  numpy_histograms: () => numpyHistograms,
  numpy_iterations: () => numpyIterations,
  numpy_placed: () => numpyPlaced,
  numpy_polynomials: () => numpyPolynomials,
  numpy_masked: () => numpyMasked,
  numpy_masked_more: () => numpyMaskedMore,
  numpy_records: () => numpyRecords,
  numpy_moments: () => numpyMoments,
  numpy_quantiles: () => numpyQuantiles,
  numpy_record_arrays: () => numpyRecordArrays,
  numpy_record_functions: () => numpyRecordFunctions,
  numpy_record_rows: () => numpyRecordRows,
  numpy_record_types: () => numpyRecordTypes,
  numpy_time_arithmetic: () => numpyTimeArithmetic,
  numpy_time_arrays: () => numpyTimeArrays,
  numpy_time_reading: () => numpyTimeReading,
  numpy_powers: () => numpyPowers,
  numpy_chebyshev: () => numpyChebyshev,
  numpy_legendre: () => numpyLegendre,
  numpy_series: () => numpySeries,
  numpy_streams: () => numpyStreams,
  numpy_tables: () => numpyTables,
  numpy_testing: () => numpyTesting,
  numpy_texts: () => numpyTexts,
  numpy_times: () => numpyTimes,
  numpy_units: () => numpyUnits,
  numpy_recurrent: () => numpyRecurrent,
  numpy_npy: () => numpyNpy,
  numpy_octets: () => numpyOctets,
  octets: () => octets,
  optax: () => optax,
  optax_losses: () => optaxLosses,
  optimizers: () => optimizers,
  ordering: () => ordering,
  patterns: () => patterns,
  pickles: () => pickles,
  preprocessing: () => preprocessing,
  progress: () => progress,
  pyplot: () => pyplot,
  queues: () => queues,
  ragged: () => ragged,
  schedules: () => schedules,
  scipy_counts: () => scipyCounts,
  scipy_densities: () => scipyDensities,
  scipy_distributions: () => scipyDistributions,
  scipy_equations: () => scipyEquations,
  scipy_fits: () => scipyFits,
  scipy_minima: () => scipyMinima,
  scipy_quadrature: () => scipyQuadrature,
  scipy_results: () => scipyResults,
  scipy_roots: () => scipyRoots,
  scipy_scalar_minima: () => scipyScalarMinima,
  scipy_distance: () => scipyDistance,
  scipy_special: () => scipySpecial,
  scipy_stats: () => scipyStats,
  scipy_various: () => scipyVarious,
  scipy_odeint: () => scipyOdeint,
  scipy_systems: () => scipySystems,
  scipy_least_squares: () => scipyLeastSquares,
  scipy_samples: () => scipySamples,
  scipy_ranks: () => scipyRanks,
  scipy_densities_more: () => scipyDensitiesMore,
  scipy_splines: () => scipySplines,
  scipy_matrices: () => scipyMatrices,
  scipy_spectra: () => scipySpectra,
  scipy_constants: () => scipyConstants,
  scipy_peaks: () => scipyPeaks,
  scipy_linear_programs: () => scipyLinearPrograms,
  scipy_clusters: () => scipyClusters,
  scipy_grids: () => scipyGrids,
  scipy_sparse: () => scipySparse,
  scipy_designs: () => scipyDesigns,
  scipy_windows: () => scipyWindows,
  scipy_filtering: () => scipyFiltering,
  scipy_periods: () => scipyPeriods,
  jax_lax_more: () => jaxLaxMore,
  shapes: () => shapes,
  images_more: () => imagesMore,
  connectionist: () => connectionist,
  variables: () => variables,
  texts_more: () => textsMore,
  tf_draws: () => tfDraws,
  torch_densities_more: () => torchDensitiesMore,
  torch_methods: () => torchMethods,
  scipy_bounded: () => scipyBounded,
  scipy_constrained: () => scipyConstrained,
  scipy_integrals: () => scipyIntegrals,
  scipy_trees: () => scipyTrees,
  scipy_densities_rare: () => scipyDensitiesRare,
  scipy_bessel: () => scipyBessel,
  scipy_shaping: () => scipyShaping,
  shell: () => shell,
  signals: () => signals,
  recurring: () => recurring,
  regularizers: () => regularizers,
  space: () => space,
  sparse: () => sparse,
  specials: () => specials,
  standard: () => standard,
  summaries: () => summaries,
  structures: () => structures,
  structs: () => structs,
  surroundings: () => surroundings,
  tensor_arrays: () => tensorArrays,
  tensorflow: () => tensorflow,
  texts: () => texts,
  tf_files: () => tfFiles,
  tf_strategies: () => tfStrategies,
  tokenizers: () => tokenizers,
  torch: () => torch,
  torch_attention: () => torchAttention,
  torch_checkpoints: () => torchCheckpoints,
  torch_custom: () => torchCustom,
  torch_cycles: () => torchCycles,
  torch_data: () => torchData,
  torch_descents: () => torchDescents,
  torch_distributions: () => torchDistributions,
  torch_drawing: () => torchDrawing,
  torch_functions: () => torchFunctions,
  torch_init: () => torchInit,
  torch_layers: () => torchLayers,
  torch_lbfgs: () => torchLbfgs,
  torch_nn: () => torchNn,
  torch_optim: () => torchOptim,
  torch_parametrize: () => torchParametrize,
  torch_prune: () => torchPrune,
  torch_recurrent: () => torchRecurrent,
  torch_schedules: () => torchSchedules,
  torch_schedules_joined: () => torchSchedulesJoined,
  torch_dtypes: () => torchDTypes,
  torch_running: () => torchRunning,
  torch_sequences: () => torchSequences,
  torch_states: () => torchStates,
  torch_constraints: () => torchConstraints,
  torch_densities: () => torchDensities,
  torch_transformed: () => torchTransformed,
  torch_divergences: () => torchDivergences,
  torch_spectra: () => torchSpectra,
  torch_text: () => torchText,
  torch_weights: () => torchWeights,
  torch_lazy: () => torchLazy,
  torch_various: () => torchVarious,
  torch_averages: () => torchAverages,
  torch_functional: () => torchFunctional,
  torch_transforms: () => torchTransforms,
  torch_bags: () => torchBags,
  torch_windows: () => torchWindows,
  unicode: () => unicode,
  weakly: () => weakly,
  zips: () => zips,
  tokens: () => tokens,
  pretty: () => pretty,
  threads: () => threads,
  warned: () => warned,
  optax_more: () => optaxMore,
  optax_seldom: () => optaxSeldom,
  optax_rare: () => optaxRare,
  numpy_inherited: () => numpyInherited,
  zones: () => zones,
  seldom: () => seldom,
  small_modules: () => smallModules,
  addresses: () => addresses,
  testing: () => testing,
  differences: () => differences,
  logs: () => logs,
  context_variables: () => contextVariables,
  asyncio: () => asyncio,
};

interface Place {
  readonly file: string;
  readonly name: string;
}

/** Which names stand below which paths: a line for each section of a file, `file paths names`, the latter with commas. */
export function libraryIndex(): string {
  const lines: string[] = [];
  for (const [file, text] of Object.entries(files)) {
    let [paths, names] = ["", [] as string[]];
    const close = (): void => {
      if (paths !== "" && names.length > 0) lines.push(`${file} ${paths} ${names.join(",")}`);
    };
    for (const [, section, name] of text().matchAll(
      /^(?:# in (.+)|(?:class |(?:async )?def )?([A-Za-z]\w*)\b(?=\s*[=(:]))/gm,
    )) {
      if (section === undefined) names.push(name!);
      else {
        close();
        [paths, names] = [section.replaceAll(", ", ","), []];
      }
    }
    close();
  }
  return lines.join("\n");
}

let byPath: ReadonlyMap<string, Place> | null = null;
/** Where each dotted path leads. */
function places(): ReadonlyMap<string, Place> {
  if (byPath) return byPath;
  const found = new Map<string, Place>();
  for (const line of (knownLibrary ?? libraryIndex()).split("\n")) {
    const [file, paths, names] = line.split(" ") as [string, string, string];
    for (const name of names.split(","))
      for (const path of paths.split(",")) found.set(`${path}.${name}`, { file, name });
  }
  byPath = found;
  return found;
}

/** Every path that leads to something here. */
export const libraryPaths = (): Iterable<string> => places().keys();

/** Old and short names of modules and classes. */
const otherPaths: readonly (readonly [RegExp, string])[] = [
  [/^tf\.(losses|metrics|optimizers|initializers)(?=\.|$)/, "tf.keras.$1"],
  [/^tf\.keras\.optimizers\.legacy\./, "tf.keras.optimizers."],
  [/^torch\.utils\.data\.(dataloader|dataset|sampler)\./, "torch.utils.data."],
  [/^torch\.optim\.(optimizer|a\w+|sgd|rmsprop|rprop|nadam|radam|lbfgs)\.(?=[A-Z])/, "torch.optim."],
  [/^torch\.nn\.modules\.(?!utils)[a-z]+\.(?=[A-Z])/, "torch.nn."],
  [/^torch\.nn\.modules\.utils\._(single|pair|triple)$/, "_torch_various.$1"],
  [/^torch\.nn\.parallel\.(?=[A-Z])/, "torch.nn."],
  [/^torch\.autograd\.function\./, "torch.autograd."],
  [/^torch\.serialization\.(load|save)$/, "torch.$1"],
  [/^torch\.optim\.lr_scheduler\._LRScheduler$/, "_torch_schedules.formerly"],
];
/** The path under which a thing is kept, for one of its other paths. */
export const homePath = (path: string): string => otherPaths.reduce((p, [from, to]) => p.replace(from, to), path);

const vocabulary = {
  isCommand: () => false,
  pathsOf: () => "none",
  isValue: () => false,
  isCallable: () => false,
} as never;

/** The runs of the files of a session. */
interface Runs {
  readonly scopes: Map<string, Scope>;
  /** Files that were whole before the run under way, if there is one. */
  whole: ReadonlySet<string> | null;
}
const runs = new WeakMap<Host, Runs>();

/** Files have run in this session, so that names of theirs may hold values. */
export const hasLibrary = (host: Host): boolean => runs.has(pythonHost(host));

export const isInLibrary = (path: string): boolean => places().has(homePath(path));

/** What stands at a path; undefined if nothing does. */
export function libraryMember(path: string, env: Env): Value | undefined {
  const place = places().get(homePath(path));
  return place && scopeOf(place.file, env).names.get(place.name);
}

/** The session's work was broken off, and no `finally` ran: files that were not through are as if never begun. */
export function forgetUnfinished(session: Host): void {
  const known = runs.get(pythonHost(session));
  if (known) forgetSince(known);
}

/** Files use each other while they run, so that all of one run are whole together, or none is. */
function forgetSince(known: Runs): void {
  const { whole } = known;
  if (whole === null) return;
  known.whole = null;
  for (const file of [...known.scopes.keys()]) if (!whole.has(file)) known.scopes.delete(file);
}

function scopeOf(file: string, env: Env): Scope {
  const host = pythonHost(env.host);
  const known = runs.get(host) ?? { scopes: new Map<string, Scope>(), whole: null };
  runs.set(host, known);
  const ready = known.scopes.get(file);
  if (ready) return ready;
  if (known.whole !== null) return runOf(file, known, host, env);
  known.whole = new Set(known.scopes.keys());
  try {
    // A statement that fails or is undone, and a preview, take nothing of it back.
    const scope = host.lasting(() => runOf(file, known, host, env));
    known.whole = null;
    return scope;
  } finally {
    forgetSince(known);
  }
}

function runOf(file: string, known: Runs, host: Host, env: Env): Scope {
  // Names of the session live in a scope without a parent; these are none of them.
  const scope = new Scope(new Scope(null));
  known.scopes.set(file, scope);
  const source = { name: file, text: files[file]!(), line: 1, library: file };
  const inner: Env = { host, interpreter: env.interpreter, scope, source, depth: env.depth };
  const parser = new StatementParser(source.text, vocabulary, true);
  for (let s = parser.next(); s; s = parser.next()) env.interpreter.runBlock([s], inner);
  return scope;
}
