// Tells traces of Chrome from others, as their JavaScript is measured by samples and the rest of them tells of the browser.

import type { Head } from '../importer.js'

export function isTrace({ json }: Head): boolean {
  if (json?.is === 'object') return json.names.has('traceEvents')
  return json?.is === 'array' && json.names.has('ph') && (json.names.has('ts') || json.names.has('pid'))
}

/** Chrome, Node and all that carries V8 put the names of threads into a category of their own, at the beginning. */
export function isChromeTrace(head: Head): boolean {
  return isTrace(head) && /"cat":\s*"(?:__metadata|[^"]*(?:devtools\.timeline|v8\.cpu_profiler))|"source":\s*"DevTools"/.test(head.text)
}
