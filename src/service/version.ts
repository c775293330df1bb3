// The version of this tool, as its package says.

import manifest from '../../package.json' with { type: 'json' }

export const version: string = manifest.version
