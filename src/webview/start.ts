// Puts the page together: fetches what the editor names, hands it to the worker, shows the views as tabs, and keeps what the user chose.

import '@vscode-elements/elements/dist/vscode-progress-bar/index.js'
import '@vscode-elements/elements/dist/vscode-tab-header/index.js'
import '@vscode-elements/elements/dist/vscode-tab-panel/index.js'
import '@vscode-elements/elements/dist/vscode-tabs/index.js'
import type { FunctionNames, ToViewer, ViewerJoin } from '../protocol/profile-viewer.js'
import { aggregator } from './aggregator.js'
import { busyBar } from './busy-bar.js'
import type { ThemeKind } from './drawing/palette.js'
import { openEditor } from './editor.js'
import { element } from './element.js'
import { page, type Page } from './page.js'
import { recordingOf, type Recording, type Sight } from './sight.js'
import { storeOf } from './state.js'
import type { Before, Viewer } from './viewer.js'
import type { ProfileHead, Which } from './worker/questions.js'

/** What is shown; its views are made when its first sums are there. */
interface Shown {
  readonly url: string
  /** Of its functions, as they were given; those of the next message may be others. */
  readonly names: string
  readonly recording: Recording
  readonly update: () => void
  page: Page | undefined
}

/** `workerScript`: the address of the worker's bundle. */
export function start(body: HTMLElement, workerScript: string): void {
  const editor = openEditor()
  const store = storeOf(editor.kept(), editor.keep)
  const spoken = element('div', { class: 'spoken', role: 'status', attributes: { 'aria-live': 'polite' } })
  const main = element('main', {})
  const busy = busyBar(main)
  body.replaceChildren(busy.element, main, spoken)
  const worker = aggregator(workerScript, busy.show)
  let shown: Shown | undefined
  let join: ViewerJoin | undefined
  let canCompareWithFix = false
  let before: Before | undefined
  const sources = new Map<string, readonly string[]>()
  // Answers to an earlier message may come after those to a later one.
  let asked = 0
  const update = (): void => shown?.update()
  const failed = (error: unknown): void => showProblem(error instanceof Error ? error.message : String(error))

  editor.onMessage((message) => { receive(message).catch(failed) })
  store.onChange(update)
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'f' || !(event.ctrlKey || event.metaKey) || !shown?.page) return
    event.preventDefault()
    shown.page.search()
  })
  new MutationObserver(update).observe(body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] })
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', update)
  showProgress('Reading the profile …')
  editor.send({ is: 'ready' })

  async function receive(message: ToViewer): Promise<void> {
    switch (message.is) {
      case 'problem': showProblem(message.message); return
      case 'progress': showProgress(`Reading the profile … ${message.of > 0 ? `${Math.floor(message.done / message.of * 100)} %` : ''}`); return
      case 'compare':
        before = { name: message.name, predicted: message.predicted ?? [], profile: await opened('before', message.url, message.names) }
        store.set({ view: 'compare', compared: { url: message.url, name: message.name, predicted: before.predicted, names: message.names ?? [] } })
        return
      case 'source':
        sources.set(message.file, message.text.split(/\r\n|\r|\n/))
        update()
        return
      case 'profile': {
        const turn = ++asked
        join = message.join
        canCompareWithFix = message.canCompareWithFix ?? false
        const names = join?.names ?? []
        const known = JSON.stringify(names)
        if (shown?.url === message.url && shown.names === known) { update(); return }
        const profile = shown?.url === message.url ? await worker.ask('name', { which: 'shown', names }) : await opened('shown', message.url, names)
        if (turn !== asked) return
        show({ url: message.url, names: known }, recordingOf(message.name, profile, message.value ?? 0, worker, { arrived: update, failed }))
        await compareAgain()
      }
    }
  }

  async function opened(which: Which, url: string, names: FunctionNames = []): Promise<ProfileHead> {
    const response = await fetch(url)
    if (!response.ok) throw new Error(`The profile could not be fetched (${response.status}).`)
    const bytes = await response.arrayBuffer()
    return worker.ask('open', { which, bytes, names }, [bytes])
  }

  /** What was compared before the page was hidden. Its bytes may be gone by now: then there is nothing to compare with. */
  async function compareAgain(): Promise<void> {
    const { compared } = store.get()
    if (!compared || before) return
    const profile = await opened('before', compared.url, compared.names).catch(() => undefined)
    if (profile) before = { name: compared.name, predicted: compared.predicted ?? [], profile }
    else store.keep({ compared: undefined })
    update()
  }

  function show({ url, names }: Pick<Shown, 'url' | 'names'>, recording: Recording): void {
    let sight: Sight | undefined
    const viewer: Viewer = {
      store, send: editor.send, announce: (sentence) => { spoken.textContent = sentence }, worker, asking: { arrived: update, failed },
      recording: () => recording, join: () => join, before: () => before, canCompareWithFix: () => canCompareWithFix, sourceOf: (file) => sources.get(file), theme: themeOf,
      sight: () => {
        if (!sight) throw new Error('Views are shown when there is something to see')
        return sight
      },
    }
    const made: Shown = {
      url, names, recording, page: undefined,
      update: () => {
        const { value, thread } = store.get()
        sight = recording.sightOf(value, thread) ?? sight
        if (!sight) return
        if (!made.page) {
          made.page = page(viewer)
          main.replaceChildren(...made.page.elements)
          document.title = recording.name
        }
        made.page.update()
      },
    }
    shown = made
    made.update()
  }

  function showProgress(sentence: string): void {
    if (!shown) main.replaceChildren(element('p', { class: 'loading', role: 'status' }, sentence))
  }

  function showProblem(message: string): void {
    shown = undefined
    main.replaceChildren(element('p', { class: 'loading problem', role: 'alert' }, message))
  }
}

function themeOf(): ThemeKind {
  const { classList } = document.body
  if (classList.contains('vscode-high-contrast-light')) return 'high-contrast-light'
  if (classList.contains('vscode-high-contrast')) return 'high-contrast'
  if (classList.contains('vscode-light')) return 'light'
  return classList.contains('vscode-dark') || matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}
