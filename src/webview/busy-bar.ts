// The editor's bar of progress above the page, while the worker works longer than is unnoticed.

import { element } from './element.js'

export interface BusyBar {
  readonly element: HTMLElement
  readonly show: (isBusy: boolean) => void
}

const unnoticed = 150

/** `page`: what is worked for; screen readers are told that it is not complete. */
export function busyBar(page: HTMLElement): BusyBar {
  const bar = element('vscode-progress-bar', { class: 'busy', attributes: { 'indeterminate': '', 'aria-label': 'Working' } })
  bar.hidden = true
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    element: bar,
    show: (isBusy) => {
      if (!isBusy) {
        clearTimeout(timer)
        timer = undefined
        bar.hidden = true
        page.removeAttribute('aria-busy')
        return
      }
      timer ??= setTimeout(() => {
        bar.hidden = false
        page.setAttribute('aria-busy', 'true')
      }, unnoticed)
    },
  }
}
