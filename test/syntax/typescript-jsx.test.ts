// JSX of TypeScript in the common tree, as goldens.

import { readsAs } from '../support/parse-typescript.js'

const reads = readsAs('tsx')

describe('TypeScript: JSX', () => {
  it('elements', () => {
    reads('const a = <div className="x" onClick={() => f(x)} {...rest} hidden>text {value} {/* none */}<b/></div>',
      '(declaration const [(assign = const targets:[a] value:(other "<div className=\\"x\\" onClick={() => f(x)} {...rest} hidden>text {value} {/* none */}<b/></div>" "x" (function arrow (call callee:f arguments:[(argument x)])) (spread * rest) value (other "<b/>")))])')
    reads('const b = <><User.Card<string> id={1} /><Item>{xs.map((x) => <Row key={x} />)}</Item></>',
      '(declaration const [(assign = const targets:[b] value:(other "<><User.Card<string> id={1} /><Item>{xs.map((x) => <Row key={x} />)}</Item></>" (other "<User.Card<string> id={1} />" (member Card User) (type name string) 1) (other "<Item>{xs.map((x) => <Row key={x} />)}</Item>" Item (call callee:(member map xs) arguments:[(argument (function arrow parameters:[(parameter x)] body:(other "<Row key={x} />" Row x)))]))))])')
    reads('const c = <svg:rect xlink:href={u} />',
      '(declaration const [(assign = const targets:[c] value:(other "<svg:rect xlink:href={u} />" u))])')
    reads('const d = <a>{...xs}</a>', '(declaration const [(assign = const targets:[d] value:(other "<a>{...xs}</a>" (spread * xs)))])')
  })
})
