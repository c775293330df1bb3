// Puts the page together: fetches what the editor names, shows the views as tabs, and keeps what the user chose.

import '@vscode-elements/elements/dist/vscode-tab-header/index.js'
import '@vscode-elements/elements/dist/vscode-tab-panel/index.js'
import '@vscode-elements/elements/dist/vscode-tabs/index.js'
import { decodeProfile } from '../profiles/profile-file.js'
import type { Profile } from '../profiles/profile.js'
import type { ToViewer, ViewerJoin } from '../protocol/profile-viewer.js'
import type { ThemeKind } from './drawing/palette.js'
import { openEditor } from './editor.js'
import { element } from './element.js'
import { page } from './page.js'
import { recordingOf, type Recording } from './sight.js'
import { storeOf } from './state.js'
import type { Viewer } from './viewer.js'

export function start(body: HTMLElement): void {
  const editor = openEditor()
  const store = storeOf(editor.kept(), editor.keep)
  const spoken = element('div', { class: 'spoken', role: 'status', attributes: { 'aria-live': 'polite' } })
  const main = element('main', {})
  body.replaceChildren(main, spoken)
  let shown: { readonly url: string, readonly recording: Recording, readonly page: ReturnType<typeof page> } | undefined
  let join: ViewerJoin | undefined
  let before: Recording | undefined
  const sources = new Map<string, readonly string[]>()
  // Answers to an earlier message may come after those to a later one.
  let asked = 0

  editor.onMessage((message) => {
    receive(message).catch((error: unknown) => showProblem(error instanceof Error ? error.message : String(error)))
  })
  new MutationObserver(() => shown?.page.update()).observe(body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] })
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => shown?.page.update())
  showProgress('Reading the profile …')
  editor.send({ is: 'ready' })

  async function receive(message: ToViewer): Promise<void> {
    switch (message.is) {
      case 'problem': showProblem(message.message); return
      case 'progress': showProgress(`Reading the profile … ${message.of > 0 ? `${Math.floor(message.done / message.of * 100)} %` : ''}`); return
      case 'compare':
        before = recordingOf(message.name, await fetched(message.url))
        store.set({ view: 'compare', compared: { url: message.url, name: message.name } })
        return
      case 'source':
        sources.set(message.file, message.text.split(/\r\n|\r|\n/))
        shown?.page.update()
        return
      case 'profile': {
        const turn = ++asked
        join = message.join
        if (shown?.url === message.url) { shown.page.update(); return }
        const profile = await fetched(message.url)
        if (turn !== asked) return
        show(message.url, recordingOf(message.name, profile, message.value))
        await compareAgain()
      }
    }
  }

  /** What was compared before the page was hidden. Its bytes may be gone by now: then there is nothing to compare with. */
  async function compareAgain(): Promise<void> {
    const { compared } = store.get()
    if (!compared || before) return
    const profile = await fetched(compared.url).catch(() => undefined)
    if (profile) before = recordingOf(compared.name, profile)
    else store.keep({ compared: undefined })
    shown?.page.update()
  }

  function show(url: string, recording: Recording): void {
    const viewer: Viewer = {
      store, send: editor.send, announce: (sentence) => { spoken.textContent = sentence },
      recording: () => recording, join: () => join, before: () => before, sourceOf: (file) => sources.get(file), theme: themeOf,
      sight: () => recording.sightOf(store.get().value, store.get().thread),
    }
    const made = page(viewer)
    shown = { url, recording, page: made }
    main.replaceChildren(...made.elements)
    made.update()
    document.title = recording.name
  }

  function showProgress(sentence: string): void {
    if (!shown) main.replaceChildren(element('p', { class: 'loading', role: 'status' }, sentence))
  }

  function showProblem(message: string): void {
    shown = undefined
    main.replaceChildren(element('p', { class: 'loading problem', role: 'alert' }, message))
  }
}

async function fetched(url: string): Promise<Profile> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`The profile could not be fetched (${response.status}).`)
  return decodeProfile(new Uint8Array(await response.arrayBuffer()))
}

function themeOf(): ThemeKind {
  const { classList } = document.body
  if (classList.contains('vscode-high-contrast-light')) return 'high-contrast-light'
  if (classList.contains('vscode-high-contrast')) return 'high-contrast'
  if (classList.contains('vscode-light')) return 'light'
  return classList.contains('vscode-dark') || matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}
