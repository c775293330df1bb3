// numpy: arrays, what makes them, what they answer, and the files that they are read from and saved to.

import { library, type CallModel } from '../schema.js'

const array = 'numpy.ndarray'
const made: CallModel = { returns: array, pure: true }
const copied: CallModel = { ...made, evaluates: [0] }
const number: CallModel = { returns: 'any', pure: true }
const changed: CallModel = { returns: 'none', mutates: true }
const drawn: CallModel = { returns: array, draws: true }
const read: CallModel = { returns: array, effect: { kind: 'file-read', blocking: true } }
const written: CallModel = { returns: 'none', effect: { kind: 'file-write', blocking: true } }

const makers = [
  'zeros', 'ones', 'empty', 'full', 'arange', 'linspace', 'logspace', 'eye', 'identity', 'zeros_like', 'ones_like', 'empty_like',
  'full_like',
]
const copiers = ['array', 'asarray', 'fromiter', 'concatenate', 'vstack', 'hstack', 'stack', 'append', 'column_stack', 'insert', 'delete']
const elementwise = [
  'abs', 'sqrt', 'exp', 'log', 'log2', 'log10', 'sin', 'cos', 'tan', 'round', 'floor', 'ceil', 'clip', 'where', 'isnan', 'isfinite', 'isin',
  'diff',
  'cumsum', 'unique', 'sort', 'argsort', 'reshape', 'ravel', 'transpose', 'flip', 'tile', 'repeat', 'maximum', 'minimum', 'add', 'multiply',
  'outer',
  'cross', 'power', 'square', 'sign', 'nan_to_num', 'squeeze', 'expand_dims', 'meshgrid', 'histogram', 'roll', 'searchsorted', 'nonzero',
  'argwhere',
]
const reduced = [
  'sum', 'mean', 'median', 'std', 'var', 'min', 'max', 'amin', 'amax', 'prod', 'argmax', 'argmin', 'percentile', 'quantile', 'dot',
  'matmul', 'any',
  'all', 'count_nonzero', 'average', 'allclose', 'array_equal', 'isclose', 'nanmean', 'nansum', 'inner', 'corrcoef', 'trapezoid', 'interp',
]
const named = (names: readonly string[], call: CallModel, before = '') => Object.fromEntries(names.map((name) => [
  `${before}${name}`, call,
]))

export default library({
  id: 'numpy',
  language: 'python',
  source: 'https://numpy.org/doc/stable/reference/; numpy 2.4',
  modules: ['numpy', 'numpy.random', 'numpy.linalg'],
  functions: {
    ...named(makers, made, 'numpy.'), ...named(copiers, copied, 'numpy.'), ...named(elementwise, made, 'numpy.'),
    ...named(reduced, number, 'numpy.'),
    'numpy.split': { returns: `list<${array}>`, pure: true }, 'numpy.array_split': { returns: `list<${array}>`, pure: true },
    'numpy.vectorize': { returns: 'any', pure: true },
    'numpy.load': read, 'numpy.loadtxt': read, 'numpy.genfromtxt': read, 'numpy.fromfile': read,
    'numpy.frombuffer': made, 'numpy.fromstring': made,
    'numpy.save': written, 'numpy.savez': written, 'numpy.savez_compressed': written, 'numpy.savetxt': written,
    ...named(['rand', 'randn', 'randint', 'random', 'normal', 'uniform', 'choice', 'permutation'], drawn, 'numpy.random.'),
    'numpy.random.seed': { returns: 'none' }, 'numpy.random.shuffle': { returns: 'none', mutatesArguments: [0] },
    'numpy.random.default_rng': { returns: 'numpy.random.Generator' },
    ...named(['norm', 'det', 'cond', 'matrix_rank'], number, 'numpy.linalg.'), ...named(['inv', 'solve', 'pinv'], made, 'numpy.linalg.'),
  },
  values: { 'numpy.nan': 'number', 'numpy.inf': 'number', 'numpy.pi': 'number', 'numpy.e': 'number', 'numpy.newaxis': 'none' },
  types: {
    'numpy.ndarray': {
      attributes: {
        shape: 'tuple<number>', size: 'number', ndim: 'number', dtype: 'any', T: array, nbytes: 'number', flat: 'generator<any>',
        real: array,
      },
      iterates: { element: 'any' },
      indexed: { element: 'any' },
      calls: {
        ...named([
          'reshape', 'astype', 'copy', 'flatten', 'ravel', 'transpose', 'round', 'clip', 'cumsum', 'squeeze', 'repeat', 'argsort', 'take',
          'view',
        ], made),
        ...named(['sum', 'mean', 'std', 'var', 'min', 'max', 'prod', 'argmax', 'argmin', 'any', 'all', 'dot', 'item'], number),
        ...named(['sort', 'fill', 'resize', 'put', 'partition'], changed),
        tolist: { returns: 'list<any>', pure: true }, tobytes: { returns: 'bytes', pure: true },
        nonzero: { returns: `tuple<${array}>`, pure: true },
        tofile: written, dump: written,
      },
    },
    'numpy.random.Generator': {
      calls: { ...named(['random', 'integers', 'normal', 'uniform', 'choice', 'permutation', 'standard_normal'], drawn),
        shuffle: { returns: 'none', mutatesArguments: [0] } },
    },
  },
})
