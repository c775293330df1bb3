// The profile viewer: a page in the editor that fetches a profile and shows it as flame graph, table, lines, findings and comparison.

import { start } from './start.js'

// Its worker lies beside it.
const { currentScript } = document
const own = currentScript instanceof HTMLScriptElement ? currentScript.src : ''
start(document.body, own.replace(/profile-viewer\.js/, 'profile-worker.js'))
