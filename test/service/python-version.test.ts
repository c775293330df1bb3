import assert from 'node:assert/strict'
import { pythonVersionOf } from '../../src/service/python-version.js'

describe('lowest supported Python', () => {
  const cases: readonly (readonly [string, string, readonly [number, number] | undefined])[] = [
    ['lower bound', '[project]\nrequires-python = ">=3.10"', [3, 10]],
    ['with an upper bound', '[project]\nname = "x"\nrequires-python = ">=3.8,<4"', [3, 8]],
    ['upper bound first', '[project]\nrequires-python = "<4, >= 3.11"', [3, 11]],
    ['compatible release', '[project]\nrequires-python = "~=3.9"', [3, 9]],
    ['exact with a wildcard', '[project]\nrequires-python = \'==3.12.*\'', [3, 12]],
    ['above', '[project]\nrequires-python = ">3.7"', [3, 7]],
    ['major only', '[project]\nrequires-python = ">=3"', [3, 0]],
    ['Poetry', '[tool.poetry.dependencies]\npython = "^3.9"', [3, 9]],
    ['Poetry alternatives', '[tool.poetry.dependencies]\npython = "^3.9 || ^3.11"', [3, 9]],
    ['carriage returns', '[project]\r\nrequires-python = ">=3.10"\r\n', [3, 10]],
    ['only an upper bound', '[project]\nrequires-python = "<4"', undefined],
    ['the key of another table', '[tool.other]\nrequires-python = ">=3.12"', undefined],
    ['a comment', '[project]\n# requires-python = ">=3.12"', undefined],
    ['nothing', '', undefined],
  ]
  for (const [name, text, expected] of cases) it(name, () => { assert.deepEqual(pythonVersionOf(text), expected) })
})
