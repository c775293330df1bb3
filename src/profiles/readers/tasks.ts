// Outermost frames that name no function but a process or a thread, as py-spy and async-profiler write them in formats that know neither.

export interface Task {
  readonly is: 'process' | 'thread'
  readonly id: string
  /** Empty where the tool did not know it yet. */
  readonly name: string
}

/** `process 12:"python3 main.py"`, `thread (345): MainThread`, `[main tid=345]`, or nothing. */
export function taskOf(text: string): Task | undefined {
  const [, pid, command] = /^process (\d+):"(.*)"$/.exec(text) ?? []
  if (pid !== undefined) return { is: 'process', id: pid, name: command ?? '' }
  const [, java, number] = /^\[(.*) tid=(\d+)\]$/.exec(text) ?? []
  if (number !== undefined) return { is: 'thread', id: number, name: java ?? '' }
  const [, tid, name] = /^thread \((\d+|0[xX][0-9a-fA-F]+)\)(?:: (.*))?$/.exec(text) ?? []
  return tid === undefined ? undefined : { is: 'thread', id: tid, name: name ?? '' }
}

/** As a thread or a process is shown: its name, and its number as names need not differ. */
export function taskName(name: string, id: string): string {
  return name === '' ? id : `${name} (${id})`
}
