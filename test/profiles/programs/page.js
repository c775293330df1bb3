// The shop in a page: a list searched in a loop when a button is pressed, and a worker that counts.

function nameOf(all, id) {
  return all.find((customer) => customer.id === id).name
}

function report() {
  const all = Array.from({ length: 2000 }, (_, id) => ({ id, name: `customer ${id}` }))
  const lines = []
  for (let order = 0; order < 20_000; order++) lines.push(nameOf(all, order % 2000))
  document.title = `${lines.length} lines`
}

const counting = 'function depth(n) { return n < 2 ? n : depth(n - 1) + depth(n - 2) } onmessage = () => postMessage(depth(27))'
const worker = new Worker(URL.createObjectURL(new Blob([counting], { type: 'text/javascript' })))
worker.onmessage = () => { document.body.append('done') }

document.querySelector('button').addEventListener('click', () => {
  worker.postMessage(0)
  for (let round = 0; round < 5; round++) report()
})
