// The rectangles of a flame graph that have a title of the form `function (1,234 samples, 5.6%)`, found tag by tag.

export interface Box {
  readonly name: string
  readonly count: number
  /** What is counted: `samples`, `ms`. */
  readonly counted: string
  /** In samples where the picture says so, else in its own units. */
  readonly x: number
  readonly width: number
  readonly y: number
}

const decoder = new TextDecoder()
const [titleTag, rectTag] = [new TextEncoder().encode('title'), new TextEncoder().encode('rect')] as const
const longestTag = 1 << 16
const progressEvery = 4 << 20
// Comparisons add a difference; the names of functions may have brackets of their own.
const titled = /^([\s\S]*) \(([\d.,  ]+) ([^,()]+), [\d.]+%(?:;[^()]*)?\)$/

export function boxesOf(bytes: Uint8Array, progress: (offset: number) => void): readonly Box[] {
  const boxes: Box[] = []
  let title = ''
  let told = 0
  for (let start = bytes.indexOf(less); start >= 0; start = bytes.indexOf(less, start + 1)) {
    if (start - told > progressEvery) progress(told = start)
    if (isTag(bytes, start, titleTag)) title = textAfter(bytes, start)
    else if (title !== '' && isTag(bytes, start, rectTag)) {
      const box = boxOf(title, tagText(bytes, start))
      if (box) boxes.push(box)
      title = ''
    }
  }
  return boxes
}

function boxOf(title: string, tag: string): Box | undefined {
  const [, name, count, counted] = titled.exec(title) ?? []
  const attribute = (of: string): number => Number(new RegExp(`\\s${of}="([-\\d.]+)%?"`).exec(tag)?.[1] ?? NaN)
  const [sampleX, sampleWidth] = [attribute('fg:x'), attribute('fg:w')]
  const isExact = Number.isFinite(sampleX) && Number.isFinite(sampleWidth)
  const [x, width, y] = [isExact ? sampleX : attribute('x'), isExact ? sampleWidth : attribute('width'), attribute('y')]
  const number = Number(count?.replace(/[,  ]/g, '') ?? NaN)
  if (name === undefined || counted === undefined || ![x, width, y, number].every((each) => Number.isFinite(each))) return undefined
  return { name, count: number, counted, x, width, y }
}

function isTag(bytes: Uint8Array, start: number, tag: Uint8Array): boolean {
  const after = bytes[start + 1 + tag.length] ?? 0
  return tag.every((byte, index) => bytes[start + 1 + index] === byte) && (after === greater || after === 0x20 || after === 0x09 || after === 0x0a || after === 0x0d)
}

function tagText(bytes: Uint8Array, start: number): string {
  const end = bytes.indexOf(greater, start)
  return decoder.decode(bytes.subarray(start, Math.min(end < 0 ? bytes.length : end, start + longestTag)))
}

/** What stands between the tag and the next. */
function textAfter(bytes: Uint8Array, start: number): string {
  const begin = bytes.indexOf(greater, start)
  if (begin < 0) return ''
  const end = bytes.indexOf(less, begin)
  return plain(decoder.decode(bytes.subarray(begin + 1, Math.min(end < 0 ? bytes.length : end, begin + longestTag))))
}

function plain(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot|apos));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole
    const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: '\'' }

const [less, greater] = [0x3c, 0x3e]
