// What Austin measures, in its text and in its binary form: by its mode time on the wall, time on the CPU, memory that was taken and given back, or all of them.

import type { ProfileBuilder } from '../builder.js'
import type { ValueType } from '../profile.js'
import type { ThreadBuilder } from '../thread-builder.js'

const wall: ValueType = { name: 'wall time', unit: 'nanoseconds' }
const cpu: ValueType = { name: 'CPU time', unit: 'nanoseconds' }
const memory: readonly ValueType[] = [{ name: 'memory taken', unit: 'bytes' }, { name: 'memory given back', unit: 'bytes' }]

export interface AustinMetrics {
  /** In microseconds. */
  readonly time: number
  /** In bytes; below 0 when given back. */
  readonly memory: number
  readonly isIdle: boolean
}

export function austinValues(mode: string | undefined): readonly ValueType[] {
  switch (mode) {
    case 'cpu': return [cpu]
    case 'memory': return memory
    case 'full': return [wall, cpu, ...memory]
    default: return [wall]
  }
}

interface AustinThread {
  readonly built: ThreadBuilder
  /** Nanoseconds after the beginning. */
  clock: number
}

export class AustinSamples {
  private readonly processes = new Map<string, Map<string, AustinThread>>()
  private readonly values: number[]
  /** To where the threads have come. */
  private latest = 0

  constructor(private readonly builder: ProfileBuilder, private readonly mode: string | undefined) {
    this.values = builder.values.map(() => 0)
  }

  add(process: string, thread: string, stack: number, metrics: AustinMetrics): void {
    const of = this.threadOf(process, thread)
    if (this.mode === 'memory') {
      of.built.sample(stack, this.memoryOf(metrics, 0))
      return
    }
    const time = metrics.time * 1e3
    this.values[0] = time
    if (this.mode === 'full') {
      this.values[1] = metrics.isIdle ? 0 : time
      this.memoryOf(metrics, 2)
    }
    of.built.sample(stack, this.values, of.clock)
    if (Number.isFinite(time)) of.clock += time
    this.latest = Math.max(this.latest, of.clock)
  }

  private memoryOf({ memory }: AustinMetrics, index: number): readonly number[] {
    this.values[index] = memory > 0 ? memory : Number.isNaN(memory) ? NaN : 0
    this.values[index + 1] = memory < 0 ? -memory : 0
    return this.values
  }

  /** A thread that is first seen now begins where the others have come to. */
  private threadOf(process: string, thread: string): AustinThread {
    const threads = this.processes.get(process) ?? new Map<string, AustinThread>()
    this.processes.set(process, threads)
    let found = threads.get(thread)
    if (!found) {
      found = { built: this.builder.thread(thread, process), clock: this.latest }
      threads.set(thread, found)
    }
    return found
  }
}

/** Frames that Austin writes for what is no Python. */
export function austinFunction(builder: ProfileBuilder, name: string, file: string): number {
  if (file === '' && name === 'GC') return builder.function('(garbage collector)')
  if (file === '' && name === 'INVALID') return builder.function('(invalid)')
  return builder.function(name, file)
}
