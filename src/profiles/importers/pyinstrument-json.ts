// The tree that pyinstrument renders as JSON; what is small or belongs to libraries may be left out by then.

import { importer, type Head } from '../importer.js'
import { pyinstrumentTree } from '../readers/pyinstrument-tree.js'

export default importer({
  id: 'pyinstrument-json',
  name: 'pyinstrument (JSON)',
  definition: 'https://github.com/joerick/pyinstrument/blob/main/pyinstrument/renderers/jsonrenderer.py',
  recognises,
  read: ({ bytes, progress }) => pyinstrumentTree('pyinstrument-json', bytes, 0, progress),
})

function recognises({ json }: Head): boolean {
  if (json?.is !== 'object') return false
  const { names } = json
  return (names.has('root_frame') && names.has('sample_count') && names.has('duration')) || (names.has('session') && names.has('frame_tree'))
}
