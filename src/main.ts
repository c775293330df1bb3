// The executable: command line, language server and workers share one bundle, so that the parsers ship once.
// Each half is loaded only when it is asked for.

import { workerData } from 'node:worker_threads'
import { workerRole } from './service/messages.js'
import { isProfileRequest } from './service/profiles/profile-messages.js'

const given = process.argv.slice(2)

if (workerData === workerRole) void import('./service/worker.js')
else if (isProfileRequest(workerData)) void import('./service/profiles/profile-worker.js')
else if (given[0] === 'server') void import('./server/main.js').then((server) => { server.startServer() })
else void import('./cli/main.js').then((commandLine) => commandLine.runCommandLine(given))
