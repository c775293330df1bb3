// Traces of Chrome's performance panel, of headless Chrome and of Node: CPU profiles of JavaScript among the events of the browser.

import { importer } from '../importer.js'
import { isChromeTrace } from '../readers/trace-kinds.js'
import { readTrace } from '../readers/trace-profile.js'

export default importer({
  id: 'devtools-trace',
  name: 'DevTools performance trace',
  definition: 'https://chromedevtools.github.io/devtools-protocol/tot/Tracing/',
  recognises: isChromeTrace,
  read: (input) => readTrace(input, 'devtools-trace'),
})
