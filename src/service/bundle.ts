// Whether this code runs from the bundle (`dist/main.cjs`), where neighbouring files are found elsewhere than in the sources.

export const isBundled = import.meta.url.endsWith('.cjs')
