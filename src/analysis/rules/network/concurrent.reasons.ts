// Why what waits one after another is not put together, where that is the same in both languages.

export const unplaced = 'the loop does not stand on lines of its own'
export const unindented = 'its lines cannot be moved in, as text in them spans several'
export const apart = 'other statements stand between them'
