// The request that scans the workspace: its progress as notifications, its cancellation by the protocol's own.

import type { CancellationToken, Connection } from 'vscode-languageserver/node'
import { scanProgressMethod, scanWorkspaceMethod, type ScanProgress } from '../protocol/messages.js'
import type { Scans } from './scans.js'

export function offerScan(connection: Connection, scans: Scans): void {
  connection.onRequest(scanWorkspaceMethod, async (_params: unknown, token: CancellationToken) => {
    const abort = new AbortController()
    const subscription = token.onCancellationRequested(() => { abort.abort() })
    try {
      return await scans.scan(abort.signal, throttled((progress) => { void connection.sendNotification(scanProgressMethod, progress) }))
    } finally {
      subscription.dispose()
    }
  })
}

/** Thousands of files a second need no thousand notifications; the first and the last are always sent. */
function throttled(send: (progress: ScanProgress) => void): (progress: ScanProgress) => void {
  let last = 0
  return (progress) => {
    const now = Date.now()
    if (now - last < 100 && progress.done > 0 && progress.done < progress.total) return
    last = now
    send(progress)
  }
}
