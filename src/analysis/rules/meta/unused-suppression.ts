// A suppression comment that suppresses nothing hides future findings; its detections come from the engine, which knows what was suppressed.

import { rule } from '../rule.js'

export default rule<'file', undefined>({
  id: 'unused-suppression',
  languages: ['python', 'typescript'],
  category: 'meta',
  severity: 'hint',
  summary: 'A suppression comment suppresses nothing.',
  why: 'A comment that no longer matches a finding misleads its readers, and would silence a new finding on that line.',
  fixes: 'Removes the comment. Suggested where no rule has its name, which is corrected if it is nearly that of one that finds something there.',
  costs: [],
  fine: [],
  at: 'file',
  detect: () => undefined,
})
