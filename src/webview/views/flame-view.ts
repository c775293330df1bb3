// The flame graph in its three orders, with what is known of the selected call below it.

import { counted } from '../../analysis/text/counted.js'
import { amountOf, shortened } from '../amounts.js'
import { button, choice } from '../controls.js'
import { labelsOf } from '../drawing/labels.js'
import { functionColours, paletteOf, type Colouring } from '../drawing/palette.js'
import type { Picture } from '../drawing/frame.js'
import { element, hold, linkButton } from '../element.js'
import { flameChart, flameKeys, type FlameChart } from '../flame-chart.js'
import { ruler } from '../ruler.js'
import { joinedByRow, nameOf, placeOf, threadName } from '../sight.js'
import { flameOrders, type Zoom } from '../state.js'
import type { Boxes } from '../trees/boxes.js'
import { openSource, showSandwich, type View, type Viewer } from '../viewer.js'
import { moneyOf, sentenceOf, tooltipOf } from './call-text.js'

const orderNames = { 'left-heavy': 'Left heavy', 'time': 'Time order', 'sandwich': 'Callers and callees' } as const
const colouringNames: Readonly<Record<Exclude<Colouring, 'change'>, string>> = { module: 'Colour by module', own: 'Colour by whose code', self: 'Colour by own share' }
const colourings = ['module', 'own', 'self'] as const
const everything: Zoom = { from: 0, to: 1, top: 0 }

export interface FlameView extends View {
  /** The next box that the search found. */
  readonly nextMatch: (isBackwards: boolean) => void
  /** What an export saves: the last graph that was in use; undefined before there was one. */
  readonly shown: () => { readonly picture: Picture, readonly zoom: Zoom, readonly canvas: HTMLCanvasElement | null } | undefined
}

export function flameView(viewer: Viewer): FlameView {
  const { store } = viewer
  const pictures = new Map<string, Picture>()
  const orders = choice('Order', (chosen) => store.set({ order: flameOrders[chosen] ?? 'left-heavy' }))
  const colours = choice('Colours', (chosen) => store.set({ colouring: colourings[chosen] ?? 'module' }))
  const details = element('div', { class: 'details' })
  const hint = element('span', { class: 'sums' })
  const empty = element('p', { class: 'empty' })
  const charts = { main: chart('main', 'Flame graph', false), callers: chart('callers', 'Callers', true), callees: chart('callees', 'Callees', false) }
  const scale = ruler()
  const titles = { callers: element('h2', {}), callees: element('h2', {}) }
  const area = element('div', { class: 'charts' })
  let active: keyof typeof charts = 'main'

  const view: FlameView = {
    element: element('div', { class: 'fill' },
      element('div', { class: 'bar-of-view' }, orders.element, colours.element, button('Reset zoom', () => { for (const one of Object.values(charts)) one.reset() }, 'Reset zoom (0)'), hint), area, details),
    focus: () => charts[active].focus(),
    update,
    nextMatch,
    shown: () => {
      const picture = pictures.get(active)
      return picture && { picture, zoom: store.get().zooms[charts[active].element.dataset['name'] ?? ''] ?? everything, canvas: charts[active].element.querySelector('canvas') }
    },
  }
  return view

  function update(): void {
    const { order, colouring, chosen } = store.get()
    const sight = viewer.sight()
    const hasTime = sight.timedThread >= 0
    orders.show(flameOrders.map((one) => (one === 'time' && !hasTime ? 'Time order (unknown)' : orderNames[one])), flameOrders.indexOf(order))
    colours.show(colourings.map((one) => colouringNames[one]), Math.max(0, colourings.findIndex((one) => one === colouring)))
    hint.textContent = order === 'time' ? timeHint() : ''
    if (order === 'sandwich') { showBoth(chosen); return }
    const boxes = order === 'time' ? sight.inTime() : sight.leftHeavy()
    if (!isThere(boxes)) return
    if (!boxes || boxes.length === 0) {
      say(boxes ? 'There is nothing of this value here.' : 'The profile does not say when its samples were taken: there is no order of time.')
      return
    }
    active = 'main'
    hold(area, scale.element, charts.main.element)
    scale.show(order === 'time' ? 'nanoseconds' : sight.unit)
    show('main', boxes, order)
  }

  /** What is shown stays, and cannot be used, as long as what comes is worked out. */
  function isThere<T>(boxes: T | undefined): boxes is T {
    area.classList.toggle('waiting', boxes === undefined)
    return boxes !== undefined
  }

  /** Threads run side by side: only one has an order. */
  function timeHint(): string {
    const { profile } = viewer.recording()
    const { chosen: { thread }, timedThread, inTime } = viewer.sight()
    const shortest = inTime()?.shortest ?? 0
    return [
      thread < 0 && profile.threads.length > 1 && timedThread >= 0 ? `${threadName(profile, timedThread)}, which has the most samples` : '',
      shortest > 0 ? `what is shorter than ${amountOf(shortest, 'nanoseconds')} is not told apart` : '',
    ].filter((part) => part !== '').join('; ')
  }

  function showBoth(chosen: number): void {
    const { profile } = viewer.recording()
    if (chosen < 0 || chosen >= profile.functions.length) {
      say('Choose a function in the flame graph or in the table, and “Callers and callees”, to see who calls it and what it calls.')
      return
    }
    const both = viewer.sight().sandwich(chosen)
    if (!isThere(both)) return
    const { callers, callees } = both
    if (callees.length === 0) { say(`${nameOf(profile, chosen)} has nothing of this value.`); return }
    active = 'callees'
    titles.callers.textContent = `Who calls ${nameOf(profile, chosen)}`
    titles.callees.textContent = `What ${nameOf(profile, chosen)} calls`
    hold(area, titles.callers, charts.callers.element, titles.callees, charts.callees.element)
    show('callers', callers, `callers-${chosen}`)
    show('callees', callees, `callees-${chosen}`)
  }

  function say(sentence: string): void {
    empty.textContent = sentence
    area.classList.remove('waiting')
    hold(area, empty)
    details.replaceChildren()
  }

  function show(which: keyof typeof charts, boxes: Boxes, name: string): void {
    const { search, colouring, zooms } = store.get()
    const { places } = viewer.recording().profile
    const sight = viewer.sight()
    // Another thread or value is another picture, which has its own zoom.
    const key = `${name}/${sight.chosen.value}/${sight.chosen.thread}`
    const picture: Picture = {
      boxes, isColouredByRow: false,
      colours: functionColours(colouring === 'change' ? 'module' : colouring, places, sight.measures),
      matches: sight.matches(search)?.isMatch,
      labels: pictures.get(which)?.labels ?? labelsOf((row) => nameOf(viewer.recording().profile, row)),
      palette: paletteOf(viewer.theme()),
    }
    const isOther = pictures.get(which)?.boxes !== boxes
    pictures.set(which, picture)
    charts[which].show(picture, zooms[key] ?? everything)
    charts[which].element.dataset['name'] = key
    if (isOther) describe(which, -1)
  }

  function chart(which: 'main' | 'callers' | 'callees', label: string, isUpsideDown: boolean): FlameChart {
    const rowOf = (box: number): number => {
      const boxes = pictures.get(which)?.boxes
      return boxes?.tree.function[boxes.row[box] ?? 0] ?? 0
    }
    return flameChart({
      label, isUpsideDown,
      selected: (box, byKeyboard) => {
        active = which
        describe(which, box)
        const boxes = pictures.get(which)?.boxes
        if (byKeyboard && boxes) viewer.announce(sentenceOf(viewer, boxes, box))
      },
      opened: (box) => openSource(viewer, rowOf(box)),
      zoomed: (zoom) => {
        const name = charts[which].element.dataset['name'] ?? ''
        store.keep({ zooms: { ...store.get().zooms, [name]: zoom } })
      },
      tooltip: (box) => {
        const boxes = pictures.get(which)?.boxes
        return boxes ? tooltipOf(viewer, boxes, box) : ''
      },
      ...(which === 'main' ? { drawn: (from: number, to: number) => scale.draw(from, to) } : {}),
      left: () => { if (store.get().search !== '') store.set({ search: '' }) },
    })
  }

  function describe(which: keyof typeof charts, box: number): void {
    const boxes = pictures.get(which)?.boxes
    if (!boxes || box < 0) {
      details.replaceChildren(element('span', { class: 'hint' }, flameKeys))
      return
    }
    const row = boxes.tree.function[boxes.row[box] ?? 0] ?? 0
    const { profile } = viewer.recording()
    const place = placeOf(profile, row)
    const { findings = 0, money } = joinedByRow(viewer.join()).get(row) ?? {}
    details.replaceChildren(
      element('strong', { class: 'name', title: nameOf(profile, row) }, nameOf(profile, row)),
      ...(place === '' ? [] : [linkButton(shortened(place), () => openSource(viewer, row), `Open ${place}`)]),
      element('span', { class: 'sums' }, sentenceOf(viewer, boxes, box, { isBrief: true })),
      ...(money ? [element('span', { class: 'sums' }, moneyOf(money))] : []),
      ...(findings > 0 ? [linkButton(counted(findings, 'finding'), () => store.set({ view: 'findings' }))] : []),
      element('span', { class: 'actions' }, button('Zoom in', () => charts[which].zoomTo(box), 'Zoom in (Enter)'), button('Callers and callees', () => showSandwich(viewer, row))),
    )
  }

  function nextMatch(isBackwards: boolean): void {
    const picture = pictures.get(active)
    if (!picture?.matches) return
    const { boxes, matches } = picture
    const step = isBackwards ? -1 : 1
    const from = charts[active].selected()
    for (let tried = 1; tried <= boxes.length; tried++) {
      const box = (((from < 0 && isBackwards ? 0 : from) + step * tried) % boxes.length + boxes.length) % boxes.length
      if (matches[boxes.tree.function[boxes.row[box] ?? 0] ?? 0] !== 1) continue
      charts[active].select(box)
      return
    }
  }
}
