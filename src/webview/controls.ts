// The controls that look like VS Code's, from its web components, with what they tell.

import '@vscode-elements/elements/dist/vscode-button/index.js'
import '@vscode-elements/elements/dist/vscode-context-menu/index.js'
import '@vscode-elements/elements/dist/vscode-option/index.js'
import '@vscode-elements/elements/dist/vscode-single-select/index.js'
import '@vscode-elements/elements/dist/vscode-textfield/index.js'
import { element } from './element.js'

export interface Choice {
  readonly element: HTMLElement
  readonly show: (options: readonly string[], chosen: number) => void
}

/** `chosen`: which of the options, from 0. */
export function choice(label: string, choose: (chosen: number) => void): Choice {
  const select = element('vscode-single-select', { class: 'choice', title: label })
  select.label = label
  select.addEventListener('change', () => choose(select.selectedIndex))
  let shown = ''
  return {
    element: select,
    show: (options, chosen) => {
      const key = options.join('\n')
      if (key !== shown) {
        select.replaceChildren(...options.map((option, index) => element('vscode-option', { attributes: { value: String(index) } }, option)))
        // Long lists are searched by typing.
        select.combobox = options.length > 20
        const longest = Math.max(0, ...options.map(({ length }) => length))
        select.style.width = `${Math.min(Math.max(longest + 5, 12), 34)}ch`
      }
      shown = key
      select.hidden = options.length < 2
      void select.updateComplete.then(() => { select.value = String(chosen) })
    },
  }
}

export function button(text: string, act: () => void, title = text): HTMLElement {
  const made = element('vscode-button', { title, on: { click: act } }, text)
  made.secondary = true
  return made
}

/** A button that opens a menu below itself. */
export function menuButton(text: string, entries: readonly string[], choose: (entry: number) => void): HTMLElement {
  const menu = element('vscode-context-menu', { class: 'menu' })
  // Its button leads to it; Tab does not stop where nothing is seen.
  menu.tabIndex = -1
  menu.data = entries.map((label, index) => ({ label, value: String(index), tabindex: 0 }))
  const opener = button(text, () => { menu.show = !menu.show })
  opener.setAttribute('aria-haspopup', 'menu')
  menu.addEventListener('vsc-context-menu-select', ({ detail }) => {
    opener.focus()
    choose(Number(detail.value))
  })
  menu.addEventListener('keydown', ({ key }) => { if (key === 'Escape') opener.focus() })
  return element('span', { class: 'menu-holder' }, opener, menu)
}

export interface SearchField {
  readonly element: HTMLElement
  readonly show: (text: string) => void
  readonly focus: () => void
}

export function searchField(label: string, search: (text: string) => void, entered: (isBackwards: boolean) => void): SearchField {
  const field = element('vscode-textfield', { class: 'search' })
  field.label = label
  field.placeholder = label
  field.addEventListener('input', () => search(field.value))
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') entered(event.shiftKey)
    if (event.key !== 'Escape' || field.value === '') return
    field.value = ''
    search('')
  })
  return {
    element: field,
    show: (text) => { if (field.value !== text) field.value = text },
    focus: () => field.focus(),
  }
}
