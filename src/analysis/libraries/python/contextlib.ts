// Context managers of the standard library that hand on what they are given.

import { library, type CallModel } from '../schema.js'

const handed: CallModel = { returns: 'arg0' }
const stack: Readonly<Record<string, CallModel>> = {
  enter_context: { returns: 'entered<arg0>' }, push: handed, callback: handed, pop_all: { returns: 'self' }, close: { returns: 'none' },
}

export default library({
  id: 'contextlib',
  language: 'python',
  source: 'https://docs.python.org/3/library/contextlib.html',
  modules: ['contextlib'],
  types: {
    'contextlib.ExitStack': { constructs: { returns: 'contextlib.ExitStack', pure: true }, enters: 'self', calls: stack },
    'contextlib.AsyncExitStack': {
      constructs: { returns: 'contextlib.AsyncExitStack', pure: true }, enters: 'self',
      calls: { ...stack, enter_async_context: { returns: 'promise<enteredAsync<arg0>>' }, push_async_exit: handed, push_async_callback: handed, aclose: { returns: 'promise<none>' } },
    },
    'contextlib.closing': { constructs: { returns: 'contextlib.closing<arg0>', pure: true }, enters: '$0' },
    'contextlib.aclosing': { constructs: { returns: 'contextlib.aclosing<arg0>', pure: true }, enters: '$0' },
    'contextlib.nullcontext': { constructs: { returns: 'contextlib.nullcontext<arg0>', pure: true }, enters: '$0' },
  },
})
