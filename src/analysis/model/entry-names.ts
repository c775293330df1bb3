// Names of calls that hand a function or class to something that starts it later: the index of names notes what they are given.

/** Last names of what is called. Whether a call really registers is decided where its library is known. */
export const registering: ReadonlySet<string> = new Set([
  // Routes.
  'path', 're_path', 'url', 'register', 'register_view', 'add_url_rule', 'add_api_route', 'add_route', 'add_resource', 'add_view', 'add_get', 'add_post', 'add_put', 'add_patch', 'add_delete', 'Route',
  'get', 'post', 'put', 'patch', 'delete', 'del', 'all', 'head', 'options', 'query', 'mutation', 'subscription', 'use', 'route', 'addHook', 'createServer', 'serve',
  // Functions in the cloud.
  'http', 'cloudEvent', 'onRequest', 'onCall', 'storageQueue', 'serviceBusQueue', 'serviceBusTopic', 'eventHub', 'eventGrid', 'cosmosDB', 'storageBlob', 'generic', 'timer', 'onSchedule', 'onRun', 'onMessagePublished',
  'onDocumentCreated', 'onDocumentUpdated', 'onDocumentWritten', 'onDocumentDeleted', 'onPublish', 'onCreate', 'onUpdate', 'onWrite', 'onDelete',
  // Queues.
  'Worker', 'process', 'work', 'define', 'run', 'consume', 'create', 'createQueue', 'subscribe', 'basic_consume', 'on', 'createFunction',
  // Schedules.
  'schedule', 'scheduleJob', 'CronJob', 'Cron', 'from', 'add_job', 'do', 'setInterval', 'crontab', 'periodic_task', 'add_periodic_task', 'every', 'task', 'schemaTask',
  // Commands.
  'action', 'command', 'Fire', 'run_module', 'add_command',
  // What a request is given by a function.
  'Depends', 'Security',
])

/** Calls that run a function which they are given by name: once, or for each element of the collection that they are given beside it. */
export const running: ReadonlyMap<string, 'once' | 'each'> = new Map([
  ...['submit', 'run_in_executor', 'to_thread', 'run_sync', 'run_in_threadpool', 'Thread', 'Process', 'Timer', 'call_soon', 'call_later', 'enqueue', 'enqueue_in', 'enqueue_at', 'add_task', 'setTimeout', 'setImmediate', 'nextTick', 'queueMicrotask', 'then'].map((name) => [name, 'once'] as const),
  ...['map', 'imap', 'imap_unordered', 'starmap', 'forEach', 'flatMap', 'filter', 'some', 'every', 'find', 'pMap', 'mapSeries', 'process_map', 'thread_map'].map((name) => [name, 'each'] as const),
])

/** Keys of objects whose functions are started: `{ method: 'GET', url: '/', handler: list }`. */
export const handlerKeys: ReadonlySet<string> = new Set([
  'handler', 'fetch', 'eachMessage', 'eachBatch', 'handleMessage', 'handleMessageBatch', 'processMessage', 'onTick', 'preHandler', 'onRequest', 'error', 'process', 'execute', 'run',
])

/** What the index of names calls them: who hands on something of the name. No callee has a blank in its name. */
export function handedName(name: string): string {
  return `to ${name}`
}
