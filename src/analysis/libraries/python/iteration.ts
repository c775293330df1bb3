// collections, itertools, functools and typing: containers by other names, lazy iterators, memoising decorators.

import { library, type CallModel, type TypeModel } from '../schema.js'

const pairwise: CallModel = { returns: 'generator<tuple<element0,element0>>', pure: true, streams: [0] }
const passed: CallModel = { returns: 'generator<element0>', pure: true, streams: [0] }
const chosen: CallModel = {
  returns: 'generator<element1>', callback: { argument: 0, runs: 'each', parameters: ['element1'] }, pure: true, streams: [1],
}
const combined: CallModel = { returns: 'generator<tuple<element0>>', pure: true, evaluates: [0] }
const memoising: CallModel = { returns: 'any', memoised: true }
const changed: CallModel = { returns: 'none', mutates: true }
const filled: CallModel = { returns: 'none', mutates: true, evaluates: [0] }
const read: TypeModel = { iterates: { element: '$0' } }

export default library({
  id: 'iteration',
  language: 'python',
  source: 'https://docs.python.org/3/library/collections.html; itertools, functools, typing, collections.abc, heapq, copy, operator',
  modules: ['collections', 'collections.abc', 'itertools', 'functools', 'typing', 'typing_extensions', 'heapq', 'copy', 'operator', 'tqdm', 'rich.progress', 'alive_progress'],
  aliases: { typing_extensions: 'typing' },
  functions: {
    'itertools.chain': { returns: 'generator<element0 | element1>', pure: true, streams: [0, 1, 2, 3] },
    'itertools.chain.from_iterable': { returns: 'generator<flat<element0>>', pure: true },
    'itertools.islice': passed, 'itertools.cycle': { returns: 'generator<element0>', pure: true }, 'itertools.accumulate': passed, 'itertools.compress': passed,
    'itertools.repeat': { returns: 'generator<arg0>', pure: true }, 'itertools.count': { returns: 'generator<number>', pure: true },
    'itertools.takewhile': chosen, 'itertools.dropwhile': chosen, 'itertools.filterfalse': chosen,
    'itertools.starmap': { returns: 'generator<returned0>', callback: { argument: 0, runs: 'each', parameters: ['any'] }, pure: true, streams: [1] },
    'itertools.groupby': {
      returns: 'generator<tuple<any,generator<element0>>>', pure: true, streams: [0],
      callback: { argument: 1, name: 'key', runs: 'each', parameters: ['element0'] },
    },
    'itertools.zip_longest': { returns: 'generator<tuple<element0,element1,element2,element3>>', pure: true },
    // Portions of an iterable: a loop over them is a loop over batches.
    'itertools.batched': { returns: 'generator<tuple<element0>>', pure: true, streams: [0] },
    'itertools.pairwise': pairwise,
    'itertools.product': { returns: 'generator<tuple<element0,element1,element2,element3>>', pure: true, evaluates: [0, 1] },
    'itertools.permutations': combined, 'itertools.combinations': combined, 'itertools.combinations_with_replacement': combined,
    'itertools.tee': { returns: 'tuple<generator<element0>>', pure: true },

    'functools.lru_cache': memoising, 'functools.cache': memoising, 'functools.cached_property': memoising,
    'django.utils.functional.cached_property': memoising,
    'functools.wraps': { returns: 'any', pure: true },
    'functools.partial': { returns: 'function<result0>', pure: true },
    'functools.reduce': {
      returns: 'result0', callback: { argument: 0, runs: 'each', parameters: ['returned0', 'element1'] }, pure: true, evaluates: [1], streams: [1],
    },

    // They show how far a loop has come.
    'tqdm.tqdm': passed, 'tqdm.auto.tqdm': passed, 'tqdm.std.tqdm': passed, 'tqdm.notebook.tqdm': passed, 'rich.progress.track': passed, 'alive_progress.alive_it': passed,
    'click.progressbar': passed,

    'heapq.heappush': { returns: 'none', mutatesArguments: [0] }, 'heapq.heappop': { returns: 'element0', mutatesArguments: [0] },
    'heapq.heapify': { returns: 'none', mutatesArguments: [0] }, 'heapq.heapreplace': { returns: 'element0', mutatesArguments: [0] },
    'heapq.heappushpop': { returns: 'element0', mutatesArguments: [0] },
    'heapq.nlargest': { returns: 'list<element1>', pure: true, evaluates: [1] },
    'heapq.nsmallest': { returns: 'list<element1>', pure: true, evaluates: [1] },
    'heapq.merge': passed,
    'copy.copy': { returns: 'arg0', pure: true }, 'copy.deepcopy': { returns: 'arg0', pure: true },
    'operator.itemgetter': { returns: 'function<any>', pure: true }, 'operator.attrgetter': { returns: 'function<any>', pure: true },
    'typing.cast': { returns: 'instance<arg0>', pure: true },
  },
  types: {
    list: {
      aliases: ['typing.List', 'typing.Sequence', 'typing.MutableSequence', 'collections.abc.Sequence', 'collections.abc.MutableSequence'],
    },
    tuple: { aliases: ['typing.Tuple'] },
    set: {
      aliases: [
        'typing.Set', 'typing.FrozenSet', 'typing.AbstractSet', 'typing.MutableSet', 'collections.abc.Set', 'collections.abc.MutableSet',
      ],
    },
    dict: {
      aliases: ['typing.Dict', 'typing.Mapping', 'typing.MutableMapping', 'collections.abc.Mapping', 'collections.abc.MutableMapping'],
    },
    string: { aliases: ['typing.Text', 'typing.AnyStr'] },
    generator: {
      aliases: [
        'typing.Generator', 'typing.Iterator', 'typing.AsyncGenerator', 'typing.AsyncIterator', 'collections.abc.Generator',
        'collections.abc.Iterator', 'collections.abc.AsyncGenerator', 'collections.abc.AsyncIterator',
      ],
    },
    promise: { aliases: ['typing.Awaitable', 'collections.abc.Awaitable'] },
    // May be a list, a set or a generator: `in` costs what is not known.
    'typing.Iterable': {
      ...read,
      aliases: [
        'collections.abc.Iterable', 'typing.Collection', 'collections.abc.Collection', 'typing.AsyncIterable',
        'collections.abc.AsyncIterable',
        'typing.Container', 'collections.abc.Container', 'typing.Reversible',
      ],
    },

    'collections.deque': {
      aliases: ['typing.Deque'],
      constructs: { returns: 'collections.deque<element0>', pure: true, evaluates: [0] },
      iterates: { element: '$0' },
      calls: {
        append: changed, appendleft: changed, extend: filled, extendleft: filled, insert: changed, remove: changed, clear: changed,
        rotate: changed, reverse: changed, pop: { returns: '$0', mutates: true }, popleft: { returns: '$0', mutates: true },
        copy: { returns: 'self', pure: true }, count: { returns: 'number', pure: true }, index: { returns: 'number', pure: true },
      },
    },
    'collections.defaultdict': {
      aliases: ['typing.DefaultDict'],
      extends: ['dict<$0,$1>'],
      constructs: { returns: 'collections.defaultdict<any,result0>', pure: true },
    },
    'collections.OrderedDict': {
      aliases: ['typing.OrderedDict'],
      extends: ['dict<$0,$1>'],
      constructs: { returns: 'collections.OrderedDict<any,any>', pure: true, evaluates: [0] },
      calls: { move_to_end: changed },
    },
    'collections.ChainMap': {
      aliases: ['typing.ChainMap'], extends: ['dict<$0,$1>'], constructs: { returns: 'collections.ChainMap<any,any>', pure: true },
    },
    'collections.UserDict': { extends: ['dict<any,any>'] },
    'collections.Counter': {
      aliases: ['typing.Counter'],
      extends: ['dict<$0,number>'],
      constructs: { returns: 'collections.Counter<element0>', pure: true, evaluates: [0] },
      calls: {
        most_common: { returns: 'list<tuple<$0,number>>', pure: true }, elements: { returns: 'generator<$0>', pure: true },
        subtract: filled, update: filled, total: { returns: 'number', pure: true },
      },
    },
  },
})
