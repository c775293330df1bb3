// A file that says that the misbehaving worker has been slow once: another worker takes its place and remembers nothing.

import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const onceMark = join(tmpdir(), `cost-hints-once-${process.pid}`)
