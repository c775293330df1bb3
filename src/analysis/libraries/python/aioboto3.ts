// aioboto3 and aiobotocore: boto3's clients and resources with every operation awaited. The rows are boto3's own, made awaitable.

import { library, type CallModel, type TypeModel } from '../schema.js'
import { awsTypes } from './boto3.js'

// Coroutines of theirs that boto3 answers from memory, or by reading what has been answered already.
const coroutines: ReadonlySet<string> = new Set(['generate_presigned_url', 'generate_presigned_post', 'read', 'readlines', 'get_credentials'])

const types = Object.fromEntries(Object.entries(awsTypes).map(([name, type]) => [renamed(name), awaitedType(type)]))
const session = types['aioboto3.session.Session']
const client = session?.calls?.['client'] ?? {}

export default library({
  id: 'aioboto3',
  language: 'python',
  source: 'https://aioboto3.readthedocs.io/en/latest/; https://aiobotocore.aio-libs.org/',
  modules: ['aioboto3', 'aioboto3.session', 'aiobotocore', 'aiobotocore.session', 'aiobotocore.config'],
  functions: {
    'aiobotocore.session.get_session': { returns: 'aiobotocore.session.AioSession' },
    'aiobotocore.config.AioConfig': { returns: 'any', pure: true },
  },
  types: {
    ...types,
    'aiobotocore.session.AioSession': {
      aliases: ['aiobotocore.session.Session'],
      constructs: { returns: 'aiobotocore.session.AioSession' },
      sharing: 'shared',
      calls: { create_client: client },
    },
  },
})

/** The stubs name their awaited twins alike: `mypy_boto3_s3` is `types_aiobotocore_s3`. */
function renamed(text: string): string {
  return text.replace(/\bmypy_boto3_/g, 'types_aiobotocore_').replace(/\b(boto3|botocore)\./g, 'aio$1.')
}

function awaitedType(type: TypeModel): TypeModel {
  const { aliases, extends: bases, constructs, attributes, calls, anyCall, iterates, indexed, enters, threads: _, ...rest } = type
  return {
    ...rest,
    ...(aliases && { aliases: aliases.map(renamed) }),
    ...(bases && { extends: bases }),
    ...(constructs && { constructs: { ...constructs, returns: renamed(constructs.returns ?? 'any') } }),
    ...(attributes && { attributes: namedTypes(attributes) }),
    ...(calls && { calls: Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, awaitedCall(name, call)])) }),
    ...(anyCall && { anyCall: awaitedCall('', anyCall) }),
    ...(iterates && { iterates: { ...iterates, element: renamed(iterates.element), ...(iterates.effect && { effect: { ...iterates.effect, blocking: false } }) } }),
    ...(indexed && { indexed: { ...indexed, ...(indexed.byKey && { byKey: namedTypes(indexed.byKey) }) } }),
    ...(enters !== undefined && { enters: renamed(enters) }),
  }
}

/** Operations are awaited, as are resources (`await dynamodb.Table('t')`); what only prepares is called as before. */
function awaitedCall(name: string, { returns = 'any', returnsBy, effect, ...rest }: CallModel): CallModel {
  const isOperation = (effect !== undefined && rest.lazy !== true) || /^[A-Z]/.test(name) || coroutines.has(name)
  return {
    ...rest,
    ...(effect && { effect: { ...effect, blocking: false } }),
    ...(returnsBy && { returnsBy: { ...returnsBy, types: namedTypes(returnsBy.types) } }),
    ...(isOperation ? { returns: `promise<${renamed(returns)}>`, awaitable: true } : { returns: renamed(returns) }),
  }
}

function namedTypes(types: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(types).map(([key, type]) => [key, renamed(type)]))
}
