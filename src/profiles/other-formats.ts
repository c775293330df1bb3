// Files that people take for profiles and that are none that can be read: what each is, and what makes one of it.

import type { Head } from './importer.js'

interface OtherFormat {
  /** Ends the sentence "This is …", and says what to do. */
  readonly sentence: string
  readonly recognises: (head: Head) => boolean
}

/** Undefined for what nobody knows. */
export function otherFormat(head: Head): string | undefined {
  const found = formats.find(({ recognises }) => recognises(head))
  return found && `This is ${found.sentence}`
}

function beginsWith(...signature: readonly number[]): OtherFormat['recognises'] {
  return ({ bytes }) => signature.every((byte, index) => bytes[index] === byte)
}

const formats: readonly OtherFormat[] = [
  { sentence: 'the recording of perf itself: "perf script -i FILE > FILE.txt" makes the text that can be read', recognises: ({ text }) => /^(PERFILE2|2ELIFREP|PERFFILE)/.test(text) },
  { sentence: 'the recording of memray itself: "memray flamegraph FILE" or "memray stats --json FILE" makes what can be read', recognises: ({ text }) => /^memray\0/.test(text) || text.slice(0, 40).includes('memray') },
  { sentence: 'a Java Flight Recorder file: the converter of async-profiler makes collapsed stacks of it ("jfrconv -o collapsed FILE")', recognises: beginsWith(0x46, 0x4c, 0x52, 0) },
  {
    sentence: 'a heap snapshot, which says what was in memory but not which code took it: record with --heap-prof',
    recognises: ({ json }) => json !== undefined && ['snapshot', 'nodes', 'edges'].every((name) => json.names.has(name)),
  },
  { sentence: 'the log of V8: record with --cpu-prof', recognises: ({ text }) => /^v8-version,\d/.test(text) },
  { sentence: 'a profile in the old format of pprof: "pprof -proto FILE > FILE.pb.gz" makes one that can be read', recognises: isOldPprof },
  {
    sentence: 'the text that cProfile prints, which has no callers: "python -m cProfile -o FILE.pstats" writes what can be read',
    recognises: ({ text }) => /^ *\d+ function calls( \(\d+ primitive calls\))? in [\d.]+ seconds\s*$/m.test(text) && /^ *ncalls +tottime +percall +cumtime/m.test(text),
  },
  { sentence: 'a picture', recognises: (head) => beginsWith(0x89, 0x50, 0x4e, 0x47)(head) || beginsWith(0xff, 0xd8, 0xff)(head) || head.text.startsWith('GIF8') },
  { sentence: 'a program: record a profile while it runs', recognises: (head) => beginsWith(0x7f, 0x45, 0x4c, 0x46)(head) || head.text.startsWith('#!') },
  { sentence: 'an archive: unpack it first', recognises: (head) => beginsWith(0x50, 0x4b, 3, 4)(head) || head.text.slice(257, 262) === 'ustar' },
  { sentence: 'packed by zstd: "unzstd FILE" unpacks it', recognises: beginsWith(0x28, 0xb5, 0x2f, 0xfd) },
  { sentence: 'packed by xz: "unxz FILE" unpacks it', recognises: beginsWith(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0) },
  { sentence: 'packed by bzip2: "bunzip2 FILE" unpacks it', recognises: ({ text }) => /^BZh[1-9]1AY/.test(text) },
]

/** Words of the machine that wrote it: 0, 3, the version, microseconds a sample, 0. https://gperftools.github.io/gperftools/cpuprofile-fileformat.html */
function isOldPprof({ bytes, text }: Head): boolean {
  if (/^(?:(?:heap|threadcreate|goroutine) profile:|--- ?(?:contentionz|heapz|threadz))/.test(text)) return true
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return [4, 8].some((size) => [true, false].some((isLittle) => {
    const word = (index: number): number => view.getUint32(index * size + (isLittle || size === 4 ? 0 : 4), isLittle)
    return bytes.length >= 5 * size && word(0) === 0 && word(1) === 3 && word(2) <= 1 && word(3) > 0 && word(4) === 0
  }))
}
