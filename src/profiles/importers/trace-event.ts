// Trace Event files: calls with their beginnings and ends, written by viztracer, py-spy, tracing libraries and crash-proof loggers.

import { importer, type Head } from '../importer.js'
import { readTrace } from '../readers/trace-profile.js'
import { isChromeTrace, isTrace } from '../readers/trace-kinds.js'

export default importer({
  id: 'trace-event',
  name: 'Trace Event',
  definition: 'https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU/preview',
  recognises,
  read: (input) => readTrace(input, 'trace-event'),
})

function recognises(head: Head): boolean {
  return isTrace(head) && !isChromeTrace(head)
}
