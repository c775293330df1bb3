// The editor around the page: what comes from it, what goes to it, and what it keeps while the page is hidden.

import type { FromViewer, ToViewer } from '../protocol/profile-viewer.js'

export interface Editor {
  readonly send: (message: FromViewer) => void
  readonly kept: () => unknown
  readonly keep: (state: unknown) => void
  readonly onMessage: (listener: (message: ToViewer) => void) => void
}

interface VsCodeApi {
  readonly postMessage: (message: unknown) => void
  readonly getState: () => unknown
  readonly setState: (state: unknown) => void
}

declare function acquireVsCodeApi(): VsCodeApi

export function openEditor(): Editor {
  const api = acquireVsCodeApi()
  return {
    send: (message) => api.postMessage(message),
    kept: () => api.getState(),
    keep: (state) => api.setState(state),
    onMessage: (listener) => window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (isMessage(data)) listener(data)
    }),
  }
}

const known: readonly ToViewer['is'][] = ['profile', 'compare', 'source', 'problem', 'progress']

function isMessage(data: unknown): data is ToViewer {
  return typeof data === 'object' && data !== null && 'is' in data && known.some((is) => is === data.is)
}
