// The profile viewer: a page in the editor that fetches a profile and shows it as flame graph, table, lines, findings and comparison.

import { start } from './start.js'

start(document.body)
