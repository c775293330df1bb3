// Makes elements: a tag, what is set on it, and what is in it.

export interface Settings {
  readonly class?: string
  readonly role?: string
  readonly title?: string
  /** Attributes by their names; undefined ones are left out. */
  readonly attributes?: Readonly<Record<string, string | undefined>>
  readonly on?: { readonly [E in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[E]) => void }
}

export function element<T extends keyof HTMLElementTagNameMap>(tag: T, settings: Settings = {}, ...children: readonly (Node | string)[]): HTMLElementTagNameMap[T] {
  const made = document.createElement(tag)
  if (settings.class !== undefined) made.className = settings.class
  if (settings.role !== undefined) made.setAttribute('role', settings.role)
  if (settings.title !== undefined) made.title = settings.title
  for (const [name, value] of Object.entries(settings.attributes ?? {})) if (value !== undefined) made.setAttribute(name, value)
  for (const [name, listener] of Object.entries(settings.on ?? {})) made.addEventListener(name, listener as EventListener)
  made.append(...children)
  return made
}

/** Puts these into a holder, unless they are in it: what is taken out and put back loses the focus and its place. */
export function hold(holder: HTMLElement, ...children: readonly HTMLElement[]): void {
  const isHeld = holder.childNodes.length === children.length && children.every((child, index) => holder.childNodes[index] === child)
  if (!isHeld) holder.replaceChildren(...children)
}

/** A button that looks like a link, as what it does is to lead somewhere. */
export function linkButton(text: string, act: () => void, label?: string): HTMLButtonElement {
  return element('button', { class: 'link', attributes: { type: 'button', 'aria-label': label }, on: { click: act } }, text)
}
