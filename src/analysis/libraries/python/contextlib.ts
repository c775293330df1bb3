// Context managers of the standard library that hand on what they are given.

import { library } from '../schema.js'

export default library({
  id: 'contextlib',
  language: 'python',
  source: 'https://docs.python.org/3/library/contextlib.html',
  modules: ['contextlib'],
  types: {
    'contextlib.closing': { constructs: { returns: 'contextlib.closing<arg0>', pure: true }, enters: '$0' },
    'contextlib.aclosing': { constructs: { returns: 'contextlib.aclosing<arg0>', pure: true }, enters: '$0' },
    'contextlib.nullcontext': { constructs: { returns: 'contextlib.nullcontext<arg0>', pure: true }, enters: '$0' },
  },
})
